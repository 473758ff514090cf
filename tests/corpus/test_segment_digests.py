"""Columns of short items, hotlines, talks with one person, notes of the editor, pictures with their story."""

from __future__ import annotations

import pytest

from govtrends.corpus.segment import segment
from govtrends.model import Article, Page

LONG = "Workers cleared four canals in three villages and repaired two pumps before the spring ploughing began"


def read(text: str, language: str = "zh") -> list[Article]:
    return segment(Page("p", "page.txt", text, "utf-8", "0" * 64, language))[0]


def shown(articles: list[Article]) -> list[tuple[str, str | None]]:
    return [(a.kind, a.headline.text if a.headline else None) for a in articles if a.kind not in ("masthead", "notice")]


@pytest.mark.parametrize("name", ["Yunxi news roundup", "Yunxi in brief", "Weekly digest"])
def test_a_digest_in_english_has_an_article_under_each_head(name: str) -> None:
    text = (
        f"{name}\nUpdated: May 9, 2023\n\nFarmers clear canals\n{LONG}.\n\nNew bus line reaches two villages\n{LONG}.\n"
    )
    assert shown(read(text, "en")) == [
        ("article", "Farmers clear canals"),
        ("article", "New bus line reaches two villages"),
    ]


def test_without_that_name_lines_between_paragraphs_are_subheads() -> None:
    text = f"Farmers clear canals\nUpdated: May 9, 2023\n\n{LONG}.\n\nA spring of work\n{LONG}.\n"
    assert shown(read(text, "en")) == [("article", "Farmers clear canals")]


def test_a_hotline_s_questions_are_items_and_its_introduction_is_one() -> None:
    text = (
        "云溪在线 首页 > 互动 > 局长（镇长）有约\n\n热线回音\n\n5月9日，镇长到热线接听来电，现将答复刊登如下。\n\n"
        "市民来电：水渠何时清淤？\n镇政府答复：已清淤四公里。\n\n网友“小溪”留言：路灯不亮怎么办？\n区城管局回复：已换灯泡36盏。\n"
    )
    articles = read(text)
    assert shown(articles) == [("column_intro", "热线回音"), ("qa", "水渠何时清淤？"), ("qa", "路灯不亮怎么办？")]
    assert articles[0].kind == "masthead"
    assert [a.body.text for a in articles if a.kind == "qa"] == [
        "镇政府答复：已清淤四公里。",
        "区城管局回复：已换灯泡36盏。",
    ]


@pytest.mark.parametrize("asked", ["诉求内容：水渠何时清淤？", "来信：水渠何时清淤？"])
def test_what_was_asked_may_be_headed_by_a_word(asked: str) -> None:
    text = f"云溪热线\n\n{asked}\n办理结果：已清淤四公里。\n\n{asked}\n办理结果：已清淤五公里。\n"
    assert [kind for kind, _ in shown(read(text))] == ["qa", "qa"]


def test_a_colon_in_a_report_asks_nothing() -> None:
    text = "云溪区修渠\n\n本报讯 村民说：渠水清了。\n\n问题：渠道淤塞，群众：盼望清淤。\n\n镇里回复：今年清淤。\n"
    assert shown(read(text)) == [("article", "云溪区修渠")]


def test_a_talk_with_one_person_stays_one_article() -> None:
    lead = " ".join([LONG + "."] * 4)
    text = (
        'Along the canal · People\n"The water is clear, and the harvest is good"\n'
        "-- Interview with Qian He, head of Hexi\n"
        f"County Media Center reporter Zhao Han intern Sun Yu\n{lead}\n{lead}\n"
        "Reporter: What has changed?\nQian He: The canals.\nReporter: What comes next?\nQian He: The pumps.\n"
        "Previous: The county plants trees\n"
    )
    articles = read(text, "en")
    assert shown(articles) == [("article", '"The water is clear, and the harvest is good"')]
    (article,) = [a for a in articles if a.kind == "article"]
    assert article.authors == ("Zhao Han", "Sun Yu")
    assert "plants trees" not in article.body.text


def test_a_clock_and_day_below_a_head_say_that_it_is_one() -> None:
    item = f"15:32 UTC+8, 2021-06-02\nBy Zhao Han\n{LONG}."
    text = f"Metro\nFarmers warn of dry canals\n{item}\n\nPumps blamed for two floods\n{item}\n"
    articles = read(text, "en")
    assert shown(articles) == [("article", "Farmers warn of dry canals"), ("article", "Pumps blamed for two floods")]
    assert articles[0].kind == "masthead"


def test_the_note_that_opens_a_column_stands_under_its_own_head() -> None:
    text = (
        "〖春灌进行时〗\n\n开栏的话\n春来水满。本报今日起开设“春灌进行时”专栏，敬请关注。\n\n"
        "云溪区修渠\n□记者 何清明\n\n云溪区清淤渠道四公里，惠及三个村。\n"
    )
    assert shown(read(text)) == [("column_intro", "开栏的话"), ("article", "云溪区修渠")]


def test_a_picture_with_its_story_is_no_part_of_the_text_above() -> None:
    text = (
        "云溪区修渠\n\n云溪讯（通讯员 何清明） 云溪区清淤渠道四公里。\n\n"
        "5月9日，河西镇组织志愿者清理水渠。图为清理现场。（赵小寒 摄影报道）\n"
    )
    articles = read(text)
    assert [a.kind for a in articles] == ["article", "caption"]
    assert [a.authors for a in articles] == [("何清明",), ("赵小寒",)]


def test_a_speaker_s_line_amid_a_torn_text_is_its_head() -> None:
    above = "今年上半年,我局修渠四公里, 惠及村庄12个,清淤泥 维修泵站六座,村民满意率达到"
    text = f"{above}\n\n云溪区水务局局长何清明:\n\n九成。下半年,再修渠两公里。\n\n记者 赵小寒\n"
    assert shown(read(text)) == [("article", "云溪区水务局局长何清明:")]


def test_a_rubric_above_a_head_is_no_headline() -> None:
    text = "新春走基层·水乡篇\n渠水清清到田头\n\n□记者 何清明\n\n云溪区清淤渠道四公里，惠及三个村。\n"
    assert shown(read(text)) == [("article", "渠水清清到田头")]
