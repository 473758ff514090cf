"""How likely each fragment of a torn article is the one to be read after each other one.

Evidence adds up as natural logarithms of likelihood ratios.  What the fragments themselves say: characters and
words across the break, open quotation marks and brackets, line widths.  What print says, that is where they
stand, is :mod:`.columns_distance`.

The weights were learned together with the network of :mod:`govtrends.text.sequels` as a conditional logit (which
fragment comes next?) on reports and newspaper text set in lines, with n-gram tables that had not seen the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from govtrends.corpus.columns_pieces import printed_width
from govtrends.text import sequels
from govtrends.text.continuations import Model
from govtrends.text.ngram_files import packaged
from govtrends.text.ngrams import Table, simplified

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from govtrends.text.ngrams import Lines

    Matrix = NDArray[np.float64]

UNLIKELY_FROM = -3.0
"""Below this the n-grams' verdict has a weight of its own: the table is small."""
TRUST = 1.1
"""The fragments' evidence against that of print, which the logit did not know."""

_OPENERS, _CLOSERS = "“‘（《(「『【", "”’）》)」』】"
_STOPS = tuple("。！？!?；;：:")
_QUOTES = '”’"」』）)'
_MARK = re.compile(f"[{_OPENERS}{_CLOSERS}]")
# specks and rules that OCR read as marks at a line's end: they say nothing about what comes next
_SPECK = frozenset("|·-_~^'*`■丨")
_SPECKS = re.compile(r"^[|·\-_~^'*`■丨]+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[|·\-_~^'*`■丨]+$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the fragments say: ``joins[i, j]`` for reading ``j`` after ``i``, ``starts[j]`` for beginning with ``j``.

    Natural logarithms of likelihood ratios; print's own evidence is not in them.  ``shared[i, j]`` is how rare, in
    natural logarithms, the pairs of characters are that both hold.
    """

    joins: Matrix
    starts: NDArray[np.float64]
    shared: NDArray[np.floating]


def weigh(texts: Sequence[str], lines: bool = True) -> Evidence:
    """Return how much likelier each fragment follows each other one than a fragment of which nothing is known.

    A fragment begins the article as it would follow a full stop in a paragraph's short last line.  ``lines`` says
    that each is one printed line, whose width then counts.
    """
    import numpy as np

    found, read, shared = features(texts, packaged(), lines)
    network = sequels.packaged()
    result: Matrix = network(read, read.until(len(texts))).astype(np.float64)
    for weight, feature in zip(network.weights.tolist(), found, strict=True):
        result[: len(feature)] += weight * feature
    result *= TRUST
    return Evidence(result[:-1], result[-1], shared)


def features(texts: Sequence[str], table: Table, lines: bool = True) -> tuple[list[Matrix], Lines, NDArray[np.float32]]:
    """Return what is weighed, the characters of fragments and of a full stop, and what fragments share ``(n, n)``.

    What is weighed, each ``(n + 1, n)`` or ``(n, n)``: the n-grams' verdict; how far it falls below ``UNLIKELY_FROM``;
    a word across the break; four of :func:`_layout`, all 0 where fragments are no ``lines``; five of :func:`_marks`.
    """
    import numpy as np

    n = len(texts)
    bare = [_SPECKS.sub("", text) if text[:1] in _SPECK or text[-1:] in _SPECK else text for text in texts]
    model = Model(table, simplified(bare))
    read = model.lines.joined(model.alphabet.lines(["。"]))
    ratio, words = model.joins(read, read.until(n))
    laid = _layout(texts) if lines else [np.zeros(ratio.shape)] * 4
    found = [ratio, np.maximum(UNLIKELY_FROM - ratio, 0.0), words[:n], *laid, *_marks(bare)]
    return found, read, model.shared()


def continued(before: Sequence[str], after: Sequence[str]) -> list[float]:
    """Return what n-grams of the packaged table alone say for reading each text on in the one beside it.

    As the n-grams' verdict of :func:`features`, without the page's own counts.
    """
    model = _general()
    said: list[float] = model.breaks(*(model.alphabet.lines(simplified(side)) for side in (before, after))).tolist()
    return said


@cache
def _general() -> Model:
    """Return the packaged counts, of no page."""
    return Model(packaged(), [])


def _marks(texts: Sequence[str]) -> list[Matrix]:
    """Return where marks are opened before the break or closed after: both, the first, the second alone; odd quotes.

    Quotation marks, brackets and book titles; then ASCII quotes, odd on both sides, odd before alone.
    """
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
    before, after, uneven = opened[:, None], closed[None, :], odd[:, None]
    found = (before & after, before & ~after, ~before & after, uneven & odd[None, :], uneven & ~odd[None, :])
    return [feature.astype(np.float64) for feature in found]


def _layout(texts: Sequence[str]) -> list[Matrix]:
    """Return where line widths speak: after a paragraph's short last line comes an indented first one.

    A last line before an indented and before a full one; an indented one after mid-sentence and after a full stop in a
    full line.  The last row is for a fragment that follows nothing.
    """
    import numpy as np

    widths = np.array([printed_width(text) for text in texts])
    usual = median(widths.tolist())
    full, short = widths >= usual - 1.25, widths < usual - 1.75
    indented = ~full & (widths > usual - 3.25)
    stop = np.array([text.rstrip(_QUOTES).endswith(_STOPS) for text in texts])
    short, stop = np.append(short, True), np.append(stop, True)
    last, middle = (stop & short)[:, None], ~stop[:, None]
    opens = (indented & ~stop[:-1])[None, :]
    found = (last & indented[None, :], last & full[None, :], middle & opens, (stop & ~short)[:, None] & opens)
    return [feature.astype(np.float64) for feature in found]
