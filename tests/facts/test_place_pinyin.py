"""Towns in pinyin: how they are spelled, and what they decide on an English page that names no district."""

from __future__ import annotations

import pytest

from govtrends.facts.place import read_places
from govtrends.facts.place_pinyin import find_towns
from govtrends.registry.places import gazetteer
from places_and_dates import page

TABLE = gazetteer()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Xiwangzhuang Town issued cards to veterans.", "370402105"),
        ("Shuiguo Town and its orchards", "370402101"),
        ("Guangming Road Subdistrict sent volunteers.", "370402006"),
        ("Yong'an Township", "140225100"),
        ("Yongan Township", "140225100"),
    ],
)
def test_the_codes_of_all_towns_that_are_spelled_alike(text: str, code: str) -> None:
    (named,) = find_towns(text, TABLE)
    assert named.sort == "town" and code in named.codes


@pytest.mark.parametrize("text", ["Our Town", "An Town", "Shuiguo Township Road", "Main Street", "Guangming Road", ""])
def test_what_is_no_town(text: str) -> None:
    assert find_towns(text, TABLE) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Qicun Town planted trees. Mengzhuang Town repaired fields; Xiwangzhuang Town issued cards.", "370402"),
        ("The central district: Shuiguo Town and Guangming Road Subdistrict swept their streets.", "370402"),
        ("Qicun Town planted trees this year.", None),
        ("Chengguan Town and Yong'an Township met.", None),
        ("Qicun Town and Mengzhuang Town learn from Tengzhou City.", "370481"),
    ],
)
def test_several_towns_decide_where_no_district_is_named(text: str, code: str | None) -> None:
    assert read_places(page(text, language="en"), [], TABLE)[0].district_code == code
