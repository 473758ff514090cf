"""The tables of a briefing as Markdown, one verb each: a table of :mod:`govtrends.compare` in, a pipe
table out.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from govtrends.show.dots import VERDICTS
from govtrends.show.markdown import (
    STATUS,
    Prose,
    day,
    escape,
    interval,
    number,
    percent,
    pipe_table,
    quantity,
)

MOST_ROWS, MOST_COMPARED = 30, 14
MOST_WORDS = 10
"""Words of a theme's list that are printed; the registry holds them all."""


def _rest(table: pd.DataFrame, limit: int) -> str:
    left = len(table) - limit
    return f"\n::: {{.small}}\n另有{left}行，见网页版的数据下载。\n:::\n" if left > 0 else ""


def contrast(table: pd.DataFrame) -> Prose:
    """Return theme by theme both shares with counts, the difference in points with its interval, and the
    verdict.
    """
    shown = table[(table["articles"] > 0) | (table["articles_b"] > 0)] if len(table) else table
    if shown.empty:
        return Prose("本期没有可以相比的报道。\n")
    rows = _clearest(shown).to_dict("records")
    own, against = escape(rows[0]["label"]), escape(rows[0]["against"])
    columns = {
        "主题": [escape(r["theme"]) for r in rows],
        own: [f"{percent(r['share'])}（{r['articles']}/{r['n']}篇）" for r in rows],
        against: [f"{percent(r['share_b'])}（{r['articles_b']}/{r['n_b']}篇）" for r in rows],
        "相差（百分点）": [f"{100 * r['diff']:+.0f}" for r in rows],
        "95%区间": [interval(r["diff_low"], r["diff_high"], signed=True) for r in rows],
        "判断": [VERDICTS[r["verdict"]] for r in rows],
    }
    text = pipe_table(columns, right=(own, against, "相差（百分点）", "95%区间"))
    return Prose(text + _rest(shown, len(rows)))


def _clearest(table: pd.DataFrame) -> pd.DataFrame:
    """Return the themes whose difference holds and of the others those with most reports, largest
    difference first.
    """
    holds = table["verdict"].isin(["higher", "lower"])
    size = table["articles"] + table["articles_b"]
    kept = table.assign(holds=holds, size=size).sort_values(["holds", "size"], ascending=False).head(MOST_COMPARED)
    return kept.sort_values("diff", ascending=False)


def _leading(table: pd.DataFrame, themes: int) -> pd.DataFrame:
    order = table.groupby("theme")["articles"].sum().sort_values(ascending=False)
    return table[table["theme"].isin(order.index[:themes])]


def rates(table: pd.DataFrame, by: str = "district", themes: int = 8) -> Prose:
    """Return theme shares with their intervals, rates per thousand characters and dispersion; ``by``
    names the group's column; the ``themes`` with most reports are printed.
    """
    first = "period" if by == "period" else "theme"
    shown = _leading(table[table["articles"] > 0], themes)
    shown = shown.sort_values([first, "articles"], ascending=[True, False], kind="stable")
    rows = shown.head(MOST_ROWS).to_dict("records")
    columns = {
        {"district": "地区", "source": "来源"}.get(by, "时段"): [escape(r[by]) for r in rows],
        "主题": [escape(r["theme"]) for r in rows],
        "报道": [f"{r['articles']}/{r['n']}篇" for r in rows],
        "占比": [percent(r["share"]) for r in rows],
        "95%区间": [interval(r["low"], r["high"]) if not r["thin"] else "样本少" for r in rows],
        "每千字": [number(r["rate"]) for r in rows],
        "区间": [_span(r["rate_low"], r["rate_high"]) for r in rows],
        "见于版面": [f"{r['pages_with']}/{r['pages']}" for r in rows],
    }
    right = ("报道", "占比", "95%区间", "每千字", "区间", "见于版面")
    return Prose(pipe_table(columns, right, empty="本期没有报道提到登记的主题。") + _rest(shown, MOST_ROWS))


def _span(low: Any, high: Any) -> str:
    return "—" if pd.isna(low) or pd.isna(high) else f"{low:.1f}～{high:.1f}"


def indicators(table: pd.DataFrame, pages: pd.DataFrame | None = None, limit: int = MOST_ROWS) -> Prose:
    """Return the indicators as read: name, value with unit and direction, period, status, the printed
    words and where they stand.

    ``pages``: the table of :func:`govtrends.compare.sources`, whose row numbers then stand for the file
    names.
    """
    rows = table.head(limit).to_dict("records")
    numbers = {} if pages is None else {page: place for place, page in enumerate(pages["page_id"], 1)}
    columns = {
        "指标": [escape(r["name"]) for r in rows],
        "数值": [escape(quantity(r)) + ("（版面残损）" if r["damaged"] else "") for r in rows],
        "时期": [escape(r["period"]) for r in rows],
        "性质": [STATUS.get(r["status"], r["status"]) for r in rows],
        "原文": [escape(r["text"]) for r in rows],
        "版·篇": [_page(r, numbers) for r in rows],
        "字符": [f"{r['char_start']}–{r['char_end']}" for r in rows],
    }
    return Prose(pipe_table(columns, ("数值", "字符"), empty="本期的报道里没有读出指标。") + _rest(table, limit))


def _page(row: Any, numbers: dict[Any, int]) -> str:
    """Return page number and article; without numbers the file name, cut in the middle where it is long."""
    if row["page_id"] in numbers:
        return f"{numbers[row['page_id']]}·{row['ordinal']}"
    name = str(row["source"]).replace("\\", "/").rsplit("/", 1)[-1]
    name = name if len(name) <= 18 else f"{name[:8]}…{name[-8:]}"
    return f"{escape(name)}·{row['ordinal']}"


def standing(table: pd.DataFrame, limit: int = 24) -> Prose:
    """Return one row per indicator and period that at least three districts report: median, largest and
    smallest.
    """
    shown = table[table["rank"].notna()] if len(table) else table
    like = ["indicator_key", "measure", "unit", "status", "basis", "period_kind", "period"]
    groups = [part.sort_values("value") for _, part in shown.groupby(like, dropna=False, sort=False)]
    groups.sort(key=lambda part: (-len(part), str(part["name"].iloc[0]), str(part["status"].iloc[0])))
    firsts = [(part.iloc[0].to_dict(), part.iloc[-1].to_dict(), len(part)) for part in groups[:limit]]
    columns = {
        "指标": [escape(low["name"]) for low, _, _ in firsts],
        "时期": [escape(low["period"]) for low, _, _ in firsts],
        "性质": [STATUS.get(low["status"], low["status"]) for low, _, _ in firsts],
        "地区数": [str(size) for _, _, size in firsts],
        "中位数": [f"{number(low['median'])}{escape(low['unit'])}" for low, _, _ in firsts],
        "最高": [_end(high, low) for low, high, _ in firsts],
        "最低": [_end(low, high) for low, high, _ in firsts],
    }
    empty = "没有三个以上地区报道的同口径指标。"
    left = len(groups) - len(firsts)
    more = f"\n::: {{.small}}\n另有{left}项，见网页版的数据下载。\n:::\n" if left > 0 else ""
    return Prose(pipe_table(columns, ("地区数", "中位数"), empty=empty) + more)


def _end(row: Any, other: Any) -> str:
    same = row["value"] == other["value"]
    return f"各地均为{_signed(row)}" if same else f"{escape(row['district'])} {_signed(row)}"


def panel(table: pd.DataFrame, limit: int = MOST_ROWS) -> Prose:
    """Return indicators that at least two districts or periods share: value, period, median of the peers,
    rank and conflicts.
    """
    like = ["indicator_key", "measure", "unit", "status", "basis", "period_kind"]
    shown = table[table.groupby(like, dropna=False)["value"].transform("size") > 1] if len(table) else table
    rows = shown.head(limit).to_dict("records")
    columns = {
        "指标": [escape(r["name"]) for r in rows],
        "地区": [escape(r["district"]) for r in rows],
        "时期": [escape(r["period"]) for r in rows],
        "性质": [STATUS.get(r["status"], r["status"]) for r in rows],
        "数值": [_signed(r) for r in rows],
        "同组中位数": ["—" if pd.isna(r["median"]) else f"{number(r['median'])}{escape(r['unit'])}" for r in rows],
        "位次": ["—" if pd.isna(r["rank"]) else f"{int(r['rank'])}/{r['peers']}" for r in rows],
    }
    text = pipe_table(columns, ("数值", "同组中位数", "位次"), empty="没有口径相同、可以相比的指标。")
    conflicts = any(r["values"] > 1 for r in rows)
    note = "\n::: {.small}\n\\* 同一时期印有不同数值，此处取最后刊出的一个。\n:::\n" if conflicts else ""
    return Prose(text + note + _rest(shown, limit))


def _signed(row: Any) -> str:
    sign = "+" if row["measure"] == "percent" and row["value"] > 0 else ""
    return f"{sign}{number(row['value'])}{escape(row['unit'])}" + ("\\*" if row["values"] > 1 else "")


def coverage(table: pd.DataFrame) -> Prose:
    """Return what was read per district: pages, reports, characters, mentions, indicators, first and last
    date, undated reports.
    """
    rows = table.head(MOST_ROWS).to_dict("records")
    columns = {
        "地区": [escape(r["district"]) if isinstance(r["district"], str) else "未能确定" for r in rows],
        "版面": [number(r["pages"]) for r in rows],
        "报道": [number(r["articles"]) for r in rows],
        "字数": [f"{r['chars']:,}" for r in rows],
        "主题命中": [number(r["mentions"]) for r in rows],
        "指标": [number(r["indicators"]) for r in rows],
        "最早": [day(r["first"]) for r in rows],
        "最晚": [day(r["last"]) for r in rows],
        "无日期": [number(r["undated"]) for r in rows],
    }
    right = ("版面", "报道", "字数", "主题命中", "指标", "无日期")
    return Prose(pipe_table(columns, right) + _rest(table, MOST_ROWS))


def losses(table: pd.DataFrame) -> Prose:
    """Return what could not be read or trusted, by stage and reason, with an example."""
    rows = table.to_dict("records")
    columns = {
        "环节": [escape(r["stage"]) for r in rows],
        "问题": [escape(r["reason"]) for r in rows],
        "次数": [number(r["count"]) for r in rows],
        "来源数": [number(r["sources"]) for r in rows],
        "例": [escape(r["detail"]) for r in rows],
    }
    return pipe_table(columns, ("次数", "来源数"), empty="没有记下读不出或不可信的内容。")


def definitions(table: pd.DataFrame) -> Prose:
    """Return how the themes are defined: keywords, weak words, exclusions and the source of the choice."""
    rows = table.to_dict("records")

    def cell(row: Any, name: str) -> str:
        words = row[name].split("、") if isinstance(row[name], str) else ["—"]
        more = f" 等{len(words)}个" if len(words) > MOST_WORDS else ""
        return escape("、".join(words[:MOST_WORDS])) + more

    columns = {
        "主题": [cell(r, "theme") for r in rows],
        "关键词": [cell(r, "keywords") for r in rows],
        "弱词（有佐证才算）": [cell(r, "weak") for r in rows],
        "排除": [cell(r, "exclude") for r in rows],
    }
    return pipe_table(columns, empty="本期没有命中登记的主题。")


def sources(table: pd.DataFrame) -> Prose:
    """Return the pages that were read: number, file, paper, date with the words it was read from, district,
    reports and characters.
    """
    rows = table.head(MOST_ROWS).to_dict("records")
    columns = {
        "版": [str(place) for place in range(1, len(rows) + 1)],
        "来源": [escape(str(r["source"]).rsplit("/", 1)[-1]) for r in rows],
        "报纸": [escape(r["paper"]) if isinstance(r["paper"], str) else "未署" for r in rows],
        "日期": [day(r["issue_date"], r["issue_date_precision"]) for r in rows],
        "地区": [escape(r["district"]) if isinstance(r["district"], str) else "未能确定" for r in rows],
        "报道": [number(r["articles"]) for r in rows],
        "字数": [f"{r['chars']:,}" for r in rows],
    }
    return Prose(pipe_table(columns, ("报道", "字数")) + _rest(table, MOST_ROWS))


def timing(table: pd.DataFrame, limit: int = 30) -> Prose:
    """Return when each theme first appears in a district, how much later than in the first district, and
    when it peaks.
    """
    spread = table.groupby("theme").size().sort_values(ascending=False, kind="stable").index[:6]
    shown = table[table["theme"].isin(spread)].sort_values(["theme", "lag", "district"], kind="stable")
    rows = shown.head(limit).to_dict("records")
    columns = {
        "主题": [escape(r["theme"]) for r in rows],
        "地区": [escape(r["district"]) for r in rows],
        "首次见报": [escape(r["first"]) for r in rows],
        "晚于最早者": [f"{r['lag']}期" if r["lag"] else "最早" for r in rows],
        "占比最高": [f"{escape(r['peak'])}（{percent(r['peak_share'])}，{r['peak_n']}篇中）" for r in rows],
    }
    return Prose(pipe_table(columns, ("晚于最早者",), empty="没有带日期的主题报道。") + _rest(shown, limit))


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
    """Return the pairs of themes reported together most above chance: counts and NPMI."""
    rows = table[table["npmi"] > 0].head(limit).to_dict("records") if len(table) else []
    columns = {
        "主题": [f"{escape(r['theme_a'])}＋{escape(r['theme_b'])}" for r in rows],
        "同篇": [f"{r['both']}/{r['n']}篇" for r in rows],
        "各自": [f"{r['n_a']}，{r['n_b']}篇" for r in rows],
        "NPMI": [f"{r['npmi']:.2f}" for r in rows],
    }
    return pipe_table(columns, ("同篇", "各自", "NPMI"), empty="没有哪两个主题同篇出现得比偶然更多。")
