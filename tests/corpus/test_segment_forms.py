"""Forms of pages: lists of contents, heads broken in the middle, boxes, letters, posts, bulletins, English papers."""

from __future__ import annotations

import pytest

from govtrends.corpus.bylines import byline_of
from govtrends.corpus.bylines_tail import tail_byline
from govtrends.corpus.contents import page_mark
from govtrends.corpus.lines import folded
from govtrends.corpus.segment import segment
from govtrends.model import Article, Page

BODY = "云溪区清淤渠道四公里，惠及三个村，村民说水清了。"
LONG = "Workers cleared four canals in three villages and repaired two pumps before the spring ploughing began."


def read(text: str, language: str = "zh") -> list[Article]:
    return segment(Page("p", "page.txt", text, "utf-8", "0" * 64, language))[0]


def heads(text: str, language: str = "zh", kinds: tuple[str, ...] = ("article", "qa", "caption")) -> list[str | None]:
    return [a.headline.text if a.headline else None for a in read(text, language) if a.kind in kinds]


@pytest.mark.parametrize(
    "box",
    [
        "今日导读\n河西镇：雨前的一次“体检” ▶2版\n湖边，养蟹人的账本 ▶3版",
        "【本期要目】\n◆河西镇修渠\n◆河东镇植树",
        "目  录\n【文件】\n关于做好春灌工作的通知………………1\n【要闻】\n区政府召开春灌会议………………11",
        "往期推荐\n▶云溪：这条路通车了！\n▶春灌有多忙？",
    ],
)
def test_a_list_of_contents_is_no_article(box: str) -> None:
    assert heads(f"{box}\n\n云溪区修渠\n本报讯（记者 何清明） {BODY}\n") == ["云溪区修渠"]


def test_what_the_contents_list_is_a_head_wherever_it_stands() -> None:
    listed = "◆领导督导修渠", "◆河西镇：把泵站修到田头"
    text = "\n".join(("【本期要目】", *listed, "", listed[0], BODY, listed[1], BODY))
    assert heads(text) == ["领导督导修渠", "河西镇：把泵站修到田头"]


@pytest.mark.parametrize(("line", "at"), [("春灌进行时 ▶2版", 5), ("春灌工作的通知………12", 7), ("全区建成2版", None)])
def test_a_page_number_behind_a_title(line: str, at: int | None) -> None:
    assert page_mark(line) == at


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("全区春灌“百日会战”", "动员会召开"),
        ("区人民政府关于印发云溪区春灌用水管理", "暂行办法的通知"),
        ("谁来管好“一渠清水”？", "河西社区有答案"),
        ("“稻虾田”里鸭子当“保安” 河西镇", "探出生态新路"),
        ("“吃了春分面，", "又忙一年田”"),
    ],
)
def test_a_head_broken_in_the_middle_is_one(above: str, below: str) -> None:
    assert heads(f"{above}\n{below}\n□记者 何清明\n{BODY}\n") == [f"{above} {below}"]


def test_an_english_head_goes_on_in_small_letters() -> None:
    text = f"Villagers trade fishing nets\nfor binoculars\nBy Qian He and Zhao Han in Yunxi\n\n{LONG}\n"
    assert heads(text, "en") == ["Villagers trade fishing nets for binoculars"]
    assert [a.authors for a in read(text, "en") if a.kind == "article"] == [("Qian He", "Zhao Han")]


@pytest.mark.parametrize("below", ["“小板凳”议事会搬到田头", "水渠清了 麦子绿了"])
def test_a_town_above_a_whole_head_is_its_kicker(below: str) -> None:
    assert heads(f"河西镇\n{below}\n□记者 何清明\n{BODY}\n") == [below]


def test_a_town_above_a_verb_opens_the_head() -> None:
    assert heads(f"河西镇\n开展春灌“突击战”\n□记者 何清明\n{BODY}\n") == ["河西镇 开展春灌“突击战”"]


def test_from_what_to_what_is_a_kicker() -> None:
    assert heads(f"从“等水来”到“找水去”\n河西镇泵站日均供水百余吨\n□记者 何清明\n{BODY}\n") == [
        "河西镇泵站日均供水百余吨"
    ]


def test_remarks_of_a_reporter_are_an_article_and_a_box_is_none() -> None:
    text = (
        f"云溪区修渠\n本报记者 何清明\n\n{BODY}\n\n记者手记\n\n脚下有泥笔下有光\n何清明\n\n{BODY}\n\n"
        f"【新闻链接】\n春灌，指春季灌溉。\n\n河西镇：春灌正当时\n河西讯（赵小寒） {BODY}\n"
    )
    assert heads(text) == ["云溪区修渠", "脚下有泥笔下有光", "河西镇：春灌正当时"]
    assert all(article.authors for article in read(text) if article.kind == "article")


def test_letters_open_with_a_salutation_and_end_with_who_wrote() -> None:
    text = (
        f"读者来信\n渠水清了\n编辑同志：\n{BODY}\n借贵报一角，说声谢谢！\n河西镇村民 何清明\n2022年5月9日\n\n"
        f"泵站该修了\n编辑同志：\n{BODY}\n读者 赵小寒\n"
    )
    assert heads(text) == ["渠水清了", "泵站该修了"]
    assert [a.authors for a in read(text) if a.kind == "article"] == [("何清明",), ("赵小寒",)]


def test_posts_of_a_platform() -> None:
    text = (
        "云溪发布 的微博\n\n@云溪发布 2022-06-08 20:05 来自 网页版\n"
        f"【河西镇：泵站边来了“无人机”】{BODY}（记者 何清明）\n"
        f"转发 12  评论 5  赞 96\n\n@云溪发布 2022-06-07 09:12 来自 网页版\n{BODY}📷赵小寒\n转发 8  评论 2  赞 67\n"
    )
    assert heads(text) == ["河西镇：泵站边来了“无人机”", None]
    assert [a.authors for a in read(text) if a.kind in ("article", "caption")] == [("何清明",), ("赵小寒",)]


def test_a_bulletin_s_head_and_foot_are_furniture() -> None:
    text = (
        "春灌工作简报\n第12期\n（总第57期）\n云溪区春灌指挥部办公室编    2022年5月9日\n\n"
        f"云溪区修渠\n{BODY}\n（区水务局 何清明）\n\n"
        "报：市水务局\n送：指挥部成员单位\n发：各镇街\n共印150份\n"
    )
    assert heads(text) == ["云溪区修渠"]


def test_the_rest_of_a_text_from_another_page_with_its_head() -> None:
    text = f"（上接第1版）{BODY}\n\n走，到田头“听”水（上接第1版）\n{BODY}\n记者 何清明\n"
    assert heads(text) == [None, "走，到田头“听”水"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By our correspondent Qian He", ("Qian He",)),
        ("Qian He, Staff Reporter", ("Qian He",)),
        ("— Reported by Qian He and Zhao Han", ("Qian He", "Zhao Han")),
        ("Yunxi Media Center reporter Qian He", ("Qian He",)),
    ],
)
def test_english_bylines(line: str, names: tuple[str, ...]) -> None:
    byline = byline_of(line)
    assert byline is not None
    assert byline.names == names


@pytest.mark.parametrize(
    "line", ["By the numbers", "Reporter's notes", "Young reporter wins a prize", "By train to Yunxi"]
)
def test_what_is_no_english_byline(line: str) -> None:
    byline = byline_of(line)
    assert byline is None or not byline.names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{BODY}（摘自《云溪报》 作者：何清明 赵小寒）", ("何清明", "赵小寒")),
        (f"{BODY}（何 清 明 辑录）", ("何清明",)),
        (f"{BODY}（鲍 霞 李 飞）", ("鲍霞", "李飞")),
        (f"{LONG} Qian He Photo", ("Qian He",)),
    ],
)
def test_who_is_named_at_the_end(text: str, names: tuple[str, ...]) -> None:
    found = tail_byline(folded(text))
    assert found is not None
    assert found[1].names == names


def test_the_title_of_a_picture_is_nobody_s_name() -> None:
    assert byline_of("春耕图") is None


def test_a_byline_before_the_word_for_reporting() -> None:
    (article,) = [a for a in read(f"云溪区修渠\n本报讯 通讯员赵小寒 记者何清明报道：{BODY}\n") if a.kind == "article"]
    assert article.authors == ("赵小寒", "何清明")
    assert article.body.text == BODY


def test_the_text_of_a_picture_on_a_saved_page_is_no_head() -> None:
    text = f"云溪区修渠\n2022-05-09 10:00 来源：云溪融媒\n{BODY}\n[图片]\n村民在修渠\n{BODY}\n"
    assert heads(text) == ["云溪区修渠"]


@pytest.mark.parametrize("name", ["YUNXI BAO", "YUNXI NEWS 云溪新闻", "云溪新闻 YUNXI XINWEN"])
def test_a_paper_s_name_in_capitals_is_no_headline(name: str) -> None:
    text = f"{name}\n2022年5月9日\n星期一\n4\n版\n\n云溪区修渠\n□记者 何清明\n\n{BODY}\n"
    assert heads(text) == ["云溪区修渠"]


def test_a_label_in_capitals_above_an_english_head() -> None:
    top = "YUNXI TODAY\nFRIDAY, APRIL 12, 2019\n\nAGRICULTURE\n"
    text = f"{top}Growers share a pump\nHE MING and LI HAN in Yunxi\n\n{LONG}\n"
    (article,) = [a for a in read(text, "en") if a.kind == "article"]
    assert article.headline is not None
    assert (article.headline.text, article.authors) == ("Growers share a pump", ("HE MING", "LI HAN"))


def test_a_marked_name_behind_a_text_signs_it() -> None:
    text = f"少一点“留痕”\n\n{BODY}\n\n■何清明\n\n图为5月9日，村民在修渠。 ■本报记者 赵小寒 摄\n"
    assert [(a.kind, a.authors) for a in read(text)] == [("article", ("何清明",)), ("caption", ("赵小寒",))]


def test_a_picture_s_title_stands_above_its_text() -> None:
    text = f"云溪区修渠\n\n本报讯（记者 何清明） {BODY}\n\n春到云溪\n\n正月里，桃花初绽，游人踏春。\n\n赵 小 寒　摄\n"
    assert heads(text) == ["云溪区修渠", "春到云溪"]


def test_what_stands_above_the_note_of_a_column_is_its_title() -> None:
    note = "开栏语：即日起，本报开设“我为群众办实事”专栏，敬请关注。"
    text = f"我为群众办实事\n{note}\n\n云溪区修渠\n□记者 何清明\n{BODY}\n"
    assert heads(text) == ["云溪区修渠"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"云溪新闻讯 记者何清明、通讯员赵小寒报道：{BODY}", ("何清明", "赵小寒")),
        (f"本报讯（云溪侨联　何 清 明）{BODY}", ("何清明",)),
    ],
)
def test_who_reports_behind_a_dateline(text: str, names: tuple[str, ...]) -> None:
    assert [a.authors for a in read(f"云溪区修渠\n\n{text}\n") if a.kind == "article"] == [names]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("通讯员·高明·姜丽娜", ("高明", "姜丽娜")),
        ("文丨周先锋 图丨何 蕊", ("周先锋", "何蕊")),
        ("（符明亮）", ("符明亮",)),
    ],
)
def test_names_parted_by_dots_and_strokes(line: str, names: tuple[str, ...]) -> None:
    found = byline_of(folded(line)) or (tail_byline(folded(line)) or (0, None))[1]
    assert found is not None
    assert found.names == names


def test_a_credit_of_a_daily() -> None:
    found = tail_byline(f"{LONG} TANG YU / YUNXI DAILY")
    assert found is not None
    assert (found[1].names, found[1].photo) == (("TANG YU",), True)


@pytest.mark.parametrize("bar", ["云溪区人民政府 首页", "云溪融媒 首页 新闻 镇街 专题 民声"])
def test_a_site_s_name_beside_its_first_page_is_a_bar(bar: str) -> None:
    assert heads(f"{bar}\n\n云溪区修渠\n2022-05-09 10:00 来源：云溪融媒\n{BODY}\n") == ["云溪区修渠"]


def test_a_digest_of_towns_and_its_heads_in_brackets() -> None:
    top = "苏木镇（街道）动态\n2022-05-09 10:00 来源：云溪融媒\n\n"
    text = f"{top}【河西镇】修渠忙\n{BODY}（刘 慧 萨日娜）\n\n【河东镇】植树忙\n{BODY}\n"
    assert heads(text) == ["【河西镇】修渠忙", "【河东镇】植树忙"]
    assert next(a.authors for a in read(text) if a.kind == "article") == ("刘慧", "萨日娜")


def test_answers_of_offices_in_a_column_of_letters() -> None:
    text = (
        f"●读者来信\n\n自来水何时进村\n\n编辑同志：\n{BODY}\n\n河西村部分村民\n\n●部门回音\n\n"
        f"水利局：明年通水\n\n《云溪报》编辑部：\n{BODY}\n\n云溪区水利局 11月18日\n\n民政局：补助按月到卡\n\n{BODY}\n"
    )
    assert heads(text) == ["自来水何时进村", "水利局：明年通水", "民政局：补助按月到卡"]


def test_news_sent_from_afar() -> None:
    first = f"云海县：茶农增收\n\n本报特派记者 何 清 发自云海\n\n{BODY}\n\n"
    text = f"{first}云腊县：老师来了\n\n云腊专电(通讯员 赵小寒) {BODY}\n"
    assert heads(text) == ["云海县：茶农增收", "云腊县：老师来了"]
    assert [a.authors for a in read(text) if a.kind == "article"] == [("何清",), ("赵小寒",)]


def test_items_of_a_briefing_open_with_site_and_place() -> None:
    item = f"[InYunxi--Yunxi] {LONG}"
    text = f"Home\nYunxi Weekly Briefing\n\nFarmers clear canals\n{item}\n\nPumps are repaired\n{item}\n"
    assert heads(text, "en") == ["Farmers clear canals", "Pumps are repaired"]


@pytest.mark.parametrize(
    ("tail", "names"), [("(author: Qian He)", ("Qian He",)), ("(Photo by Mamat Yusup)", ("Mamat Yusup",))]
)
def test_english_credits_in_brackets(tail: str, names: tuple[str, ...]) -> None:
    found = tail_byline(f"{LONG} {tail}")
    assert found is not None
    assert found[1].names == names


def test_a_head_that_ends_in_again_is_whole() -> None:
    text = f"The drying houses are full again\nFrom the basket to the box\n\nYunxi News (Reporter Qian He) {LONG}\n"
    assert heads(text, "en") == ["The drying houses are full again"]
