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
from govtrends.text.products import times

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from govtrends.text.ngrams import Lines

    Matrix = NDArray[np.float64]
    Rows = NDArray[np.float32]
    Sides = tuple[Matrix, Matrix]

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

    (ratio, words), (left, right), read, shared = _said(texts, packaged(), lines)
    network = sequels.packaged()
    result: Matrix = network(read, read.until(len(texts))).astype(np.float64)
    says, unlikely, word, *rest = network.weights.tolist()
    result += says * ratio
    result += unlikely * np.maximum(UNLIKELY_FROM - ratio, 0.0)
    result += word * words
    # of fragments that are no lines, layout, which stands before the marks, says nothing
    result += times(left * np.array(rest[-right.shape[1] :]), right.T)
    result *= TRUST
    return Evidence(result[:-1], result[-1], shared)


def features(texts: Sequence[str], table: Table) -> tuple[list[Matrix], Lines, NDArray[np.float32]]:
    """Return what is weighed of lines, the characters of these and of a full stop, and what lines share ``(n, n)``.

    What is weighed, each ``(n + 1, n)``: the n-grams' verdict; how far it falls below ``UNLIKELY_FROM``; a word across
    the break; four of :func:`_layout`; five of :func:`_marks`.
    """
    import numpy as np

    (ratio, words), sides, read, shared = _said(texts, table, lines=True)
    outer = [np.outer(before, after) for before, after in zip(sides[0].T, sides[1].T, strict=True)]
    return [ratio, np.maximum(UNLIKELY_FROM - ratio, 0.0), words, *outer], read, shared


def _said(texts: Sequence[str], table: Table, lines: bool) -> tuple[tuple[Rows, Rows], Sides, Lines, Rows]:
    """Return the n-grams' verdict and words across the break; what layout, for ``lines``, and marks say; and the rest.

    The rest as in :func:`features`.
    """
    import numpy as np

    n = len(texts)
    bare = [_SPECKS.sub("", text) if text[:1] in _SPECK or text[-1:] in _SPECK else text for text in texts]
    model = Model(table, simplified(bare))
    read = model.lines.joined(model.alphabet.lines(["。"]))
    ratio, words = model.joins(read, read.until(n))
    words[n] = 0
    sides = _marks(bare)
    if lines:
        left, right = (np.concatenate(both, axis=1) for both in zip(_layout(texts), sides, strict=True))
        sides = left, right
    return (ratio, words), sides, read, model.shared()


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


def _marks(texts: Sequence[str]) -> Sides:
    """Return where marks are opened before the break or closed after: both, the first, the second alone; odd quotes.

    Quotation marks, brackets and book titles; then ASCII quotes, odd on both sides, odd before alone.  Each is true
    of a join where it is of both sides: the fragments before ``(n + 1, 5)``, the last of them none, and those after.
    """
    import numpy as np

    opened, closed, odd = np.zeros((3, len(texts) + 1), dtype=bool)
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
    none = ~opened
    none[-1] = False
    left = np.array((opened, opened, none, odd, odd), dtype=np.float64).T
    right = np.array((closed, ~closed, closed, odd, ~odd), dtype=np.float64).T
    return left, right[:-1]


def _layout(texts: Sequence[str]) -> Sides:
    """Return where line widths speak: after a paragraph's short last line comes an indented first one.

    A last line before an indented and before a full one; an indented one after mid-sentence and after a full stop in a
    full line.  Sides as in :func:`_marks`; the last before is a paragraph's last line, after which an article begins.
    """
    import numpy as np

    widths = np.array([printed_width(text) for text in texts])
    usual = median(widths.tolist())
    full, short = widths >= usual - 1.25, widths < usual - 1.75
    indented = ~full & (widths > usual - 3.25)
    stop = np.array([text.rstrip(_QUOTES).endswith(_STOPS) for text in texts])
    short, stop = np.append(short, True), np.append(stop, True)
    last, opens = stop & short, indented & ~stop[:-1]
    left = np.array((last, last, ~stop, stop & ~short), dtype=np.float64).T
    right = np.array((indented, full, opens, opens), dtype=np.float64).T
    return left, right
