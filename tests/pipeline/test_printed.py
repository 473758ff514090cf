"""A page in traditional script is read like any other, and quoted as it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govtrends.corpus.read import read_source
from govtrends.model import Page
from govtrends.pipeline.parts import pack, unpack
from govtrends.pipeline.rows import page_rows
from govtrends.registry.load import load_registry
from govtrends.text.script import to_simplified

TEXT = """雲溪區推進保交樓

□通訊員 錢小滿 李大為

本報訊 9月10日，棗莊市市中區召開推進會。今年以來，全區可防性案件同比下降26%，發放宣傳彩頁25.20萬份，
城鎮新增就業5600餘人。保交樓與雙減工作紮實推進，文明城市創建成效顯著。
"""

Rows = dict[str, list[dict[str, Any]]]
"""By table, as dictionaries."""


def rows(folder: Path, text: str) -> Rows:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    (page,) = read_source(path, "page.txt")
    assert isinstance(page, Page)
    tables = unpack(pack([page_rows(page, load_registry())]), 0)
    return {name: table.to_pylist() for name, table in tables.items()}


@pytest.fixture
def printed(tmp_path: Path) -> Rows:
    return rows(tmp_path, TEXT)


def test_it_gives_what_the_same_page_in_simplified_script_gives(printed: Rows, tmp_path: Path) -> None:
    plain = rows(tmp_path, to_simplified(TEXT))
    for table, columns in {
        "mentions": ("theme", "keyword", "char_start", "char_end"),
        "indicators": ("indicator", "subject", "value", "unit", "approx", "direction", "basis", "char_start"),
        "articles": ("district_code", "date", "body_map"),
    }.items():
        assert [[row[c] for c in columns] for row in printed[table]] == [
            [row[c] for c in columns] for row in plain[table]
        ]
        assert printed[table]


def test_it_is_quoted_as_printed(printed: Rows) -> None:
    (article,) = printed["articles"]
    assert article["headline"] == "雲溪區推進保交樓"
    assert article["authors"] == ["錢小滿", "李大為"]
    assert article["dateline"] == "本報訊"
    assert "發放宣傳彩頁25.20萬份，城鎮新增就業5600餘人" in article["body"]
    for row in (*printed["mentions"], *printed["indicators"]):
        assert to_simplified(row["sentence"]) != row["sentence"]
    for row in printed["indicators"]:
        assert row["text"] == TEXT[row["char_start"] : row["char_end"]]
