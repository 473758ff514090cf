"""What print says of a join: how far apart the two fragments stand, and what their neighbours do.

The distance between a line and its successor is 2 where two columns are mixed, 3 for three, 1 where a column is
whole, and mostly stays what it was one line before.  How it changes was counted on simulated pages
(``tools/make_patterns.py``); a hidden Markov model carries it over from the neighbours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from govtrends.corpus.columns_patterns import (
    BESIDE,
    COLUMNS,
    END,
    FAR,
    HEARD,
    KIND,
    KINDS,
    STATES,
    beside,
    changes,
    counted,
    patterns,
    told_apart,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from govtrends.corpus.columns_score import Evidence

    Matrix = NDArray[np.float64]
    Floats = NDArray[np.float32]
    Places = NDArray[np.intp]


FIRST, LAST = 3.0, -2.0
"""What is printed first seldom follows anything; a full stop at the end of the print is mostly the article's."""
LEAST_GUESSED = 24
"""Of fewer lines what others want is worked out in full; of more a guess says it as well."""
AROUND, TOLD = 10, 0.5
"""How many lines on either side tell the number of columns, and how much each of them counts."""
CERTAIN = 0.3
"""Far joins less likely than this, by what the fragments say, are no company."""
COMPANY, BAND = 0.4, 8
"""Share of the far joins that have company, and how many lines may have been carried off together."""
FRAME = BAND + 1
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
    near = told_apart(n)[0]
    likely[near | (likely < CERTAIN)] = 0.0
    if not likely.any():
        return np.full((n, n), np.log((1 - COMPANY) / n))
    # joins that jump as far, up to three lines up or down; and joins that come back, within the band
    wide = np.zeros((n + 2 * FRAME, n + 2 * FRAME))
    wide[FRAME : FRAME + n, FRAME : FRAME + n] = likely
    three = wide[:, 1:-1] + wide[:, :-2] + wide[:, 2:]
    company = np.zeros((n, n))
    for down in (-3, -2, -1, 1, 2, 3):
        company += three[FRAME + down : FRAME + down + n, FRAME - 1 + down : FRAME - 1 + down + n]
    sums = wide.T.cumsum(axis=0).cumsum(axis=1)
    low, high = slice(FRAME - 1, FRAME - 1 + n), slice(FRAME + 4, FRAME + 4 + n)
    left, right = slice(FRAME - 2, FRAME - 2 + n), slice(FRAME + BAND, FRAME + BAND + n)
    company += sums[high, right] - sums[low, right] - sums[high, left] + sums[low, left]
    company[near] = 0.0
    shares = (1 - COMPANY) / n + COMPANY * company / np.maximum(company.sum(axis=1, keepdims=True), 1.0)
    result: Matrix = np.log(shares)
    return result


def _pattern(evidence: Matrix, far: Matrix, model: Callable[[Matrix], Matrix]) -> Matrix:
    """Return the log odds that print gives each join, by a ``model`` of the distances of all fragments."""
    import numpy as np

    n = len(evidence)
    _, joins, places = told_apart(n)
    seen = np.full((n, STATES), IMPOSSIBLE)
    seen.put(places, evidence.take(joins))
    rest = evidence + far
    rest.put(joins, IMPOSSIBLE)
    top = rest.max(axis=1, keepdims=True)
    seen[:, FAR] = (top + np.log(np.exp(rest - top).sum(axis=1, keepdims=True)))[:, 0]
    seen[:, END] = 0.0
    expected = np.log(model(seen) + 1e-5)
    odds = expected - expected[:, END : END + 1]
    result = odds[:, FAR : FAR + 1] + far
    result.put(joins, odds.take(places))
    return result


def _kinds(seen: Matrix) -> Matrix:
    """Return how likely each kind of distance makes what is seen of each fragment ``(n, KINDS)``."""
    import numpy as np

    likely = np.exp(seen - seen.max(axis=1, keepdims=True)) * counted()[2]
    weight = np.zeros((len(seen), KINDS))
    np.add.at(weight.T, KIND, likely.T)
    return weight


def _guessed(seen: Matrix) -> Matrix:
    """Return for every fragment how likely each distance is by the lines beside it, each heard by itself."""
    import numpy as np

    shares, following = beside()
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
    guessed: Matrix = np.einsum("ckn,cn->nk", kinds, columns)[:, KIND] * counted()[2]
    return guessed


def _smoothed(seen: Matrix) -> Matrix:
    """Return for every fragment how likely each distance is by what its neighbours in print show.

    Forward-backward in a hidden Markov model that remembers the number of columns and the last three distances.
    """
    import numpy as np

    steps, columns, weight = patterns(), len(COLUMNS), _kinds(seen)
    lines, both = len(weight), KINDS * KINDS
    # [the one before, direction, columns, last and this]: what led here; and what follows, its axes turned about, so
    # that one multiplication takes the first half a line down the print and the second a line up; beside the ones
    # before, the sum over all, from which the number of columns changes
    fresh, sums = changes()
    here = np.ones((KINDS + 1, 2, columns, both), dtype=np.float32)
    heard = np.empty((lines, KINDS, 2, columns, both), dtype=np.float32)
    heard[:, :, 0] = np.tile(weight, KINDS)[:, None, None, :]
    heard[:, :, 1] = weight[::-1, :, None, None]
    passed = np.ones((lines + 1, KINDS, 2, columns, KINDS, KINDS), dtype=np.float32)
    passed[0, :, 0] = fresh.reshape(KINDS, columns, KINDS, KINDS)
    own, switching = here[:KINDS], here[KINDS]
    flat, spread = own.reshape(-1), here.reshape(KINDS + 1, -1)
    moved = np.empty((KINDS, 2, columns, KINDS, KINDS), dtype=np.float32)
    # the last becomes the one before, this becomes the last
    turned, onto = moved.transpose(3, 1, 2, 4, 0), moved.reshape(KINDS, -1)
    stands = passed[:-1].reshape(lines, *own.shape)
    for i, (known, says, following) in enumerate(zip(stands, heard, passed[1:], strict=True)):
        np.multiply(known, says, out=own)
        down, up, switched = sums.dot(flat)
        switching[0], switching[1] = down, switched
        np.einsum("bns,bs->ns", steps, spread, out=onto)
        following[:] = turned
        if i % RESCALED == 0:
            following[:, 0] /= down
            following[:, 1] /= up
    result = np.einsum("ibklt,itklb->it", passed[:-1, :, 0], passed[-2::-1, :, 1]).astype(np.float64)
    result /= result.sum(axis=1, keepdims=True)
    smoothed: Matrix = result[:, KIND] * counted()[2]
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
