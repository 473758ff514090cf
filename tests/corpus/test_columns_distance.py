"""How far apart in print a line and its successor stand, by what the lines beside it do."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from govtrends.corpus import columns_distance
from govtrends.corpus.columns_distance import IMPOSSIBLE, LEAST_GUESSED, worth
from govtrends.corpus.columns_patterns import NEAR, STATES


@pytest.mark.parametrize("distance", [1, 2, 3])
@pytest.mark.parametrize("model", [columns_distance._guessed, columns_distance._smoothed])
def test_a_line_that_says_nothing_goes_on_as_far_as_those_beside_it(model: Callable[..., Any], distance: int) -> None:
    seen = np.full((30, STATES), -6.0)
    seen[:, NEAR[distance]] = 0.0
    seen[14:16] = 0.0
    found = model(seen)
    assert found.shape == seen.shape
    assert (found[14:16].argmax(axis=1) == NEAR[distance]).all()


@pytest.mark.parametrize("lines", [LEAST_GUESSED - 4, LEAST_GUESSED + 6])
def test_a_line_whose_successor_others_want_more_finds_another(lines: int) -> None:
    """Two columns; line 10 says nothing of 12, to which 9 wants to go and cannot: 11 is the next of its column."""
    joins = np.full((lines, lines), -5.0)
    for i in range(lines - 2):
        joins[i, i + 2] = 2.0
    joins[9, 12], joins[9, 11] = 1.0, 0.5
    starts = np.zeros(lines)
    found = worth(cast(Any, SimpleNamespace(joins=joins, starts=starts)), ends=True)
    assert found[9].argmax() == 11 and found[10].argmax() == 12
    assert (found.diagonal() == IMPOSSIBLE).all()
