"""The tables of indicators as Markdown: as read, side by side, and summed up over many districts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from govtrends.show import anchors
from govtrends.show.markdown import MOST_ROWS, STATUS, Prose, escape, file_name, number, pipe_table, quantity, rest

MOST_INDICATORS = 16
LONGEST_SUBJECT = 14
"""Characters of a subject that the registry does not know before it reads as half a sentence."""


def printed(table: pd.DataFrame, limit: int = MOST_INDICATORS) -> pd.DataFrame:
    """Return the indicators that a briefing prints: registered ones first, then dated ones with a short name."""
    unknown, undated = table["indicator"].isna(), table["period_end"].isna()
    long = table["name"].str.len() > LONGEST_SUBJECT
    weight = unknown.astype(int) * (1 + undated.astype(int) + 2 * long.astype(int)) + table["damaged"].astype(int)
    return table.assign(weight=weight).sort_values("weight", kind="stable").head(limit).drop(columns="weight")


def indicators(table: pd.DataFrame, pages: pd.DataFrame | None = None, limit: int = MOST_INDICATORS) -> Prose:
    """Return the indicators of :func:`printed`: name, value with unit and direction, period, status, the printed
    words, and page and article as a link to the clause.

    ``pages``: the table of :func:`govtrends.compare.sources`, whose row numbers then stand for the file
    names.
    """
    rows = printed(table, limit).to_dict("records")
    numbers = {} if pages is None else {page: place for place, page in enumerate(pages["page_id"], 1)}
    columns = {
        "指标": [escape(r["name"]) for r in rows],
        "数值": [escape(quantity(r)) + ("（版面残损）" if r["damaged"] else "") for r in rows],
        "时期": [escape(r["period"]) for r in rows],
        "性质": [STATUS.get(r["status"], r["status"]) for r in rows],
        "原文": [escape(r["text"]) for r in rows],
        "版·篇": [anchors.link(_page(r, numbers), anchors.of_figure(r)) for r in rows],
    }
    text = pipe_table(columns, ("数值",), empty="本期的报道里没有读出指标。")
    return Prose(rest(len(rows), len(table)) + text)


def _page(row: Any, numbers: dict[Any, int]) -> str:
    """Return page number and article; without numbers the file name, cut in the middle where it is long."""
    if row["page_id"] in numbers:
        return f"{numbers[row['page_id']]}·{row['ordinal']}"
    name = file_name(row["source"])
    name = name if len(name) <= 18 else f"{name[:8]}…{name[-8:]}"
    return f"{escape(name)}·{row['ordinal']}"


def standing(table: pd.DataFrame, limit: int = 16) -> Prose:
    """Return one row per indicator and period that at least three districts report: median, largest and
    smallest.
    """
    shown = table[table["rank"].notna()] if len(table) else table
    like = ["indicator_key", "measure", "unit", "status", "basis", "period_kind", "period"]
    groups = [part.sort_values("value") for _, part in shown.groupby(like, dropna=False, sort=False)]
    groups.sort(key=lambda part: (-len(part), str(part["name"].iloc[0]), str(part["status"].iloc[0])))
    firsts = [(part.iloc[0].to_dict(), part.iloc[-1].to_dict(), len(part)) for part in groups[:limit]]
    columns = {
        "指标": [escape(low["name"]) for low, _, _ in firsts],
        "时期": [escape(low["period"]) for low, _, _ in firsts],
        "性质": [STATUS.get(low["status"], low["status"]) for low, _, _ in firsts],
        "地区数": [str(size) for _, _, size in firsts],
        "中位数": [f"{number(low['median'])}{escape(low['unit'])}" for low, _, _ in firsts],
        "最高": [_end(high, low) for low, high, _ in firsts],
        "最低": [_end(low, high) for low, high, _ in firsts],
    }
    empty = "没有三个以上地区报道的同口径指标。"
    return Prose(rest(len(firsts), len(groups)) + pipe_table(columns, ("地区数", "中位数"), empty=empty))


def _end(row: Any, other: Any) -> str:
    same = row["value"] == other["value"]
    return f"各地均为{signed(row)}" if same else f"{escape(row['district'])} {signed(row)}"


def shared(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a panel whose indicator at least two districts or periods share."""
    like = ["indicator_key", "measure", "unit", "status", "basis", "period_kind"]
    return table[table.groupby(like, dropna=False)["value"].transform("size") > 1] if len(table) else table


def panel(table: pd.DataFrame, limit: int = MOST_ROWS) -> Prose:
    """Return indicators that at least two districts or periods share: value, period, median of the peers,
    rank and conflicts.
    """
    shown = shared(table)
    rows = shown.head(limit).to_dict("records")
    columns = {
        "指标": [escape(r["name"]) for r in rows],
        "地区": [escape(r["district"]) for r in rows],
        "时期": [escape(r["period"]) for r in rows],
        "性质": [STATUS.get(r["status"], r["status"]) for r in rows],
        "数值": [anchors.link(signed(r), anchors.of_figure(r)) for r in rows],
        "同组中位数": ["—" if pd.isna(r["median"]) else f"{number(r['median'])}{escape(r['unit'])}" for r in rows],
        "位次": ["—" if pd.isna(r["rank"]) else f"{int(r['rank'])}/{r['peers']}" for r in rows],
    }
    text = pipe_table(columns, ("数值", "同组中位数", "位次"), empty="没有口径相同、可以相比的指标。")
    conflicts = any(r["values"] > 1 for r in rows)
    note = "\n::: {.small}\n\\* 同一时期印有不同数值，此处取最后刊出的一个。\n:::\n" if conflicts else ""
    return Prose(rest(len(rows), len(shown)) + text + note)


def signed(row: Any) -> str:
    """Return a panel's value with its sign where it is a change; a star says that the print has other values too."""
    sign = "+" if row["measure"] == "percent" and row["value"] > 0 else ""
    return f"{sign}{number(row['value'])}{escape(row['unit'])}" + ("\\*" if row["values"] > 1 else "")
