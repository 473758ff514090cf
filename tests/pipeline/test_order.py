"""Nothing but the pages decides the bytes of the tables: not their order, jobs, batches, parts or the locale."""

from __future__ import annotations

import locale
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import fatal
from govtrends.compare.reconcile import reconcile
from govtrends.pipeline import assemble, build, reading
from govtrends.pipeline.links import FEW, Links
from govtrends.pipeline.rules import rules_of
from govtrends.pipeline.runners import spread
from govtrends.registry.load import load_registry
from govtrends.schema import INDICATORS
from govtrends.store import to_arrow
from small_pages import PLACES, digests

OUT = Path("corpus")


@pytest.fixture
def made(write_pages):
    pages = write_pages(40)
    build([pages], OUT)
    return pages, digests(OUT)


def test_the_order_of_the_files_says_nothing(made):
    pages, expected = made
    files = sorted(pages.rglob("*.txt"), key=lambda path: path.name, reverse=True)
    build([*files, pages], Path("other"))
    assert digests(Path("other")) == expected


def test_jobs_and_batches_say_nothing(made, monkeypatch):
    pages, expected = made
    build([pages], Path("two"), jobs=2)
    assert digests(Path("two")) == expected
    monkeypatch.setattr(reading, "BATCH_PAGES", 3)
    monkeypatch.setattr(assemble, "OPEN_PARTS", 1)
    build([pages], Path("small"))
    assert len(list(Path(".small.work/parts").iterdir())) > 10
    assert digests(Path("small")) == expected


def test_parts_of_many_builds_make_one_order(made, tmp_path):
    pages, expected = made
    growing = tmp_path / "growing" / "pages"
    for number in (2, 0, 1):  # every build adds a place, and the first by name comes last
        shutil.copytree(pages / PLACES[number], growing / PLACES[number])
        build([growing], tmp_path / "grown")
    shutil.rmtree(pages)
    shutil.move(growing, pages)
    build([pages], tmp_path / "grown")
    assert digests(tmp_path / "grown") == expected


def test_the_locale_says_nothing(made):
    pages, expected = made
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C.UTF-8" if before == "C" else "C")
        build([pages], Path("other"))
    finally:
        locale.setlocale(locale.LC_ALL, before)
    assert digests(Path("other")) == expected


def test_windows_end_row_groups_and_say_nothing_else(made, monkeypatch):
    pages, _ = made
    monkeypatch.setattr(assemble, "WINDOW_PAGES", 7)
    build([pages], Path("narrow"))
    assert pq.ParquetFile("narrow/pages.parquet").num_row_groups == 6
    for name in ("pages", "indicators", "links", "mentions"):
        assert pq.read_table(f"narrow/{name}.parquet").equals(pq.read_table(OUT / f"{name}.parquet"))


def test_links_made_place_by_place_are_those_of_all_rows_at_once(made):
    rows = pq.read_table(OUT / "indicators.parquet").to_pylist()
    links = pq.read_table(OUT / "links.parquet").to_pylist()
    assert links and links == reconcile(rows, load_registry().indicators)


def test_links_are_the_same_bytes_whoever_makes_them(made, monkeypatch):
    pages, expected = made
    monkeypatch.setattr("govtrends.pipeline.links.FEW", 0)
    monkeypatch.setattr("govtrends.pipeline.links.SHARE", 3)
    build([pages], Path("shared"), jobs=2)
    assert digests(Path("shared")) == expected


def test_a_worker_that_is_ended_costs_no_piece():
    found = list(spread(fatal.square, range(9), rules_of(None, None), 2))
    assert sorted(found) == [number * number for number in range(9)]


def test_ties_of_articles_reach_across_places(tmp_path, monkeypatch):
    def figure(article: str, place: str, value: float, unit: str, subject: str, indicator: str | None = None) -> dict:
        nothing = {"sentence": subject, "text": str(value), "char_start": 1, "char_end": 2, "damaged": False}
        said = {"value": value, "unit": unit, "subject": subject, "measure": "money" if unit == "元" else "count"}
        dated = {"status": "result", "period_start": date(2031, 1, 1), "period_end": date(2031, 6, 30)}
        of = {"article_id": article, "place_code": place, "indicator": indicator}
        blank = {column.name: None for column in INDICATORS.columns}
        return blank | nothing | said | dated | of

    rows = [
        figure("a", "990102", 318, "份", "建立台账份数"),
        figure("b", "990102", 318, "人", "走访老人数"),
        figure("a", "990103", 52e6, "元", "救助金", "gdp"),
        figure("b", "990103", 52e6, "元", "救助金", "gdp"),
    ]
    for few, jobs in ((FEW, 1), (0, 2)):
        monkeypatch.setattr("govtrends.pipeline.links.FEW", few)
        monkeypatch.setattr("govtrends.pipeline.links.SHARE", 1)
        with closing(Links(tmp_path / "scratch.figures")) as links:
            links.add(to_arrow(INDICATORS, rows), 0)
            found = list(links.rows(rules_of(None, None), jobs))
        assert [link["kind"] for link in found] == ["contradiction", "same_figure"]
        assert found == reconcile(rows, load_registry().indicators)
