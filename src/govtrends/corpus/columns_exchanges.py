"""Exchange stretches of a reading: where it reads badly, and where two columns may have crossed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtrends.corpus.columns_tables import NOTHING, REACH, choices, later, turned

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Places = NDArray[np.intp]

CUTS, PLACES, TRIED = 20, 16, 12
"""Weak joins at which a reading is cut, places at which columns may cross, and the exchanges of either kind that are
looked at closely."""
HOPELESS = -6.0
"""None is that loses so much by its joins alone: of 1,200 that were better, none did."""


def exchanged(path: Places, made: Matrix) -> Places:
    """Return the readings ``(m, n)`` that look best, join by join, among exchanges of stretches of ``path``.

    ``made[c, d]`` is what it is worth to read on from what stands before cut ``c`` to what stands behind cut ``d``
    ``(n + 1, n + 1)``.  Stretches end where the reading is weakest, or where two columns lie side by side in print:
    columns that cross cross between two such places, however well the wrong joins read.
    """
    import numpy as np

    own = made.diagonal()
    gained = made - own[:, None]
    weakest = own[1:-1].argsort()[: CUTS - 2]
    weakest.sort()
    cuts = np.zeros(len(weakest) + 2, dtype=np.intp)
    cuts[1:-1], cuts[-1] = weakest + 1, len(path)
    sets, three, crossed = choices(len(cuts))
    few = gained.take(cuts, axis=0).take(cuts, axis=1)
    # of four cuts the first and the third change what follows each other, and so do the second and the fourth
    both = (few + few.T).take(crossed)
    best = _best(np.concatenate((few.take(three).sum(axis=0), both[0] + both[1])), TRIED, HOPELESS)
    return path[turned(np.concatenate((cuts[sets[best]], crossings(path, gained))), len(path))]


def crossings(path: Places, gained: Matrix) -> Places:
    """Return the exchanges ``(m, 4)`` between places where two columns may cross, as ascending cuts of a reading.

    A place are two cuts side by side: the print goes past both joins at once, or columns begin and end there.  What
    crossing gains is known for each place by itself: both sides read on behind the other.
    """
    import numpy as np

    n = len(path)
    above, below = np.full(n + 1, -1), np.full(n + 1, n)
    above[1:], below[:-1] = path, path
    down = below - above
    on = (down > 0) & (down <= REACH)
    on[0] = on[-1] = False
    past = above[:, None] < below
    past &= past.T
    # of two joins that the print goes past both go on, of two others neither does
    past &= on
    past |= ~on[:, None]
    past &= on[:, None] == on
    past &= later(n + 1)
    at = past.ravel().nonzero()[0]
    left = at // (n + 1)
    right = at - left * (n + 1)
    gains = gained.take(at) + gained.take(right * (n + 1) + left)
    best = _best(gains, PLACES, NOTHING)
    left, right, gains = left[best], right[best], gains[best]
    first, then = ((left[:, None] < left) & (left < right[:, None]) & (right[:, None] < right)).nonzero()
    best = _best(gains[first] + gains[then], TRIED, HOPELESS)
    first, then = first[best], then[best]
    return np.array((left[first], left[then], right[first], right[then])).T


def _best(gains: Matrix, most: int, least: float) -> Places:
    """Return the places of the greatest gains above ``least``, at most so many."""
    found = (gains > least).nonzero()[0]
    return found[gains[found].argpartition(-most)[-most:]] if len(found) > most else found
