from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from govtrends.corpus.columns_cover import chains, successors

matrices = st.integers(1, 5).flatmap(lambda n: arrays(np.float64, (n, n), elements=st.integers(-6, 9).map(float)))


def total(worth, following):
    return sum(worth[i, j] for i, j in enumerate(following) if j is not None)


@settings(max_examples=150, deadline=None)
@given(matrices)
def test_every_fragment_is_covered_once(worth):
    np.fill_diagonal(worth, -99)
    found = chains(successors(worth))
    assert sorted(i for chain in found for i in chain) == list(range(len(worth)))


@settings(max_examples=100, deadline=None)
@given(matrices)
def test_an_assignment_without_cycles_is_the_best_cover(worth):
    np.fill_diagonal(worth, -99)
    n = len(worth)
    following = successors(worth)
    best = max(sum(max(0.0, worth[order[k], order[k + 1]]) for k in range(n - 1)) for order in permutations(range(n)))
    assert total(worth, following) <= best + 1e-9
    assert total(worth, following) >= best * 0.4


def test_a_cycle_is_broken_at_its_weakest_join():
    worth = np.full((3, 3), -1.0)
    worth[0, 1], worth[1, 2], worth[2, 0] = 5, 4, 1
    assert chains(successors(worth)) == [[0, 1, 2]]


def test_greed_is_not_enough():
    worth = np.full((4, 4), -9.0)
    worth[0, 2], worth[0, 3], worth[1, 2], worth[1, 3] = 5, 4, 4, -9
    assert successors(worth)[:2] == [3, 2]


def test_worthless_joins_are_not_made():
    assert successors(np.full((3, 3), -0.5)) == [None, None, None]
