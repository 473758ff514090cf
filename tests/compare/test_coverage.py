from __future__ import annotations

from dataclasses import replace

import pandas as pd

from govtrends.compare.coverage import coverage, definitions, losses, overview, provenance, sources
from govtrends.compare.select import frame, restrict, select
from govtrends.registry.load import load_registry
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
