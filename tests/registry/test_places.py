"""The table of divisions, its look-ups, and what a user may call a district."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.model import Place
from govtrends.registry.places import gazetteer, level_of

KNOWN = ["370402", "370103", "370481", "410104"]


def test_every_line_of_the_table_is_a_unit_of_a_known_province() -> None:
    table = gazetteer()
    assert len(table.units) > 3500
    assert all(len(u.code) == 6 and u.code.isdecimal() and u.name and u.short for u in table.units)
    assert {u.code[:2] for u in table.units} == {u.code[:2] for u in table.units if level_of(u.code) == "province"}
    assert sum(level_of(u.code) == "province" for u in table.units) == 34


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("枣庄市市中区", ["370402"]),
        ("枣庄市中区", ["370402"]),
        ("山东省枣庄市市中区", ["370402"]),
        ("市中区", ["370103", "370402", "370802", "511002", "511102"]),
        ("滕州", ["370481"]),
        ("管城", ["410104"]),
        ("Tengzhou", ["370481"]),
        ("410104", ["410104"]),
        ("999999", []),
        ("无此区", []),
        ("吉林", ["220000", "220200"]),
    ],
)
def test_lookup(name: str, codes: list[str]) -> None:
    assert gazetteer().lookup(name) == codes


def test_places_carry_city_and_province() -> None:
    table = gazetteer()
    assert table.place("410104") == Place("410104", "管城回族区", "郑州市", "河南省")
    assert table.place("110105") == Place("110105", "朝阳区", "北京市", "北京市")
    assert table.place("429004") == Place("429004", "仙桃市", None, "湖北省")
    assert table.place("370000") == Place("370000", "山东省", None, "山东省")
    assert table.place("000000") is None


def test_towns_have_nine_digits_and_stand_under_their_county() -> None:
    table = gazetteer()
    code = table.towns_of("370402")["齐村镇"]
    assert table.place(code) == Place(code, "齐村镇", "枣庄市", "山东省")
    assert code in table.towns["齐村镇"] and len(code) == 9
    assert table.parent(code) == "370402" and table.parent("370402") == "370400" and table.parent("370400") == "370000"
    assert table.place("370402999") is None


def test_codes_are_dated() -> None:
    table = gazetteer()
    old, new = table.unit("371202"), table.unit("370116")
    assert old is not None and new is not None
    assert old.valid(date(2017, 5, 1)) and not old.valid(date(2022, 5, 1))
    assert new.valid(date(2022, 5, 1)) and not new.valid(date(2015, 5, 1))
    jining = table.unit("370802")
    assert jining is not None and not jining.valid(date(2022, 7, 1))


def test_shorter_names_leave_out_nations_and_levels() -> None:
    shorts = {u.name: u.short for u in gazetteer().units}
    assert shorts["恩施土家族苗族自治州"] == "恩施"
    assert shorts["忠县"] == "忠县" and shorts["神农架林区"] == "神农架" and shorts["朝阳区"] == "朝阳"


def test_english_spellings() -> None:
    spelled = {u.code: u.pinyin for u in gazetteer().units}
    assert (spelled["370400"], spelled["110105"], spelled["610000"]) == ("Zaozhuang", "Chaoyang", "Shaanxi")


@pytest.mark.parametrize(
    ("code", "spelled"),
    [
        ("370113", "Changqing"),
        ("310105", "Changning"),
        ("341181", "Tianchang"),
        ("410783", "Changyuan"),
        ("420528", "Changyang"),
        ("610681", "Zichang"),
        ("140428", "Zhangzi"),
        ("140400", "Changzhi"),
        ("421303", "Zengdu"),
        ("341621", "Guoyang"),
        ("510682", "Shifang"),
        ("371524", "Dong'e"),
        ("410923", "Nanle"),
        ("310112", "Minhang"),
    ],
)
def test_names_whose_characters_have_two_readings(code: str, spelled: str) -> None:
    table = gazetteer()
    unit = table.unit(code)
    assert unit is not None and unit.pinyin == spelled
    assert code in table.lookup(spelled)


def test_only_one_county_reads_its_first_character_as_elder() -> None:
    wrong = [u.name for u in gazetteer().units if "长" in u.short and u.pinyin and "chang" not in u.pinyin.lower()]
    assert wrong == ["长子县"]


@pytest.mark.parametrize(("code", "stem"), [("371722", "Shan"), ("341021", "She"), ("130726", "Yu")])
def test_a_county_of_one_character_is_spelled_with_its_level_or_without(code: str, stem: str) -> None:
    table = gazetteer()
    assert code in table.lookup(stem) and code in table.lookup(f"{stem}xian")
