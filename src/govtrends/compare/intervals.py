"""Intervals and tests for shares and rates: the formulas, with their sources, on plain arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from govtrends.compare.student import NORMAL_FROM, critical, within

Floats = NDArray[np.floating[Any]]

LEVEL = 0.95
MIN_ARTICLES = 10
"""Below this many articles a share is thin evidence: it is shown with its count, without an interval or a
verdict.
"""
MIN_PAGES = 5
"""Below this many pages a rate has no interval: how pages differ cannot be read from four of them."""


def wilson(
    hits: Floats, n: Floats, deff: Floats | float = 1.0, *, df: int = NORMAL_FROM, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Return the lower and upper ends of the Wilson score interval of ``hits / n``.

    Formula: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), Wilson (1927), recommended by Brown, Cai &
    DasGupta (2001). ``deff`` divides n: articles of one page are alike, so they count for fewer
    (effective sample size, Kish 1965). ``df`` are the pages that the design effect was estimated from,
    less the groups: z is Student's, because an effect read from few pages is unsure itself (Korn &
    Graubard 1998; Franco et al. 2019). With fewer than about ten pages in all it errs on the wide side (97
    to 98 in 100). n = 0 gives NaN.
    """
    z = critical(level, max(df, 1))
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


def likeness(hits: Floats, sizes: Floats, group: NDArray[np.intp]) -> tuple[Floats, int]:
    """Return how alike the articles of a page are, ρ of every theme (0..1), and the degrees of freedom
    behind it.

    ``hits`` is pages × themes. ρ is estimated per theme where at least 20 pages speak for it, else over
    all themes together, because a correlation read from a few pages is mostly noise.
    """
    parts = [page_correlation(column, sizes, group) for column in hits.T]
    between, within_pages = np.array([part[0] for part in parts]), np.array([part[1] for part in parts])
    n0, df = (parts[0][2], parts[0][3]) if parts else (1.0, 0)
    if df < 20:
        between, within_pages = np.full_like(between, between.sum()), np.full_like(within_pages, within_pages.sum())
    spread = between + (n0 - 1) * within_pages
    rho = np.divide(between - within_pages, spread, out=np.zeros_like(spread), where=spread > 0)
    # Where no page holds two reports there is nothing to correlate, and nothing of it to be unsure about.
    return np.clip(np.nan_to_num(rho), 0, 1), df if sizes.max(initial=0) > 1 else NORMAL_FROM


def design_effect(rho: Floats, articles: Floats, squares: Floats) -> Floats:
    """Return the design effect 1 + (b − 1)ρ of every group (row) and theme (column), never below 1 (Kish
    1965).

    ``articles`` and ``squares``: per group Σn and Σn² over its pages; b = Σn²/Σn is the mean size of a
    page as an article sees it.
    """
    seen = squares / np.maximum(articles, 1)
    effects: Floats = np.maximum(1 + (seen[:, None] - 1) * rho[None, :], 1.0)
    return effects


def newcombe(p1: Floats, ci1: tuple[Floats, Floats], p2: Floats, ci2: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Return the interval of p1 − p2 from the two Wilson intervals (Newcombe 1998, method 10)."""
    low = (p1 - p2) - np.sqrt((p1 - ci1[0]) ** 2 + (ci2[1] - p2) ** 2)
    high = (p1 - p2) + np.sqrt((ci1[1] - p1) ** 2 + (p2 - ci2[0]) ** 2)
    return low, high


def score_test(hits1: Floats, n1: Floats, hits2: Floats, n2: Floats, df: int = NORMAL_FROM) -> Floats:
    """Return two-sided p-values of equal shares (pooled test, Student's with ``df``, see :func:`wilson`);
    where both shares are 0 or both 1 it is 1.
    """
    pooled = (hits1 + hits2) / (n1 + n2)
    error = np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    z = np.divide(hits1 / n1 - hits2 / n2, error, out=np.zeros_like(error), where=error > 0)
    return np.array([1 - within(float(value), max(df, 1)) for value in z])


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


def rate_intervals(counts: Floats, sizes: Floats, *, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Return the interval of Σcounts / Σsizes per column, pages being drawn as a whole and not character
    by character.

    ``counts`` is pages × themes, ``sizes`` the pages' characters. With k pages, r = Σc/Σs and the variance
    of a ratio of totals over clusters, v = k/(k−1) · Σ(c − r·s)² / (Σs)² (Cochran 1977, 6.3), the ends
    are r · exp(±t·√v/r) with t of k − 1 degrees of freedom; on the log scale, because rates are skew and
    never below 0. The percentile bootstrap over pages has the same spread but covers a known rate 76 to
    92 times in 100 where this covers it 91 to 97 times, with 5 to 20 pages (docs/decisions/020). Fewer
    than :data:`MIN_PAGES` pages and a rate of nought have none (NaN).
    """
    pages = len(sizes)
    low, high = (np.full(counts.shape[1], np.nan) for _ in range(2))
    total, chars = counts.sum(axis=0), sizes.sum()
    known = total > 0
    if pages < MIN_PAGES or not known.any():
        return low, high
    rate = total[known] / chars
    spread = counts[:, known] - sizes[:, None] * rate
    error = np.sqrt(pages / (pages - 1) * (spread**2).sum(axis=0)) / total[known]
    reach = np.exp(critical(level, pages - 1) * error)
    low[known], high[known] = rate / reach, rate * reach
    return low, high
