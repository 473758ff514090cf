from __future__ import annotations

from dataclasses import replace

import pandas as pd

from govtrends.compare.select import restrict
from govtrends.compare.shares import timeline
from govtrends.compare.timing import events, timing
from govtrends.store import Corpus


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


def test_a_theme_of_the_first_period_read_may_be_older(corpus: Corpus) -> None:
    table = timing(corpus, "month")
    assert (table["since"] == "2022-07").all()
    assert (table["open_start"] == (table["first"] == "2022-07")).all()
    assert table["open_start"].any() and not table["open_start"].all()


def test_a_peak_is_sought_where_there_are_reports_enough(corpus: Corpus) -> None:
    shares = timeline(corpus, "month")
    quiet = shares["period"] == "2022-07"
    loud = shares.assign(share=shares["share"].mask(quiet, 1.0), thin=shares["thin"].mask(quiet, True))
    assert "2022-07" not in set(events(corpus, loud)["period"])
    only = restrict(corpus, districts=["望湖区"])
    assert timing(only, "month")["peak_thin"].all()  # four to six reports a month: said, not hidden


def test_of_equal_shares_the_denser_period_is_the_peak(corpus: Corpus) -> None:
    shares = timeline(corpus, "quarter", ["双减"])
    equal = shares.assign(share=1.0, rate=[0.5, 2.5, 1.0])
    assert set(events(corpus, equal)["period"]) == {equal["period"].iloc[1]}


def test_the_reports_that_carry_a_peak(corpus: Corpus) -> None:
    shares = timeline(corpus, "quarter")
    table = events(corpus, shares, limit=3)
    assert (table.groupby("theme")["place"].max() <= 3).all()
    best = shares.loc[shares.groupby("theme")["share"].idxmax()].set_index("theme")["period"]
    for row in table.to_dict("records"):
        assert row["period"] == best[row["theme"]]
        quarter = pd.Timestamp(row["first"])
        assert f"{quarter.year}-Q{quarter.quarter}" == row["period"]
        assert row["theme"] in row["sentence"] and row["headline"].endswith("条消息")


def test_nothing_mentioned_has_no_event(corpus: Corpus) -> None:
    assert events(corpus, timeline(corpus, "month", ["不存在的主题"])).empty
    assert events(corpus, pd.DataFrame()).empty
    assert timing(replace(corpus, mentions=corpus.mentions.iloc[:0])).empty
