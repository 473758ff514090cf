"""Periods of what is done and planned: this year, holidays, ends of years, estimates."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.periods import find_periods
from govtrends.model import DateReading
from periods_read import JANUARY, SEPTEMBER_23, UNKNOWN, read

APRIL_16 = DateReading(date(2025, 4, 16), "day", None)


def test_what_is_done_this_year_is_done_by_the_issue() -> None:
    assert read("今年，全镇共种树三百棵") == [("今年", "2022-01-01", "2022-07-31", "during")]
    assert read("今年计划种树三百棵") == [("今年", "2022-01-01", "2022-12-31", "year")]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("清明假期", "2025-04-04", "2025-04-06"),
        ("国庆黄金周", "2024-10-01", "2024-10-07"),
        ("2023年“五一”小长假", "2023-04-29", "2023-05-03"),
        ("今年春节假期", "2025-01-28", "2025-02-04"),
        ("2024年元旦假期", "2023-12-30", "2024-01-01"),
        ("去年国庆假期", "2024-10-01", "2024-10-07"),
        ("2023年中秋国庆双节假期", "2023-09-29", "2023-10-06"),
    ],
)
def test_the_days_of_a_public_holiday(words: str, start: str, end: str) -> None:
    assert [(s, e) for _, s, e, _ in read(f"{words}，来客三万人", APRIL_16)][-1] == (start, end)


def test_a_holiday_that_a_plan_names_is_the_next() -> None:
    assert read("“五一”假期，镇里计划接待来客", APRIL_16)[0][1:3] == ("2025-05-01", "2025-05-05")
    assert read("“五一”假期，镇里接待来客", APRIL_16)[0][1:3] == ("2024-05-01", "2024-05-05")


def test_days_of_a_holiday_that_no_notice_gives_stay_open() -> None:
    assert read("国庆假期，来客三万人", DateReading(date(1998, 10, 9), "day", None)) == [("国庆假期", "", "", "during")]
    assert read("国庆假期，来客三万人", UNKNOWN) == [("国庆假期", "", "", "during")]


def test_the_end_of_a_year_as_a_clause_is_a_stand() -> None:
    assert read("年末，全镇有渠三百条", JANUARY) == [("年末", "", "2023-12-31", "as_of")]
    assert read("年末全镇户籍人口三万人", JANUARY) == [("年末", "", "2023-12-31", "as_of")]
    assert [span.vague for span in find_periods("年末修渠三百条", JANUARY)] == [True]


def test_what_is_told_as_done_this_year_is_done_by_the_issue() -> None:
    assert read("The town has dug 30 canals this year.", SEPTEMBER_23, "en")[0][1:] == (
        "2022-01-01",
        "2022-09-23",
        "during",
    )
    for ahead in ("The town will dig 30 canals this year.", "The town has planned to dig 30 canals this year."):
        assert read(ahead, SEPTEMBER_23, "en")[0][1:] == ("2022-01-01", "2022-12-31", "year")
    assert read("Next year, the town plans 30 canals.", SEPTEMBER_23, "en")[0][:3] == (
        "Next year",
        "2023-01-01",
        "2023-12-31",
    )


@pytest.mark.parametrize(
    ("words", "issue", "first", "last"),
    [
        ("预计前三季度修渠三百条", date(2025, 10, 11), "2025-01-01", "2025-09-30"),
        ("预计1—9月修渠三百条", date(2025, 10, 11), "2025-01-01", "2025-09-30"),
        ("预计一季度修渠三百条", date(2025, 12, 20), "2026-01-01", "2026-03-31"),
        ("计划前三季度修渠三百条", date(2025, 10, 11), "2026-01-01", "2026-09-30"),
        ("预计上半年修渠三百条", date(2025, 12, 20), "2026-01-01", "2026-06-30"),
    ],
)
def test_an_estimate_of_what_has_just_ended_is_no_plan(words: str, issue: date, first: str, last: str) -> None:
    assert read(words, DateReading(issue, "day", None))[0][1:3] == (first, last)


def test_what_is_told_since_a_day_is_told_until_the_issue() -> None:
    words = "since it was launched on June 1, 2017"
    assert read(f"It has told 30 stories {words}.", SEPTEMBER_23, "en") == [
        (words, "2017-06-01", "2022-09-23", "during")
    ]
    assert read("此前3月修渠", SEPTEMBER_23)[0][0] == "3月"
