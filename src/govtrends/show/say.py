"""The sentences of a briefing, computed from the tables: each number with its count, each direction only
where the interval holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from govtrends.show import anchors
from govtrends.show.clouds import FEWEST
from govtrends.show.linked import breaks
from govtrends.show.linked import say_links as links
from govtrends.show.markdown import Prose, escape, fence, interval, number, percent
from govtrends.show.provenance import dates, made_by
from govtrends.show.say_figures import headline_indicators, indicators
from govtrends.show.say_many import comparison, gaps, peaks, peers, spread, undated
from govtrends.show.say_study import concentrated, differences, sought, standing, targets, unmentioned
from govtrends.show.titles import comparison_title, coverage_title, heading, title

__all__ = [
    "against",
    "breaks",
    "change",
    "comparison",
    "comparison_title",
    "concentrated",
    "coverage_title",
    "dates",
    "differences",
    "gaps",
    "heading",
    "headline_indicators",
    "indicators",
    "keypoints",
    "leading",
    "left_out",
    "links",
    "method",
    "overview",
    "peaks",
    "peers",
    "sought",
    "spread",
    "standing",
    "targets",
    "title",
    "unmentioned",
    "words",
]

_AGAINST = {"higher": "高于", "lower": "低于"}
_CHANGE = {"higher": "上升", "lower": "下降"}
MOST_NAMED = 3
SURE = 1.96
"""z of a word whose difference lies beyond a 95 % interval."""


def keypoints(*sentences: str) -> Prose:
    """Return the sentences as the list of key points; empty ones are left out."""
    return Prose(fence("keypoints", "\n".join(f"- {sentence.strip()}" for sentence in sentences if sentence.strip())))


def overview(table: pd.DataFrame) -> Prose:
    """Say what was read of the district in the period, and of how many others."""
    row = table.iloc[0]
    themes = f"读出{row['themes']}个主题" if row["mentions"] else "没有一篇提到登记的主题"
    without = undated(row["undated"], row["articles"])
    return Prose(
        f"{row['period']}收录{escape(row['district'])}{row['pages']}个版面、{number(row['articles'])}篇报道"
        f"（{row['chars']:,}字{without}），{themes}，{number(row['indicators'])}项指标；{_others(row)}。"
    )


def _others(row: pd.Series[Any]) -> str:
    """Say how many other districts the district is compared with, and from which time where it is another."""
    if not row["districts"]:
        return "语料里没有同期的其他区县"
    count = f"其他{row['districts']}个区县共{number(row['other_articles'])}篇"
    if not isinstance(row["other_span"], str):
        return f"同期{count}"
    same = f"只有{row['same_period']}篇，不足10篇" if row["same_period"] else "没有报道"
    return f"同期其他区县{same}，改与{row['other_span']}对照：{count}"


def left_out(table: pd.DataFrame) -> Prose:
    """Say which reports of the district are not counted and why; empty where none is."""
    row = table.iloc[0]
    parts = []
    if row["left_out"]:
        parts.append(f"该区县另有{row['left_out']}篇报道在本期之外，或日期不够精确，未计入。")
    if row["undated"]:
        parts.append(f"计入的报道中有{row['undated']}篇没有日期。")
    return Prose("".join(parts))


def leading(contrast: pd.DataFrame, label: str = "") -> Prose:
    """Say which themes are reported most, with counts and intervals."""
    top = contrast[contrast["articles"] > 0] if len(contrast) else contrast
    if top.empty:
        return Prose(f"{label}本期没有报道提到登记的主题。")
    top = top.sort_values(["articles", "rate"], ascending=False).head(MOST_NAMED)
    parts = []
    for row in top.to_dict("records"):
        span = "" if pd.isna(row["low"]) else f"，95%区间{interval(row['low'], row['high'])}"
        parts.append(f"{_theme(row)}（{row['articles']}/{row['n']}篇，{percent(row['share'])}{span}）")
    return Prose(f"报道最多的主题：{'、'.join(parts)}。")


def against(contrast: pd.DataFrame) -> Prose:
    """Say which theme shares are above or below the other districts beyond the interval, and that the
    rest are alike.
    """
    if contrast.empty:
        return Prose("语料里没有其他区县的同期报道，无从比较高低。")
    other = escape(contrast["against"].iloc[0])
    verbs = {verdict: verb + other for verdict, verb in _AGAINST.items()}
    return _differences(contrast, f"与{other}相比，", verbs, "相近")


def change(contrast: pd.DataFrame) -> Prose:
    """Say which theme shares rose or fell beyond the interval, and that the rest show no clear change."""
    if contrast.empty:
        return Prose("没有可比的前期报道，不谈升降。")
    row = contrast.iloc[0]
    lead = f"{escape(row['label'])}与{escape(row['against'])}相比，"
    return _differences(contrast, lead, _CHANGE, "无明显变化")


def _differences(contrast: pd.DataFrame, lead: str, verbs: Mapping[str, str], alike: str) -> Prose:
    row = contrast.iloc[0]
    if (contrast["verdict"] == "thin").all():
        counts = f"{row['n']}篇对{row['n_b']}篇"
        return Prose(f"{lead}样本太少（{counts}，任一方少于10篇），不判断高低。")
    called = contrast[contrast["verdict"].isin(list(verbs))]
    if called.empty:
        return Prose(f"{lead}各主题的占比{alike}，没有一个差异超出误差范围。")
    order = called["diff"].abs().sort_values(ascending=False).index
    parts = [_difference(one, verbs) for one in called.loc[order].head(MOST_NAMED).to_dict("records")]
    more = len(called) - len(parts)
    rest = int((contrast["verdict"] == "similar").sum())
    ends = [f"另有{more}个主题的差异也超出误差范围" if more else "", f"其余{rest}个主题{alike}" if rest else ""]
    opening = "" if row["against"] in next(iter(verbs.values())) else lead
    return Prose("；".join([opening + "、".join(parts), *filter(None, ends)]) + "。")


def _theme(row: Mapping[Any, Any]) -> str:
    """Return the theme's name, which leads to its quotations where it has any."""
    name = escape(row["theme"])
    return anchors.link(name, anchors.of_theme(row["theme"])) if row["articles"] else name


def _difference(row: Mapping[Any, Any], verbs: Mapping[str, str]) -> str:
    span = interval(row["diff_low"], row["diff_high"], signed=True)
    own = f"{percent(row['share'])}，{row['articles']}/{row['n']}篇"
    other = f"{percent(row['share_b'])}，{row['articles_b']}/{row['n_b']}篇"
    points = f"相差{100 * row['diff']:+.0f}个百分点，95%区间{span}"
    return f"{_theme(row)}占比{verbs[row['verdict']]}（{own}，对{other}；{points}）"


def words(table: pd.DataFrame) -> Prose:
    """Say which of the words of :func:`govtrends.compare.district_words` differ beyond chance, and that the rest are
    hints; empty where there is nothing to compare with or to draw.
    """
    if len(table) < FEWEST or not table["z"].gt(0).all():
        return Prose("")
    sure = table[table["z"] >= SURE]
    if sure.empty:
        return Prose("没有一个词的差异超出误差范围（z≥1.96），词云只作线索。")
    listed = "、".join(f"{escape(r['word'])}（{r['count']}次）" for r in sure.head(8).to_dict("records"))
    more = "等" if len(sure) > 8 else ""
    rest = "；其余只作线索" if len(sure) < len(table) else ""
    return Prose(f"差异超出误差范围（z≥1.96）的词{len(sure)}个：{listed}{more}{rest}。")


def method(facts: Mapping[str, Any]) -> Prose:
    """Say how the figures were made and what made them (facts of :func:`govtrends.compare.provenance`)."""
    lines = [
        "占比是提到该主题的报道数除以全部报道数；报头和专栏导语不算报道，图片说明、问答和通知算。",
        "区间为95%的Wilson区间，并按同版报道彼此相似的程度（设计效应）放宽；"
        f"每千字次数的区间以整版为单位，由各版之间的差别得出（对数尺度，t分布），不足{facts['min_pages']}版或没有命中的不给。",
        f"报道不足{facts['min_articles']}篇的标“样本少”，不给区间，也不判断高低；差异只由一个版面造成的也是。",
        "“高于”“低于”“上升”“下降”只在差值的区间不含零、且经Holm法多重比较校正后仍显著（0.05）时使用，否则写“相近”或“无明显变化”。",
        f"其他区县取同期的报道；未限定起止、同期又不足{facts['min_articles']}篇时，改取限定之内的全部时段，并写明。",
        "其他区县的占比是合并计算的（报道多的区县分量重），不是各区县的平均。",
        "指标只在名称、单位、性质（实绩、目标）、口径和时期都相同时比较；重复刊印的只计一次；同组不足3个区县不给中位数和位次。",
        "特征词按加权对数优势比（Monroe 等，2008）取自本区县与其他区县的用词差异。",
        "报道多少反映报纸写了什么，不等于工作做了多少；扫描识别的错漏会减少命中，各报版面、体例不同也会造成差异。",
    ]
    return Prose("\n".join(f"- {line}" for line in lines) + f"\n\n::: {{.small}}\n{escape(made_by(facts))}\n:::\n")
