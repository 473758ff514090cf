"""Pages as sites save them and papers print them: what stands around heads, bylines and texts."""

from __future__ import annotations

import pytest

from govtrends.corpus.speakers import is_speaker
from govtrends.model import Article
from segments import heads, read

TEXT = "3月7日，云溪区何家渡的渠工们清淤修渠三十公里，水流到了田头，村民们说今年的秧苗不愁了，大家都盼着收成。"
ENGLISH = (
    "Water reached the fields of Hejiadu on Monday, and the villagers said that nobody worries about seedlings now."
)


def told(articles: list[Article]) -> list[Article]:
    return [article for article in articles if article.kind != "masthead"]


@pytest.mark.parametrize(
    "line",
    [
        "【打印本页】 【关闭窗口】",
        "IMG_20220307-76-1e54d.png",
        "QQ截图20220307075432.jpg",
        "8256人已围观",
        "您现在的位置是：百科 >>正文",
        "Video PlayerClose",
        "Print Mail Large Medium  Small 分享按钮 0",
        "(China Daily)",
        "我要评报 隐藏留言须知",
        "3.您在云溪时讯留言板发表的言论，云溪时讯有权引用。",
    ],
)
def test_what_a_site_sets_around_its_texts_is_no_text(line: str) -> None:
    (article,) = told(read(f"何家渡修渠通水\n\n{TEXT}\n\n{line}\n"))
    assert article.body.text == TEXT and article.headline is not None


def test_a_head_that_the_list_of_titles_names_stands_behind_the_list() -> None:
    page = "第03版：综合\n标题导航\n一年更比一年好\n何家渡修渠\n2014年02月12日\n"
    page += "放大 缩小 默认\n何家渡修渠\n\n\n\n□本报记者 何 青\n通讯员 赵明 钱雨\n"
    (article,) = told(read(page + TEXT))
    assert article.headline is not None and article.headline.text == "何家渡修渠"
    assert article.authors == ("何青", "赵明", "钱雨")


def test_a_cry_above_the_line_that_dates_it_is_a_head() -> None:
    head = "“渠水到田头——2022云溪区长问水”将于4月18日在何家渡启动，正在征集问题和建议！"
    page = f"{head}\n\n发布时间：2022-04-16 | 来源：云溪网 | 作者：何青\n\n云溪网讯 {TEXT}"
    (article,) = told(read(page))
    assert article.headline is not None and article.headline.text == head and article.authors == ("何青",)


def test_a_banner_in_chinese_stands_before_a_translated_head() -> None:
    head = "Yunxi Hejiadu: From dry fields to wet ones, the district holds a meeting on canals"
    (article,) = told(read(f"共护碧水 同建云溪{head}\nAuthor:Yunxi Net Time:2023.08.30\n{ENGLISH}\n{ENGLISH}"))
    assert article.headline is not None and article.headline.text == head


def test_the_day_of_a_feed_is_no_part_of_the_text() -> None:
    (article,) = told(read(f"date 2022-10-01 {ENGLISH}\n\n{ENGLISH}"))
    assert article.body.text.startswith("Water")


def test_who_translates_a_platform_is_nobody() -> None:
    (article,) = told(read(f"Yunxi builds canals in Hejiadu\n\nAuthor:Yunxi released Time:2022.08.31\n\n{ENGLISH}"))
    assert article.authors == ()


def test_a_note_that_opens_a_column_stands_below_what_is_the_page_s() -> None:
    page = f"《云溪》—云溪人自己的报纸\n报刊搜索：搜索\n\n开栏的话\n\n作者： 来源：云溪 时间：2022-05-30\n\n{TEXT}"
    (note,) = told(read(page))
    assert note.kind == "column_intro" and note.headline is not None and note.headline.text == "开栏的话"


def test_letters_stand_below_the_note_of_their_column() -> None:
    letter = (
        "写信人：何先生 写信时间：2022-05-06 20:14:08\n来信内容：渠什么时候修？\n答复内容：何先生，您好！六月修好。\n"
    )
    page = f"区长信箱来信选登\n\n编者按：4月份共收到来信三百件。\n\n村里的渠何时修\n{letter}\n路灯何时亮\n{letter}"
    assert [a.headline.text for a in told(read(page)) if a.headline] == ["村里的渠何时修", "路灯何时亮"]


def test_what_somebody_says_on_several_questions_is_one_text_under_one_head() -> None:
    asked = "\n".join(f"记者：{what}修了吗？\n赵小川：{what}修好了，花了三年。" for what in ("渠", "路", "桥"))
    page = f"把水引到田头——访区水利局局长赵小川\n\n本报记者 何 青\n\n{asked}"
    (item,) = told(read(page))
    assert item.kind == "qa" and item.authors == ("何青",)
    assert len(told(read(page.replace("——访区水利局局长赵小川", "，一个也不能少")))) > 1


def test_a_head_above_a_numbered_section_ends_the_news_above_it() -> None:
    page = f"云溪区人代会开幕\n\n本报讯（记者 何 青）{TEXT}\n\n区政府工作报告摘编\n\n"
    page += f"一、2020年工作回顾\n\n{TEXT}\n\n二、2021年重点工作\n\n{TEXT}"
    assert heads(told(read(page))) == ["云溪区人代会开幕", "区政府工作报告摘编"]


def test_a_spaced_out_label_of_short_news_ends_the_text_above_it() -> None:
    page = f"何家渡修渠通水\n\n本报讯（记者 何 青）{TEXT}\n\n简 讯\n\n"
    page += "● 6月8日，区医院义诊，接诊妇女多人。（郑霞）\n\n● 近日，何家渡植树多亩。（赵明）"
    assert [article.authors for article in told(read(page))] == [("何青",), ("郑霞",), ("赵明",)]


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("云溪公交第三分公司修理工岳小兵:", True),
        ("区人大代表、石桥镇何家渡村村民张春香:", True),
        ("石桥街道市民周女士:", False),
        ("城西四区居民王先生:", False),
        ("现在公布何家渡村民名单:", False),
    ],
)
def test_who_speaks_need_hold_no_office(line: str, speaks: bool) -> None:
    assert is_speaker(line) == speaks


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (f"（云溪县融媒体中心讯 记者何青）{TEXT}", ("何青",)),
        (f"{TEXT}（卫琦）", ("卫琦",)),
        (f"{TEXT}（连载）", ()),
        (f"{TEXT} （单位：何家渡社区 作者：何青 审核：赵明） |", ("何青",)),
        (f"云溪新闻·石桥晚报记者 何青 赵明/文图\n{TEXT}", ("何青", "赵明")),
    ],
)
def test_who_signs_a_text_without_a_head(text: str, authors: tuple[str, ...]) -> None:
    (article,) = told(read(text))
    assert article.authors == authors and "记者" not in article.body.text and "作者" not in article.body.text


def test_two_datelines_are_none_of_the_text() -> None:
    (article,) = told(read(f"云溪7月20日讯 本报讯{TEXT}"))
    assert article.body.text == TEXT


def test_a_caption_without_a_stop_is_no_head() -> None:
    page = "何家渡居民修渠 秧苗不愁水\n\n来源：云溪晚报 时间：2019-11-25\n\n居民们在渠边清淤 寻霄 摄\n\n"
    page += f"云溪晚报讯（记者 寻霄）{TEXT}"
    caption, article = sorted(told(read(page)), key=lambda found: found.kind != "caption")
    assert (caption.body.text, caption.authors) == ("居民们在渠边清淤", ("寻霄",))
    assert article.headline is not None and article.headline.text == "何家渡居民修渠 秧苗不愁水"


def test_the_edges_of_a_table_and_the_day_of_a_site_are_no_text() -> None:
    page = f"何家渡修渠通水 | ||||||||\n\n07.03.2022  04:39\n\n{TEXT}\n| |\n"
    (article,) = told(read(page))
    assert article.headline is not None and article.headline.text == "何家渡修渠通水" and article.body.text == TEXT


def test_a_line_below_two_briefs_heads_a_third() -> None:
    names = [
        "Village media improve reporting",
        "Fund benefits 15,000 children",
        "Poplars urged to grow",
        "Mouth disease found",
    ]
    page = "\n\n".join(f"{name}\n\n{ENGLISH}" for name in names)
    articles = told(read(f"Updated: 2012-12-18 07:56\n\n\n{page}", language="en"))
    assert heads(articles) == names
