"""Figures that contradict, follow or confirm each other, both shown with the rule that decides between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from govtrends.show import anchors
from govtrends.show.markdown import Prose, escape, percent, pipe_table, quantity, rest

MOST_LINKS = 12
KINDS = {"contradiction": "数值不一", "same_series": "前后相承", "same_figure": "同一数字"}


def sides(table: pd.DataFrame, limit: int = MOST_LINKS) -> list[dict[Any, Any]]:
    """Return both figures of every link that is printed, as rows like those of the indicators."""
    rows = shown_links(table, limit).to_dict("records")
    return [{**_side(row, side), "name": row["name"], "district": row["district"]} for row in rows for side in "ab"]


def shown_links(table: pd.DataFrame, limit: int = MOST_LINKS) -> pd.DataFrame:
    """Return the links that are printed: every contradiction, and of the others as many as fit."""
    conflicts = int((table["kind"] == "contradiction").sum())
    return table.head(max(conflicts, limit))


def links(table: pd.DataFrame) -> Prose:
    """Return the links of :func:`govtrends.compare.linked`: what the two figures are to each other, both values with
    their periods as links to the clauses, and how sure that is.
    """
    shown = shown_links(table)
    rows = shown.to_dict("records")
    several = shown["district"].nunique() > 1
    columns = {
        "关系": [KINDS[r["kind"]] for r in rows],
        "指标": [escape(r["name"]) for r in rows],
        **({"地区": [escape(r["district"]) for r in rows]} if several else {}),
        "先": [_value(_side(r, "a")) for r in rows],
        "后": [_value(_side(r, "b")) for r in rows],
        "把握": [percent(r["confidence"]) for r in rows],
    }
    text = pipe_table(columns, ("把握",), empty="没有可以互相印证、承接或矛盾的数值。")
    return Prose(rest(len(rows), len(table)) + text)


def say_links(table: pd.DataFrame) -> Prose:
    """Say how many figures contradict, follow and confirm each other, and what is done about a contradiction."""
    counts = table["kind"].value_counts()
    conflicts = list(_conflicts(table))
    if conflicts:
        first = f"{len(conflicts)}组数值前后不一，两个都列出，计算取最后刊出的一个：{'；'.join(conflicts[:3])}。"
    else:
        first = "没有发现同一指标、同一时期印有不同数值的报道。"
    others = {"same_series": "有前后两期", "same_figure": "在两篇里一致"}
    more = [f"{counts[kind]}组{text}" for kind, text in others.items() if kind in counts]
    return Prose(first + (f"另有{'，'.join(more)}。" if more else ""))


def _conflicts(table: pd.DataFrame) -> Iterator[str]:
    for row in table[table["kind"] == "contradiction"].to_dict("records"):
        yield f"{escape(row['name'])}{_value(_side(row, 'a'))}与{_value(_side(row, 'b'))}"


def _side(row: Any, side: str) -> dict[Any, Any]:
    return {name.removesuffix(f"_{side}"): value for name, value in row.items() if name.endswith(f"_{side}")}


def _value(row: dict[Any, Any]) -> str:
    return f"{anchors.link(escape(quantity(row)), anchors.of_figure(row))}（{escape(row['period'])}）"


def breaks(table: pd.DataFrame) -> Prose:
    """Say where :func:`govtrends.compare.breaks` found that reports of two periods are not alike for reasons of
    printing, so that a change between them may be none of the district's.
    """
    said = [_BREAKS[row["kind"]](row) for row in table.to_dict("records")]
    if not said:
        return Prose("前后两期的来源、报道篇幅和指标单位没有发现断点；行政区划的调整不能自动发现。")
    return Prose(f"前后两期不完全可比：{'；'.join(said)}。行政区划的调整不能自动发现。")


_BREAKS = {
    "lost": lambda row: f"{_paper(row)}只见于前期（{row['before']}篇）",
    "added": lambda row: f"{_paper(row)}只见于后期（{row['after']}篇）",
    "length": lambda row: f"报道篇幅的中位数由{row['before']}字变为{row['after']}字，长文更易提到主题",
    "unit": lambda row: f"{escape(row['what'])}先以“{escape(row['before'])}”计，后以“{escape(row['after'])}”计",
}


def _paper(row: Any) -> str:
    return f"《{escape(row['what'])}》" if isinstance(row["what"], str) else "未署报名的版面"
