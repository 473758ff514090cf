from __future__ import annotations

import io

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from govtrends.report import fonts


def test_everyday_characters_are_there_and_missing_ones_named_once() -> None:
    assert fonts.missing("保交楼：1,286户（±2%）“引文”—→①㎡ abc\u200b\ufe0f") == []
    assert fonts.missing("𠮷和😀和𠮷") == ["𠮷", "😀"]


def test_a_missing_character_is_replaced_visibly_and_named() -> None:
    text, warnings = fonts.replace_missing("甲𠮷乙")
    assert text == f"甲{fonts.GETA}乙"
    assert fonts.missing(fonts.GETA) == []
    assert len(warnings) == 1 and "U+20BB7" in warnings[0]


@given(st.text(max_size=30))
def test_after_replacing_nothing_is_missing(text: str) -> None:
    assert fonts.missing(fonts.replace_missing(text)[0]) == []


def test_the_subset_holds_the_characters_and_is_the_same_each_time() -> None:
    data = fonts.subset(["区县简报 123"])
    with TTFont(io.BytesIO(data)) as font:
        held = set(font.getBestCmap())
    assert {ord(c) for c in "区县简报 123"} <= held and len(held) < 40
    assert data == fonts.subset(["区县简报 123"])
