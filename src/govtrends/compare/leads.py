"""Where a researcher may look first: what differs, what changed, what contradicts itself, what is missing."""

from __future__ import annotations

import pandas as pd

from govtrends.compare.contrast import differences
from govtrends.compare.cooccurrence import cooccurrence
from govtrends.compare.indicators import LIKE, indicator_panel
from govtrends.compare.periods import bins_between
from govtrends.compare.select import frame
from govtrends.compare.shares import group_keys
from govtrends.store import Corpus

_COLUMNS = ["lead", "what", "where", "when", "value", "other", "unit", "strength"]
FAR = 1.5
"""Interquartile ranges beyond the quartiles from which a value is far from its peers (Tukey 1977)."""
FAR_PEERS = 8
"""Fewer values than this have no quartiles to speak of."""


def leads(corpus: Corpus, by: str = "quarter", limit: int = 6) -> pd.DataFrame:
    """Return up to ``limit`` leads of each kind, strongest first: lead (the kind), what, where, when, value, other,
    unit, strength.

    Kinds, and what value, other and strength then are: ``difference`` (a theme's share in a district, that
    of all the rest, the points between) and ``change`` (its share in a period, that of the one before), as
    far as :func:`differences` holds; ``conflict`` (an indicator printed with several values for one place
    and period: the value that stands, and how many there are); ``far`` (an indicator outside of
    :data:`FAR` interquartile ranges around the quartiles of its peers, at least :data:`FAR_PEERS`: its
    value, their median, the distance in those ranges); ``pair`` (themes together beyond chance: reports,
    those expected, NPMI); ``gap`` (periods without a report between a district's first and last: how many,
    of how many).
    """
    panel = indicator_panel(corpus)
    tables = [
        _differences(differences(corpus), "difference"),
        _differences(differences(corpus, by), "change"),
        _conflicts(panel),
        _far(panel),
        _pairs(cooccurrence(corpus)),
        _gaps(corpus, by),
    ]
    found = [table.sort_values("strength", ascending=False, kind="stable").head(limit) for table in tables]
    found = [table for table in found if len(table)]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=_COLUMNS)


def _table(rows: pd.DataFrame, kind: str, **columns: object) -> pd.DataFrame:
    return pd.DataFrame({"lead": kind, **columns}, index=rows.index)[_COLUMNS]


def _differences(table: pd.DataFrame, kind: str) -> pd.DataFrame:
    rows = table[table["verdict"].isin(["higher", "lower"])]
    where, when = (rows["label"], None) if kind == "difference" else (None, rows["label"])
    shares = {"value": rows["share"], "other": rows["share_b"], "unit": "share"}
    return _table(rows, kind, what=rows["theme"], where=where, when=when, **shares, strength=rows["diff"].abs())


def _conflicts(panel: pd.DataFrame) -> pd.DataFrame:
    rows = panel[panel["values"] > 1]
    place = {"what": rows["name"], "where": rows["district"], "when": rows["period"]}
    return _table(
        rows, "conflict", **place, value=rows["value"], other=rows["values"], unit=rows["unit"], strength=rows["values"]
    )


def _far(panel: pd.DataFrame) -> pd.DataFrame:
    groups = panel.groupby([*LIKE, "period_start", "period_end"], dropna=False)["value"]
    low, high = groups.transform("quantile", 0.25), groups.transform("quantile", 0.75)
    outside = (panel["value"] - high).clip(lower=0) + (low - panel["value"]).clip(lower=0)
    distance = outside / (high - low).where(high > low)
    rows = panel[(distance > FAR) & (panel["peers"] >= FAR_PEERS)]
    place = {"what": rows["name"], "where": rows["district"], "when": rows["period"]}
    figures = {"value": rows["value"], "other": rows["median"], "unit": rows["unit"]}
    return _table(rows, "far", **place, **figures, strength=distance.reindex(rows.index))


def _pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    rows = pairs[pairs["holds"]]
    what = rows["theme_a"] + "＋" + rows["theme_b"]
    counts = {"value": rows["both"], "other": rows["expected"], "unit": "篇"}
    return _table(rows, "pair", what=what, where=None, when=None, **counts, strength=rows["npmi"])


def _gaps(corpus: Corpus, by: str) -> pd.DataFrame:
    rows = group_keys(frame(corpus).dropna(subset=["unit_code"]), [by])
    spans = rows.groupby("unit_code").agg(
        district=("district", "first"), first=("first", "min"), last=("last", "max"), read=(by, "nunique")
    )
    every = [len(bins_between(a.date(), b.date(), by)) for a, b in zip(spans["first"], spans["last"], strict=True)]
    spans = spans.assign(every=every).astype({"every": "int64"})
    spans = spans[spans["every"] > spans["read"]]
    missing = spans["every"] - spans["read"]
    when = spans["first"].dt.strftime("%Y-%m") + "—" + spans["last"].dt.strftime("%Y-%m")
    counts = {"value": missing, "other": spans["every"], "unit": by, "strength": missing / spans["every"]}
    return _table(spans, "gap", what=None, where=spans["district"], when=when, **counts)
