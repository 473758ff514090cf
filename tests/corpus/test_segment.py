from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrends.corpus.segment import segment
from govtrends.model import Article, Page


def read(text: str, source: str = "page.txt", title: str | None = None, language: str = "zh") -> list[Article]:
    page = Page("p", source, text, "utf-8", "0" * 64, language, title_hint=title)
    return segment(page)[0]


def heads(articles: list[Article], *kinds: str) -> list[str | None]:
    return [a.headline.text if a.headline else None for a in articles if a.kind in (kinds or ("article",))]


def check_offsets(text: str, articles: list[Article]) -> None:
    for article in articles:
        assert 0 <= article.char_start <= article.char_end <= len(text)
        for part in (*article.parts, *([article.dateline] if article.dateline else [])):
            for run in part.runs:
                if run.source is not None:
                    printed = text[run.source : run.source + run.length]
                    # a line break of a repaired body stands for whatever parted its lines on the page
                    pairs = zip(printed, part.text[run.at : run.at + run.length], strict=True)
                    assert all(theirs == ours or ours == "\n" for theirs, ours in pairs)
                    assert article.char_start <= run.source < article.char_end


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


def test_captions_inside_and_beside_articles() -> None:
    text = """云溪区春灌全面展开
□记者 何清明
本报讯 云溪区召开春灌会议，安排灌溉用水，要求各镇

3月8日，城南镇村民正在田里浇水。（通讯员 赵小寒 摄）

尽快清淤渠道。

图一、图二 为志愿者清理河道垃圾。

（吴白露 摄）

图为第三小学的学生在植树。 周谷雨 摄
"""
    articles = read(text)
    assert heads(articles) == ["云溪区春灌全面展开"]
    assert articles[0].body.text.endswith("要求各镇尽快清淤渠道。")
    assert articles[0].authors == ("何清明",)
    captions = [a for a in articles if a.kind == "caption"]
    assert [a.authors for a in captions] == [("赵小寒",), ("吴白露",), ("周谷雨",)]
    assert captions[1].headline is not None and captions[1].headline.text == "图一、图二"
    assert captions[1].body.text == "为志愿者清理河道垃圾。"


def test_photo_news_with_a_headline_is_an_article() -> None:
    (article,) = read("春灌忙\n3月8日，城南镇村民在麦田里浇水施肥，抢抓农时。（记者 何清明 摄）\n")
    assert (article.kind, article.authors) == ("article", ("何清明",))
    assert article.headline is not None and article.headline.text == "春灌忙"


def test_a_column_its_introduction_and_its_articles() -> None:
    text = """《云溪先锋》专栏

为展示基层干部风采，本报从今天起开设《云溪先锋》专栏，敬请关注。

今年以来，区水务局改造管网十二公里，
区水务局党组书记、局长钱满仓： 供水水质持续提升。

记者 孙立冬
"""
    intro, article = read(text)
    assert (intro.kind, intro.column_title) == ("column_intro", "《云溪先锋》专栏")
    assert article.headline is not None and article.headline.text == "区水务局党组书记、局长钱满仓："
    assert article.column_title == "《云溪先锋》专栏"
    assert "钱满仓" not in article.body.text
    check_offsets(text, [intro, article])


def test_an_editors_note_does_not_part_a_head_from_its_text() -> None:
    text = "守桥人\n编者按：本报推出守护者系列。\n记者 何清明\n老周守桥二十年，救起八名落水群众。\n"
    articles = read(text)
    assert [a.kind for a in articles] == ["article", "column_intro"]
    assert articles[0].body.text.startswith("老周守桥")


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


REPORT = """下载
打印
2026年云溪区政府工作报告
——2026年1月25日在区人民代表大会上
来源：云溪发布
云溪区区长 周立夏
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、2025年工作回顾
全区生产总值增长百分之五，民生支出占比提高。
二、2026年重点工作
新建学校三所。
"""


def test_a_row_of_a_table_is_one_article_with_sections() -> None:
    (article,) = read(REPORT, source="t.csv#1", title="2026年云溪区政府工作报告")
    assert article.headline is not None and article.headline.text == "2026年云溪区政府工作报告"
    assert [part.text for part in article.subheads] == [
        "——2026年1月25日在区人民代表大会上",
        "一、2025年工作回顾",
        "二、2026年重点工作",
    ]
    assert article.body.text.startswith("各位代表：")
    assert "来源" not in article.body.text and "打印" not in article.body.text
    check_offsets(REPORT, [article])


def test_a_row_without_a_title_line_takes_the_title_column() -> None:
    (article,) = read("各位代表：\n现在报告工作。\n", source="t.jsonl#3", title="2025年工作报告")
    assert article.headline is not None and article.headline.text == "2025年工作报告"
    assert article.headline.extent is None


def test_a_first_sentence_broken_by_a_link_is_text() -> None:
    (article,) = read(
        "大会听取了区长所作的\n工作报告\n。会议同意这个报告。\n", source="t.jsonl#3", title="关于报告的决议"
    )
    assert article.body.text == "大会听取了区长所作的工作报告。会议同意这个报告。"


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


def test_the_title_of_a_picture_goes_with_its_caption() -> None:
    text = (
        "柳河街道：巡逻队守夜\n\n本报讯（记者 何清明）柳河街道的巡逻队每晚巡查三次。\n大家都说睡得踏实。\n\n"
        "老匠人进课堂\n3月7日，柳河街道的老匠人在第三小学教学生编竹篮。\n记者 吴白露 摄\n"
    )
    first, second = read(text)
    assert (first.kind, str(first.body)) == ("article", "柳河街道的巡逻队每晚巡查三次。\n大家都说睡得踏实。")
    assert (second.kind, str(second.headline), second.authors) == ("caption", "老匠人进课堂", ("吴白露",))
    check_offsets(text, [first, second])


def test_the_head_is_found_where_ocr_printed_it_among_torn_columns() -> None:
    text = (
        "今年以来，柳河街道把修渠当作 该街道还请来老把式，教年轻 为了不误农时，村民起早贪黑，\n\n柳河街道修渠忙\n\n"
        "头等大事，投入资金二十万元， 人看水势、辨土质，修好旧渠 赶在春灌以前完工，两千亩麦\n\n"
        "清淤四公里。 六条。 田喝上了水。\n\n记者 何清明\n"
    )
    (article,) = read(text)
    assert (str(article.headline), article.authors) == ("柳河街道修渠忙", ("何清明",))
    assert "修渠忙" not in str(article.body)


def test_the_rows_of_a_table_are_text_of_the_article_they_stand_in() -> None:
    table = "指标\t去年\t今年\n参与率\t83.5%\t91.2%\n投诉件数\t156\t74"
    text = f"云溪区课后服务半年小结\n上半年，全区学校开展课后服务。\n{table}"
    (article,) = read(text)
    assert article.body.text.split("\n")[1:] == ["指标\t去年\t今年", "参与率\t83.5%\t91.2%", "投诉件数\t156\t74"]


def test_a_line_with_a_tab_alone_is_no_table() -> None:
    articles = read("云溪区\t修渠通水见成效\n本报讯 昨日，云溪区修渠通水，三千户受益。")
    assert articles[0].headline is not None
