"""Pages as electronic papers and web sites hand them out: navigation, meta lines, tails, boxes and letters."""

from __future__ import annotations

from govtrends.corpus.segment import segment
from govtrends.model import Article, Page


def read(text: str, language: str = "zh") -> list[Article]:
    return segment(Page("p", "page.txt", text, "utf-8", "0" * 64, language))[0]


def told(articles: list[Article]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(a.kind, a.headline.text if a.headline else None, a.authors) for a in articles if a.kind != "masthead"]


LISTED = """第02版：县区新闻 上一版3  4下一版
A02
城南镇修通连心路，两村群众齐声叫好
春灌忙
5月3日，孩子们在科技馆里体验机器人。本报记者 吴白露 摄

返回主页 | 云溪日报 | 版面导航 | 云溪晚报
上一期  下一期
春灌忙
三天清淤渠道四公里

本报讯（记者 何清明）5月4日，城南镇组织村民清淤渠道，两千亩麦田喝上了水。
3上一篇  下一篇4
版权声明 @ 云溪网
1204040 2023-05-05 00:00:00 五 春灌忙KeywordPh三天清淤渠道四公里
"""


def test_the_title_that_the_navigation_lists_is_the_headline() -> None:
    assert told(read(LISTED)) == [("article", "春灌忙", ("何清明",))]
    (article,) = (a for a in read(LISTED) if a.kind == "article")
    assert [part.text for part in article.subheads] == ["三天清淤渠道四公里"]
    assert article.body.text.endswith("喝上了水。")


def test_every_page_of_an_electronic_paper_has_its_own_navigation() -> None:
    second = LISTED.replace(
        "春灌忙\n三天清淤渠道四公里\n\n本报讯（记者 何清明）", "城南镇修通连心路\n\n本报讯（记者 陈露）"
    )
    assert [item[1:] for item in told(read(LISTED + second))] == [
        ("春灌忙", ("何清明",)),
        ("城南镇修通连心路", ("陈露",)),
    ]


def test_a_web_page_between_its_head_and_its_foot() -> None:
    text = """欢迎访问云溪区人民政府网站! 今天是:

镇街动态

您现在的位置：首页 > 新闻 > 镇街动态

石桥镇“两个抓手”管好水渠
作者： 更新时间：2023-05-09 09:08

一是抓清淤，清理水渠十八公里。二是抓管护，选聘管水员四十人。

云溪区人民政府主办 各镇街、区直部门内容保障
举报电话：0000-0000000 邮编：000000
"""
    articles = read(text)
    assert told(articles) == [("article", "石桥镇“两个抓手”管好水渠", ())]
    assert next(a.body.text for a in articles if a.kind == "article").endswith("四十人。")


def test_names_before_their_role_below_a_meta_line() -> None:
    text = (
        "水乡谱新篇\n\n发布日期：2023-05-09 11:29 [ ] 浏览次数：\n\n"
        "陈清荣 徐 露 记者 何 清\n\n春日的石桥镇，水渠边人来人往。\n"
    )
    assert told(read(text)) == [("article", "水乡谱新篇", ("陈清荣", "徐露", "何清"))]


def test_a_signature_and_the_rights_behind_a_text() -> None:
    text = (
        "石桥镇水渠改造完工\n2023年05月09日 来源：云溪日报\n"
        "5月8日，石桥镇水渠改造工程完工，惠及农田一万二千亩，村民纷纷叫好。\n"
        "赵小寒\n1、凡本网注明“云溪在线”的稿件，版权均属于云溪在线，不得转载。\n"
    )
    (article,) = (a for a in read(text) if a.kind == "article")
    assert article.authors == ("赵小寒",)
    assert article.body.text.endswith("纷纷叫好。")


def test_several_pictures_under_one_text_are_one_caption() -> None:
    text = """石桥镇水渠改造完工
本报讯（记者 何清明）石桥镇水渠改造工程完工，惠及农田一万二千亩。
村民纷纷叫好。

连日来，石桥镇组织志愿者清理渠道，保障春灌。
图① 志愿者在清理渠道。
图② 管水员在检查闸门。
赵小寒 摄
"""
    articles = read(text)
    assert told(articles) == [("article", "石桥镇水渠改造完工", ("何清明",)), ("caption", None, ("赵小寒",))]
    assert articles[1].body.text.startswith("连日来")
    assert "图②" in articles[1].body.text


def test_the_picture_between_a_head_and_its_text_takes_no_head() -> None:
    text = """Yunxi District mends its canals

2023-05-09 11:38 Source: Yunxi Net

Villagers at the canal of Shiqiao Town. Photographed by Li Qi, the correspondent

Yunxi.com - Yunxi Rural Daily News (reporter Du Qing and correspondent Li Qi reported) On May 8, the canal was mended.
"""
    articles = read(text, "en")
    assert set(told(articles)) == {
        ("article", "Yunxi District mends its canals", ("Du Qing", "Li Qi")),
        ("caption", None, ("Li Qi",)),
    }


def test_a_headline_with_a_full_stop_above_a_dateline() -> None:
    text = (
        "Yunxi District mends its canals.\nYun net May 3rd news (correspondent Du Qing) The canal was mended today.\n"
    )
    assert told(read(text, "en")) == [("article", "Yunxi District mends its canals.", ("Du Qing",))]


def test_a_head_that_lacks_its_verb_goes_on_in_the_next_line() -> None:
    text = "石桥镇\n一渠清水让老村庄\n焕发新活力\n\n本报讯（通讯员 徐文亮）石桥镇水渠改造完工。\n"
    assert told(read(text)) == [("article", "石桥镇 一渠清水让老村庄焕发新活力", ("徐文亮",))]
    text = "区政协开展\n“有事好商量”\n协商活动\n\n本报讯（记者 何清明）委员们走进社区。\n"
    assert told(read(text)) == [("article", "区政协开展 “有事好商量” 协商活动", ("何清明",))]


def test_a_question_of_readers_and_a_notice_below_a_report() -> None:
    report = "“渠水清了，浇地方便了。”石桥镇村民李大山高兴地说，今年的麦子一定有好收成。"
    text = f"""一渠清水润农田
本报记者 何清明

{report}

{report}今年，石桥镇投入资金四百六十万元，新修水渠十八公里，惠及农田一万二千亩，选聘管水员四十人，水费下降一成。

问：今年医保缴费到哪一天截止？

答：今年缴费到十二月三十一日截止，居民可到社区办理，也可在网上办理。

公 告

因修渠需要，自5月9日起柳树桥封闭施工，请绕行。
云溪区水务局
2023年5月8日
"""
    assert told(read(text)) == [
        ("article", "一渠清水润农田", ("何清明",)),
        ("qa", "今年医保缴费到哪一天截止？", ()),
        ("notice", "公 告", ()),
    ]


def test_speeches_and_letters() -> None:
    text = """在全区春灌会议上的讲话
区委书记 孙立冬
（2023年3月8日）
同志们：
今天的会议，主要任务是部署春灌工作。
谢谢大家！

读者来信
编辑同志：
滨河社区门口的路灯坏了两个月，希望尽快维修。
读者 王小满
"""
    assert told(read(text)) == [
        ("article", "在全区春灌会议上的讲话", ("孙立冬",)),
        ("article", None, ("王小满",)),
    ]


def test_the_office_below_a_text_signs_it_and_heads_nothing() -> None:
    text = """水渠改造有新进展
一、抓清淤
今年以来，清理水渠十八公里，惠及农田一万二千亩。
云溪区水务局

我区举行防溺水演练

为增强学生防溺水意识，云溪区在滨河公园举行防溺水演练。
"""
    assert [item[1] for item in told(read(text))] == ["水渠改造有新进展", "我区举行防溺水演练"]


BARRED = """今日云溪
2023年5月9日 星期二 农历癸卯年三月二十 第02版 县区之窗
中共云溪区委宣传部主管主办 内部资料 免费交流

水清岸绿 鱼翔浅底
石桥县：河长上岗记

□记者 何清明
本报讯 今年以来，石桥县的河长每周巡河一次，清理河道四公里。

小竹编撑起大产业
城南县柳河镇：合作社带着村民干

□通讯员 赵小寒
本报讯 近日，城南县柳河镇的合作社卖出竹编三千件。
"""


def test_the_paper_above_its_date_is_no_headline_and_what_stands_right_above_a_head_is_its_kicker() -> None:
    articles = [a for a in read(BARRED) if a.kind == "article"]
    assert [str(a.headline) for a in articles] == ["石桥县：河长上岗记", "城南县柳河镇：合作社带着村民干"]
    assert [list(map(str, a.subheads)) for a in articles] == [["水清岸绿 鱼翔浅底"], ["小竹编撑起大产业"]]


def test_an_unsigned_english_text_begins_at_its_head() -> None:
    text = (
        "Yunxi Government Online\nNews\n\nYunxi builds three bridges\nUpdated: 2023-05-09 Views: 12\n"
        "The district built three bridges over the Yun river this spring, and two more will follow.\n"
        "The old ferry stopped in May, as the villagers had long asked for.\n"
        "A bus now crosses the river every half hour, and the fare stays at two yuan.\n\nVillagers join the tree day\n"
        "More than 200 villagers planted trees along the Yun river on Sunday.\n(By Qian Xiaoman)\n\nContact us\n"
    )
    assert told(read(text, "en")) == [
        ("article", "Yunxi builds three bridges", ()),
        ("article", "Villagers join the tree day", ("Qian Xiaoman",)),
    ]
