from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from govtrends.compare.contrast import against_others, peer_shares
from govtrends.compare.coverage import overview
from govtrends.compare.select import Selection, frame, select
from govtrends.compare.windows import peers_in
from govtrends.store import Corpus

HOME = "990102"


def moved(corpus: Corpus, years: int, kept: int = 0) -> Corpus:
    """Return the corpus with the reports of all districts but one so many years earlier, save ``kept`` of them."""
    rows = frame(corpus).set_index("article_id")
    others = rows.index[rows["unit_code"].ne(HOME)][kept:]
    dates = corpus.articles["article_id"].map(rows["first"])
    away = corpus.articles["article_id"].isin(others)
    dates = dates.mask(away, dates - pd.DateOffset(years=years))
    return replace(corpus, articles=corpus.articles.assign(date=dates, date_precision="day"))


def counted(chosen: Selection) -> int:
    return len(frame(chosen.others))


def test_the_others_are_those_of_the_period_that_is_printed(corpus: Corpus) -> None:
    chosen = select(corpus, HOME)
    rows = frame(chosen.others)
    assert chosen.peer_span is None
    assert rows["first"].min() >= pd.Timestamp(chosen.start)
    assert rows["last"].max() <= pd.Timestamp(chosen.end)
    assert overview(chosen)["same_period"].iloc[0] == len(rows)


@pytest.mark.parametrize("kept", [0, 3])
def test_others_of_another_time_are_named_so(corpus: Corpus, kept: int) -> None:
    chosen = select(moved(corpus, 5, kept), HOME)
    assert chosen.peer_span == "语料全部时段"
    assert chosen.same_period == kept
    assert counted(chosen) == (frame(corpus)["unit_code"].ne(HOME)).sum()
    assert set(against_others(chosen)["against"]) == {"其他区县（语料全部时段）"}
    assert set(peer_shares(chosen)["span"]) == {"语料全部时段"}


def test_a_period_that_was_asked_for_is_never_widened(corpus: Corpus) -> None:
    chosen = select(moved(corpus, 5), HOME, "2022-01", "2023-12")
    assert (chosen.peer_span, counted(chosen)) == (None, 0)


def test_one_open_side_is_widened_to_that_side_alone(corpus: Corpus) -> None:
    away = moved(corpus, 5)
    chosen = select(away, HOME, until="2023-12")
    assert chosen.peer_span == "2023年12月31日以前"
    later = select(moved(corpus, -5), HOME, since="2022-01")
    assert later.peer_span == "2022年1月1日以后"
    assert frame(later.others)["first"].min() >= pd.Timestamp(2022, 1, 1)
    assert counted(select(away, HOME, since="2022-01")) == 0


def test_enough_reports_of_the_period_are_not_mixed_with_others(corpus: Corpus) -> None:
    rows = frame(moved(corpus, 5, 12))
    own = rows[rows["unit_code"] == HOME]
    others = rows[rows["unit_code"] != HOME]
    period = own["first"].min().date(), own["last"].max().date()
    found = peers_in(others, (None, None), period)
    assert found.span is None
    assert len(found.rows) == found.same_period < len(others)


def test_a_district_without_dates_is_held_against_all_that_there_is(corpus: Corpus) -> None:
    rows = frame(corpus)
    found = peers_in(rows, (None, None), (date.min, date.max))
    assert (found.span, len(found.rows), found.same_period) == ("语料全部时段", len(rows), 0)
