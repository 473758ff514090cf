from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.corpus.bylines import (
    Byline,
    byline_of,
    is_editorial,
    names_only,
    office_and_name,
)
from govtrends.corpus.bylines_tail import tail_byline
from govtrends.corpus.datelines import dateline_of
from govtrends.corpus.lines import folded

BYLINES = [
    ("□通讯员 钱小满 孙立冬", ["钱小满", "孙立冬"]),
    ("口记者 周谷雨", ["周谷雨"]),
    ("■ 本报记者 白 雪", ["白雪"]),
    ("记者 钱小满 通讯员 孙立冬", ["钱小满", "孙立冬"]),
    ("记者钱小满 通讯员孙立冬", ["钱小满", "孙立冬"]),
    ("通讯员：吴白露", ["吴白露"]),
    ("特约通讯员 何清明", ["何清明"]),
    ("全媒体记者 何清明 实习生 赵小寒", ["何清明", "赵小寒"]),
    ("云溪报记者 何清明", ["何清明"]),
    ("本报记者 何清明/文 赵小寒/图", ["何清明", "赵小寒"]),
    ("文/何清明 图/赵小寒", ["何清明", "赵小寒"]),
    ("图/文 何清明", ["何清明"]),
    ("何清明 文/图", ["何清明"]),
    ("何清明 摄影报道", ["何清明"]),
    ("（记者 何清明）", ["何清明"]),
    ("作者：何清明", ["何清明"]),
    ("文字：何清明 图片：付谷雨", ["何清明", "付谷雨"]),
    ("发布日期：2022-05-06 作者：何清明浏览：88", ["何清明"]),
    ("（记者 帺清明 县委报道组 肖谷雨）", ["帺清明", "肖谷雨"]),
    ("来源：云溪发布 作者：何清明 赵小寒 编辑：周谷雨", ["何清明", "赵小寒"]),
    ("2023-03-08 10:20 来源：云溪发布 作者：何清明", ["何清明"]),
    ("Reporter Qian Xiaoman Sun Lidong", ["Qian Xiaoman", "Sun Lidong"]),
    ("□ Special Correspondent Zhou Guyu", ["Zhou Guyu"]),
    ("Author: Qian Xiaoman Time: 2023.05.06", ["Qian Xiaoman"]),
    ("Photo by Wu Bailu", ["Wu Bailu"]),
]


@pytest.mark.parametrize(("text", "names"), BYLINES)
def test_bylines_in_the_forms_of_the_trade(text: str, names: list[str]) -> None:
    byline = byline_of(folded(text))
    assert byline is not None
    assert list(byline.names) == names


@pytest.mark.parametrize(
    "text",
    [
        "记者从区教育局获悉",
        "记者走进柳河街道",
        "责任编辑：何清明",
        "统筹兼顾 科学调度 有序恢复",
        "整理房间",
        "策划先行",
        "区水务局局长何清明：",
        "通讯录更新了",
        "文明城市创建",
        "图书馆开到家门口",
        "Reporter: What has the district done this year?",
        "Author of the plan explains it",
        "By the river stands a school",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert byline_of(folded(text)) is None


def test_editors_are_no_authors() -> None:
    assert is_editorial(folded("责任编辑：何清明 校对：赵小寒"))
    assert is_editorial(folded("编辑/何清明"))
    assert not is_editorial(folded("编辑部的一天"))


@pytest.mark.parametrize(
    ("text", "names", "photo"),
    [
        ("居民点赞。（记者 何清明 通讯员 赵小寒）", ["何清明", "赵小寒"], False),
        ("居民点赞。（何清明）", ["何清明"], False),
        ("居民点赞。（区委宣传部 何清明）", ["何清明"], False),
        ("居民点赞。（通讯员 何清明 摄）", ["何清明"], True),
        ("居民点赞。（记者 何清明 文/图）", ["何清明"], False),
        ("居民点赞。（文/何清明 图/赵小寒）", ["何清明", "赵小寒"], False),
        ("居民点赞。记者 何清明", ["何清明"], False),
        ("The residents were glad. (Reporter Wu Bailu)", ["Wu Bailu"], False),
        ("The residents were glad. (Wu Bailu photo)", ["Wu Bailu"], True),
        ("The residents were glad. Photo by Wu Bailu", ["Wu Bailu"], True),
        ("居民点赞。 何清明 摄", ["何清明"], True),
    ],
)
def test_the_byline_at_the_end_of_a_text(text: str, names: list[str], photo: bool) -> None:
    found = tail_byline(folded(text))
    assert found is not None
    start, byline = found
    assert text[start] in "（(记P何"
    assert (list(byline.names), byline.photo) == (names, photo)


@pytest.mark.parametrize("text", ["完成任务（含配套）", "涉及部门（单位）", "居民点赞。", "见附表（一）"])
def test_brackets_that_are_no_byline(text: str) -> None:
    assert tail_byline(folded(text)) is None


@pytest.mark.parametrize(
    ("text", "dateline", "body", "names"),
    [
        ("本报讯 3月7日，云溪区", "本报讯", "3月7日", []),
        ("本报讯（记者 钱小满 通讯员 孙立冬）近日", "本报讯", "近日", ["钱小满", "孙立冬"]),
        ("【本报讯】近日", "【本报讯】", "近日", []),
        ("柳河讯 连日来", "柳河讯", "连日来", []),
        ("柳河讯 记者 钱小满 连日来，街道", "柳河讯", "连日来", ["钱小满"]),
        ("本报讯 记者 钱小满 报道：连日来", "本报讯", "连日来", ["钱小满"]),
        ("新华社北京3月7日电（记者 钱小满）目前", "新华社北京3月7日电", "目前", ["钱小满"]),
        ("3月7日讯 云溪区", "3月7日讯", "云溪区", []),
        ("Yunxi, March 7 (Reporter Qian Xiaoman) The", "Yunxi, March 7", "The", ["Qian Xiaoman"]),
        ("Liuhe News On March 7, the", "Liuhe News", "On March 7", []),
        ("This newspaper (Reporter Qian Xiaoman) On", "This newspaper", "On", ["Qian Xiaoman"]),
    ],
)
def test_datelines(text: str, dateline: str, body: str, names: list[str]) -> None:
    found = dateline_of(folded(text))
    assert found is not None
    assert text[: found.end] == dateline
    assert text[found.body :].startswith(body)
    assert list(found.names) == names


@pytest.mark.parametrize(
    "text", ["通讯 一位老人的心愿", "据通讯员介绍", "喜讯传来", "On March 7, the district", "Qian Xiaoman said"]
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline_of(folded(text)) is None


def test_names_alone_need_common_surnames() -> None:
    found = names_only("钱小满 孙立冬")
    assert found is not None and found.names == ("钱小满", "孙立冬")
    assert names_only("平安 和谐") is None
    assert names_only("守护家园") is None


@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    fold = folded(text)
    assert len(fold) == len(text)
    byline_of(fold)
    tail = tail_byline(fold)
    dateline = dateline_of(fold)
    assert tail is None or 0 <= tail[0] < len(fold)
    assert dateline is None or 0 < dateline.end <= dateline.body <= len(fold)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者 何小文", ("何小文",)),
        ("通讯员 徐文亮 马立冬", ("徐文亮", "马立冬")),
        ("何小文文 周图南图", ("何小文", "周图南")),
        ("何清明 陈 露 记者 赵小寒", ("何清明", "陈露", "赵小寒")),
        ("本 报记 者 何清明", ("何清明",)),
        ("见习生 陈露", ("陈露",)),
        ("读者 王小满", ("王小满",)),
    ],
)
def test_roles_that_are_parts_of_names_late_or_spaced(text: str, names: tuple[str, ...]) -> None:
    byline = byline_of(folded(text))
    assert byline is not None
    assert byline.names == names


@pytest.mark.parametrize(
    ("text", "dateline", "names"),
    [
        ("每日云溪网9月2日讯 据云溪日报报道（记者何清明）近日，全区开展检查。", "每日云溪网9月2日讯", ("何清明",)),
        ("本 报 讯（记 者 何清明）5月8日，全区开展检查。", "本 报 讯", ("何清明",)),
        ("本报讯 记者何清明 5月8日，全区开展检查。", "本报讯", ("何清明",)),
        ("（通讯员 赵小寒）5月8日，全区开展安全检查，排查隐患二十三处。", "", ("赵小寒",)),
    ],
)
def test_bylines_behind_datelines(text: str, dateline: str, names: tuple[str, ...]) -> None:
    found = dateline_of(folded(text))
    assert found is not None
    assert text[: found.end] == dateline
    assert found.names == names
    assert folded(text)[found.body :].startswith(("近日", "5月"))


def test_a_name_alone_behind_the_last_stop_signs_the_text() -> None:
    text = "上访总量下降三成。赵小寒"
    assert tail_byline(text) == (9, Byline(("赵小寒",)))
    assert tail_byline("上访总量下降三成。成效好") is None
    assert tail_byline("") is None


def test_the_speaker_below_the_title_of_a_speech() -> None:
    assert office_and_name("云溪区委书记 孙立冬") == Byline(("孙立冬",))
    assert office_and_name("云溪区委书记 讲话要点") is None


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("（肖清明 付谷雨）", ("肖清明", "付谷雨")),
        ("（闫清明、帺谷雨） |", ("闫清明", "帺谷雨")),
        ("（通讯员 佴清明 街道办 阎谷雨）", ("佴清明", "阎谷雨")),
    ],
)
def test_one_unlisted_surname_costs_no_bracket(tail: str, names: tuple[str, ...]) -> None:
    text = folded("村里的水渠修好了。" + tail)
    found = tail_byline(text)
    assert found is not None
    assert found[0] == len("村里的水渠修好了。")
    assert found[1].names == names


def test_a_bracket_of_words_is_no_byline() -> None:
    assert tail_byline(folded("村里的水渠修好了。（第一 第二）")) is None


def test_a_role_without_brackets_opens_a_text() -> None:
    text = folded("通讯员何清明 肖谷雨 近日，石桥镇的水渠修好了，村民都说方便。")
    found = dateline_of(text)
    assert found is not None
    assert found.names == ("何清明", "肖谷雨")
    assert text[found.body :].startswith("近日")


def test_a_translated_role_opens_a_text() -> None:
    found = dateline_of('Yunxi News Reporter Qian Xiaoman "The canal is repaired," said a villager of Shiqiao.')
    assert found is not None
    assert found.names == ("Qian Xiaoman",)
    assert dateline_of("The Reporter Qian Xiaoman learned that the canal is repaired.") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("通讯员 文 斌", ("文斌",)),
        ("通讯员 文 静 李 丽 文/图", ("文静", "李丽")),
        ("记者 赵 明 文", ("赵明",)),
        ("文 张三 图 李四", ("张三", "李四")),
        ("日报通讯员卫纲摄", ("卫纲",)),
        ("By ZHAO MINGYU,QIAN HE and SUN LI in Yunxi, Zhejiang | China Daily | Updated: 2023-08-29 07:18 | Views: 120",
         ("ZHAO MINGYU", "QIAN HE", "SUN LI")),
    ],
)  # fmt: skip
def test_a_role_that_is_a_surname_and_roles_set_apart(line: str, names: tuple[str, ...]) -> None:
    found = byline_of(line)
    assert found is not None and found.names == names
