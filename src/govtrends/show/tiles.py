"""Headline figures as tiles: value, unit, period and how it stands."""

from __future__ import annotations

from typing import Any

import pandas as pd

from govtrends.show import anchors
from govtrends.show.markdown import Prose, escape, interval, number, percent, period_name, quantity
from govtrends.show.measure import RATE, measure_of, noun
from govtrends.show.say_figures import ALONE, MOST_HEADLINES, headline_indicators

MOST = MOST_HEADLINES
_AGAINST = {"higher": "高于{}", "lower": "低于{}", "similar": "与{}相近", "thin": "样本少，不与{}比高低"}
_TONE = {"higher": "up", "lower": "down"}
_CHANGE = {"higher": "升", "lower": "降"}


def tiles(
    overview: pd.DataFrame,
    contrast: pd.DataFrame,
    change: pd.DataFrame,
    indicators: pd.DataFrame,
    panel: pd.DataFrame | None = None,
) -> Prose:
    """Return up to four tiles: the theme that stands out, what changed, and the first indicators; where these are
    fewer, the number of reports before them.

    The theme is that of the largest difference that holds against the other districts, else the one reported most.
    Each value leads to the quotation it rests on.
    """
    row = overview.iloc[0]
    made = _theme_tile(contrast) + _change_tile(change)
    for item in headline_indicators(indicators, MOST - len(made), panel).to_dict("records"):
        note = f"{item['period']}，{item['stands'] or ALONE}"
        made.append(_tile(item["name"], quantity(item), note, anchors.of_figure(item)))
    if len(made) < MOST:
        made.insert(0, _tile("收录报道", f"{number(row['articles'])}篇", f"{row['pages']}个版面，{row['period']}"))
    return Prose("::: {.tiles}\n" + "\n".join(made) + ":::\n")


def comparison_tiles(coverage: pd.DataFrame, shares: pd.DataFrame, timeline: pd.DataFrame) -> Prose:
    """Return the tiles of a comparison: how much was read, the theme reported most, and where and when its share is
    highest among those with evidence enough.
    """
    known = coverage[coverage["unit_code"].notna()]
    units, pages = f"{len(known)}个{noun(known['unit_code'])}", number(coverage["pages"].sum())
    made = [_tile("收录报道", f"{number(coverage['articles'].sum())}篇", f"{units}，{pages}个版面")]
    measure = measure_of(shares)
    order = shares.groupby("theme")[measure.weight].sum().sort_values(ascending=False, kind="stable")
    if order.empty or not order.iloc[0]:
        return Prose("::: {.tiles}\n" + "\n".join(made) + ":::\n")
    theme, mark = str(order.index[0]), anchors.of_theme(order.index[0])
    own = shares[shares["theme"] == theme]
    if measure is RATE:
        return Prose("::: {.tiles}\n" + "\n".join([*made, *_rate_tiles(own, theme, mark)]) + ":::\n")
    total = f"{own['articles'].sum()}/{own['n'].sum()}篇，见于{(own['articles'] > 0).sum()}个{noun(own['unit_code'])}"
    made.append(_tile(f"最多的主题：{theme}", f"占{percent(own['articles'].sum() / own['n'].sum())}", total, mark))
    for table, name, label in ((shares, "district", "占比最高的地方"), (timeline, "period", "占比最高的时段")):
        sound = table[(table["theme"] == theme) & ~table["thin"].astype(bool)] if len(table) else table
        if len(sound) < 2:
            continue
        top = sound.sort_values("share").to_dict("records")[-1]
        rest = sound[sound[name] != top[name]]
        clear = "区间高于其余" if (rest["high"] < top["low"]).all() else "与其余的区间有重叠，高低不定"
        where = period_name(top[name]) if name == "period" else str(top[name])
        note = f"{percent(top['share'])}（{top['articles']}/{top['n']}篇），{clear}"
        made.append(_tile(f"{theme}{label}", where, f"样本够多的{len(sound)}个中{note}"))
    return Prose("::: {.tiles}\n" + "\n".join(made) + ":::\n")


def _rate_tiles(own: pd.DataFrame, theme: str, mark: str) -> list[str]:
    """Return the tiles of a theme in book-length reports, of which all mention it: how densely, and where most."""
    whole = 1000 * own["mentions"].sum() / own["chars"].sum()
    places = f"{(own['mentions'] > 0).sum()}/{len(own)}个{noun(own['unit_code'])}"
    top = own.sort_values("rate").to_dict("records")[-1]
    note = f"{RATE.text(top['rate'])}次（共{top['mentions']}处）；没有区间，只作线索"
    return [
        _tile(
            f"最多的主题：{theme}", f"每千字{RATE.text(whole)}次", f"共{own['mentions'].sum()}处，见于{places}", mark
        ),
        _tile(f"{theme}每千字次数最高", str(top["district"]), note),
    ]


def _theme_tile(contrast: pd.DataFrame) -> list[str]:
    found = contrast[contrast["articles"] > 0] if len(contrast) else contrast
    if found.empty:
        return []
    held = contrast[contrast["verdict"].isin(["higher", "lower"])]
    row = _widest(held) if len(held) else found.sort_values(["articles", "rate"]).to_dict("records")[-1]
    stand = _AGAINST[row["verdict"]].format(row["against"])
    label = row["theme"] if len(held) else f"最多的主题：{row['theme']}"
    span = "" if pd.isna(row["low"]) else f"，95%区间{interval(row['low'], row['high'])}"
    other = f"{percent(row['share_b'])}，{row['articles_b']}/{row['n_b']}篇"
    note = f"{row['articles']}/{row['n']}篇{span}，{stand}（{other}）"
    mark = anchors.of_theme(row["theme"]) if row["articles"] else None
    return [_tile(label, f"占{percent(row['share'])}", note, mark, row["verdict"])]


def _change_tile(change: pd.DataFrame) -> list[str]:
    if change.empty:
        return []
    held = change[change["verdict"].isin(list(_CHANGE))]
    first = change.iloc[0]
    spans = f"{first['label']}对{first['against']}"
    if (change["verdict"] == "thin").all():
        return [_tile("主题升降", "样本少", f"{first['n']}篇对{first['n_b']}篇，不判断；{spans}")]
    if held.empty:
        return [_tile("主题升降", "无明显变化", f"{first['n']}篇对{first['n_b']}篇；{spans}")]
    row = _widest(held)
    value = f"{_CHANGE[row['verdict']]}{abs(100 * row['diff']):.0f}个百分点"
    counts = f"{percent(row['share'])}（{row['articles']}/{row['n']}篇）对{percent(row['share_b'])}"
    note = f"{counts}（{row['articles_b']}/{row['n_b']}篇）；{spans}"
    mark = anchors.of_theme(row["theme"]) if row["articles"] else None
    return [_tile(f"变化最大：{row['theme']}", value, note, mark, row["verdict"])]


def _widest(table: pd.DataFrame) -> dict[Any, Any]:
    order = table["diff"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].to_dict("records")[0]


def _tile(label: str, value: str, note: str, mark: str | None = None, verdict: str = "") -> str:
    shown = anchors.link(escape(value), mark) if mark else escape(value)
    told = f"[{escape(note)}]{{.{_TONE[verdict]}}}" if verdict in _TONE else escape(note)
    lines = [f"[{escape(label)}]{{.tile-label}}", f"[{shown}]{{.tile-value}}", f"[{told}]{{.tile-note}}"]
    return "::: {.tile}\n" + "\n\n".join(lines) + "\n:::\n"
