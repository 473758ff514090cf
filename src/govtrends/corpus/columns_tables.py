"""Tables that the weave of columns looks up: how steps follow each other, what stands where in any reading.

They depend on the number of lines alone, or on nothing, and are kept: a page is small, every call of NumPy counts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Floats = NDArray[np.float32]
    Places = NDArray[np.intp]

REACH = 8
"""A column goes on at most this many printed lines further down."""
STEPS = 2 * REACH + 1
"""Steps that are told apart: 0 a new stretch, 1 to ``REACH`` straight on, and as many again over a lost line."""
MEMORY = 3
BEAM = 24
"""Weaves that are kept at each line."""
NOTHING = -1e9
FADING = 0.85
"""How much of what two lines share is left with each line between them."""


@cache
def step_shares() -> Matrix:
    """Return the log shares of the next step after every three ``(STEPS,) * 4``, flat; shorter memory fills gaps."""
    import numpy as np

    with (
        resources.as_file(resources.files("govtrends.corpus") / "weaves.npz") as path,
        np.load(path) as data,
    ):
        seen, smooth = data["steps"].astype(np.float64), float(data["smooth"])
    share: Matrix = np.full(STEPS, 1 / STEPS)
    for known in range(MEMORY, -1, -1):
        counts = seen.sum(axis=tuple(range(known))) + smooth * share
        share = counts / counts.sum(axis=-1, keepdims=True)
    return np.log(share).ravel()


@cache
def beamed() -> tuple[Floats, Floats]:
    """Return the log shares of steps ``(STEPS ** 3, STEPS)``, and ``NOTHING`` for those from a line with a successor.

    The latter, 0 for all others, are ``(2 ** REACH, STEPS)``: bit k says that the line k + 1 up has its successor.
    """
    import numpy as np

    has = (np.arange(1 << REACH)[:, None] >> np.arange(REACH)) & 1
    closed = np.where(np.concatenate((np.zeros((1 << REACH, 1)), has, has), axis=1) > 0, NOTHING, 0.0)
    return step_shares().reshape(-1, STEPS).astype(np.float32), closed.astype(np.float32)


@cache
def followed() -> tuple[Places, Places]:
    """Return which lines have their successor, and the last three steps, after each step ``(before, STEPS)``."""
    import numpy as np

    up = np.arange(STEPS)
    up[REACH + 1 :] -= REACH
    bit = np.where(up > 0, 1 << np.maximum(up - 1, 0), 0)
    taken = ((np.arange(1 << REACH)[:, None] | bit) << 1) & ((1 << REACH) - 1)
    return taken, np.arange(STEPS ** (MEMORY + 1)).reshape(-1, STEPS) % STEPS**MEMORY


@cache
def choices(count: int) -> tuple[Places, Places, Places]:
    """Return all choices ``(sets, 4)`` of three and of four among ``count`` cuts, in ascending order, and their joins.

    Of three cuts the last stands twice.  The joins that reading the stretches between last to first makes are places
    in a flat matrix of cuts before by cuts after: ``(3, of three cuts)``; of four cuts, ``(2, of four)``, where each
    stands for itself and the one across the diagonal.
    """
    import numpy as np

    three, four = (np.array(list(combinations(range(count), size)), dtype=np.intp).reshape(-1, size) for size in (3, 4))
    # X A B Y becomes X B A Y, and X A B C Y becomes X C B A Y
    joins = (three.T[[0, 2, 1]] * count + three.T[[1, 0, 2]], four.T[:2] * count + four.T[2:])
    return np.concatenate((three[:, [0, 1, 2, 2]], four)), *joins


def turned(cuts: Places, size: int) -> Places:
    """Return for rows of four cuts the places ``(rows, size)`` when the stretches between are read last to first."""
    import numpy as np

    first, second, third, last = cuts.T
    sizes, moves = np.zeros((2, len(cuts), 5), dtype=np.intp)
    # how long the stretches are in their new order, and from how much further on each is taken
    sizes[:, 0], sizes[:, 4] = first, size - last
    sizes[:, 3:0:-1] = cuts[:, 1:] - cuts[:, :-1]
    moves[:, 1], moves[:, 3] = third - first, second - last
    moves[:, 2] = moves[:, 1] + moves[:, 3]
    places: Places = moves.ravel().repeat(sizes.ravel()).reshape(-1, size)
    places += np.arange(size)
    return places


@lru_cache(maxsize=32)
def later(size: int) -> NDArray[np.bool_]:
    """Return which of two places among so many is the later one ``(size, size)``: those above the diagonal."""
    import numpy as np

    return np.arange(size)[:, None] < np.arange(size)


@lru_cache(maxsize=32)
def ways_down(size: int) -> tuple[NDArray[np.bool_], Places, Places]:
    """Return which joins of so many lines go a few lines down the print ``(size, size)``, and the steps to each line.

    The steps, straight on and over a lost line, are ``(size + 1, size)``; 0 where a stretch begins, as in the last row.
    """
    import numpy as np

    lines = np.arange(size)
    down = lines[None, :] - lines[:, None]
    near = (down > 0) & (down <= REACH)
    step, leap = np.zeros((2, size + 1, size), dtype=np.intp)
    step[:size], leap[:size] = np.where(near, down, 0), np.where(near, down + REACH, 0)
    return near, step, leap


@lru_cache(maxsize=32)
def pairs_near(size: int, reach: int) -> tuple[Places, Places, Matrix]:
    """Return all pairs of places up to ``reach`` apart among so many, and how much what each shares counts."""
    import numpy as np

    apart = range(1, reach + 1)
    none = [np.zeros(0, dtype=np.intp)]
    above = np.concatenate(none + [np.arange(size - on) for on in apart])
    below = np.concatenate(none + [np.arange(on, size) for on in apart])
    weight = (FADING ** (below - above - 1.0)).astype(np.float64)
    return above, below, weight
