"""The days of the public holidays (清明假期, 国庆黄金周), by which visitors and takings are counted.

The State Council sets them anew each year, some with a weekend moved; ``chinesecalendar`` keeps its notices from 2004.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from govtrends.facts.period_forms import Anchor, Days

PRINTED = (
    r"(?:(?:元旦|春节|清明节?|[“\"]?五一[”\"]?(?:国际)?(?:劳动节)?|劳动节|端午节?|中秋节?|国庆节?|双节)[、和]?){1,3}"
    r"(?:小?长?假(?!日)期?|黄金周)"
)
# In the names of the library's constants; where two fall together (双节) the break bears both.
_NAMES = {
    "元旦": "new_years_day",
    "春节": "spring_festival",
    "清明": "tomb_sweeping_day",
    "五一": "labour_day",
    "劳动": "labour_day",
    "端午": "dragon_boat_festival",
    "中秋": "mid_autumn_festival",
    "国庆": "national_day",
    "双节": "national_day",
}

Break = tuple[date, date]
# A break farther off is not the one that is meant: the calendar does not know that yet.
_NEAR = timedelta(days=366)


def school_term(anchor: Anchor) -> Days:
    """Return the school term that runs in the month of ``anchor``, from its first month to the day of the anchor.

    The school year begins on 1 September, its second term in February, after the winter holidays (教育部, 学年 in
    中国教育统计年鉴).
    """
    if anchor.month is None:
        return None, None, "during"
    year, month = anchor.month.year, anchor.month.month
    first = date(year - (month == 1), 9, 1) if month >= 9 or month == 1 else date(year, 2, 1)
    return first, anchor.end, "during"


def holiday(words: str, year: int | None, day: date | None, *, coming: bool = False) -> Break | None:
    """Return first and last day of the break that ``words`` name: that of ``year``, else the last begun by ``day``.

    ``coming`` asks for the next that is not over by ``day``.  ``None`` where the break is unknown: before 2004, or not
    announced yet.
    """
    name = next((name for festival, name in _NAMES.items() if festival in words), None)
    if name is None:
        return None
    if year is not None:  # the break of New Year's Day may begin in the old year
        return next((pair for pair in _breaks(name) if pair[1].year == year), None)
    if day is None:
        return None
    if coming:
        return next((pair for pair in _breaks(name) if pair[1] >= day and pair[0] - day < _NEAR), None)
    latest = max((pair for pair in _breaks(name) if pair[0] <= day), default=None)
    return latest if latest is not None and day - latest[1] < _NEAR else None


@cache
def _breaks(name: str) -> tuple[Break, ...]:
    """Return the breaks with a day that bears ``name``, each with the free days that run on from it, in order."""
    from chinese_calendar import Holiday
    from chinese_calendar.constants import holidays

    days = sorted(holidays)
    first = [day for day in days if day - timedelta(days=1) not in holidays]
    last = [day for day in days if day + timedelta(days=1) not in holidays]
    own = [day for day in days if holidays[day] == Holiday[name].value]
    pairs = zip(first, last, strict=True)
    return tuple(pair for pair in pairs if any(pair[0] <= day <= pair[1] for day in own))
