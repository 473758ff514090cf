"""A study's own units and places are read by, and every mistake in them names its line and the remedy."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from govtrends.errors import RegistryError
from govtrends.facts.quantities import find_quantities
from govtrends.model import Page
from govtrends.pipeline import build
from govtrends.pipeline.rows import page_rows
from govtrends.registry.carried import differences, from_json, to_json
from govtrends.registry.current import reading_by
from govtrends.registry.load import Registry, load_registry
from govtrends.registry.places import gazetteer
from small_pages import page

UNITS = """
units:
  - {unit: 畦, measure: count, suffix: 畦数, printed: [畦地], en: [plot]}
  - {unit: 平方米, printed: [平方公尺]}
  - {unit: 斤, disabled: true}
nouns:
  畦: [菜圃]
"""
PLACES = """
"370402":
  names: [枣庄老市区]
"370491":
  name: 榴乡新区
  first: 2015-01-01
"""


def study(folder: Path, **files: str) -> Registry:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return load_registry(folder)


def units_of(text: str) -> list[tuple[float, str]]:
    return [(found.value, found.unit.name if found.unit else "") for found in find_quantities(text)]


def test_units_of_a_study_are_read_inside_it_and_nowhere_else(tmp_path: Path) -> None:
    text = "村里种了36畦，翻整24畦地，铺设800平方公尺，收萝卜500斤，新辟260菜圃。"
    registry = study(tmp_path, units=UNITS)
    before = units_of(text)
    with reading_by(registry):
        own = units_of(text)
    assert {(36, "畦"), (24, "畦"), (800, "平方米"), (260, "畦")} <= set(own) and "斤" not in {unit for _, unit in own}
    assert units_of(text) == before and (500, "斤") in before and "畦" not in {unit for _, unit in before}


def test_places_of_a_study_are_known_by_old_names_and_new_codes(tmp_path: Path) -> None:
    registry = study(tmp_path, places=PLACES)
    with reading_by(registry):
        table = gazetteer()
        assert table.lookup("枣庄老市区") == ["370402"] and table.lookup("榴乡新区") == ["370491"]
        place = table.place("370491")
        assert place is not None and (place.city, place.province) == ("枣庄市", "山东省")
        assert table.place("370402") == gazetteer().place("370402")
    assert gazetteer().lookup("榴乡新区") == []
    text = "榴乡新区办起夜市\n\n本报讯 榴乡新区日前办起夜市，榴乡新区滨河路添了60个摊位。\n"
    known = Page("p.1", "p.txt", text, "utf-8", "x", "zh")
    assert page_rows(known, registry)["pages"]["district_code"] == ["370491"]
    assert page_rows(known, load_registry())["pages"]["district_code"] == [None]


def test_they_travel_to_workers_and_with_the_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "registry"
    folder.mkdir()
    registry = study(folder, units=UNITS, places=PLACES)
    assert registry != load_registry() and registry.checksum == load_registry(folder).checksum
    for copy in (pickle.loads(pickle.dumps(registry)), from_json(to_json(registry), "registry.json")):
        assert copy == registry and copy.units == registry.units and copy.places == registry.places
    assert differences(registry, load_registry()) == "its own units; its own places"
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    Path("pages/a.txt").write_text(page(0).replace("处。", "畦。"), encoding="utf-8")
    Path("pages/b.txt").write_text(page(1).replace("处。", "畦。"), encoding="utf-8")
    result = build(["pages"], Path("corpus"), registry=folder, jobs=2)
    assert "its own units" in result.rules[0]
    import pandas as pd

    assert (pd.read_parquet("corpus/indicators.parquet")["unit"] == "畦").sum() == 2


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    registry = study(tmp_path, units="# nothing yet\n", places="")
    assert registry == load_registry() and registry.units is None and registry.places is None


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("units", "unit: []", "units.yml:1: unit: no key 'unit' (did you mean units?)"),
        (
            "units",
            "units: [{unit: 畦, mesure: count}]",
            "units.yml:1: units.0.mesure: no field 'mesure' (did you mean mea",
        ),
        (
            "units",
            "units:\n  - {unit: 畦, measure: cont}",
            "units.yml:2: units.0.measure: 'cont' is no measure (did you",
        ),
        ("units", "units: [{unit: 畦}]", "None is no measure"),
        ("units", "units: [{measure: count}]", "the field unit is missing"),
        ("units", "units: [{unit: 畦, measure: count, printed: [平方米]}]", "'平方米' is a form of 平方米 already"),
        ("units", "units: [{unit: 畦, measure: count, printed: [12]}]", "12 is no text; put it in quotes"),
        ("units", "units: [{unit: 平方朱, disabled: true}]", "no unit '平方朱' to switch off (did you mean 平方"),
        ("units", "units: {unit: 畦}", "is no list"),
        ("units", "nouns: {畦: [菜圃]}", "no unit '畦'"),
        ("units", "vague: 若干", "'若干' is no list; write [若干]"),
        ("places", "370402: {names: [老市区]}", "places.yml:1: 370402: 370402 is no code of six digits in quotes"),
        ("places", '"37040": {names: [老市区]}', "is no code of six digits"),
        ("places", '"370402": [老市区]', "is no mapping"),
        ("places", '"370402":\n  name: 老市区', "places.yml:2: 370402.name: 370402 is 市中区 already"),
        ("places", '"370402": {nams: [老市区]}', "unknown field (did you mean names?)"),
        ("places", '"370402": {names: 老市区}', "is no list; write [老市区]"),
        ("places", '"370402": {names: [x]}', "'x' is no name of two Chinese characters"),
        ("places", '"370491": {names: [榴乡新区]}', "a new one needs a name"),
        ("places", '"990102": {name: 榴乡新区}', "no province begins with 99"),
        ("places", '"370491": {name: 榴乡新区, last: 去年}', "'去年' is no day; write 2013-11-30"),
        ("places", "[]", None),
        ("places", "[1]", "is no mapping; write a code"),
    ],
)
def test_a_mistake_names_line_and_remedy(tmp_path: Path, file: str, text: str, said: str | None) -> None:
    if said is None:
        assert study(tmp_path, **{file: text}) == load_registry()
        return
    with pytest.raises(RegistryError) as caught:
        study(tmp_path, **{file: text})
    assert said in str(caught.value)
