"""Headline figures as tiles: value, unit, period and how it stands."""

from __future__ import annotations

import pandas as pd

from govtrends.show.markdown import Prose, escape, number, percent, quantity
from govtrends.show.say import headline_indicators, peer_position


def tiles(
    overview: pd.DataFrame,
    contrast: pd.DataFrame,
    indicators: pd.DataFrame,
    panel: pd.DataFrame | None = None,
) -> Prose:
    """Return up to four tiles: reports, the theme reported most, the largest difference that holds, and
    one indicator.
    """
    row = overview.iloc[0]
    made = [_tile("收录报道", f"{number(row['articles'])}篇", f"{row['period']}，{row['pages']}个版面")]
    made += _theme_tiles(contrast)
    for item in headline_indicators(indicators, 4 - len(made)).to_dict("records"):
        standing = peer_position(item, panel)
        made.append(_tile(item["name"], quantity(item), str(item["period"]) + (f"，{standing}" if standing else "")))
    return Prose("::: {.tiles}\n" + "\n".join(made) + ":::\n")


def _theme_tiles(contrast: pd.DataFrame) -> list[str]:
    found = contrast[contrast["articles"] > 0] if len(contrast) else contrast
    if found.empty:
        return []
    top = found.sort_values(["articles", "rate"], ascending=False).iloc[0]
    others = f"，其他区县{percent(top['share_b'])}（{top['articles_b']}/{top['n_b']}篇）"
    made = [_tile(f"最多的主题：{top['theme']}", percent(top["share"]), f"{top['articles']}/{top['n']}篇{others}")]
    held = contrast[contrast["verdict"].isin(["higher", "lower"])]
    if len(held):
        far = held.loc[held["diff"].abs().sort_values(ascending=False).index].iloc[0]
        word = "高于" if far["verdict"] == "higher" else "低于"
        own = f"{percent(far['share'])}（{far['articles']}/{far['n']}篇）"
        note = f"{own}对{percent(far['share_b'])}（{far['articles_b']}/{far['n_b']}篇）"
        made.append(_tile(f"{far['theme']}{word}{far['against']}", f"{100 * far['diff']:+.0f}个百分点", note))
    return made


def _tile(label: str, value: str, note: str) -> str:
    lines = [
        f"[{escape(label)}]{{.tile-label}}",
        f"[{escape(value)}]{{.tile-value}}",
        f"[{escape(note)}]{{.tile-note}}",
    ]
    return "::: {.tile}\n" + "\n\n".join(lines) + "\n:::\n"
