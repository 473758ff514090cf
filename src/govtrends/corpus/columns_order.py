"""Put the chains of fragments in order: columns break where lines are lost, and their parts are to be read in turn.

What two chains say for each other is little; where they stand in print says more.  A chain goes on a few lines
further down, where its column does, or else at the top of the print, where the next column begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Places = NDArray[np.intp]
    Geography = tuple[Matrix, Matrix, Matrix]

STRANGEST, FONDEST = -6.0, 9.0
"""Bounds of what the fragments say for reading two chains in turn: a line may be lost between them."""
AFTER_STOP = 0.5
"""What they say against it counts this much behind a full stop, where a new subject may begin."""
NEAR = 9
"""So many fragments further down in print a column goes on after a lost line: three lines of three columns."""
FURTHER, BACK, OFF_EDGE, FAREST = 0.25, 2.5, 0.2, 5.0
"""Costs: of each fragment further than that, of going back, of each fragment that going back starts or ends away from
the edges of the print, and the most that print may say against a link."""
FIRST_PRINTED, TOP = 2.0, 6
"""An article begins with what is printed first, or else with one of the first lines: a column may start higher."""
OPEN_END = 2.0
"""What ending an article in mid-sentence costs."""


def in_order(found: list[list[int]], worth: Geography) -> list[list[int]]:
    """Return the chains in the order in which they are read best, by what :func:`geography` says.

    Best by exchanging neighbouring stretches until none gains.
    """
    import numpy as np

    m = len(found)
    if m < 2:
        return found
    links = _links(found, worth)
    i, j, k = _exchanges(m)
    path = np.array([m, *range(m), m + 1])
    while True:
        # stretches i:j and j:k change places
        a, b, c, d, e, f = path[i - 1], path[i], path[j - 1], path[j], path[k - 1], path[k]
        gain = links[a, d] + links[e, b] + links[c, f] - links[a, b] - links[c, d] - links[e, f]
        best = int(gain.argmax())
        if gain[best] <= 1e-9:
            return [found[node] for node in path[1:-1]]
        x, y, z = i[best], j[best], k[best]
        path = np.concatenate((path[:x], path[y:z], path[x:y], path[z:]))


@lru_cache(maxsize=32)
def _exchanges(chains: int) -> tuple[Places, Places, Places]:
    """Return all choices of three cuts between so many chains, in ascending order."""
    import numpy as np

    i, j, k = (cut.ravel() for cut in np.mgrid[1 : chains + 1, 1 : chains + 1, 2 : chains + 2])
    usable = (i < j) & (j < k)
    return i[usable], j[usable], k[usable]


def geography(joins: Matrix, starts: Matrix, ends: Sequence[bool]) -> Geography:
    """Return what speaks for reading fragments in turn that print has parted, for each as the first, as the last.

    ``joins[i, j]`` is what fragments ``i`` and ``j`` say for their join, ``starts[j]`` what speaks for ``j`` as the
    beginning, ``ends[i]`` whether ``i`` ends a sentence.  The results are ``(n, n)``, ``(n,)`` and ``(n,)``.
    """
    import numpy as np

    away, early, edge = _print(len(joins))
    stops = np.asarray(ends)
    said = joins.clip(STRANGEST, FONDEST)
    said = np.where(stops[:, None] & (said < 0), AFTER_STOP * said, said)
    return said - away, np.maximum(starts, STRANGEST) + early, -OPEN_END * ~stops - edge


@lru_cache(maxsize=32)
def _print(size: int) -> Geography:
    """Return what print says against reading each of so many lines after each, for each as the first, against the last.

    Costs ``(size, size)``, a gain ``(size,)`` and costs ``(size,)``.
    """
    import numpy as np

    lines = np.arange(size)
    down = lines[None, :] - lines[:, None]
    below = size - 1 - lines
    on = FURTHER * np.maximum(down - NEAR, 0)
    back = BACK + OFF_EDGE * (np.maximum(lines - NEAR, 0)[None, :] + np.maximum(below - NEAR, 0)[:, None])
    early = np.where(lines == 0, FIRST_PRINTED, np.where(lines < TOP, 0.0, -FIRST_PRINTED))
    edge = np.minimum(OFF_EDGE * np.maximum(below - NEAR, 0), FAREST)
    return np.minimum(np.where(down > 0, on, back), FAREST), early, edge


def _links(found: list[list[int]], worth: Geography) -> Matrix:
    """Return what each link of chains is worth; row ``m`` is the beginning of the article, column ``m + 1`` its end."""
    import numpy as np

    m = len(found)
    heads = np.array([chain[0] for chain in found])
    tails = np.array([chain[-1] for chain in found])
    far, first, last = worth
    links = np.full((m + 2, m + 2), -1e6)
    links[:m, :m] = far.take(tails, axis=0).take(heads, axis=1)
    links[m, :m] = first[heads]
    links[:m, m + 1] = last[tails]
    return links
