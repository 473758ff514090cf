"""A name keeps neither the adverbs that link it to its clause nor the time that its period tells."""

from __future__ import annotations

import pytest

from govtrends.facts.indicators_frame import read_chinese


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("镇里还引进两家罐头加工厂。", ["引进罐头加工厂数"]),
        ("村里虽有水井5处，可用的不多。", ["水井数"]),
        ("石桥县今年开办戏曲夏令营9期。", ["开办戏曲夏令营期数"]),
        ("我县去年新建文化站31个。", ["新建文化站数"]),
        ("规划疏导点7处，可容纳摊位640个。", ["规划疏导点处数", "容纳摊位数"]),
        ("今后五年转移农村人口700万人。", ["转移农村人口人数"]),
        ("1.改造老旧小区26个；2.新建小学4所。", ["改造老旧小区数", "新建小学数"]),
        ("73名管家参加考试，其中28人拿到了高级证书。", ["参加考试管家人数", "拿到高级证书人数"]),
        ("5月8日抓获盗窃嫌疑人6名。", ["抓获盗窃嫌疑人人数"]),
    ],
)
def test_neither_adverb_nor_time_is_left_in_a_name(text: str, subjects: list[str]) -> None:
    assert [row.subject for row in read_chinese(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("九年义务教育巩固率99.2%。", "九年义务教育巩固率"),
        ("可再生能源装机占比52%。", "可再生能源装机占比"),
        ("首批8个未来产业先导区开工。", "开工未来产业先导区数"),
        ("就餐老人340名。", "就餐老人人数"),
        ("更换灯具90盏。", "更换灯具数"),
    ],
)
def test_words_that_only_look_like_such_stay(text: str, subject: str) -> None:
    assert [row.subject for row in read_chinese(text)] == [subject]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("新增单项冠军企业26家、专精特新“小巨人”企业183家。", ["新增单项冠军企业数", "新增专精特新“小巨人”企业数"]),
        ("建设未来工厂12家、智能工厂和数字化车间90家。", ["建设未来工厂数", "建设智能工厂和数字化车间数"]),
        ("新增铁路里程500公里、其中高铁290公里。", ["新增铁路里程", "新增高铁里程"]),
        ("拆除违法建设300万平方米、治理裸露土地200万平方米。", ["拆除违法建设面积", "治理裸露土地面积"]),
    ],
)
def test_long_names_of_a_list_share_its_verb(text: str, subjects: list[str]) -> None:
    assert [row.subject for row in read_chinese(text)] == subjects
