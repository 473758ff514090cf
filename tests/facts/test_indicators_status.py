"""What is a result, what a target, what planned: words of expectation, deadlines, estimates of a year that ends."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.indicators import find_indicators
from govtrends.model import Article, Context, DateReading, Indicator, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText

REGISTRY = load_registry()


def rows(body: str, issue: str) -> list[Indicator]:
    context = Context(DateReading(date.fromisoformat(issue), "day", None), PlaceReading(None, None, 1.0, ""), "zh")
    text = MappedText.of(body)
    return find_indicators(Article(1, "article", None, (), None, None, (), text, 0, len(text)), context, REGISTRY)


def statuses(body: str, issue: str) -> list[str]:
    return [row.status for row in rows(body, issue)]


def test_what_is_expected_of_a_year_that_runs_is_a_target() -> None:
    assert statuses("全年地区生产总值预期增长6%左右。", "2022-10-28") == ["target"]
    assert statuses("上半年地区生产总值超预期增长6%。", "2022-10-28") == ["result"]


@pytest.mark.parametrize("stop", ["，", "。"])
def test_a_deadline_behind_a_number_is_that_number_s_time(stop: str) -> None:
    body = f"2月6日，该项目交付住宅610套，交付率71.6%{stop}余下240套3月底前交付。小区现有居民900人。"
    delivered, rate, rest, people = rows(body, "2023-02-08")
    assert (delivered.status, rate.status, rest.status, people.status) == ("result", "result", "planned", "result")
    assert rest.period is not None
    assert (rest.period.start, rest.period.end) == (None, date(2023, 3, 31))
    assert delivered.period is not None
    assert delivered.period.end == date(2023, 2, 6)


def test_a_deadline_that_is_over_was_met() -> None:
    assert statuses("余下240套3月底前交付。", "2023-05-08") == ["result"]
    assert statuses("截至目前交付240套。余下30套已于12月底前交付。", "2023-11-08") == ["result", "result"]


def test_before_the_end_of_the_year_ends_with_the_year() -> None:
    _, due = rows("9月25日，该镇交付住房95套。年底前计划交付350套。", "2022-09-27")
    assert due.status == "planned"
    assert due.period is not None
    assert (due.period.text, due.period.end) == ("年底前", date(2022, 12, 31))


def test_a_year_narrowed_down_is_of_its_own_sentence() -> None:
    body = "局长说，今年汛前投入1.8亿元加固泵站。\n石桥镇转移群众132人。"
    spent, moved = rows(body, "2023-07-12")
    assert spent.period is not None
    assert moved.period is None
    spent, moved = rows(body.replace("汛前", "，"), "2023-07-12")
    assert moved.period == spent.period


def test_all_that_one_estimate_says_has_one_status() -> None:
    estimate = "预计地区生产总值完成331亿元，增长6.5%。"
    assert statuses(f"2022年，{estimate}", "2023-01-12") == ["result"] * 2
    assert statuses(f"2023年，{estimate}", "2023-01-12") == ["target"] * 2
    assert statuses("预计全年地区生产总值完成331亿元，增长6.5%。", "2023-01-12") == ["result"] * 2


def test_this_year_ends_for_a_result_on_the_day_of_issue() -> None:
    ends = [row.period.end for row in rows("今年，镇里修渠12条，计划植树37亩。", "2022-10-28") if row.period]
    assert ends == [date(2022, 10, 28), date(2022, 12, 31)]
    assert [row.period.end for row in rows("2021年，镇里修渠12条。", "2022-10-28") if row.period] == [
        date(2021, 12, 31)
    ]
