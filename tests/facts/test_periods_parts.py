"""Parts of a year printed without their year: results look back, plans ahead, in every month of issue."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.indicators import find_indicators
from govtrends.facts.periods import find_periods
from govtrends.model import Article, Context, DateReading, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText

REGISTRY = load_registry()
# Words, first and last month, and the month of issue from which a result may be of the year of issue.
PARTS = [
    ("一季度", 1, 3, 1),
    ("首季度", 1, 3, 1),
    ("二季度", 4, 6, 4),
    ("第三季度", 7, 9, 7),
    ("四季度", 10, 12, 10),
    ("前两季度", 1, 6, 4),
    ("前三个季度", 1, 9, 7),
    ("上半年", 1, 6, 4),
    ("下半年", 7, 12, 7),
    ("前5个月", 1, 5, 3),
    ("前10个月", 1, 10, 8),
    ("前5月", 1, 5, 3),
    ("1—2月", 1, 2, 1),
    ("1至9月", 1, 9, 7),
    ("7—8月", 7, 8, 7),
]
# A month alone may be of the next year only where it comes next.
MONTHS = [
    ("1月", 10, 2022),
    ("1月", 11, 2022),
    ("3月", 12, 2022),
    ("3月5日", 12, 2022),
    ("1月", 12, 2023),
    ("12月", 10, 2022),
]
ENGLISH = [
    ("the first quarter", 1, 3, 1),
    ("the third quarter", 7, 9, 7),
    ("the first three quarters", 1, 9, 7),
    ("the first ten months", 1, 10, 8),
    ("January to September", 1, 9, 7),
]


def only(text: str, month: int, language: str = "zh") -> tuple[int, int, int]:
    """Return year, first and last month of the one period of ``text`` in an issue of 2022."""
    (span,) = find_periods(text, DateReading(date(2022, month, 18), "day", None), language)
    assert span.period.start is not None
    assert span.period.end is not None
    return span.period.start.year, span.period.start.month, span.period.end.month


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(("words", "first", "last", "since"), PARTS)
def test_a_part_of_a_year_is_the_latest_that_is_over_or_runs(
    words: str, first: int, last: int, since: int, month: int
) -> None:
    year = 2022 if month >= since else 2021
    assert only(f"{words},全镇完成税收3.2亿元,同比增长4%", month) == (year, first, last)
    assert only(f"{words},全镇完成年度计划的81%", month) == (year, first, last)
    assert only(f"{words},全力争取上级资金3亿元", month) == (year, first, last)
    assert only(f"{words},该局按原定计划巡查门店31家", month) == (year, first, last)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(("words", "first", "last", "since"), PARTS)
def test_a_plan_aims_at_the_next_that_is_not_over(words: str, first: int, last: int, since: int, month: int) -> None:
    expected = (2022 if month <= last else 2023, first, last)
    assert only(f"力争{words}开工9处", month) == expected
    assert only(f"{words}计划开工9处", month) == expected
    assert only(f"{words},全镇将开工9处", month) == expected


@pytest.mark.parametrize(("words", "month", "year"), MONTHS)
def test_a_month_of_the_next_year_is_printed_so(words: str, month: int, year: int) -> None:
    assert only(f"{words},举办招聘会12场", month)[0] == year
    ahead = (int(words.partition("月")[0]) < month) + 2022
    assert only(f"{words},全镇将举办招聘会12场", month)[0] == ahead


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(("words", "first", "last", "since"), ENGLISH)
def test_so_it_is_in_english(words: str, first: int, last: int, since: int, month: int) -> None:
    year = 2022 if month >= since else 2021
    assert only(f"In {words} 400 homes were built", month, "en") == (year, first, last)
    ahead = (2022 if month <= last else 2023, first, last)
    assert only(f"The town will open 400 homes in {words}", month, "en") == ahead


def rows(body: str, issue: str) -> list[tuple[str, str, str]]:
    """Return status, start and end of every figure of ``body``."""
    context = Context(DateReading(date.fromisoformat(issue), "day", None), PlaceReading(None, None, 1.0, ""), "zh")
    text = MappedText.of(body)
    article = Article(1, "article", None, (), None, None, (), text, 0, len(text))
    found = find_indicators(article, context, REGISTRY)
    return [
        (row.status, str((row.period and row.period.start) or ""), str((row.period and row.period.end) or ""))
        for row in found
    ]


@pytest.mark.parametrize("issue", ["2022-10-08", "2022-11-15", "2022-12-28", "2023-01-18", "2023-03-02"])
def test_a_result_of_three_quarters_is_no_target_of_the_next_year(issue: str) -> None:
    body = "前三季度,全镇实现地区生产总值126.4亿元,同比增长4.1%。"
    assert rows(body, issue) == [("result", "2022-01-01", "2022-09-30")] * 2


def test_a_section_of_plans_means_the_part_that_is_to_come() -> None:
    body = "一、上半年工作总结\n上半年,新建书屋12间。\n二、下一步工作安排\n一季度,新建书屋9间。"
    assert rows(body, "2022-12-05") == [
        ("result", "2022-01-01", "2022-06-30"),
        ("planned", "2023-01-01", "2023-03-31"),
    ]


@pytest.mark.parametrize(("words", "kind", "start"), [("7月末", "as_of", None), ("7月底", "range", date(2022, 7, 31))])
def test_what_stands_at_the_end_of_a_month(words: str, kind: str, start: date | None) -> None:
    """月末 is the statistician's word for a state; 月底 also dates what was done then."""
    (span,) = find_periods(f"{words}，全县贷款余额298亿元。", DateReading(date(2022, 8, 18), "day", None), "zh")
    assert (span.period.kind, span.period.start, span.period.end) == (kind, start, date(2022, 7, 31))


def test_a_month_that_ends_a_quoted_name_is_no_period() -> None:
    text = 'After the tour "One Town One Concert May", 12 halls opened in June.'
    days = DateReading(date(2022, 7, 1), "month", None)
    assert [text[found.start : found.end] for found in find_periods(text, days, language="en")] == ["June"]


@pytest.mark.parametrize(
    ("issue", "first"),
    [(date(2022, 11, 16), "2022-09-01"), (date(2023, 1, 6), "2022-09-01"), (date(2022, 5, 18), "2022-02-01")],
)
def test_a_school_term_runs_from_september_or_february(issue: date, first: str) -> None:
    for words, language in (("本学期，开课920门", "zh"), ("This semester, 920 lessons were held", "en")):
        (span,) = find_periods(words, DateReading(issue, "day", None), language)
        assert (str(span.period.start), span.period.end, span.period.kind) == (first, issue, "during")


def test_the_end_of_the_year_in_english_is_a_stand() -> None:
    (span,) = find_periods(
        "By the end of the year, 8 parks will be built.", DateReading(date(2022, 10, 28), "day", None), "en"
    )
    assert (span.period.text, span.period.start, span.period.end) == (
        "By the end of the year",
        None,
        date(2022, 12, 31),
    )


def test_what_stands_at_the_end_of_a_year_in_a_bulletin() -> None:
    (span,) = find_periods("年末全县有渠管所36个", DateReading(date(2013, 3, 1), "month", None))
    assert not span.vague and span.period.kind == "as_of"


def test_those_a_work_is_done_for_are_no_level_reached() -> None:
    body = MappedText.of("去年以来，全县为1260户家庭通水，修渠14条。")
    context = Context(DateReading(date(2024, 3, 20), "day", None), PlaceReading(None, None, 0.0, ""))
    article = Article(1, "article", None, (), None, None, (), body, 0, len(body.text))
    rows = find_indicators(article, context, REGISTRY)
    assert [(str(row.period.start), str(row.period.end)) for row in rows if row.period] == [
        ("2023-01-01", "2024-03-20")
    ] * 2


@pytest.mark.parametrize(
    ("issue", "words", "year"),
    [
        (date(2016, 3, 28), "全年修渠30条", 2015),
        (date(2016, 6, 28), "完成全年任务的52%", 2016),
        (date(2016, 11, 28), "全年修渠30条", 2016),
    ],
)
def test_a_whole_year_told_in_spring_is_the_one_before(issue: date, words: str, year: int) -> None:
    (span,) = find_periods(words, DateReading(issue, "day", None))
    assert span.period.start == date(year, 1, 1)


def test_public_holidays_in_english() -> None:
    (span,) = find_periods(
        "During the Spring Festival holiday, 36 shows were staged.", DateReading(date(2019, 3, 6), "day", None), "en"
    )
    assert (span.period.start, span.period.end) == (date(2019, 2, 4), date(2019, 2, 10))


def test_a_stand_may_have_its_hour() -> None:
    text = "As of 17:30 on March 8, 412 seedlings were planted."
    (found,) = find_periods(text, DateReading(date(2022, 3, 9), "day", None), language="en")
    assert (found.period.kind, found.period.start, found.period.end) == ("as_of", None, date(2022, 3, 8))
