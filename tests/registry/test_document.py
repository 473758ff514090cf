"""YAML with lines: what PyYAML would swallow is an error, and every error names the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.errors import RegistryError
from govtrends.registry.document import load_yaml, parse_yaml


def test_every_value_has_its_line() -> None:
    document = parse_yaml("甲:\n  keywords:\n    - 一\n    - 二\n乙: {name: x}\n", "t.yml")
    assert document.data == {"甲": {"keywords": ["一", "二"]}, "乙": {"name": "x"}}
    assert document.line(("甲", "keywords", 1)) == 4
    assert document.line(("乙", "name")) == 5
    assert document.line(("甲", "absent")) == 1  # the nearest value that exists


def test_a_key_that_stands_twice() -> None:
    with pytest.raises(RegistryError, match=r"^t\.yml:3: 甲: .*line 1"):
        parse_yaml("甲: 1\n乙: 2\n甲: 3\n", "t.yml")


def test_text_that_is_no_yaml() -> None:
    with pytest.raises(RegistryError, match=r"^t\.yml:2: no valid YAML"):
        parse_yaml("甲: [一, 二\n乙: 3\n", "t.yml")


def test_an_anchor_that_contains_itself() -> None:
    with pytest.raises(RegistryError, match="contain itself"):
        parse_yaml("甲: &a [*a]\n", "t.yml")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "themes.yml"
    path.write_bytes("主题: 词".encode("gb18030"))
    with pytest.raises(RegistryError, match="not UTF-8"):
        load_yaml(path)


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="cannot be read"):
        load_yaml(tmp_path / "none.yml")


@given(st.text(max_size=60))
def test_any_text_is_data_or_a_registry_error(text: str) -> None:
    try:
        parse_yaml(text, "t.yml")
    except RegistryError as error:
        assert str(error).startswith("t.yml:")


def test_a_full_width_colon_behind_a_key_is_named_with_its_line() -> None:
    with pytest.raises(RegistryError, match=r"^t\.yml:3: .*full-width colon"):
        parse_yaml("甲:\n  definition: 一：二\n  keywords：[夜市]\n  source: 本研究\n", "t.yml")
