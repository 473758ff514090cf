"""Parts and wholes of one clause, what a rule allows, and those counted by what is said of them."""

from __future__ import annotations

import pytest

from govtrends.facts.indicators_frame import read_chinese


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("全县停工楼盘已复工17个，复工率85%。", ["复工停工楼盘数", "停工楼盘复工率"]),
        ("6个停工工地复工4个。", ["停工工地数", "复工停工工地数"]),
        ("运输车队发展到160辆。", ["运输车队车辆数"]),
        ("种上脆李300亩、茶叶120亩。", ["种上脆李面积", "种上茶叶面积"]),
        ("网上展览点击量仍突破200万次。", ["网上展览点击量"]),
        ("全省12个市州空气质量全面达标。", ["空气质量全面达标市州数"]),
        ("13个村的集体收入超过18万元。", ["集体收入超过18万元村数", "村的集体收入"]),
        ("城镇新增就业9万人、农村劳动力转移就业4万人。", ["城镇新增就业人数", "农村劳动力转移就业人数"]),
        ("建成4个千亿级产业集群、居全省第二。", ["建成千亿级产业集群数"]),
        ("900多名来自各地以及海外的教师、学生和朋友欢聚在礼堂。", ["欢聚在礼堂教师、学生和朋友人数"]),
    ],
)
def test_names_of_parts_and_of_those_counted(text: str, subjects: list[str]) -> None:
    assert [row.subject for row in read_chinese(text)] == subjects


@pytest.mark.parametrize(
    "text",
    [
        "村规约定礼金不超过三百元。",
        "摊位每月租金不得超过500元。",
        "医院大门30米内不准停车。",
        "40米处，他开始冲刺。",
        "他获得400米自由泳冠军。",
        "加装电梯须经三分之二以上的业主同意。",
        "56人以上的班级全部消除。",
    ],
)
def test_what_a_rule_or_a_course_prints_is_no_figure(text: str) -> None:
    assert read_chinese(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "修建水渠500米。",
        "三分之二的村民住上新房。",
        "每月租金收入超过500元。",
        "实现新增就业40万人以上的目标。",
        "建成30米处理池1个。",
    ],
)
def test_figures_that_look_like_such_are_read(text: str) -> None:
    assert read_chinese(text)


def test_what_the_year_is_still_to_bring_is_planned() -> None:
    (row,) = read_chinese("年内还将把助餐点增加到35处。")
    assert row.status == "planned"


def test_a_month_that_opens_a_sentence_is_what_the_figure_is_held_against() -> None:
    (row,) = read_chinese("与6月份相比，投诉量下降4.5%。")
    assert (row.direction, row.basis) == ("down", "mom")
