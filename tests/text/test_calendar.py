"""Numerals in dates, ends of months, and the year of a month printed without one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.text.calendar import make_date, month_before, month_end, small_number, year_number, year_of_month


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("１２", 12),
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("三十一", 31),
        ("二〇", 20),
        ("一百一十三", 113),
        ("1 2", 12),
    ],
)
def test_numbers(text: str, value: int) -> None:
    assert small_number(text) == value


def test_no_numbers() -> None:
    assert small_number("") is None and small_number("第") is None and year_number("22") is None
    assert year_number("二〇二二年") == year_number("２０２２") == year_number("20 22 年") == 2022
    assert year_number("二十二年") is None


def test_days_that_do_not_exist() -> None:
    assert make_date(2023, 2, 29) is None and make_date(None, 1, 1) is None
    assert make_date(2024, 2, 29) == date(2024, 2, 29)


def test_months() -> None:
    assert month_end(2024, 2) == date(2024, 2, 29)
    assert month_before(date(2024, 1, 31)) == date(2023, 12, 1)
    assert year_of_month(12, date(2024, 1, 10)) == 2023
    assert year_of_month(12, date(2024, 11, 10)) == 2024
    assert year_of_month(12, date(2024, 1, 10), ahead=11) == 2024


@given(st.integers(1, 12), st.dates(date(2000, 1, 1), date(2035, 12, 31)), st.integers(0, 11))
def test_a_month_lies_within_the_twelve_in_question(month: int, anchor: date, ahead: int) -> None:
    months_off = (year_of_month(month, anchor, ahead=ahead) - anchor.year) * 12 + month - anchor.month
    assert ahead - 11 <= months_off <= ahead
