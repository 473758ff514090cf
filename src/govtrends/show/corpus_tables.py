"""Tables of what a briefing rests on: the pages that were read, how sure their district and date are, and how the
themes are defined.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from govtrends.show import anchors
from govtrends.show.markdown import MOST_ROWS, Prose, day, escape, file_name, number, percent, pipe_table, rest

MOST_PAGES = 60
"""Pages of a district that are listed: a year of a weekly paper."""
LONGEST_EVIDENCE = 24
MOST_WORDS = 8
"""Words of a theme's list that are printed; the registry holds them all."""
PACKAGED_INSTEAD = (
    "下列定义取自随包的登记表，可能与建库时所用的不同；重新建库，并在笔记本里把语料交给gt.definitions，即用语料的。\n\n"
)


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
        "最早": [day(r["first"], r["first_precision"]) for r in rows],
        "最晚": [day(r["last"], r["last_precision"]) for r in rows],
        "无日期": [number(r["undated"]) for r in rows],
    }
    right = ("版面", "报道", "字数", "主题命中", "指标", "无日期")
    return Prose(rest(len(rows), len(table)) + pipe_table(columns, right))


def definitions(table: pd.DataFrame) -> Prose:
    """Return how the themes are defined: what they cover, keywords with other names, weak words, exclusions."""
    rows = table.to_dict("records")

    def cell(row: Any, name: str) -> str:
        words = row[name].split("、") if isinstance(row[name], str) else ["—"]
        # The English words serve translated pages; a Chinese reader needs none of them.
        words = [word for word in words if not word.isascii()] or ["—"]
        more = f" 等{len(words)}个" if len(words) > MOST_WORDS else ""
        return escape("、".join(words[:MOST_WORDS])) + more

    columns = {
        "主题": [escape(r["theme"]) for r in rows],
        "含义": [escape(r["definition"]) if isinstance(r["definition"], str) else "登记表里没有" for r in rows],
        "关键词": [cell(r, "keywords") for r in rows],
        "弱词（有佐证才算）": [cell(r, "weak") for r in rows],
        "不算": [cell(r, "exclude") for r in rows],
    }
    note = "" if table["built_with"].all() else PACKAGED_INSTEAD
    return Prose(note + pipe_table(columns, empty="本期没有命中登记的主题。"))


def sources(table: pd.DataFrame) -> Prose:
    """Return the pages that were read: number, file, paper, date, district, reports and characters; each bears the mark
    that the origin of a quotation links to.
    """
    rows = table.head(MOST_PAGES).to_dict("records")
    columns = {
        "版": [anchors.target(str(place), anchors.of_page(r["page_id"])) for place, r in enumerate(rows, 1)],
        "来源": [escape(file_name(r["source"])) for r in rows],
        "报纸": [escape(r["paper"]) if isinstance(r["paper"], str) else "未署" for r in rows],
        "日期": [day(r["issue_date"], r["issue_date_precision"]) for r in rows],
        "地区": [escape(r["district"]) if isinstance(r["district"], str) else "未能确定" for r in rows],
        "报道": [number(r["articles"]) for r in rows],
        "字数": [f"{r['chars']:,}" for r in rows],
    }
    return Prose(rest(len(rows), len(table)) + pipe_table(columns, ("报道", "字数")))


def certainty(table: pd.DataFrame, limit: int = MOST_ROWS) -> Prose:
    """Return how sure the district and date of the pages of :func:`govtrends.compare.sources` are, least sure first:
    the share of the evidence that speaks for the district, and the words both were read from.
    """
    rows = table.sort_values("district_confidence", na_position="first", kind="stable").head(limit).to_dict("records")
    columns = {
        "来源": [escape(file_name(r["source"])) for r in rows],
        "地区": [escape(r["district"]) if isinstance(r["district"], str) else "未能确定" for r in rows],
        "把握": [percent(r["district_confidence"]) for r in rows],
        "地区依据": [_evidence(r["district_evidence"]) for r in rows],
        "日期": [day(r["issue_date"], r["issue_date_precision"]) for r in rows],
        "日期依据": [_evidence(r["issue_date_evidence"]) for r in rows],
    }
    return Prose(rest(len(rows), len(table)) + pipe_table(columns, ("把握",)))


def _evidence(words: object) -> str:
    if not isinstance(words, str):
        return "—"
    # The build's own words stand in English beside the quoted ones.
    words = (
        words.replace("source card:", "来源卡：")
        .replace("file name:", "文件名：")
        .replace("likely by ", "可能的年份：")
    )
    return escape(words if len(words) <= LONGEST_EVIDENCE else words[:LONGEST_EVIDENCE] + "…")
