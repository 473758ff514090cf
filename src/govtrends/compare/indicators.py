"""Indicators side by side: like with like only, conflicting values shown, peers by median and rank."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from govtrends.compare.periods import period_label
from govtrends.compare.select import frame
from govtrends.registry.load import load_registry
from govtrends.store import Corpus

LIKE = ("indicator_key", "measure", "unit", "status", "basis", "period_kind")
"""Values are compared only where all of these agree: no target with a result, no change with a level, no
January–May with a year.
"""
MIN_PEERS = 3
"""Fewer districts than this give no median: the values are listed instead."""


def indicator_table(corpus: Corpus, names: dict[str, str] | None = None) -> pd.DataFrame:
    """Return every indicator once (repeated prints left out), with where it was read.

    ``names`` turns registry ids into Chinese names (default: the packaged registry's). Columns of the
    indicators table, plus indicator_key (id, or the subject where none is registered), name, signed (a
    change downwards is negative), district, unit_code, first, precision, headline, source, page_id,
    ordinal. In order of registered ones first, then by date and place on the page.
    """
    rows = corpus.indicators[corpus.indicators["duplicate_of"].isna()]
    articles = frame(corpus)[
        ["article_id", "page_id", "source", "unit_code", "district", "first", "precision", "headline", "ordinal"]
    ]
    table = rows.merge(articles, on="article_id")
    names = {key: entry.name for key, entry in load_registry().indicators.items()} if names is None else names
    known = table["indicator"].map(names)
    table["name"] = known.fillna(table["subject"])
    table["indicator_key"] = table["indicator"].fillna(table["subject"])
    change = table["measure"].eq("percent") & table["direction"].eq("down")
    table["signed"] = table["value"].where(~change, -table["value"])
    dates = zip(table["period_start"], table["period_end"], table["period_text"], strict=True)
    table["period"] = pd.Series([_period(*row) for row in dates], index=table.index, dtype=object)
    order = table["indicator"].isna().rename("unregistered")
    return (
        table.assign(unregistered=order)
        .sort_values(["unregistered", "first", "page_id", "char_start"], kind="stable")
        .drop(columns="unregistered")
        .reset_index(drop=True)
    )


def _period(start: Any, end: Any, printed: Any) -> str:
    if pd.isna(end):
        return printed if isinstance(printed, str) else "时期不明"
    if pd.isna(start):
        return f"截至{period_label(end.date(), end.date())}"
    return period_label(start.date(), end.date())


def indicator_panel(corpus: Corpus, names: dict[str, str] | None = None, registered: bool = False) -> pd.DataFrame:
    """Return one value per district, period and indicator, and how it stands among its peers.

    Rows agree with their peers in :data:`LIKE` and in both days of the period. Of several values for the
    same cell the one printed last stands and ``values`` says how many different ones there were. Columns:
    indicator_key, name, measure, unit, status, basis, period_kind, period_start, period_end, period,
    unit_code, district, value (signed), values, peers (districts with a value), median, rank (1 =
    largest), distance (value − median; null below :data:`MIN_PEERS`). ``registered`` leaves subjects
    without an id out.
    """
    table = indicator_table(corpus, names)
    if registered:
        table = table[table["indicator"].notna()]
    table = table[~table["damaged"].astype(bool) & table["unit_code"].notna()].copy()
    # A null has to equal a null here; pandas drops null keys from groups otherwise.
    like = [*LIKE, "period_start", "period_end"]
    cells = table.groupby([*like, "unit_code"], dropna=False, sort=False)
    panel = cells.agg(
        name=("name", "first"),
        district=("district", "first"),
        period=("period", "last"),
        value=("signed", "last"),
        values=("signed", "nunique"),
        first=("first", "last"),
    ).reset_index()
    return _among_peers(panel, like)


def _among_peers(panel: pd.DataFrame, like: list[str]) -> pd.DataFrame:
    groups = panel.groupby(like, dropna=False, sort=False)["value"]
    panel["peers"] = groups.transform("size")
    enough = panel["peers"] >= MIN_PEERS
    panel["median"] = groups.transform("median").where(enough)
    panel["rank"] = groups.rank(ascending=False, method="min").where(enough)
    panel["distance"] = panel["value"] - panel["median"]
    panel["most"] = panel.groupby("indicator_key")["peers"].transform("max")
    order = ["most", "indicator_key", "status", "period_end", "period_start", "unit_code"]
    panel = panel.sort_values(order, ascending=[False, True, True, True, True, True], kind="stable")
    return panel.drop(columns="most").reset_index(drop=True)


def indicator_change(panel: pd.DataFrame) -> pd.DataFrame:
    """Return how a district's indicator moved from one period to the next of the same kind and length.

    Columns: district, name, unit, measure, before, after, period_before, period_after, diff, ratio (null
    for percentages and rates, whose difference is in points) and in_points. Only values that
    :func:`indicator_panel` would compare.
    """
    dated = panel.dropna(subset=["period_end"]).copy()
    span = (dated["period_end"] - dated["period_start"]).dt.days
    # Months and quarters differ by a few days and are still alike; a null start (as of a day) is its own kind.
    dated["span"] = np.where(span.isna(), -1, (span / 15).round())
    keys = ["unit_code", *LIKE, "span"]
    dated = dated.sort_values("period_end")
    groups = dated.groupby(keys, dropna=False, sort=False)
    dated["before"], dated["period_before"] = groups["value"].shift(), groups["period_end"].shift()
    moved = dated.dropna(subset=["before"]).rename(columns={"value": "after", "period_end": "period_after"})
    in_points = moved["measure"].isin(["percent", "rate"])
    moved["diff"] = moved["after"] - moved["before"]
    moved["ratio"] = (moved["after"] / moved["before"]).where(~in_points & (moved["before"] != 0))
    columns = [
        "district",
        "name",
        "unit",
        "measure",
        "before",
        "after",
        "period_before",
        "period_after",
        "diff",
        "ratio",
    ]
    return moved.assign(in_points=in_points)[[*columns, "in_points"]].reset_index(drop=True)
