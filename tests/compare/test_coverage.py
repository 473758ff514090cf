from __future__ import annotations

from dataclasses import replace

import pandas as pd

from govtrends.compare.coverage import coverage, definitions, losses, overview, provenance, sources
from govtrends.compare.select import frame, restrict, select
from govtrends.registry.load import load_registry
from govtrends.show import tables
from govtrends.store import Corpus


def test_coverage_adds_up(corpus: Corpus) -> None:
    table = coverage(corpus)
    assert table["articles"].sum() == len(frame(corpus))
    assert table["mentions"].sum() == len(corpus.mentions)
    assert table["indicators"].sum() == len(corpus.indicators)
    assert coverage(corpus, "source")["articles"].sum() == len(frame(corpus))


def test_overview_names_the_place_and_the_leading_theme(corpus: Corpus) -> None:
    row = overview(select(corpus, "清溪区")).iloc[0]
    assert row["top_theme"] == "保交楼"
    assert row["districts"] == 5 and row["left_out"] == 0


def test_losses_are_those_of_the_pages_shown(corpus: Corpus) -> None:
    assert len(losses(corpus)) == 1
    assert losses(restrict(corpus, districts=["东岭区"])).empty
    assert len(sources(corpus)) == len(corpus.pages)


def test_definitions_are_the_registrys(corpus: Corpus) -> None:
    known = next(iter(load_registry().themes.values()))
    table = definitions([known.name, "没有登记的主题"])
    assert table["keywords"].iloc[0].split("、") == list(known.keywords)
    assert table["keywords"].isna().iloc[1]


def test_provenance_names_versions_and_counts(corpus: Corpus) -> None:
    facts = provenance(corpus)
    assert facts["pages"] == len(corpus.pages) and facts["registry"] == "f" * 12


def test_files_that_gave_no_page_are_losses_too(corpus: Corpus) -> None:
    row = {"source": "scan.pdf", "stage": "read", "reason": "unsupported format", "detail": "no reader for .pdf"}
    more = replace(corpus, problems=pd.concat([corpus.problems, pd.DataFrame([row])], ignore_index=True))
    assert "unsupported format" not in set(losses(more)["reason"])
    assert "unsupported format" in set(losses(more, unread=True)["reason"])


def test_the_ends_of_a_district_are_as_exact_as_their_reports(corpus: Corpus) -> None:
    exact = coverage(corpus)
    assert set(exact["first_precision"]) == set(exact["last_precision"]) == {"day"}
    articles = corpus.articles.assign(date=pd.Timestamp(2023, 7, 1), date_precision="month")
    row = coverage(replace(corpus, articles=articles)).iloc[0]
    assert (row["last"], row["last_precision"], row["first_precision"]) == (pd.Timestamp(2023, 7, 31), "month", "month")
    # One report that is known to be of the last day tells that day.
    articles.loc[articles.index[0], ["date", "date_precision"]] = [pd.Timestamp(2023, 7, 31), "day"]
    table = coverage(replace(corpus, articles=articles)).set_index("unit_code")
    own = frame(corpus)["unit_code"].iloc[0]
    assert table.loc[own, ["first_precision", "last_precision"]].tolist() == ["month", "day"]


def test_reports_without_district_or_date_are_still_counted(corpus: Corpus) -> None:
    pages = corpus.pages.assign(district_code=None, issue_date=pd.NaT)
    table = coverage(replace(corpus, pages=pages, articles=corpus.articles.assign(date=pd.NaT, district_code=None)))
    assert table["undated"].sum() == table["articles"].sum() == len(frame(corpus))
    assert "日期不详" in tables.coverage(table)
