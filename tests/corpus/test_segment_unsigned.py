"""Texts that nobody signs beside signed ones: a head alone in a text, talks and their introduction, poems, hotlines."""

from __future__ import annotations

import pytest

from govtrends.corpus.headlines import choose_head
from govtrends.corpus.lines import split_lines
from govtrends.corpus.segment import segment
from govtrends.model import Article, Page

SIGNED = "区教育局培训新教师\n\n□记者 陈志远\n\n本报讯 8月20日，区教育局培训180名新教师。\n\n"
SIGNED += "培训为期五天，内容包括师德和课堂。\n\n"
LAST = "石桥镇召开防汛会议\n\n□通讯员 刘芳\n\n石桥讯 8月21日，石桥镇召开防汛会议，部署防汛工作。\n"
STORY = "社区食堂设在原来的仓库里，可供80人同时就餐，一顿饭只要8元，老人都说好。\n\n"


def read(text: str, language: str = "zh") -> list[Article]:
    return [
        a
        for a in segment(Page("p", "page.txt", text, "utf-8", "0" * 64, language))[0]
        if a.kind not in ("masthead", "notice")
    ]


def heads(text: str, language: str = "zh") -> list[str]:
    return [str(a.headline or "") for a in read(text, language)]


def test_a_head_alone_in_a_signed_text_opens_another() -> None:
    own = "安溪社区：暖心食堂开张"
    assert heads(f"{SIGNED}{own}\n\n{STORY}{LAST}") == ["区教育局培训新教师", own, "石桥镇召开防汛会议"]


def test_sections_come_in_twos_and_belong_to_their_text() -> None:
    sections = f"安溪社区：食堂办在楼下\n\n{STORY}城北社区：课堂搬进院子\n\n{STORY}"
    assert heads(SIGNED + sections + LAST) == ["区教育局培训新教师", "石桥镇召开防汛会议"]


def test_a_head_and_its_first_section_open_a_text() -> None:
    figures = "一图读懂工作报告\n\n2023，我们这样做\n\n新增学位900个；\n\n2024，我们这样干\n\n新建学校3所。\n\n"
    articles = read(SIGNED + figures + LAST)
    assert [str(a.headline) for a in articles][1] == "一图读懂工作报告"
    assert "2024，我们这样干" in articles[1].body.text and "学位900个" in articles[1].body.text


def test_what_introduces_several_talks_is_a_column_s_introduction() -> None:
    talk = "我们社区去年收集意见三百条，今年还要把议事会开到楼道里，让大家说了算。\n\n"
    page = f"{SIGNED}代表热议\n\n报告引发热烈讨论，代表们畅谈感受。记者 何清明 整理\n\n"
    page += f"区人大代表、石桥社区党委书记赵小寒：\n\n{talk}区政协委员、实验小学校长吴白露：\n\n{talk}"
    articles = read(page)
    assert [a.kind for a in articles] == ["article", "column_intro", "article", "article"]
    assert articles[1].authors == ("何清明",) and articles[1].column_title == "代表热议"


def test_poems_are_text_with_their_lines() -> None:
    rhyme = "清清河水绕村流\n家家门前柳丝柔\n垃圾不往河里倒\n子孙万代乐悠悠\n"
    page = f"护河歌谣\n\n□记者 李明\n\n本报讯 8月3日，石桥镇组织村民学唱，歌谣里唱道：\n\n{rhyme}\n"
    page += "全镇已有12个村传唱。\n\n"
    poem = "秋日\n\n□ 周小梅\n\n秋风翻过山梁\n稻穗低下了头\n父亲的镰刀\n在晨光里闪亮\n\n院子里的枣树\n红了一树的笑\n\n"
    song, verse, last = read(page + poem + LAST)
    assert rhyme in song.body.text + "\n"
    assert verse.authors == ("周小梅",) and verse.body.text.splitlines()[-1] == "红了一树的笑"
    assert str(last.headline) == "石桥镇召开防汛会议"


def test_offices_answer_with_the_day_in_brackets() -> None:
    one = "背街路灯不亮\n\n网友“白河”来信：门口的路灯坏了半年。\n\n"
    one += "区住房和城乡建设局物业科回复（2021-09-08）：已更换灯具18盏。\n\n"
    two = "楼道充电谁来管\n\n网友“平安”来信：楼道里有人充电。\n\n东关街道办事处回复（2021-09-10）：已清理车辆43辆。\n"
    assert [(a.kind, str(a.headline)) for a in read(one + two)] == [("qa", "背街路灯不亮"), ("qa", "楼道充电谁来管")]


def test_a_weeks_digest_sets_every_head_alike() -> None:
    items = ["Old courtyards given facelift", "Business license in an hour", "Reading corners for all"]
    text = "The district renovated 47 courtyards this year, and the residents say that it was time.\n"
    page = "Yunxi This Week\n\n" + "\n".join(f"{item}\n{text}" for item in items)
    assert heads(page, "en") == items


def test_a_speaker_s_line_belongs_to_the_torn_text_around_it() -> None:
    torn = (
        "今年以来，分局坚持以群众安全感 向街面要平安。划分巡区27个，每晚安排 为第一标准，打防管控并举，\n\n"
        "下降21.3%。 建立义务巡防队218支， 向突出犯罪亮剑，成立专班， 守护一方平安。\n\n"
        "副区长、云溪公安分局局长何清明：\n\n"
        "案件432起，抓获嫌疑人 287名， 一窗通办，为老人和残疾人上门 办证530余人次。 开展接访，\n\n记者 李娜\n"
    )
    assert [(str(a.headline), a.authors) for a in read(torn)] == [("副区长、云溪公安分局局长何清明：", ("李娜",))]


@pytest.mark.parametrize(
    ("above", "below", "main"),
    [
        ("对标对表、常态长效、全民参与", "云溪区召开创建工作推进会", 1),
        ("对标对表 常态长效 全民参与", "我区创建工作再升温", 1),
        ("云溪区防汛工作视频调度会召开", "以快制快 以严制严 守牢守好沿河大堤", 0),
        ("找准主攻方向", "云溪区举行招商推介会", 1),
        ("在楼下就能听“家门口大戏”", "云溪区“村村有戏”唱响新生活", 1),
    ],
)
def test_slogans_beside_what_happened(above: str, below: str, main: int) -> None:
    lines = split_lines(f"{above}\n{below}\n")
    assert str(choose_head(lines).headline) == (above, below)[main]


def test_what_kind_of_report_it_is_names_nobody() -> None:
    assert [a.authors for a in read(f"两会特别报道\n\n{LAST}")] == [("刘芳",)]


def test_a_column_s_name_and_a_head_open_a_text_signed_at_its_end() -> None:
    talk = "“报告让我振奋。”来自石桥镇的赵小寒说，果园去年卖了两百万元，今年还要修冷库。（记者 李娜）\n\n"
    page = f"{SIGNED}代表之声\n\n区人大代表赵小寒：让果子成为“致富果”\n\n{talk}"
    page += f"区政协委员吴白露：推动物业进小区\n\n{talk}"
    assert heads(page)[1:] == ["区人大代表赵小寒：让果子成为“致富果”", "区政协委员吴白露：推动物业进小区"]


def test_a_picture_that_others_tell_stands_behind_a_signed_text() -> None:
    picture = "连日来，环卫工人以雪为令，清扫主干道积雪，方便市民出行。（记者 苏晴 通讯员 郭鹏 摄影报道）\n"
    own = picture.replace("苏晴 通讯员 郭鹏", "陈志远")
    first, second = read(SIGNED + picture)
    assert (first.authors, second.kind, second.authors) == (("陈志远",), "caption", ("苏晴", "郭鹏"))
    assert [a.kind for a in read(SIGNED + own)] == ["article"]


def test_mixed_columns_far_below_a_signed_text_begin_another_whose_head_comes_later() -> None:
    torn = (
        "电线不再“飞”，楼道亮堂堂，晾衣杆排 议事协商解难题。每月逢五开板凳会，谁 得整整齐齐。走进长征花园，\n\n"
        "红色物业“管”出幸福小区\n\n"
        "物业公司换了四家，没有一家干得长。 场，解决问题735个，加装充电桩310个， 转机从去年开始，大家出主意。\n\n"
        "记者 苏晴\n"
    )
    assert [(str(a.headline), a.authors) for a in read(f"{SIGNED}\n\n{torn}")] == [
        ("区教育局培训新教师", ("陈志远",)),
        ("红色物业“管”出幸福小区", ("苏晴",)),
    ]


def test_pieces_of_a_column_are_neither_heads_nor_bylines() -> None:
    torn = (
        "“院坝干净加两分， 帮邻居收谷子加三分。” 清理堆放420余处， 拆除旧棚 在苏稽超市， 村民吴婶换回\n\n"
        "石桥镇：小积分兑出文明新风\n\n"
        "一袋洗衣粉。今年以来， 石桥镇 者变成了参与者， 乱扔垃圾的少了， 在14个村 的多了， 矛盾也少了。\n\n"
        "（社区）推行积分制，评选“最美庭院”\n\n通讯员 余 敏\n\n\n"
    )
    first = read(torn + SIGNED)[0]
    assert (str(first.headline), first.authors) == ("石桥镇：小积分兑出文明新风", ("余敏",))
    cut = "秋收忙\n\n金秋时节，机声隆隆，老乡说：“交给合作社，我在城里打工也安心。”龙河\n\n"
    cut += "镇的村民都这么说。\n\n记者 董庆国\n"
    assert [(str(a.headline), a.authors) for a in read(cut)] == [("秋收忙", ("董庆国",))]
