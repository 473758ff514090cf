"""How the distances in print from a line to its successor follow each other: tables that the model of them looks up.

Counted on simulated pages (``tools/make_patterns.py``).  They depend on nothing, or on the number of lines alone, and
are kept.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Floats = NDArray[np.float32]
    Places = NDArray[np.intp]

COLUMNS = (1, 2, 3)
NEAR = {d: k for k, d in enumerate((-1, *range(1, 10)))}
"""Distances in print that are told apart, and their place in the table of patterns."""
FAR, END = len(NEAR), len(NEAR) + 1
STATES = len(NEAR) + 2
KIND = [4, 0, 1, 2, 3, 4, 4, 4, 4, 4, 5, 6]
"""The kind of each distance that the model remembers: 1, 2, 3, 4, other near ones, far, end."""
KINDS, MEMORY = 7, 3

SWITCH = 0.01
"""How often a page changes the number of mixed columns from one line to the next."""
BESIDE, HEARD = (-2, -1, 1, 2), (0.5, 0.7, 0.7, 0.5)
"""The lines beside one that a guess at its distance hears, and how much each counts: they say in part the same."""
UNSEEN, SETTLED = 1e-4, 100
"""The least share of what was never counted; steps after which it no longer matters how a print began."""


@cache
def counted() -> tuple[Matrix, Matrix, Matrix]:
    """Return how the distances in print follow each other, per number of columns.

    Shares of the kinds ``(columns, kind)``, steps ``(columns, the one before, last, this, next)``, and the share of
    each distance in its kind ``(state,)``.
    """
    import numpy as np

    with (
        resources.as_file(resources.files("govtrends.corpus") / "patterns.npz") as path,
        np.load(path) as data,
    ):
        shares, steps = data["shares"].astype(np.float64), data["steps"].astype(np.float64)
    kinds = np.zeros((len(COLUMNS), KINDS))
    np.add.at(kinds.T, KIND, shares.T)
    overall = shares.sum(axis=0)
    return kinds, steps, overall / np.bincount(KIND, weights=overall)[KIND]


@cache
def patterns() -> Floats:
    """Return the steps for both directions at once.

    They are ``(the one before, next, direction × columns × last × this)``, down the print and turned about, a change of
    the number of columns last among the ones before.
    """
    import numpy as np

    kinds, steps, _ = counted()
    steps = (1 - SWITCH) * steps
    both = np.ones((KINDS + 1, KINDS, 2, len(COLUMNS), KINDS, KINDS), dtype=np.float32)
    both[:KINDS] = np.stack((steps, steps.transpose(0, 4, 3, 2, 1))).transpose(2, 5, 0, 1, 3, 4)
    both[KINDS, :, 0] = SWITCH * _fresh(kinds)
    return both.reshape(KINDS + 1, KINDS, -1)


def _fresh(kinds: Matrix) -> Matrix:
    """Return how likely any three kinds in turn are ``(kind, columns, kind, kind)`` where nothing is known."""
    import numpy as np

    fresh: Matrix = np.einsum("ka,kb,kc->ckba", kinds / len(COLUMNS), kinds, kinds)
    return fresh


@cache
def changes() -> tuple[Floats, Floats]:
    """Return the state where nothing is known ``(kind, columns, last and this)``, and what sums up a state ``(n, 3)``.

    The three sums are of both directions, and of what a change of the number of columns leads to, up the print.
    """
    import numpy as np

    fresh = _fresh(counted()[0]).reshape(KINDS, len(COLUMNS), -1).astype(np.float32)
    sums = np.zeros((KINDS, 2, *fresh.shape[1:], 3), dtype=np.float32)
    sums[:, 0, ..., 0], sums[:, 1, ..., 1], sums[:, 1, ..., 2] = 1, 1, SWITCH * fresh
    return fresh, sums.reshape(-1, 3).T.copy()


@cache
def beside() -> tuple[Matrix, Matrix]:
    """Return the shares of the kinds ``(columns, kind)``, and how often each stands beside each other one.

    The latter are ``(lines BESIDE, the kind there, columns × kind here)``.
    """
    import numpy as np

    _, steps, _ = counted()
    runs = np.full((len(COLUMNS), KINDS, KINDS, KINDS), KINDS**-3.0)
    for _ in range(SETTLED):
        four = runs[..., None] * steps
        runs = four.sum(axis=1)
        runs /= runs.sum(axis=(1, 2, 3), keepdims=True)
    # any two kinds, so many lines apart: ``(columns, above, below)``
    pairs = {on: four.sum(axis=tuple(k for k in (1, 2, 3, 4) if k not in (1, 1 + on))) for on in BESIDE if on > 0}
    shares = four.sum(axis=(2, 3, 4))
    beside = [pairs[on].transpose(2, 0, 1) if on > 0 else pairs[-on].transpose(1, 0, 2) for on in BESIDE]
    given = np.maximum(np.stack(beside) / shares, UNSEEN)
    return shares + UNSEEN, given.reshape(len(BESIDE), KINDS, -1)


@lru_cache(maxsize=32)
def told_apart(size: int) -> tuple[NDArray[np.bool_], Places, Places]:
    """Return which joins of so many lines are no far ones ``(size, size)``, and where those told apart stand.

    Their places are those in a flat ``(size, size)``, and in a flat ``(size, STATES)``.
    """
    import numpy as np

    lines = np.arange(size)
    near = np.abs(lines[:, None] - lines) <= max(NEAR)
    after = lines[:, None] + np.array(list(NEAR))
    there = (after >= 0) & (after < size)
    joins, places = lines[:, None] * size + after, lines[:, None] * STATES + np.array(list(NEAR.values()))
    return near, joins[there], places[there]
