"""The formulas against independent implementations (scipy), worked examples, and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from govtrends.compare.intervals import (
    adjust,
    bootstrap_rates,
    design_effects,
    newcombe,
    score_test,
    wilson,
)


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


def test_the_interval_covers_a_known_share_in_clustered_data() -> None:
    rng = np.random.default_rng(20)
    covered = plain = 0
    runs = 1500
    for _ in range(runs):
        hits, sizes = _clustered(rng, 0.3, 0.15, 60)
        deff = design_effects(hits[:, None], sizes, np.zeros(60, dtype=np.intp))[0, 0]
        low, high = wilson(hits.sum(keepdims=True), sizes.sum(keepdims=True), deff)
        covered += low[0] <= 0.3 <= high[0]
        low, high = wilson(hits.sum(keepdims=True), sizes.sum(keepdims=True))
        plain += low[0] <= 0.3 <= high[0]
    assert 0.93 <= covered / runs <= 0.97
    assert plain / runs < 0.90  # what ignoring the pages would have claimed


def test_independent_articles_have_a_design_effect_near_one() -> None:
    rng = np.random.default_rng(3)
    sizes = np.full(400, 8.0)
    hits = rng.binomial(8, 0.25, size=(400, 1)).astype(float)
    assert design_effects(hits, sizes, np.zeros(400, dtype=np.intp))[0, 0] == pytest.approx(1, abs=0.35)


def test_pages_all_of_one_theme_count_as_one_article_each() -> None:
    sizes = np.full(40, 5.0)
    hits = np.where(np.arange(40) % 2 == 0, 5.0, 0.0)[:, None]
    assert design_effects(hits, sizes, np.zeros(40, dtype=np.intp))[0, 0] == pytest.approx(5, rel=0.05)


def test_the_bootstrap_is_seeded_and_covers_a_known_rate() -> None:
    rng = np.random.default_rng(8)
    covered = 0
    for run in range(250):
        sizes = rng.integers(800, 3000, size=40).astype(float)
        counts = rng.poisson(sizes * 0.002 * rng.gamma(4, 1 / 4, size=40)).astype(float)[:, None]
        low, high = bootstrap_rates(counts, sizes, seed=run, draws=400)
        covered += low[0] <= 0.002 <= high[0]
    assert 0.90 <= covered / 250 <= 0.98
    assert (bootstrap_rates(counts, sizes, seed=1)[0] == bootstrap_rates(counts, sizes, seed=1)[0]).all()


def test_few_pages_get_no_bootstrap_interval() -> None:
    low, high = bootstrap_rates(np.ones((4, 2)), np.ones(4), seed=0)
    assert np.isnan(low).all() and np.isnan(high).all()
