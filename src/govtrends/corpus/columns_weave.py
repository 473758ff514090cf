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
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations
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
SHARES, EACH, MOST_SHARED = 0.7, 0.1, 1.2
"""What two lines say for standing near each other in a column where they share pairs of characters at all, for each
natural logarithm of how rare these are, and the most for that."""
COMPANY, OF_ALL, FADING = 8, 6, 0.85
"""How many lines on that counts, at most one in so many of all, and how much of it is left with each line between."""
SURE, FORGONE = 2.5, 2
"""A reading that is worth so much a fragment and gives up at most so many certain joins needs no second opinion."""
CUTS, ROUNDS, TRIED = 20, 6, 24
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


@cache
def _blocked() -> Matrix:
    """Return ``NOTHING`` for the steps ``(2 ** REACH, STEPS)`` from a line that has its successor, 0 for the others."""
    import numpy as np

    has = (np.arange(1 << REACH)[:, None] >> np.arange(REACH)) & 1
    return np.where(np.concatenate((np.zeros((1 << REACH, 1)), has, has), axis=1) > 0, NOTHING, 0.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """Fragments in reading order, what that is worth (a natural logarithm), and those before which a line is lost."""

    order: list[int]
    total: float
    lost: set[int]


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
        self._reach = min(COMPANY, self.size // OF_ALL)
        self._kin = np.minimum(EACH * evidence.shared, MOST_SHARED) + SHARES * (evidence.shared > 0)
        lines = np.arange(self.size)
        down = lines[None, :] - lines[:, None]
        self._near = (down > 0) & (down <= REACH)
        self._link = np.where(self._near, self._on, self._far + FOREIGN)
        # the line after the last one stands for the beginning and the end of the article
        self._linked = np.zeros((self.size + 1, self.size + 1))
        self._linked[:-1, :-1], self._linked[-1, :-1], self._linked[:-1, -1] = self._link, self._first, self._last

    def woven(self) -> Reading:
        """Return the likeliest weave that a beam search down the print finds, bettered."""
        return self.bettered(chains(self._beam()))

    def bettered(self, stretches: list[list[int]]) -> Reading:
        """Return a reading that joins the stretches in order, bettered by exchanges until none gains."""
        import numpy as np

        ordered = in_order(stretches, self.evidence.joins, self._starts.tolist(), self.ends)
        path = np.array([i for stretch in ordered for i in stretch])
        best, lost = self._weighed(path[None])
        total, lines = float(best[0]), lost[0]
        for _ in range(ROUNDS):
            tried = self._exchanged(path)
            if not len(tried):
                break
            totals, lost = self._weighed(tried)
            at = int(totals.argmax())
            if totals[at] <= total + 1e-6:
                break
            path, total, lines = tried[at], float(totals[at]), lost[at]
        return Reading(path.tolist(), total, set(np.flatnonzero(lines).tolist()))

    def by_itself(self, order: Sequence[int]) -> float:
        """Return what a reading is worth without what its lines share, which tells the better of two, not the good."""
        import numpy as np

        path = np.array([order])
        return float(self._weighed(path)[0][0] - self._company(path)[0])

    def sure(self, reading: Reading) -> bool:
        """Return whether a reading is so good, and gives up so few joins that are both sides' best, that it stands."""
        letters = self.evidence.joins
        good = letters >= CERTAIN
        good &= (letters == letters.max(axis=0)) & (letters == letters.max(axis=1, keepdims=True))
        given_up = int(good.sum()) - int(good[reading.order[:-1], reading.order[1:]].sum())
        if given_up > FORGONE:
            return False
        return self.by_itself(reading.order) >= SURE * self.size

    def _exchanged(self, path: Places) -> Places:
        """Return the readings that look best, join by join, among all exchanges of stretches of ``path``."""
        import numpy as np

        n = len(path)
        within = np.arange(1, n)
        weakest = np.argsort(self._link[path[:-1], path[1:]] + self._across(path, within, within))[: CUTS - 2] + 1
        cuts = np.concatenate(([0], np.sort(weakest), [n]))
        before = np.where(cuts > 0, path[cuts - 1], n)
        after = np.append(path, n)[cuts]
        made = self._linked[before[:, None], after[None, :]] + self._across(path, cuts[:, None], cuts[None, :])
        sets, three, four = _choices(len(cuts))
        gained = (made - made.diagonal()[:, None]).ravel()
        gains = np.concatenate([gained.take(joins).sum(axis=0) for joins in (three, four)])
        best = np.argpartition(gains, -TRIED)[-TRIED:] if len(gains) > TRIED else slice(None)
        return path[_turned(cuts[sets[best]], n)]

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
        taken = np.zeros((len(paths), self.size + MEMORY), dtype=np.intp)
        # whether a line is lost depends on the steps before, and they on whether theirs were
        for _ in range(2):
            taken[:, MEMORY:] = step + REACH * lost
            known = (taken[:, :-3] * STEPS + taken[:, 1:-2]) * STEPS + taken[:, 2:-1]
            straight = steps[known * STEPS + step] + on
            skipped = np.where(near, steps[known * STEPS + np.where(near, step + REACH, 0)] + over, NOTHING)
            lost = skipped > straight
        total: Matrix = np.where(lost, skipped, straight).sum(axis=1) + self._last[paths[:, -1]] + self._company(paths)
        return total, skipped > straight - DOUBT

    def _company(self, paths: Places) -> Matrix:
        """Return what the lines of each reading ``(m, n)`` share with those a few lines on."""
        import numpy as np

        total, kin = np.zeros(len(paths)), self._kin.ravel()
        above = paths * self.size
        for on in range(1, self._reach + 1):
            total += FADING ** (on - 1) * kin[above[:, :-on] + paths[:, on:]].sum(axis=1)
        return total

    def _across(self, path: Places, stops: Places, starts: Places) -> Matrix:
        """Return what the last lines before places ``stops`` of a reading share with the first from ``starts`` on."""
        import numpy as np

        some = np.arange(-(-self._reach // 2))
        before, after = stops[..., None, None] - 1 - some[:, None], starts[..., None, None] + some
        there = (before >= 0) & (after < len(path))
        kin = self._kin[path[np.maximum(before, 0)], path[np.minimum(after, len(path) - 1)]] * there
        shared: Matrix = (kin * FADING ** (some[:, None] + some)).sum(axis=(-2, -1))
        return shared

    def _beam(self) -> list[int | None]:
        """Return the successors of the likeliest weave, line by line down the print."""
        import numpy as np

        n, steps, blocked = self.size, _steps().reshape(-1, STEPS), _blocked()
        up, full = np.arange(STEPS), (1 << REACH) - 1
        up[REACH + 1 :] -= REACH
        bit = np.where(up > 0, 1 << np.maximum(up - 1, 0), 0)
        # bit k of ``taken`` says that the line k + 1 up has its successor; ``known`` packs the last three steps
        score, taken, known = np.zeros(1), np.array([full]), np.zeros(1, dtype=int)
        trail = []
        for says in self._says():
            gain = steps[known]
            gain += blocked[taken]
            gain += says
            gain += score[:, None]
            flat = gain.ravel()
            top = flat.argpartition(-BEAM)[-BEAM:] if len(flat) > BEAM else np.arange(len(flat))
            score = flat[top]
            state, step = np.divmod(top, STEPS)
            trail.append((state, up[step]))
            taken = ((taken[state] | bit[step]) << 1) & full
            known = known[state] % STEPS ** (MEMORY - 1) * STEPS + step
        following: list[int | None] = [None] * n
        at = int(score.argmax())
        for i in range(n - 1, -1, -1):
            state, led = trail[i]
            if led[at]:
                following[i - int(led[at])] = i
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
def _choices(count: int) -> tuple[Places, Places, Places]:
    """Return all choices ``(sets, 4)`` of three and of four among ``count`` cuts, in ascending order, and their joins.

    Of three cuts the last stands twice.  The joins that reading the stretches between last to first makes, ``(3, of
    three cuts)`` and ``(4, of four)``, are places in a flat matrix of cuts before by cuts after.
    """
    import numpy as np

    three, four = (np.array(list(combinations(range(count), size)), dtype=np.intp).reshape(-1, size) for size in (3, 4))
    # X A B Y becomes X B A Y, and X A B C Y becomes X C B A Y
    joins = (three.T[[0, 2, 1]] * count + three.T[[1, 0, 2]], four.T * count + four.T[[2, 3, 0, 1]])
    return np.concatenate((three[:, [0, 1, 2, 2]], four)), *joins


def _turned(cuts: Places, size: int) -> Places:
    """Return for rows of four cuts the places ``(rows, size)`` when the stretches between are read last to first."""
    import numpy as np

    first, second, third, last = cuts.T
    # where the stretches begin when they have been turned, and from how much further on each is taken
    begin = np.stack((first, first + last - third, first + last - second, last), axis=1)
    none = np.zeros_like(first)
    moves = np.stack((none, third - first, second + third - first - last, second - last, none), axis=1)
    places = np.arange(size)
    stretch = (places >= begin[:, :, None]).sum(axis=1)
    turned: Places = places + np.take_along_axis(moves, stretch, axis=1)
    return turned
