"""What is said of those counted, and what a count takes from the event, the work or the month told before it."""

from __future__ import annotations

import pytest

from govtrends.facts.indicators_frame import read_chinese


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        # a predicate tells what those counted do, became or have done to them
        ("83名干部分包71个网格。", ["分包干部人数", "网格数"]),
        ("28支志愿服务队现场摆摊。", ["现场摆摊志愿服务队数"]),
        ("组建17支义务巡逻队。", ["组建义务巡逻队数"]),
        ("91家机关单位、560余名党员到社区“双报到”。", ["到社区“双报到”机关单位数", "到社区“双报到”党员人数"]),
        ("全县36名医师到基层开展义诊。", ["开展义诊医师人数"]),
        ("全区216个采样点要合理安排开放时间。", ["采样点数"]),
        ("216种主要产品。", ["主要产品种数"]),
        ("11个楼盘实现全面复工,5个楼盘化解销号。", ["复工楼盘数", "化解销号楼盘数"]),
        ("县供电局还从渠管所、学校遴选78名专业人员担任辅导员。", ["遴选辅导员人数"]),
        ("目前,菜园已被认领318块,带动27名村民在家门口就业。", ["认领菜园数", "带动就业村民人数"]),
        ("县水务局对超期未办的3家单位进行了通报。", ["超期未办单位数"]),
        ("将蒸好的600余个馒头送给环卫工人。", ["蒸好馒头数"]),
        # the event, the fund, the work
        ("招聘会吸引56家企业参加。", ["参加招聘会企业数"]),
        ("全县45所学校开展课后服务,260余名教师参与其中。", ["开展课后服务学校数", "参与课后服务教师人数"]),
        ("向412家企业兑现资金5830万元。", ["兑现资金企业数", "兑现资金"]),
        ("帮助29家企业享受返还、减免等资金238万元。", ["享受返还、减免等资金企业数", "享受返还、减免等资金"]),
        (
            "今年,实施危桥改造项目27个,惠及居民6318户,总投资9450万元。截至目前,已完工15个。",
            ["实施危桥改造项目数", "惠及居民户数", "实施危桥改造项目总投资", "完工危桥改造项目数"],
        ),
        (
            "8月份,“连心桥”平台共受理来电、来信1563件,比7月份减少112件,办结1535件。",
            ["平台受理来电、来信件数", "平台受理来电、来信件数", "办结来电、来信件数"],
        ),
        # units that only a noun makes one
        ("清理沟塘31口。", ["清理沟塘口数"]),
        ("新增监控探头2100余路。", ["新增监控探头路数"]),
        ("优良天数262天,比上年增加17天。", ["优良天数", "优良天数"]),
    ],
)
def test_subjects(sentence: str, subjects: list[str]) -> None:
    assert [reading.subject for reading in read_chinese(sentence)] == subjects


@pytest.mark.parametrize("sentence", ["乘26路公交车。", "按照300户左右的标准划分。", "3路纵队行进。"])
def test_what_counts_nothing(sentence: str) -> None:
    assert read_chinese(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [("8月份受理诉求90件,比7月份减少9件。", "mom"), ("8月份受理诉求90件,比5月份减少9件。", "unspecified")],
)
def test_a_month_is_held_against_the_one_before(sentence: str, basis: str) -> None:
    assert read_chinese(sentence)[-1].basis == basis
