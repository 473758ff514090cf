from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from govtrends.compare.indicators import indicator_change, indicator_panel, indicator_table
from govtrends.store import Corpus


def test_repeated_prints_are_left_out_and_falls_are_negative(corpus: Corpus) -> None:
    rows = corpus.indicators.copy()
    rows.loc[rows.index[2], "duplicate_of"] = 0
    table = indicator_table(replace(corpus, indicators=rows))
    assert len(table) == len(rows) - 1
    assert (table.loc[table["subject"] == "可防性案件", "signed"] < 0).all()
    assert (table.loc[table["subject"] == "入户走访", "signed"] > 0).all()


def test_registered_names_come_first(corpus: Corpus) -> None:
    rows = corpus.indicators.copy()
    rows.loc[rows.index[-1], "indicator"] = "cases_change"
    table = indicator_table(replace(corpus, indicators=rows), {"cases_change": "可防性案件变化"})
    assert table["name"].iloc[0] == "可防性案件变化"


def test_rank_and_median_are_those_of_the_peers(corpus: Corpus) -> None:
    panel = indicator_panel(corpus)
    july = panel[(panel["name"] == "入户走访") & (panel["period_start"] == pd.Timestamp(2022, 7, 1))]
    assert len(july) == 6 and (july["peers"] == 6).all()
    assert july["median"].iloc[0] == july["value"].median()
    assert july.loc[july["rank"] == 1, "value"].item() == july["value"].max()


@pytest.mark.parametrize(
    ("column", "value"),
    [("status", "target"), ("measure", "rate"), ("basis", "mom"), ("period_kind", "as_of"), ("unit", "次")],
)
def test_unlike_values_are_never_peers(corpus: Corpus, column: str, value: str) -> None:
    rows = corpus.indicators.copy()
    mine = rows["article_id"].str.startswith("990102")
    rows.loc[mine, column] = value
    panel = indicator_panel(replace(corpus, indicators=rows))
    assert (panel.loc[panel["unit_code"] == "990102", "peers"] == 1).all()
    assert panel.loc[panel["unit_code"] == "990102", ["median", "rank"]].isna().all(axis=None)


def test_two_unknown_periods_are_not_taken_for_one(corpus: Corpus) -> None:
    rows = corpus.indicators.assign(period_start=pd.NaT, period_end=pd.NaT)
    panel = indicator_panel(replace(corpus, indicators=rows))
    assert (panel["peers"] == 1).all() and (panel["values"] == 1).all()
    assert panel[["median", "rank", "distance"]].isna().all(axis=None)


def test_conflicting_values_are_counted(corpus: Corpus) -> None:
    rows = corpus.indicators.copy()
    extra = rows.head(1).assign(value=1.0, char_start=500)
    panel = indicator_panel(replace(corpus, indicators=pd.concat([rows, extra], ignore_index=True)))
    assert (panel["values"] == 2).sum() == 1


def test_change_is_in_points_for_percentages(corpus: Corpus) -> None:
    moved = indicator_change(indicator_panel(corpus))
    percent = moved[moved["measure"] == "percent"]
    assert percent["in_points"].all() and percent["ratio"].isna().all()
    counts = moved[moved["measure"] == "count"]
    assert (counts["ratio"] * counts["before"] - counts["after"]).abs().max() < 1e-6


def test_a_year_of_growth_is_named_as_the_year_and_not_as_its_last_day(corpus: Corpus) -> None:
    row = corpus.indicators.head(1).assign(unit="%", measure="percent", char_start=500)
    start, end = pd.to_datetime(["2021-01-01", "2022-01-01"]), pd.to_datetime(["2021-12-31", "2022-12-31"])
    years = pd.concat([row, row], ignore_index=True).assign(
        period_kind="year", period_start=start, period_end=end, char_start=[500, 600]
    )
    moved = indicator_change(indicator_panel(replace(corpus, indicators=years)))
    assert moved[["when_before", "when_after"]].to_numpy().tolist() == [["2021年", "2022年"]]


def test_no_indicator_is_an_empty_table(corpus: Corpus) -> None:
    none = replace(corpus, indicators=corpus.indicators.iloc[:0])
    assert indicator_table(none).empty
    assert indicator_panel(none).empty
    assert indicator_change(indicator_panel(none)).empty


def test_a_cell_names_the_print_it_was_read_from(corpus: Corpus) -> None:
    panel = indicator_panel(corpus)
    rows = corpus.indicators.set_index(["article_id", "char_start"])
    for cell in panel.head(20).itertuples():
        assert rows.loc[(cell.article_id, cell.char_start), "value"] == abs(cell.value)
        assert cell.source.startswith("pages/")


def test_a_figure_stands_before_the_bound_it_keeps_to(corpus: Corpus) -> None:
    rows = corpus.indicators.copy()
    bound = rows.head(1).assign(value=rows["value"].iloc[0] - 1, approx="at_least", char_start=900)
    panel = indicator_panel(replace(corpus, indicators=pd.concat([rows, bound], ignore_index=True)))
    cell = panel[panel["article_id"].eq(rows["article_id"].iloc[0]) & panel["text"].eq(rows["text"].iloc[0])]
    assert cell["value"].abs().tolist() == [rows["value"].iloc[0]]
    assert cell["approx"].isna().all() and (cell["values"] == 1).all()


def test_a_figure_counts_for_its_own_place(corpus: Corpus) -> None:
    rows = corpus.indicators.copy()
    rows.loc[rows.index[0], "place_code"] = "110101"
    table = indicator_table(replace(corpus, indicators=rows))
    moved = table[table["unit_code"] == "110101"]
    assert len(moved) == 1 and moved["district"].iloc[0] == "北京市东城区"


def test_a_whole_year_is_a_year_however_it_was_said(corpus: Corpus) -> None:
    rows = corpus.indicators.copy()
    rows[["period_start", "period_end"]] = pd.Timestamp(2022, 1, 1), pd.Timestamp(2022, 12, 31)
    rows["period_kind"] = ["year", "during"] * (len(rows) // 2) + ["range"] * (len(rows) % 2)
    assert set(indicator_table(replace(corpus, indicators=rows))["period_kind"]) == {"year"}
