"""Circumstances, parts, goods and lists: what a number borrows from its sentence and what it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.facts.indicators_frame import read_chinese
from govtrends.facts.subjects_trim import trimmed_of_circumstance


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        # where, for whom, in which action
        ("在青河、柳溪等易涝河段安装救生圈80余处。", ["安装救生圈处数"]),
        ("为独居老人、残疾人等特殊群体代买药品180余次。", ["代买药品次数"]),
        ("北关街道在辖区清理面积6000平方米。", ["清理面积"]),
        ("本次“清洁河湖”行动出动人员860人。", ["出动人员人数"]),
        # an action that stands last reaches every member of its list
        (
            "对辖区内32家工厂、64家“多合一”门店、5处在建工地进行全覆盖检查。",
            ["全覆盖检查工厂数", "全覆盖检查“多合一”门店数", "全覆盖检查在建工地处数"],
        ),
        ("城区7座水厂和2座气站已做好防汛各项工作。", ["水厂数", "气站数"]),
        (
            "120名干部、300名志愿者、46名楼栋长第一时间下沉社区。",
            ["下沉社区干部人数", "下沉社区志愿者人数", "下沉社区楼栋长人数"],
        ),
        ("党员、团员等600余人开展“美丽庭院”行动。", ["开展“美丽庭院”行动人数"]),
        # parts of a whole
        (
            "共检查燃气隐患215处,其中立即整改180处,限期整改35处。",
            ["检查燃气隐患处数", "立即整改燃气隐患处数", "限期整改燃气隐患处数"],
        ),
        ("23个停工楼盘中,已复工19个。", ["停工楼盘数", "复工停工楼盘数"]),
        (
            "校外机构60所,其中18所申请注销,其余42所全部转为素质类机构。",
            ["校外机构数", "申请注销校外机构数", "全部转为素质类机构数"],
        ),
        # goods share the verb of their list
        ("发放救济面粉200袋,大米310袋,食用油45桶。", ["发放救济面粉袋数", "发放大米袋数", "发放食用油桶数"]),
        # what stands for something named before
        ("完成小麦播种面积12.4万亩,产量5.2万吨。", ["完成小麦播种面积", "小麦产量"]),
        ("送去慰问金8万余元,人均400元。", ["送去慰问金", "送去慰问金人均"]),
        ("接待读者5.4万人次,是去年同期的1.3倍。", ["接待读者人次", "接待读者"]),
        ("涉及居民2100余户,总投资4200万元。", ["涉及居民户数", "总投资"]),
        ("分散供养对象每人每月980元。", ["分散供养对象每人每月标准"]),
        # from one state to another
        ("居民投诉量由改造前的每月30余件降至不到3件。", ["居民投诉量", "居民投诉量"]),
        ("企业从1250家减至98家。", ["企业数", "企业数"]),
        # places and people of their own
        ("住户312户,耕地1420亩。", ["住户数", "耕地面积"]),
        ("全镇辖18个村,有2.6万亩耕地,2.1万口人。", ["全镇辖村数", "耕地面积", "人口"]),
        ("改造老旧路灯25盏三是突出服务。", ["改造老旧路灯数"]),
    ],
)
def test_subjects(sentence: str, subjects: list[str]) -> None:
    assert [reading.subject for reading in read_chinese(sentence)] == subjects


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        (
            "与上年同期相比,盗窃案件下降21.4%,损失下降9%,破案率上升13%。",
            [("down", "yoy"), ("down", "yoy"), ("up", "yoy")],
        ),
        ("与上年同期相比,盗窃案件下降21.4%;办案时长缩短9%。", [("down", "yoy"), ("down", "unspecified")]),
        ("在册护林员2150人,较6月底增加300余人。", [(None, None), ("up", "unspecified")]),
        ("新登记商店1860户,较上年同期多214户。", [(None, None), ("up", "yoy")]),
        ("环比,用电量上升2%。", [("up", "mom")]),
        ("多达12%的农户参加。", [(None, None)]),
        ("抢夺警情同比下降近三成。", [("down", "yoy")]),
    ],
)
def test_changes(sentence: str, changes: list[tuple[str | None, str | None]]) -> None:
    assert [(reading.direction, reading.basis) for reading in read_chinese(sentence)] == changes


def test_a_share_is_no_subject_of_growth() -> None:
    *_, growth = read_chinese("一般公共预算收入完成9.35亿元,占年度预算的51.2%,同口径增长7.7%。")
    assert growth.subject == "一般公共预算收入同口径"


@pytest.mark.parametrize("words", ["在册党员", "从业人员", "从事养殖农户", "自由贸易额", "存在问题", "正在安装路灯"])
def test_words_that_only_look_like_circumstances_stay(words: str) -> None:
    assert trimmed_of_circumstance(words) == words


@given(st.text(alphabet="在为对从由村路人户安装发放药品河段的()（）每天", max_size=24))
def test_trimming_only_takes_away(words: str) -> None:
    trimmed = trimmed_of_circumstance(words)
    kept = iter(words)
    assert all(char in kept for char in trimmed)
