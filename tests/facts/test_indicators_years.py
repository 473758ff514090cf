"""Reports that speak of five years and of one: ids, periods and their kinds, targets."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.indicators import find_indicators
from govtrends.model import Article, Context, DateReading, Indicator, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText

REGISTRY = load_registry()
JANUARY = DateReading(date(2026, 1, 27), "day", None)


def rows(text: str) -> list[Indicator]:
    body = MappedText.of(text)
    article = Article(1, "article", None, (), None, None, (), body, 0, len(text))
    return find_indicators(article, Context(JANUARY, PlaceReading(None, "330106", 1.0, "printed"), "zh"), REGISTRY)


def told(text: str) -> list[tuple[str | None, str, str]]:
    """Return id, years and kind of the period of every figure."""
    found = []
    for row in rows(text):
        period = row.period
        dated = period is not None and period.end is not None
        years = f"{period.start and period.start.year}-{period.end.year}" if dated else ""
        found.append((row.indicator, years, "" if period is None else period.kind))
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("城镇新增就业31.6万人。", ("jobs_urban", "2021-2025", "years")),
        ("城镇累计新增就业超31万人。", ("jobs_urban", "2021-2025", "years")),
        ("每年城镇新增就业6万人以上。", ("jobs_urban", "2021-2025", "each_year")),
        ("城镇新增就业年均超过6万人。", ("jobs_urban", "2021-2025", "each_year")),
        ("粮食产量连续9年稳定在130亿斤以上。", ("grain", "2021-2025", "each_year")),
        ("一般公共预算收入累计完成3700亿元。", ("budget_revenue", "2021-2025", "years")),
        ("居民人均可支配收入五年增长34.3%。", ("income_growth", "2021-2025", "years")),
        ("居民人均可支配收入三年增长21.3%。", (None, "2021-2025", "years")),
        ("地区生产总值年均增长5.3%。", ("gdp_growth_mean", "2021-2025", "years")),
        ("地区生产总值平均每年增长5.3%。", ("gdp_growth_mean", "2021-2025", "years")),
        ("地区生产总值达到4300亿元。", ("gdp", "2025-2025", "year")),
        ("地区生产总值历史性迈上4000亿元台阶。", ("gdp", "2025-2025", "year")),
        ("一般公共预算收入从210亿元增长到280亿元。", ("budget_revenue", "2020-2020", "year")),
        ("地区生产总值较2020年增加1200亿元。", (None, "2021-2025", "years")),
    ],
)
def test_sums_of_years_levels_reached_and_yearly_figures_are_told_apart(
    sentence: str, expected: tuple[str | None, str, str]
) -> None:
    assert told(f"一、工作回顾\n五年来，我们迎难而上。\n{sentence}")[0] == expected


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("经济总量跨过两个万亿元大关、超过6万亿元，年均增长5.7%。", ["经济总量", "经济总量年均"]),
        ("地区生产总值连跨两个千亿元台阶，年均增长5.1%。", ["地区生产总值年均"]),
        ("建议“十五五”时期地区生产总值增速目标设定为年均增长5.5%。", ["地区生产总值年均"]),
        ("正常年景下粮食产量达到90亿斤。", ["粮食产量"]),
        ("粮食播种面积稳定在620万亩、年度产量突破200万吨。", ["粮食播种面积", "粮食年度产量"]),
        ("一般公共预算收入增加近100亿元，稳步达到300亿元。", ["一般公共预算收入增加", "一般公共预算收入"]),
        ("规模以上工业企业达7600家、增加值增长3%。", ["规模以上工业企业数", "规模以上工业增加值"]),
        ("居民人均可支配收入增速高于经济增速、突破3万元。", ["居民人均可支配收入"]),
        ("城乡居民人均可支配收入年均增长5.3%、8.1%。", [f"{a}居民人均可支配收入年均" for a in ("城镇", "农村")]),
        ("一般公共预算收支累计分别突破900亿元、3000亿元。", ["一般公共预算收入", "一般公共预算支出"]),
        (
            "地区生产总值达到1369亿元，较“十三五”末的932亿元增加437亿元，增长33.6%。",
            ["地区生产总值"] * 4,
        ),
    ],
)
def test_what_is_said_of_the_thing_is_no_part_of_its_name(text: str, subjects: list[str]) -> None:
    assert [row.subject for row in rows(text)] == subjects


def test_a_pair_that_set_out_together_shares_time_and_words() -> None:
    pair = rows("五年来，民生改善。\n城乡居民人均可支配收入从2021年的46503元和16935元分别提高到58794元和23184元。")
    assert [row.indicator for row in pair] == ["income_urban", "income_rural"] * 2
    assert [row.period.end.year for row in pair if row.period and row.period.end] == [2021, 2021, 2025, 2025]
    assert [row.approx for row in rows("城镇和农村居民人均可支配收入分别超过8万元、4万元。")] == ["at_least"] * 2


def test_the_outline_of_the_next_plan_gives_targets_of_its_years() -> None:
    text = (
        "五年来，我们迎难而上。\n地区生产总值年均增长4.8%。\n"
        "根据《建议》，我们编制了《某市国民经济和社会发展第十五个五年规划纲要（草案）》，提请审议。\n"
        "《纲要草案》设置了29项主要指标。\n包括：地区生产总值年均增长5%左右。\n"
        "综合考虑实现2035年远景目标，提出居民人均可支配收入年均增长6%。"
    )
    back, _, output, income = rows(text)
    assert (back.status, back.period and back.period.start) == ("result", date(2021, 1, 1))
    assert {(row.status, row.period and row.period.start) for row in (output, income)} == {("target", date(2026, 1, 1))}


def test_a_year_of_arrival_speaks_for_its_number_alone() -> None:
    text = "五年来，经济跃升。地区生产总值从2020年的368亿元增长到2025年的493亿元，规上工业增加值年均增长6.5%。"
    assert [years for _, years, _ in told(text)] == ["2020-2020", "2025-2025", "2021-2025"]
    assert told("“十四五”以来，地区生产总值年均增长4.4%。") == [("gdp_growth_mean", "2021-2025", "years")]


def test_a_review_inside_a_paragraph_sets_the_time_of_what_follows() -> None:
    text = "某年的事。\n2025年目标任务顺利完成，圆满收官。五年来，我们感恩奋进。一是实力增强。税收年均增长5.2%。"
    assert told(text) == [(None, "2021-2025", "years")]
    assert told("海口经济圈产业发展规划完成编制，经济总量年均增长5.8%。")[0][0] is None


def test_the_year_that_is_over_is_told_of_even_under_a_heading_about_the_next() -> None:
    text = "三、2026年的工作\n今年是开局之年。过去一年，成绩很大。生产总值增长6.3%，新修公路31公里。"
    assert [(row.status, row.period and row.period.start) for row in rows(text)] == [("result", date(2025, 1, 1))] * 2
