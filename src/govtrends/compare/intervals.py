"""Intervals and tests for shares and rates: the formulas, with their sources, on plain arrays."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

LEVEL = 0.95
MIN_ARTICLES = 10
"""Below this many articles a share is thin evidence: it is shown with its count, without an interval or a
verdict.
"""
DRAWS = 1000
"""Samples of the bootstrap."""
MIN_PAGES = 5
"""Below this many pages the bootstrap over pages has too few distinct samples to give an interval."""


def _z(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)


def wilson(hits: Floats, n: Floats, deff: Floats | float = 1.0, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Return the lower and upper ends of the Wilson score interval of ``hits / n``.

    Formula: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), Wilson (1927), recommended by Brown, Cai &
    DasGupta (2001). ``deff`` divides n: articles of one page are alike, so they count for fewer
    (effective sample size, Kish 1965). n = 0 gives NaN.
    """
    z = _z(level)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.asarray(n, dtype=float) / deff
        p = np.asarray(hits, dtype=float) / n
        middle = (p + z**2 / (2 * effective)) / (1 + z**2 / effective)
        half = z * np.sqrt(p * (1 - p) / effective + z**2 / (4 * effective**2)) / (1 + z**2 / effective)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def page_correlation(hits: Floats, sizes: Floats, group: NDArray[np.intp]) -> tuple[float, float, float, int]:
    """Return between and within mean squares, n0 and their degrees of freedom for pages inside groups.

    ``hits`` and ``sizes``: per page, articles with the theme and all articles; ``group``: the page's
    district or period. The analysis-of-variance estimator of the intra-class correlation (Donner 1986;
    Ridout, Demétrio & Firth 1999).
    """
    totals = np.bincount(group, sizes)
    share = (np.bincount(group, hits) / np.maximum(totals, 1))[group]
    page_share = hits / sizes
    pages, groups, n = len(sizes), int((totals > 0).sum()), float(sizes.sum())
    between_df, within_df = pages - groups, n - pages
    if between_df < 1 or within_df < 1:
        return float("nan"), float("nan"), 1.0, max(between_df, 0)
    between = float((sizes * (page_share - share) ** 2).sum() / between_df)
    within = float((sizes * page_share * (1 - page_share)).sum() / within_df)
    n0 = float((n - (sizes**2 / totals[group]).sum()) / between_df)
    return between, within, n0, between_df


def design_effects(hits: Floats, sizes: Floats, group: NDArray[np.intp]) -> Floats:
    """Return the design effect 1 + (b − 1)ρ of every group (row) and theme (column), never below 1 (Kish
    1965).

    ``hits`` is pages × themes. b = Σn²/Σn is the mean size of a page as an article sees it; ρ is
    estimated per theme where at least 20 pages speak for it, else over all themes together, because a
    correlation read from a few pages is mostly noise.
    """
    parts = [page_correlation(column, sizes, group) for column in hits.T]
    between, within = np.array([part[0] for part in parts]), np.array([part[1] for part in parts])
    n0, df = (parts[0][2], parts[0][3]) if parts else (1.0, 0)
    if df < 20:
        between, within = np.full_like(between, between.sum()), np.full_like(within, within.sum())
    spread = between + (n0 - 1) * within
    rho = np.divide(between - within, spread, out=np.zeros_like(spread), where=spread > 0)
    rho = np.clip(np.nan_to_num(rho), 0, 1)
    seen = np.bincount(group, sizes**2) / np.maximum(np.bincount(group, sizes), 1)
    effects: Floats = np.maximum(1 + (seen[:, None] - 1) * rho[None, :], 1.0)
    return effects


def newcombe(p1: Floats, ci1: tuple[Floats, Floats], p2: Floats, ci2: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Return the interval of p1 − p2 from the two Wilson intervals (Newcombe 1998, method 10)."""
    low = (p1 - p2) - np.sqrt((p1 - ci1[0]) ** 2 + (ci2[1] - p2) ** 2)
    high = (p1 - p2) + np.sqrt((ci1[1] - p1) ** 2 + (p2 - ci2[0]) ** 2)
    return low, high


def score_test(hits1: Floats, n1: Floats, hits2: Floats, n2: Floats) -> Floats:
    """Return two-sided p-values of equal shares (pooled z test); where both shares are 0 or both 1 it is
    1.
    """
    pooled = (hits1 + hits2) / (n1 + n2)
    error = np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    z = np.divide(hits1 / n1 - hits2 / n2, error, out=np.zeros_like(error), where=error > 0)
    return np.array([2 * (1 - NormalDist().cdf(abs(value))) for value in z])


def adjust(p: Floats, method: str = "holm") -> Floats:
    """Return p-values adjusted for how many were looked at: ``holm`` (1979, family-wise) or ``bh`` (1995,
    false discovery rate).

    NaN stays NaN and does not count as a test.
    """
    p = np.asarray(p, dtype=float)
    adjusted = np.full_like(p, np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    m = len(tested)
    if not m:
        return adjusted
    order = tested[np.argsort(p[tested], kind="stable")]
    if method == "holm":
        steps = np.maximum.accumulate(p[order] * (m - np.arange(m)))
    else:
        steps = np.minimum.accumulate((p[order] * m / np.arange(1, m + 1))[::-1])[::-1]
    adjusted[order] = np.minimum(steps, 1)
    return adjusted


def bootstrap_rates(
    counts: Floats, sizes: Floats, *, seed: int, draws: int = DRAWS, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Return the percentile interval of Σcounts / Σsizes per column, drawing whole pages with
    replacement.

    ``counts`` is pages × themes, ``sizes`` the pages' characters. Pages and not articles are drawn,
    because articles of one page are not independent (Davison & Hinkley 1997, section 3.8). The same seed
    gives the same interval.
    """
    pages = len(sizes)
    if pages < MIN_PAGES:
        empty = np.full(counts.shape[1], np.nan)
        return empty, empty.copy()
    weights = np.random.default_rng(seed).multinomial(pages, np.full(pages, 1 / pages), size=draws)
    rates = (weights @ counts) / np.maximum(weights @ sizes, 1)[:, None]
    low, high = np.quantile(rates, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return low, high
