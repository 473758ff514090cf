"""The tables of a briefing as Markdown, one verb each: a table of :mod:`govtrends.compare` in, a pipe
table out.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from govtrends.show import anchors
from govtrends.show.corpus_tables import certainty, coverage, definitions, sources
from govtrends.show.dots import VERDICTS
from govtrends.show.indicator_tables import indicators, panel, standing
from govtrends.show.linked import links
from govtrends.show.losses import losses
from govtrends.show.markdown import (
    MOST_ROWS,
    Prose,
    escape,
    interval,
    number,
    percent,
    period_name,
    pipe_table,
    rest,
)
from govtrends.show.measure import RATE, measure_of
from govtrends.show.study_tables import (
    context,
    differences,
    distances,
    events,
    leads,
    matrix,
    moves,
    targets,
    unregistered,
)

__all__ = [
    "certainty",
    "context",
    "contrast",
    "coverage",
    "definitions",
    "differences",
    "distances",
    "events",
    "indicators",
    "leads",
    "links",
    "losses",
    "matrix",
    "moves",
    "pairs",
    "panel",
    "rates",
    "sources",
    "standing",
    "targets",
    "timing",
    "unregistered",
    "words",
]

MOST_COMPARED = 10
FEWEST_PEERS = 3
"""Fewer districts than this give neither a median nor a rank."""


def contrast(table: pd.DataFrame, peers: pd.DataFrame | None = None) -> Prose:
    """Return theme by theme both shares with counts and intervals, the difference in points with its interval, and the
    verdict.

    ``peers`` (theme_shares of the other districts) add their median and the ranks that the intervals leave open to the
    own district, where at least :data:`FEWEST_PEERS` have reports enough.
    """
    shown = table[(table["articles"] > 0) | (table["articles_b"] > 0)] if len(table) else table
    if shown.empty:
        return Prose("本期没有可以相比的报道。\n")
    rows = _clearest(shown).to_dict("records")
    own, against = escape(rows[0]["label"]), escape(rows[0]["against"])
    columns = {
        "主题": [_quoted(r) for r in rows],
        own: [_share(r) for r in rows],
        against: [_share(r, "_b") for r in rows],
        **_standing(rows, peers),
        "相差（百分点）": [_difference(r) for r in rows],
        "判断": [VERDICTS[r["verdict"]] for r in rows],
    }
    text = pipe_table(columns, right=(own, against, "相差（百分点）"))
    return Prose(rest(len(rows), len(shown)) + text)


def _share(row: Any, side: str = "") -> str:
    span = interval(row[f"low{side}"], row[f"high{side}"])
    counts = f"{row[f'articles{side}']}/{row[f'n{side}']}篇"
    return f"{percent(row[f'share{side}'])}（{counts}{'' if span == '—' else '；' + span}）"


def _difference(row: Any) -> str:
    span = interval(row["diff_low"], row["diff_high"], signed=True)
    return f"{100 * row['diff']:+.0f}" + ("" if span == "—" else f"（{span}）")


def _standing(rows: list[Any], peers: pd.DataFrame | None) -> dict[str, list[str]]:
    """Return the column with the peers' median and the open ranks; none where too few of them have reports enough."""
    sound = peers[~peers["thin"].astype(bool)] if peers is not None and len(peers) else None
    if sound is None or sound["unit_code"].nunique() < FEWEST_PEERS:
        return {}
    by_theme = dict(list(sound.groupby("theme")))
    count = sound["unit_code"].nunique()
    cells = []
    for row in rows:
        others = by_theme.get(row["theme"])
        if others is None:
            cells.append("—")
            continue
        median = f"中位数{percent(others['share'].median())}"
        above, below = int((others["low"] > row["high"]).sum()), int((others["high"] < row["low"]).sum())
        cells.append(median if row["thin"] else f"{median}，第{1 + above}～{count + 1 - below}位")
    return {f"{count}个区县各自": cells}


def _quoted(row: Any) -> str:
    """Return the theme's name, which leads to its quotations where the reports mention it."""
    name = escape(row["theme"])
    return anchors.link(name, anchors.of_theme(row["theme"])) if row["articles"] else name


def _clearest(table: pd.DataFrame) -> pd.DataFrame:
    """Return the themes whose difference holds and of the others those with most reports, largest
    difference first.
    """
    holds = table["verdict"].isin(["higher", "lower"])
    size = table["articles"] + table["articles_b"]
    kept = table.assign(holds=holds, size=size).sort_values(["holds", "size"], ascending=False).head(MOST_COMPARED)
    return kept.sort_values("diff", ascending=False)


def _leading(table: pd.DataFrame, themes: int) -> pd.DataFrame:
    order = table.groupby("theme")[measure_of(table).weight].sum().sort_values(ascending=False, kind="stable")
    return table[table["theme"].isin(order.index[:themes])]


def rates(table: pd.DataFrame, by: str = "district", themes: int = 8) -> Prose:
    """Return theme shares with their intervals, rates per thousand characters and dispersion; ``by``
    names the group's column; the ``themes`` with most reports are printed.
    """
    first = "period" if by == "period" else "theme"
    shown = _leading(table[table["articles"] > 0], themes)
    measure = measure_of(table)
    order = shown.groupby("theme")[measure.weight].transform("sum").rename("size")
    most = measure.value if measure is RATE else "articles"
    keys = [first, most] if first == "period" else ["size", "theme", most]
    ascending = [True, False] if first == "period" else [False, True, False]
    shown = shown.assign(size=order).sort_values(keys, ascending=ascending, kind="stable")
    rows = shown.head(MOST_ROWS).to_dict("records")
    columns = {
        {"district": "地区", "source": "来源"}.get(by, "时段"): [
            period_name(r[by]) if by == "period" else escape(r[by]) for r in rows
        ],
        "主题": [_quoted(r) for r in rows],
        "报道": [f"{r['articles']}/{r['n']}篇" for r in rows],
        "占比": [percent(r["share"]) for r in rows],
        "95%区间": [interval(r["low"], r["high"]) if not r["thin"] else "样本少" for r in rows],
        "每千字": [number(r["rate"]) for r in rows],
        "区间": [_span(r["rate_low"], r["rate_high"]) for r in rows],
        "见于版面": [f"{r['pages_with']}/{r['pages']}" for r in rows],
    }
    right = ("报道", "占比", "95%区间", "每千字", "区间", "见于版面")
    text = pipe_table(columns, right, empty="本期没有报道提到登记的主题。")
    return Prose(rest(len(rows), len(shown)) + text)


def _span(low: Any, high: Any) -> str:
    return "—" if pd.isna(low) or pd.isna(high) else f"{low:.1f}～{high:.1f}"


def timing(table: pd.DataFrame, limit: int = 16) -> Prose:
    """Return when each theme first appears in a district, how much later than in the first district, and
    when it peaks.
    """
    spread = table.groupby("theme").size().sort_values(ascending=False, kind="stable").index[:6]
    shown = table[table["theme"].isin(spread)].sort_values(["theme", "lag", "district"], kind="stable")
    rows = shown.head(limit).to_dict("records")
    columns = {
        "主题": [escape(r["theme"]) for r in rows],
        "地区": [escape(r["district"]) for r in rows],
        "首次见报": [period_name(r["first"]) for r in rows],
        "晚于最早者": [f"{r['lag']}期" if r["lag"] else "最早" for r in rows],
        "之前": ["未收录，可能更早" if r["open_start"] else "有报道，未提到" for r in rows],
        "占比最高": [_peak(r) for r in rows],
    }
    text = pipe_table(columns, ("晚于最早者",), empty="没有带日期的主题报道。")
    return Prose(rest(len(rows), len(shown)) + text)


def _peak(row: Any) -> str:
    counted = f"{row['peak_articles']}/{row['peak_n']}篇，{percent(row['peak_share'])}"
    return f"{period_name(row['peak'])}（{counted}{'，样本少' if row['peak_thin'] else ''}）"


def words(table: pd.DataFrame) -> Prose:
    """Return one row per district with the words that set it apart (z of the weighted log-odds in
    brackets).
    """
    listed = {
        str(name): "、".join(f"{escape(r['word'])}（{r['z']:.1f}）" for r in part.to_dict("records"))
        for name, part in list(table.groupby("district", sort=False))[:MOST_ROWS]
    }
    columns = {"地区": [escape(name) for name in listed], "特征词（z）": list(listed.values())}
    return pipe_table(columns, empty="只有一个区县，或没有够格的特征词。")


def pairs(table: pd.DataFrame, limit: int = 8) -> Prose:
    """Return the pairs of themes reported together most above chance: counts, NPMI and whether it holds."""
    above = table[table["npmi"] > 0].sort_values(["holds", "npmi"], ascending=False, kind="stable")
    rows = above.head(limit).to_dict("records")
    columns = {
        "主题": [f"{escape(r['theme_a'])}＋{escape(r['theme_b'])}" for r in rows],
        "同篇": [f"{r['both']}/{r['n']}篇" for r in rows],
        "按偶然": [f"{r['expected']:.1f}篇" for r in rows],
        "各自": [f"{r['n_a']}，{r['n_b']}篇" for r in rows],
        "NPMI": [f"{r['npmi']:.2f}" for r in rows],
        "判断": ["多于偶然" if r["holds"] else "线索" for r in rows],
    }
    return pipe_table(columns, ("同篇", "按偶然", "各自", "NPMI"), empty="没有哪两个主题同篇出现得比偶然更多。")
