"""A text under several names counts once, whatever the order; different prints of it count each."""

from __future__ import annotations

import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.pipeline import build
from govtrends.pipeline.twins import Counted, Said
from small_pages import digests, page

OUT = Path("corpus")


def sources(table: str = "pages") -> list[str]:
    return [Path(source).name for source in pq.read_table(OUT / f"{table}.parquet")["source"].to_pylist()]


def doubles() -> dict[str, str]:
    rows = pq.read_table(OUT / "problems.parquet").to_pylist()
    return {Path(row["source"]).name: row["detail"] for row in rows if row["reason"] == "duplicate page"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    return Path("pages")


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_a_copy_under_another_name_counts_once_and_is_told(folder: Path) -> None:
    write(folder / "a.txt", page(0))
    once = build([folder], OUT).counts
    write(folder / "b.md", page(0).replace("\n", "\n\n"))
    twice = build([folder], OUT)
    assert {name: count for name, count in twice.counts.items() if name != "problems"} == {
        name: count for name, count in once.items() if name != "problems"
    }
    assert doubles() == {"b.md": "same text as pages/a.txt; counted once"}
    assert twice.lost == 0


def test_the_copy_of_which_something_is_given_counts(folder: Path) -> None:
    write(folder / "a.txt", page(0))
    write(folder / "b.txt", page(0))
    write(folder / "b.card.yml", "known: {issue_date: 2022-07-18}")
    build([folder], OUT)
    assert sources() == ["b.txt"]


def test_equal_texts_of_different_days_are_different_prints(folder: Path) -> None:
    write(folder / "2022-07-18.txt", page(0))
    write(folder / "2022-07-25.txt", page(0))
    write(folder / "x.txt", page(0))
    build([folder], OUT)
    assert sources() == ["2022-07-18.txt", "2022-07-25.txt"]
    assert doubles() == {"x.txt": "same text as pages/2022-07-18.txt; counted once"}


def test_rows_of_a_table_under_different_titles_are_kept(folder: Path) -> None:
    text = "详情请见附件图片，点击查看原文链接阅读全文，如有疑问请致电编辑部咨询。"
    write(folder / "t.csv", f"标题,正文\n甲,{text}\n乙,{text}\n乙,{text}\n")
    build([folder], OUT)
    assert sources() == ["t.csv#1", "t.csv#2"]


def test_short_texts_are_not_held_against_one_another(folder: Path) -> None:
    write(folder / "a.txt", "本版无正文，见附图。")
    write(folder / "b.txt", "本版无正文，见附图。")
    build([folder], OUT)
    assert sources() == ["a.txt", "b.txt"]


def test_when_the_counted_copy_goes_the_other_counts_with_the_bytes_of_a_fresh_build(folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(folder / name, page(0))
    write(folder / "d.txt", page(1))
    build([folder], OUT)
    (folder / "a.txt").unlink()
    build([folder], OUT)
    grown = digests(OUT)
    assert sources() == ["b.txt", "d.txt"]
    build([folder], Path("fresh"))
    assert digests(Path("fresh")) == grown


def agree(said: Said, other: Said) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(said, other, strict=True))


@given(st.lists(st.tuples(*[st.sampled_from([None, "甲", "乙", "丙"])] * 4), max_size=20))
def test_the_first_page_that_says_nothing_else_is_found(pages: list[Said]) -> None:
    counted, known = Counted(), list[Said]()
    for said in pages:
        agreeing = [str(number) for number, other in enumerate(known) if agree(said, other)]
        assert counted.first(said) == next(iter(agreeing), None)
        counted.add(str(len(known)), said)
        known.append(said)


def test_a_form_that_every_paper_of_a_country_prints_is_not_gone_through_for_each() -> None:
    """Gone through, these pages would be compared a thousand million times, which takes minutes."""
    counted, began = Counted(), time.process_time()
    for number in range(50_000):
        said = (f"{number}时讯", None, "2022-07-18", None)
        assert counted.first(said) is None
        counted.add(str(number), said)
    assert time.process_time() - began < 20
