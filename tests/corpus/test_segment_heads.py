"""Heads, pictures, notices, columns and the frame of a page, in the forms that papers and their sites set them."""

from __future__ import annotations

import pytest

from govtrends.corpus.segment import segment
from govtrends.model import Page

HEAD, NEXT = "云溪区清淤水渠四公里", "石桥镇：三张清单压实责任"
BODY = (
    "云溪区的水渠今年清淤四公里，两千亩麦田喝上了水，村民都说方便多了。\n\n"
    "下一步，区水务局还要修三座桥，让东岸的孩子上学不再绕路。"
)
SIGNED = f"{HEAD}\n□记者 何清明\n{BODY}"
AFTER = f"{NEXT}\n□记者 赵小寒\n{BODY}"
HEAD_EN = "Yunxi District clears four kilometers of canals"
BODY_EN = (
    "The canal in Yunxi was cleared this spring, and two thousand mu of wheat got water in time.\n"
    "The bureau will build three bridges, so that the children need not walk around the lake."
)

Told = list[tuple[str, str | None, tuple[str, ...]]]
FIRST, SECOND = ("article", HEAD, ("何清明",)), ("article", NEXT, ("赵小寒",))


def told(text: str, language: str = "zh") -> Told:
    page = Page("p", "page.txt", text, "utf-8", "0" * 64, language)
    kept = [a for a in segment(page)[0] if a.kind not in ("masthead", "notice")]
    return [(a.kind, str(a.headline) if a.headline else None, a.authors) for a in kept]


def subheads(text: str) -> list[str]:
    page = Page("p", "page.txt", text, "utf-8", "0" * 64, "zh")
    return [str(part) for a in segment(page)[0] for part in a.subheads]


@pytest.mark.parametrize(
    ("above", "head", "beside"),
    [
        ("周立夏在区委常委会会议上强调\n{}", HEAD, ["周立夏在区委常委会会议上强调"]),
        ("区水务局\n\n{}", HEAD, ["区水务局"]),
        ("聚焦民生实事 办好民生小事\n{}", HEAD, ["聚焦民生实事 办好民生小事"]),
        ("{}\n——云溪区春灌工作纪实", "渠清了 路宽了 心暖了", ["——云溪区春灌工作纪实"]),
        ("30天、4公里、2000亩\n{}", "云溪区春灌跑出加速度", ["30天、4公里、2000亩"]),
        ("“一渠清水”系列报道之三\n{}", HEAD, ["“一渠清水”系列报道之三"]),
        ("学习贯彻党的二十大精神\n{}", HEAD, ["学习贯彻党的二十大精神"]),
        ("{}\n周立夏讲话 钱满仓主持", "全区春灌工作会议召开", ["周立夏讲话 钱满仓主持"]),
        ("钱满仓在调研春灌工作时强调\n{}", "抓好春灌 确保丰收", ["钱满仓在调研春灌工作时强调"]),
        ("{}", "老旧小区的电梯谁来管？", []),
        ("{}", "“好书记”又回来啦！", []),
        ("{}", f"民生观察｜{HEAD}", []),
        ("{}", f"【基层动态】{HEAD}", []),
    ],
)
def test_kickers_decks_and_heads(above: str, head: str, beside: list[str]) -> None:
    text = f"{above.format(head)}\n□记者 何清明\n{BODY}\n"
    assert told(text) == [("article", head, ("何清明",))]
    assert subheads(text) == beside


@pytest.mark.parametrize(
    "masthead",
    [
        "今日云溪\n第128期 2023年5月9日 星期二",
        "云溪时报\n2023.5.9 星期二 第3版 综合",
        "云溪日报 YUNXI RIBAO\n2023年5月9日 星期二 癸卯年三月二十 今日四版",
        "云溪区融媒体中心主办\n云溪新闻 总第56期",
        "2023年5月9日 星期二\n责任编辑 赵小寒 美编 孙立冬",
        "02 要闻 2023年5月9日 云溪周刊",
        "幸福云溪\n2023年5月9日 星期二 第12期（总第120期）",
        "A2 要闻",
        "云溪报\n中共云溪区委主管 云溪区融媒体中心主办\n2023年5月9日  星期二  第1234期  本期4版",
        "内容详情\n2022年08月08日",
        "您当前的位置 :     云溪新闻网>新闻中心>今日云溪>关注",
        "123456\n78910111213\n14151617181920\n第7B版：社区 上一版 下一版\n上一篇 下一篇",
        "云溪融媒 2023年5月9日 星期二 编辑：赵小寒 版式：孙立冬 校对：周谷雨",
    ],
)
def test_the_head_of_a_page_is_no_head_of_an_article(masthead: str) -> None:
    text = f"{masthead}\n\n{SIGNED}\n"
    assert told(text) == [FIRST]
    assert subheads(text) == []


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("图为村民在清淤。\n赵小寒 摄", ("caption", None, ("赵小寒",))),
        ("5月9日，柳河镇村民在渠边清淤。 记者 赵小寒 摄", ("caption", None, ("赵小寒",))),
        ("▲村民在渠边清淤。通讯员 赵小寒 摄", ("caption", None, ("赵小寒",))),
        ("图片说明：村民在渠边清淤。 赵小寒 摄", ("caption", None, ("赵小寒",))),
        ("图为村民在渠边清淤。（区水务局供图）", ("caption", None, ())),
        ("图①：村民在渠边清淤。\n图②：渠水流进麦田。\n赵小寒 摄", ("caption", None, ("赵小寒",))),
        ("渠边清淤忙\n5月9日，柳河镇村民在渠边清淤。\n赵小寒 摄", ("caption", "渠边清淤忙", ("赵小寒",))),
        ("渠边清淤忙\n5月9日，柳河镇村民在渠边清淤。\n赵小寒 摄影报道", ("article", "渠边清淤忙", ("赵小寒",))),
        ("图片新闻\n5月9日，柳河镇村民在渠边清淤。\n通讯员 赵小寒 摄", ("caption", None, ("赵小寒",))),
    ],
)
def test_pictures(picture: str, expected: tuple[str, str | None, tuple[str, ...]]) -> None:
    assert told(f"{SIGNED}\n\n{picture}\n") == [FIRST, expected]


def test_the_foot_of_a_site_names_no_photographer() -> None:
    assert told(f"{SIGNED}\n\n责任编辑: 赵小寒\n分享到:\n云溪新闻网官方微信\n网站地图\n") == [FIRST]


@pytest.mark.parametrize(
    "notice",
    [
        "停电公告\n因线路检修，柳河镇5月9日停电，请用户备足用水。\n云溪供电公司\n2023年5月8日",
        "招聘启事\n云溪水厂招聘修理工两名，年龄四十岁以下，有意者请与办公室联系。",
        "遗失声明\n何清明遗失身份证，声明作废。",
        "关于春灌期间交通管制的通告\n为保障春灌，柳河路自5月9日起限行，请过往车辆绕行。\n云溪区交警大队",
    ],
)
def test_a_notice_between_two_texts_is_of_neither(notice: str) -> None:
    assert told(f"{SIGNED}\n\n{notice}\n\n{AFTER}\n") == [FIRST, SECOND]


@pytest.mark.parametrize("mark", ["（下转第2版）", " >>>下转第二版", "（紧接第三版）", "（下转A3版）"])
def test_a_text_that_goes_on_elsewhere_ends_here(mark: str) -> None:
    assert told(f"{SIGNED}{mark}\n\n{AFTER}\n") == [FIRST, SECOND]


@pytest.mark.parametrize("mark", ["（上接第1版）", "上接一版\n"])
def test_the_rest_of_a_text_has_no_head(mark: str) -> None:
    assert told(f"{mark}{BODY}（何清明）\n\n{AFTER}\n") == [("article", None, ("何清明",)), SECOND]


@pytest.mark.parametrize("note", ["编者按：", "【开栏的话】", "【编者按】"])
def test_an_editor_s_note_introduces(note: str) -> None:
    text = f"{note}为展示全区春灌成果，本报今起刊发各镇的做法，敬请关注。\n\n{SIGNED}\n"
    assert told(text) == [("column_intro", None, ()), FIRST]


def test_towns_above_their_news() -> None:
    text = f"柳河镇 清淤四公里\n柳河讯 {BODY}（何清明）\n石桥镇 修桥三座\n石桥讯 {BODY}（赵小寒）\n"
    assert told(text) == [("article", "柳河镇 清淤四公里", ("何清明",)), ("article", "石桥镇 修桥三座", ("赵小寒",))]


@pytest.mark.parametrize(
    "frame",
    [
        "You are here: Home > News > Local News",
        "Home\nNews\nGovernment\nServices\nAbout Yunxi\n",
        "Home News Government Services About\n",
        "Home | News | Government | Services",
        "Yunxi Today\nTuesday, May 9, 2023 Page 2\n",
    ],
)
def test_the_frame_of_an_english_page(frame: str) -> None:
    text = f"{frame}\n{HEAD_EN}\nBy Qian Xiaoman\n{BODY_EN}\n"
    assert told(text, "en") == [("article", HEAD_EN, ("Qian Xiaoman",))]


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("[Photo by Sun Lidong]", ("Sun Lidong",)),
        ("(Photo by Sun Lidong)", ("Sun Lidong",)),
        ("[Photo/Yunxi Daily]", ()),
        ("(Photo provided by Qian Xiaoman)", ("Qian Xiaoman",)),
    ],
)
def test_english_captions(credit: str, names: tuple[str, ...]) -> None:
    caption = f"The picture shows villagers clearing a canal in Liuhe Town on May 9. {credit}"
    text = f"{HEAD_EN}\nBy Qian Xiaoman\n{BODY_EN}\n\n{caption}\n"
    assert told(text, "en") == [("article", HEAD_EN, ("Qian Xiaoman",)), ("caption", None, names)]


def test_texts_of_a_page_without_any_signature() -> None:
    text = f"柳河镇\n渠道清淤四公里\n\n{BODY}\n\n石桥镇\n修好三座便民桥\n\n{BODY}\n"
    assert [head for _, head, _ in told(text)] == ["柳河镇 渠道清淤四公里", "石桥镇 修好三座便民桥"]
    english = f"{HEAD_EN}\n\n{BODY_EN}\n\nLiuhe Town plants one thousand trees\n\n{BODY_EN}\n"
    assert [head for _, head, _ in told(english, "en")] == [HEAD_EN, "Liuhe Town plants one thousand trees"]


def test_briefs_of_one_paragraph_each() -> None:
    text = "一句话新闻\n\n▲柳河镇组织志愿者清淤渠道四公里。（何清明）\n▲石桥镇投入资金修桥三座。（赵小寒）\n"
    assert [names for _, _, names in told(text)] == [("何清明",), ("赵小寒",)]


def test_the_name_of_a_list_of_questions_is_no_text() -> None:
    asked = "问：什么时候报名？\n答：八月二十日起。\n\n问：要带什么？\n答：户口本原件。"
    assert told(f"政策问答\n\n{asked}\n") == [("qa", "什么时候报名？", ()), ("qa", "要带什么？", ())]


@pytest.mark.parametrize(
    "line",
    [
        "弘扬志愿精神 争做时代新人",
        "2023年5月9日 星期二 第3版",
        "【镇街动态】",
        "新闻热线：0000-1234567 投稿邮箱：abc@def.com",
    ],
)
def test_what_stands_between_two_texts(line: str) -> None:
    assert told(f"{SIGNED}\n\n{line}\n\n{AFTER}\n") == [FIRST, SECOND]
