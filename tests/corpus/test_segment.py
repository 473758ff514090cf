"""A page of a paper from its first line to its last: heads, texts, furniture, notices; any page whatever."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrends.corpus.segment import segment
from govtrends.model import Page
from segments import check_offsets, heads, read

TWO = """云溪区春灌全面展开

□记者 何清明 通讯员 赵小寒

本报讯 3月7日，云溪区召开春灌会议，安排灌溉用水。

各镇清淤渠道三十公里。

城南镇 “清零”历史积案

□通讯员 吴白露
城南讯 今年以来，城南镇坚持领导包案，化解矛盾四十件。
"""


def test_head_byline_dateline_body() -> None:
    articles = read(TWO)
    assert heads(articles) == ["云溪区春灌全面展开", "城南镇 “清零”历史积案"]
    first, second = articles
    assert first.authors == ("何清明", "赵小寒")
    assert first.dateline is not None and first.dateline.text == "本报讯"
    assert first.body.text == "3月7日，云溪区召开春灌会议，安排灌溉用水。\n各镇清淤渠道三十公里。"
    assert second.dateline is not None and second.dateline.text == "城南讯"
    assert (TWO.index("云溪区春灌"), TWO.index("\n\n城南镇")) == (first.char_start, first.char_end)
    check_offsets(TWO, articles)


def test_a_byline_at_the_end_closes_the_article() -> None:
    text = """云溪区推进改厕

近日，云溪区召开改厕推进会，部署下半年任务。

会议要求九月底前完成。（记者 何清明）

小学生走进气象站
昨日，第三小学的学生走进气象站。（吴白露 文/图）

区水务局党组书记、局长钱满仓：
今年完成管网改造十二公里，水质持续提升。
记者 孙立冬
"""
    articles = read(text)
    assert heads(articles) == ["云溪区推进改厕", "小学生走进气象站", "区水务局党组书记、局长钱满仓："]
    assert [a.authors for a in articles] == [("何清明",), ("吴白露",), ("孙立冬",)]
    assert articles[0].body.text.endswith("完成。")


def test_paragraphs_cut_in_mid_sentence_flow_on_and_others_do_not() -> None:
    text = (
        "云溪区供热提质\n本报讯 今冬改造供热管网二十公里，惠及居民五千户，新增换热\n\n站三座。\n\n供热面积继续扩大。\n"
    )
    (article,) = read(text)
    assert article.body.text == "今冬改造供热管网二十公里，惠及居民五千户，新增换热站三座。\n供热面积继续扩大。"


def test_a_cut_paragraph_is_no_headline() -> None:
    text = "云溪区供热提质\n本报讯 工作人员先后来到滨河路热力公司\n\n调度中心和换热站，查看运行情况。\n"
    assert heads(read(text)) == ["云溪区供热提质"]


def test_subheads_stay_in_the_body_and_are_listed() -> None:
    text = """老街焕新
——云溪区老城更新纪实
□本报记者 何清明

清晨的老街干净整洁，早点铺升起热气。

一砖一瓦留住记忆

改造中坚持修旧如旧，保留门楼砖雕。

一家一策改善生活

工作人员逐户走访，量身制定方案。
"""
    (article,) = read(text)
    assert [part.text for part in article.subheads] == ["——云溪区老城更新纪实", "一砖一瓦留住记忆", "一家一策改善生活"]
    assert "\n一砖一瓦留住记忆\n" in article.body.text


def test_markdown_headings() -> None:
    text = """# 云溪日报

## 我区夜市升温

*记者 何清明*

夏日夜晚，滨河路夜市人头攒动。

### 摊位有序

管理方划定区域，统一编号。

## 城南镇办起夜校

城南镇开设夜校，讲授烹饪课程。
"""
    articles = read(text)
    assert heads(articles) == ["我区夜市升温", "城南镇办起夜校"]
    assert [part.text for part in articles[1].subheads] == ["摊位有序"]


def test_furniture_belongs_to_no_article() -> None:
    text = f"云溪日报 2023年3月8日 星期三\n第2版\n\n{TWO}\n责任编辑：钱小满 校对：孙立冬\n"
    articles = read(text)
    assert heads(articles) == heads(read(TWO))
    masthead = [a.body.text for a in articles if a.kind == "masthead"]
    assert masthead == ["云溪日报 2023年3月8日 星期三\n第2版", "责任编辑：钱小满 校对：孙立冬"]


def test_only_furniture_is_a_problem() -> None:
    page = Page("p", "a.txt", "云溪日报\n2023年3月8日 星期三\n第2版\n", "utf-8", "0", "zh")
    articles, problems = segment(page)
    assert [a.kind for a in articles] == ["masthead"]
    assert [(p.source, p.stage, p.reason) for p in problems] == [("a.txt", "segment", "only furniture")]


def test_notices_and_turned_pages() -> None:
    text = """云溪区春灌有序
新华社云溪3月7日电（记者 何清明）春灌有序推进，水量充足。
（下转第3版）

（上接第1版）各镇加大检修力度，确保不误农时。

更正
本报三月六日二版一文中，三十户应为三百户。
"""
    articles = read(text)
    assert [a.kind for a in articles] == ["article", "article", "notice"]
    assert "下转" not in articles[0].body.text
    assert articles[1].body.text == "各镇加大检修力度，确保不误农时。"


def test_translated_pages() -> None:
    text = """Yunxi District launches a clean street campaign
Author: Yunnet Yunxi Time: 2023-05-06
Yunnet, May 5 (Reporter Qian Xiaoman Sun Lidong) On May 5, a campaign was launched. More than 300 people took part.
The campaign will last for three months.

Liuhe Street holds a fire drill
□ Correspondent Zhou Guyu
Liuhe News On May 6, Liuhe Street held a fire drill in the square.

On May 7, pupils planted trees in the park. (Photo by correspondent Li Si)
- END -
Old bridge gets new lamps
The lamps of the old bridge in another town were changed las...
"""
    articles = read(text, language="en")
    assert heads(articles) == ["Yunxi District launches a clean street campaign", "Liuhe Street holds a fire drill"]
    assert articles[0].authors == ("Qian Xiaoman", "Sun Lidong")
    assert articles[0].dateline is not None and articles[0].dateline.text == "Yunnet, May 5"
    assert [a.kind for a in articles] == ["article", "article", "caption", "notice"]
    check_offsets(text, articles)


def test_pages_without_any_byline() -> None:
    text = """云溪区召开防汛会议

7月3日，云溪区召开防汛会议，分析形势，部署任务。

会议要求，各镇加强值班值守。

城南镇举办丰收节

9月23日，城南镇举办丰收节，吸引了大批游客。
"""
    assert heads(read(text)) == ["云溪区召开防汛会议", "城南镇举办丰收节"]


def test_full_width_pages() -> None:
    (article,) = read("云溪区举办运动会\n本报讯（记者　钱小满）３月７日，云溪区举办运动会，参加者五百人。\n")
    assert article.authors == ("钱小满",)
    assert article.dateline is not None and article.dateline.text == "本报讯"
    assert article.body.text.startswith("３月７日")


def test_a_row_that_is_a_newspaper_page_is_split() -> None:
    assert heads(read(TWO, source="t.jsonl#1")) == heads(read(TWO))


PIECES = st.sampled_from(
    [
        *(
            "云溪区召开会议",
            "本报讯 3月7日，云溪区春灌。",
            "□记者 何清明",
            "记者 赵小寒",
            "（吴白露 摄）",
            "一、工作回顾",
            "## 夜市升温",
        ),
        *(
            "《云溪先锋》专栏",
            "本报从今天起开设专栏。",
            "图一、图二 为村民浇水。",
            "区水务局局长钱满仓：",
            "（下转第3版）",
            "- END -",
            "更正",
        ),
        *(
            "Reporter: How many?",
            "Zhou Guyu said: three.",
            "\u200b\u202e",
            "第2版",
            "——纪实",
            "人数达到",
            "",
            "",
            "\u3000\u3000入夏以来，",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["p.txt", "t.csv#1"]))
@settings(max_examples=120, deadline=None)
def test_any_page_is_read_with_true_offsets_and_in_order(pieces: list[str], source: str) -> None:
    text = "\n".join(pieces)
    articles = read(text, source)
    check_offsets(text, articles)
    assert [a.ordinal for a in articles] == list(range(1, len(articles) + 1))
    assert [a.char_start for a in articles] == sorted(a.char_start for a in articles)


@pytest.mark.parametrize(
    "piece",
    ["局长张三：", "（", "Reporter: what? ", "**", "![](a)", "好\n", "某区召开会议\n", "记者 张三\n", "\u200b好"],
)
def test_monotonous_pages_of_any_length_are_read(piece: str) -> None:
    text = piece * 3000
    check_offsets(text, read(text))


def test_the_head_is_found_where_ocr_printed_it_among_torn_columns() -> None:
    text = (
        "今年以来，柳河街道把修渠当作 该街道还请来老把式，教年轻 为了不误农时，村民起早贪黑，\n\n柳河街道修渠忙\n\n"
        "头等大事，投入资金二十万元， 人看水势、辨土质，修好旧渠 赶在春灌以前完工，两千亩麦\n\n"
        "清淤四公里。 六条。 田喝上了水。\n\n记者 何清明\n"
    )
    (article,) = read(text)
    assert (str(article.headline), article.authors) == ("柳河街道修渠忙", ("何清明",))
    assert "修渠忙" not in str(article.body)


@pytest.mark.parametrize(
    "piece",
    [
        "安溪社区：暖心食堂开张\n\n食堂设在原来的仓库里，可供80人就餐，都说好。\n\n",
        "（社区）推行积分制\n\n今天 大家 都说好。\n\n",
    ],
)
def test_a_long_page_of_sections_costs_as_much_a_section_as_a_short_one(piece: str) -> None:
    def cost(times: int) -> float:
        begun = process_time()
        read(TWO + piece * times)
        return process_time() - begun

    short = min(cost(300) for _ in range(3))
    assert cost(3000) < 40 * short  # ten times the text; were each section held against all above, a hundred times
