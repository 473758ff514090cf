from __future__ import annotations

import pytest

from govtrends.text.script import is_traditional, to_simplified


@pytest.mark.parametrize(
    ("printed", "simplified"),
    [
        ("雙減與保交樓", "双减与保交楼"),
        ("鄉鎮幹部聯繫群眾", "乡镇干部联系群众"),
        ("著名", "著名"),
        ("覆蓋", "覆盖"),
        ("26%", "26%"),
    ],
)
def test_every_character_is_written_as_the_simplified_one(printed: str, simplified: str) -> None:
    assert to_simplified(printed) == simplified


def test_the_length_stays() -> None:
    text = "全區戶籍人口 60.61 萬人\n\U0001f600後記"
    assert len(to_simplified(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("本報訊 全區召開保交樓推進會，研究下一步工作。", True),
        ("本报讯 全区召开保交楼推进会，研究下一步工作。", False),
        ("李喆、陳昇三人代表全区群众致谢，会后参观了新建的展览馆和实验学校，并与师生座谈交流。", False),
        ("The district held a meeting.", False),
        ("", False),
    ],
)
def test_a_page_is_traditional_where_most_that_could_be_is(text: str, is_so: bool) -> None:
    assert is_traditional(text) is is_so
