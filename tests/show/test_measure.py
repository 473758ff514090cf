from __future__ import annotations

import pandas as pd
import pytest

from govtrends.show import plot, say
from govtrends.show.measure import RATE, SHARE, measure_of, noun
from govtrends.show.picture import Picture


def _long(shares: pd.DataFrame) -> pd.DataFrame:
    """Return the table as if each district had one book-length report."""
    return shares.assign(n=1, chars=20_000, rate_low=float("nan"), rate_high=float("nan"), thin=True)


def test_long_reports_are_compared_by_rate(shares: pd.DataFrame) -> None:
    assert measure_of(shares) is SHARE
    assert measure_of(_long(shares)) is RATE
    assert measure_of(shares.iloc[:0]) is SHARE


def test_figures_and_sentences_follow_the_measure(shares: pd.DataFrame) -> None:
    for made in (plot.heat(_long(shares)), plot.multiples(_long(shares))):
        assert isinstance(made, Picture) and "每千字" in made.alt
    text = say.spread(_long(shares))
    assert "每千字次数" in text and "%" not in text and "没有区间" in text


@pytest.mark.parametrize(
    ("codes", "name"),
    [
        (["110000", "370000"], "省份"),
        (["370400"], "城市"),
        (["370402", "110101"], "区县"),
        (["370000", "370402"], "地区"),
    ],
)
def test_units_are_called_by_their_level(codes: list[str], name: str) -> None:
    assert noun(pd.Series(codes)) == name
