"""Quantities: value, unit and approximation as printed; every span slices to a number; no span overlaps a date."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.facts.quantities import find_quantities
from govtrends.text.numerals import render

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"


@pytest.mark.parametrize(
    ("text", "value", "unit", "approx"),
    [
        ("拨付补助3206万元", 32060000, "元", None),
        ("发放读本7.50万册", 75000, "册", None),
        ("服务6.4万余人", 64000, "人", "at_least"),
        ("新建站点近300个", 300, "个", "nearly"),
        ("印制手册12 万余本", 120000, "本", "at_least"),
        ("达标率约71%", 71, "%", "about"),
        ("补植苗木3万余株", 30000, "株", "at_least"),
        ("百余名志愿者上岗", 100, "人", "at_least"),
        ("近万名居民健步走", 10000, "人", "nearly"),
        ("万余名居民健步走", 10000, "人", "at_least"),
        ("贷款余额超万亿元", 1e12, "元", "at_least"),
        ("提高2.5个百分点", 2.5, "百分点", None),
        ("处理能力达到80吨/日", 80, "吨/日", None),
        ("完成投资1,280万元", 12800000, "元", None),
        ("改造面积２０万平方米", 200000, "平方米", None),
        ("装机400万千瓦", 4000000, "千瓦", None),
        ("带动就业上千人", 1000, "人", "at_least"),
        ("吸引5000名以上学员", 5000, "人", "at_least"),
        ("误差不超过3%", 3, "%", "at_most"),
        ("惠及2.4万群众", 24000, "人", None),
        ("建成两所小学", 2, "所", None),
        ("节省四分之三", 0.75, "比例", None),
        ("占百分之十二", 12, "%", None),
        ("产值翻一番", 1, "番", None),
        ("收获粮食五百萬噸", 5000000, "吨", None),
    ],
)
def test_reads_value_unit_and_approximation(text: str, value: float, unit: str, approx: str | None) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit_name, found.approx) == (pytest.approx(value), unit, approx)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("每村安排3—5个岗位", 3, 5), ("投入3至5万元", 30000, 50000), ("降幅10%~15%", 10, 15)],
)
def test_a_range_is_one_quantity(text: str, low: float, high: float) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.value_max) == (low, high)


def test_from_and_to_are_two_quantities() -> None:
    assert [found.value for found in find_quantities("普及率由41%提高到66%")] == [41, 66]


def test_a_list_shares_the_unit_printed_last() -> None:
    found = find_quantities("三项比例分别提高4.1、6.2、9个百分点")
    assert [(item.value, item.unit.name) for item in found] == [(4.1, "百分点"), (6.2, "百分点"), (9.0, "百分点")]


def test_a_number_whose_unit_is_lost_is_still_a_number() -> None:
    (found,) = find_quantities("治安拘留302〔缺〕,案件总量")
    assert (found.value, found.unit.name, found.unit_printed) == (302, "人", False)


NOISE = [
    "2021年8月14日召开会议",
    "8月3日至5日开展培训",
    "2023—2024学年",
    "第27个宣传日",
    "第5届运动会",
    "新城府发〔2021〕18号",
    "推行“2+4+N”模式",
    "实施“1236”工程",
    "联系电话0537-2213456",
    "查验24小时核酸证明",
    "在5个工作日内办结",
    "实行24小时值守",
    "分4个层面推进",
    "做到“3个到位”",
    "聚焦八个领域",
    "区镇村三级联动",
    "六部门联合发文",
    "打通最后一公里",
    "致家长的一封信",
    "二十大精神",
    "三十二中新校区",
    "数百人到场",
    "开通12345热线",
    "建设5G基站和3D展厅",
    "获评4A级景区",
    "60岁以上老人",
    "建校80周年",
    "排名前10名",
    "比分3:1",
    "上午9:30开始",
    "每周1次会商",
    "一期工程和2期项目",
    "总量超千亿元的县",
    "1000吨级泊位",
    "百名干部进企业",
    "万名教师进万家",
    "走进千家万户",
    "打动万千人的心",
    "建成万亩果园",
]


@pytest.mark.parametrize("text", NOISE)
def test_what_measures_nothing_gives_nothing(text: str) -> None:
    assert [text[found.start : found.end] for found in find_quantities(text)] == []


def test_a_bar_of_a_class_is_no_figure_but_the_count_behind_it_is() -> None:
    assert [found.value for found in find_quantities("投资5亿元以上项目23个")] == [23]


numbers = st.one_of(st.integers(1, 10**9).map(float), st.decimals("0.1", "99999", places=1).map(float))


@given(numbers, st.sampled_from(["个", "户", "元", "亩", "公里", "%"]))
def test_a_rendered_quantity_reads_back(value: float, unit: str) -> None:
    (found,) = find_quantities(f"共计{render(value)}{unit}。")
    assert (found.value, found.unit.name) == (value, unit)


pieces = st.lists(
    st.sampled_from(
        [
            "建成",
            "4所",
            "，",
            "2022年",
            "5月1日",
            "约",
            "3.5万",
            "余",
            "亩",
            " ",
            "\n",
            "第",
            "12",
            "%",
            "百",
            "名",
            "增长",
        ]
    ),
    max_size=14,
)


@given(pieces)
def test_spans_are_in_order_and_hold_a_digit(parts: list[str]) -> None:
    text, end = "".join(parts), 0
    for found in find_quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert re.search(r"[0-9百]", text[found.start : found.end])
        end = found.end


DATE = re.compile(
    r"(?:19|20)\d\d\s?年|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日(?!均)|第\s?[\d一二三四五六七八九十百]+|[一二三四五六七八九〇零○]{4}年"
)


@given(pieces)
def test_no_quantity_overlaps_a_date(parts: list[str]) -> None:
    text = "".join(parts)
    dates = [match.span() for match in re.finditer(r"2022年|5月1日", text)]
    for found in find_quantities(text):
        assert not any(start < found.end and found.start < end for start, end in dates)


def _reports() -> list[str]:
    texts = []
    for path in sorted((SHARED / "provincial_reports_2026").glob("*.csv")):
        texts += pd.read_csv(path, encoding="utf-8-sig")["full_text"].tolist()
    for path in sorted(SHARED.glob("*.jsonl")):
        texts += [json.loads(line)["content"] for line in path.read_text(encoding="utf-8").splitlines()]
    return texts


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpora of government reports are not here")
def test_no_year_date_or_ordinal_of_the_reports_becomes_a_quantity() -> None:
    texts = _reports()
    found = overlapping = 0
    for text in texts:
        dates = [match.span() for match in DATE.finditer(text)]
        quantities = find_quantities(text)
        found += len(quantities)
        at = 0
        for quantity in quantities:
            while at < len(dates) and dates[at][1] <= quantity.start:
                at += 1
            overlapping += at < len(dates) and dates[at][0] < quantity.end
    assert len(texts) >= 100
    assert found > 5000
    assert overlapping == 0


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("清运枯枝8车", 8, "车"),
        ("运走稻草12捆", 12, "捆"),
        ("每天卖出三万多斤", 30000, "斤"),
        ("“每天卖出三万多斤。”", 30000, "斤"),
        ("争取到200万资金", 2000000, "元"),
        ("已收割八成", 80, "%"),
        ("近三成农户", 30, "%"),
        ("占三成以上", 30, "%"),
    ],
)
def test_loads_tenths_and_sums_without_a_unit(text: str, value: float, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit.name) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "3车道的桥",
        "实行4人一组",
        "严禁3人以上聚集",
        "落实减负20条",
        "涉案金额50万元以上案件",
        "集体收入50万元以上的村",
        "成为三成员单位",
        "“8车道工程”",
    ],
)
def test_arrangements_documents_and_bars_measure_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize("word", ["签约", "预约", "履约", "续约", "契约", "公约", "条约", "节约"])
def test_a_pact_is_no_approximator(word: str) -> None:
    (quantity,) = find_quantities(f"集中{word}17个项目")
    assert (quantity.start, quantity.approx) == (4, None)


def test_about_stays_about() -> None:
    for text in ("项目约17个", "项目大约17个", "签约约17个", "损失约17万元", "持续约17公里", "道路9条约17公里"):
        assert find_quantities(text)[-1].approx == "about"


def test_a_long_run_of_digits_is_a_code_but_multipliers_count() -> None:
    assert find_quantities("编号123456789012345678901个") == []
    (found,) = find_quantities("算力规模达到10.36百亿亿次/秒")
    assert (found.value, found.unit_name) == (1.036e19, "次/秒")
