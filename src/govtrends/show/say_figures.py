"""Sentences about indicators: which are fit for a headline, how they stand among peers and to the period before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from govtrends.show import anchors
from govtrends.show.markdown import Prose, escape, number, quantity
from govtrends.show.measure import noun

LONGEST_NAME = 8
"""Characters of a subject that the registry does not know and that may still stand in a headline."""
MOST_HEADLINES = 4
"""More indicators than this stand in no headline."""
_CANDIDATES = 40
"""Rows among which the few for a headline are looked for."""
_LIKE = ("indicator_key", "unit_code", "unit", "measure", "status", "basis", "period_kind")


def indicators(table: pd.DataFrame, panel: pd.DataFrame | None = None, limit: int = 2) -> Prose:
    """Say the first indicators that are results on sound print, with period and, where there are peers
    enough, rank and median, else the value of the period before; each links to its clause.
    """
    chosen = headline_indicators(table, limit, panel)
    if table.empty:
        return Prose("本期的报道里没有读出指标。")
    if chosen.empty:
        return Prose(f"报道里的数字共{len(table)}项，都没有对上登记的指标和时期，逐项见表。")
    parts = [_indicator(row, panel) for row in chosen.to_dict("records")]
    return Prose(f"报道的指标共{len(table)}项，如{'；'.join(parts)}。")


def headline_indicators(table: pd.DataFrame, limit: int, panel: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the indicators fit for a headline: results on sound print, each once, registered and dated
    ones first, and of those the ones that ``panel`` can hold against something.

    A subject that no registry knows is taken only when it is short and dated: a long one is half a
    sentence.
    """
    sound = table[(table["status"] == "result") & ~table["damaged"].astype(bool)]
    unknown, undated = sound["indicator"].isna(), sound["period_end"].isna()
    plain = ~unknown | (~undated & (sound["name"].str.len() <= LONGEST_NAME))
    ordered = sound.assign(rank=unknown.astype(int) * 2 + undated.astype(int))[plain]
    ordered = ordered.sort_values(["rank", "first"], ascending=[True, False], kind="stable").head(_CANDIDATES)
    if panel is not None:
        panel = panel[panel["indicator_key"].isin(ordered["indicator_key"])]
    alone = [not standing(row, panel) for row in ordered.to_dict("records")]
    ordered = ordered.assign(alone=alone).sort_values(
        ["rank", "alone", "first"], ascending=[True, True, False], kind="stable"
    )
    return ordered.drop_duplicates("indicator_key").head(limit)


def _indicator(row: Mapping[Any, Any], panel: pd.DataFrame | None) -> str:
    tail = f"，{escape(standing(row, panel))}" if standing(row, panel) else ""
    value = anchors.link(escape(quantity(row)), anchors.of_figure(row))
    return f"{escape(row['name'])}{value}（{escape(row['period'])}{tail}）"


def standing(row: Mapping[Any, Any], panel: pd.DataFrame | None) -> str:
    """Return, as plain text, how an indicator stands among its peers, else what it was in the period before; empty
    where neither is known.
    """
    return peer_position(row, panel) or period_before(row, panel)


def peer_position(row: Mapping[Any, Any], panel: pd.DataFrame | None) -> str:
    """Return how an indicator stands among districts with the same measure, unit and period; empty below
    three of them.
    """
    alike = _cells(row, panel)
    alike = alike[(alike["period_end"] == row["period_end"]) & alike["rank"].notna()] if len(alike) else alike
    if alike.empty:
        return ""
    found = alike.iloc[0]
    peers = noun(pd.Series([row["unit_code"]]))
    return f"{found['peers']}个{peers}中第{int(found['rank'])}，中位数{number(found['median'])}{row['unit']}"


def period_before(row: Mapping[Any, Any], panel: pd.DataFrame | None) -> str:
    """Return the same indicator's value in the latest earlier period of the same length; empty without one."""
    earlier = _cells(row, panel)
    if earlier.empty or pd.isna(row["period_end"]) or pd.isna(row["period_start"]):
        return ""
    days = (earlier["period_end"] - earlier["period_start"]).dt.days
    same = (days - (row["period_end"] - row["period_start"]).days).abs() <= 3
    earlier = earlier[same & (earlier["period_end"] < row["period_start"])]
    if earlier.empty:
        return ""
    found = earlier.sort_values("period_end").iloc[-1]
    return f"{found['period']}为{number(found['value'])}{found['unit']}"


def _cells(row: Mapping[Any, Any], panel: pd.DataFrame | None) -> pd.DataFrame:
    """Return the panel's cells of the same indicator, place and kind of figure, whatever their period."""
    if panel is None or panel.empty:
        return pd.DataFrame()
    same = pd.Series(True, index=panel.index)
    for name in _LIKE:
        same &= panel[name].isna() if pd.isna(row[name]) else panel[name] == row[name]
    return panel[same]
