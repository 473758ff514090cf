"""Dates as tables, cards and sites write them, to ISO: in any order of day, month and year, and as mere numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

_DATE = re.compile(r"((?:19|20)\d\d)(?:\s*[-/.年]\s*(\d{1,2}))?(?:\s*[-/.月]\s*(\d{1,2}))?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])")
# 05/12/2022, 13.12.2022, 5-12-2022 09:30: the year comes last, day or month first.
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?")
# Seconds, or thousandths of one, since 1970, as sites hand out the time of publication.
_SINCE_1970 = re.compile(r"(1\d{9})(?:\d{3})?")
_CHINA = timezone(timedelta(hours=8))
# A spreadsheet's number of a day, as a cell without the format of a date shows it (ECMA-376 part 1, 18.17.4.1: the
# system that counts from 1900; day 0 is 30 December 1899 for all days after February 1900).
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range((date(1980, 1, 1) - _DAY_ZERO).days, (date(2050, 1, 1) - _DAY_ZERO).days)


def iso_date(text: str | None, day_first: bool | None = None) -> str | None:
    """Return ``2022-09-23``, ``2022-09`` or ``2022`` for a written date, or ``None``.

    Seconds since 1970 are a day in China. ``day_first`` says how 05/12/2022 is meant; where nobody does, it is a year
    (see :func:`both_ways`), while 13/12/2022 is a day either way.
    """
    text = text or ""
    seconds = _SINCE_1970.fullmatch(text)
    if seconds is not None:
        return datetime.fromtimestamp(int(seconds[1]), _CHINA).date().isoformat()
    serial = _SERIAL.fullmatch(text)
    if serial is not None and int(serial[1]) in _SERIALS:
        return (_DAY_ZERO + timedelta(days=int(serial[1]))).isoformat()
    days = _days(text)
    if days:
        wanted = days.get(day_first) if day_first is not None else None
        wanted = wanted or (next(iter(days.values())) if len({*days.values()}) == 1 else None)
        return wanted.isoformat() if wanted else _year_of(days)
    match = _COMPACT.fullmatch(text) or _DATE.search(text)
    if match is None:
        return None
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def both_ways(text: str) -> tuple[date, date] | None:
    """Return the two days that ``05/12/2022`` may be, the one with the day first before the other; else ``None``."""
    days = _days(text)
    return (days[True], days[False]) if len({*days.values()}) > 1 else None


def order_of(texts: Iterable[str]) -> bool | None:
    """Return whether the day comes first in dates of one column, as those show that can be read one way only
    (13/12/2022); ``None`` where none shows it, or one shows the contrary of another.
    """
    shown = {next(iter(days)) for text in texts if len(days := _days(text)) == 1}
    return shown.pop() if len(shown) == 1 else None


def _days(text: str) -> dict[bool, date]:
    """Return the day that a date with the year last is, if its day comes first (True) and if its month does (False).

    Between dots the day comes first wherever they are used in dates.
    """
    match = _YEAR_LAST.fullmatch(text.strip())
    if match is None:
        return {}
    found: dict[bool, date] = {}
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    for day_first, day, month in ((True, first, second), (False, second, first)):
        try:
            found[day_first] = date(year, month, day)
        except ValueError:  # there is no such day
            continue
    return {True: found[True]} if match[2] == "." and True in found else found


def _year_of(days: dict[bool, date]) -> str:
    return str(next(iter(days.values())).year)
