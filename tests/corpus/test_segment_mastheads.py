"""What names paper, site and column on a page: running heads, paths, weeklies, what a site prints around its texts."""

from __future__ import annotations

import pytest

from govtrends.corpus.furniture import furniture_of
from govtrends.corpus.segment import segment
from govtrends.model import Page

HEAD, BODY = "云溪区清淤水渠四公里", "3月7日，云溪区的水渠清淤四公里，两千亩麦田喝上了水，村民都说方便多了。"
HEAD_EN, BODY_EN = (
    "Yunxi clears four kilometers of canals",
    "The canal was cleared this spring, and the wheat got water.",
)


def heads(text: str, language: str = "zh") -> list[str | None]:
    articles = segment(Page("p", "page.txt", text, "utf-8", "0" * 64, language))[0]
    return [str(a.headline) if a.headline else None for a in articles if a.kind == "article"]


def test_a_running_head_is_no_headline_and_a_head_printed_twice_is_one() -> None:
    second = "Village library lends six thousand books"
    page = f"Stone Bridge Observer of Yunxi\n\n{HEAD_EN}\n\nBy Li Na\n\n{BODY_EN}\n\n"
    page += f"Stone Bridge Observer of Yunxi\n\n{second}\n\nBy Zhao Min\n\n{BODY_EN}\n"
    assert heads(page, "en") == [HEAD_EN, second]
    again = f"{HEAD}\n\n来源：云溪网 2021-05-06 10:00\n\n{HEAD}\n\n{BODY}\n"
    assert heads(again) == [HEAD]


def test_whoever_signs_twice_is_no_running_head() -> None:
    signed = f"{BODY}\n\n记者 何清明\n\n"
    page = f"{HEAD}\n\n{signed}石桥镇压实防汛责任\n\n{signed}"
    articles = segment(Page("p", "page.txt", page, "utf-8", "0" * 64, "zh"))[0]
    assert [a.authors for a in articles] == [("何清明",), ("何清明",)]


@pytest.mark.parametrize(
    "below",
    ["", "July 2, 2021 Yunxi, Henan Compiled by Yunxi Information Office\n", "Updated: July 2, 2021 Views: 12\n"],
)
def test_the_name_of_a_weekly_is_no_headline(below: str) -> None:
    assert heads(f"Yunxi This Week\n{below}\n{HEAD_EN}\n\n{BODY_EN}\n", "en") == [HEAD_EN]


@pytest.mark.parametrize(
    "line",
    [
        "云溪区人民政府 当前位置：首页 政务动态 部门动态",
        "您当前的位置 : 云溪在线 >> 新闻 >> 综合",
        "Go to Contents Go to Navigation",
        "Yunxi Net >> town news",
        "本篇文章512字,读完约2分钟",
        "< 1 2 3 4 ... 9 >",
        "1 2 3 下一页 尾页",
        "原标题：清淤四公里",
        "Original title: Four kilometers",
        "(Responsibility editor: Li Na)",
        "China Daily | Updated: 2021-05-06",
        "(Xinhua)    13:53, February 12, 2020",
        "February 19, 2019 14:07 | Source: Yunxi Net",
    ],
)
def test_what_a_site_prints_around_a_text(line: str) -> None:
    assert furniture_of(line.translate(str.maketrans("：", ":"))) is not None
    assert heads(f"{line}\n\n{HEAD}\n\n{BODY}\n") == [HEAD]


def test_a_head_of_words_like_those_is_text() -> None:
    for line in ("2021年一季度完成投资3亿元", "Four 4 kilometers of 12 canals cleared", "网站访问位置公布"):
        assert furniture_of(line) is None


def test_below_a_meta_line_the_picture_takes_no_head() -> None:
    picture = "Workers clear a canal in Yunxi. LI NA/FOR CHINA DAILY"
    page = f"{HEAD_EN}\n\nChina Daily | Updated: 2021-05-06\n\n{picture}\n\n{BODY_EN} {BODY_EN}\n"
    articles = segment(Page("p", "page.txt", page, "utf-8", "0" * 64, "en"))[0]
    told = [(a.kind, str(a.headline or ""), a.authors) for a in articles if a.kind != "masthead"]
    assert told == [("article", HEAD_EN, ()), ("caption", "", ("LI NA",))]
