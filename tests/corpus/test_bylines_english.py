from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.corpus.bylines_english import ENGLISH_DATELINE, english_byline, english_inner, english_tail


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Author:Qianlei Published Time:2023.05.09", ("Qianlei",)),
        ("2023-05-09 11:38 Source: Yunxi Net Author: He Qingming", ("He Qingming",)),
        ("Source: Yunxi Daily Author: Wu Bailu Published: 2023-07-05 09:30", ("Wu Bailu",)),
        ("Text/Photo", ()),
        ("Correspondents: Qian Man, Li Qi", ("Qian Man", "Li Qi")),
    ],
)
def test_lines(text: str, names: tuple[str, ...]) -> None:
    assert english_byline(text) == (names, False)


@pytest.mark.parametrize(
    "text", ["The reporter saw a new road", "Author of a new book on rice", "Water, rice and wheat"]
)
def test_what_is_no_byline(text: str) -> None:
    assert english_byline(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("reporter Du Qing and correspondent Li Qi reported", ("Du Qing", "Li Qi")),
        ("Reporter Du Qing Correspondent Li Qi", ("Du Qing", "Li Qi")),
        ("Reporter Zhaolei", ("Zhaolei",)),
        ("the second phase", None),
    ],
)
def test_brackets(text: str, names: tuple[str, ...] | None) -> None:
    assert english_inner(text) == names


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("Yun net May 3rd news (correspondent Du Qing) the reporter", "Yun net May 3rd news"),
        ("Yunxi.com - Yunxi Rural Daily News (reporter Du Qing) On May 9", "Yunxi.com - Yunxi Rural Daily News"),
        ("Yunxi, August 17 (Reporter Zhaolei) Reporter learned", "Yunxi, August 17"),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    match = ENGLISH_DATELINE.match(text)
    assert match is not None
    assert match[0] == dateline


def test_photographers_at_the_end() -> None:
    assert english_tail("On the site of the meeting. Photographed by Li Qi, the correspondent") == (
        28,
        ("Li Qi",),
        True,
    )
    assert english_tail("Workers mend the road. (Photo by Du Qing)") == (23, ("Du Qing",), True)
    assert english_tail("Workers mend the road.") is None


@given(st.text(alphabet="Reporter: Du Qing,.()photo 2023-05-09 and", max_size=90))
def test_any_line_is_read(text: str) -> None:
    for found in (english_byline(text), english_tail(text)):
        assert found is None or isinstance(found, tuple)


def test_a_name_of_one_word_behind_its_role() -> None:
    assert english_inner("Reporter Aynur Correspondents Li Qiang, Zhang Hui") == ("Aynur", "Li Qiang", "Zhang Hui")


def test_that_somebody_reports_in_pictures_is_no_name() -> None:
    for text in ("Reporter Zhao Min Photo Report", "Reporter Zhao Min reported", "Reporter Zhao Min Picture report"):
        assert english_inner(text) == ("Zhao Min",)
