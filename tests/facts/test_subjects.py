"""Subjects as an analyst writes them, from the clause around a number."""

from __future__ import annotations

import pytest

from govtrends.facts.indicators_frame import read_chinese
from govtrends.facts.subjects_around import split_tail
from govtrends.facts.subjects_lists import distribute


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("截至目前,已累计走访住户8123户,走访率98%。", ["走访住户数", "走访率"]),
        ("全县入室盗窃案同比下降31%。", ["入室盗窃案"]),
        ("3名医生荣获省级表彰。", ["荣获省级表彰医生人数"]),
        ("512个诉求正在办理。", ["正在办理诉求数"]),
        ("对9个乡镇和44家县直单位集中轮训。", ["集中轮训乡镇数", "集中轮训县直单位数"]),
        ("组织甲公司、乙公司等7家企业申报绿色工厂。", ["组织申报绿色工厂企业数"]),
        ("整合5类、9个科室、28项惠民举措。", ["整合惠民举措类数", "整合惠民举措科室数", "整合惠民举措项数"]),
        ("完成税收收入12亿元,同比增长4.1%。", ["税收收入", "税收收入"]),
        ("城镇和农村居民人均可支配收入分别增长4.2%、5.9%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("地区生产总值突破900亿元、年均增长5%。", ["地区生产总值", "地区生产总值年均"]),
        ("农村供水普及率由81%提高到95%。", ["农村供水普及率", "农村供水普及率"]),
        ("项目开工30个、竣工12个。", ["项目开工数", "竣工项目数"]),
        ("为820名高龄老人提供上门服务。", ["提供上门服务高龄老人人数"]),
        ("精心打造6000平方米“众创空间”。", ["精心打造“众创空间”"]),
        ("扣除不可比因素后,工业投资增长3%。", ["扣除不可比因素后工业投资"]),
        ("集中签约17个项目,总投资31亿元。", ["集中签约项目数", "集中签约项目总投资"]),
        (
            "开工项目17个,总投资31亿元,其中水利项目6个,总投资8亿元。",
            ["开工项目数", "开工项目总投资", "水利项目数", "水利项目总投资"],
        ),
        ("该县粮食局准备了70万元的抗旱资金。", ["抗旱资金"]),
        ("配备6个巡堤组长、护林员70人。", ["配备巡堤组长数", "护林员人数"]),
        ("原煤产量80万吨、占全省12%。", ["原煤产量", "原煤产量占全省比重"]),
        ("工业总产值达到310亿元,按可比价格计算,同比增长5.9%。", ["工业总产值", "工业总产值"]),
        ("去年外贸额为270亿元,今年目标是290亿元,预期增长7%左右。", ["外贸额", "外贸额", "外贸额"]),
        ("发现险情70个,送出毛巾200条。", ["发现险情数", "送出毛巾条数"]),
        ("发放面粉200袋,大米310袋。", ["发放面粉袋数", "发放大米袋数"]),
    ],
)
def test_subjects(sentence: str, subjects: list[str]) -> None:
    assert [reading.subject for reading in read_chinese(sentence, 2023)] == subjects


@pytest.mark.parametrize(
    ("tail", "noun", "predicate"),
    [
        ("教师获得表彰", "教师", "获得表彰"),
        ("的社区", "社区", ""),
        ("、整改3处", "", ""),
        ("以上", "", ""),
        ("同比增长", "", ""),
        ("荣获称号", "", "荣获称号"),
    ],
)
def test_split_tail(tail: str, noun: str, predicate: str) -> None:
    assert split_tail(tail) == (noun, predicate)


def test_distribute_needs_as_many_parts_as_numbers() -> None:
    assert distribute("城乡居民收入", 2) == ["城镇居民收入", "农村居民收入"]
    assert distribute("汽车、钢材产量", 2) == ["汽车产量", "钢材产量"]
    assert distribute("汽车产量", 2) == []


def test_a_subject_is_never_empty() -> None:
    for sentence in ("达到30个。", "30个。", "共,30个。", "(30个)"):
        (reading,) = read_chinese(sentence)
        assert reading.subject
