"""Dot-and-interval figures: a district against the others, and districts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from govtrends.show.markdown import Prose, percent
from govtrends.show.measure import SHARE, Measure, measure_of, scale
from govtrends.show.picture import ACCENT, FAINT, INK, OTHER, OWN, Picture, canvas, finish, largest, light_grid

VERDICTS = {"higher": "高于", "lower": "低于", "similar": "相近", "thin": "样本少"}
MOST_ROWS, MOST_THEMES = 32, 14


def dots(contrast: pd.DataFrame, peers: pd.DataFrame | None = None, limit: int = MOST_THEMES) -> Picture | Prose:
    """Draw the share of each theme in a district (filled, thick line) and in the others (open, thin
    line), with 95 % intervals.

    ``contrast``: table of :func:`govtrends.compare.contrast`; ``peers``: theme_shares of the other
    districts, drawn as grey ticks. Of the themes that either side reports, the ``limit`` whose difference holds or that
    have most reports; the words at the right edge say which differences hold.
    """
    table = contrast[(contrast["articles"] > 0) | (contrast["articles_b"] > 0)] if len(contrast) else contrast
    if table.empty:
        return Prose("本期没有报道提到登记的主题，不作图。\n")
    table = table.assign(holds=table["verdict"].isin(["higher", "lower"]))
    table = table.sort_values(["holds", "articles", "articles_b"]).tail(limit)
    table = table.sort_values(["share", "share_b"], ignore_index=True)
    own, against = str(table["label"].iloc[0]), str(table["against"].iloc[0])
    with canvas(0.9 + 0.26 * len(table)) as (figure, axes):
        if peers is not None:
            _peer_ticks(axes, table, peers)
        rows = np.arange(len(table))
        _marks(axes, table, rows - 0.14, "_b", against)
        _marks(axes, table, rows + 0.14, "", own)
        axes.set_yticks(rows, table["theme"])
        axes.set_ylim(-0.6, len(table) - 0.4)
        most = largest(table, "share", "high", "share_b", "high_b")
        most = max(most, largest(peers, "share") if peers is not None else 0)
        scale(axes.xaxis, most, SHARE)
        axes.set_xlabel("占各自报道的比例（横线为95%区间）")
        for row, verdict in zip(rows, table["verdict"], strict=True):
            word = VERDICTS[verdict]
            strong = verdict in ("higher", "lower")
            axes.text(
                1.01, row, word, transform=axes.get_yaxis_transform(), va="center", color=OWN if strong else OTHER
            )
        light_grid(axes)
        figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=3)
        return finish(figure, _dots_alt(table, own, against))


def _marks(axes: Any, table: pd.DataFrame, at: Any, side: str, label: str) -> None:
    color, face, width = (OTHER, "white", 1.0) if side else (OWN, OWN, 2.2)
    axes.hlines(at, table["low" + side], table["high" + side], color=color, linewidth=width)
    axes.plot(table["share" + side], at, "o", color=color, markerfacecolor=face, markersize=5, label=label)


def _peer_ticks(axes: Any, table: pd.DataFrame, peers: pd.DataFrame) -> None:
    place = {theme: row for row, theme in enumerate(table["theme"])}
    shown = peers[peers["theme"].isin(place) & ~peers["thin"]]
    if len(shown):
        at = shown["theme"].map(place) - 0.14
        axes.plot(shown["share"], at, "|", color=FAINT, markersize=9, markeredgewidth=1.5, label="其中各区县")


def _dots_alt(table: pd.DataFrame, own: str, against: str) -> str:
    parts = [
        f"{row['theme']} {percent(row['share'])} 比 {percent(row['share_b'])}，{VERDICTS[row['verdict']]}"
        for row in table.iloc[::-1].to_dict("records")
    ]
    return f"点图：{own}与{against}各主题占报道的比例。{'；'.join(parts)}。"


def multiples(
    shares: pd.DataFrame, themes: Sequence[str] | None = None, limit: int = 6, highlight: str | None = None
) -> Picture | Prose:
    """Draw one small panel per theme with a dot and interval for every district; all panels share both
    axes.

    ``shares``: theme_shares by district. Without ``themes``, the ``limit`` with most reports. Of many
    districts the 32 with most reports are drawn, with them the own one (``highlight``: its unit_code, on
    top, by colour, square marker and ▶). Open dots are thin evidence, without interval.
    """
    measure = measure_of(shares)
    size = shares.drop_duplicates("unit_code").sort_values("n")
    own = size["unit_code"] == highlight
    shown = pd.concat([size[~own].tail(MOST_ROWS - int(own.sum())), size[own]])
    # Two rows of panels with many districts would be taller than a page.
    order = shares.groupby("theme")[measure.weight].sum().sort_values(ascending=False)
    names = [theme for theme in themes or order.index if order.get(theme, 0) > 0]
    names = names[: min(limit, 3) if len(shown) > 14 else limit]
    if not names:
        return Prose("本期没有报道提到登记的主题，不作图。\n")
    place = {code: row for row, code in enumerate(shown["unit_code"])}
    columns = min(3, len(names))
    rows = -(-len(names) // columns)
    shape: dict[str, Any] = {"nrows": rows, "ncols": columns, "sharex": True, "sharey": True, "squeeze": False}
    with canvas(0.6 + rows * (0.5 + 0.19 * len(place)), **shape) as (figure, grid):
        panels = list(grid.flat)
        for axes, theme in zip(panels, names, strict=False):
            part = shares[(shares["theme"] == theme) & shares["unit_code"].isin(place)]
            mine = part["unit_code"] == highlight
            for rows_of, color, marker in ((part[~mine], OWN, "o"), (part[mine], ACCENT, "s")):
                _panel(axes, rows_of, rows_of["unit_code"].map(place).to_numpy(), measure, color, marker)
            axes.set_title(theme, color=INK)
        for axes in panels[len(names) :]:
            axes.set_visible(False)
        marks = np.where(shown["unit_code"] == highlight, "▶ ", "")
        labels = [f"{m}{name}（{n}篇）" for m, name, n in zip(marks, shown["district"], shown["n"], strict=True)]
        panels[0].set_yticks(range(len(place)), labels)
        panels[0].set_ylim(-0.6, len(place) - 0.4)
        kept = shares[shares["theme"].isin(names)]
        scale(panels[0].xaxis, largest(kept, measure.value, measure.high), measure)
        left_out = len(size) - len(shown)
        note = f"；报道较少的另{left_out}个未画，见数据表" if left_out else ""
        figure.supxlabel(f"{measure.label}（横线为95%区间，空心点样本少，没有区间{note}）", fontsize=8.5)
        return finish(figure, _multiples_alt(kept, names, measure))


def _multiples_alt(kept: pd.DataFrame, names: Sequence[str], measure: Measure) -> str:
    parts = []
    for theme in names:
        part = kept[kept["theme"] == theme].sort_values(measure.value)
        if len(part):
            top = part.iloc[-1]
            parts.append(f"{theme}最高在{top['district']}（{measure.text(top[measure.value])}）")
    return f"分面点图：{kept['unit_code'].nunique()}个地区各主题的{measure.label}。{'；'.join(parts)}。"


def _panel(axes: Any, part: pd.DataFrame, at: Any, measure: Measure, color: str, marker: str) -> None:
    axes.hlines(at, part[measure.low], part[measure.high], color=color, linewidth=1.4)
    for thin, face in ((False, color), (True, "white")):
        chosen = (measure.thin(part) == thin).to_numpy()
        axes.plot(part[measure.value][chosen], at[chosen], marker, color=color, markerfacecolor=face, markersize=4)
    light_grid(axes)
    axes.tick_params(labelsize=7.5)
