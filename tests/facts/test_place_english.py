"""Which district an English page belongs to: spellings, roads, genitives, names of their time."""

from __future__ import annotations

import pytest

from govtrends.facts.place import read_places
from govtrends.registry.places import gazetteer
from places_and_dates import article, code_of, page

TABLE = gazetteer()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tengzhou City opened ten schools. The city invested much. Tengzhou also built parks.", "370481"),
        (
            "Xuecheng District of Zaozhuang City met. The district has trees in Xuecheng District.",
            "370403",
        ),
        (
            "Guancheng Hui District studied homes. The district party committee met in Guancheng Hui District.",
            "410104",
        ),
        (
            "In Zaozhuang, a city's central district built homes; our district moves. A city's central district.",
            "370402",
        ),
        ("Yanqing police met. Yanqing Branch of the Public Security Bureau: a man hid in Inner Mongolia.", "110119"),
        ("Luohu cleans its streets. Residents of Luohu help, and people in Luohu like it.", "440303"),
        ("Yuhang District in Hangzhou reported. The district government of Yuhang District said so.", "330110"),
    ],
)
def test_the_district_of_an_english_page(text: str, code: str) -> None:
    assert code_of(text, language="en") == code


def test_an_apostrophe_is_part_of_a_name_or_of_a_genitive() -> None:
    assert code_of("Lin'an District planted trees in Hangzhou.", language="en") == "330112"
    assert code_of("Tengzhou's schools opened; Tengzhou's parks too.", language="en") == "370481"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("In 2012, Jimo City repaired a canal. Jimo City is glad. By the end of 2012, water came.", "370282"),
        ("In 2022, Jimo District repaired a canal. Jimo District is glad. In 2022, water came.", "370215"),
        ("Zhangqiu City repaired a canal, and Zhangqiu City is glad.", "370181"),
        ("In 2014, Ningxiang County repaired a canal. Ningxiang County is glad. In 2014, water came.", "430124"),
        ("Huangzhong County repaired a canal in 2016. Huangzhong County is glad since 2016.", "630122"),
        ("In 2022, Changqing District repaired a canal. Changqing District is glad.", "370113"),
    ],
)
def test_english_names_of_their_time(text: str, code: str) -> None:
    assert read_places(page(text, language="en"), [], TABLE)[0].district_code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Karamay opened a library. Karamay City built it.", "650200"),
        (
            "Qingdao Yunnan Road Street has a library. Yunnan Road Street is glad. Yunnan Road Street reads.",
            "370202",
        ),
        ("A library opened on Yunnan Road near Hongze Lake.", None),
        ("Zaozhuang Central District cleans its streets. Zaozhuang Central District has 300 volunteers.", "370402"),
        ("Qicun Town, the central district of Zaozhuang City, cleans its streets.", "370402"),
        ("The central district of Tengzhou was cleaned. Tengzhou City thanks the volunteers.", "370481"),
    ],
)
def test_english_names_that_are_no_pinyin_and_roads(text: str, code: str | None) -> None:
    assert read_places(page(text, language="en"), [], TABLE)[0].district_code == code


def test_in_english_a_bare_name_is_the_district_of_the_page_s_city() -> None:
    home = page("Xiangyang City: the whole city is busy. Xiangyang Municipal Government. Xiangyang.", language="en")
    items = [
        article("Retired workers patrol the lanes of Xiangcheng every night.", "Armbands watch Xiangcheng streets"),
        article("Orchards of Xiangyang City are full.", "Xiangyang City picks peaches"),
    ]
    _, readings, _ = read_places(home, items, TABLE)
    assert [r.district_code for r in readings] == ["420602", "420600"]
