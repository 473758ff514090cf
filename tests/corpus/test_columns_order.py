from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from govtrends.corpus.columns_order import geography, in_order


def test_chains_are_read_from_the_likeliest_beginning():
    joins = np.full((4, 4), -5.0)
    joins[3, 0] = 6.0
    order = in_order([[0, 1], [2, 3]], geography(joins, np.array([-4.0, 0.0, 3.0, 0.0]), [False, True, False, False]))
    assert order == [[2, 3], [0, 1]]


def test_where_nothing_else_speaks_what_is_printed_first_is_read_first():
    joins = np.zeros((6, 6))
    chains = [[0, 2, 4], [1, 3, 5]]
    assert in_order(chains, geography(joins, np.array([0.0] * 6), [False, False, False, False, True, True])) == chains


def test_a_column_goes_on_below_its_lost_line():
    n = 40
    joins = np.zeros((n, n))
    # the left column lost a line in its middle; its lower half belongs under the upper one
    left, right = list(range(0, n, 2)), list(range(1, n, 2))
    order = in_order([left[:10], right, left[11:]], geography(joins, np.array([0.0] * n), [False] * n))
    assert order == [left[:10], left[11:], right]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 5).flatmap(lambda m: arrays(np.float64, (2 * m, 2 * m), elements=st.integers(-6, 6).map(float))))
def test_every_chain_is_read_once(joins):
    n = len(joins)
    chains = [[i, i + n // 2] for i in range(n // 2)]
    order = in_order(chains, geography(joins, np.array([0.0] * n), [True] * n))
    assert order in [list(p) for p in permutations(chains)]
