"""The registry: packaged entries are sound, a study overrides them key by key, mistakes name file and line."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from govtrends.errors import RegistryError
from govtrends.registry import load_registry

THEME = "  english_name: x\n  definition: d\n  source: 某条例\n"


def study(tmp_path: Path, text: str, name: str = "themes.yml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def fails(tmp_path: Path, text: str, message: str, name: str = "themes.yml") -> None:
    with pytest.raises(RegistryError, match=message) as caught:
        load_registry(study(tmp_path, text, name))
    assert str(tmp_path / name) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_packaged_themes_hold_the_mission_and_the_six_fields() -> None:
    themes = load_registry().themes
    mission = {"保交楼", "疫情防控", "双减", "文明城市"}
    fields = {"居住环境", "社会治安", "基本医疗", "文体生活", "基础教育", "社会帮扶"}
    assert mission | fields <= set(themes)
    assert all(theme.english and theme.source and theme.definition for theme in themes.values())


def test_packaged_indicators_separate_level_and_growth() -> None:
    indicators = load_registry().indicators
    assert indicators["gdp"].unit == "元"
    assert (indicators["gdp_growth"].unit, indicators["gdp_growth"].growth_of) == ("%", "gdp")
    assert all(entry.source and entry.typical for entry in indicators.values())


def test_the_same_registry_has_the_same_checksum(tmp_path: Path) -> None:
    packaged = load_registry()
    assert load_registry(tmp_path).checksum == packaged.checksum
    changed = load_registry(study(tmp_path, "双减:\n  add: {keywords: [减负增效]}\n"))
    assert changed.checksum != packaged.checksum
    assert pickle.loads(pickle.dumps(changed)) == changed


def test_a_study_changes_only_what_it_names(tmp_path: Path) -> None:
    packaged = load_registry().themes["双减"]
    text = "双减:\n  definition: 自定\n  add: {keywords: [减负增效]}\n  remove: {english: [shuangjian]}\n"
    theme = load_registry(study(tmp_path, text)).themes["双减"]
    assert theme.definition == "自定"
    assert theme.keywords == (*packaged.keywords, "减负增效")
    assert "shuangjian" in packaged.english and "shuangjian" not in theme.english
    assert theme.weak == packaged.weak


def test_a_study_adds_and_disables(tmp_path: Path) -> None:
    text = f"海绵城市:\n{THEME}  keywords: [海绵城市]\n  parent: 居住环境\n基础教育:\n  disabled: true\n"
    themes = load_registry(study(tmp_path, text)).themes
    assert themes["海绵城市"].parent == "居住环境"
    assert "基础教育" not in themes
    assert themes["双减"].parent is None  # its packaged parent is gone, the theme stays


def test_a_study_adds_an_indicator(tmp_path: Path) -> None:
    text = (
        "tea:\n  name: 茶叶产量\n  source: 某年鉴\n  measure: weight\n  units: [吨]\n  polarity: neutral\n"
        "  typical: [1, 1000]\n"
    )
    assert load_registry(study(tmp_path, text, "indicators.yml")).indicators["tea"].typical == (1, 1000)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"甲:\n{THEME}  keyword: [某词语]\n", r":5: 甲\.keyword: unknown field \(did you mean keywords\?\)"),
        (f"甲:\n{THEME}", r":1: 甲\.keywords: the field is missing"),
        (f"甲:\n{THEME}  keywords: ['']\n", r":5: 甲\.keywords\.0: is empty"),
        (f"甲:\n{THEME}  keywords: 某词语\n", r":5: 甲\.keywords: '某词语' is no list; write \[某词语\]"),
        (f"甲:\n{THEME}  keywords: [某词语, 2022]\n", r":5: 甲\.keywords\.1: 2022 is no text; put it in quotes"),
        (f"甲:\n{THEME}  keywords: [词]\n", "single character"),
        (f"甲:\n{THEME}  keywords: [保交楼]\n", r"'保交楼' stands in `keywords` of 保交楼 already"),
        (f"甲:\n{THEME}  keywords: [tea]\n", "belongs in `english`"),
        (f"甲:\n{THEME}  keywords: [某词语]\n  parent: 基础教肓\n", r":6: 甲\.parent: .*did you mean 基础教育\?"),
        (f"甲:\n{THEME}  keywords: [某词语]\n  exclude: [无关]\n", "excludes nothing"),
        ("文明城巿:\n  disabled: true\n", r":1: 文明城巿: no such entry .*did you mean 文明城市\?"),
        ("双减:\n  disabled: 是\n", "neither true nor false"),
        ("双减:\n  add: {keyword: [某词语]}\n", r"did you mean keywords\?"),
        ("双减:\n  remove: {keywords: [双碱]}\n", r"not in the list \(did you mean 双减\?\)"),
        ("双减: 词\n", "is no mapping"),
        ("2022:\n  name: x\n", "put it in quotes"),
        ("基础教育:\n  parent: 双减\n", "goes round in a circle"),
    ],
)
def test_mistakes_in_themes(tmp_path: Path, text: str, message: str) -> None:
    fails(tmp_path, text, message)


INDICATOR = "  name: 茶叶产量\n  source: 某年鉴\n  units: [吨]\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"tea:\n{INDICATOR}  measure: wieght\n  polarity: neutral\n", r":5: tea\.measure: .*did you mean weight\?"),
        (f"茶:\n{INDICATOR}  measure: weight\n  polarity: neutral\n", "is no id"),
        (f"tea:\n{INDICATOR}  measure: percent\n  polarity: neutral\n  growth_of: gpd\n", r"did you mean gdp\?"),
        (f"tea:\n{INDICATOR}  measure: weight\n  polarity: neutral\n  typical: [9, 1]\n", "upside down"),
        (
            "tea:\n  name: 粮食产量\n  source: x\n  units: [吨]\n  measure: weight\n  polarity: neutral\n",
            r":2: tea\.name: '粮食产量' names grain already",
        ),
    ],
)
def test_mistakes_in_indicators(tmp_path: Path, text: str, message: str) -> None:
    fails(tmp_path, text, message, "indicators.yml")


def test_a_file_the_registry_does_not_know(tmp_path: Path) -> None:
    fails(tmp_path, "甲: {}\n", r"did you mean themes\.yml\?", "theme.yml")


def test_a_packaged_file_that_no_study_overrides(tmp_path: Path) -> None:
    fails(tmp_path, "甲: {}\n", r"a study overrides no file of this name.*move it out", "occasions.yml")


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="no such folder"):
        load_registry(tmp_path / "none")
