"""What made a briefing, in Chinese: versions, checksums, parameters, and the dates that are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from govtrends.show.markdown import Prose, day, escape

Facts = Mapping[str, Any]
_NAMES = {
    "corpus": "语料",
    "district": "区县",
    "districts": "区县",
    "since": "自",
    "until": "至",
    "by": "分期",
    "themes": "主题",
    "shortest": "最短字数",
    "indicator": "指标",
    "own": "突出的区县",
    "word": "所查的词",
}
_VALUES = {"month": "月", "quarter": "季度", "year": "年"}


def made_by(facts: Facts) -> str:
    """Return, as plain text, what made the figures (facts of :func:`govtrends.compare.provenance`)."""
    parts = [
        f"模板 {facts.get('template') or '不详（未经govtrends render执行）'}",
        f"参数 {_parameters(facts.get('parameters') or {})}",
        f"govtrends {facts['govtrends']}，登记表 {_registry(facts)}",
        f"语料 {facts['corpus']}（{facts['pages']}个版面，{facts['articles']}篇报道，建于 {_built(facts)}）",
        f"数据校验 {facts['data'] or '不详'}",
        f"Python {facts['python']}，pandas {facts['pandas']}",
        f"简报生成于 {facts['rendered']}",
    ]
    return "；".join(parts) + "。"


def dates(period: str, facts: Facts) -> Prose:
    """Return the dates that a reader must not take for each other: period reported, last report of the corpus, day it
    was built, day of the briefing.
    """
    last = facts.get("last")
    cut_off = "不详" if last is None or pd.isna(last) else day(last, facts.get("last_precision"))
    told = (
        f"报告期 {period}",
        f"资料截至 {cut_off}（语料中最晚一篇）",
        f"语料建于 {_built(facts)}",
        f"简报生成于 {facts['rendered']}",
    )
    return Prose(f"::: {{.small}}\n{escape('；'.join(told))}\n:::\n")


def _registry(facts: Facts) -> str:
    known = facts.get("registry_known", True)
    return f"{facts['registry'] or '不详'}{'' if known else '（语料没有带上，主题和指标的名称、定义取自随包的登记表）'}"


def _built(facts: Facts) -> str:
    return str(facts.get("built") or "不详")[:10]


def _parameters(values: Mapping[str, Any]) -> str:
    return "，".join(f"{_NAMES.get(name, name)}={_value(value)}" for name, value in values.items()) or "无"


def _value(value: Any) -> str:
    if value is None or value in ("", [], 0):
        return "未限"
    if isinstance(value, list | tuple):
        return "、".join(map(str, value[:6])) + (f"等{len(value)}个" if len(value) > 6 else "")
    return _VALUES.get(str(value), str(value))
