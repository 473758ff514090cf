"""The time line of each theme with the reports that make its peak, by headline and date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from govtrends.show.lines import NO_TIME, line, period_ticks, without_reports
from govtrends.show.markdown import Prose, day, period_name
from govtrends.show.measure import RATE, Measure, measure_of, scale
from govtrends.show.picture import ACCENT, INK, Picture, canvas, finish, largest, light_grid

LONGEST_HEADLINE = 20
"""Characters of a headline that stand beside a peak; the table behind the figure has it whole."""


def peaks(
    timeline: pd.DataFrame,
    events: pd.DataFrame,
    themes: Sequence[str] | None = None,
    limit: int = 5,
    label: str = "本区县",
) -> Picture | Prose:
    """Draw the time line of each theme, one row a theme, its peak marked with the headlines and dates that carry it.

    ``timeline`` and ``events``: tables of :func:`govtrends.compare.timeline` and
    :func:`govtrends.compare.events` of the same reports. Grey bands are periods without any report, open
    dots thin evidence, bars 95 % intervals; the rows share the time, each has its own scale. A peak needs two
    periods with reports enough, as in :func:`govtrends.show.say.peaks`: without them nothing is ringed, and what stands
    beside is called a hint.
    """
    if timeline.empty or events.empty or timeline["period"].nunique() < 2:
        return Prose(NO_TIME)
    measure = measure_of(timeline)
    order = timeline.groupby("theme")[measure.weight].sum().sort_values(ascending=False, kind="stable")
    carried = set(events["theme"])
    names = [theme for theme in themes or order.index if theme in carried][:limit]
    if not names:
        return Prose(NO_TIME)
    periods = list(dict.fromkeys(timeline["period"]))
    kept = timeline[timeline["theme"].isin(names)]
    judged = measure is RATE or timeline.loc[~timeline["thin"].astype(bool), "period"].nunique() >= 2
    with canvas(0.75 + 0.95 * len(names), nrows=len(names), sharex=True, squeeze=False) as (figure, grid):
        panels = list(grid.flat)
        for axes, theme in zip(panels, names, strict=True):
            own = kept[kept["theme"] == theme].set_index("period").reindex(periods)
            without_reports(axes, own)
            line(axes, own, label, measure)
            axes.set_title(theme, color=INK)
            light_grid(axes, "y")
            # Each on its own scale: a theme that is one among many still has its time.
            scale(axes.yaxis, largest(own, measure.value, measure.high), measure)
            _mark(axes, events[events["theme"] == theme], periods, measure, judged)
        period_ticks(panels[-1], periods, 9)
        figure.supylabel(f"{measure.label}（各行尺度不同）", fontsize=8.5)
        figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)
        return finish(
            figure,
            f"时间线与事件：{'；'.join(_said(events[events['theme'] == n], measure, judged) for n in names)}。",
        )


def _is_peak(top: pd.Series[Any], measure: Measure, judged: bool) -> bool:
    """Return whether the highest period is called a peak: of shares, only where periods can be ``judged``."""
    return measure is RATE or (judged and not top["thin"])


def _mark(axes: Any, reports: pd.DataFrame, periods: list[str], measure: Measure, judged: bool) -> None:
    """Ring the peak and write beside the panel, clear of the line, what makes it; of few reports only what they are."""
    top = reports.iloc[0]
    if not _is_peak(top, measure, judged):
        text = "\n".join([f"{period_name(top['period'])}，样本少，只作线索", *_headlines(reports)])
        axes.text(1.02, 1.0, text, transform=axes.transAxes, va="top", fontsize=7, color=INK, linespacing=1.4)
        return
    value = float(top[measure.value])
    label = "最高，由右侧报道构成" if top["thin"] else "样本够的时段中最高，由右侧报道构成"
    ring: dict[str, Any] = {"color": ACCENT, "markerfacecolor": "none", "markersize": 8, "markeredgewidth": 1.4}
    axes.plot([periods.index(top["period"])], [value], "o", **ring, clip_on=False, label=label)
    text = "\n".join([f"{period_name(top['period'])}最高，{measure.text(value)}", *_headlines(reports)])
    axes.text(1.02, 1.0, text, transform=axes.transAxes, va="top", fontsize=7, color=INK, linespacing=1.4)


def _headlines(reports: pd.DataFrame) -> list[str]:
    return [_headline(day(r["first"], r["precision"]), r["headline"]) for r in reports.to_dict("records")]


def _headline(date: str, headline: object) -> str:
    """Return date and headline; a headline that opens with its date (2023年…) says it already."""
    dated = isinstance(headline, str) and headline.startswith(date)
    return _short(headline) if dated else f"{date} {_short(headline)}"


def _short(headline: object) -> str:
    if not isinstance(headline, str):
        return "（无题）"
    return headline if len(headline) <= LONGEST_HEADLINE else headline[: LONGEST_HEADLINE - 1] + "…"


def _said(reports: pd.DataFrame, measure: Measure, judged: bool) -> str:
    top = reports.iloc[0]
    if not _is_peak(top, measure, judged):
        listed = "、".join(_headlines(reports))
        return f"{top['theme']}样本少，不谈高峰，{period_name(top['period'])}{int(top['articles'])}篇，见{listed}"
    counted = f"{int(top['n'])}篇中{int(top['articles'])}篇，{measure.text(top[measure.value])}"
    thin = "，样本少" if top["thin"] else ""
    return f"{top['theme']}最高在{period_name(top['period'])}（{counted}{thin}），见{'、'.join(_headlines(reports))}"


def places(
    timelines: pd.DataFrame, theme: str | None = None, highlight: str | None = None, limit: int = 12
) -> Picture | Prose:
    """Draw one theme along time, a small panel for each district, all on the same axes with the others
    behind in grey.

    ``timelines``: table of :func:`govtrends.compare.district_timelines`; ``theme``: without one, that with
    most reports. ``highlight``: a unit_code, drawn first and in another colour and marker. Of many
    districts those with most reports are drawn, which the figure says.
    """
    if timelines.empty or timelines["period"].nunique() < 2:
        return Prose(NO_TIME)
    measure = measure_of(timelines)
    order = timelines.groupby("theme")[measure.weight].sum().sort_values(ascending=False, kind="stable")
    chosen = theme or str(order.index[0])
    table = timelines[timelines["theme"] == chosen]
    if not table[measure.weight].sum():
        return Prose(f"本期没有报道提到{chosen}，不作图。\n")
    if table[table["n"] > 0].groupby("unit_code").size().max() < 2:
        return Prose("没有一个地区有两个时段以上的报道，不作各地的时间线。\n")
    size = table.groupby("unit_code")["n"].sum().sort_values(ascending=False, kind="stable")
    codes = sorted(size.index[:limit], key=lambda code: (code != highlight, -size[code]))
    if highlight in size.index and highlight not in codes:
        codes = [str(highlight), *codes[:-1]]
    periods = list(dict.fromkeys(table["period"]))
    columns = min(3, len(codes))
    rows = -(-len(codes) // columns)
    shape: dict[str, Any] = {"nrows": rows, "ncols": columns, "sharex": True, "sharey": True, "squeeze": False}
    with canvas(0.75 + 1.15 * rows, **shape) as (figure, grid):
        panels = list(grid.flat)
        lined = {code: part.set_index("period").reindex(periods) for code, part in table.groupby("unit_code")}
        for place, axes in enumerate(panels):
            axes.set_visible(place < len(codes))
        for axes, code in zip(panels, codes, strict=False):
            _behind(axes, [lined[other] for other in codes if other != code], measure)
            without_reports(axes, lined[code])
            line(axes, lined[code], "本地区", measure, color=ACCENT if code == highlight else None)
            name = f"{lined[code]['district'].dropna().iloc[0]}（{size[code]}篇）"
            axes.set_title(("▶ " if code == highlight else "") + name, color=INK, fontsize=8)
            light_grid(axes, "y")
        scale(panels[0].yaxis, largest(table, measure.value, measure.high), measure)
        for place, axes in enumerate(panels[: len(codes)]):
            period_ticks(axes, periods, 4)
            axes.tick_params(labelbottom=place >= len(codes) - columns)
        figure.supylabel(f"{chosen}：{measure.label}", fontsize=8.5)
        more = f"　报道较少的另{len(size) - len(codes)}个地区未画，见数据表" if len(size) > len(codes) else ""
        figure.supxlabel(f"淡线为其他所画地区，灰带为没有报道的时段，空心点样本少，竖线为95%区间{more}", fontsize=7.5)
        return finish(figure, _places_alt(table, chosen, measure))


def _behind(axes: Any, others: Sequence[pd.DataFrame], measure: Measure) -> None:
    for other in others:
        axes.plot(np.arange(len(other)), other[measure.value], color="#B0B0B0", linewidth=0.6)


def _places_alt(table: pd.DataFrame, theme: str, measure: Measure) -> str:
    known = table[table["n"] > 0].sort_values(measure.value, ascending=False, kind="stable")
    top = known.iloc[0]
    where = f"{top['district']}的{period_name(top['period'])}"
    counted = f"{int(top['n'])}篇中{int(top['articles'])}篇"
    places = table["unit_code"].nunique()
    thin = "，样本少" if top["thin"] else ""
    return (
        f"分面时间线：{theme}在{places}个地区，最高是{where}（{measure.text(top[measure.value])}，{counted}{thin}）。"
    )
