"""Which rows of a frame of reports lie in which stretch of time: a period, its halves, and that of the peers."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pandas as pd

from govtrends.compare.intervals import MIN_ARTICLES
from govtrends.compare.periods import months_spanned, period_label, window_before

Window = tuple[date | None, date | None]


class Peers(NamedTuple):
    """The reports of the other districts: ``rows``, the ``span`` they are from where it is not the district's own
    period, and how many lie in that period (``same_period``).
    """

    rows: pd.DataFrame
    span: str | None
    same_period: int


def peers_in(rows: pd.DataFrame, asked: Window, period: tuple[date, date]) -> Peers:
    """Return which of the other districts' reports a district is held against.

    Those of the same ``period``, as the briefing prints it. Where the caller left a side of the window ``asked`` open,
    the period is only as long as the district's own reports; with fewer than :data:`MIN_ARTICLES` of the others in it
    nothing could be judged, and all of the window asked for are taken, under a name of their own.
    """
    start, end = asked
    wide = rows[inside(rows, start, end)]
    dated = period[0] != date.min and period[1] != date.max
    same = rows[inside(rows, *period)] if dated else rows.iloc[:0]
    if (start and end) or len(same) >= MIN_ARTICLES or len(wide) == len(same):
        return Peers(wide if start and end else same, None, len(same))
    return Peers(wide, _span(start, end), len(same))


def _span(start: date | None, end: date | None) -> str:
    """Return the name of a window with an open side."""
    if start:
        return f"{start.year}年{start.month}月{start.day}日以后"
    return f"{end.year}年{end.month}月{end.day}日以前" if end else "语料全部时段"


def bounds(rows: pd.DataFrame, start: date | None, end: date | None) -> tuple[date, date]:
    """Return the window asked for; a side left open ends with the month of the first or last report."""
    dated = rows.dropna(subset=["first"])
    if dated.empty:
        return start or date.min, end or date.max
    first, last = months_spanned(dated["first"].min().date(), dated["last"].max().date())
    return start or first, end or last


def halves(
    own: pd.DataFrame, here: pd.DataFrame, first: date, last: date
) -> tuple[pd.DataFrame, pd.DataFrame, tuple[str, str]]:
    """Return the earlier and the later rows that "changed" compares, and their labels (empty without an earlier)."""
    dated = here.dropna(subset=["first"])
    if dated.empty:
        return here.iloc[:0], here, ("", "日期不详")
    before = window_before(first, last)
    earlier = own[inside(own, *before)]
    if not earlier.empty:
        return earlier, here, (period_label(*before), period_label(first, last))
    days = sorted(dated["first"].unique())
    if len(days) < 2:
        return here.iloc[:0], here, ("", period_label(first, last))
    turn = days[len(days) // 2]
    earlier, later = dated[dated["last"] < turn], dated[dated["first"] >= turn]
    if earlier.empty:
        return here.iloc[:0], here, ("", period_label(first, last))
    exact = [(part["first"].min().date(), part["last"].max().date()) for part in (earlier, later)]
    whole = [months_spanned(*days) for days in exact]
    labels = [period_label(*days) for days in (whole if whole[0][1] < whole[1][0] else exact)]
    return earlier, later, (labels[0], labels[1])


def inside(rows: pd.DataFrame, start: date | None, end: date | None) -> pd.Series:
    """Return which rows have all days that their date may mean between ``start`` and ``end``; None is no limit."""
    keep = pd.Series(True, index=rows.index)
    if start:
        keep &= rows["first"] >= pd.Timestamp(start)
    if end:
        keep &= rows["last"] <= pd.Timestamp(end)
    return keep
