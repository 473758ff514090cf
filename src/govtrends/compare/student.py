"""Student's t: few pages make an interval wider than the normal distribution would have it."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

NORMAL_FROM = 1000
"""Degrees of freedom from which the normal distribution stands for Student's: the quantiles differ by under 0.003."""


def within(t: float, df: int) -> float:
    """Return the probability that Student's t with ``df`` degrees of freedom lies between −t and t.

    Abramowitz & Stegun (1964), 26.7.3 (odd) and 26.7.4 (even): finite sums in θ = arctan(t/√df), so exact.
    """
    if df >= NORMAL_FROM:
        return 2 * NormalDist().cdf(abs(t)) - 1
    theta = math.atan(abs(t) / math.sqrt(df))
    sine, cosine = math.sin(theta), math.cos(theta)
    odd = df % 2
    term = cosine if odd else 1.0
    total = term if df > 1 else 0.0
    for k in range(3 if odd else 2, df - 1, 2):
        term *= cosine**2 * (k - 1) / k
        total += term
    return 2 / math.pi * (theta + sine * total) if odd else sine * total


@lru_cache(maxsize=4096)
def critical(level: float, df: int) -> float:
    """Return the t that encloses ``level`` of the distribution (1.96 for 0.95 and many degrees of freedom)."""
    if df >= NORMAL_FROM:
        return NormalDist().inv_cdf((1 + level) / 2)
    low, high = 0.0, 1.0
    while within(high, df) < level:
        high *= 2
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle, df) < level else (low, middle)
    return high
