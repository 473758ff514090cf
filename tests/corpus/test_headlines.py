from __future__ import annotations

import pytest

from govtrends.corpus.column_titles import is_column
from govtrends.corpus.headlines import (
    choose_head,
    is_numbered,
    is_slogan,
    is_title,
)
from govtrends.corpus.lines import folded, split_lines
from govtrends.corpus.speakers import find_speaker, is_speaker


@pytest.mark.parametrize(
    ("page", "main", "others"),
    [
        (
            "咬定目标、凝聚合力、真抓实干\n\n云溪区召开重点项目推进会",
            "云溪区召开重点项目推进会",
            ["咬定目标、凝聚合力、真抓实干"],
        ),
        ("云溪区召开防汛会议\n\n确保人民群众安全度汛", "云溪区召开防汛会议", ["确保人民群众安全度汛"]),
        ("敲门问计\n——云溪区干部走访记", "敲门问计", ["——云溪区干部走访记"]),
        (
            "周立夏在全区会议上强调\n坚定信心 真抓实干 全力冲刺",
            "坚定信心 真抓实干 全力冲刺",
            ["周立夏在全区会议上强调"],
        ),
        ("云溪区召开\n第三季度项目观摩会", "云溪区召开 第三季度项目观摩会", []),
        ("一渠清水让老村庄\n焕发新活力", "一渠清水让老村庄焕发新活力", []),
        ("石桥镇“三抓三促”\n提升群众获得感", "石桥镇“三抓三促”提升群众获得感", []),
        ("云溪一中\n迎来新同学", "云溪一中 迎来新同学", []),
        ("石桥镇：\n三张清单压实责任", "三张清单压实责任", ["石桥镇："]),
        (
            "绷紧安全弦 抓实春季防火\n周立夏出席 钱满仓主持",
            "绷紧安全弦 抓实春季防火",
            ["周立夏出席 钱满仓主持"],
        ),
        ("云溪区召开水利大会\n暨春灌动员会", "云溪区召开水利大会 暨春灌动员会", []),
        ("城南镇\n开展人居环境整治", "城南镇 开展人居环境整治", []),
        ("区水务局\n一把扳手暖了千家万户", "一把扳手暖了千家万户", ["区水务局"]),
        ("区水务局\n开展管网大检查", "区水务局 开展管网大检查", []),
        ("小水渠撑起好收成\n石桥县柳河镇：清淤正当时", "石桥县柳河镇：清淤正当时", ["小水渠撑起好收成"]),
        ("打赢“百日\n攻坚战”", "打赢“百日 攻坚战”", []),
        ("护航平安云溪 守望万家灯火\n\n城南镇 建起义务巡逻队", "城南镇 建起义务巡逻队", []),
        ("■教育动态\n◆第三小学新学期开学", "第三小学新学期开学", []),
        ("## 城南镇建成文化广场\n居民晚上有了好去处", "城南镇建成文化广场", ["居民晚上有了好去处"]),
        ("区人大会议开幕\n\n云溪经济稳中有进", "云溪经济稳中有进", ["区人大会议开幕"]),
        ("“为民办实事”主题活动\n城南镇：修好一条路", "城南镇：修好一条路", ["“为民办实事”主题活动"]),
        (
            "Adhere to the goal and keep going\nYunxi District holds a project meeting",
            "Yunxi District holds a project meeting",
            ["Adhere to the goal and keep going"],
        ),
    ],
)
def test_the_main_line_against_kicker_and_deck(page: str, main: str, others: list[str]) -> None:
    head = choose_head(split_lines(page))
    assert head.headline is not None
    assert head.headline.text == main
    assert [part.text for part in head.subheads] == others


def test_a_badge_above_the_head_is_the_column() -> None:
    head = choose_head(split_lines("民生速递\n城南镇建成文化广场"))
    assert (head.badge, [line.text.text for line in head.spare]) == ("民生速递", ["民生速递"])


def test_no_lines_give_no_head() -> None:
    assert choose_head([]).headline is None


@pytest.mark.parametrize("text", ["云溪区召开会议", "谁来守护老人的餐桌？", "Yunxi District opens a new school"])
def test_titles(text: str) -> None:
    (line,) = split_lines(text)
    assert is_title(line)


@pytest.mark.parametrize(
    "text",
    [
        "会议强调，要从严从细抓好各项措施，",
        "今年改造三百户。居民都说好",
        "记者：今年有什么打算？",
        "The work was done well.",
        "Reporter Asks: What about schools?",
        "近日，云溪区组织志愿者清理河道和沟渠",
        "and so on it went in the town",
    ],
)
def test_what_is_no_title(text: str) -> None:
    (line,) = split_lines(text)
    assert not is_title(line)


def test_speakers() -> None:
    assert is_speaker(folded("区水务局党组书记、局长钱满仓："))
    assert is_speaker(folded("区水务局负责人："))
    assert is_speaker("Qian Mancang, Secretary and Director of the District Water Bureau:")
    assert not is_speaker("Qian Mancang, Director of the Bureau, said:")
    assert not is_speaker(folded("区水务局局长钱满仓说："))
    assert not is_speaker(folded("主要做法如下："))
    assert is_speaker(folded("桥头社区网格员钱满仓："))
    assert not is_speaker(folded("各位代表："))


def test_a_speaker_in_the_middle_of_a_torn_text() -> None:
    text = folded("管网改造十二公里， 区水务局党组书记、局长钱满仓： 供水水质持续提升")
    span = find_speaker(text)
    assert span is not None
    assert text[slice(*span)] == "区水务局党组书记、局长钱满仓:"
    assert find_speaker(folded("区水务局局长钱满仓介绍：水质提升")) is None


def test_columns_numbers_and_slogans() -> None:
    assert is_column(folded("《云溪先锋》专栏")) and is_column(folded("【基层动态】"))
    assert not is_column(folded("云溪区开设文明创建专栏"))
    assert is_column('"Satisfied Yunxi Director said" column')
    assert is_numbered("一、工作回顾") and is_numbered("(二)主要做法") and not is_numbered("一家一策")
    assert is_slogan("护航平安云溪 守望万家灯火")
    assert not is_slogan("城南镇 建起巡逻队") and not is_slogan("云溪区召开 春季防火会")


def test_an_item_of_a_list_is_no_title() -> None:
    assert not any(is_title(line) for line in split_lines("• 石桥镇修好水渠\n\n• Details"))


@pytest.mark.parametrize(("gap", "headline"), [("\n", "让老街住得舒心、逛得开心"), ("\n\n", "柳林镇部署老街改造工作")])
def test_a_lively_line_is_the_main_line_right_below_an_event_and_a_deck_further_off(gap: str, headline: str) -> None:
    head = choose_head(split_lines(f"柳林镇部署老街改造工作{gap}让老街住得舒心、逛得开心\n"))
    assert head.headline is not None
    assert head.headline.text == headline
