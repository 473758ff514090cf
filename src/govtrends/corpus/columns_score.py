"""How likely each fragment of a torn article is the one to be read after each other one.

Evidence adds up as natural logarithms of likelihood ratios.  What the fragments themselves say: characters and
words across the break, open quotation marks and brackets, line widths.  What print says, that is where they
stand, is :mod:`.columns_distance`.

The weights were fitted as a conditional logit (which fragment comes next?) on provincial
reports set in lines of 12 to 24 characters, with an n-gram table that had only seen national ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from govtrends.corpus.columns_pieces import printed_width
from govtrends.text.ngrams import Model, packaged, simplify
from govtrends.text.tokens import frequencies

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

LETTERS, UNLIKELY, UNLIKELY_FROM = 0.62, 0.35, -3.0
"""Weight of the n-grams' verdict; below ``UNLIKELY_FROM`` it counts ``UNLIKELY`` less: the table is small."""
WORD = 1.9
OPEN_CLOSED, OPEN_UNCLOSED, CLOSED_UNOPENED = 2.5, -2.6, -2.3
ODD_ODD, ODD_EVEN = 2.15, -0.55
END_INDENT, END_FULL, MIDDLE_INDENT, STOP_INDENT = 1.9, -2.1, -2.2, 0.65
TRUST = 1.25
"""The fragments' evidence against that of print, which the logit did not know."""

_OPENERS, _CLOSERS = "“‘（《(「『【", "”’）》)」』】"
_STOPS = tuple("。！？!?；;：:")
_QUOTES = '”’"」』）)'
_MARK = re.compile(f"[{_OPENERS}{_CLOSERS}]")
# specks and rules that OCR read as marks at a line's end: they say nothing about what comes next
_SPECKS = re.compile(r"^[|·\-_~^'*`■丨]+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[|·\-_~^'*`■丨]+$")
CANDIDATES = 6
"""Successors of each fragment for which the dictionary is asked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the fragments say: ``joins[i, j]`` for reading ``j`` after ``i``, ``starts[j]`` for beginning with ``j``.

    Natural logarithms of likelihood ratios; print's own evidence is not in them.
    """

    joins: Matrix
    starts: NDArray[np.float64]


def weigh(texts: Sequence[str], lines: bool = True) -> Evidence:
    """Return how much likelier each fragment follows each other one than a fragment of which nothing is known.

    A fragment begins the article as it would follow a full stop in a paragraph's short last line.  ``lines`` says
    that each is one printed line, whose width then counts.
    """
    import numpy as np

    simple = [simplify(_SPECKS.sub("", text)) for text in texts]
    model = Model(packaged(), simple)
    ids = [model.ids(text) for text in simple]
    ids.append(model.ids("。"))
    tails = np.array([([0, 0, 0, *line])[-3:] for line in ids], dtype=np.uint64)
    heads = np.array([[*line[:3], 0, 0, 0][:3] for line in ids[:-1]], dtype=np.uint64)
    ratio = model.joins(tails, heads)
    result = LETTERS * ratio + UNLIKELY * np.maximum(UNLIKELY_FROM - ratio, 0.0)
    if lines:
        result += _layout(texts)
    result[:-1] += _marks(texts)
    _add_words(result, simple)
    result *= TRUST
    return Evidence(result[:-1], result[-1])


def _add_words(scores: Matrix, simple: Sequence[str]) -> None:
    """Add the evidence of dictionary words that the break would cut in two, for the likeliest successors."""
    import numpy as np

    n = len(simple)
    known = frequencies()
    likeliest = np.argpartition(-scores[:n], min(CANDIDATES, n - 1), axis=1)[:, :CANDIDATES]
    tails = [[text[-size:] for size in (1, 2, 3)] for text in simple]
    heads = [[text[:size] for size in (1, 2, 3)] for text in simple]
    for i, row in enumerate(likeliest.tolist()):
        one, two, three = tails[i]
        for j in row:
            first, second, third = heads[j]
            best = 0.0
            for size, word in ((2, one + first), (3, one + second), (3, two + first)):
                if seen := known.get(word):
                    best = max(best, log1p(seen) / 10 + (size - 2) * 0.5)
            for word in (two + second, one + third, three + first):
                if seen := known.get(word):
                    best = max(best, log1p(seen) / 10 + 1.0)
            if best:
                scores[i, j] += WORD * best


def _marks(texts: Sequence[str]) -> Matrix:
    """Return the evidence of quotation marks, brackets and book titles opened before the break or closed after."""
    import numpy as np

    opened, closed, odd = np.zeros((3, len(texts)), dtype=bool)
    for i, text in enumerate(texts):
        depth = 0
        for mark in _MARK.findall(text):
            if mark in _OPENERS:
                depth += 1
            elif depth:
                depth -= 1
            else:
                closed[i] = True
        opened[i], odd[i] = depth > 0, text.count('"') % 2 == 1
    before, after = opened[:, None], closed[None, :]
    score: Matrix = OPEN_CLOSED * (before & after) + OPEN_UNCLOSED * (before & ~after)
    score += CLOSED_UNOPENED * (~before & after)
    score += odd[:, None] * np.where(odd[None, :], ODD_ODD, ODD_EVEN)
    return score


def _layout(texts: Sequence[str]) -> Matrix:
    """Return the evidence of line widths: after a paragraph's short last line comes an indented first one.

    The last row is for a fragment that follows nothing.
    """
    import numpy as np

    widths = np.array([printed_width(text) for text in texts])
    full = widths >= float(np.median(widths)) - 1.25
    indented = ~full & (widths > float(np.median(widths)) - 3.25)
    short = widths < float(np.median(widths)) - 1.75
    stop = np.array([text.rstrip(_QUOTES).endswith(_STOPS) for text in texts])
    short, stop = np.append(short, True), np.append(stop, True)
    last, middle = (stop & short)[:, None], ~stop[:, None]
    opens = (indented & ~stop[:-1])[None, :]
    score: Matrix = END_INDENT * (last & indented[None, :]) + END_FULL * (last & full[None, :])
    score += MIDDLE_INDENT * (middle & opens) + STOP_INDENT * ((stop & ~short)[:, None] & opens)
    return score
