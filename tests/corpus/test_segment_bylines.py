"""The forms of byline, dateline and end that the trade knows, each on a page of its own."""

from __future__ import annotations

import pytest

from govtrends.corpus.segment import segment
from govtrends.model import Article, Page

HEAD, NEXT = "云溪区清淤水渠四公里", "石桥镇：三张清单压实责任"
BODY = (
    "云溪区的水渠今年清淤四公里，两千亩麦田喝上了水，村民都说方便多了。\n\n"
    "下一步，区水务局还要修三座桥，让东岸的孩子上学不再绕路。"
)
HEAD_EN, NEXT_EN = "Yunxi District clears four kilometers of canals", "Shiqiao Town: three lists for one duty"
BODY_EN = (
    "The canal in Yunxi was cleared this spring, and two thousand mu of wheat got water in time.\n"
    "The bureau will build three bridges, so that the children need not walk around the lake."
)


def told(text: str, language: str = "zh") -> list[Article]:
    page = Page("p", "page.txt", text, "utf-8", "0" * 64, language)
    return [a for a in segment(page)[0] if a.kind not in ("masthead", "notice")]


def check(text: str, heads: list[str], names: str, body: str, language: str = "zh") -> Article:
    articles = told(text, language)
    assert [str(a.headline) for a in articles] == heads
    assert articles[0].authors == tuple(filter(None, names.split(", " if language == "en" else None)))
    printed = str(articles[0].body)
    assert (printed[:8], printed[-8:]) == (body[:8], body[-8:])
    return articles[0]


BELOW = """
□本报记者 何清明|何清明
■ 通讯员 何清明 赵小寒 孙立冬|何清明 赵小寒 孙立冬
●特约记者 何清明|何清明
◎文/图 何清明|何清明
融媒体中心记者 何清明|何清明
区融媒体中心记者 何清明 赵小寒|何清明 赵小寒
云溪融媒记者 何清明|何清明
本报全媒体记者 何清明 文/图|何清明
文/本报记者 何清明 图/赵小寒|何清明 赵小寒
文图/何清明|何清明
撰文 何清明 摄影 赵小寒|何清明 赵小寒
文:何清明 图:赵小寒|何清明 赵小寒
记者 何 清 通讯员 赵 露|何清 赵露
记者 何 清 明|何清明
本报记者何清明 实习记者赵小寒 通讯员孙立冬|何清明 赵小寒 孙立冬
本报记者/何清明|何清明
记者丨何清明 通讯员丨赵小寒|何清明 赵小寒
何清明|何清明
□何清明 赵小寒|何清明 赵小寒
作者 何清明|何清明
首席记者 何清明 见习记者 赵小寒|何清明 赵小寒
云溪日报全媒体记者 何清明|何清明
云溪报社记者 何清明 特约通讯员 赵小寒|何清明 赵小寒
通讯员 欧阳清明 赵小寒|欧阳清明 赵小寒
特邀撰稿人 何清明|何清明
文字记者 何清明 摄影记者 赵小寒|何清明 赵小寒
本报记者 何清明 赵小寒 摄影报道|何清明 赵小寒
□ 何清明 文/图|何清明
[本报记者 何清明]|何清明
（本报记者 何清明 通讯员 赵小寒）|何清明 赵小寒
云溪融媒·何清明 赵小寒|何清明 赵小寒
区水务局 何清明|何清明
驻村工作队 何清明|何清明
供稿：区水务局 何清明|何清明
通讯员：何清明、赵小寒|何清明 赵小寒
记者 何清明 赵小寒 孙立冬 通讯员 周谷雨 吴白露|何清明 赵小寒 孙立冬 周谷雨 吴白露
本报评论员|
来源：云溪发布 作者：何清明|何清明
来源: 云溪日报 \\ 作者: 何清明 \\ 日期: 2023-05-09|何清明
"""


def rows(table: str) -> list[tuple[str, str]]:
    pairs = (line.rpartition("|") for line in table.strip().splitlines())
    return [(line.replace("\\n", "\n").replace("\\", "|"), names) for line, _, names in pairs]


@pytest.mark.parametrize(("line", "names"), rows(BELOW))
def test_bylines_below_the_head(line: str, names: str) -> None:
    check(f"{HEAD}\n{line}\n{BODY}\n", [HEAD], names, BODY)


ENDS = """
（何清明）|何清明
（记者 何清明 通讯员 赵小寒）|何清明 赵小寒
（何清明 赵小寒 文/图）|何清明 赵小寒
（区水务局供稿）|
（供稿：区水务局）|
（据云溪发布）|
（来源：云溪发布）|
（区水务局 何清明）|何清明
（何 露）|何露
（作者系区水务局局长）|
（何清明、赵小寒）|何清明 赵小寒
（本报综合）|
（云溪融媒记者：何清明）|何清明
（摄影报道/何清明）|何清明
"""


@pytest.mark.parametrize("apart", ["", "\n"])
@pytest.mark.parametrize(("line", "names"), rows(ENDS))
def test_an_end_closes_its_text_and_signs_no_other(line: str, names: str, apart: str) -> None:
    text = f"{HEAD}\n\n{BODY}{apart}{line}\n\n{NEXT}\n\n{BODY}（周谷雨）\n"
    check(text, [HEAD, NEXT], names, BODY)
    assert told(text)[1].authors == ("周谷雨",)


TAILS = r"""
记者：何清明\n编辑：赵小寒\n审核：孙立冬|何清明
来源：云溪融媒\n记者：何清明\n责编：赵小寒\n校对：孙立冬\n审核：周谷雨|何清明
责任编辑：赵小寒 审校：孙立冬 监制：周谷雨|
文字：何清明\n图片：赵小寒\n编辑：孙立冬|何清明 赵小寒
供稿：区水务局\n编辑：孙立冬|
供稿：何清明\n编辑：孙立冬|何清明
作者：何清明\n一审：赵小寒 二审：孙立冬 三审：周谷雨|何清明
记者：何清明 编辑：赵小寒 审核：孙立冬|何清明
撰稿：何清明  摄影：赵小寒  编审：孙立冬|何清明 赵小寒
（责编：赵小寒）|
初审：赵小寒 复审：孙立冬 终审：周谷雨|
图文：何清明\n值班编委：孙立冬|何清明
编辑/赵小寒 校对/孙立冬|
记者/何清明 摄影/赵小寒 编辑/孙立冬|何清明 赵小寒
时间：2023-05-09\n【记者】何清明\n\n【通讯员】赵小寒 孙立冬\n\n【编辑】周谷雨\n\n【出品】云溪融媒|何清明 赵小寒 孙立冬
来源｜区水务局\n编辑｜赵小寒\n审核｜孙立冬\n点赞 在看|
- END -\n来源：区水务局\n编辑：赵小寒\n校对：孙立冬|
上一篇：石桥镇修桥三座\n下一篇：柳河镇植树千棵|
"""


@pytest.mark.parametrize(("line", "names"), rows(TAILS))
def test_editors_and_sources_below_a_text_are_no_authors(line: str, names: str) -> None:
    check(f"{HEAD}\n\n{BODY}\n\n{line}\n", [HEAD], names, BODY)


LEADS = """
本报讯 |
本报讯：|
【本报讯】|
云溪讯 |
石桥讯（通讯员 何清明）|何清明
本报讯（记者何清明 通讯员赵小寒）|何清明 赵小寒
本报云溪5月9日讯（记者 何清明）|何清明
云溪网讯（何清明）|何清明
云溪融媒讯 （记者 何清明）|何清明
石桥消息（通讯员 何清明）|何清明
本台消息（记者 何清明 赵小寒）|何清明 赵小寒
（记者 何清明）|何清明
记者何清明 通讯员赵小寒报道：|何清明 赵小寒
中新网云溪5月9日电（记者 何清明）|何清明
云溪融媒5月9日讯（记者 何清明 通讯员 赵小寒）|何清明 赵小寒
（通讯员 何清明 记者 赵小寒 文/图）|何清明 赵小寒
云溪龙网讯（云溪报业全媒体记者 何清明 通讯员 赵小寒）|何清明 赵小寒
云溪榜融媒体讯（记者何清明，通讯员赵小寒 孙立冬报道）|何清明 赵小寒 孙立冬
本网讯（何清明）报道，|何清明
"""


@pytest.mark.parametrize(("line", "names"), rows(LEADS))
def test_what_opens_a_text_belongs_to_no_body(line: str, names: str) -> None:
    check(f"{HEAD}\n\n{line}{BODY}\n\n{NEXT}\n\n本报讯 {BODY}（周谷雨）\n", [HEAD, NEXT], names, BODY)


def test_a_lead_that_names_its_reporter_signs_a_text_without_byline() -> None:
    lead = "5月9日，本报记者何清明从区水务局获悉，"
    check(f"{HEAD}\n\n{lead}{BODY}\n", [HEAD], "何清明", lead + BODY)
    check(f"{HEAD}\n\n记者从区水务局获悉，{BODY}\n", [HEAD], "", "记者从区水务局获悉" + BODY)
    check(f"{HEAD}\n□赵小寒\n{lead}{BODY}\n", [HEAD], "赵小寒", lead + BODY)


BELOW_EN = """
By Qian Xiaoman|Qian Xiaoman
By Qian Xiaoman in Yunxi \\ China Daily \\ Updated: 2023-05-09 09:10|Qian Xiaoman
(Reporter Qian Xiaoman)|Qian Xiaoman
Reporter: Qian Xiaoman Correspondent: Sun Lidong|Qian Xiaoman, Sun Lidong
Our reporter Qian Xiaoman Correspondent Sun Lidong|Qian Xiaoman, Sun Lidong
Source: Yunxi Daily Time: 2023-05-09|
By Qian Xiaoman and Sun Lidong|Qian Xiaoman, Sun Lidong
Text/Photo Qian Xiaoman|Qian Xiaoman
Reporter Qian Xiaoman, Sun Lidong, Zhou Guyu|Qian Xiaoman, Sun Lidong, Zhou Guyu
2023-05-09 Yunxi Daily|
May 9, 2023 09:10|
Updated: May 9, 2023 Source: Yunxi Daily Editor: Zhou Guyu|
"""


@pytest.mark.parametrize(("line", "names"), rows(BELOW_EN))
def test_english_bylines_below_the_head(line: str, names: str) -> None:
    article = check(f"{HEAD_EN}\n{line}\n{BODY_EN}\n", [HEAD_EN], names, BODY_EN, "en")
    assert article.subheads == ()


LEADS_EN = """
Yunxi News (Reporter Qian Xiaoman) |Qian Xiaoman
Yunxi, May 9 (Xinhua) -- |
YUNXI, May 9 -- |
(Reporter Qian Xiaoman) |Qian Xiaoman
Yunxi Net, May 9 (Correspondent Qian Xiaoman Sun Lidong) |Qian Xiaoman, Sun Lidong
This newspaper (Reporter Qian Xiaoman Correspondent Sun Lidong) |Qian Xiaoman, Sun Lidong
[Yunxi News] |
"""


@pytest.mark.parametrize(("line", "names"), rows(LEADS_EN))
def test_english_datelines(line: str, names: str) -> None:
    text = f"{HEAD_EN}\n\n{line}{BODY_EN}\n\n{NEXT_EN}\n\n{line}{BODY_EN}\n"
    check(text, [HEAD_EN, NEXT_EN], names, BODY_EN, "en")


ENDS_EN = r"""
(Qian Xiaoman)|Qian Xiaoman
(Reporter Qian Xiaoman Correspondent Sun Lidong)|Qian Xiaoman, Sun Lidong
(By Qian Xiaoman)|Qian Xiaoman
Editor: Sun Lidong|
[Editor: Sun Lidong]|
(Correspondent Qian Xiaoman, photo by Sun Lidong)|Qian Xiaoman, Sun Lidong
Related news\nTrees planted in Shiqiao\nBridges built in Liuhe|
Share: WeChat Weibo\nPrint Close|
"""


@pytest.mark.parametrize(("line", "names"), rows(ENDS_EN))
def test_english_ends(line: str, names: str) -> None:
    check(f"{HEAD_EN}\nUpdated: 2023-05-09\n{BODY_EN}\n{line}\n", [HEAD_EN], names, BODY_EN, "en")


def test_a_byline_above_the_first_head_of_a_page() -> None:
    check(f"□记者 何清明\n{HEAD}\n{BODY}\n", [HEAD], "何清明", BODY)
