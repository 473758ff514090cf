"""Read a print as a weave: every column goes on in its own order, and OCR took a line of each in turn.

Each printed line either goes on a few lines after the one before it in its column, straight on or over a lost
line, or begins a stretch of its own.  How these steps follow each other was counted on simulated pages
(``tools/make_patterns.py``): two columns that cross leave another trace than two neighbours that are swapped or a
line that is lost.  The likeliest weave is found by a beam search down the print, and then bettered by cutting the
reading where it reads badly and setting the stretches in another order (an exchange of three or four stretches:
Lin 1965; Johnson and McGeoch 1997), what is said and what is printed counted together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from govtrends.corpus.columns_cover import chains
from govtrends.corpus.columns_order import geography, in_order

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from govtrends.corpus.columns_score import Evidence

    Matrix = NDArray[np.float64]
    Places = NDArray[np.intp]

REACH = 8
"""A column goes on at most this many printed lines further down."""
STEPS = 2 * REACH + 1
"""Steps that are told apart: 0 a new stretch, 1 to ``REACH`` straight on, and as many again over a lost line."""
MEMORY = 3
BEAM = 24
"""Weaves that are kept at each line."""
LOWEST, LOST_SAYS, LOST_MOST = -4.0, 0.5, 3.0
"""The least that a join may say, and the weight and bound of what it says over a lost line."""
NEW_STRETCH = -1.5
"""What beginning a stretch costs while its place in the reading is not known."""
CERTAIN = 5.0
"""A join of which the fragments say so much (a word cut in two, a number from its classifier) is as good as certain."""
DOUBT = 1.0
"""A line counts as lost where that is a third as likely as a join: a gap too many harms less than a false sentence."""
SURE, FORGONE = 2.5, 2
"""A reading that is worth so much a fragment and gives up at most so many certain joins needs no second opinion."""
CUTS, ROUNDS, TRIED = 12, 6, 24
"""Joins at which a reading is cut, how often, and the new readings of each round that are looked at closely."""
FOREIGN = -4.0
"""What a new stretch costs, as far as one join shows it."""
NOTHING = -1e9


@cache
def _steps() -> Matrix:
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


class Weave:
    """What is said and printed for any reading of one run of fragments."""

    def __init__(self, evidence: Evidence, ends: Sequence[bool]) -> None:
        """Take the evidence of the fragments; ``ends[i]`` says whether ``i`` ends a sentence."""
        import numpy as np

        self.evidence, self.ends, self.size = evidence, ends, len(ends)
        self._on = np.logaddexp(evidence.joins, LOWEST)
        self._over = LOST_SAYS * np.clip(self._on, -LOST_MOST, LOST_MOST)
        self._starts = evidence.starts
        self._far, self._first, self._last = geography(evidence.joins, evidence.starts, ends)
        lines = np.arange(self.size)
        down = lines[None, :] - lines[:, None]
        self._near = (down > 0) & (down <= REACH)
        self._link = np.where(self._near, self._on, self._far + FOREIGN)

    def woven(self) -> list[int]:
        """Return the likeliest weave that a beam search down the print finds, bettered."""
        return self.bettered(chains(self._beam()))

    def bettered(self, stretches: list[list[int]]) -> list[int]:
        """Return a reading that joins the stretches in order, bettered by exchanges until none gains."""
        import numpy as np

        ordered = in_order(stretches, self.evidence.joins, self._starts.tolist(), self.ends)
        path: list[int] = self._exchange(np.array([i for stretch in ordered for i in stretch])).tolist()
        return path

    def best(self, readings: Sequence[Sequence[int]]) -> tuple[list[int], set[int]]:
        """Return the likeliest of some readings, and the fragments before which it has lost lines."""
        import numpy as np

        totals, lost = self._weighed(np.array(readings))
        best = int(totals.argmax())
        return list(readings[best]), set(np.nonzero(lost[best])[0].tolist())

    def gain(self, reading: Sequence[int], other: Sequence[int]) -> float:
        """Return how much likelier one reading is than another, as a natural logarithm."""
        import numpy as np

        totals, _ = self._weighed(np.array([reading, other]))
        return float(totals[0] - totals[1])

    def sure(self, reading: Sequence[int]) -> bool:
        """Return whether a reading is so good, and gives up so few joins that are both sides' best, that it stands."""
        import numpy as np

        letters = self.evidence.joins
        good = letters >= CERTAIN
        good &= (letters == letters.max(axis=0)) & (letters == letters.max(axis=1, keepdims=True))
        given_up = int(good.sum()) - sum(bool(good[i, j]) for i, j in pairwise(reading))
        total, _ = self._weighed(np.array([reading]))
        return given_up <= FORGONE and float(total[0]) >= SURE * self.size

    def _exchange(self, path: Places) -> Places:
        """Return the reading after exchanges of its stretches, until none gains."""

        best = float(self._weighed(path[None])[0][0])
        for _ in range(ROUNDS):
            tried = self._exchanged(path)
            if not len(tried):
                break
            totals, _ = self._weighed(tried)
            at = int(totals.argmax())
            if totals[at] <= best + 1e-6:
                break
            best, path = float(totals[at]), tried[at]
        return path

    def _exchanged(self, path: Places) -> Places:
        """Return the readings that look best, join by join, among all exchanges of stretches of ``path``."""
        import numpy as np

        n = len(path)
        weakest = np.argsort(self._link[path[:-1], path[1:]])[: CUTS - 2] + 1
        cuts = np.concatenate(([0], np.sort(weakest), [n]))
        before = np.where(cuts > 0, path[cuts - 1], n)
        after = np.append(path, n)[cuts]
        link = np.full((n + 1, n + 1), 0.0)
        link[:n, :n], link[n, :n], link[:n, n] = self._link, self._first, self._last
        made = link[before[:, None], after[None, :]]
        made.diagonal()
        gains, sets = zip(*(_exchanges(made, len(cuts), size) for size in (3, 4)), strict=True)
        best = np.argsort(-np.concatenate(gains))[:TRIED]
        threes = len(sets[0])
        return np.array([_turned(path, cuts[sets[0][k] if k < threes else sets[1][k - threes]]) for k in best])

    def _weighed(self, paths: Places) -> tuple[Matrix, NDArray[np.bool_]]:
        """Return what each reading ``(m, n)`` is worth, and before which fragments it has lost lines."""
        import numpy as np

        lines, steps = np.arange(self.size), _steps()
        led = np.full(paths.shape, -1)
        np.put_along_axis(led, paths[:, 1:], paths[:, :-1], axis=1)
        near = (led >= 0) & self._near[led, lines]
        step = np.where(near, lines - led, 0)
        on = np.where(near, self._on[led, lines], np.where(led < 0, self._first, self._far[led, lines]))
        over = np.where(near, self._over[led, lines], NOTHING)
        lost = np.zeros(paths.shape, dtype=bool)
        # whether a line is lost depends on the steps before, and they on whether theirs were
        for _ in range(2):
            taken = np.pad(np.where(lost, step + REACH, step), ((0, 0), (MEMORY, 0)))
            known = (taken[:, :-3] * STEPS + taken[:, 1:-2]) * STEPS + taken[:, 2:-1]
            straight = steps[known * STEPS + step] + on
            skipped = np.where(near, steps[known * STEPS + np.where(near, step + REACH, 0)] + over, NOTHING)
            lost = skipped > straight
        total: Matrix = np.where(lost, skipped, straight).sum(axis=1) + self._last[paths[:, -1]]
        return total, skipped > straight - DOUBT

    def _beam(self) -> list[int | None]:
        """Return the successors of the likeliest weave, line by line down the print."""
        import numpy as np

        n, steps = self.size, _steps().reshape(-1, STEPS)
        back = np.array([0, *range(1, REACH + 1), *range(1, REACH + 1)])
        bit = np.where(back > 0, 1 << np.maximum(back - 1, 0), 0)
        says = self._says()
        # bit k of ``taken`` says that the line k + 1 up has its successor; ``known`` packs the last three steps
        score, taken, known = np.zeros(1), np.array([(1 << REACH) - 1]), np.zeros(1, dtype=int)
        trail = []
        for i in range(n):
            gain = score[:, None] + steps[known] + says[i]
            gain[(taken[:, None] & bit) != 0] = NOTHING
            flat = gain.ravel()
            top = np.argsort(-flat)[:BEAM]
            top = top[flat[top] > NOTHING / 2]
            state, step = top // STEPS, top % STEPS
            trail.append((state, back[step]))
            score = flat[top]
            taken = ((taken[state] | bit[step]) << 1) & ((1 << REACH) - 1)
            known = known[state] % STEPS ** (MEMORY - 1) * STEPS + step
        following: list[int | None] = [None] * n
        at = int(score.argmax())
        for i in range(n - 1, -1, -1):
            state, up = trail[i]
            if up[at]:
                following[i - int(up[at])] = i
            at = int(state[at])
        return following

    def _says(self) -> Matrix:
        """Return what the fragments say for every step to them ``(n, STEPS)``; of a new stretch, what all say."""
        import numpy as np

        n = self.size
        says = np.full((n, STEPS), NOTHING)
        lines = np.arange(n)
        far = np.where(self._near | (lines[:, None] == lines[None, :]), NOTHING, self._on)
        top = far.max(axis=0)
        anywhere = top + np.log(np.exp(far - top).sum(axis=0))
        says[:, 0] = np.logaddexp(anywhere, self._starts) - np.log(n) + NEW_STRETCH
        for d in range(1, min(REACH, n - 1) + 1):
            says[d:, d] = self._on[lines[:-d], lines[d:]]
            says[d:, d + REACH] = self._over[lines[:-d], lines[d:]]
        return says


@cache
def _choices(count: int, size: int) -> Places:
    """Return all ways to choose ``size`` of ``count`` cuts, in ascending order."""
    import numpy as np

    return np.array(list(combinations(range(count), size)), dtype=np.intp).reshape(-1, size)


def _exchanges(made: Matrix, count: int, size: int) -> tuple[Matrix, Places]:
    """Return what reading the stretches between ``size`` cuts last to first gains, and the choices of cuts."""
    sets = _choices(count, size)
    first, second, last = sets[:, 0], sets[:, 1], sets[:, -1]
    # X A B Y becomes X B A Y, and X A B C Y becomes X C B A Y
    if size == 3:
        gain = made[first, second] + made[last, first] + made[second, last]
    else:
        third = sets[:, 2]
        gain = made[first, third] + made[last, second] + made[third, first] + made[second, last]
    kept: Matrix = made.diagonal()[sets].sum(axis=1)
    return gain - kept, sets


def _turned(path: Places, cuts: Places) -> Places:
    """Return the reading with the stretches between the cuts read last to first."""
    import numpy as np

    inner = [path[a:b] for a, b in pairwise(cuts)]
    return np.concatenate([path[: cuts[0]], *inner[::-1], path[cuts[-1] :]])
