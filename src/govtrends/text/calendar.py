"""Days, months and the numerals they are printed with: pure arithmetic on dates, no knowledge of any paper."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

DIGITS = {c: i % 10 for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "O": 0,
    "两": 2,
    "首": 1,
}
_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS_EN = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
WEEKDAYS = {name: i for i, name in enumerate("一二三四五六日")} | {"天": 6}


def small_number(text: str) -> int | None:
    """Return the value of a printed number below 1,000 (7, ７, 七, 十二, 一百一十三); else ``None``."""
    text = "".join(text.split())
    if text.isdecimal():
        return int(text)
    if text and all(char in DIGITS for char in text):  # 二〇, 三五: digit by digit
        return int("".join(str(DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        elif char in DIGITS:
            digit = DIGITS[char]
        else:
            return None
    return total + digit if text else None


def year_number(text: str) -> int | None:
    """Return the year that four digits print (2022, ２０２２, 二〇二二); ``None`` for anything else."""
    text = "".join(text.split()).rstrip("年")
    if len(text) != 4:
        return None
    if text.isdecimal():
        return int(text)
    digits = [DIGITS.get(char) for char in text]
    return None if None in digits else int("".join(map(str, digits)))


def make_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """Return the day, or ``None`` where a part is missing or there is no such day (2月30日 by a misread digit)."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_before(day: date) -> date:
    """Return the first day of the month before ``day``'s."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def year_of_month(month: int, anchor: date, *, ahead: int = 3) -> int:
    """Return the year of a month printed without one, read at ``anchor``.

    Twelve months are in question: up to ``ahead`` lie in the future (plans), the others in the past (reports).
    A paper of January that prints 12月 means last year's, one of November that prints 12月 this year's.
    """
    first = anchor.year * 12 + anchor.month - 1 + ahead - 11
    return (first + (month - 1 - first) % 12) // 12
