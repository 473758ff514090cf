"""What several texts share: heads above talks, credits below a group. All pages are invented."""

from __future__ import annotations

from govtrends.model import Article
from segments import check_offsets, read

TALKS = """{head}

镇教育办主任 方一舟：
要把每一所学校办好，今年新建幼儿园两所，孩子在家门口就能上学。
镇卫生院院长 罗小禾：
要把每一个村卫生室建好，今年改造十二个，村医都去县里培训过。
镇民政办主任 钱明远：
要把每一位老人照顾好，今年新建助餐点六个，中午都有热饭吃。
（{credit}）
"""
GROUP = """堤上栽柳

本报讯 昨天，云溪镇在新堤上栽下柳树三百棵，村民都来帮忙，一上午就栽完了。

渠里清淤

{second} 东岭村清出淤泥四十车，渠水流得快了，麦田浇得透了。

塘边修路

本报讯 塘边的土路铺上了石子，下雨天不再泥泞，送菜的车开得进来了。

（{credit}）
"""


def texts(text: str) -> list[Article]:
    found = read(text)
    check_offsets(text, found)
    return [article for article in found if article.kind == "article"]


def test_who_wrote_the_talks_down_signs_them_all() -> None:
    found = texts(TALKS.format(head="", credit="本报记者 周晓云 整理"))
    assert [article.authors for article in found] == [("周晓云",)] * 3


def test_who_wrote_only_the_last_signs_only_that() -> None:
    found = texts(TALKS.format(head="", credit="本报记者 周晓云"))
    assert [article.authors for article in found] == [(), (), ("周晓云",)]


def test_a_talk_right_below_the_head_of_its_column_is_a_text_of_its_own() -> None:
    for head, kind in (("学习大会精神 大家谈", "masthead"), ("代表热议好光景\n\n本报记者 周晓云", "column_intro")):
        articles = read(TALKS.format(head=head, credit="周晓云 整理"))
        assert [a.kind for a in articles] == [kind, "article", "article", "article"]
        assert {a.column_title.text if hasattr(a.column_title, "text") else a.column_title for a in articles[1:2]} == {
            head.partition("\n")[0]
        }
        assert [a.headline.text for a in articles[1:] if a.headline] == [
            "镇教育办主任 方一舟：",
            "镇卫生院院长 罗小禾：",
            "镇民政办主任 钱明远：",
        ]
        assert "幼儿园两所" in articles[1].body.text and "幼儿园" not in articles[0].body.text


def test_the_credit_of_a_group_signs_those_that_nobody_else_did() -> None:
    credit = "本组稿件由本报记者张建国、李晓明采写"
    found = texts(GROUP.format(second="本报讯", credit=credit))
    assert [article.authors for article in found] == [("张建国", "李晓明")] * 3
    found = texts(GROUP.format(second="本报讯（记者 赵文静）", credit=credit))
    assert [article.authors for article in found] == [(), ("赵文静",), ("张建国", "李晓明")]
    found = texts(GROUP.format(second="本报讯", credit="本报记者 张建国"))
    assert [article.authors for article in found] == [(), (), ("张建国",)]


def test_who_sends_a_text_in_signs_it() -> None:
    (article,) = texts("桥边的书角\n\n来稿：张建国\n\n桥边有个书角，是几位老人办的，现有图书三千册，孩子们天天来看。\n")
    assert article.authors == ("张建国",) and article.headline is not None and article.headline.text == "桥边的书角"


def test_who_gave_a_picture_is_no_author() -> None:
    text = "堤上栽柳\n\n本报讯（记者 王丽华）云溪镇在新堤上栽下柳树三百棵，一上午就栽完了。\n\n图片由张建国提供\n"
    (article,) = texts(text)
    assert article.authors == ("王丽华",)


def test_a_page_without_any_text_has_no_talk() -> None:
    assert read("") == [] and read("**\n" * 3) == []
