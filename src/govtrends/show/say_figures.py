"""Sentences about indicators: which are fit for a headline, how they stand among peers and to the period before."""

from __future__ import annotations

import math
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
ALONE = "没有同口径的数可比"
"""What is said of a figure that stands alone."""
_Held = dict[tuple[Any, ...], list[dict[Any, Any]]]
_LIKE = ("indicator_key", "unit_code", "unit", "measure", "status", "basis", "period_kind")


def indicators(table: pd.DataFrame, panel: pd.DataFrame | None = None, limit: int = 2) -> Prose:
    """Say the first indicators that are results on sound print, with period, the change printed beside them and, where
    there are peers enough, rank and median, else the value of the period before; each links to its clause.
    """
    chosen = headline_indicators(table, limit, panel)
    if table.empty:
        return Prose("本期的报道里没有读出指标。")
    if chosen.empty:
        return Prose(f"报道里的数字共{len(table)}项，都没有对上登记的指标和时期，逐项见表。")
    parts = [_indicator(row) for row in chosen.to_dict("records")]
    return Prose(f"报道的指标共{len(table)}项，如{'；'.join(parts)}。")


def headline_indicators(table: pd.DataFrame, limit: int, panel: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the indicators fit for a headline: results on sound print, each once, registered and dated
    ones first, of those the ones that can be held against something, the latest and then those that the registry puts
    first. The column ``stands`` says against what (:func:`_standing`).

    A subject that no registry knows is taken only when it is short and dated: a long one is half a
    sentence. A change whose level is there as well stands beside it, not by itself.
    """
    sound = table[(table["status"] == "result") & ~table["damaged"].astype(bool)]
    unknown, undated = sound["indicator"].isna(), sound["period_end"].isna()
    plain = ~unknown | (~undated & (sound["name"].str.len() <= LONGEST_NAME))
    ordered = sound.assign(rank=unknown.astype(int) * 2 + undated.astype(int))[plain]
    ordered = ordered.sort_values(["rank", "first"], ascending=[True, False], kind="stable").head(_CANDIDATES)
    held, growths = _by_kind(panel, ordered), _growths(sound)
    levels = set(ordered["indicator"].dropna())
    ordered = ordered[~ordered["growth_of"].isin(levels)]
    stands = [_standing(row, held, growths) for row in ordered.to_dict("records")]
    ordered = ordered.assign(stands=stands, alone=[not text for text in stands]).sort_values(
        ["rank", "alone", "period_end", "order"], ascending=[True, True, False, True], kind="stable"
    )
    return ordered.drop_duplicates("indicator_key").head(limit)


def _indicator(row: Mapping[Any, Any]) -> str:
    value = anchors.link(escape(quantity(row)), anchors.of_figure(row))
    return f"{escape(row['name'])}{value}（{escape(row['period'])}，{escape(row['stands'] or ALONE)}）"


def _standing(row: Mapping[Any, Any], held: _Held, growths: Mapping[tuple[Any, ...], Mapping[Any, Any]]) -> str:
    """Return, as plain text, the change printed beside an indicator, and how it stands among its peers or else what it
    was in the period before; empty where nothing is known.
    """
    growth = growths.get((row["indicator"], *_at(row)))
    known = (quantity(growth) if growth else "", _peer_position(row, held) or _period_before(row, held))
    return "，".join(filter(None, known))


def _growths(table: pd.DataFrame) -> dict[tuple[Any, ...], Mapping[Any, Any]]:
    """Return the printed changes by the indicator whose change they are, place and period; the last print stands."""
    rows = table[table["growth_of"].notna() & table["period_end"].notna()].to_dict("records")
    return {(row["growth_of"], *_at(row)): row for row in rows}


def _at(row: Mapping[Any, Any]) -> tuple[Any, ...]:
    return tuple(None if pd.isna(row[name]) else row[name] for name in ("unit_code", "period_start", "period_end"))


def _peer_position(row: Mapping[Any, Any], held: _Held) -> str:
    """Return how an indicator stands among districts with the same measure, unit and period; empty below three."""
    alike = [cell for cell in held.get(_kind(row), []) if cell["period_end"] == row["period_end"]]
    for cell in alike:
        if not math.isnan(cell["rank"]):
            peers = noun(pd.Series([row["unit_code"]]))
            median = f"{number(cell['median'])}{row['unit']}"
            return f"{cell['peers']}个{peers}中第{int(cell['rank'])}，中位数{median}"
    return ""


def _period_before(row: Mapping[Any, Any], held: _Held) -> str:
    """Return the same indicator's value in the latest earlier period of the same length; empty without one."""
    if pd.isna(row["period_end"]) or pd.isna(row["period_start"]):
        return ""
    days = (row["period_end"] - row["period_start"]).days
    earlier = [
        cell
        for cell in held.get(_kind(row), [])
        # A day that is not known is neither earlier nor of any length.
        if cell["period_end"] < row["period_start"]
        and abs((cell["period_end"] - cell["period_start"]) / pd.Timedelta(days=1) - days) <= 3
    ]
    if not earlier:
        return ""
    found = sorted(earlier, key=lambda cell: cell["period_end"])[-1]
    return f"{found['period']}为{number(found['value'])}{found['unit']}"


def _by_kind(panel: pd.DataFrame | None, rows: pd.DataFrame) -> _Held:
    """Return the panel's cells of the indicators and places of ``rows``, together where indicator, place and kind of
    figure agree.

    Looked up some hundred times a briefing: comparing whole columns each time took a sixth of its time.
    """
    held: _Held = {}
    if panel is not None and not panel.empty:
        near = panel["unit_code"].isin(rows["unit_code"].unique())
        near &= panel["indicator_key"].isin(rows["indicator_key"].unique())
        for cell in panel[near].to_dict("records"):
            held.setdefault(_kind(cell), []).append(cell)
    return held


def _kind(row: Mapping[Any, Any]) -> tuple[Any, ...]:
    return tuple(None if pd.isna(row[name]) else row[name] for name in _LIKE)
