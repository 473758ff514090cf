from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from govtrends.compare.intervals import MIN_ARTICLES
from govtrends.compare.select import frame, restrict, select
from govtrends.compare.shares import theme_shares, timeline, timelines, timing
from govtrends.errors import UsageError
from govtrends.store import Corpus
from synthetic import DISTRICTS, MONTHS


def test_shares_are_counted_by_hand(corpus: Corpus) -> None:
    table = theme_shares(corpus).set_index(["unit_code", "theme"])
    rows = frame(corpus)
    mine = rows[rows["unit_code"] == "990102"]
    hits = corpus.mentions[
        (corpus.mentions["theme"] == "保交楼") & corpus.mentions["article_id"].isin(mine["article_id"])
    ]
    row = table.loc[("990102", "保交楼")]
    assert (row["articles"], row["n"]) == (hits["article_id"].nunique(), len(mine))
    assert row["share"] == pytest.approx(row["articles"] / row["n"])
    assert row["rate"] == pytest.approx(1000 * row["mentions"] / mine["chars"].sum())
    assert len(table) == len(DISTRICTS) * corpus.mentions["theme"].nunique()


def test_intervals_hold_their_estimate(corpus: Corpus) -> None:
    table = theme_shares(corpus)
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()
    assert ((table["rate_low"] <= table["rate"] + 1e-9) & (table["rate"] <= table["rate_high"] + 1e-9)).all()
    assert table["dispersion"].dropna().between(0, 1).all()


def test_thin_groups_have_no_interval(corpus: Corpus) -> None:
    table = theme_shares(corpus, ["district", "month"])
    assert (table["thin"] == (table["n"] < MIN_ARTICLES)).all()
    assert table.loc[table["thin"], ["low", "high"]].isna().all(axis=None)
    assert table["rate_low"].isna().all()  # one page each


def test_the_rate_interval_does_not_depend_on_the_company(corpus: Corpus) -> None:
    together = theme_shares(corpus).query("unit_code == '990103'")["rate_low"]
    themes = sorted(corpus.mentions["theme"].unique())
    alone = theme_shares(restrict(corpus, districts=["990103"]), themes=themes)["rate_low"]
    assert np.allclose(together, alone)


def test_a_theme_nobody_mentions_has_share_nought(corpus: Corpus) -> None:
    table = theme_shares(corpus, themes=["不存在的主题"])
    assert (table["articles"] == 0).all() and (table["share"] == 0).all()


def test_an_unknown_grouping_is_an_error(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match="did you mean month"):
        theme_shares(corpus, "months")
    with pytest.raises(UsageError, match="quarter"):
        timeline(corpus, "quater")


def test_a_month_without_a_paper_is_a_gap_and_not_a_zero(corpus: Corpus) -> None:
    table = timeline(restrict(corpus, districts=["望湖区"]), "month")
    gap = table[table["period"] == "2022-11"]
    assert (gap["n"] == 0).all() and gap["share"].isna().all()
    assert table["period"].nunique() == len(MONTHS)


def test_both_time_lines_have_the_same_periods_and_themes(corpus: Corpus) -> None:
    own, others = timelines(select(corpus, "望湖区", "2022-06", "2023-04"))
    assert list(own["period"]) == list(others["period"])
    assert own["period"].iloc[0] == "2022-06" and own["period"].iloc[-1] == "2023-04"


def test_vague_dates_have_no_month(corpus: Corpus) -> None:
    vague = replace(corpus, articles=corpus.articles.assign(date_precision="year", date=pd.Timestamp(2022, 1, 1)))
    assert theme_shares(vague, "month").empty
    assert set(theme_shares(vague, "year")["year"]) == {"2022"}


def test_the_lag_counts_months_without_a_paper(corpus: Corpus) -> None:
    only = restrict(corpus, districts=["望湖区"])
    october, december = (only.articles["article_id"].str.contains(month) for month in ("2022-10", "2022-12"))
    articles = only.articles[october | december].copy()
    articles.loc[articles["article_id"].str.contains("2022-12"), "unit_code"] = "990102"
    both = replace(corpus, articles=articles)
    lag = timing(both, "month").set_index(["district", "theme"])["lag"]
    common = [theme for district, theme in lag.index if district == "清溪区" and ("望湖区", theme) in lag.index]
    assert common and all(lag["清溪区", theme] == 2 for theme in common)


def test_first_appearance_and_lag(corpus: Corpus) -> None:
    table = timing(corpus, "quarter")
    assert (table.groupby("theme")["lag"].min() == 0).all()
    assert (table["first"] <= table["peak"]).all()
