"""When a theme comes up, peaks and reaches the next district, and the reports that carry a peak."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from govtrends.compare.periods import bins_between, parse_period
from govtrends.compare.select import frame
from govtrends.compare.shares import group_keys, theme_shares
from govtrends.store import Corpus

_TIMING = [
    *("district", "unit_code", "theme", "first", "lag", "since", "open_start"),
    *("peak", "peak_share", "peak_rate", "peak_articles", "peak_n", "peak_thin"),
]
_EVENTS = [
    *("theme", "period", "place", "articles", "n", "share", "rate", "thin", "headline", "first", "precision"),
    *("district", "hits", "source", "page_id", "ordinal", "sentence"),
]


def timing(corpus: Corpus, by: str = "month", themes: Sequence[str] | None = None) -> pd.DataFrame:
    """Return when each theme first appears and peaks, by district, and how much later than elsewhere.

    Columns: district, unit_code, theme, first (period); lag (periods of the calendar after the first
    district that reports it); since (first period read of the district) and open_start (the theme stands
    in that very period, so it may be older than what was read); peak with its share, rate, articles, n
    and peak_thin. A peak is the highest share, of equal shares the highest rate, among the periods with
    enough reports; only where no period has enough is it sought among all.
    """
    table = theme_shares(corpus, ["district", by], themes)
    if table.empty:
        return pd.DataFrame(columns=_TIMING)
    since = table[table["n"] > 0].groupby("unit_code")[by].min()
    table = table[table["articles"] > 0]
    if table.empty:
        return pd.DataFrame(columns=_TIMING)
    # The lag counts every period of the calendar, also those without a report.
    calendar = bins_between(parse_period(table[by].min())[0], parse_period(table[by].max())[1], by)
    order = {key: number for number, key in enumerate(calendar)}
    keys = ["unit_code", "theme"]
    peaks = peak_rows(table, keys).rename(columns={by: "peak", "articles": "peak_articles"})
    peaks = peaks.rename(columns={name: f"peak_{name}" for name in ("share", "rate", "n", "thin")})
    result = peaks.merge(table.groupby(keys)[by].min().rename("first").reset_index(), on=keys)
    position = result["first"].map(order)
    result["lag"] = position - position.groupby(result["theme"]).transform("min")
    result["since"] = result["unit_code"].map(since)
    result["open_start"] = result["first"] == result["since"]
    return result.sort_values(["district", "theme"], ignore_index=True)[_TIMING]


def peak_rows(table: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Return of each group of ``keys`` the row of its peak (see :func:`timing`); the earliest of equals."""
    sound = table.assign(sound=~table["thin"].astype(bool))
    order = sound.sort_values(["sound", "share", "rate"], ascending=False, kind="stable")
    return order.drop_duplicates(list(keys)).drop(columns="sound").sort_index()


def events(corpus: Corpus, timeline: pd.DataFrame, limit: int = 2) -> pd.DataFrame:
    """Return the reports that carry the peak of each theme of a :func:`timeline` of the same corpus.

    Up to ``limit`` reports of the peak's period, those with most mentions first. Columns: theme, period,
    place (1, 2 … within the peak), articles, n, share, rate and thin of the period, and of the report
    headline, first (date), precision, district, hits (its mentions), source, page_id, ordinal and the
    sentence of its first mention.
    """
    mentioned = timeline[timeline["articles"] > 0] if len(timeline) else timeline
    if mentioned.empty:
        return pd.DataFrame(columns=_EVENTS)
    peaks = peak_rows(mentioned, ["theme"])
    by = _bin_of(str(peaks["period"].iloc[0]))
    keyed = group_keys(frame(corpus), [by])
    found = corpus.mentions.merge(keyed.rename(columns={by: "period"}), on="article_id")
    reports = found.sort_values("char_start").groupby(["theme", "period", "article_id"], as_index=False)
    counted = reports.agg(hits=("article_id", "size"), sentence=("sentence", "first"))
    table = peaks.merge(counted, on=["theme", "period"])
    whence = ["article_id", "headline", "first", "precision", "district", "source", "page_id", "ordinal"]
    table = table.merge(keyed[whence], on="article_id")
    order = ["period", "theme", "hits", "first", "article_id"]
    table = table.sort_values(order, ascending=[True, True, False, True, True], kind="stable")
    table["place"] = table.groupby("theme").cumcount() + 1
    return table.loc[table["place"] <= limit, _EVENTS].reset_index(drop=True)


def _bin_of(period: str) -> str:
    """Return which bin the key of a period belongs to: 2022 a year, 2022-Q4 a quarter, 2022-10 a month."""
    return "year" if len(period) == 4 else "quarter" if "Q" in period else "month"
