"""Names of figures without the words around them: deadlines, expectations, speakers, what a unit is per."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.indicators import find_indicators
from govtrends.model import Article, Context, DateReading, Indicator, Place, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText

REGISTRY = load_registry()


def rows(body: str) -> list[Indicator]:
    context = Context(DateReading(date(2023, 4, 12), "day", None), PlaceReading(None, None, 1.0, ""), "zh")
    text = MappedText.of(body)
    return find_indicators(Article(1, "article", None, (), None, None, (), text, 0, len(text)), context, REGISTRY)


@pytest.mark.parametrize(
    ("body", "subjects"),
    [
        ("6月底前将剩余易涝点5处整治到位。", ["剩余易涝点整治到位处数"]),
        ("今年6月底前可交付住房540套。", ["交付住房套数"]),
        ("余下240套3月底前交付。", ["交付套数"]),
        ("流量由每秒500立方米增至每秒910立方米。", ["流量", "流量"]),
        ("培训班开设13个，比上学期增加4个。", ["培训班开设数"] * 2),
        ("立案31起，比上年少了5起。", ["立案数"] * 2),
        ("全年地区生产总值预计增长6%左右，力争达到6.5%。", ["地区生产总值"] * 2),
        ("一季度，地区生产总值增长4.1%。区长表示，全年预期增长6%左右。", ["地区生产总值"] * 2),
    ],
)
def test_names(body: str, subjects: list[str]) -> None:
    assert [row.subject for row in rows(body)] == subjects


def test_per_second_belongs_to_the_unit() -> None:
    (flow,) = rows("泄洪流量增至每秒约910立方米。")
    assert (flow.unit, flow.measure, flow.value) == ("立方米/秒", "rate", 910)
    (volume,) = rows("清运淤泥910立方米。")
    assert volume.unit == "立方米"


def test_the_verb_behind_the_unit_s_own_name_is_no_part_of_a_statistic() -> None:
    place = PlaceReading(Place("420103", "江汉区", "武汉市", "湖北省"), "420103", 1.0, "printed")
    context = Context(DateReading(date(2023, 4, 12), "day", None), place, "zh")
    text = MappedText.of("一季度，江汉区实现地区生产总值126.4亿元，同比增长4.1%。")
    found = find_indicators(Article(1, "article", None, (), None, None, (), text, 0, len(text)), context, REGISTRY)
    assert [row.indicator for row in found] == ["gdp", "gdp_growth"]
