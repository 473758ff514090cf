from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from govtrends.compare.indicators import PLACE, indicator_panel
from govtrends.compare.targets import indicator_targets
from govtrends.store import Corpus


def _growth(corpus: Corpus, *figures: dict[str, Any]) -> Corpus:
    """Return the corpus with the figures as its only indicators: growth of a year, in per cent."""
    base = corpus.indicators.iloc[1].to_dict()
    rows = []
    for place, figure in enumerate(figures):
        year = figure.pop("year")
        dates = {"period_start": pd.Timestamp(year, 1, 1), "period_end": pd.Timestamp(year, 12, 31)}
        shared = {
            "indicator": "growth",
            "subject": "生产总值",
            "measure": "percent",
            "unit": "%",
            "direction": "up",
            "basis": "yoy",
        }
        rows.append({**base, **shared, **dates, "period_kind": "year", "char_start": place, **figure})
    return replace(corpus, indicators=pd.DataFrame(rows))


def _only(corpus: Corpus, *figures: dict[str, Any]) -> dict[Any, Any]:
    table = indicator_targets(indicator_panel(_growth(corpus, *figures)))
    assert len(table) == 1
    return table.iloc[0].to_dict()


def test_a_target_meets_the_result_of_its_own_year_and_the_one_before(corpus: Corpus) -> None:
    row = _only(
        corpus,
        {"year": 2023, "value": 5.0, "status": "target", "approx": "about"},
        {"year": 2023, "value": 5.2, "status": "result"},
        {"year": 2022, "value": 3.0, "status": "result", "basis": "vs_last_year"},
    )
    assert (row["target"], row["result"], row["before"], row["before_period"]) == (5.0, 5.2, 3.0, "2022年")
    assert row["gap"] == pytest.approx(0.2) and row["kept"] is None  # 5%左右: no bound to keep to


@pytest.mark.parametrize(
    ("approx", "top", "result", "kept"),
    [
        ("at_least", None, 8.1, True),
        ("at_least", None, 5.9, False),
        ("at_most", None, 5.9, True),
        (None, 6.5, 6.2, True),
        (None, 6.5, 6.7, False),
    ],
)
def test_a_bound_is_kept_or_not(
    corpus: Corpus, approx: str | None, top: float | None, result: float, kept: bool
) -> None:
    goal = {"year": 2021, "value": 6.0, "value_max": top, "status": "target", "approx": approx}
    row = _only(corpus, goal, {"year": 2021, "value": result, "status": "result"})
    assert row["kept"] is kept


@pytest.mark.parametrize(
    "change", [{"measure": "rate"}, {"unit": "个百分点"}, {"status": "planned"}, {"period_kind": "as_of"}]
)
def test_unlike_figures_never_meet(corpus: Corpus, change: dict[str, Any]) -> None:
    goal = {"year": 2023, "value": 5.0, "status": "target"}
    result = {"year": 2023, "value": 5.2, "status": "result", **change}
    row = _only(corpus, goal, result)
    assert pd.isna(row["result"]) and pd.isna(row["before"])


def test_an_old_result_is_no_result_before(corpus: Corpus) -> None:
    goal = {"year": 2023, "value": 5.0, "status": "target"}
    assert pd.isna(_only(corpus, goal, {"year": 2013, "value": 7.8, "status": "result"})["before"])


def test_a_change_from_the_year_before_stands_before_one_from_any_year(corpus: Corpus) -> None:
    panel = indicator_panel(
        _growth(
            corpus,
            {"year": 2005, "value": 9.9, "status": "result", "basis": "vs_last_year"},
            {"year": 2005, "value": 57.3, "status": "result", "basis": "unspecified"},
        )
    )
    assert panel["value"].tolist() == [9.9] and panel["values"].tolist() == [2]


def test_where_no_page_names_a_district_all_are_one_place(corpus: Corpus) -> None:
    nowhere = replace(
        corpus,
        pages=corpus.pages.assign(district_code=None, district=None),
        articles=corpus.articles.assign(district_code=None),
        indicators=corpus.indicators.assign(place_code=None),
    )
    panel = indicator_panel(nowhere)
    assert set(panel["district"]) == {PLACE} and (panel["peers"] == 1).all()


def test_without_targets_the_table_is_empty(corpus: Corpus) -> None:
    assert indicator_targets(indicator_panel(corpus)).empty
