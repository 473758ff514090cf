"""Stretches of time as people write them: parameters of a notebook, bins of a table, labels of a briefing."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

from govtrends.errors import UsageError

BINS = ("month", "quarter", "year")

# One day, month, quarter or year: ISO, Chinese, or digits alone (papermill turns an unquoted 202210 into a number).
_QUARTER = re.compile(r"(\d{4})\s*(?:年?第?([1-4一二三四])季度?|-?[Qq]([1-4]))")
_DATE = re.compile(r"(\d{4})(?:\s*[-年/.]?\s*(\d{1,2})(?:\s*[-月/.]?\s*(\d{1,2})\s*日?|\s*月)?|\s*年)?")


def parse_period(value: object, name: str = "period") -> tuple[date, date]:
    """Return the first and last day of ``2022``, ``"2022-10"``, ``"2022年10月15日"``, ``"2022-Q4"``,
    202210 or a date.

    Raises UsageError for anything else, also for 2022.1, which may have been 2022.10 before it became a
    number.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value, value
    text = str(value).strip()
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise UsageError(f"{name}: {value!r} is not a period; write it as text in quotes, like '2022-10'")
    if found := _QUARTER.fullmatch(text):
        digit = found[2] or found[3]
        quarter = "一二三四".find(digit) + 1 or int(digit)
        return _month(int(found[1]), 3 * quarter - 2)[0], _month(int(found[1]), 3 * quarter)[1]
    found = _DATE.fullmatch(text)
    try:
        if not found or (text.isdigit() and len(text) not in (4, 6, 8)):
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        if year is None or month is None:
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
        return _month(year, month) if day is None else (date(year, month, day), date(year, month, day))
    except ValueError:
        raise UsageError(f"{name}: {text!r} is not a period; write 2022, 2022-10, 2022-Q4 or 2022-10-15") from None


def _month(year: int, month: int) -> tuple[date, date]:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def parse_window(since: object, until: object) -> tuple[date | None, date | None]:
    """Return the days that bound a window; None or ``""`` leaves a side open. Raises UsageError when it
    ends before it starts.
    """
    start = None if since is None or since == "" else parse_period(since, "since")[0]
    end = None if until is None or until == "" else parse_period(until, "until")[1]
    if start and end and end < start:
        raise UsageError(f"the period ends ({end}) before it starts ({start}); swap since and until")
    return start, end


def last_day(first: date, precision: str | None) -> date:
    """Return the last day that a date of the given precision (day, month, year) may mean."""
    if precision == "year":
        return date(first.year, 12, 31)
    return _month(first.year, first.month)[1] if precision == "month" else first


def bin_of(day: date, by: str) -> str:
    """Return the sortable key of the month (``2022-10``), quarter (``2022-Q4``) or year (``2022``) of a
    day.
    """
    if by == "year":
        return f"{day.year}"
    return f"{day.year}-Q{(day.month + 2) // 3}" if by == "quarter" else f"{day.year}-{day.month:02d}"


def bins_between(first: date, last: date, by: str) -> list[str]:
    """Return every key from ``first`` to ``last`` in order, none left out: a gap has to be seen to be a
    gap.
    """
    keys, day = [], date(first.year, first.month, 1)
    while day <= last:
        keys.append(bin_of(day, by))
        day = _month(day.year, day.month)[1] + timedelta(days=1)
    return list(dict.fromkeys(keys))


def period_label(first: date, last: date) -> str:
    """Return the period as a briefing prints it: whole years and months by name, anything else by days."""
    whole_months = first.day == 1 and last == _month(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        return f"{first.year}年" if first.year == last.year else f"{first.year}—{last.year}年"
    if whole_months:
        start, end = (f"{day.year}年{day.month}月" for day in (first, last))
        if first.year == last.year and start != end:
            return f"{first.year}年{first.month}—{last.month}月"
        return start if start == end else f"{start}—{end}"
    start = f"{first.year}年{first.month}月{first.day}日"
    if first == last:
        return start
    if first.year != last.year:
        return f"{start}—{last.year}年{last.month}月{last.day}日"
    same_month = first.month == last.month
    return f"{start[:-1]}—{last.day}日" if same_month else f"{start}—{last.month}月{last.day}日"


def months_spanned(first: date, last: date) -> tuple[date, date]:
    """Return the window widened to whole calendar months."""
    return first.replace(day=1), _month(last.year, last.month)[1]


def window_before(first: date, last: date) -> tuple[date, date]:
    """Return the window of equal length that ends the day before: whole months before whole months, else
    days.
    """
    if (first, last) == months_spanned(first, last):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        index = first.year * 12 + first.month - 1 - months
        return date(index // 12, index % 12 + 1, 1), first - timedelta(days=1)
    return first - (last - first) - timedelta(days=1), first - timedelta(days=1)
