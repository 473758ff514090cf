"""What print says of a join: how far apart the two fragments stand, and what their neighbours do.

The distance between a line and its successor is 2 where two columns are mixed, 3 for three, 1 where a column is
whole, and mostly stays what it was one line before.  How it changes was counted on simulated pages
(``tools/make_patterns.py``); a hidden Markov model carries it over from the neighbours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from govtrends.corpus.columns_score import Evidence

    Matrix = NDArray[np.float64]
    Floats = NDArray[np.float32]

COLUMNS = (1, 2, 3)
NEAR = {d: k for k, d in enumerate((-1, *range(1, 10)))}
"""Distances in print that are told apart, and their place in the table of patterns."""
FAR, END = len(NEAR), len(NEAR) + 1
STATES = len(NEAR) + 2
KIND = [4, 0, 1, 2, 3, 4, 4, 4, 4, 4, 5, 6]
"""The kind of each distance that the model remembers: 1, 2, 3, 4, other near ones, far, end."""
KINDS, MEMORY = 7, 3

FIRST, LAST = 3.0, -2.0
"""What is printed first seldom follows anything; a full stop at the end of the print is mostly the article's."""
SWITCH = 0.01
"""How often a page changes the number of mixed columns from one line to the next."""
LEAST_GUESSED = 24
"""Of fewer lines what others want is worked out in full; of more a guess says it as well."""
BESIDE, HEARD = (-2, -1, 1, 2), (0.5, 0.7, 0.7, 0.5)
"""The lines beside one that a guess at its distance hears, and how much each counts: they say in part the same."""
AROUND, TOLD = 10, 0.5
"""How many lines on either side tell the number of columns, and how much each of them counts."""
UNSEEN, SETTLED = 1e-4, 100
"""The least share of what was never counted; steps after which it no longer matters how a print began."""
CERTAIN = 0.3
"""Far joins less likely than this, by what the fragments say, are no company."""
COMPANY, BAND = 0.4, 8
"""Share of the far joins that have company, and how many lines may have been carried off together."""
IMPOSSIBLE = -99.0
RESCALED = 4
"""So many lines are multiplied up before their sum is made 1 again."""


def worth(evidence: Evidence, ends: bool) -> Matrix:
    """Return the log odds of every join ``(i, j)`` against ending a chain, the evidence of print included.

    ``ends`` says that the last fragment printed ends a sentence: then it is mostly the last of the article.
    """
    import numpy as np

    own = evidence.joins.copy()
    np.fill_diagonal(own, IMPOSSIBLE)
    own[:, 0] -= max(0.0, FIRST + float(evidence.starts[0]))
    if ends:
        own[-1] += LAST
    far = _far_shares(own)
    # whose successor a line is by the lines beside it, so that nobody else is thought to want it
    guessed = own + _pattern(own, far, _guessed if len(own) >= LEAST_GUESSED else _smoothed)
    np.fill_diagonal(guessed, IMPOSSIBLE)
    total = own + _pattern(own + _rivals(guessed), far, _smoothed)
    np.fill_diagonal(total, IMPOSSIBLE)
    return total


@cache
def _counted() -> tuple[Matrix, Matrix, Matrix]:
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
def _patterns() -> Floats:
    """Return the steps for both directions at once.

    They are ``(the one before, next, direction × columns × last × this)``, down the print and turned about, a change of
    the number of columns last among the ones before.
    """
    import numpy as np

    kinds, steps, _ = _counted()
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
def _changes() -> tuple[Floats, Floats]:
    """Return the state where nothing is known ``(kind, columns, last and this)``, and what sums up a state ``(n, 3)``.

    The three sums are of both directions, and of what a change of the number of columns leads to, up the print.
    """
    import numpy as np

    fresh = _fresh(_counted()[0]).reshape(KINDS, len(COLUMNS), -1).astype(np.float32)
    sums = np.zeros((KINDS, 2, *fresh.shape[1:], 3), dtype=np.float32)
    sums[:, 0, ..., 0], sums[:, 1, ..., 1], sums[:, 1, ..., 2] = 1, 1, SWITCH * fresh
    return fresh, sums.reshape(-1, 3).T.copy()


def _far_shares(own: Matrix) -> Matrix:
    """Return the logarithm of the share of each join among the far ones of its fragment.

    A far join is seldom alone: when rows were carried elsewhere, the lines beside it jump as far, and those at
    the end of the rows jump back.
    """
    import numpy as np

    n = len(own)
    after = np.exp(own - own.max(axis=1, keepdims=True))
    before = np.exp(own - own.max(axis=0, keepdims=True))
    likely = np.sqrt(after / after.sum(axis=1, keepdims=True) * before / before.sum(axis=0, keepdims=True))
    near = np.abs(np.subtract.outer(np.arange(n), np.arange(n))) <= max(NEAR)
    likely[near | (likely < CERTAIN)] = 0.0
    # joins that jump as far, up to three lines up or down; and joins that come back, within the band
    wide = np.pad(likely, 4)
    company = np.zeros((n, n))
    for down in (-3, -2, -1, 1, 2, 3):
        for right in (down - 1, down, down + 1):
            company += wide[4 + down : 4 + down + n, 4 + right : 4 + right + n]
    sums = np.pad(likely.T, BAND + 1).cumsum(axis=0).cumsum(axis=1)
    low, high = slice(BAND, BAND + n), slice(BAND + 5, BAND + 5 + n)
    left, right_ = slice(BAND - 1, BAND - 1 + n), slice(2 * BAND + 1, 2 * BAND + 1 + n)
    company += sums[high, right_] - sums[low, right_] - sums[high, left] + sums[low, left]
    company[near] = 0.0
    shares = (1 - COMPANY) / n + COMPANY * company / np.maximum(company.sum(axis=1, keepdims=True), 1.0)
    result: Matrix = np.log(shares)
    return result


def _pattern(evidence: Matrix, far: Matrix, model: Callable[[Matrix], Matrix]) -> Matrix:
    """Return the log odds that print gives each join, by a ``model`` of the distances of all fragments."""
    import numpy as np

    n = len(evidence)
    seen = np.full((n, STATES), IMPOSSIBLE)
    rest = evidence + far
    for d, k in NEAR.items():
        rows = np.arange(max(0, -d), min(n, n - d))
        if len(rows):
            seen[rows, k] = evidence[rows, rows + d]
            rest[rows, rows + d] = IMPOSSIBLE
    top = rest.max(axis=1, keepdims=True)
    seen[:, FAR] = (top + np.log(np.exp(rest - top).sum(axis=1, keepdims=True)))[:, 0]
    seen[:, END] = 0.0
    expected = np.log(model(seen) + 1e-5)
    odds = expected - expected[:, END : END + 1]
    result = odds[:, FAR : FAR + 1] + far
    for d, k in NEAR.items():
        rows = np.arange(max(0, -d), min(n, n - d))
        result[rows, rows + d] = odds[rows, k]
    return result


def _kinds(seen: Matrix) -> Matrix:
    """Return how likely each kind of distance makes what is seen of each fragment ``(n, KINDS)``."""
    import numpy as np

    likely = np.exp(seen - seen.max(axis=1, keepdims=True)) * _counted()[2]
    weight = np.zeros((len(seen), KINDS))
    np.add.at(weight.T, KIND, likely.T)
    return weight


def _guessed(seen: Matrix) -> Matrix:
    """Return for every fragment how likely each distance is by the lines beside it, each heard by itself."""
    import numpy as np

    shares, following = _beside()
    weight, reach, n = _kinds(seen), max(BESIDE), len(seen)
    weight /= weight.sum(axis=1, keepdims=True)
    framed = np.full((n + 2 * reach, KINDS), 1 / KINDS)
    framed[reach:-reach] = weight
    near = np.stack([framed[reach + on : reach + on + n] for on in BESIDE])
    said = (np.log(near @ following).T @ HEARD).reshape(len(COLUMNS), KINDS, n) + np.log(shares)[:, :, None]
    kinds = np.exp(said - said.max(axis=1, keepdims=True))
    kinds /= kinds.sum(axis=1, keepdims=True)
    # the number of columns, by the lines around
    own = np.log(shares @ weight.T)
    sums = np.zeros((len(COLUMNS), n + 2 * AROUND + 1))
    sums[:, AROUND + 1 : -AROUND] = own
    sums = sums.cumsum(axis=1)
    around = sums[:, 2 * AROUND + 1 :] - sums[:, : -2 * AROUND - 1] - own
    columns = np.exp(TOLD * (around - around.max(axis=0)))
    columns /= columns.sum(axis=0)
    guessed: Matrix = np.einsum("ckn,cn->nk", kinds, columns)[:, KIND] * _counted()[2]
    return guessed


@cache
def _beside() -> tuple[Matrix, Matrix]:
    """Return the shares of the kinds ``(columns, kind)``, and how often each stands beside each other one.

    The latter are ``(lines BESIDE, the kind there, columns × kind here)``.
    """
    import numpy as np

    _, steps, _ = _counted()
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


def _smoothed(seen: Matrix) -> Matrix:
    """Return for every fragment how likely each distance is by what its neighbours in print show.

    Forward-backward in a hidden Markov model that remembers the number of columns and the last three distances.
    """
    import numpy as np

    steps, columns, weight = _patterns(), len(COLUMNS), _kinds(seen)
    lines, both = len(weight), KINDS * KINDS
    # [the one before, direction, columns, last and this]: what led here; and what follows, its axes turned about, so
    # that one multiplication takes the first half a line down the print and the second a line up; beside the ones
    # before, the sum over all, from which the number of columns changes
    fresh, sums = _changes()
    here = np.ones((KINDS + 1, 2, columns, both), dtype=np.float32)
    heard = np.empty((lines, KINDS, 2, columns, both), dtype=np.float32)
    heard[:, :, 0] = np.tile(weight, KINDS)[:, None, None, :]
    heard[:, :, 1] = weight[::-1, :, None, None]
    passed = np.ones((lines + 1, KINDS, 2, columns, KINDS, KINDS), dtype=np.float32)
    passed[0, :, 0] = fresh.reshape(KINDS, columns, KINDS, KINDS)
    own, changes = here[:KINDS], here[KINDS]
    flat, spread = own.reshape(-1), here.reshape(KINDS + 1, -1)
    moved = np.empty((KINDS, 2, columns, KINDS, KINDS), dtype=np.float32)
    # the last becomes the one before, this becomes the last
    turned, onto = moved.transpose(3, 1, 2, 4, 0), moved.reshape(KINDS, -1)
    stands = passed[:-1].reshape(lines, *own.shape)
    for i, (known, says, following) in enumerate(zip(stands, heard, passed[1:], strict=True)):
        np.multiply(known, says, out=own)
        down, up, switched = sums.dot(flat)
        changes[0], changes[1] = down, switched
        np.einsum("bns,bs->ns", steps, spread, out=onto)
        following[:] = turned
        if i % RESCALED == 0:
            following[:, 0] /= down
            following[:, 1] /= up
    result = np.einsum("ibklt,itklb->it", passed[:-1, :, 0], passed[-2::-1, :, 1]).astype(np.float64)
    result /= result.sum(axis=1, keepdims=True)
    smoothed: Matrix = result[:, KIND] * _counted()[2]
    return smoothed


def _rivals(total: Matrix) -> Matrix:
    """Return how much less likely each join is because others want the same successor (belief propagation)."""
    import numpy as np

    odds = np.exp(np.clip(total, -60.0, 40.0))
    row = odds.sum(axis=1, keepdims=True)
    wanted = odds / (1.0 + np.maximum(row - odds, 0.0))
    others = np.maximum(wanted.sum(axis=0, keepdims=True) - wanted, 0.0)
    result: Matrix = np.minimum(-np.log(0.05 + others), 0.0)
    return result
