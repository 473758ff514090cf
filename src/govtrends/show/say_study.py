"""Sentences of the theme, indicator and exploring notebooks."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import pandas as pd

from govtrends.errors import Doubt, nearest
from govtrends.registry.load import load_registry
from govtrends.show.indicator_tables import signed
from govtrends.show.markdown import STATUS, Prose, escape, interval, number, percent
from govtrends.show.study_tables import PERIOD, group_name
from govtrends.show.targets import chosen, said

MOST_NAMED = 3
_VERBS = {"higher": "高于", "lower": "低于"}


def differences(table: pd.DataFrame) -> Prose:
    """Say which pairs of :func:`govtrends.compare.differences` hold after the correction, and of how many."""
    if table.empty:
        return Prose("可以相比的地区或时段不到两个，不比较占比。")
    lead = "各期与前一期相比" if PERIOD.fullmatch(str(table["against"].iloc[0])) else "各地与其余各地合计相比"
    judged = table[table["verdict"] != "thin"]
    if judged.empty:
        return Prose(f"{lead}：至少一方的报道少于10篇（或只见于一个版面），占比的高低只作线索，不下判断。")
    holds = judged[judged["verdict"].isin(list(_VERBS))]
    counted = f"{lead}，校正{int(judged['p'].notna().sum())}次比较之后"
    if holds.empty:
        return Prose(f"{counted}，没有一个占比的差异超出误差范围，各方相近。")
    order = holds["diff"].abs().sort_values(ascending=False, kind="stable").index
    rows = holds.loc[order].head(MOST_NAMED).to_dict("records")
    more = f"；另有{len(holds) - len(rows)}处差异也超出误差范围" if len(holds) > len(rows) else ""
    return Prose(f"{counted}，{'；'.join(_difference(row) for row in rows)}{more}。")


def _difference(row: Any) -> str:
    label, against = group_name(row["label"]), group_name(row["against"])
    own, other = (f"{percent(row['share' + s])}，{row['articles' + s]}/{row['n' + s]}篇" for s in ("", "_b"))
    span = interval(row["diff_low"], row["diff_high"], signed=True)
    verb = _VERBS[row["verdict"]]
    return f"{label}的{escape(row['theme'])}占比{verb}{against}（{own}，对{other}；相差的95%区间{span}个百分点）"


def concentrated(shares: pd.DataFrame) -> Prose:
    """Say which themes stand on one page of several, so that a reader does not take that page for a trend; empty where
    none does.
    """
    rows = shares[(shares["articles"] > 1) & (shares["pages_with"] == 1) & (shares["pages"] > 1)]
    if rows.empty:
        return Prose("")
    where = "district" if "district" in rows else "period"
    listed = [f"{escape(r[where])}的{escape(r['theme'])}（{r['articles']}篇）" for r in rows.to_dict("records")]
    more = f"等{len(listed)}处" if len(listed) > 4 else ""
    return Prose(f"只见于一个版面、不能当作经常报道的：{'、'.join(listed[:4])}{more}。")


def unmentioned(themes: Sequence[str], evidence: pd.DataFrame, registered: Iterable[str] | None = None) -> Prose:
    """Say which of the themes asked for have no quotation in :func:`govtrends.compare.evidence`, with the nearest name
    where the registry lacks one too; empty where all have. ``registered``: the themes of the registry that the corpus
    was built with; without them, of the packaged one.
    """
    mentioned = set(evidence["theme"])
    known = list(load_registry().themes if registered is None else registered)
    which = "随包的登记表" if registered is None else "登记表"
    listed = []
    for theme in themes:
        if theme not in mentioned:
            near = [] if theme in known else get_close_matches(theme, known, n=1, cutoff=0.3)
            lacks = (
                "" if theme in known else f"（{which}里没有这个主题" + (f"，相近的有“{near[0]}”）" if near else "）")
            )
            listed.append(f"{escape(theme)}{lacks}")
        if theme not in known:
            doubt = f"theme {theme!r} is not in the registry{nearest(theme, known)}; the report says so"
            warnings.warn(doubt, Doubt, stacklevel=2)
    return Prose(f"没有一篇报道提到：{'、'.join(listed)}。" if listed else "")


def sought(word: str, found: pd.DataFrame) -> Prose:
    """Say how often a word stands in the reports, in how many files and where most."""
    if found.empty:
        return Prose(f"没有一处出现“{escape(word)}”。")
    places = found["district"].value_counts()
    most = f"，最多的是{escape(places.index[0])}（{places.iloc[0]}处）" if len(places) else ""
    return Prose(f"“{escape(word)}”出现{number(len(found))}处，见于{found['source'].nunique()}个来源{most}。")


def standing(panel: pd.DataFrame, highlight: str | None = None) -> Prose:
    """Say for the indicator that most places report how they stand, or how the district ``highlight`` stands."""
    ranked = panel[panel["rank"].notna()] if len(panel) else panel
    if ranked.empty:
        return Prose("没有三个以上地区报道的同口径指标，不排位次。")
    own = ranked[ranked["unit_code"] == highlight]
    if highlight and own.empty:
        return Prose("所选地区没有可与三个以上地区相比的指标。")
    if highlight:
        rows = own.sort_values("peers", ascending=False, kind="stable").head(MOST_NAMED).to_dict("records")
        return Prose("；".join(_own(row) for row in rows) + "。")
    like = ["indicator_key", "measure", "unit", "status", "basis", "period_kind", "period"]
    groups = [part.sort_values("value", kind="stable") for _, part in ranked.groupby(like, dropna=False, sort=False)]
    groups.sort(key=lambda part: -len(part))
    return Prose("；".join(_spread(part) for part in groups[:MOST_NAMED]) + "。")


def _own(row: Any) -> str:
    aim = "" if row["status"] == "result" else STATUS[row["status"]]
    place = (
        f"{row['peers']}个地区中第{int(row['rank'])}（从高到低），中位数{number(row['median'])}{escape(row['unit'])}"
    )
    return f"{escape(row['district'])}{escape(row['period'])}{escape(row['name'])}{aim}{signed(row)}，{place}"


def _spread(part: pd.DataFrame) -> str:
    low, high = part.iloc[0].to_dict(), part.iloc[-1].to_dict()
    aim = "" if low["status"] == "result" else STATUS[low["status"]]
    head = f"{escape(low['period'])}{escape(low['name'])}{aim}，{len(part)}个地区"
    if low["value"] == high["value"]:
        return f"{head}都是{signed(low)}"
    middle = f"中位数{number(low['median'])}{escape(low['unit'])}"
    return f"{head}{middle}，最高{escape(high['district'])}{signed(high)}，最低{escape(low['district'])}{signed(low)}"


def targets(table: pd.DataFrame, indicator: str | None = None) -> Prose:
    """Say how targets stand to results, of the indicator that :func:`govtrends.show.plot.targets` draws."""
    rows = chosen(table, indicator)
    if rows.empty:
        return Prose("没有读出可与实绩对照的目标；目标与实绩不混在一个序列里。")
    return Prose(f"{escape(said(rows))}目标与实绩不混在一个序列里。")
