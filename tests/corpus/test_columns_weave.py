"""The weave: columns that go on in their own order, told apart by how the steps in print follow each other."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from govtrends.corpus.columns import _read
from govtrends.corpus.columns_exchanges import crossings
from govtrends.corpus.columns_score import Evidence
from govtrends.corpus.columns_tables import FADING, choices, step_shares, turned
from govtrends.corpus.columns_weave import CERTAIN, FAIRLY, FORGONE, SURE, Reading, Weave

STRONG, WEAK = 6.0, -2.0


def evidence(order: list[int], doubtful: tuple[tuple[int, int], ...] = ()) -> Evidence:
    """Return what fragments say that read in ``order``; the ``doubtful`` joins say as little as all the wrong ones."""
    n = len(order)
    joins = np.full((n, n), WEAK)
    for i, j in pairwise(order):
        joins[i, j] = STRONG
    for i, j in doubtful:
        joins[i, j] = WEAK
    starts = np.full(n, WEAK)
    starts[order[0]] = STRONG
    return Evidence(joins, starts, np.zeros((n, n)))


def rows(columns: int, size: int) -> list[int]:
    """Return the reading order of columns that are printed row by row: column by column."""
    return [row * columns + column for column in range(columns) for row in range(size)]


def ends(order: list[int]) -> list[bool]:
    return [i == order[-1] for i in range(len(order))]


def read(order: list[int], said: Evidence) -> tuple[list[int], set[int]]:
    woven = Weave(said, ends(order)).woven()
    return woven.order, woven.lost


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_printed_row_by_row(columns: int) -> None:
    order = rows(columns, 12)
    assert read(order, evidence(order)) == (order, set())


@pytest.mark.parametrize("columns", [2, 3])
def test_a_row_whose_joins_say_nothing_does_not_cross(columns: int) -> None:
    order = rows(columns, 12)
    row = range(6 * columns, 7 * columns)
    said = evidence(order, tuple((i - columns, i) for i in row) + tuple((i, i + columns) for i in row))
    assert read(order, said)[0] == order


def test_columns_that_could_cross_are_told_by_what_their_lines_share() -> None:
    order = rows(2, 24)
    said = evidence(order, tuple(pairwise(order)))
    crossed = [*order[:12], *order[36:], *order[24:36], *order[12:24]]
    alike = np.equal.outer(np.arange(48) % 2, np.arange(48) % 2) * 4.0
    assert Weave(said, ends(order))._company(np.array([order, crossed])).tolist() == [0.0, 0.0]
    weave = Weave(Evidence(said.joins, said.starts, alike), ends(order))
    right, wrong = weave._company(np.array([order, crossed]))
    assert right > wrong
    assert weave.bettered([order]).by_itself == pytest.approx(Weave(said, ends(order)).worth(order))


def carried(order: list[int], start: int, size: int, target: int) -> list[int]:
    """Return the reading order of a print of which ``size`` lines from ``start`` on were put back at ``target``."""
    printed = sorted(order)
    moved = printed[start : start + size]
    del printed[start : start + size]
    printed[target:target] = moved
    place = {line: k for k, line in enumerate(printed)}
    return [place[line] for line in order]


@pytest.mark.parametrize(
    ("order", "said"),
    [(rows(2, 10), 4.5), (carried(rows(2, 24), 20, 6, 36), 3.0)],
    ids=["few lines", "rows carried elsewhere"],
)
def test_a_likelier_weave_stands_against_joins_that_are_better_one_by_one(order: list[int], said: float) -> None:
    half = len(order) // 2
    evident = evidence(order, ((order[4], order[5]), (order[half + 4], order[half + 5])))
    for i, j in ((order[4], order[half + 5]), (order[half + 4], order[5])):
        evident.joins[i, j] = said
    assert _read(evident, ends(order))[0] == order
    for i, j in ((order[4], order[half + 5]), (order[half + 4], order[5])):
        evident.joins[i, j] = CERTAIN + 2
    assert _read(evident, ends(order))[0] != order


def test_three_columns_are_read_from_left_to_right() -> None:
    order = rows(3, 12)
    said = evidence(order, ((order[11], order[12]), (order[23], order[24])))
    weave = Weave(said, ends(order))
    around = [*order[:12], *order[24:], *order[12:24]]
    crossed = [*order[:6], *order[18:24], *order[12:18], *order[6:12], *order[24:]]
    paths = np.array([order, around, crossed])
    steps = np.array([[0 if i < 3 else 3 for i in range(36)]] * 3)
    right, left, mixed = weave._rightward(paths, np.add(paths, [[0], [36], [72]]), steps)
    assert right > mixed > left
    assert right > 0 > left


def test_two_columns_have_no_way_round() -> None:
    order = rows(2, 12)
    weave = Weave(evidence(order), ends(order))
    step = np.array([[0 if i < 2 else 2 for i in range(24)]])
    assert weave._rightward(np.array([order]), np.array([order]), step).tolist() == [0.0]


def test_neighbours_printed_in_the_wrong_order() -> None:
    order = rows(2, 12)
    swapped = {10: 11, 11: 10}
    order = [swapped.get(i, i) for i in order]
    assert read(order, evidence(order))[0] == order


def test_a_lost_line_is_told() -> None:
    order = rows(2, 12)
    lost = order[17]
    kept = [i - (i > lost) for i in order if i != lost]
    after = order[18] - 1
    before = order[16]
    found, gaps = read(kept, evidence(kept, ((before, after),)))
    assert found == kept
    assert gaps == {after}


@pytest.mark.parametrize("size", [3, 4])
def test_what_an_exchange_gains_is_what_its_joins_gain(size: int) -> None:
    rng = np.random.default_rng(5)
    n, cuts = 9, np.array([0, 2, 5, 7, 9])
    path = rng.permutation(n)
    link = rng.normal(size=(n + 1, n + 1))
    before = np.where(cuts > 0, path[cuts - 1], n)
    after = np.append(path, n)[cuts]

    def worth(order: np.ndarray) -> float:
        return sum(link[i, j] for i, j in pairwise([n, *order, n]))

    sets, *joins = choices(len(cuts))
    sets = sets[: joins[0].shape[1]] if size == 3 else sets[joins[0].shape[1] :]
    made = link[before[:, None], after[None, :]]
    gained = made - made.diagonal()[:, None]
    gains = (gained if size == 3 else gained + gained.T).take(joins[size - 3]).sum(axis=0)
    exchanged = path[turned(cuts[sets], n)]
    for gain, order in zip(gains, exchanged, strict=True):
        assert sorted(order) == list(range(n))
        assert gain == pytest.approx(worth(order) - worth(path))


def test_what_cuts_gain_is_their_join_and_what_the_lines_near_them_share() -> None:
    order = rows(2, 12)
    shared = np.random.default_rng(3).uniform(size=(24, 24))
    said = evidence(order)
    weave = Weave(Evidence(said.joins, said.starts, shared + shared.T), ends(order))
    made, join = weave._made(np.array(order)), weave._linked[order[4], order[15]]
    kin = [(order[4 - up], order[15 + down], FADING ** (up + down)) for up in (0, 1) for down in (0, 1)]
    assert made.shape == (25, 25)
    assert made[5, 15] == pytest.approx(join + sum(fading * weave._kin[i, j] for i, j, fading in kin))
    assert made[0, 24] == pytest.approx(weave._linked[24, 24])


def test_columns_that_cross_where_the_wrong_join_reads_well_are_set_right() -> None:
    order = rows(2, 24)
    said = evidence(order, ((order[11], order[12]), (order[35], order[36])))
    said.joins[order[35], order[12]] = CERTAIN
    crossed = np.array([*order[:12], *order[36:], *order[24:36], *order[12:24]])
    weave = Weave(said, ends(order))
    made = weave._made(crossed)
    made -= made.diagonal()[:, None].copy()
    assert [12, 24, 36, 48] in crossings(crossed, made).tolist()
    assert weave.bettered([crossed.tolist()]).order == order


def test_a_reading_is_sure_unless_it_gives_up_what_is_certain() -> None:
    order = rows(2, 12)
    weave = Weave(evidence(order), ends(order))
    assert weave.sure(Reading(order, 0.0, weave.worth(order), set()), 1)
    assert not weave.sure(Reading(sorted(order), 0.0, weave.worth(sorted(order)), set()), 0)


def test_a_fairly_good_reading_is_sure_while_little_speaks_against_it() -> None:
    order = rows(2, 12)
    weave = Weave(evidence(order), ends(order))
    fair, good = (Reading(order, 0.0, (worth + 0.1) * len(order), set()) for worth in (FAIRLY, SURE))
    assert weave.sure(fair, FORGONE) and not weave.sure(fair, FORGONE + 1)
    assert weave.sure(good, FORGONE + 1)


def test_the_better_of_two_readings() -> None:
    order = rows(2, 12)
    weave = Weave(evidence(order), ends(order))
    assert weave.worth(order) > weave.worth(sorted(order))
    bettered = weave.bettered([[i] for i in range(len(order))])
    assert bettered.order == order
    assert bettered.total == pytest.approx(weave.worth(order))


def test_choices_are_all_and_ascending() -> None:
    sets, *_ = choices(4)
    assert sets.tolist() == [[0, 1, 2, 2], [0, 1, 3, 3], [0, 2, 3, 3], [1, 2, 3, 3], [0, 1, 2, 3]]


def test_shares_of_the_next_step_sum_to_one() -> None:
    shares = np.exp(step_shares()).reshape(-1, round(step_shares().size ** 0.25))
    assert np.allclose(shares.sum(axis=1), 1)
