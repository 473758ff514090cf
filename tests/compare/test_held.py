from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import synthetic
from govtrends.compare import held, load
from govtrends.compare.indicators import indicator_panel
from govtrends.compare.select import measured, restrict
from govtrends.store import read_corpus


@pytest.fixture(autouse=True)
def nothing_held() -> object:
    yield
    held.forget()
    load._HELD.clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    synthetic.write(tmp_path / "corpus")
    return tmp_path / "corpus"


@pytest.mark.parametrize("window", [(None, None), ("2022-09", "2023-01")])
def test_what_is_held_is_what_would_be_computed(folder: Path, window: tuple[str | None, str | None]) -> None:
    since, until = window
    fresh = restrict(measured(read_corpus(folder, texts=False)), since=since, until=until)
    load.hold(folder)
    assert load.hold_period(folder, since, until) and not load.hold_period(folder, since, until)
    cut = restrict(load.load(folder), since=since, until=until)
    assert cut is restrict(load.load(folder), districts=[], since=since, until=until)
    pd.testing.assert_frame_equal(cut.articles, fresh.articles)
    pd.testing.assert_frame_equal(indicator_panel(cut), indicator_panel(fresh))


def test_other_questions_are_computed(folder: Path) -> None:
    load.hold(folder)
    load.hold_period(folder, None, None)
    corpus = load.load(folder)
    assert set(restrict(corpus, districts=["990102"]).articles["unit_code"]) == {"990102"}
    assert len(restrict(corpus, until="2022-09").articles) < len(restrict(corpus).articles)
    assert len(indicator_panel(restrict(corpus), registered=True)) <= len(indicator_panel(restrict(corpus)))


def test_a_panel_that_is_changed_is_not_the_one_held(folder: Path) -> None:
    load.hold(folder)
    load.hold_period(folder, None, None)
    panel = indicator_panel(restrict(load.load(folder)))
    panel["value"] = 0
    assert (indicator_panel(restrict(load.load(folder)))["value"] != 0).any()


def test_few_periods_are_held_and_a_new_corpus_starts_anew(folder: Path) -> None:
    load.hold(folder)
    for month in range(1, 13):
        load.hold_period(folder, "2022-07", f"2023-{month:02}")
    assert len(held._RESULTS) == held.MOST
    load.hold(folder)
    assert not held._RESULTS
