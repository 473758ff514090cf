"""Targets beside results: one place along time, or many places for the indicator most of them aim at."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from govtrends.show.markdown import APPROX, Prose, escape, number
from govtrends.show.picture import ACCENT, INK, OTHER, OWN, Picture, canvas, finish, light_grid

MOST_ROWS = 34
_AIM: dict[str, Any] = {"color": ACCENT, "markerfacecolor": "none", "markersize": 6.5, "markeredgewidth": 1.2}
"""Wider than a result's dot and empty, so that a result on its target is seen inside it."""
_KEYS = ["indicator_key", "measure", "unit", "basis", "period_kind"]


def targets(table: pd.DataFrame, indicator: str | None = None, highlight: str | None = None) -> Picture | Prose:
    """Draw targets (open diamonds, a bar for a range) beside results (filled dots) of one indicator.

    ``table``: :func:`govtrends.compare.indicator_targets`. ``indicator``: a name or id; without one, that
    which most places or periods aim at. Several places: the target of the latest period that most share
    beside the last result before it. One place: its targets and results along time. ``highlight``: a
    unit_code, marked by colour and by its name.
    """
    rows = chosen(table, indicator)
    if rows.empty:
        what = f"{indicator}的" if indicator else ""
        return Prose(f"本期没有读出{what}可与实绩对照的目标，不作图。\n")
    if rows["unit_code"].nunique() > 1:
        return _by_place(_latest(rows), highlight)
    return _by_period(rows) if len(rows) > 1 else Prose(escape(f"{said(rows)}不作图。") + "\n")


def said(rows: pd.DataFrame) -> str:
    """Return in one sentence what the figure of these targets (:func:`chosen`) shows."""
    if rows["unit_code"].nunique() > 1:
        return _places_said(_latest(rows))
    return _periods_said(rows.sort_values("period_end")) if len(rows) > 1 else _alone(rows.iloc[0])


def _alone(row: pd.Series) -> str:
    aimed = f"{row['district']}{row['period']}{row['name']}的目标{printed(row.to_frame().T)[0]}"
    known = [(row["result"], "同期"), (row["before"], row["before_period"])]
    results = "、".join(f"{when}实绩{number(value)}{row['unit']}" for value, when in known if pd.notna(value))
    return f"可与实绩对照的目标只有一个：{aimed}，{results}。"


def chosen(table: pd.DataFrame, indicator: str | None = None) -> pd.DataFrame:
    """Return the targets of one indicator, one measure and unit: those that most places, then periods, share."""
    rows = table
    if indicator is not None:
        rows = rows[(rows["name"] == indicator) | (rows["indicator_key"] == indicator)]
    rows = rows[rows[["result", "before"]].notna().any(axis=1)] if len(rows) else rows
    if rows.empty:
        return rows
    groups = [part for _, part in rows.groupby(_KEYS, dropna=False, sort=False)]
    return max(groups, key=lambda part: (part["unit_code"].nunique(), len(part)))


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    shared = rows.groupby("period_end")["unit_code"].nunique()
    latest = shared[shared == shared.max()].index.max()
    kept: pd.DataFrame = rows.loc[rows["period_end"] == latest]
    return kept


def _by_place(rows: pd.DataFrame, highlight: str | None) -> Picture:
    rows = rows.sort_values(["target", "before"], kind="stable")
    shown = rows.tail(MOST_ROWS)
    first = shown.iloc[0]
    at = np.arange(len(shown))
    before = shown["before"].to_numpy(dtype=float)
    ends = shown["target_max"].fillna(shown["target"]).to_numpy(dtype=float)
    with canvas(1.0 + 0.19 * len(shown)) as (figure, axes):
        axes.hlines(at, np.fmin(before, shown["target"]), np.fmax(before, ends), color="#C8C8C8", linewidth=1)
        axes.hlines(at, shown["target"], ends, color=ACCENT, linewidth=3)
        own = (shown["unit_code"] == highlight).to_numpy()
        years = "、".join(sorted(set(shown["before_period"].dropna()))[:3])
        axes.plot(before, at, "o", color=OWN, markersize=3.5, label=f"{years}实绩", zorder=3)
        axes.plot(shown["target"], at, "D", **_AIM, label=f"{first['period']}目标（粗线为区间目标）")
        labels = [f"{'▶ ' if mine else ''}{name}" for name, mine in zip(shown["district"], own, strict=True)]
        axes.set_yticks(at, labels, fontsize=7.5)
        axes.set_ylim(-0.7, len(shown) - 0.3)
        for row, text in zip(at, printed(shown), strict=True):
            axes.text(1.01, row, text, transform=axes.get_yaxis_transform(), va="center", fontsize=7, color=INK)
        _scale(axes.xaxis, first)
        more = f"；另{len(rows) - len(shown)}个地区未画，见数据表" if len(rows) > len(shown) else ""
        axes.set_xlabel(f"{first['name']}（{first['unit'] or '比值'}）{more}")
        light_grid(axes)
        figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=2)
        return finish(figure, f"目标与实绩：{_places_said(rows)}")


def printed(rows: pd.DataFrame) -> list[str]:
    """Return the targets as they bind: 约5%, 4.5～5%, 6%以上."""
    texts = []
    for row in rows.to_dict("records"):
        top = "" if pd.isna(row["target_max"]) else f"～{number(row['target_max'])}"
        text, approx = f"{number(row['target'])}{top}{row['unit']}", row["target_approx"]
        texts.append(APPROX[approx].format(text) if isinstance(approx, str) else text)
    return texts


def _places_said(rows: pd.DataFrame) -> str:
    first, known = rows.iloc[0], rows.dropna(subset=["before"])
    above, below = (
        int(count.sum()) for count in (known["target"] > known["before"], known["target"] < known["before"])
    )
    low, high = rows["target"].min(), rows["target"].max()
    spread = f"{number(low)}到{number(high)}{first['unit']}" if low != high else f"{number(low)}{first['unit']}"
    lower = "（区间目标按下限）" if rows["target_max"].notna().any() else ""
    return (
        f"{len(rows)}个地区{first['period']}{first['name']}的目标为{spread}；与前期实绩对照得上的"
        f"{len(known)}个中，{above}个目标高于前期实绩，{below}个低于{lower}。"
    )


def _by_period(rows: pd.DataFrame) -> Picture:
    rows = rows.sort_values("period_end")
    first = rows.iloc[0]
    ends = rows["target_max"].fillna(rows["target"])
    with canvas(2.9) as (figure, axes):
        at = rows["period_end"]
        axes.vlines(at, rows["target"], ends, color=ACCENT, linewidth=3)
        axes.plot(at, rows["target"], "D", **_AIM, label="目标（粗线为区间目标）")
        axes.vlines(at, rows["target"], rows["result"], color="#C8C8C8", linewidth=1)
        axes.plot(at, rows["result"], "o", color=OWN, markersize=3.5, label="同期实绩", zorder=3)
        missing = rows["result"].isna().to_numpy()
        if missing.any():
            floor = float(np.nanmin(rows[["target", "result"]].to_numpy(dtype=float)))
            empty: dict[str, Any] = {"color": OTHER, "markersize": 5}
            axes.plot(at[missing], np.full(missing.sum(), floor), "x", **empty, label="没有读出同期实绩（不是零）")
        step = -(-len(rows) // 12)
        axes.set_xticks(list(at)[::step], [_end(row) for row in rows.to_dict("records")][::step], fontsize=7.5)
        _scale(axes.yaxis, first)
        axes.margins(y=0.12)
        axes.set_title(f"{first['district']}：{first['name']}（{first['unit'] or '比值'}）", color=INK)
        light_grid(axes, "y")
        figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=3)
        return finish(figure, f"目标与实绩：{_periods_said(rows)}")


def _end(row: Any) -> str:
    return f"{row['period_end']:%Y}" if row["period_kind"] == "year" else f"{row['period_end']:%Y-%m}"


def _scale(axis: Any, row: pd.Series) -> None:
    unit = row["unit"] if row["measure"] in ("percent", "rate") else ""
    axis.set_major_formatter(lambda value, _: f"{number(value)}{unit}")


def _periods_said(rows: pd.DataFrame) -> str:
    first, met = rows.iloc[0], rows.dropna(subset=["result"])
    text = f"{first['district']}{first['name']}，{len(rows)}个时期的目标，{len(met)}个读出了同期实绩"
    if met.empty:
        return text + "。"
    text += f"，其中{int((met['gap'] > 0).sum())}个高于目标"
    worst = met.sort_values("gap", kind="stable").iloc[0]
    if worst["gap"] >= 0:
        return text + "。"
    unit = first["unit"]
    figures = f"目标{number(worst['target'])}{unit}、实绩{number(worst['result'])}{unit}"
    return f"{text}；差得最远的是{worst['period']}，{figures}。"
