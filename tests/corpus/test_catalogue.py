from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from govtrends.corpus.beside import CATALOGUE
from govtrends.corpus.catalogue import parse_catalogue
from govtrends.corpus.read import find_sources, read_source
from govtrends.model import Page, Problem

TEXT = "云溪区新建口袋公园十二座，居民出门就能散心。"
LISTED = "file,paper,district,issue_date\n*.txt,云溪报,云溪区,2023-05\n0502.txt,,,2023-05-02\n"


def folder(tmp_path: Path, catalogue: str | bytes, *names: str) -> Path:
    for name in names or ("0501.txt", "0502.txt"):
        (tmp_path / name).write_text(TEXT + name, encoding="utf-8")
    data = catalogue.encode() if isinstance(catalogue, str) else catalogue
    (tmp_path / CATALOGUE).write_bytes(data)
    return tmp_path


def read(*given: Path) -> tuple[dict[str, Page], list[Problem]]:
    pages, problems = {}, []
    for found in find_sources(given):
        for item in [found] if isinstance(found, Problem) else read_source(*found):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                pages[Path(item.source).name] = item
    return pages, problems


def test_a_row_holds_for_the_files_that_fit_and_a_name_outweighs_a_pattern(tmp_path: Path) -> None:
    pages, problems = read(folder(tmp_path, LISTED))
    assert problems == []
    assert {name: (p.paper, p.district_hint, p.date_hint) for name, p in pages.items()} == {
        "0501.txt": ("云溪报", "云溪区", "2023-05"),
        "0502.txt": ("云溪报", "云溪区", "2023-05-02"),
    }


def test_the_card_of_a_file_outweighs_the_catalogue_entry_by_entry(tmp_path: Path) -> None:
    folder(tmp_path, LISTED)
    (tmp_path / "0501.card.yml").write_text("known: {issue_date: 2023-05-01}", encoding="utf-8")
    page = read(tmp_path)[0]["0501.txt"]
    assert (page.paper, page.date_hint) == ("云溪报", "2023-05-01")


def test_a_file_named_by_itself_is_looked_up_in_its_own_folder(tmp_path: Path) -> None:
    pages, _ = read(folder(tmp_path, LISTED) / "0502.txt")
    assert pages["0502.txt"].date_hint == "2023-05-02"


def test_what_a_spreadsheet_writes_in_gb18030_under_chinese_names_is_read(tmp_path: Path) -> None:
    pages, problems = read(folder(tmp_path, "文件,报纸,见报日期\n0501.txt,云溪报,2023年5月1日\n".encode("gb18030")))
    assert problems == []
    assert (pages["0501.txt"].paper, pages["0502.txt"].paper) == ("云溪报", None)


def test_a_catalogue_holds_for_its_own_folder_only(tmp_path: Path) -> None:
    folder(tmp_path, LISTED)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "0503.txt").write_text(TEXT, encoding="utf-8")
    assert read(tmp_path)[0]["0503.txt"].paper is None


def test_an_archive_may_hold_a_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "may.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("may/0502.txt", TEXT)
        archive.writestr(f"may/{CATALOGUE}", LISTED + "0599.txt,,,2023-05-09\n")
    pages, problems = read(path)
    assert pages["0502.txt"].date_hint == "2023-05-02"
    assert [(p.source, "0599.txt" in p.detail) for p in problems] == [(f"{path.as_posix()}/may/{CATALOGUE}", True)]


@pytest.mark.parametrize(
    ("catalogue", "said"),
    [
        (LISTED + "0520.txt,,,2023-05-20\n", "line 4: no file fits '0520.txt' (did you mean 0502.txt?)"),
        ("file,papr\n*.txt,云溪报\n", "no column is called 'papr' (did you mean paper?)"),
        ("name,paper\n0501.txt,云溪报\n", "no column is called file"),
        ("", "holds no text"),
        (b"\x00\x01\x02\x03" * 40, "pages are read without it"),
    ],
)
def test_what_is_wrong_is_said_once_and_the_pages_are_read(tmp_path: Path, catalogue: str | bytes, said: str) -> None:
    pages, problems = read(folder(tmp_path, catalogue))
    assert len(pages) == 2
    assert [(p.reason, said in p.detail) for p in problems] == [("catalogue", True)]


def test_an_empty_cell_says_nothing() -> None:
    assert parse_catalogue(b"file,date\na.txt,\n").known("a.txt") == {}
