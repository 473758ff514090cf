"""Pictures on newspaper pages: captions inside, beside and below articles, and photo news."""

from __future__ import annotations

from segments import check_offsets, heads, read


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


def test_the_title_of_a_picture_goes_with_its_caption() -> None:
    text = (
        "柳河街道：巡逻队守夜\n\n本报讯（记者 何清明）柳河街道的巡逻队每晚巡查三次。\n大家都说睡得踏实。\n\n"
        "老匠人进课堂\n3月7日，柳河街道的老匠人在第三小学教学生编竹篮。\n记者 吴白露 摄\n"
    )
    first, second = read(text)
    assert (first.kind, str(first.body)) == ("article", "柳河街道的巡逻队每晚巡查三次。\n大家都说睡得踏实。")
    assert (second.kind, str(second.headline), second.authors) == ("caption", "老匠人进课堂", ("吴白露",))
    check_offsets(text, [first, second])
