"""The formulas against independent implementations (scipy), worked examples, and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from govtrends.compare.intervals import (
    adjust,
    design_effect,
    likeness,
    newcombe,
    rate_intervals,
    score_test,
    wilson,
)
from govtrends.compare.student import NORMAL_FROM


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_scipy(case: tuple[int, int]) -> None:
    hits, n = case
    low, high = wilson(np.array([hits]), np.array([n]))
    expected = stats.binomtest(hits, n).proportion_ci(method="wilson")
    assert low[0] == pytest.approx(expected.low, abs=1e-12)
    assert high[0] == pytest.approx(expected.high, abs=1e-12)


def test_newcombe_agrees_with_the_worked_example_of_the_paper() -> None:
    # Newcombe (1998), table II, example (a): 56/70 − 48/80, method 10: 0.0524 to 0.3339.
    sides = [(np.array([k / n]), wilson(np.array([k]), np.array([n]))) for k, n in ((56, 70), (48, 80))]
    low, high = newcombe(sides[0][0], sides[0][1], sides[1][0], sides[1][1])
    assert low[0] == pytest.approx(0.0524, abs=5e-5)
    assert high[0] == pytest.approx(0.3339, abs=5e-5)


def test_the_score_test_is_the_chi_square_test_without_correction() -> None:
    p = score_test(np.array([12.0]), np.array([40.0]), np.array([9.0]), np.array([70.0]))
    expected = stats.chi2_contingency([[12, 28], [9, 61]], correction=False).pvalue
    assert p[0] == pytest.approx(expected, rel=1e-9)


def test_equal_shares_of_nought_are_no_difference() -> None:
    assert score_test(np.array([0.0]), np.array([9.0]), np.array([0.0]), np.array([5.0]))[0] == 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_bh_agrees_with_scipy(p: list[float]) -> None:
    assert adjust(np.array(p), "bh") == pytest.approx(stats.false_discovery_control(p), abs=1e-12)


def test_holm_agrees_with_a_worked_example_and_skips_what_was_not_tested() -> None:
    adjusted = adjust(np.array([0.01, np.nan, 0.04, 0.03, 0.005]))
    assert adjusted[[0, 2, 3, 4]] == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert np.isnan(adjusted[1])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.sampled_from(["holm", "bh"]))
def test_adjusting_never_lowers_a_p_value_nor_changes_their_order(p: list[float], method: str) -> None:
    adjusted = adjust(np.array(p), method)
    assert (adjusted >= np.array(p) - 1e-12).all()
    assert (np.diff(adjusted[np.argsort(p, kind="stable")]) >= -1e-12).all()


def _clustered(rng: np.random.Generator, share: float, rho: float, pages: int) -> tuple[np.ndarray, np.ndarray]:
    sizes = rng.integers(4, 12, size=pages).astype(float)
    strength = (1 - rho) / rho
    page_share = rng.beta(share * strength, (1 - share) * strength, size=pages)
    return rng.binomial(sizes.astype(int), page_share).astype(float), sizes


@pytest.mark.parametrize(
    ("pages", "share", "rho", "most"),
    # Eight pages in all say little of how alike their articles are: there the interval errs on the wide side.
    [(8, 0.3, 0.15, 0.985), (15, 0.3, 0.15, 0.97), (30, 0.2, 0.15, 0.97), (60, 0.3, 0.25, 0.97)],
)
def test_the_interval_covers_a_known_share_in_clustered_data(pages: int, share: float, rho: float, most: float) -> None:
    rng = np.random.default_rng(20)
    covered = plain = 0
    runs = 1200
    for _ in range(runs):
        hits, sizes = _clustered(rng, share, rho, pages)
        alike, df = likeness(hits[:, None], sizes, np.zeros(pages, dtype=np.intp))
        deff = design_effect(alike, sizes.sum(keepdims=True), (sizes**2).sum(keepdims=True))[0, 0]
        low, high = wilson(hits.sum(keepdims=True), sizes.sum(keepdims=True), deff, df=df)
        covered += low[0] <= share <= high[0]
        low, high = wilson(hits.sum(keepdims=True), sizes.sum(keepdims=True))
        plain += low[0] <= share <= high[0]
    assert 0.93 <= covered / runs <= most
    assert plain / runs < 0.90  # what ignoring the pages would have claimed


def _effect(hits: np.ndarray, sizes: np.ndarray) -> float:
    alike, _ = likeness(hits[:, None], sizes, np.zeros(len(sizes), dtype=np.intp))
    return float(design_effect(alike, sizes.sum(keepdims=True), (sizes**2).sum(keepdims=True))[0, 0])


def test_independent_articles_have_a_design_effect_near_one() -> None:
    hits = np.random.default_rng(3).binomial(8, 0.25, size=400).astype(float)
    assert _effect(hits, np.full(400, 8.0)) == pytest.approx(1, abs=0.35)


def test_pages_all_of_one_theme_count_as_one_article_each() -> None:
    hits = np.where(np.arange(40) % 2 == 0, 5.0, 0.0)
    assert _effect(hits, np.full(40, 5.0)) == pytest.approx(5, rel=0.05)


def test_pages_of_one_report_have_nothing_to_correlate() -> None:
    ones = np.ones(3)
    alike, df = likeness(np.array([[1.0], [0.0], [1.0]]), ones, np.zeros(3, dtype=np.intp))
    assert alike[0] == 0 and df == NORMAL_FROM


def _mentions(rng: np.random.Generator, pages: int, rate: float, shape: float) -> tuple[np.ndarray, np.ndarray]:
    sizes = rng.integers(800, 6000, size=pages).astype(float)
    return rng.poisson(sizes * rate * rng.gamma(shape, 1 / shape, size=pages)).astype(float), sizes


@pytest.mark.parametrize(("pages", "rate", "shape"), [(5, 0.002, 4), (8, 0.001, 2), (12, 0.002, 4), (40, 0.001, 2)])
def test_the_interval_of_a_rate_covers_a_known_rate(pages: int, rate: float, shape: float) -> None:
    rng = np.random.default_rng(8)
    covered = drawn = 0
    for _ in range(1500):
        counts, sizes = _mentions(rng, pages, rate, shape)
        if counts.sum() == 0:
            continue
        low, high = rate_intervals(counts[:, None], sizes)
        covered += low[0] <= rate <= high[0]
        drawn += 1
    assert drawn > 1400 and 0.93 <= covered / drawn <= 0.97


def test_the_spread_of_a_rate_is_that_of_the_bootstrap_over_pages() -> None:
    rng = np.random.default_rng(9)
    counts, sizes = _mentions(rng, 200, 0.002, 3)
    low, high = rate_intervals(counts[:, None], sizes)
    weights = rng.multinomial(200, np.full(200, 1 / 200), size=4000)
    rates = (weights @ counts) / (weights @ sizes)
    expected = np.quantile(rates, [0.025, 0.975])
    assert [low[0], high[0]] == pytest.approx(expected, rel=0.03)


def test_few_pages_and_a_rate_of_nought_have_no_interval() -> None:
    assert np.isnan(rate_intervals(np.ones((4, 2)), np.ones(4))).all()
    assert np.isnan(rate_intervals(np.zeros((9, 1)), np.ones(9))).all()
