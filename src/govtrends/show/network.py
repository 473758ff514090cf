"""The network of themes that stand in the same reports more often than chance has it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from govtrends.show.markdown import Prose
from govtrends.show.picture import INK, OTHER, OWN, Picture, canvas, finish

MOST_THEMES = 18
_HEIGHT = 4.3


def network(pairs: pd.DataFrame, limit: int = 30) -> Picture | Prose:
    """Draw themes on a circle and the pairs of :func:`govtrends.compare.cooccurrence` as lines between
    them.

    Solid lines are pairs that go beyond chance, thicker the larger their NPMI; dashed ones are hints. A
    dot's area is the number of its reports. Of many pairs the ``limit`` clearest are drawn, among at most
    18 themes. Themes that go together stand side by side (second eigenvector of the graph's Laplacian,
    Hall 1970), so that the same table gives the same picture.
    """
    shown = _clearest(pairs, limit)
    if shown.empty:
        return Prose("没有哪两个主题同篇出现得比偶然更多，不作网络图。\n")
    themes = _ordered(shown)
    angle = np.pi / 2 - 2 * np.pi * np.arange(len(themes)) / len(themes)
    at = {theme: (np.cos(a), np.sin(a)) for theme, a in zip(themes, angle, strict=True)}
    size = pd.concat([shown.set_index("theme_a")["n_a"], shown.set_index("theme_b")["n_b"]])
    size = size.groupby(level=0).first()
    with canvas(_HEIGHT) as (figure, axes):
        for row in shown.to_dict("records"):
            (x, y), (x2, y2) = at[row["theme_a"]], at[row["theme_b"]]
            style: dict[str, Any] = {"color": OWN, "linewidth": 0.5 + 3 * row["npmi"], "alpha": 0.75}
            if not row["holds"]:
                style = {"color": OTHER, "linewidth": 0.8, "linestyle": (0, (3, 2))}
            # Bent towards the middle, so that a line between neighbours is not hidden by the circle's edge.
            t = np.linspace(0, 1, 30)
            bend = 2 * t * (1 - t) * 0.25
            axes.plot(x + (x2 - x) * t - bend * (x + x2), y + (y2 - y) * t - bend * (y + y2), **style, zorder=1)
        for theme, (x, y) in at.items():
            area = 30 + 220 * size[theme] / size.max()
            axes.scatter([x], [y], s=area, color="white", edgecolor=INK, linewidth=1.2, zorder=2)
            side = "center" if abs(x) < 0.2 else "left" if x > 0 else "right"
            rise = "center" if abs(x) >= 0.2 else "bottom" if y > 0 else "top"
            text = f"{theme}（{size[theme]}）"
            axes.text(1.13 * x, 1.13 * y, text, ha=side, va=rise, fontsize=8, color=INK, zorder=3)
        axes.set(xlim=(-2.3, 2.3), ylim=(-1.4, 1.35))
        axes.set_aspect("equal")
        axes.axis("off")
        note = _left_out(pairs, shown)
        figure.supxlabel(f"括号为提到该主题的篇数；实线多于偶然（越粗越强），虚线只作线索{note}", fontsize=7.5)
        return finish(figure, _alt(shown))


def _clearest(pairs: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Return the pairs to draw: those that hold first, then by NPMI, as long as the circle has room."""
    if pairs.empty:
        return pairs
    above = pairs[pairs["npmi"] > 0].sort_values(["holds", "npmi", "both"], ascending=False, kind="stable")
    themes, kept = set[str](), []
    for index, row in above.head(limit).iterrows():
        pair = {str(row["theme_a"]), str(row["theme_b"])}
        if len(themes | pair) <= MOST_THEMES:
            themes |= pair
            kept.append(index)
    return above.loc[kept]


def _ordered(shown: pd.DataFrame) -> list[str]:
    """Return the themes in the order of the Laplacian's eigenvectors: first the parts that hang together,
    within each its second eigenvector, the sign settled by the first theme.
    """
    themes = sorted({*shown["theme_a"], *shown["theme_b"]})
    place = {theme: number for number, theme in enumerate(themes)}
    weights = np.zeros((len(themes), len(themes)))
    for a, b, weight in zip(shown["theme_a"].map(place), shown["theme_b"].map(place), shown["npmi"], strict=True):
        weights[a, b] = weights[b, a] = weight
    parts: list[list[int]] = []
    left = set(range(len(themes)))
    while left:
        part, edge = set[int](), {min(left)}
        while edge:
            part |= edge
            edge = {int(k) for node in edge for k in np.flatnonzero(weights[node])} - part
        left -= part
        parts.append(sorted(part))
    order: list[int] = []
    for part_of in sorted(parts, key=lambda part: (-len(part), part)):
        inner = weights[np.ix_(part_of, part_of)]
        _, vectors = np.linalg.eigh(np.diag(inner.sum(axis=0)) - inner)
        second = vectors[:, min(1, len(part_of) - 1)]
        second = np.round(second * (1 if second[0] >= 0 else -1), 6)
        order += [part_of[k] for k in np.argsort(second, kind="stable")]
    return [themes[k] for k in order]


def _left_out(pairs: pd.DataFrame, shown: pd.DataFrame) -> str:
    rest = int((pairs["npmi"] > 0).sum()) - len(shown)
    return f"；另{rest}对较弱的未画，见数据表" if rest else ""


def _alt(shown: pd.DataFrame) -> str:
    sure = shown[shown["holds"]]
    listed = (sure if len(sure) else shown).head(5).to_dict("records")
    said = "、".join(f"{r['theme_a']}与{r['theme_b']}（{r['both']}篇，NPMI {r['npmi']:.2f}）" for r in listed)
    if sure.empty:
        return f"网络图：{len(shown)}对主题，没有一对确实多于偶然；线索有{said}。"
    return f"网络图：{len(shown)}对主题，其中{len(sure)}对同篇出现多于偶然：{said}{'等' if len(sure) > 5 else ''}。"
