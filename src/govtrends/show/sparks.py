"""A table with a small time line in every row, drawn as one figure so that page and print agree."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from govtrends.show.lines import NO_TIME
from govtrends.show.markdown import Prose, period_name
from govtrends.show.measure import Measure, measure_of
from govtrends.show.picture import ACCENT, FAINT, INK, OWN, Picture, canvas, finish

MOST_ROWS = 24
_ROW = 0.27
"""Inches: the height of a row."""
_NAME, _COUNT, _LINE, _LAST, _PEAK = 0.0, 0.345, 0.365, 0.71, 1.0
"""Where the columns stand, of the width: names and lines from, counts, last values and peaks up to."""


def sparklines(timelines: pd.DataFrame, rows: str = "theme", limit: int = MOST_ROWS) -> Picture | Prose:
    """Draw a row for each theme (or, with ``rows="district"``, each district): name, reports, a small
    time line, the last value and the peak.

    ``timelines``: table of :func:`govtrends.compare.timeline`, or one theme of
    :func:`govtrends.compare.district_timelines`. Every line has its own scale from nought, its peak is
    printed; breaks are periods without any report. Of many rows those with most reports are drawn, which
    is said below.
    """
    if timelines.empty or timelines["period"].nunique() < 2:
        return Prose(NO_TIME)
    measure = measure_of(timelines)
    order = timelines.groupby(rows)[[measure.weight, "n"]].sum()
    order = order[order[measure.weight] > 0].sort_values([measure.weight, "n"], ascending=False, kind="stable")
    names = list(order.index[:limit])
    if not names:
        return Prose("本期没有报道提到登记的主题，不作图。\n")
    periods = list(dict.fromkeys(timelines["period"]))
    kept = timelines[timelines[rows].isin(names)]
    with canvas(_ROW * (len(names) + 2.4)) as (figure, axes):
        axes.set(xlim=(0, 1), ylim=(-1.6, len(names) + 0.8))
        axes.axis("off")
        _heads(axes, len(names), {"theme": "主题", "district": "地区"}[rows], periods)
        for place, name in enumerate(names):
            own = kept[kept[rows] == name].drop_duplicates("period").set_index("period").reindex(periods)
            _row(axes, len(names) - 1 - place, str(name), own, measure)
        more = f"；另{len(order) - len(names)}行未画，见数据表" if len(order) > len(names) else ""
        note = f"各行自为尺度（从零起），量为{measure.label}；断处没有报道，方块为最高{more}"
        axes.text(0, -1.1, note, fontsize=7, color=INK, va="center")
        return finish(figure, _alt(kept, rows, names, measure))


def _heads(axes: Any, at: int, what: str, periods: list[str]) -> None:
    style: dict[str, Any] = {"fontsize": 7.5, "color": INK, "va": "center"}
    axes.text(_NAME, at + 0.25, what, **style)
    axes.text(_COUNT, at + 0.25, "提到的报道", ha="right", **style)
    axes.text(_LINE + 0.01, at + 0.25, f"{periods[0]}—{periods[-1]}", **style)
    axes.text(_LAST, at + 0.25, "末期", ha="right", **style)
    axes.text(_PEAK, at + 0.25, "最高（时段）", ha="right", **style)
    axes.axhline(at - 0.2, color=INK, linewidth=0.8)


def _row(axes: Any, at: int, name: str, own: pd.DataFrame, measure: Measure) -> None:
    value = own[measure.value].to_numpy(dtype=float)
    x = np.linspace(_LINE + 0.01, _LAST - 0.075, len(own))
    y = at - 0.38 + 0.76 * value / np.nanmax(value)
    axes.axhline(at - 0.5, color=FAINT, linewidth=0.5)
    axes.plot(x, np.full(len(x), at - 0.38), color=FAINT, linewidth=0.6)
    axes.plot(x, y, color=OWN, linewidth=1.2, solid_capstyle="round")
    alone = np.isfinite(y) & ~np.isfinite(np.r_[np.nan, y[:-1]]) & ~np.isfinite(np.r_[y[1:], np.nan])
    axes.plot(x[alone], y[alone], "o", color=OWN, markersize=1.8)
    peak = int(np.nanargmax(value))
    axes.plot([x[peak]], [y[peak]], "s", color=ACCENT, markersize=3.2)
    style: dict[str, Any] = {"fontsize": 8, "color": INK, "va": "center"}
    axes.text(_NAME, at, name, **style)
    axes.text(_COUNT, at, f"{int(own['articles'].sum())}/{int(own['n'].sum())}篇", ha="right", **style)
    last = "没有报道" if np.isnan(value[-1]) else measure.text(value[-1])
    axes.text(_LAST, at, last, ha="right", **style)
    thin = "，样本少" if bool(own["thin"].iloc[peak]) and measure.weight == "articles" else ""
    text = f"{measure.text(value[peak])}（{period_name(own.index[peak])}{thin}）"
    axes.text(_PEAK, at, text, ha="right", **style)


def _alt(kept: pd.DataFrame, rows: str, names: list[Any], measure: Measure) -> str:
    parts = []
    for name in names[:6]:
        part = kept[(kept[rows] == name) & (kept["n"] > 0)]
        top = part.iloc[int(part[measure.value].to_numpy().argmax())]
        parts.append(f"{name}最高在{period_name(top['period'])}（{measure.text(top[measure.value])}）")
    more = f"等{len(names)}行" if len(names) > 6 else ""
    return f"迷你时间线表：{'；'.join(parts)}{more}。"
