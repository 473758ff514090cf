"""Figures along time: theme shares with gaps drawn as gaps, and indicators from one period to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from govtrends.show.markdown import STATUS, Prose, number
from govtrends.show.measure import Measure, measure_of, scale
from govtrends.show.picture import (
    ACCENT,
    FAINT,
    INK,
    OTHER,
    OWN,
    Picture,
    canvas,
    finish,
    largest,
    light_grid,
)

NO_TIME = "本期的报道只落在一个时段（或没有主题），不作时间线。\n"


def lines(
    timeline: pd.DataFrame,
    others: pd.DataFrame | None = None,
    themes: Sequence[str] | None = None,
    limit: int = 6,
    label: str = "本区县",
) -> Picture | Prose:
    """Draw the share of each theme along time, one panel per theme with shared axes; ``others`` in grey
    for comparison.

    Tables of :func:`govtrends.compare.timeline`. Periods without any report are grey bands, not zeros;
    open dots are thin evidence; bars are 95 % intervals.
    """
    if timeline.empty:
        return Prose(NO_TIME)
    if others is not None and not (len(others) and others["n"].any()):
        others = None  # the other districts have no report in these periods: no line, and none in the legend
    measure = measure_of(timeline)
    order = timeline.groupby("theme")[measure.weight].sum().sort_values(ascending=False)
    names = list(themes) if themes else list(order[order > 0].index[:limit])
    periods = list(dict.fromkeys(timeline["period"]))
    if not names or len(periods) < 2:
        return Prose(NO_TIME)
    columns = min(3, len(names))
    rows = -(-len(names) // columns)
    with canvas(0.7 + 1.35 * rows, nrows=rows, ncols=columns, sharex=True, sharey=True, squeeze=False) as (
        figure,
        grid,
    ):
        panels = list(grid.flat)
        for axes, theme in zip(panels, names, strict=False):
            own = timeline[timeline["theme"] == theme].set_index("period").reindex(periods)
            without_reports(axes, own)
            if others is not None:
                rest = others[others["theme"] == theme].set_index("period").reindex(periods)
                axes.plot(range(len(periods)), rest[measure.value], "--", color=OTHER, linewidth=1, label="其他区县")
            line(axes, own, label, measure)
            axes.set_title(theme, color=INK)
            light_grid(axes, "y")
        for axes in panels[len(names) :]:
            axes.set_visible(False)
        kept = timeline[timeline["theme"].isin(names)]
        most = largest(kept, measure.value, measure.high)
        if others is not None:
            most = max(most, largest(others[others["theme"].isin(names)], measure.value))
        scale(panels[0].yaxis, most, measure)
        figure.supylabel(measure.label, fontsize=8.5)
        for axes in panels[: len(names)]:
            period_ticks(axes, periods, 14 // columns)
            axes.tick_params(labelbottom=axes in panels[max(0, len(names) - columns) : len(names)])
        handles, labels = panels[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside lower center", ncols=3)
        return finish(figure, _lines_alt(kept, names, measure))


def period_ticks(axes: Any, periods: Sequence[str], most: int) -> None:
    """Name at most ``most`` of the periods under the axis, evenly spaced."""
    step = -(-len(periods) // most)
    axes.set_xticks(range(0, len(periods), step), [_short(period) for period in periods[::step]], fontsize=7.5)


def _short(period: str) -> str:
    """2022-10 → 22.10, which fits under a small panel; quarters and years stay readable as they are."""
    return f"{period[2:4]}.{period[5:]}" if period[4:5] == "-" else period


def without_reports(axes: Any, own: pd.DataFrame) -> None:
    """Draw a grey band over every period without a report: a gap is not a zero."""
    label = "没有报道"
    for position in np.flatnonzero((own["n"].fillna(0) == 0).to_numpy()):
        axes.axvspan(position - 0.5, position + 0.5, color=FAINT, alpha=0.6, linewidth=0, label=label)
        label = "_"


def line(axes: Any, own: pd.DataFrame, label: str, measure: Measure, color: str | None = None) -> None:
    """Draw one row a period: line, 95 % interval, filled dots, open ones for thin evidence."""
    at, shade = np.arange(len(own)), color or OWN
    size = 3.5 if len(own) <= 24 else 2
    axes.plot(at, own[measure.value], color=shade, linewidth=1.6, label=label)
    axes.vlines(at, own[measure.low], own[measure.high], color=shade, linewidth=0.8)
    for thin, face in ((False, shade), (True, "white")):
        chosen = (measure.thin(own) == thin).to_numpy()
        style: dict[str, Any] = {"color": shade, "markerfacecolor": face, "markersize": size, "clip_on": False}
        for dot in axes.plot(at[chosen], own[measure.value].to_numpy()[chosen], "s" if color else "o", **style):
            dot.set_in_layout(False)  # an unclipped line without points would collapse the layout


def _lines_alt(kept: pd.DataFrame, names: list[str], measure: Measure) -> str:
    parts = []
    for theme in names:
        part = kept[(kept["theme"] == theme) & (kept["n"] > 0)]
        peak = part.iloc[int(part[measure.value].to_numpy().argmax())]
        parts.append(
            f"{theme}最高在{peak['period']}（{measure.text(peak[measure.value])}，{peak['n']}篇中{peak['articles']}篇）"
        )
    return "时间线：" + "；".join(parts) + "。"


def slopes(panel: pd.DataFrame, limit: int = 4, highlight: str | None = None) -> Picture | Prose:
    """Draw how registered or like-named indicators moved between periods, one panel per indicator and one
    line per district.

    ``panel``: table of :func:`govtrends.compare.indicator_panel`; only what it calls comparable shares a
    panel. ``highlight``: a unit_code.
    """
    keys = ["indicator_key", "measure", "unit", "status", "basis", "period_kind"]
    dated = panel.dropna(subset=["period_end"])
    parts = [part for _, part in dated.groupby(keys, dropna=False) if len(part) > 1]
    moving = [int((part.groupby("unit_code")["period_end"].nunique() > 1).sum()) for part in parts]
    order = sorted(range(len(parts)), key=lambda at: (-moving[at], -len(parts[at])))
    groups = [parts[at] for at in order[:limit] if moving[at]]
    if not groups:
        return Prose("本期没有口径相同、可以前后相比的指标，不作图。\n")
    # A district's line looks alike in every panel.
    codes = sorted({code for part in groups for code in _moving(part)["unit_code"]})
    styles = {code: ("-", "--", ":", "-.")[at % 4] for at, code in enumerate(codes)}
    columns = min(2, len(groups))
    rows = -(-len(groups) // columns)
    with canvas(0.3 + 2.1 * rows, nrows=rows, ncols=columns, squeeze=False) as (figure, grid):
        panels = list(grid.flat)
        for axes, part in zip(panels, groups, strict=False):
            _slope(axes, part, styles, highlight)
        for axes in panels[len(groups) :]:
            axes.set_visible(False)
        return finish(figure, "坡度图：" + "；".join(_slope_alt(part) for part in groups) + "。")


def _slope_alt(part: pd.DataFrame) -> str:
    """Say where each line begins and ends, of many lines the first four."""
    said = []
    for _, line in part.groupby("unit_code"):
        line = line.sort_values("period_end")
        if len(line) > 1:
            first, last = line.iloc[0], line.iloc[-1]
            ends = [f"{row['period']}{number(row['value'])}{row['unit']}" for row in (first, last)]
            said.append(f"{last['district']}从{ends[0]}到{ends[1]}")
    more = f"等{len(said)}地" if len(said) > 4 else ""
    row = part.iloc[0]
    aim = "" if row["status"] == "result" else STATUS[row["status"]]
    return f"{row['name']}{aim}：{'，'.join(said[:4])}{more}"


def _moving(part: pd.DataFrame) -> pd.DataFrame:
    return part[part.groupby("unit_code")["period_end"].transform("nunique") > 1]


def _slope(axes: Any, part: pd.DataFrame, styles: Mapping[str, str], highlight: str | None) -> None:
    moving = _moving(part)
    first, last = moving["period_end"].min(), moving["period_end"].max()
    ends: dict[pd.Timestamp, list[tuple[float, str]]] = {}
    for code, line in moving.groupby("unit_code"):
        line = line.sort_values("period_end")
        color = ACCENT if code == highlight else (OWN if highlight is None else OTHER)
        style = styles[str(code)]
        axes.plot(line["period_end"], line["value"], style, marker="o", color=color, markersize=3.5, linewidth=1.2)
        end = (float(line["value"].iloc[-1]), str(line["district"].iloc[-1]))
        ends.setdefault(line["period_end"].iloc[-1], []).append(end)
    row = part.iloc[0]
    aim = "" if row["status"] == "result" else f"，{STATUS[row['status']]}"
    axes.set_title(f"{row['name']}（{row['unit'] or '比值'}{aim}）", color=INK)
    # Room on the right for the names; the axis is time itself, so that ten years are ten times as wide as one.
    axes.set_xlim(first - 0.06 * (last - first), last + 0.3 * (last - first))
    shown = _apart(sorted(moving["period_end"].unique()), (last - first) / 4)
    axes.set_xticks(shown, [_end_name(end, row["period_kind"]) for end in shown], fontsize=7.5)
    axes.yaxis.set_major_formatter(lambda value, _: number(value))
    axes.margins(y=0.12)
    light_grid(axes, "y")
    for at, names in ends.items():
        _end_labels(axes, names, at + 0.02 * (last - first))


def _apart(ends: Sequence[Any], least: pd.Timedelta) -> list[Any]:
    """Return the dates whose names do not run into each other, the last one among them."""
    kept: list[Any] = []
    for end in reversed(ends):
        if not kept or kept[-1] - end >= least:
            kept.append(end)
    return kept[::-1]


def _end_name(end: Any, kind: object) -> str:
    return f"{pd.Timestamp(end):%Y}" if kind == "year" else f"{pd.Timestamp(end):%Y-%m}"


def _end_labels(axes: Any, last: list[tuple[float, str]], at: Any) -> None:
    """Write the names at the right, pushed apart so that none covers another; at most eight, the rest is
    in the table.
    """
    low, high = axes.get_ylim()
    gap = (high - low) / 9
    shown = sorted(last)[-8:]
    heights = [value for value, _ in shown]
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + gap)
    ceiling = high
    for i in reversed(range(len(heights))):
        heights[i] = min(heights[i], ceiling)
        ceiling = heights[i] - gap
    for y, (_, name) in zip(heights, shown, strict=True):
        axes.text(at, y, name, fontsize=7, va="center", color=INK, clip_on=False)
