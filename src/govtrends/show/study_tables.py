"""The tables of the theme, indicator and exploring notebooks, as Markdown."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from govtrends.show import anchors
from govtrends.show.dots import VERDICTS
from govtrends.show.indicator_tables import signed
from govtrends.show.markdown import (
    MOST_ROWS,
    Prose,
    day,
    escape,
    file_name,
    interval,
    number,
    percent,
    period_name,
    pipe_table,
    rest,
)
from govtrends.show.targets import printed

_LEADS = {
    "difference": "地区差异",
    "change": "前后变化",
    "conflict": "数值不一",
    "far": "远离同组",
    "pair": "主题同现",
    "gap": "缺期",
}
MOST_PLACES = 34
"""Districts in a table with one row each; as many as China has provinces."""
PERIOD = re.compile(r"\d{4}(-\d\d|-Q\d)?")
_BINS = {"month": "个月", "quarter": "个季度", "year": "年"}


def group_name(key: object) -> str:
    """Return a group of :func:`govtrends.compare.differences` for people: a period by its name, a place as it is."""
    text = str(key)
    return escape(period_name(text) if PERIOD.fullmatch(text) else text)


def differences(table: pd.DataFrame, limit: int = MOST_ROWS) -> Prose:
    """Return the pairs of :func:`govtrends.compare.differences`: those that hold first, then the
    largest; thin ones are not printed.
    """
    shown = table[(table["articles"] > 0) | (table["articles_b"] > 0)] if len(table) else table
    if len(shown):
        rank = shown["verdict"].map({"higher": 0, "lower": 0, "similar": 1, "thin": 2})
        size = -shown["diff"].abs()
        shown = shown.assign(rank=rank, size=size).sort_values(["rank", "size"], kind="stable")
        shown = shown[shown["verdict"] != "thin"]
    rows = shown.head(limit).to_dict("records")
    # Where all are held against the same, the head of the column says it once.
    against = list(dict.fromkeys(group_name(r["against"]) for r in rows))
    head = against[0] if len(against) == 1 else "对照"
    columns = {
        "主题": [escape(r["theme"]) for r in rows],
        "何处何时": [group_name(r["label"]) for r in rows],
        "占比": [_counted(r) for r in rows],
        head: [_counted(r, "_b") if len(against) == 1 else _counted(r, "_b", r["against"]) for r in rows],
        "相差（百分点）": [
            f"{100 * r['diff']:+.0f}（{interval(r['diff_low'], r['diff_high'], signed=True)}）" for r in rows
        ],
        "判断": [VERDICTS[r["verdict"]] for r in rows],
    }
    right = ("占比", head, "相差（百分点）")
    empty = "没有双方报道都不少于10篇、可以相比的主题；篇数和占比见各地、各期的表。"
    return Prose(rest(len(rows), len(shown)) + pipe_table(columns, right, empty=empty))


def _counted(row: Any, side: str = "", group: object = None) -> str:
    lead = f"{group_name(group)} " if group is not None else ""
    return f"{lead}{percent(row[f'share{side}'])}（{row[f'articles{side}']}/{row[f'n{side}']}篇）"


def events(table: pd.DataFrame, limit: int = 16) -> Prose:
    """Return the reports of :func:`govtrends.compare.events` that carry each theme's peak, with date, file and a
    sentence.
    """
    rows = table.head(limit).to_dict("records")
    columns = {
        "主题": [anchors.link(escape(r["theme"]), anchors.of_theme(r["theme"])) for r in rows],
        "最高": [
            f"{period_name(r['period'])}（{r['articles']}/{r['n']}篇{'，样本少' if r['thin'] else ''}）" for r in rows
        ],
        "日期": [day(r["first"], r["precision"]) for r in rows],
        "报道": [escape(r["headline"]) if isinstance(r["headline"], str) else "（无题）" for r in rows],
        "提及": [f"{r['hits']}处" for r in rows],
        "出处": [f"{escape(_file(r['source']))}·{r['ordinal']}" for r in rows],
    }
    text = pipe_table(columns, ("提及",), empty="没有带日期的报道提到登记的主题。")
    return Prose(rest(len(rows), len(table)) + text)


def _file(source: object) -> str:
    """Return the file's name, cut in the middle where it is long."""
    name = file_name(source)
    return name if len(name) <= 24 else f"{name[:12]}…{name[-11:]}"


def targets(table: pd.DataFrame, limit: int = MOST_ROWS) -> Prose:
    """Return targets beside results (:func:`govtrends.compare.indicator_targets`): as they bind, what was before, what
    came of it.
    """
    known = table[table[["result", "before"]].notna().any(axis=1)] if len(table) else table
    rows = known.head(limit).to_dict("records")
    columns = {
        "指标": [escape(r["name"]) for r in rows],
        "地区": [escape(r["district"]) for r in rows],
        "时期": [escape(r["period"]) for r in rows],
        "目标": [escape(text) for text in printed(known.head(limit))],
        "同期实绩": [_figure(r["result"], r) for r in rows],
        "实绩减目标": [_gap(r) for r in rows],
        "目标是界限时": [{True: "守住", False: "未守住"}.get(r["kept"], "—") for r in rows],
        "前期实绩": [_before(r) for r in rows],
    }
    optional = ("同期实绩", "实绩减目标", "目标是界限时", "前期实绩")
    columns = {name: cells for name, cells in columns.items() if name not in optional or set(cells) - {"—"} or not rows}
    right = ("目标", "同期实绩", "实绩减目标", "前期实绩")
    text = pipe_table(columns, right, empty="没有读出可与实绩对照的目标。")
    return Prose(rest(len(rows), len(known)) + text)


def _figure(value: Any, row: Any) -> str:
    return "—" if pd.isna(value) else f"{number(value)}{escape(row['unit'])}"


def _before(row: Any) -> str:
    return "—" if pd.isna(row["before"]) else f"{_figure(row['before'], row)}（{escape(row['before_period'])}）"


def _gap(row: Any) -> str:
    if pd.isna(row["gap"]):
        return "—"
    sign = "+" if row["gap"] > 0 else ""
    return f"{sign}{number(row['gap'])}" + (
        "个百分点" if row["measure"] in ("percent", "rate") else escape(row["unit"])
    )


def distances(table: pd.DataFrame, highlight: str | None = None, limit: int = MOST_ROWS) -> Prose:
    """Return ranked values of an :func:`govtrends.compare.indicator_panel` with their distance from the peers' median,
    those of the district ``highlight`` (a unit_code) first.
    """
    shown = table[table["rank"].notna()] if len(table) else table
    if len(shown):
        shown = shown.assign(other=shown["unit_code"] != highlight)
        shown = shown.sort_values(["other", "peers"], ascending=[True, False], kind="stable")
    rows = shown.head(limit).to_dict("records")
    columns = {
        "指标": [escape(r["name"]) for r in rows],
        "地区": [("▶ " if r["unit_code"] == highlight else "") + escape(r["district"]) for r in rows],
        "时期": [escape(r["period"]) for r in rows],
        "数值": [anchors.link(signed(r), anchors.of_figure(r)) for r in rows],
        "中位数": [f"{number(r['median'])}{escape(r['unit'])}" for r in rows],
        "与中位数之差": [_distance(r) for r in rows],
        "位次": [f"{int(r['rank'])}/{r['peers']}" for r in rows],
    }
    right = ("数值", "中位数", "与中位数之差", "位次")
    text = pipe_table(columns, right, empty="没有三个以上地区报道的同口径指标，不排位次。")
    return Prose(rest(len(rows), len(shown)) + text)


def _distance(row: Any) -> str:
    sign = "+" if row["distance"] > 0 else ""
    unit = "个百分点" if row["measure"] in ("percent", "rate") else escape(row["unit"])
    return f"{sign}{number(row['distance'])}{unit}"


def matrix(table: pd.DataFrame, highlight: str | None = None, most: int = 5) -> Prose:
    """Return districts down and the ``most`` results that most of them report across, each for one period; the
    district ``highlight`` (a unit_code) on top.
    """
    results = table[(table["status"] == "result") & (table["peers"] > 1)] if len(table) else table
    results = results.dropna(subset=["period_end"])  # of two unknown periods nobody knows whether they are one
    keys = ["indicator_key", "measure", "unit", "basis", "period_kind", "period_start", "period_end"]
    groups = [part for _, part in results.groupby(keys, dropna=False, sort=False)]
    groups.sort(key=lambda part: (-len(part), -part["period_end"].iloc[0].toordinal()))
    # One period of each indicator: that which most districts report, the later of equals.
    chosen: dict[tuple[Any, ...], pd.DataFrame] = {}
    for part in groups:
        chosen.setdefault(tuple(part.iloc[0][["indicator_key", "measure", "unit"]]), part)
    shown = list(chosen.values())[:most]
    codes = list(dict.fromkeys(code for part in shown for code in part["unit_code"]))
    codes.sort(key=lambda code: (code != highlight, code))
    names = {row["unit_code"]: row["district"] for part in shown for row in part.to_dict("records")}
    columns = {"地区": [("▶ " if code == highlight else "") + escape(names[code]) for code in codes[:MOST_PLACES]]}
    for part in shown:
        cells = {row["unit_code"]: anchors.link(signed(row), anchors.of_figure(row)) for row in part.to_dict("records")}
        head = f"{escape(part['name'].iloc[0])}（{escape(part['period'].iloc[0])}）"
        columns[head] = [cells.get(code, "—") for code in codes[:MOST_PLACES]]
    text = pipe_table(columns, tuple(columns)[1:], empty="没有两个以上地区报道的同口径、同时期实绩。")
    return Prose(rest(min(len(codes), MOST_PLACES), len(codes)) + text)


def moves(table: pd.DataFrame, limit: int = MOST_ROWS) -> Prose:
    """Return how indicators moved (:func:`govtrends.compare.indicator_change`), in points or by their ratio."""
    rows = table.head(limit).to_dict("records")
    columns = {
        "指标": [escape(r["name"]) for r in rows],
        "地区": [escape(r["district"]) for r in rows],
        "前期": [f"{_figure(r['before'], r)}（{escape(r['when_before'])}）" for r in rows],
        "后期": [f"{_figure(r['after'], r)}（{escape(r['when_after'])}）" for r in rows],
        "变动": [_move(r) for r in rows],
    }
    text = pipe_table(columns, ("前期", "后期", "变动"), empty="没有口径相同、可以前后相比的指标。")
    return Prose(rest(len(rows), len(table)) + text)


def _move(row: Any) -> str:
    if row["in_points"] or pd.isna(row["ratio"]):
        unit = "个百分点" if row["in_points"] else escape(row["unit"])
        return f"{'+' if row['diff'] > 0 else ''}{number(row['diff'])}{unit}"
    return f"{100 * (row['ratio'] - 1):+.1f}%"


def leads(table: pd.DataFrame) -> Prose:
    """Return where to look first (:func:`govtrends.compare.leads`), by kind."""
    rows = table.to_dict("records")
    columns = {
        "线索": [_LEADS[r["lead"]] for r in rows],
        "什么": [escape(r["what"]) if isinstance(r["what"], str) else "—" for r in rows],
        "何处": [escape(r["where"]) if isinstance(r["where"], str) else "—" for r in rows],
        "何时": [group_name(r["when"]) if isinstance(r["when"], str) else "—" for r in rows],
        "所见": [_seen(r) for r in rows],
    }
    return pipe_table(columns, empty="没有超出误差范围的差异、前后变化或同现，也没有数值不一或缺期。")


def _seen(row: Any) -> str:
    value, other, unit = number(row["value"]), number(row["other"]), row["unit"]
    if row["lead"] in ("difference", "change"):
        return f"占比{percent(row['value'])}，对照{percent(row['other'])}"
    if row["lead"] == "gap":
        return f"首末之间{other}{_BINS[unit]}中{value}{_BINS[unit]}没有报道"
    text = {
        "conflict": f"印有{other}个不同数值，取{value}{unit}",
        "far": f"{value}{unit}，同组中位数{other}{unit}",
        "pair": f"同篇{value}篇，按偶然约{other}篇",
    }[row["lead"]]
    return escape(text)


def context(table: pd.DataFrame, limit: int = MOST_ROWS) -> Prose:
    """Return a word in its context (:func:`govtrends.compare.context`), with date, place, file and character."""
    rows = table.head(limit).to_dict("records")
    columns = {
        "日期": [day(r["date"], r["date_precision"]) for r in rows],
        "地区": [escape(r["district"]) if isinstance(r["district"], str) else "未能确定" for r in rows],
        "上下文": [f"{escape(r['left'])}**{escape(r['keyword'])}**{escape(r['right'])}" for r in rows],
        "出处（文件:字符）": [f"{escape(_file(r['source']))}:{r['char_start']}" for r in rows],
    }
    return Prose(rest(len(rows), len(table)) + pipe_table(columns, empty="没有一处出现这个词。"))


def unregistered(table: pd.DataFrame, limit: int = 12) -> Prose:
    """Return subjects of an :func:`govtrends.compare.indicator_table` that no registry entry knows, most frequent
    first: what a study may add.
    """
    unknown = table[table["indicator"].isna()]
    keys = ["subject", "unit", "measure"]
    groups = unknown.groupby(keys, dropna=False).agg(times=("subject", "size"), places=("unit_code", "nunique"))
    example = unknown.drop_duplicates(keys).set_index(keys)["text"]
    listed = groups.assign(example=example).sort_values(["times", "places"], ascending=False, kind="stable")
    rows = listed[listed["times"] > 1].head(limit).reset_index().to_dict("records")
    columns = {
        "名称": [escape(r["subject"]) for r in rows],
        "单位": [escape(r["unit"]) or "—" for r in rows],
        "次数": [str(r["times"]) for r in rows],
        "地区数": [str(r["places"]) for r in rows],
        "例": [escape(r["example"]) for r in rows],
    }
    return pipe_table(columns, ("次数", "地区数"), empty="没有重复出现而登记表里没有的指标。")
