"""The YAML block that names a briefing: title, subtitle with place and period, running header, dates, and what the
library page files it under.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from govtrends.show.markdown import day, number
from govtrends.show.measure import noun

Facts = Mapping[str, Any]
MOST_NAMED = 4
"""Themes that a title names; more would not fit a line."""


def title(overview: pd.DataFrame, facts: Facts | None = None) -> str:
    """Return the YAML block that gives a district's briefing its title; print it in a cell with ``output:
    asis``.

    ``facts`` of :func:`govtrends.compare.provenance` date it by the day its corpus was built.
    """
    row = overview.iloc[0]
    theme = f"：{row['top_theme']}等主题" if isinstance(row["top_theme"], str) else ""
    subtitle = f"{row['period']} · {row['whole']}（{row['code']}）"
    told = _filed(row["start"], row["end"], str(row["listed"]).split("、"))
    return _front(f"{row['district']}政务动向{theme}", subtitle, f"{row['district']} {row['period']}", facts, told)


def comparison_title(
    coverage: pd.DataFrame, period: str, facts: Facts | None = None, themes: Sequence[str] = ()
) -> str:
    """Return the YAML block that gives a comparison its title, with the districts by name where they are
    few; ``themes`` are those that the library page files it under.
    """
    names = [name for name in coverage["district"] if isinstance(name, str)]
    units = f"{len(names)}个{noun(coverage['unit_code'])}"
    listed = "、".join(names) if len(names) <= 3 else f"{names[0]}等{units}"
    reports = f"{number(coverage['articles'].sum())}篇报道"
    told = _filed(coverage["first"].min(), coverage["last"].max(), themes)
    if not names:
        return _front("各期报道比较", f"{period} · {reports}，未定地区", period, facts, told)
    heading = f"{noun(coverage['unit_code'])}比较：{listed}"
    return _front(heading, f"{period} · {units}，{reports}", f"{heading} {period}", facts, told)


def coverage_title(coverage: pd.DataFrame, period: str, facts: Facts | None = None) -> str:
    """Return the YAML block that gives the report on what was read its title."""
    reports = f"{number(coverage['pages'].sum())}个版面，{number(coverage['articles'].sum())}篇报道"
    told = _filed(coverage["first"].min(), coverage["last"].max())
    return _front("语料收录与可靠程度", f"{period} · {reports}", f"语料收录 {period}", facts, told)


def heading(
    name: str, coverage: pd.DataFrame, period: str, facts: Facts | None = None, themes: Sequence[str] = ()
) -> str:
    """Return the YAML block of a study of themes, indicators or the whole corpus: its name, with the themes where they
    are few, and the districts and reports it rests on.
    """
    known = coverage[coverage["unit_code"].notna()]
    units = f"{len(known)}个{noun(known['unit_code'])}" if len(known) else "未定地区"
    reports = f"{number(coverage['articles'].sum())}篇报道"
    told = _filed(coverage["first"].min(), coverage["last"].max(), themes)
    full = f"{name}：{'、'.join(themes)}" if 0 < len(themes) <= MOST_NAMED else name
    return _front(full, f"{period} · {units}，{reports}", f"{name} {period}", facts, told)


def _filed(first: Any, last: Any, themes: Sequence[str] = ()) -> dict[str, Any]:
    """Return what the library page files a report under: themes, first and last month (empty where undated)."""
    months = {key: "" if pd.isna(value) else day(value, "month") for key, value in (("from", first), ("until", last))}
    return {"themes": [theme for theme in themes if theme], **months}


def _front(heading: str, subtitle: str, running: str, facts: Facts | None, library: Mapping[str, Any]) -> str:
    block: dict[str, Any] = {"title": heading, "subtitle": subtitle, "running-header": running}
    built = str((facts or {}).get("built") or "")[:10]
    if built:
        block["date"] = built
    pairs = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in (block | {"library": library}).items()
    )
    return f"\n---\n{pairs}\n---\n"
