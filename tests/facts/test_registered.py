"""Registered ids: whole subjects only, level and change apart, parts never the total."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govtrends.facts.registered import indicator_id, out_of_range
from govtrends.registry import load_registry

REGISTRY = load_registry()


@pytest.mark.parametrize(
    ("subject", "unit", "measure", "expected"),
    [
        ("地区生产总值", "元", "money", "gdp"),
        ("全市地区生产总值", "%", "percent", "gdp_growth"),
        ("地区生产总值增速", "%", "rate", "gdp_growth"),
        ("GDP", "%", "percent", "gdp_growth"),
        ("经济", "%", "percent", "gdp_growth"),
        ("地方一般公共预算收入首次突破", "元", "money", "budget_revenue"),
        ("规上工业增加值增长", "%", "percent", "industry_growth"),
        ("固定资产投资", "%", "percent", "investment_growth"),
        ("社会消费品零售总额", "元", "money", "retail"),
        ("居民人均可支配收入实际", "%", "percent", "income_growth"),
        ("农村居民人均可支配收入", "元", "money", "income_rural"),
        ("城镇新增就业人数", "人", "count", "jobs_urban"),
        ("粮食总产量", "斤", "weight", "grain"),
        ("城镇调查失业率", "%", "rate", "unemployment"),
        ("居民消费价格涨幅", "%", "percent", "cpi"),
        ("进出口总值", "美元", "money", "trade"),
        ("可防性案件", "%", "percent", "preventable_cases_growth"),
        ("入户走访户数", "户", "count", "households_visited"),
        ("各类救助资金", "元", "money", "relief_funds"),
        ("Total retail sales of consumer goods", "元", "money", "retail"),
        ("growth of the regional GDP", "%", "percent", "gdp_growth"),
        ("per capita disposable income of rural residents", "元", "money", "income_rural"),
        ("rescue funds issued January August", "元", "money", "relief_funds"),
        ("地区生产总值年均增长", "%", "percent", "gdp_growth_mean"),
        ("households in difficulties", "户", "count", "households_in_need"),
        ("degrees", "个", "count", "school_places"),
        ("发放各类宣传资料份数", "份", "count", "leaflets"),
        ("检查企业家次", "家次", "count", "firms_inspected"),
    ],
)
def test_known_subjects(subject: str, unit: str, measure: str, expected: str) -> None:
    assert indicator_id(subject, unit, measure, REGISTRY) == expected


@pytest.mark.parametrize(
    ("subject", "unit", "measure"),
    [
        ("高新技术产业投资", "%", "percent"),
        ("海洋生产总值", "%", "percent"),
        ("地区生产总值累计", "%", "percent"),
        ("研发经费占地区生产总值比重", "%", "rate"),
        ("地区生产总值", "个百分点", "percent"),
        ("一般公共预算收入增加", "元", "money"),
        ("脱贫县农村居民人均可支配收入", "%", "percent"),
        ("城乡居民人均可支配收入", "%", "percent"),
        ("跨境电商进出口", "%", "percent"),
        ("柳岸新区地区生产总值", "元", "money"),
        ("地区生产总值", "人", "count"),
        ("城镇新增就业", "%", "rate"),
        ("一般公共预算收入", "%", "rate"),
        ("城镇调查失业率", "%", "percent"),
        ("", "元", "money"),
    ],
)
def test_parts_shares_averages_and_pairs_have_no_id(subject: str, unit: str, measure: str) -> None:
    assert indicator_id(subject, unit, measure, REGISTRY) is None


def test_a_part_has_its_own_id() -> None:
    assert indicator_id("第一产业增加值", "元", "money", REGISTRY) == "primary_industry"
    assert indicator_id("人均地区生产总值", "元", "money", REGISTRY) == "gdp_per_capita"


@pytest.mark.parametrize("key", REGISTRY.indicators)
def test_every_entry_is_found_by_its_own_name(key: str) -> None:
    entry = REGISTRY.indicators[key]
    for unit in entry.units:
        for name in (entry.name, *entry.aliases, *entry.english):
            assert indicator_id(name, unit, entry.measure, REGISTRY) == key


def test_a_value_outside_the_typical_range_is_said_so() -> None:
    note = out_of_range("school_places", 169_000, REGISTRY, "个")
    assert note is not None and "169000个" in note and "typical range" in note
    assert out_of_range("school_places", 5000, REGISTRY) is None
    assert out_of_range("grain", 9e10, REGISTRY, "斤") is None  # the range is given in 吨
    assert out_of_range(None, 1.0, REGISTRY) is None


def test_a_registered_name_of_one_character_is_found() -> None:
    entry = REGISTRY.indicators["grain"]
    named = entry.model_copy(update={"aliases": ("粮",)})
    registry = replace(REGISTRY, indicators={"grain": named}, checksum="one character")
    assert indicator_id("粮", "斤", "weight", registry) == "grain"
    assert indicator_id("全县粮", "斤", "weight", registry) == "grain"
    assert indicator_id("棉", "斤", "weight", registry) is None
