from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from govtrends.compare.intervals import MIN_ARTICLES
from govtrends.compare.select import frame, restrict, select
from govtrends.compare.shares import UNSIGNED, Tally, shares_of, theme_shares, timeline, timelines
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


def test_shares_by_paper_keep_the_pages_that_name_none(corpus: Corpus) -> None:
    pages = corpus.pages.copy()
    pages.loc[pages["district"] == "望湖区", "paper"] = None
    table = theme_shares(replace(corpus, pages=pages), "paper")
    assert {"清溪区新报", UNSIGNED} <= set(table["paper"]) and "望湖区新报" not in set(table["paper"])
    assert table.drop_duplicates("paper")["n"].sum() == len(frame(corpus))


def test_dispersion_tells_one_page_from_many() -> None:
    pages, chars = 10, np.full(10, 1000.0)
    one = np.zeros(pages)
    one[0] = 10
    mentions = np.stack([one, np.ones(pages)], axis=1)
    zeros = np.zeros(pages, dtype=np.intp)
    counts = Tally(
        pd.DataFrame({"district": ["甲"]}), ["堆", "匀"], zeros, np.full(10, 5.0), chars, (mentions > 0) * 1.0, mentions
    )
    table = shares_of(counts).set_index("theme")
    assert table.loc["匀", "dispersion"] == pytest.approx(0)
    # Gries (2008): all on one of ten equal parts is 1 − 1/10.
    assert table.loc["堆", "dispersion"] == pytest.approx(0.9)
    wide = table["rate_high"] / table["rate_low"]
    assert wide["堆"] > 20 and wide["匀"] == pytest.approx(1)


def _papers(rng: np.random.Generator, shares: np.ndarray, rho: float, pages: int) -> Tally:
    """Return pages of six districts: themes of known share, alike within a page."""
    districts, strength = 6, (1 - rho) / rho
    size = districts * pages
    articles = rng.integers(3, 10, size=size)
    page_share = rng.beta(shares * strength, (1 - shares) * strength, size=(size, len(shares)))
    hits = rng.binomial(articles[:, None], page_share).astype(float)
    group = np.repeat(np.arange(districts), pages).astype(np.intp)
    names = pd.DataFrame({"district": list("甲乙丙丁戊己")})
    return Tally(names, list("一二三"), group, articles.astype(float), articles * 300.0, hits, hits)


@pytest.mark.parametrize(("pages", "rho"), [(6, 0.1), (12, 0.1), (12, 0.25), (30, 0.1)])
def test_the_table_of_shares_covers_known_shares(pages: int, rho: float) -> None:
    rng = np.random.default_rng(11)
    shares = np.array([0.15, 0.3, 0.45])
    runs = 120
    covered = []
    for _ in range(runs):
        table = shares_of(_papers(rng, shares, rho, pages))
        known = table["theme"].map(dict(zip("一二三", shares, strict=True)))
        sound = ~table["thin"]
        covered += list(((table["low"] <= known) & (known <= table["high"]))[sound])
    assert len(covered) > 2000 and 0.93 <= np.mean(covered) <= 0.97
