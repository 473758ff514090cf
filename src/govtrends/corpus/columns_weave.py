"""Read a print as a weave: every column goes on in its own order, and OCR took a line of each in turn.

Each printed line either goes on a few lines after the one before it in its column, straight on or over a lost
line, or begins a stretch of its own.  How these steps follow each other was counted on simulated pages
(``tools/make_patterns.py``): two columns that cross leave another trace than two neighbours that are swapped or a
line that is lost.  The likeliest weave is found by a beam search down the print, and then bettered by cutting the
reading where it reads badly, or where columns lie side by side, and setting the stretches in another order (an exchange
of three or four stretches: Lin 1965; Johnson and McGeoch 1997), what is said and what is printed counted together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govtrends.corpus.columns_cover import chains
from govtrends.corpus.columns_exchanges import exchanged
from govtrends.corpus.columns_order import geography, in_order
from govtrends.corpus.columns_tables import (
    BEAM,
    FADING,
    MEMORY,
    NOTHING,
    REACH,
    STEPS,
    beamed,
    followed,
    pairs_near,
    step_shares,
    ways_down,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from govtrends.corpus.columns_score import Evidence

    Matrix = NDArray[np.float64]
    Places = NDArray[np.intp]

LOWEST, LOST_SAYS, LOST_MOST = -4.0, 0.5, 3.0
"""The least that a join may say, and the weight and bound of what it says over a lost line."""
CERTAIN = 5.0
"""A join of which the fragments say so much (a word cut in two, a number from its classifier) is as good as certain."""
DOUBT = 1.0
"""A line counts as lost where that is a third as likely as a join: a gap too many harms less than a false sentence."""
SHARES, EACH, MOST_SHARED = 0.7, 0.1, 1.2
"""What two lines say for standing near each other in a column where they share pairs of characters at all, for each
natural logarithm of how rare these are, and the most for that."""
COMPANY, OF_ALL = 8, 6
"""How many lines on that counts, at most one in so many of all."""
RIGHT, LEFT = 0.15, 0.6
"""What three neighbours in print, all of different columns, say for a reading that takes them from left to right, and
against one that does not."""
SURE, FAIRLY, FORGONE = 2.5, 1.5, 2
"""A reading that is worth so much a fragment and gives up at most so many certain joins needs no second opinion; worth
less, but that much, if these and its ways back up the print together are no more."""
ROUNDS = 6
"""How often a reading is bettered."""
FOREIGN = -4.0
"""What a new stretch costs, as far as one join shows it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Fragments in reading order, what that is worth (a natural logarithm), and those before which a line is lost.

    ``by_itself`` is what it is worth without what its lines share, which tells the better of two, not the good.
    """

    order: list[int]
    total: float
    by_itself: float
    lost: set[int]


class Weave:
    """What is said and printed for any reading of one run of fragments."""

    def __init__(self, evidence: Evidence, ends: Sequence[bool]) -> None:
        """Take the evidence of the fragments; ``ends[i]`` says whether ``i`` ends a sentence."""
        import numpy as np

        self.evidence, self.ends = evidence, ends
        self.size = n = len(ends)
        self.geography = far, first, last = geography(evidence.joins, evidence.starts, ends)
        self._on = np.log(np.exp(evidence.joins) + np.exp(LOWEST))
        self._over = LOST_SAYS * np.clip(self._on, -LOST_MOST, LOST_MOST)
        # line ``n`` stands for the beginning and the end of the article
        self._near, self._step, self._leap = ways_down(n)
        self._said = np.concatenate((np.where(self._near, self._on, far), first[None]))
        self._skip = np.full((n + 1, n), NOTHING)
        np.copyto(self._skip[:n], self._over, where=self._near)
        self._linked = np.zeros((n + 1, n + 1))
        self._linked[:-1, :-1] = np.where(self._near, self._on, far + FOREIGN)
        self._linked[-1, :-1], self._linked[:-1, -1] = first, last
        self._reach = min(COMPANY, n // OF_ALL)
        self._kin = np.zeros((n + 1, n + 1))
        shared = evidence.shared
        self._kin[:-1, :-1] = np.minimum(EACH * shared, MOST_SHARED) + SHARES * (shared > 0)

    def woven(self) -> Reading:
        """Return the likeliest weave that a beam search down the print finds, bettered."""
        return self.bettered(chains(self._beam()))

    def bettered(self, stretches: list[list[int]]) -> Reading:
        """Return a reading that joins the stretches in order, bettered by exchanges until none gains."""
        import numpy as np

        ordered = in_order(stretches, self.geography)
        path = np.array([i for stretch in ordered for i in stretch])
        total, by_itself, lost = NOTHING, NOTHING, np.zeros(0)
        for _ in range(ROUNDS):
            tried = np.concatenate((path[None], exchanged(path, self._made(path))))
            totals, company, gaps = self._weighed(tried)
            at = int(totals.argmax())
            if totals[at] <= total + 1e-6:
                break
            path, total, by_itself, lost = tried[at], float(totals[at]), float(totals[at] - company[at]), gaps[at]
            if not at:
                break
        return Reading(path.tolist(), total, by_itself, set(np.flatnonzero(lost).tolist()))

    def worth(self, order: Sequence[int]) -> float:
        """Return what a reading is worth, as a natural logarithm."""
        import numpy as np

        return float(self._weighed(np.array([order]))[0][0])

    def sure(self, reading: Reading, returns: int) -> bool:
        """Return whether a reading is so good, and gives up so few joins that are both sides' best, that it stands.

        ``returns`` says how often it goes back up the print, or far down.
        """
        letters = self.evidence.joins
        good = letters >= CERTAIN
        good &= (letters == letters.max(axis=0)) & (letters == letters.max(axis=1, keepdims=True))
        given_up = int(good.sum()) - int(good[reading.order[:-1], reading.order[1:]].sum())
        if given_up > FORGONE:
            return False
        return reading.by_itself >= (FAIRLY if given_up + returns <= FORGONE else SURE) * self.size

    def _made(self, path: Places) -> Matrix:
        """Return what reading on behind any cut of a reading says for what stands before any other ``(n + 1, n + 1)``.

        Row ``c`` is for the line before cut ``c``, column ``d`` for the line behind cut ``d``: their join, and what the
        lines near them share.
        """
        import numpy as np

        n, some = self.size, -(-self._reach // 2)
        framed = np.full(n + 2, n)
        framed[1:-1] = path
        made: Matrix = self._linked.take(framed[:-1], axis=0).take(framed[1:], axis=1)
        if some:
            near = np.zeros((n + some, n + some))
            near[some:, :n] = self._kin.take(path, axis=0).take(path, axis=1)
            before = near[some - 1 : some + n].copy()
            for up in range(1, some):
                before += FADING**up * near[some - 1 - up : some + n - up]
            for down in range(some):
                made += FADING**down * before[:, down : down + n + 1]
        return made

    def _weighed(self, paths: Places) -> tuple[Matrix, Matrix, NDArray[np.bool_]]:
        """Return what each reading ``(m, n)`` is worth, what of that its lines share, and where lines are lost."""
        import numpy as np

        n, steps = self.size, step_shares()
        places = paths + np.arange(0, paths.size, n)[:, None]
        led = np.full(paths.shape, n * n)
        led.put(places[:, 1:], paths[:, :-1] * n)
        led += np.arange(n)
        on, over = self._said.take(led), self._skip.take(led)
        step, leap = self._step.take(led), self._leap.take(led)
        taken = np.zeros((len(paths), n + MEMORY), dtype=np.intp)
        taken[:, MEMORY:] = step
        # whether a line is lost depends on the steps before, and they on whether theirs were
        for again in (True, False):
            known = ((taken[:, :-3] * STEPS + taken[:, 1:-2]) * STEPS + taken[:, 2:-1]) * STEPS
            straight = steps.take(known + step)
            straight += on
            skipped = steps.take(known + leap)
            skipped += over
            if again:
                np.copyto(taken[:, MEMORY:], leap, where=skipped > straight)
        company = self._company(paths) + self._rightward(paths, places, step)
        total: Matrix = np.maximum(straight, skipped).sum(axis=1) + self.geography[2][paths[:, -1]] + company
        return total, company, skipped > straight - DOUBT

    def _company(self, paths: Places) -> Matrix:
        """Return what the lines of each reading ``(m, n)`` share with those a few lines on."""
        above, below, weight = pairs_near(self.size, self._reach)
        pairs = paths.take(above, axis=1)
        pairs *= self.size + 1
        pairs += paths.take(below, axis=1)
        shared: Matrix = self._kin.take(pairs) @ weight
        return shared

    def _rightward(self, paths: Places, places: Places, step: Places) -> Matrix:
        """Return what it says for readings ``(m, n)`` that what stands side by side is read from left to right.

        ``places`` are where the fragments of each reading stand in a flat matrix of readings by fragments.

        OCR takes rows of three columns as 1 2 3 1 2 3; where a reading goes 1 3 2 1 3 2, it has two columns the wrong
        way round, from the top or from where they cross.
        """
        import numpy as np

        column = np.empty(paths.shape, dtype=np.int16)
        column.put(places, (step.take(places) == 0).cumsum(axis=1))
        on = np.sign(column[:, 1:] - column[:, :-1])
        # 1 where three neighbours stand in turn, -1 where they go round the other way, 0 where two are of one column
        turn = on[:, :-1] + on[:, 1:] + np.sign(column[:, :-2] - column[:, 2:])
        said: Matrix = np.array((0.0, RIGHT, -LEFT)).take(turn, mode="wrap").sum(axis=1)
        return said

    def _beam(self) -> list[int | None]:
        """Return the successors of the likeliest weave, line by line down the print.

        More of them are kept than the beam holds only where some are worth the same.
        """
        import numpy as np

        n, (steps, closed), (takes, knows) = self.size, beamed(), followed()
        # bit k of ``taken`` says that the line k + 1 up has its successor; ``known`` packs the last three steps
        score, taken = np.zeros(1, dtype=np.float32), np.array([(1 << REACH) - 1])
        known = np.zeros(1, dtype=np.intp)
        tops = []
        for says in self._says().astype(np.float32):
            gain = steps.take(known, axis=0)
            gain += closed.take(taken, axis=0)
            gain += score[:, None]
            gain += says
            flat = gain.reshape(-1)
            least = NOTHING / 2
            if len(flat) > BEAM:
                ranked = flat.copy()
                ranked.partition(-BEAM)
                least = max(least, ranked[-BEAM])
            top = (flat >= least).nonzero()[0][: 2 * BEAM]
            tops.append(top)
            score = flat.take(top)
            taken = takes.take(taken, axis=0).take(top)
            known = knows.take(known, axis=0).take(top)
        following: list[int | None] = [None] * n
        at = int(score.argmax())
        for i in range(n - 1, -1, -1):
            at, up = divmod(int(tops[i][at]), STEPS)
            if up:
                following[i - (up - REACH if up > REACH else up)] = i
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
        says[:, 0] = np.logaddexp(anywhere, self.evidence.starts) - np.log(n)
        for d in range(1, min(REACH, n - 1) + 1):
            says[d:, d], says[d:, d + REACH] = self._on.diagonal(d), self._over.diagonal(d)
        return says
