"""The sentences of a briefing, computed from the tables: each number with its count, each direction only
where the interval holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from govtrends.show.markdown import Prose, escape, fence, interval, number, percent, period_name, quantity
from govtrends.show.measure import RATE, measure_of, noun

_AGAINST = {"higher": "高于", "lower": "低于"}
_CHANGE = {"higher": "上升", "lower": "下降"}
MOST_NAMED = 3
LONGEST_NAME = 8
"""Characters of a subject that the registry does not know and that may still stand in a headline."""


def title(overview: pd.DataFrame) -> str:
    """Return the YAML block that gives a district's briefing its title; print it in a cell with ``output:
    asis``.
    """
    row = overview.iloc[0]
    theme = f"：{row['top_theme']}等主题" if isinstance(row["top_theme"], str) else ""
    heading = f"{row['district']}政务动向{theme}（{row['period']}）"
    return _front(heading, f"{row['whole']}（{row['code']}）", f"{row['district']} {row['period']}")


def comparison_title(coverage: pd.DataFrame, period: str) -> str:
    """Return the YAML block that gives a comparison its title, with the districts by name where they are
    few.
    """
    names = [name for name in coverage["district"] if isinstance(name, str)]
    units = f"{len(names)}个{noun(coverage['unit_code'])}"
    listed = "、".join(names) if len(names) <= 4 else f"{names[0]}等{units}"
    size = f"{units}，{number(coverage['articles'].sum())}篇报道"
    if not names:
        return _front(f"各期报道比较（{period}）", f"{number(coverage['articles'].sum())}篇报道，未定地区", period)
    return _front(f"{noun(coverage['unit_code'])}比较：{listed}（{period}）", size, period)


def _front(heading: str, subtitle: str, running: str) -> str:
    lines = {"title": heading, "subtitle": subtitle, "running-header": running}
    pairs = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in lines.items())
    return f"\n---\n{pairs}\n---\n"


def keypoints(*sentences: str) -> Prose:
    """Return the sentences as the list of key points; empty ones are left out."""
    return Prose(fence("keypoints", "\n".join(f"- {sentence.strip()}" for sentence in sentences if sentence.strip())))


def overview(table: pd.DataFrame) -> Prose:
    """Say what was read of the district in the period, and of how many others."""
    row = table.iloc[0]
    others = (
        f"同期其他{row['districts']}个区县共{number(row['other_articles'])}篇"
        if row["districts"]
        else "语料里没有同期的其他区县"
    )
    themes = f"读出{row['themes']}个主题" if row["mentions"] else "没有一篇提到登记的主题"
    return Prose(
        f"{row['period']}收录{escape(row['district'])}{row['pages']}个版面、{number(row['articles'])}篇报道"
        f"（{row['chars']:,}字），{themes}，{number(row['indicators'])}项指标；{others}。"
    )


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
        parts.append(f"{escape(row['theme'])}（{row['articles']}/{row['n']}篇，{percent(row['share'])}{span}）")
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


def _difference(row: Mapping[Any, Any], verbs: Mapping[str, str]) -> str:
    span = interval(row["diff_low"], row["diff_high"], signed=True)
    own = f"{percent(row['share'])}，{row['articles']}/{row['n']}篇"
    other = f"{percent(row['share_b'])}，{row['articles_b']}/{row['n_b']}篇"
    points = f"相差{100 * row['diff']:+.0f}个百分点，95%区间{span}"
    return f"{escape(row['theme'])}占比{verbs[row['verdict']]}（{own}，对{other}；{points}）"


def indicators(table: pd.DataFrame, panel: pd.DataFrame | None = None, limit: int = 2) -> Prose:
    """Say the first indicators that are results on sound print, with period and, where there are peers
    enough, rank and median.
    """
    chosen = headline_indicators(table, limit)
    if table.empty:
        return Prose("本期的报道里没有读出指标。")
    if chosen.empty:
        return Prose(f"报道里的数字共{len(table)}项，都没有对上登记的指标和时期，逐项见表。")
    parts = [_indicator(row, panel) for row in chosen.to_dict("records")]
    return Prose(f"报道的指标共{len(table)}项，如{'；'.join(parts)}。")


def headline_indicators(table: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Return the indicators fit for a headline: results on sound print, each once, registered and dated
    ones first.

    A subject that no registry knows is taken only when it is short and dated: a long one is half a
    sentence.
    """
    sound = table[(table["status"] == "result") & ~table["damaged"].astype(bool)]
    unknown, undated = sound["indicator"].isna(), sound["period_end"].isna()
    plain = ~unknown | (~undated & (sound["name"].str.len() <= LONGEST_NAME))
    ordered = sound.assign(rank=unknown.astype(int) * 2 + undated.astype(int))[plain]
    ordered = ordered.sort_values(["rank", "first"], ascending=[True, False], kind="stable")
    return ordered.drop_duplicates("indicator_key").head(limit)


def _indicator(row: Mapping[Any, Any], panel: pd.DataFrame | None) -> str:
    standing = peer_position(row, panel)
    tail = f"，{standing}" if standing else ""
    return f"{escape(row['name'])}{escape(quantity(row))}（{escape(row['period'])}{tail}）"


def peer_position(row: Mapping[Any, Any], panel: pd.DataFrame | None) -> str:
    """Return how an indicator stands among districts with the same measure, unit and period; empty below
    three of them.
    """
    if panel is None or panel.empty:
        return ""
    alike = panel[
        (panel["indicator_key"] == row["indicator_key"])
        & (panel["unit_code"] == row["unit_code"])
        & (panel["unit"] == row["unit"])
        & (panel["measure"] == row["measure"])
        & (panel["period_end"] == row["period_end"])
        & panel["rank"].notna()
    ]
    if alike.empty:
        return ""
    found = alike.iloc[0]
    return f"{found['peers']}个区县中第{int(found['rank'])}，中位数{number(found['median'])}{escape(row['unit'])}"


def spread(shares: pd.DataFrame, limit: int = MOST_NAMED) -> Prose:
    """Say for the themes reported most where their share is highest and lowest; an overlap of intervals
    is said to be one.
    """
    if measure_of(shares) is RATE:
        return _rate_spread(shares, limit)
    sound = shares[~shares["thin"].astype(bool)]
    if sound["unit_code"].nunique() < 2:
        return Prose("报道够多（每区县至少10篇）的区县不到两个，不比较高低。")
    order = sound.groupby("theme")["articles"].sum().sort_values(ascending=False)
    parts = []
    for theme in order[order > 0].index[:limit]:
        part = sound[sound["theme"] == theme].sort_values("share")
        low, high = part.iloc[0], part.iloc[-1]
        apart = "两者区间不重叠" if high["low"] > low["high"] else "但两者区间重叠，高低不定"
        parts.append(
            f"{escape(theme)}在{escape(high['district'])}占比最高（{percent(high['share'])}，{high['articles']}/{high['n']}篇），"
            f"在{escape(low['district'])}最低（{percent(low['share'])}，{low['articles']}/{low['n']}篇），{apart}"
        )
    return Prose("；".join(parts) + "。" if parts else "所选区县本期没有报道提到登记的主题。")


def _rate_spread(shares: pd.DataFrame, limit: int) -> Prose:
    order = shares.groupby("theme")["mentions"].sum().sort_values(ascending=False)
    parts = []
    for theme in order[order > 0].index[:limit]:
        part = shares[shares["theme"] == theme].sort_values("rate")
        high, low, none = part.iloc[-1], part.iloc[0], int((part["mentions"] == 0).sum())
        least = f"{none}个没有提到" if none else f"最低{escape(low['district'])}{RATE.text(low['rate'])}次"
        most = f"最高{escape(high['district'])}{RATE.text(high['rate'])}次（共{high['mentions']}处）"
        parts.append(f"{escape(theme)}中位数{RATE.text(part['rate'].median())}次，{most}，{least}")
    return Prose(f"报道多为长文，改看每千字次数：{'；'.join(parts)}。各地只有一两篇，没有区间，差异只作线索。")


def gaps(timeline: pd.DataFrame) -> Prose:
    """Say which periods have no report at all (missing is not zero); empty when every period has one."""
    empty = list(dict.fromkeys(timeline.loc[timeline["n"] == 0, "period"])) if len(timeline) else []
    if not empty:
        return Prose("" if len(timeline) else "没有带日期的报道。")
    return Prose(f"没有收录报道的时段（图中灰带，不是零）：{'、'.join(map(period_name, empty))}。")


def peers(shares: pd.DataFrame) -> Prose:
    """Say who the other districts are (table of :func:`govtrends.compare.peer_shares`) and by which rule."""
    known = shares.drop_duplicates("unit_code") if len(shares) else shares
    if known.empty:
        return Prose("语料里没有其他区县的同期报道。")
    names = [f"{escape(row['district'])}（{row['n']}篇）" for row in known.to_dict("records")]
    more = f"等{len(names)}个" if len(names) > 12 else ""
    return Prose(f"其他区县指语料中同期有报道的全部其他区县，占比合并计算：{'、'.join(names[:12])}{more}。")


def comparison(coverage: pd.DataFrame, period: str) -> Prose:
    """Say how many districts, pages and reports a comparison rests on, and which are thin."""
    known = coverage[coverage["unit_code"].notna()]
    if known.empty:
        return Prose(f"{period}，{number(coverage['articles'].sum())}篇报道，都没有读出所属地区，只比较各时段。")
    thin = known[known["articles"] < 10]
    units, pages, articles = noun(known["unit_code"]), known["pages"].sum(), known["articles"].sum()
    text = f"{period}，{len(known)}个{units}共{number(pages)}个版面、{number(articles)}篇报道。"
    if len(thin):
        names = "、".join(f"{escape(r['district'])}（{r['articles']}篇）" for r in thin.to_dict("records")[:8])
        text += f"其中{len(thin)}个{units}不足10篇，不判断占比高低：{names}{'等' if len(thin) > 8 else ''}。"
    return Prose(text)


def peaks(timeline: pd.DataFrame, limit: int = MOST_NAMED) -> Prose:
    """Say in which period each leading theme has its highest share, thin periods left aside."""
    sound = timeline[~timeline["thin"].astype(bool)] if len(timeline) else timeline
    if sound.empty or sound["period"].nunique() < 2:
        return Prose("报道够多（每期至少10篇）的时段不到两个，不谈高峰。")
    order = sound.groupby("theme")["articles"].sum().sort_values(ascending=False)
    parts = []
    for theme in order[order > 0].index[:limit]:
        part = sound[sound["theme"] == theme]
        top = part.iloc[int(part["share"].to_numpy().argmax())]
        others = part[part["period"] != top["period"]]
        clear = "区间高于其余各期" if (others["high"] < top["low"]).all() else "与其他时段的区间有重叠"
        share = f"{percent(top['share'])}，{top['articles']}/{top['n']}篇"
        parts.append(f"{escape(theme)}占比最高在{period_name(top['period'])}（{share}），{clear}")
    return Prose("；".join(parts) + "。")


def method(facts: Mapping[str, Any]) -> Prose:
    """Say how the figures were made and what made them (facts of :func:`govtrends.compare.provenance`)."""
    lines = [
        "占比是提到该主题的报道数除以全部报道数；报头和专栏导语不算报道，图片说明、问答和通知算。",
        "区间为95%的Wilson区间，并按同版报道彼此相似的程度（设计效应）放宽；"
        f"每千字次数的区间由整版重抽样（{facts['draws']}次，种子固定）得出，不足{facts['min_pages']}版的不给。",
        f"报道不足{facts['min_articles']}篇的标“样本少”，不给区间，也不判断高低。",
        "“高于”“低于”“上升”“下降”只在差值的区间不含零、且经Holm法多重比较校正后仍显著（0.05）时使用，否则写“相近”或“无明显变化”。",
        "其他区县的占比是合并计算的（报道多的区县分量重），不是各区县的平均。",
        "指标只在名称、单位、性质（实绩、目标）、口径和时期都相同时比较；重复刊印的只计一次；同组不足3个区县不给中位数和位次。",
        "特征词按加权对数优势比（Monroe 等，2008）取自本区县与其他区县的用词差异。",
        "报道多少反映报纸写了什么，不等于工作做了多少；扫描识别的错漏会减少命中，各报版面、体例不同也会造成差异。",
    ]
    made = (
        f"govtrends {facts['govtrends']}；登记表 {facts['registry'] or '不详'}；语料 {escape(facts['corpus'])}"
        f"（{facts['pages']}个版面，{facts['articles']}篇报道，数据校验 {facts['data'] or '不详'}，"
        f"建于 {facts['built'] or '不详'}）；Python {facts['python']}，pandas {facts['pandas']}；"
        f"简报生成于 {facts['rendered']}。"
    )
    return Prose("\n".join(f"- {line}" for line in lines) + f"\n\n::: {{.small}}\n{made}\n:::\n")
