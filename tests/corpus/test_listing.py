from __future__ import annotations

import os
from pathlib import Path

import pytest

from govtrends.corpus.listing import list_files
from govtrends.corpus.read import find_sources, read_source
from govtrends.model import Problem


def shown(*given: Path | str) -> list[str]:
    return [item.given for item in list_files(given)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "pages"
    (home / "later").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "later/a.txt", ".hidden.txt"):
        (home / name).write_text("全区入户走访5户。", encoding="utf-8")
    (home / "a.card.yml").write_text("known: {}\n")
    return home


def test_files_come_by_name_without_cards_and_hidden_ones(folder: Path) -> None:
    assert shown("pages") == ["pages/a.txt", "pages/b.txt", "pages/later/a.txt"]


def test_the_signature_tells_a_change_of_the_file_and_of_its_card(folder: Path) -> None:
    before = {item.given: item.signature for item in list_files(["pages"])}
    (folder / "a.card.yml").write_text("known: {paper: 新报}\n", encoding="utf-8")
    (folder / "b.txt").write_text("全区入户走访6户。", encoding="utf-8")
    after = {item.given: item.signature for item in list_files(["pages"])}
    assert [name for name in after if after[name] != before[name]] == ["pages/a.txt", "pages/b.txt"]
    assert [item.signature for item in list_files(["pages/a.txt"])] == [after["pages/a.txt"]]


def test_one_file_under_two_names_is_known_by_where_it_lies(folder: Path) -> None:
    (folder / "link.txt").symlink_to("a.txt")
    found = {item.given: item.real for item in list_files(["pages", folder / "a.txt"])}
    assert found["pages/a.txt"] == found["pages/link.txt"] == found[str(folder / "a.txt")]
    assert len(list(find_sources(["pages", folder]))) == 3


def test_a_name_in_gbk_is_shown_as_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + "/简报.txt".encode("gb18030"))).write_text("全区入户走访5户。")
    (source,) = find_sources([tmp_path])
    (page,) = read_source(*source)
    assert page.source.endswith("/简报.txt")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.txt")
    (source,) = find_sources([tmp_path])
    assert [p.reason for p in read_source(*source) if isinstance(p, Problem)] == ["not a file"]
