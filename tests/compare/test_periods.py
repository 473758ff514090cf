from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.compare.periods import (
    bin_of,
    bins_between,
    last_day,
    parse_period,
    parse_window,
    period_label,
    window_before,
)
from govtrends.errors import UsageError

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    ("given_", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        (2022, date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (202210, date(2022, 10, 1), date(2022, 10, 31)),
        ("2022.10", date(2022, 10, 1), date(2022, 10, 31)),
        ("2022年3月", date(2022, 3, 1), date(2022, 3, 31)),
        ("2022年3月5日", date(2022, 3, 5), date(2022, 3, 5)),
        ("2022-10-15", date(2022, 10, 15), date(2022, 10, 15)),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
        ("2022年第二季度", date(2022, 4, 1), date(2022, 6, 30)),
        (date(2022, 5, 6), date(2022, 5, 6), date(2022, 5, 6)),
    ],
)
def test_a_period_is_read_as_people_write_it(given_: object, first: date, last: date) -> None:
    assert parse_period(given_) == (first, last)


@pytest.mark.parametrize("wrong", ["2022-13", "last year", "2023-02-30", "", 2022.1, True, "20221"])
def test_what_is_no_period_is_an_error_with_the_remedy(wrong: object) -> None:
    with pytest.raises(UsageError, match=r"since: .*2022-10"):
        parse_period(wrong, "since")


def test_a_window_cannot_end_before_it_starts() -> None:
    with pytest.raises(UsageError, match="swap"):
        parse_window("2023", "2022")
    assert parse_window(None, "") == (None, None)


@given(DAYS, st.sampled_from(["month", "quarter", "year"]))
def test_the_bin_of_a_day_is_a_period_that_holds_it(day: date, by: str) -> None:
    first, last = parse_period(bin_of(day, by))
    assert first <= day <= last


@given(DAYS, st.integers(0, 1500), st.sampled_from(["month", "quarter", "year"]))
def test_bins_leave_none_out_and_are_sorted(day: date, length: int, by: str) -> None:
    keys = bins_between(day, day + timedelta(days=length), by)
    assert keys == sorted(set(keys))
    assert keys[0] == bin_of(day, by)
    assert keys[-1] == bin_of(day + timedelta(days=length), by)


@given(DAYS, st.integers(0, 1500))
def test_the_window_before_ends_the_day_before(day: date, length: int) -> None:
    first, last = window_before(day, day + timedelta(days=length))
    assert last == day - timedelta(days=1)
    assert first <= last


def test_whole_months_are_followed_by_whole_months() -> None:
    assert window_before(date(2023, 1, 1), date(2023, 2, 28)) == (date(2022, 11, 1), date(2022, 12, 31))


def test_labels() -> None:
    assert period_label(date(2022, 1, 1), date(2022, 12, 31)) == "2022年"
    assert period_label(date(2022, 1, 1), date(2023, 12, 31)) == "2022—2023年"
    assert period_label(date(2022, 10, 1), date(2022, 12, 31)) == "2022年10—12月"
    assert period_label(date(2022, 10, 1), date(2023, 1, 31)) == "2022年10月—2023年1月"
    assert period_label(date(2022, 10, 2), date(2022, 10, 9)) == "2022年10月2—9日"
    assert period_label(date(2022, 10, 2), date(2022, 10, 2)) == "2022年10月2日"


def test_a_vague_date_may_mean_the_last_day_of_its_month() -> None:
    assert last_day(date(2024, 2, 1), "month") == date(2024, 2, 29)
    assert last_day(date(2024, 2, 1), "year") == date(2024, 12, 31)
    assert last_day(date(2024, 2, 3), "day") == date(2024, 2, 3)
