"""The heat map: themes across, districts or periods down, the share written in every cell."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from govtrends.show.markdown import Prose
from govtrends.show.measure import SHARE, Measure, measure_of
from govtrends.show.picture import INK, OTHER, Picture, canvas, finish

MOST_ROWS, MOST_THEMES = 32, 14


def heat(shares: pd.DataFrame, rows: str = "district") -> Picture | Prose:
    """Draw theme × ``rows`` (``district`` or a period column) as a heat map of shares, rows with most
    reports first.

    Cells of thin groups are bracketed; a group without report stays blank. Of many rows the 32 with most
    reports are drawn, of many themes the 14 with most.
    """
    measure = measure_of(shares)
    themes = shares.groupby("theme")[measure.weight].sum().sort_values(ascending=False)
    themes = themes[themes > 0].head(MOST_THEMES)
    if themes.empty:
        return Prose("本期没有报道提到登记的主题，不作图。\n")
    size = shares.groupby(rows, sort=False)["n"].first()
    largest = size.sort_values(ascending=False, kind="stable").head(MOST_ROWS)
    shown = largest if rows == "district" else size.tail(MOST_ROWS)
    wide = shares.pivot_table(index=rows, columns="theme", values=measure.value, dropna=False)
    matrix = wide.reindex(index=shown.index, columns=themes.index)
    thin = measure.thin(shares).groupby(shares[rows]).all().reindex(shown.index).to_numpy()
    with canvas(1.2 + 0.24 * len(shown)) as (figure, axes):
        image = axes.imshow(np.ma.masked_invalid(matrix.to_numpy()), cmap="Blues", vmin=0, aspect="auto")
        axes.set_xticks(range(len(themes)), themes.index, rotation=40, ha="left", rotation_mode="anchor")
        axes.xaxis.tick_top()
        axes.set_yticks(range(len(shown)), [f"{name}（{n}篇）" for name, n in shown.items()])
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        _write(axes, matrix.to_numpy(), thin & (measure is SHARE), measure)
        bar = figure.colorbar(image, ax=axes, fraction=0.03, pad=0.02, format=lambda value, _: measure.text(value))
        bar.outline.set_visible(False)
        bar.set_label(measure.label)
        if len(size) > len(shown):
            axes.set_xlabel(f"按报道篇数取前{len(shown)}个；另{len(size) - len(shown)}个未画，见数据表", color=OTHER)
        return finish(figure, _alt(matrix, len(size), measure))


def _write(axes: Any, values: Any, thin: Any, measure: Measure) -> None:
    """Write each value in its cell, bracketed where evidence is thin, light on dark, a plain 0 for none."""
    small = 7.5 if values.shape[1] <= 10 else 6.5
    for (row, column), value in np.ndenumerate(values):
        if np.isnan(value):
            continue
        color = "white" if value > 0.6 * np.nanmax(values) else INK if value else OTHER
        text = measure.text(value) if value else "0"
        text = f"({text})" if thin[row] and value else text
        axes.text(column, row, text, ha="center", va="center", fontsize=small, color=color)


def _alt(matrix: pd.DataFrame, size: int, measure: Measure) -> str:
    cells = [(value, group, theme) for theme, column in matrix.items() for group, value in column.dropna().items()]
    cells.sort(key=lambda cell: -cell[0])
    top = "；".join(f"{group}的{theme}（{measure.text(value)}）" for value, group, theme in cells[:3])
    return f"热力图：{size}行，{matrix.shape[1]}个主题，{measure.label}。最高的是{top}。"
