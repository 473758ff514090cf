"""Pages on which several people speak, tell or write: talks, letters to an office, pupils' essays."""

from __future__ import annotations

import pytest

from govtrends.corpus.bylines import byline_of
from govtrends.corpus.bylines_tail import tail_byline
from govtrends.corpus.datelines import dateline_of
from govtrends.corpus.lines import folded
from govtrends.corpus.segment import segment
from govtrends.model import Article, Page

TALKS = """代表委员议发展

编者按：县两会期间，代表委员围绕政府工作报告展开热议，本报选登部分发言。

县人大代表 王建国

过去一年，柳林镇新修水渠12公里，改造高标准农田3200亩，村民种地更省心了。

县政协委员 李晓燕

职业学校去年毕业生就业率达到96%，建议加大校企合作力度。

县人大代表、青山村党支部书记 赵大勇

青山村去年接待游客8.6万人次，村集体收入达到120万元。
"""

LETTERS = """县长信箱三月来信办理情况

三月份共收到群众来信86件，办结率97%，现选登部分来信及办理情况。

来信：河堤上的路灯什么时候修好
县长您好！河堤步道的路灯坏了两个多月，晚上散步看不清路。市民 周先生
县住建局回复：您好！坏掉的38盏路灯已经全部修复，请您监督。

来信：想给老人办理高龄补贴
县长您好！我母亲今年八十岁，请问在哪里办理？村民 钱女士
县民政局回复：您好！带上户口簿到镇便民服务中心即可，今年已发放420人。
"""

PUPILS = """秋天的操场

□云溪一中 张晓明

秋天来了，操场边的银杏叶落了一地，我们在树下写生，风一吹叶子就飞起来。

我的外婆

云溪小学三（2）班 李乐乐 指导老师：王芳

外婆会做好吃的饺子，每到冬至，全家人都围着桌子一起包，她总把第一碗端给我。
"""


def _articles(text: str) -> list[Article]:
    articles, _ = segment(Page("p", "page.txt", text, "utf-8", "0" * 64, "zh"))
    return [article for article in articles if article.kind != "masthead"]


def test_speakers_without_a_colon_open_the_talks_of_a_column() -> None:
    intro, *talks = _articles(TALKS)
    assert intro.kind == "column_intro"
    assert [str(talk.headline.text) for talk in talks if talk.headline] == [
        "县人大代表 王建国",
        "县政协委员 李晓燕",
        "县人大代表、青山村党支部书记 赵大勇",
    ]
    assert "8.6万人次" in talks[-1].body.text
    assert all(not talk.authors for talk in talks)


def test_one_such_line_below_a_headline_still_signs_a_speech() -> None:
    speech = "在新起点上干出新样子\n县水务局局长 王建国\n\n" + "过去一年，全县新修水渠12公里。" * 4
    (article,) = _articles(speech)
    assert article.headline is not None
    assert article.headline.text == "在新起点上干出新样子"
    assert article.authors == ("王建国",)


def test_letters_with_heads_of_their_own_are_items_and_keep_their_heads() -> None:
    report, *letters = _articles(LETTERS)
    assert report.kind == "article"
    assert [letter.kind for letter in letters] == ["qa", "qa"]
    assert [letter.headline.text for letter in letters if letter.headline] == [
        "来信：河堤上的路灯什么时候修好",
        "来信：想给老人办理高龄补贴",
    ]
    assert "38盏路灯" in letters[0].body.text


def test_pupils_sign_with_school_and_class() -> None:
    first, second = _articles(PUPILS)
    assert first.authors == ("张晓明",)
    assert second.authors == ("李乐乐",)
    assert second.headline is not None
    assert second.headline.text == "我的外婆"


@pytest.mark.parametrize(
    ("line", "names", "photo"),
    [
        ("□周福来 口述 孙小雨 整理", ("周福来", "孙小雨"), False),
        ("口述：周福来 整理：孙小雨", ("周福来", "孙小雨"), False),
        ("讲述人：周福来 记录人：孙小雨", ("周福来", "孙小雨"), False),
        ("文并摄/孙小雨", ("孙小雨",), False),
        ("供稿人：孙小雨", ("孙小雨",), False),
        ("报道员 孙小雨", ("孙小雨",), False),
        ("作者：孙小雨（柳林镇镇长）", ("孙小雨",), False),
        ("□孙小雨（云溪一中）", ("孙小雨",), False),
        ("□阿依古丽·买买提", ("阿依古丽·买买提",), False),
        ("航拍：孙小雨", ("孙小雨",), True),
        ("资料图片", (), True),
        ("图片由县融媒体中心提供", (), True),
        ("县水务局供图", (), True),
    ],
)
def test_credits_name_persons_and_pictures_nobody(line: str, names: tuple[str, ...], photo: bool) -> None:
    byline = byline_of(folded(line))
    assert byline is not None
    assert (byline.names, byline.photo) == (names, photo)


@pytest.mark.parametrize("line", ["本报综合报道", "讲述 柳林镇的新故事", "航拍 美丽柳林"])
def test_what_names_nobody_is_no_byline(line: str) -> None:
    assert byline_of(folded(line)) is None


def test_text_and_picture_before_a_stroke_sign_behind_the_last_stop() -> None:
    text = folded("水渠修好了，村民都说好。文/本报记者 孙小雨 图/周福来")
    found = tail_byline(text)
    assert found is not None
    assert (text[: found[0]], found[1].names) == ("水渠修好了,村民都说好。", ("孙小雨", "周福来"))


def test_a_day_and_a_reporter_in_brackets_are_a_dateline_whatever_the_paper_is_called() -> None:
    dateline = dateline_of(
        "Liunet moment, March 24 (Reporter Zhou Fulai Sun Xiaoyu) On the morning of March 24, it rained."
    )
    assert dateline is not None
    assert dateline.names == ("Zhou Fulai", "Sun Xiaoyu")
