"""Pages as sites and papers print them: their bars, editors' names, pictures below the byline, texts that go on."""

from __future__ import annotations

import pytest

from govtrends.corpus.bylines_english import english_byline
from govtrends.corpus.bylines_tail import tail_byline
from govtrends.corpus.datelines import dateline_of
from govtrends.corpus.headlines import choose_head, headline_like
from govtrends.corpus.lines import folded, split_lines
from govtrends.corpus.segment import segment
from govtrends.model import Article, Page

LONG = "村民清理渠道三公里，两千亩麦田喝上了水，镇里还派出农技员到田间指导，修好水泵十二台，平整道路五公里。" * 2


def read(text: str, language: str = "zh") -> list[Article]:
    return segment(Page("p", "page.txt", text, "utf-8", "0" * 64, language))[0]


def told(text: str, language: str = "zh") -> list[tuple[str, str | None, tuple[str, ...]]]:
    found = (a for a in read(text, language) if a.kind != "masthead")
    return [(a.kind, a.headline.text if a.headline else None, a.authors) for a in found]


def test_words_without_a_sentence_are_no_article() -> None:
    foot = "版权所有 云溪日报社\n《云溪日报》云溪区融媒体中心\n云溪数字科技有限公司提供技术支持\n"
    text = f"春灌忙\n本报讯（记者 何清明）{LONG}\n{foot}"
    assert told(text) == [("article", "春灌忙", ("何清明",))]


def test_the_editor_behind_the_author_is_no_author_and_no_text() -> None:
    text = f"春灌忙\n{LONG}（何清明、周谷雨）（责任编辑：钱满仓 ）|\n"
    (article,) = read(text)
    assert article.authors == ("何清明", "周谷雨")
    assert article.body.text == LONG
    assert tail_byline(folded("水到田头。（责任编辑：钱满仓）")) is not None


def test_a_name_alone_behind_the_dateline() -> None:
    found = dateline_of(folded("云溪新闻网讯 周谷雨 连日来，村民清理渠道。"))
    assert found is not None and found.names == ("周谷雨",)
    plain = dateline_of(folded("云溪新闻网讯 清晨 村民清理渠道。"))
    assert plain is not None and plain.names == ()


@pytest.mark.parametrize(
    "line",
    [
        "By Qian He in Yunxi, Anhui ( China Daily ) Updated: 2017-06-06 07:11:54",
        "By Qian He (China Daily) Updated: 2017-06-06",
        "By Qian He in Yunxi | China Daily | Updated: 2017-06-06",
    ],
)
def test_bylines_of_a_daily(line: str) -> None:
    assert english_byline(line) == (("Qian He",), False)


def test_the_picture_between_a_signed_head_and_its_text_takes_neither() -> None:
    head = "Farmers clear their canals\n\nBy Qian He in Yunxi | China Daily | Updated: 2017-06-06 07:11\n"
    picture = "Zhou Guyu (left) inspects a canal in Yunxi county. [Photo by Wu Bailu]\n\n"
    body = "After four years in the village Zhou Guyu says that he will stay as long as water is short there.\n"
    assert told(head + picture + body, "en") == [
        ("article", "Farmers clear their canals", ("Qian He",)),
        ("caption", None, ("Wu Bailu",)),
    ]


def test_text_behind_the_byline_of_a_lead_goes_on() -> None:
    text = f"城南镇 春灌忙\n本报讯 {LONG}（通讯员 何清明）\n清理渠道。{LONG}\n修好水泵。{LONG}\n"
    (article,) = read(text)
    assert article.authors == ("何清明",)
    assert article.body.text.count("\n") == 2


def test_a_signed_item_behind_a_signed_text_is_another() -> None:
    text = f"城南镇 春灌忙\n本报讯 {LONG}（通讯员 何清明）\n石桥镇：{LONG}（周谷雨）\n"
    assert [authors for _, _, authors in told(text)] == [("何清明",), ("周谷雨",)]


@pytest.mark.parametrize(
    ("above", "below", "main"),
    [
        ("城南镇举办首届采摘节", "小橘子唱响大日子", 1),
        ("区民政局走访慰问百岁老人", "把温暖送到心坎上", 1),
        ("区实验小学开展劳动教育", "菜园成了新课堂", 1),
        ("我县召开教育工作会议", "部署推进教育高质量发展", 0),
        ("云溪区召开防汛工作会", "确保实现安全度汛", 0),
        ("区法院开展送法进校园活动", "护航青少年健康成长", 0),
        ("石桥镇 举办春灌培训班", "送来技术送来水", 0),
        ("农村客运改革见闻", "小客车开到家门口", 1),
    ],
)
def test_an_event_is_the_kicker_of_a_lively_line_and_no_kicker_of_a_deck(above: str, below: str, main: int) -> None:
    head = choose_head(split_lines(f"{above}\n{below}"))
    assert head.headline is not None
    assert head.headline.text == (above, below)[main]


def test_a_meeting_that_was_held_is_a_whole_line() -> None:
    head = choose_head(split_lines("全区春灌现场会召开\n钱满仓出席并讲话"))
    assert head.headline is not None and head.headline.text == "全区春灌现场会召开"


def test_english_heads_name_who_does_what() -> None:
    assert headline_like("Shiqiao Subdistrict advances the cleaning of canals with all its strength")
    assert not headline_like("Strengthening the leadership of the working group")
    text = (
        f"Yunxi City held a meeting on canals\n\n{'Farmers came from all villages and cleaned. ' * 4}\n\n"
        f"Shiqiao Subdistrict advances the cleaning of canals\n\n{'Pumps were repaired by the young. ' * 4}\n"
    )
    assert len(told(text, "en")) == 2


def test_a_label_of_short_items_ends_the_text_above_it() -> None:
    text = f"城南镇 春灌忙\n□ 记者 何清明 报道\n{LONG}\n\n简讯\n\n■石桥镇修好水泵十二台。（周谷雨）\n"
    assert [authors for kind, _, authors in told(text) if kind == "article"] == [("何清明",), ("周谷雨",)]


def test_the_caption_below_a_section_makes_no_article_of_it() -> None:
    text = (
        f"把调解室搬到门口\n本报记者 何清明\n{LONG}\n\n“小事不小看”\n\n{LONG}\n\n图为调解现场。 何清明 摄\n\n"
        f"春灌忙\n\n本报讯（记者 周谷雨）{LONG}\n"
    )
    assert [kind for kind, _, _ in told(text)] == ["article", "caption", "article"]


def test_a_town_signs_nothing() -> None:
    text = f"石桥镇\n\n打造春灌新样板\n\n石桥讯（记者 何清明）{LONG}\n\n"
    text += f"孟庄镇\n\n打造石榴新名片\n\n孟庄讯（记者 周谷雨）{LONG}\n"
    assert told(text) == [
        ("article", "石桥镇 打造春灌新样板", ("何清明",)),
        ("article", "孟庄镇 打造石榴新名片", ("周谷雨",)),
    ]


def test_the_rest_of_a_text_from_another_page_ends_before_a_signed_one() -> None:
    text = (
        f"（上接第一版）\n{LONG}\n\n积分让村民“活”起来\n\n{LONG}\n（何清明）\n\n"
        f"春灌忙\n\n本报讯（记者 周谷雨）{LONG}\n\n石桥修渠\n\n本报讯（记者 钱满仓）{LONG}\n"
    )
    assert [title for _, title, _ in told(text)] == [None, "积分让村民“活”起来", "春灌忙", "石桥修渠"]


def test_a_letter_ends_with_its_office_and_day() -> None:
    text = (
        f"致居民的一封信\n\n居民朋友们：\n{LONG}\n\n云溪区精神文明建设办公室\n2022年6月15日\n\n"
        f"云溪区召开第三次防汛会议\n\n6月14日，{LONG}\n"
    )
    assert [title for _, title, _ in told(text)] == ["致居民的一封信", "云溪区召开第三次防汛会议"]


def test_bold_type_and_tags_are_taken_out() -> None:
    text = f"**春灌忙**\n\n**记者：** 何清明\n\n村民清理渠道**1,236**米。<br>{LONG}&nbsp;\n"
    (article,) = read(text)
    assert (article.headline.text if article.headline else None, article.authors) == ("春灌忙", ("何清明",))
    assert article.body.text == f"村民清理渠道1,236米。{LONG}"
    start, end = article.body.extent or (0, 0)
    assert text[start:end].startswith("村民清理渠道**1,236**米。")


def test_a_markdown_table_is_text_of_its_article() -> None:
    text = f"春灌忙\n本报讯（记者 何清明）{LONG}\n\n| 村名 | 面积 |\n| --- | --- |\n| 东村 | 320 |\n| 西村 | 410 |\n"
    (article,) = (a for a in read(text) if a.kind == "article")
    assert article.body.text.endswith("| 村名 | 面积 |\n| 东村 | 320 |\n| 西村 | 410 |")


def test_sections_of_a_lower_rank_are_no_articles() -> None:
    text = (
        f"### 巾帼绽芳华 建功新时代\n\n#### ——云溪区妇女节活动综述\n\n□ 通讯员 周谷雨\n\n{LONG}\n\n"
        f"#### 一、宣讲聚人心\n\n{LONG}\n\n### 石桥镇\n开展春灌\n\n□ 通讯员 何清明\n\n石桥讯 {LONG}\n"
    )
    assert [title for _, title, _ in told(text)] == ["巾帼绽芳华 建功新时代", "石桥镇 开展春灌"]


QUESTIONS = (
    f"八月办结率升高\n\n本报讯（记者 何清明）{LONG}\n\n小巷路灯不亮，晚上像“摸黑”\n\n"
    "网友“柳江水”：小巷路灯坏了两个月。请问什么时候能修好？\n\n石桥街道办事处回复：已更换灯头十四盏。\n\n"
    "老楼漏雨，何时改造？\n\n城西四区居民：楼顶漏雨。请问列入计划了吗？\n\n区住建局回复：已列入明年计划。\n\n"
    f"养猪场臭味没了\n\n{LONG}\n"
)


def test_questions_of_readers_under_heads_of_their_own() -> None:
    assert [(kind, title) for kind, title, _ in told(QUESTIONS)] == [
        ("article", "八月办结率升高"),
        ("qa", "小巷路灯不亮，晚上像“摸黑”"),
        ("qa", "老楼漏雨，何时改造？"),
        ("article", "养猪场臭味没了"),
    ]


def test_somebody_who_is_not_answered_asks_nothing() -> None:
    text = f"城西四区居民：家门口就业真好\n\n本报讯（记者 何清明）{LONG}\n"
    assert told(text) == [("article", "城西四区居民：家门口就业真好", ("何清明",))]


@pytest.mark.parametrize(
    "bar",
    ["Yunxi Rong Media > News > Education and people's livelihood", "云溪区政府网 当前位置：首页 > 信息公开 > 统计"],
)
def test_what_stands_above_the_path_to_a_page_is_the_sites(bar: str) -> None:
    text = f"云溪 · 门户\n{bar}\n\n春灌忙\n\n{LONG}\n"
    assert told(text) == [("article", "春灌忙", ())]


def test_a_line_printed_again_from_the_middle_of_a_text_is_no_head() -> None:
    again = "镇里还派出农技员到田间指导"
    text = f"春灌忙\n\n{LONG}\n\n{again}\n\n记者 何清明\n\n\n石桥修渠\n\n本报讯（记者 周谷雨）{LONG}\n"
    assert [(title, authors) for _, title, authors in told(text)] == [
        ("春灌忙", ("何清明",)),
        ("石桥修渠", ("周谷雨",)),
    ]


def test_heads_of_an_english_digest_that_nobody_signs() -> None:
    body = "Residents came from all lanes on Sunday. They brought brooms and water.\n\nMore will come in July.\n\n"
    text = (
        f"Canteen in Shiqiao serves seniors hot meals\n\n{body}Opening hours\n\n{body}"
        f"Vaccination points extend opening hours\n\n{body}"
    )
    titles = [title for _, title, _ in told(text, "en")]
    assert titles == ["Canteen in Shiqiao serves seniors hot meals", "Vaccination points extend opening hours"]


def test_a_summary_of_a_report_is_the_kicker_of_what_it_says() -> None:
    head = choose_head(split_lines("区法院工作报告（摘要）\n公正司法护民生 破解“执行难”见成效"))
    assert head.headline is not None
    assert head.headline.text == "公正司法护民生 破解“执行难”见成效"


def test_a_head_with_a_deck_opens_an_article_below_a_picture() -> None:
    text = (
        f"代表带来民声 建议全部办结\n\n本报记者 何清明 吴 白\n\n{LONG}\n\n图为代表们在审议报告。 吴 白 摄\n\n"
        f"“红色物业”怎样走进小区？\n\n——访区人大代表周谷雨\n\n记者：有什么好办法？\n周谷雨：{LONG}\n"
    )
    assert told(text) == [
        ("article", "代表带来民声 建议全部办结", ("何清明", "吴白")),
        ("caption", None, ("吴白",)),
        ("qa", "“红色物业”怎样走进小区？", ()),
    ]


def test_an_english_picture_set_off_from_a_text_that_nobody_signs() -> None:
    body = "Barbers and lawyers set up their stalls in the square. They gave free haircuts to hundreds of people.\n"
    picture = "A folk artist shows children how to make sugar figures in Yunxi District. " * 4 + "[Photo by Su Chao]\n"
    text = (
        f"Volunteers carry on the spirit of help\n{body * 3}\n{picture}\nDirty river turned into a corridor\n"
        + body * 3
    )
    assert [(kind, authors) for kind, _, authors in told(text, "en")] == [
        ("article", ()),
        ("caption", ("Su Chao",)),
        ("article", ()),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "云溪区召开2022年度全区|安全生产工作会议",
        "全区“三夏”生产暨秸秆禁烧工作|会议召开",
        "石桥镇多措并举推动|退役军人服务提质增效",
        "全区上半年经济运行|分析会召开",
        "云溪区“百日会战”|行动取得阶段性成效",
        "区人大常委会视察全区|重点项目建设情况",
        "区公安分局破获一起|特大电信网络诈骗案",
        "中共云溪区委|关于巡视整改情况的通报",
        "我区3个村|入选省级美丽乡村",
        "我区新增两处省级|文物保护单位",
    ],
)
def test_a_headline_that_breaks_off_goes_on_in_the_next_line(broken: str) -> None:
    head = choose_head(split_lines(broken.replace("|", "\n")))
    assert head.headline is not None
    assert head.headline.text.replace(" ", "") == broken.replace("|", "")


@pytest.mark.parametrize(
    ("above", "below", "main"),
    [
        ("文明创建在行动", "城南街道开展环境整治", 1),
        ("深入一线察实情", "区领导调研防汛工作", 1),
        ("全区农村工作会议召开", "全面推进乡村振兴工作", None),
        ("区委常委会召开会议", "研究疫情防控工作", 0),
        ("我区召开防汛工作会议", "安排部署防汛工作", 0),
        ("全区上下齐动员", "文明创建在行动", None),
        ("区总工会送清凉", "慰问一线职工", 0),
    ],
)
def test_two_lines_that_each_say_all_are_not_put_together(above: str, below: str, main: int | None) -> None:
    head = choose_head(split_lines(f"{above}\n{below}"))
    assert head.headline is not None
    assert head.headline.text in ((above, below) if main is None else ((above, below)[main],))
