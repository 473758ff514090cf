from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from govtrends.compare.student import NORMAL_FROM, critical, within


@given(st.integers(1, NORMAL_FROM - 1), st.floats(0, 30))
def test_the_distribution_agrees_with_scipy(df: int, t: float) -> None:
    assert within(t, df) == pytest.approx(1 - 2 * stats.t.sf(t, df), abs=1e-10)


@given(st.integers(1, NORMAL_FROM - 1), st.floats(0.5, 0.999))
def test_the_quantile_agrees_with_scipy(df: int, level: float) -> None:
    assert critical(level, df) == pytest.approx(stats.t.ppf((1 + level) / 2, df), rel=1e-9)


def test_many_degrees_of_freedom_are_the_normal_distribution() -> None:
    assert critical(0.95, 10**6) == pytest.approx(1.959964, abs=1e-6)
    assert within(1.959964, 10**6) == pytest.approx(0.95, abs=1e-6)
