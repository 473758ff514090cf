"""Pages as sites and papers print them: their bars, editors' names, pictures below the byline, texts that go on."""

from __future__ import annotations

import pytest

from govtrends.corpus.bylines import tail_byline
from govtrends.corpus.bylines_english import english_byline
from govtrends.corpus.datelines import dateline_of
from govtrends.corpus.furniture import furniture_of
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


@pytest.mark.parametrize(
    "line",
    [
        "2023-05-09 1 1 云溪日报 content_123.htm 1 春灌忙 /enpproperty-->",
        "Yunxi Online> China",
        "China / Society",
        "Global Edition ASIA 中文 双语 Français",
        "Share - WeChat",
        "新闻推荐",
    ],
)
def test_the_frame_of_a_site(line: str) -> None:
    assert furniture_of(folded(line)) is not None


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
