"""How well each fragment of a torn article continues each other one.

Three kinds of evidence add up, all as natural logarithms of likelihood ratios: the characters on both sides of
the break, the distance in print (a column goes on after the fragments of its neighbours), and the company: where
a fragment is followed by the second next, so are those beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from govtrends.text.ngrams import Model, packaged, simplify

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

REACH = 12
"""Fragments this far on are told apart by distance; farther ones are all alike."""
FORWARD = (0.28, 0.36, 0.22, 0.04, 0.03, 0.02)
"""How often a line's successor is printed 1, 2, … places on, as ``bench/reading.py`` prints them."""
FAR, BACK = 0.02, 0.0007
COMPANY_WEIGHT, COMPANY_FLOOR = 0.5, 0.02
ROUNDS = 2
ALONE = -8.0
"""A join below this is worth less than ending a chain."""
IMPOSSIBLE = -99.0


def worth(texts: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return the worth of every join ``(i, j)`` and, by themselves, the characters' share in it."""
    import numpy as np

    letters = continuations(texts)
    distance = _distances(len(texts))
    total = letters + distance
    np.fill_diagonal(total, IMPOSSIBLE)
    for _ in range(ROUNDS):
        likely = _likely(total)
        total = letters + _observed(distance, likely) + COMPANY_WEIGHT * np.log(_company(likely) + COMPANY_FLOOR)
        np.fill_diagonal(total, IMPOSSIBLE)
    return total - ALONE, letters


def continuations(texts: Sequence[str]) -> Matrix:
    """Return how much likelier the head of ``j`` is after the tail of ``i`` than by itself."""
    import numpy as np

    simple = [simplify(text) for text in texts]
    model = Model(packaged(), simple)
    ids = [model.ids(text) for text in simple]
    tails = np.array([([0, 0, 0, *line])[-3:] for line in ids], dtype=np.uint64)
    heads = np.array([[*line[:3], 0, 0, 0][:3] for line in ids], dtype=np.uint64)
    return model.joins(tails, heads)


@cache
def _by_distance(n: int) -> Matrix:
    """Return the logarithm of the share of successors at each distance from ``-(n - 1)`` to ``n - 1``."""
    import numpy as np

    shares = np.full(2 * n - 1, BACK)
    for d in range(1, n):
        shares[n - 1 + d] = FORWARD[d - 1] if d <= len(FORWARD) else FAR / (d - 5) ** 1.5
    return np.log(shares)


def _distances(n: int) -> Matrix:
    """Return :func:`_by_distance` as an ``(n, n)`` matrix."""
    import numpy as np

    places = np.arange(n)
    matrix: Matrix = _by_distance(n)[places[None, :] - places[:, None] + n - 1]
    return matrix


def _likely(total: Matrix) -> Matrix:
    """Return how likely each join is among those of its fragment and among those of its successor."""
    import numpy as np

    after = np.exp(total - total.max(axis=1, keepdims=True))
    before = np.exp(total - total.max(axis=0, keepdims=True))
    after /= after.sum(axis=1, keepdims=True)
    before /= before.sum(axis=0, keepdims=True)
    return np.sqrt(after * before)


def _observed(distance: Matrix, likely: Matrix) -> Matrix:
    """Return the distances' evidence with the shares that this article shows: two columns, or three."""
    import numpy as np

    n = len(distance)
    reach = min(REACH, n - 1)
    seen = np.array([np.trace(likely, offset=d) for d in range(1, reach + 1)])
    known = np.exp(_by_distance(n)[n : n + reach])
    shares = np.log((seen + 5 * known) / (seen.sum() + 5))
    result = distance.copy()
    for d in range(1, reach + 1):
        places = np.arange(n - d)
        result[places, places + d] = shares[d - 1]
    return result


def _company(likely: Matrix) -> Matrix:
    """Return how likely the joins on both sides are: ``(i - 1, j - 1)`` and ``(i + 1, j + 1)``."""
    import numpy as np

    company = np.zeros_like(likely)
    company[1:, 1:] += likely[:-1, :-1]
    company[:-1, :-1] += likely[1:, 1:]
    return company / 2
