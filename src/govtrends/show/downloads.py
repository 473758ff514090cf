"""The tables behind a briefing, to be saved: CSV and Excel inside the page, which stays one file without a network."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

import pandas as pd

from govtrends.show.markdown import Prose, escape
from govtrends.show.provenance import made_by
from govtrends.show.spreadsheets import csv, workbook

BOOK = "数据.xlsx"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(tables: Mapping[str, pd.DataFrame], facts: Mapping[str, Any] | None = None) -> Prose:
    """Return links that save every table as CSV and all of them as one Excel workbook; on paper, where they lie.

    ``facts`` of :func:`govtrends.compare.provenance` are noted in the workbook. `govtrends render` also puts the
    workbook beside the report, under its name.
    """
    notes = [made_by(facts)] if facts else []
    every = _link("全部数据.xlsx", BOOK, _EXCEL, workbook(tables, notes))
    links = [f"- {every}（每表一页，附各列含义）"]
    links += [
        f"- {_link(f'{name}.csv', f'{name}.csv', 'text/csv', csv(table).encode('utf-8-sig'))}（{len(table)}行）"
        for name, table in tables.items()
    ]
    listed = "、".join(f"{escape(name)}（{len(table)}行）" for name, table in tables.items())
    page = "\n".join(links)
    paper = f"**数据**：{listed}。与本文件同名的.xlsx文件里有全部表格，网页版可逐表下载CSV。"
    return Prose(
        f'::: {{.content-visible when-format="html"}}\n**数据下载**\n\n{page}\n:::\n\n'
        f'::: {{.content-hidden when-format="html"}}\n{paper}\n:::\n'
    )


def _link(shown: str, name: str, kind: str, content: bytes) -> str:
    data = base64.b64encode(content).decode()
    return f'[{escape(shown)}](data:{kind};base64,{data}){{download="{escape(name)}"}}'
