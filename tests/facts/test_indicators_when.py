"""The year that a number of a yearly report belongs to: last year's result, this year's target, five years' sum."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.indicators import find_indicators
from govtrends.model import Article, Context, DateReading, Indicator, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText

REGISTRY = load_registry()


def rows(text: str, issue: str = "2031-01-28") -> list[Indicator]:
    body = MappedText.of(text)
    article = Article(1, "article", None, (), None, None, (), body, 0, len(body))
    context = Context(DateReading(date.fromisoformat(issue), "day", "x"), PlaceReading(None, "990000", 1.0, "x"))
    return find_indicators(article, context, REGISTRY)


def years(row: Indicator) -> tuple[int | None, int | None]:
    start, end = (row.period.start, row.period.end) if row.period is not None else (None, None)
    return start.year if start else None, end.year if end else None


def test_the_past_year_of_a_report_in_winter_is_the_one_completed() -> None:
    (growth,) = rows("过去一年,全市上下克服困难。地区生产总值增长6.1%。")
    assert (growth.indicator, years(growth)) == ("gdp_growth", (2030, 2030))


def test_the_year_that_opens_a_plan_is_one_year() -> None:
    text = "“十六五”时期,地区生产总值年均增长5%。\n今年是“十六五”开局之年。主要预期目标是:地区生产总值增长5.5%左右。"
    mean, target = rows(text)
    assert (mean.indicator, years(mean)) == ("gdp_growth_mean", (2031, 2035))
    assert (target.indicator, target.status, years(target)) == ("gdp_growth", "target", (2031, 2031))


def test_a_sum_or_change_over_several_years_is_no_yearly_figure() -> None:
    jobs, growth, mean = rows("五年来,城镇新增就业52万人,居民人均可支配收入增长31%、年均增长5.8%。")
    assert (jobs.indicator, years(jobs)) == (None, (2026, 2030))
    assert (growth.indicator, years(growth)) == (None, (2026, 2030))
    assert mean.indicator == "income_growth_mean"


def test_what_is_done_each_year_is_no_figure_of_one_year() -> None:
    (jobs,) = rows("2030年,就业形势稳定,每年城镇新增就业8万人以上。")
    assert jobs.indicator is None
    assert jobs.subject.startswith("每年")


def test_from_and_to_of_several_years_are_the_year_before_and_the_last() -> None:
    before, after = rows("五年来,地区生产总值从3100亿元提高到4300亿元。")
    assert (before.indicator, years(before)) == ("gdp", (2025, 2025))
    assert (after.indicator, years(after)) == ("gdp", (2030, 2030))


def test_a_level_that_nobody_adds_up_is_the_last_years() -> None:
    (level,) = rows("五年来,地区生产总值4300亿元。")
    assert (level.indicator, years(level)) == ("gdp", (2030, 2030))


def test_a_threshold_leaves_the_id_to_its_figure() -> None:
    bound, figure = rows("2030年,一般公共预算收入突破300亿元、达到311亿元。")
    assert (bound.indicator, figure.indicator) == (None, "budget_revenue")
    apart, _, figure = rows("五年来,地区生产总值突破400亿元,城市变美。全省人口72万人。\n2030年,地区生产总值431亿元。")
    assert (apart.indicator, figure.indicator) == (None, "gdp")
    (alone,) = rows("2030年,一般公共预算收入突破300亿元。")
    assert (alone.indicator, alone.approx) == ("budget_revenue", "at_least")


def test_a_target_that_repeats_the_result_is_no_second_print() -> None:
    result, target = rows("2030年,粮食产量72万吨。\n2031年主要目标是:粮食产量72万吨以上。")
    assert (result.status, target.status) == ("result", "target")
    assert target.duplicate_of is None
    _, second = rows("2030年,粮食产量72万吨。\n全年粮食产量72万吨。")
    assert second.duplicate_of == 0


def test_part_of_a_year_is_part_of_the_year_in_question() -> None:
    before, after = rows("一、2030年工作回顾\n城镇调查失业率从上半年5.6%降到5.2%。")
    assert before.period is not None
    assert before.period.end == date(2030, 6, 30)
    assert after.period is not None
    assert after.period.end == date(2030, 12, 31)


def test_a_period_of_the_next_clause_is_not_the_numbers() -> None:
    grain, _ = rows("2030年是“十五五”收官之年。粮食产量72万吨,能耗降幅超过“十五五”目标2个百分点。")
    assert years(grain) == (2030, 2030)


def test_one_number_of_two_statistics_is_a_row_for_each() -> None:
    retail, investment = rows("2031年主要目标是:社会消费品零售总额、固定资产投资增长4%左右。")
    assert [retail.indicator, investment.indicator] == ["retail_growth", "investment_growth"]
    assert retail.char_start == investment.char_start


def test_a_regions_figure_is_not_the_places() -> None:
    (row,) = rows("东山都市圈建设提速,经济总量超2300亿元。")
    assert (row.indicator, row.subject) == (None, "东山都市圈经济总量")
    (own,) = rows("积极融入东山都市圈,地区生产总值达到230亿元。")
    assert own.indicator == "gdp"


def test_the_year_before_is_seen_from_the_year_in_question() -> None:
    before, after = rows("2030年工作回顾\n常住人口由上年72万人增加到73万人。")
    assert (years(before), years(after)) == ((2029, 2029), (2030, 2030))


def test_a_line_that_was_crossed_is_a_lower_bound() -> None:
    (row,) = rows("2030年,地区生产总值跨越500亿元大关。")
    assert (row.indicator, row.approx) == ("gdp", "at_least")


@pytest.mark.parametrize(("issue", "status"), [("2031-01-28", "target"), ("2031-12-20", "result")])
def test_a_year_that_has_only_begun_has_no_results(issue: str, status: str) -> None:
    (row,) = rows("2031年民生实事\n新增城镇就业8万人。", issue)
    assert row.status == status


def test_a_line_crossed_in_several_years_holds_at_their_end() -> None:
    revenue, jobs = rows("五年来,一般公共预算收入突破300亿元,新增城镇就业突破40万人。")
    assert (revenue.indicator, years(revenue)) == ("budget_revenue", (2030, 2030))
    assert (jobs.indicator, years(jobs)) == (None, (2026, 2030))
