from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.text.written_dates import both_ways, iso_date, order_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年3月8日", "2023-03-08"),
        ("20230308", "2023-03-08"),
        ("2023-03", "2023-03"),
        ("2023", "2023"),
        ("2023-13-40", "2023"),
        ("13/12/2022", "2022-12-13"),
        ("12/13/2022", "2022-12-13"),
        ("5/5/2022 09:30", "2022-05-05"),
        ("05.12.2022", "2022-12-05"),
        ("31/4/2022", "2022"),  # no day either way
        ("45020", "2023-04-04"),
        ("44927.5", "2023-01-01"),
        ("12345", None),  # the day of 1933 that this would be is none of a paper here
        ("昨天", None),
        (None, None),
    ],
)
def test_dates_as_tables_write_them(text: str | None, day: str | None) -> None:
    assert iso_date(text) == day


def test_a_time_since_1970_is_a_day_in_china() -> None:
    assert iso_date("1637050000") == iso_date("1637050000123") == "2021-11-16"
    assert iso_date("1650200012") == "2022-04-17"  # holds 2000, which is no year
    assert iso_date("1640966400") == "2022-01-01"  # midnight in Beijing, 31 December in Greenwich


def test_a_date_that_may_be_two_days_is_a_year_until_somebody_says_how_it_is_meant() -> None:
    assert both_ways("05/12/2022") == (date(2022, 12, 5), date(2022, 5, 12))
    assert iso_date("05/12/2022") == "2022"
    assert iso_date("05/12/2022", True) == "2022-12-05" and iso_date("05/12/2022", False) == "2022-05-12"
    assert both_ways("13/12/2022") is both_ways("5/5/2022") is both_ways("2022-05-12") is None
    assert order_of(["05/12/2022", "13/12/2022"]) is True and order_of(["12/13/2022"]) is False
    assert order_of(["05/12/2022"]) is order_of(["13/12/2022", "12/13/2022"]) is order_of([]) is None


@given(st.dates(date(1980, 1, 1), date(2049, 12, 31)), st.booleans())
def test_a_day_is_found_again_whichever_way_it_is_written(day: date, day_first: bool) -> None:
    parts = (day.day, day.month) if day_first else (day.month, day.day)
    assert iso_date(f"{parts[0]:02}/{parts[1]}/{day.year}", day_first) == day.isoformat()
    assert iso_date(str((day - date(1899, 12, 30)).days)) == day.isoformat()
