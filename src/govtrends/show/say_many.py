"""Sentences about many districts or periods: who is highest, when a theme peaks, where nothing was read."""

from __future__ import annotations

import pandas as pd

from govtrends.show.markdown import Prose, escape, number, percent, period_name
from govtrends.show.measure import RATE, measure_of, noun

MOST_NAMED = 3


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
    return Prose("；".join(parts) + "。" if parts else _nobody(shares))


def _nobody(shares: pd.DataFrame) -> str:
    """Say that the themes of a table stand in no report, by name where they are few."""
    themes = list(dict.fromkeys(shares["theme"]))
    named = "、".join(map(escape, themes[:5])) if 0 < len(themes) <= 5 else "登记的主题"
    return f"所选区县本期没有一篇报道提到{named}。"


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
    span = known["span"].iloc[0] if "span" in known else None
    when = f"{span}（不是同期）" if isinstance(span, str) else "语料中同期"
    return Prose(f"其他区县指{when}有报道的全部其他区县，占比合并计算：{'、'.join(names[:12])}{more}。")


def comparison(coverage: pd.DataFrame, period: str) -> Prose:
    """Say how many districts, pages and reports a comparison rests on, and which are thin."""
    known = coverage[coverage["unit_code"].notna()]
    if known.empty:
        return Prose(f"{period}，{number(coverage['articles'].sum())}篇报道，都没有读出所属地区，只比较各时段。")
    thin = known[known["articles"] < 10]
    units, pages, articles = noun(known["unit_code"]), known["pages"].sum(), int(known["articles"].sum())
    without = undated(int(known["undated"].sum()), articles)
    text = f"{period}，{len(known)}个{units}共{number(pages)}个版面、{number(articles)}篇报道{without}。"
    if len(thin):
        names = "、".join(f"{escape(r['district'])}（{r['articles']}篇）" for r in thin.to_dict("records")[:8])
        text += f"其中{len(thin)}个{units}不足10篇，不判断占比高低：{names}{'等' if len(thin) > 8 else ''}。"
    return Prose(text)


def undated(count: int, articles: int) -> str:
    """Return what stands beside a number of reports of which some have no date, so that the period does not claim them;
    empty where none is undated, or all are (the period then says so).
    """
    return f"，其中{number(count)}篇没有日期，不能确定在此期间" if 0 < count < articles else ""


def peaks(timeline: pd.DataFrame, limit: int = MOST_NAMED) -> Prose:
    """Say in which period each leading theme has its highest share, thin periods left aside; of book-length reports
    its highest rate, as a hint.
    """
    if len(timeline) and measure_of(timeline) is RATE:
        return _rate_peaks(timeline, limit)
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
    # That nobody mentions them is said by :func:`spread` already.
    return Prose("；".join(parts) + "。" if parts else "")


def _rate_peaks(timeline: pd.DataFrame, limit: int) -> Prose:
    order = timeline.groupby("theme")["mentions"].sum().sort_values(ascending=False, kind="stable")
    parts = []
    for theme in order[order > 0].index[:limit]:
        part = timeline[(timeline["theme"] == theme) & (timeline["n"] > 0)]
        top = part.iloc[int(part["rate"].to_numpy().argmax())]
        named = int((part["mentions"] > 0).sum())
        most = f"{RATE.text(top['rate'])}次，共{top['mentions']}处"
        parts.append(
            f"{escape(theme)}每千字次数最高在{period_name(top['period'])}（{most}），{len(part)}期中{named}期提到"
        )
    if not parts:
        return Prose("所选各期没有报道提到登记的主题。")
    return Prose(f"报道多为长文：{'；'.join(parts)}；每期只有一两篇，高低只作线索。")
