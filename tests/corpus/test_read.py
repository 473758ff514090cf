from __future__ import annotations

import os
from pathlib import Path

import pytest

from govtrends.corpus.read import Source, find_sources, read_source
from govtrends.errors import SourceError
from govtrends.model import Page, Problem

TEXT = "云溪区今年新建口袋公园十二处，群众出门就能散步。"


def test_folders_are_walked_in_a_fixed_order_and_only_sources_are_taken(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "a.card.yml", "c.odt", "sub/d.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    found = list(find_sources([tmp_path, tmp_path / "b.txt"]))
    names = [Path(item.given).name for item in found if isinstance(item, Source)]
    assert names == ["a.md", "b.txt", "d.csv"]
    (problem,) = [item for item in found if isinstance(item, Problem)]
    assert problem.reason == "unsupported format"
    assert ".odt" in problem.detail and ".txt" in problem.detail


def test_a_path_keeps_the_form_it_was_given_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [item.given for item in find_sources(["pages/"]) if isinstance(item, Source)] == ["pages/a.txt"]
    assert [item.given for item in find_sources(["pages/*.txt"]) if isinstance(item, Source)] == ["pages/a.txt"]


def test_a_missing_path_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    with pytest.raises(SourceError, match=r"did you mean pages\?"):
        list(find_sources([str(tmp_path / "pagse")]))
    with pytest.raises(SourceError, match="matches no file"):
        list(find_sources([str(tmp_path / "*.nothing")]))


def page_of(path: Path) -> Page:
    (page,) = [item for item in read_source(path) if isinstance(item, Page)]
    return page


def test_the_page_id_follows_name_and_content_not_the_folder(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "云溪 01.txt").write_text(TEXT, encoding="utf-8")
    one, two = page_of(tmp_path / "one" / "云溪 01.txt"), page_of(tmp_path / "two" / "云溪 01.txt")
    assert one.page_id == two.page_id
    (tmp_path / "two" / "云溪 01.txt").write_text(TEXT + "完。", encoding="utf-8")
    assert page_of(tmp_path / "two" / "云溪 01.txt").page_id != one.page_id
    assert " " not in one.page_id and "/" not in one.page_id


def test_the_card_gives_hints_and_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.card.yml").write_text("known: {paper: 云溪报, district: 云溪区}", encoding="utf-8")
    page = page_of(tmp_path / "a.txt")
    assert (page.paper, page.district_hint, page.date_hint) == ("云溪报", "云溪区", None)


def test_rows_of_a_table_are_pages_with_their_hints(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"title,county,year,content\n公园,云溪区,2023,{TEXT}\n空,云溪区,2023,\n", encoding="utf-8-sig")
    page, problem = list(read_source(path, "t.csv"))
    assert isinstance(page, Page) and isinstance(problem, Problem)
    assert (page.source, page.text, page.title_hint) == ("t.csv#1", TEXT, "公园")
    assert (page.district_hint, page.date_hint) == ("云溪区", "2023")
    assert problem.source == "t.csv#2"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty file"), (b"\x00\x01\x02" * 50, "binary"), (b"12 34 56 %%", "no words")],
)
def test_bad_files_become_problems_with_a_remedy(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    (problem,) = read_source(path, "x.txt")
    assert isinstance(problem, Problem)
    assert (problem.source, problem.stage, problem.reason) == ("x.txt", "read", reason)
    assert problem.detail


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    (problem,) = read_source(path)
    assert isinstance(problem, Problem) and problem.reason == "unreadable"


def test_a_folder_named_like_a_page_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    (problem,) = read_source(tmp_path / "x.txt")
    assert isinstance(problem, Problem) and problem.reason == "unreadable"


def test_a_file_too_large_for_a_page_is_not_held_to_find_that_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, 300 * 2**20)
    [problem] = read_source(path, "a.txt")
    assert isinstance(problem, Problem) and problem.reason == "file too large"
    assert "300 MB" in problem.detail and "256 MB" in problem.detail and "split it" in problem.detail
