from __future__ import annotations

from pathlib import Path

import pytest

from govtrends.errors import RegistryError
from govtrends.registry.carried import differences, from_json, to_json
from govtrends.registry.load import load_registry

OWN = """
防汛:
  add:
    keywords: [排水闸]
志愿服务:
  disabled: true
桥下空间:
  english_name: space under bridges
  definition: 高架桥下空间的利用
  source: 本市城市更新条例
  keywords: [桥下空间]
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    (tmp_path / "themes.yml").write_text(OWN, encoding="utf-8")
    return tmp_path


def test_a_registry_comes_back_as_it_was(study: Path) -> None:
    registry = load_registry(study)
    text = to_json(registry)
    again = from_json(text, "registry.json")
    assert again == registry
    assert dict(again.themes) == dict(registry.themes)
    assert list(again.indicators.items()) == list(registry.indicators.items())
    assert to_json(again) == text


def test_what_a_study_changes_is_told_in_one_line(study: Path) -> None:
    said = differences(load_registry(study), load_registry())
    assert "1 themes added (桥下空间)" in said
    assert "1 themes overridden (防汛)" in said
    assert "1 themes switched off (志愿服务)" in said
    assert "indicators" not in said and "\n" not in said
    assert differences(load_registry(), load_registry()) == ""


@pytest.mark.parametrize(
    "text", ["", "[]", '{"themes": {}}', '{"themes": {"a": {"x": 1}}, "indicators": {}, "checksum": ""}']
)
def test_a_file_that_is_no_registry_is_an_error_with_the_remedy(text: str) -> None:
    with pytest.raises(RegistryError, match=r"corpus/registry\.json: is no registry .*build the corpus again"):
        from_json(text, "corpus/registry.json")
