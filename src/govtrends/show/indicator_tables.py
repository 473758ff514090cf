"""The tables of indicators as Markdown: as read, side by side, and summed up over many districts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from govtrends.show.markdown import MOST_ROWS, STATUS, Prose, escape, number, pipe_table, quantity, rest


def indicators(table: pd.DataFrame, pages: pd.DataFrame | None = None, limit: int = MOST_ROWS) -> Prose:
    """Return the indicators as read: name, value with unit and direction, period, status, the printed
    words and where they stand.

    ``pages``: the table of :func:`govtrends.compare.sources`, whose row numbers then stand for the file
    names.
    """
    rows = table.head(limit).to_dict("records")
    numbers = {} if pages is None else {page: place for place, page in enumerate(pages["page_id"], 1)}
    columns = {
        "指标": [escape(r["name"]) for r in rows],
        "数值": [escape(quantity(r)) + ("（版面残损）" if r["damaged"] else "") for r in rows],
        "时期": [escape(r["period"]) for r in rows],
        "性质": [STATUS.get(r["status"], r["status"]) for r in rows],
        "原文": [escape(r["text"]) for r in rows],
        "版·篇": [_page(r, numbers) for r in rows],
        "字符": [f"{r['char_start']}–{r['char_end']}" for r in rows],
    }
    return Prose(pipe_table(columns, ("数值", "字符"), empty="本期的报道里没有读出指标。") + rest(table, limit))


def _page(row: Any, numbers: dict[Any, int]) -> str:
    """Return page number and article; without numbers the file name, cut in the middle where it is long."""
    if row["page_id"] in numbers:
        return f"{numbers[row['page_id']]}·{row['ordinal']}"
    name = str(row["source"]).replace("\\", "/").rsplit("/", 1)[-1]
    name = name if len(name) <= 18 else f"{name[:8]}…{name[-8:]}"
    return f"{escape(name)}·{row['ordinal']}"


def standing(table: pd.DataFrame, limit: int = 24) -> Prose:
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
    left = len(groups) - len(firsts)
    more = f"\n::: {{.small}}\n另有{left}项，见网页版的数据下载。\n:::\n" if left > 0 else ""
    return Prose(pipe_table(columns, ("地区数", "中位数"), empty=empty) + more)


def _end(row: Any, other: Any) -> str:
    same = row["value"] == other["value"]
    return f"各地均为{_signed(row)}" if same else f"{escape(row['district'])} {_signed(row)}"


def panel(table: pd.DataFrame, limit: int = MOST_ROWS) -> Prose:
    """Return indicators that at least two districts or periods share: value, period, median of the peers,
    rank and conflicts.
    """
    like = ["indicator_key", "measure", "unit", "status", "basis", "period_kind"]
    shown = table[table.groupby(like, dropna=False)["value"].transform("size") > 1] if len(table) else table
    rows = shown.head(limit).to_dict("records")
    columns = {
        "指标": [escape(r["name"]) for r in rows],
        "地区": [escape(r["district"]) for r in rows],
        "时期": [escape(r["period"]) for r in rows],
        "性质": [STATUS.get(r["status"], r["status"]) for r in rows],
        "数值": [_signed(r) for r in rows],
        "同组中位数": ["—" if pd.isna(r["median"]) else f"{number(r['median'])}{escape(r['unit'])}" for r in rows],
        "位次": ["—" if pd.isna(r["rank"]) else f"{int(r['rank'])}/{r['peers']}" for r in rows],
    }
    text = pipe_table(columns, ("数值", "同组中位数", "位次"), empty="没有口径相同、可以相比的指标。")
    conflicts = any(r["values"] > 1 for r in rows)
    note = "\n::: {.small}\n\\* 同一时期印有不同数值，此处取最后刊出的一个。\n:::\n" if conflicts else ""
    return Prose(text + note + rest(shown, limit))


def _signed(row: Any) -> str:
    sign = "+" if row["measure"] == "percent" and row["value"] > 0 else ""
    return f"{sign}{number(row['value'])}{escape(row['unit'])}" + ("\\*" if row["values"] > 1 else "")
