"""Which number a figure shows: the share of reports, or, where reports are book-length, mentions per
thousand characters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from govtrends.show.markdown import percent

LONG = 5000
"""Characters: where the median report is longer, nearly every report mentions every theme and its share
says nothing.
"""


def _short(value: float) -> str:
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}"


@dataclass(frozen=True, slots=True)
class Measure:
    """The columns of a theme_shares table that hold a value, its interval and what a theme is ranked by."""

    value: str
    low: str
    high: str
    label: str
    text: Callable[[Any], str]
    step: float
    weight: str

    def thin(self, table: pd.DataFrame) -> pd.Series:
        """Return which rows have no interval to draw."""
        return table[self.low].isna()


SHARE = Measure("share", "low", "high", "占本期报道的比例", percent, 0.05, "articles")
RATE = Measure("rate", "rate_low", "rate_high", "每千字次数（报道为长文）", _short, 0.1, "mentions")


def measure_of(table: pd.DataFrame) -> Measure:
    """Return :data:`RATE` where the median report is longer than :data:`LONG`, else :data:`SHARE`."""
    found = table[table["n"] > 0]
    return RATE if len(found) and (found["chars"] / found["n"]).median() > LONG else SHARE


def scale(axis: Any, most: float, measure: Measure) -> None:
    """Let an axis run from just below 0, so that a dot at 0 is whole, to a little above ``most`` and
    print its ticks as the measure is printed.
    """
    top = max(most * 1.08, measure.step)
    top = min(1.02, top) if measure is SHARE else top
    axis.set_major_formatter(
        (lambda value, _: f"{100 * value:.0f}%") if measure is SHARE else (lambda value, _: f"{value:g}")
    )
    axis.axes.set(**{f"{axis.axis_name}lim": (-0.015 * top, top)})


def noun(codes: pd.Series) -> str:
    """Return what the units are called: 省份, 城市 or 区县, by their codes (GB/T 2260); 地区 where they
    are mixed.
    """
    known = codes.dropna().astype(str)
    kinds = {"省份" if code.endswith("0000") else "城市" if code.endswith("00") else "区县" for code in known}
    return kinds.pop() if len(kinds) == 1 else "地区"
