from __future__ import annotations

import pytest

from govtrends.corpus.names import chinese_names, is_common_name, is_name, latin_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("钱小满 孙立冬", ["钱小满", "孙立冬"]),
        ("白 雪 李 四", ["白雪", "李四"]),
        ("白 雪 孙立冬", ["白雪", "孙立冬"]),
        ("钱小满、孙立冬", ["钱小满", "孙立冬"]),
        ("周谷雨吴白露", ["周谷雨", "吴白露"]),
        ("欧阳小满", ["欧阳小满"]),
        ("阿依古丽·买买提", ["阿依古丽·买买提"]),
        ("区融媒体中心", []),
        ("", []),
    ],
)
def test_chinese_names(text: str, names: list[str]) -> None:
    assert chinese_names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Qian Xiaoman Sun Lidong", ["Qian Xiaoman", "Sun Lidong"]),
        ("Zhou Guyu, Wu Bailu and Li Si", ["Zhou Guyu", "Wu Bailu", "Li Si"]),
        ("Qian Xiao Man", ["Qian Xiao Man"]),
        ("Mary Ann Smith", ["Mary Ann Smith"]),
        ("Yunxi Evening News", []),
        ("Yunxi", []),
    ],
)
def test_latin_names(text: str, names: list[str]) -> None:
    assert latin_names(text) == names


def test_a_name_begins_with_a_surname() -> None:
    assert is_name("钱小满") and is_name("司马光")
    assert not is_name("十二处") and not is_name("公园")
    assert is_common_name("李四") and not is_common_name("平安")


def test_surnames_reach_beyond_the_hundred_commonest() -> None:
    for name in ("肖小满", "付小满", "闫小满", "阎小满", "喻小满", "宇文小满", "澹台小满"):
        assert is_name(name), name
        assert chinese_names(name + " 钱立冬") == [name, "钱立冬"]
