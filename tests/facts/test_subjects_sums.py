"""Sums, rates and parts that take their name from the work told before, and words that belong to no name."""

from __future__ import annotations

import pytest

from govtrends.facts.english import find_english
from govtrends.facts.indicators_frame import read_chinese


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("审批时限在法定基础上压缩83%。", ["审批时限"]),
        ("帮助61个项目提前落地。", ["落地项目数"]),
        ("更换灭火器260具,加装晾衣架60副。", ["更换灭火器具数", "加装晾衣架副数"]),
        ("来自小学、幼儿园的5名教师代表先后发言。", ["发言教师代表人数"]),
        (
            "参加学生2.9万名,参与率92.4%;已压减校外机构41家,压减率73.2%。",
            ["参加学生人数", "学生参与率", "压减校外机构数", "校外机构压减率"],
        ),
        ("68个市重点项目完成投资61.3亿元。", ["完成投资市重点项目数", "市重点项目完成投资"]),
        ("完成危桥加固210座,完成年度任务的70%。", ["完成危桥加固数", "危桥加固年度任务完成率"]),
        ("投入920万元新建、改造食堂14个。", ["投入新建、改造食堂金额", "改造食堂数"]),
        ("送去棉被120床、大米2400斤。", ["送去棉被床数", "送去大米斤数"]),
        ("向43名失主返还摩托车、电动车39辆。", ["返还摩托车失主人数", "返还摩托车、电动车数"]),
        ("对逾期未结的6家单位予以通报。", ["逾期未结单位数"]),
        ("当天下午更换井盖3个。", ["更换井盖数"]),
        ("建成养老食堂16家。明年将再建10家。", ["建成养老食堂数", "再建养老食堂数"]),
        ("全年民政事业费累计支出2.18亿元。", ["民政事业费支出"]),
        ("审结民商事案件490件,标的额2亿元。", ["审结民商事案件件数", "民商事案件标的额"]),
        ("检察官走进18所学校开展法治宣讲。", ["开展法治宣讲学校数"]),
    ],
)
def test_subjects(sentence: str, subjects: list[str]) -> None:
    assert [reading.subject for reading in read_chinese(sentence)] == subjects


@pytest.mark.parametrize("sentence", ["看望2副所长。", "一副好嗓子。", "提3具体意见。"])
def test_what_counts_nothing(sentence: str) -> None:
    assert read_chinese(sentence) == []


def test_a_basis_holds_for_the_whole_english_sentence() -> None:
    rows = find_english("Thefts fell by 38.2 percent year on year, while fraud cases dropped 11.5 percent.")
    assert [row.basis for row in rows] == ["yoy", "yoy"]
    rows = find_english("Thefts fell by 38.2 percent year on year. Fraud cases dropped 11.5 percent.")
    assert [row.basis for row in rows] == ["yoy", "unspecified"]


def test_another_of_the_same() -> None:
    rows = find_english("The town put up 2,700 new cameras. Another 600 are to be installed.")
    assert [(row.value, row.subject) for row in rows] == [(2700, "new cameras"), (600, "new cameras")]


def test_points_per_thousand_are_a_change() -> None:
    (row,) = read_chinese("人口出生率下降0.3个千分点。")
    assert (row.subject, row.unit, row.measure, row.direction) == ("人口出生率", "千分点", "percent", "down")
