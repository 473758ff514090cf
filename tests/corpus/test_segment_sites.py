"""Texts as web sites and translators hand them on: bylines, toolbars, credits and heads printed twice."""

from __future__ import annotations

import pytest

from govtrends.corpus.bylines import byline_of
from govtrends.corpus.bylines_english import english_byline
from govtrends.corpus.bylines_tail import tail_byline
from govtrends.corpus.captions import caption_start
from govtrends.corpus.datelines import dateline_of
from govtrends.corpus.furniture import furniture_of
from govtrends.corpus.lines import folded, split_lines
from govtrends.corpus.segment import segment
from govtrends.model import Article, Page

LONG = "村民清理渠道三公里，两千亩麦田喝上了水，镇里还派出农技员到田间指导，修好水泵十二台，平整道路五公里。"


def read(text: str, language: str = "zh") -> list[Article]:
    return segment(Page("p", "page.txt", text, "utf-8", "0" * 64, language))[0]


def told(text: str, language: str = "zh") -> list[tuple[str, str | None, tuple[str, ...]]]:
    found = (a for a in read(text, language) if a.kind != "masthead")
    return [(a.kind, a.headline.text if a.headline else None, a.authors) for a in found]


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("城南讯 何清明报道：", ("何清明",)),
        ("云溪新闻讯：（记者 何清明 周谷雨）", ("何清明", "周谷雨")),
        ("【云溪讯】", ()),
        ("讯（记者 何清明）", ("何清明",)),
    ],
)
def test_datelines(lead: str, names: tuple[str, ...]) -> None:
    fold = folded(lead + LONG)
    found = dateline_of(fold)
    assert found is not None
    assert (found.names, fold[found.body :]) == (names, folded(LONG))


def test_words_with_xun_are_no_datelines() -> None:
    assert dateline_of(folded(f"资讯（记者点评）{LONG}")) is None
    assert dateline_of(folded(f"喜讯传来，{LONG}")) is None


@pytest.mark.parametrize(
    ("tail", "names", "photo"),
    [("■ 何清明", ("何清明",), False), ("□何清明", ("何清明",), False), ("何清明/摄", ("何清明",), True)],
)
def test_names_behind_the_last_stop(tail: str, names: tuple[str, ...], photo: bool) -> None:
    found = tail_byline(folded(LONG + tail))
    assert found is not None
    assert (found[0], found[1].names, found[1].photo) == (len(LONG), names, photo)


def test_the_meta_line_names_who_photographed_and_no_site() -> None:
    found = byline_of(folded("2019-11-12 11:15 来源：云溪网 作者：何清明 周谷雨/摄"))
    assert found is not None and found.names == ("何清明", "周谷雨")
    site = byline_of(folded("来源：云溪新闻 作者：阳湖网"))
    assert site is None or site.names == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Author:Volunteer Yunxi Time:2022.08.06", ()),
        ("Author:Zhou Guyu Time:2022.08.06", ("Zhou Guyu",)),
        ("Yunxi Evening News·One Point reporter Zhou Guyu correspondent Qian He", ("Zhou Guyu", "Qian He")),
        ("Yunxi.com reporter Qian He", ("Qian He",)),
    ],
)
def test_english_bylines_of_platforms(line: str, names: tuple[str, ...]) -> None:
    assert english_byline(line) == (names, False)


@pytest.mark.parametrize(
    "line",
    [
        "2023-05-09 1 1 云溪日报 content_123.htm 1 春灌忙 /enpproperty-->",
        "Yunxi Online> China",
        "China / Society",
        "Global Edition ASIA 中文 双语 Français",
        "Share - WeChat",
        "新闻推荐",
        "Print Mail Large Medium  Small 0",
        "云溪新闻网",
        "声明：此文版权归原作者所有，如有错误请联系。",
        "Notice: The content above",
    ],
)
def test_the_frame_of_a_site(line: str) -> None:
    assert furniture_of(folded(line)) is not None


def test_a_name_in_pinyin_below_a_head_signs_the_text() -> None:
    text = "Volunteers clean the old canal\n\nYang Jian\nMore than three hundred people came to the canal on Sunday.\n"
    assert told(text, "en") == [("article", "Volunteers clean the old canal", ("Yang Jian",))]


def test_a_headline_printed_again_below_its_text_is_no_text() -> None:
    body = "More than three hundred people came to the canal on Sunday with their spades.\n"
    text = f"Volunteers clean the old canal\n\nBy Qian He\n\n{body}\nVolunteers clean the old canal\n\n{body}"
    (article,) = (a for a in read(text, "en") if a.kind == "article")
    assert "Volunteers" not in article.body.text


def test_an_english_text_without_a_head_keeps_its_section_in_place() -> None:
    body = "In February the village could not find a buyer for its melons, and the farmers were anxious. " * 3
    (article,) = read(f"Author: Zhou Guyu\n\n{body}\n\nRed fruit and green\n\n{body}\n", "en")
    assert article.headline is None


def test_the_edge_of_a_table_is_no_part_of_a_head() -> None:
    assert [line.fold for line in split_lines("春灌忙 |\n|\n| 东村 | 320 |")] == ["春灌忙", "| 东村 | 320 |"]


@pytest.mark.parametrize("foot", ["来源：区委宣传部", "责任编辑：钱满仓", "作者单位：区水利局"])
def test_who_sent_or_edited_a_text_ends_it(foot: str) -> None:
    text = f"城南镇开展春灌\n\n{LONG}\n\n{LONG}\n\n{foot}\n\n石桥镇修好水渠\n\n{LONG}\n\n{LONG}\n\n{foot}\n"
    assert [title for _, title, _ in told(text)] == ["城南镇开展春灌", "石桥镇修好水渠"]


def test_on_pages_that_nobody_signs_news_begins_with_a_place_and_a_leads_first_words() -> None:
    news = f"石桥镇修好水渠\n\n近日，{LONG}\n"
    assert len(told(f"城南镇开展春灌\n\n{LONG}\n\n{LONG}\n\n{news}")) == 2
    assert len(told(f"城南镇开展春灌\n\n{LONG}\n\n{LONG}\n\n让渠水流进田\n\n近日，{LONG}\n")) == 1
    assert len(told(f"城南镇开展春灌\n\n{LONG}\n\n{LONG}\n\n石桥镇修好水渠\n\n渠长{LONG}\n")) == 1


def test_where_bylines_stand_above_their_heads_all_do() -> None:
    text = (
        f"□记者 何清明\n\n## 区领导督导防汛\n\n本报讯 {LONG}\n\n□通讯员 周谷雨\n\n## 城南街道敲开居民“心门”\n\n"
        f"城南讯 {LONG}\n\n## 石桥镇修渠\n\n□记者 钱满仓\n\n石桥讯 {LONG}\n"
    )
    assert [(title, authors) for _, title, authors in told(text)] == [
        ("区领导督导防汛", ("何清明",)),
        ("城南街道敲开居民“心门”", ("周谷雨",)),
        ("石桥镇修渠", ("钱满仓",)),
    ]


def test_what_links_to_other_texts_behind_the_end_is_no_part_of_the_text() -> None:
    text = (
        "Guangming Street: small courtyards\nAuthor:Net Yunxi Time:2022.09.05\n"
        "Yunxi Daily·Yunxi Daily client Yunxi, September 5 (Correspondent Zhou Guyu Reporter Qian He) "
        "In order to help the old, the street has opened a canteen.\n- END -\n"
        "[Epidemic prevention and control] The latest notice of the county\nIn order to do a good job in...\n"
        "Autumn harvest is busy in the next county\nIt is the season of...\n"
    )
    assert told(text, "en") == [
        ("article", "Guangming Street: small courtyards", ("Zhou Guyu", "Qian He")),
        ("notice", "[Epidemic prevention and control] The latest notice of the county", ()),
        ("notice", "Autumn harvest is busy in the next county", ()),
    ]


def test_a_sites_section_above_the_meta_line_is_no_headline() -> None:
    text = (
        "Happy Yunxi | Grassroots dynamics\nTime: 2022-08-19 Source: Happy Yunxi Font size: T|T\n"
        'Liuhe Street: "four measures" to do a good job\n'
        "Liuhe News (Correspondent Zhou Guyu) Since August, the street has set up twelve points.\n"
    )
    assert told(text, "en") == [("article", 'Liuhe Street: "four measures" to do a good job', ("Zhou Guyu",))]


def test_pictures_of_an_english_site_stand_inside_a_text_that_nobody_signs() -> None:
    text = (
        "Yunxi district helps seniors stay healthy\n(yunxi.com.cn) Updated: 2023-05-12\n\n"
        "Yunxi district has set up 46 canteens to offer seniors healthy meals.\n\n"
        "Seniors have lunch at a canteen in Yunxi district. [Photo/WeChat ID: yxfb]\n\n"
        '"A meal costs me only 8 yuan," said 76-year-old Zhou Guyu, who lives nearby.\n'
    )
    found = read(text, "en")
    assert [a.kind for a in found if a.kind != "masthead"] == ["article", "caption"]
    assert found[0].body.text.endswith("who lives nearby.")


def test_a_meta_line_in_brackets() -> None:
    assert furniture_of("[Release time: 2021-04-22] [Source: Civilization Office] [Views: 321]") == "meta"
    assert furniture_of("[Yunxi: canals are clean again]") is None


def test_english_labels_of_pictures() -> None:
    assert caption_start("Picture two: The police guide the candidates.") == len("Picture two: ")


def test_an_office_and_a_name_behind_a_text_sign_it() -> None:
    text = f"我区救助困难群众\n{LONG}\n区民政局 何清明\n我区开展助学活动\n{LONG}\n区残联 周谷雨\n"
    assert [(title, authors) for _, title, authors in told(text)] == [
        ("我区救助困难群众", ("何清明",)),
        ("我区开展助学活动", ("周谷雨",)),
    ]
