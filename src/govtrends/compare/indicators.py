"""Indicators side by side: like with like only, conflicting values shown, peers by median and rank."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from govtrends.compare import held
from govtrends.compare.carried import registry_of
from govtrends.compare.districts import district_labels
from govtrends.compare.periods import period_label
from govtrends.compare.select import frame
from govtrends.errors import UsageError, nearest
from govtrends.registry.places import gazetteer
from govtrends.store import Corpus

LIKE = ("indicator_key", "measure", "unit", "status", "basis", "period_kind")
"""Values are compared only where all of these agree: no target with a result, no change with a level, no
January–May with a year.
"""
SOURCE = ("approx", "value_max", "text", "sentence", "article_id", "source", "ordinal", "char_start", "char_end")
"""What a cell of the panel says of the print it was read from, beside its value."""
_NEEDED = [*LIKE, "period_start", "period_end", "unit_code", "name", "district", "period", "signed", "first", *SOURCE]
PLACE = "未定地区"
"""What the one place is called where no page of a corpus names a district, as of national reports."""
_YEARLY = ("yoy", "vs_last_year", "unspecified")
MIN_PEERS = 3
"""Fewer districts than this give no median: the values are listed instead."""


def indicator_table(corpus: Corpus, names: dict[str, str] | None = None) -> pd.DataFrame:
    """Return every indicator once (repeated prints left out), with where it was read.

    ``names`` turns registry ids into Chinese names (default: those of the corpus's registry). Columns of the
    indicators table, plus indicator_key (id, or the subject where none is registered), name, growth_of (the id whose
    change this is), order (place in the registry, which begins with what matters most; null where none is registered),
    signed (a change downwards is negative), district, unit_code, first, precision, headline, source, page_id,
    ordinal. A figure counts for its own place, also where that has no page of its own. In order of
    registered ones first, then by date and place on the page.
    """
    rows = corpus.indicators[corpus.indicators["duplicate_of"].isna()]
    articles = frame(corpus)[
        ["article_id", "page_id", "source", "unit_code", "district", "first", "precision", "headline", "ordinal"]
    ]
    table = _own_place(rows.merge(articles, on="article_id"), corpus)
    table["period_kind"] = _whole_periods(table)
    registry = registry_of(corpus).indicators
    names = {key: entry.name for key, entry in registry.items()} if names is None else names
    known = table["indicator"].map(names)
    table["name"] = known.fillna(table["subject"])
    table["indicator_key"] = table["indicator"].fillna(table["subject"])
    table["growth_of"] = table["indicator"].map({key: entry.growth_of for key, entry in registry.items()})
    table["order"] = table["indicator"].map({key: place for place, key in enumerate(registry)})
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


def _own_place(table: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Return the table with unit_code and district of the figure's own place, where that is known."""
    own = table["place_code"].astype("string").str[:6]
    elsewhere = own.notna() & own.ne(table["unit_code"])
    if not elsewhere.any():
        return table
    known, places = district_labels(corpus), gazetteer()
    names = {code: known.get(code) or places.label(code) for code in own[elsewhere].unique()}
    return table.assign(
        unit_code=table["unit_code"].mask(elsewhere, own),
        district=table["district"].mask(elsewhere, own.map(names)),
    )


def _whole_periods(table: pd.DataFrame) -> pd.Series:
    """Return period_kind, a whole calendar year being a year however it was said (全年, 去年, 1—12月)."""
    start, end = pd.to_datetime(table["period_start"]), pd.to_datetime(table["period_end"])
    whole = start.dt.is_year_start & end.dt.is_year_end & (start.dt.year == end.dt.year)
    return table["period_kind"].mask(whole & table["period_kind"].isin(["during", "range"]), "year")


def _period(start: Any, end: Any, printed: Any) -> str:
    if pd.isna(end):
        return printed if isinstance(printed, str) else "时期不明"
    if pd.isna(start):
        return f"截至{period_label(end.date(), end.date())}"
    return period_label(start.date(), end.date())


def indicator_panel(
    corpus: Corpus, names: dict[str, str] | None = None, registered: bool = False, indicator: str | None = None
) -> pd.DataFrame:
    """Return one value per district, period and indicator, and how it stands among its peers.

    Rows agree with their peers in :data:`LIKE` and in both days of the period; where the last day is not known, a
    value has no peers. Of several values for the
    same cell the one printed last stands, a figure before the bound it keeps to
    (突破4000亿元、达到4211亿元), and ``values`` says how many different ones there were. Columns:
    indicator_key, name, measure, unit, status, basis, period_kind, period_start, period_end, period,
    unit_code, district, value (signed), those of :data:`SOURCE`, values, peers (districts with a value),
    median, rank (1 = largest), distance (value − median; null below :data:`MIN_PEERS`). ``registered``
    leaves subjects without an id out; ``indicator`` (a name or id) all others, and raises UsageError with
    the nearest name where none was read. Where no page names a district, all are one place, so that periods
    can be compared. A change over a whole year has one basis (同比 and 比上年 are then the same).
    """
    plain = names is None and not registered and not indicator
    if plain and (found := held.known("panel", corpus)) is not None:
        return found.copy(deep=False)  # type: ignore[no-any-return]
    table = indicator_table(corpus, names)
    if registered:
        table = table[table["indicator"].notna()]
    if indicator:
        table = _only(table, indicator)
    if table["unit_code"].isna().all():
        table = table.assign(unit_code="", district=PLACE)
    # Of a whole corpus this is copied and sorted some ten times: what no cell needs is not carried along.
    table = table.loc[~table["damaged"].astype(bool) & table["unit_code"].notna(), _NEEDED]
    table = table.assign(plain=table["basis"].isin(["yoy", "vs_last_year"]), basis=_yearly_basis(table))
    # A null has to equal a null here; pandas drops null keys from groups otherwise.
    like = [*LIKE, "period_start", "period_end"]
    cell = [*like, "unit_code"]
    table = table[~_kept_bounds(table, cell)]
    cells = table.groupby(cell, dropna=False, sort=False)
    values = cells["signed"].nunique().rename("values").reset_index()
    # The last row whole: "last" of each column would skip nulls and mix one print with another.
    # What says that it is a change from the year before stands before what may be one from any year.
    sure = table.sort_values("plain", kind="stable") if len(table) else table
    standing = sure.drop_duplicates(cell, keep="last").assign(value=lambda rows: rows["signed"])
    kept = [*cell, "name", "district", "period", "value", "first", *SOURCE]
    panel = standing[kept].merge(values, on=cell, how="left")
    return _among_peers(panel, like)


def hold_panel(corpus: Corpus) -> None:
    """Keep the :func:`indicator_panel` of all indicators for later calls (:mod:`govtrends.compare.held`)."""
    held.keep("panel", corpus, result=indicator_panel(corpus))


def _only(table: pd.DataFrame, indicator: str) -> pd.DataFrame:
    kept = table[(table["name"] == indicator) | (table["indicator_key"] == indicator)]
    if kept.empty:
        known = table["name"].value_counts().index.astype(str).tolist()
        listed = ", ".join(known[:8]) or "none"
        raise UsageError(
            f"indicator: {indicator!r} was not read{nearest(indicator, known)}; the corpus has {len(known)}: {listed}"
            + (" …" if len(known) > 8 else "")
        )
    return kept


def _yearly_basis(table: pd.DataFrame) -> pd.Series:
    """Return basis, the change of a whole year being one from the year before, whichever way it is said."""
    yearly = table["measure"].eq("percent") & table["period_kind"].eq("year")
    same = table["basis"].isna() | table["basis"].isin(_YEARLY)
    return table["basis"].mask(yearly & same, "vs_last_year")


def _kept_bounds(table: pd.DataFrame, cell: list[str]) -> pd.Series:
    """Say which rows only bound another figure of their cell and are kept to by it."""
    bound = table["approx"].isin(["at_least", "at_most", "nearly"])
    exact = table[~bound].groupby(cell, dropna=False, sort=False)["signed"].agg(["min", "max"]).reset_index()
    if exact.empty or not bound.any():
        return pd.Series(False, index=table.index)
    others = table[[*cell]].merge(exact, on=cell, how="left").set_axis(table.index)
    over = table["approx"].eq("at_least") & others["min"].ge(table["signed"])
    under = table["approx"].isin(["at_most", "nearly"]) & others["max"].le(table["signed"])
    return over | under


def _among_peers(panel: pd.DataFrame, like: list[str]) -> pd.DataFrame:
    groups = panel.groupby(like, dropna=False, sort=False)["value"]
    # Of two unknown periods nobody knows whether they are one: such a value has no peers and contradicts none.
    undated = panel["period_end"].isna()
    panel["peers"] = groups.transform("size").mask(undated, 1)
    panel["values"] = panel["values"].mask(undated, 1)
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

    Columns: district, name, unit, measure, before, after, period_before, period_after (their last days),
    when_before, when_after (the periods as people name them), diff, ratio (null for percentages and rates,
    whose difference is in points) and in_points. Only values that :func:`indicator_panel` would compare.
    """
    dated = panel.dropna(subset=["period_end"]).copy()
    span = (dated["period_end"] - dated["period_start"]).dt.days
    # Months and quarters differ by a few days and are still alike; a null start (as of a day) is its own kind.
    dated["span"] = np.where(span.isna(), -1, (span / 15).round())
    keys = ["unit_code", *LIKE, "span"]
    dated = dated.sort_values("period_end")
    groups = dated.groupby(keys, dropna=False, sort=False)
    now = {"value": "after", "period_end": "period_after", "period": "when_after"}
    for column, after in now.items():
        dated[after.replace("after", "before")] = groups[column].shift()
    moved = dated.dropna(subset=["before"]).rename(columns=now)
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
        "when_before",
        "when_after",
        "diff",
        "ratio",
    ]
    return moved.assign(in_points=in_points)[[*columns, "in_points"]].reset_index(drop=True)
