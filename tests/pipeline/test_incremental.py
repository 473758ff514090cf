from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

import govtrends.pipeline.state as state
import govtrends.pipeline.tasks as tasks
from govtrends.errors import SourceError
from govtrends.pipeline import build
from govtrends.pipeline.rules import rules_of
from small_pages import digests, page

OUT = Path("corpus")


@pytest.fixture
def built(monkeypatch):
    """Return the names of the pages that are built, as they are built."""
    names: list[str] = []
    rows = tasks.page_rows

    def noted(page, *rest):
        names.append(page.source)
        return rows(page, *rest)

    monkeypatch.setattr(tasks, "page_rows", noted)
    return names


@pytest.fixture
def settled(monkeypatch):
    """Trust the times of files that were written just now, as if they had stood for a while."""
    monkeypatch.setattr(state, "_RACY", 0)


def fresh(*sources, **how) -> dict[str, str]:
    build(sources, Path("fresh"), **how)
    made = digests(Path("fresh"))
    shutil.rmtree("fresh")
    shutil.rmtree(".fresh.work")
    return made


def test_what_has_not_changed_is_not_built_again(write_pages, built):
    pages = write_pages(6)
    first = build([pages], OUT)
    assert (first.looked_at, first.unchanged, len(built)) == (6, False, 6)
    made, manifest = digests(OUT), (OUT / "manifest.json").read_bytes()
    again = build([pages], OUT)
    assert again.unchanged and len(built) == 6 and again.counts == first.counts
    assert digests(OUT) == made and (OUT / "manifest.json").read_bytes() == manifest


def test_files_that_have_stood_for_a_while_are_not_even_read(write_pages, settled, monkeypatch):
    pages = write_pages(3)
    build([pages], OUT)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    assert build([pages], OUT).looked_at == 0


def test_a_file_written_just_now_is_read_again_for_its_time_proves_nothing(write_pages, built):
    pages = write_pages(2)
    build([pages], OUT)
    again = build([pages], OUT)
    assert (again.looked_at, again.unchanged, len(built)) == (2, True, 2)


def test_new_changed_and_removed_files(write_pages, built):
    pages = write_pages(6)
    build([pages], OUT)
    built.clear()
    changed, removed = sorted(pages.rglob("*.txt"))[:2]
    changed.write_text(page(40), encoding="utf-8")
    removed.unlink()
    (pages / "new.txt").write_text(page(41), encoding="utf-8")
    build([pages], OUT)
    assert sorted(built) == [str(pages / "new.txt"), str(changed)]
    sources = pd.read_parquet(OUT / "pages.parquet")["source"].tolist()
    assert str(removed) not in sources and str(pages / "new.txt") in sources
    assert digests(OUT) == fresh(pages)


def test_a_card_a_prior_and_a_registry_are_rules(write_pages, built, tmp_path):
    pages = write_pages(3)
    build([pages], OUT)
    built.clear()
    path = min(pages.rglob("*.txt"))
    path.with_suffix(".card.yml").write_text("known: {paper: 新报}\n", encoding="utf-8")
    build([pages], OUT)
    assert built == [str(path)]
    build([pages], OUT, prior="370402")
    assert len(built) == 4
    study = tmp_path / "registry"
    study.mkdir()
    (study / "themes.yml").write_text("保交楼:\n  add: {keywords: [放在心上]}\n", encoding="utf-8")
    build([pages], OUT, prior="370402", registry=study)
    assert len(built) == 7
    assert digests(OUT) == fresh(pages, prior="370402", registry=study)


def test_other_code_or_libraries_are_other_rules(monkeypatch):
    import govtrends.pipeline.rules as rules

    before = rules_of(None, None)
    monkeypatch.setattr(rules, "_version", lambda name: "99" if name == "jieba" else "absent")
    rules.reading_code.cache_clear()
    try:
        assert rules_of(None, None).fingerprint != before.fingerprint
    finally:
        rules.reading_code.cache_clear()


def test_a_row_added_to_a_table_builds_one_page(tmp_path, monkeypatch, built):
    monkeypatch.chdir(tmp_path)
    table = Path("pages.jsonl")
    lines = [json.dumps({"text": page(number)}, ensure_ascii=False) for number in range(5)]
    table.write_text("\n".join(lines[:4]), encoding="utf-8")
    build([table], OUT)
    built.clear()
    table.write_text("\n".join(lines), encoding="utf-8")
    build([table], OUT)
    assert built == ["pages.jsonl#5"]
    assert digests(OUT) == fresh(table)
    assert len(set(pd.read_parquet(OUT / "pages.parquet")["checksum"])) == 1


def test_same_size_and_same_time_are_seen_through_by_verify(write_pages, settled, built):
    pages = write_pages(2)
    build([pages], OUT)
    path = min(pages.rglob("*.txt"))
    stat = path.stat()
    path.write_bytes(path.read_bytes().replace("林小禾".encode(), "林小苗".encode()))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    built.clear()
    build([pages], OUT, verify=True)
    assert built == [str(path)]
    build([pages], OUT, force=True)
    assert len(built) == 3


def test_a_corpus_that_was_touched_or_taken_away_is_put_together_again(write_pages, built):
    pages = write_pages(3)
    build([pages], OUT)
    made = digests(OUT)
    built.clear()
    (OUT / "links.parquet").write_bytes(b"")
    build([pages], OUT)
    shutil.rmtree(OUT)
    build([pages], OUT)
    assert digests(OUT) == made and built == []


def test_what_was_kept_and_is_broken_is_built_again(write_pages, built):
    pages = write_pages(3)
    build([pages], OUT)
    made = digests(OUT)
    for part in Path(".corpus.work/parts").iterdir():
        data = bytearray(part.read_bytes())
        data[len(data) // 2] ^= 1
        part.write_bytes(data)
    shutil.rmtree(OUT)
    build([pages], OUT)
    assert len(built) == 6 and digests(OUT) == made
    Path(".corpus.work/state.sqlite").write_bytes(b"no database" * 1000)
    shutil.rmtree(OUT)
    build([pages], OUT)
    assert len(built) == 9 and digests(OUT) == made


def test_a_page_that_breaks_costs_no_other_and_is_tried_again(write_pages, monkeypatch):
    pages = write_pages(4)
    bad = str(max(pages.rglob("*.txt")))
    rows = tasks.page_rows

    def broken(page, *rest):
        if page.source == bad:
            raise IndexError("list index out of range")
        return rows(page, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(tasks, "page_rows", broken)
        result = build([pages], OUT)
        assert result.counts["pages"] == 3 and result.lost == 1
        assert [p.source for p in result.problems] == [bad]
    assert build([pages], OUT).counts["pages"] == 4
    assert digests(OUT) == fresh(pages)


def test_rows_outside_the_contract_cost_their_page_alone(write_pages, monkeypatch):
    pages = write_pages(4)
    rows = tasks.page_rows

    def odd(page, *rest):
        made = rows(page, *rest)
        if page.source.endswith("003.txt"):
            made["pages"]["language"] = [None]
        return made

    monkeypatch.setattr(tasks, "page_rows", odd)
    result = build([pages], OUT)
    assert result.counts["pages"] == 3
    assert "null is not allowed" in result.problems[0].detail


def test_nothing_readable_leaves_the_corpus_alone(write_pages):
    pages = write_pages(2)
    build([pages], OUT)
    made = digests(OUT)
    shutil.rmtree(pages)
    (pages / "later").mkdir(parents=True)
    with pytest.raises(SourceError, match="no page could be read"):
        build([pages], OUT)
    assert digests(OUT) == made
    write_pages(2)
    build([pages], OUT)
    assert digests(OUT) == made


def test_notes_are_no_losses(write_pages):
    pages = write_pages(2)
    path = min(pages.rglob("*.txt"))
    path.with_suffix(".card.yml").write_text("known: [1]\n", encoding="utf-8")
    (pages / "again.txt").write_text(page(2), encoding="utf-8")
    (pages / "x").mkdir()
    shutil.copy(pages / "again.txt", pages / "x" / "again.txt")
    result = build([pages], OUT)
    assert [p.reason for p in result.problems] == ["source card", "duplicate page"] and result.lost == 0
    (pages / "empty.txt").write_text("", encoding="utf-8")
    assert build([pages], OUT).lost == 1
