"""What period readers of every language share: the day a text is read on, the form of a period, the scanner.

A form is a pattern with named groups and a reader that turns a match into days.  All forms of a language are
searched in one pass by one regular expression; only what it finds is read again, form by form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from govtrends.model import DateReading, Period
from govtrends.text.calendar import month_end, year_of_month

PeriodKind = Literal["point", "during", "as_of", "range", "year", "month", "quarter", "half"]
Days = tuple[date | None, date | None, PeriodKind]

_REACH = 40
"""Characters that a form may print before the first of those that every form holds one of."""
_LOOK = 16
"""Characters behind the one that a Chinese form may begin with, of which its look ahead tells that it does."""
# Months that a month without a year may lie in the future.
_AHEAD = 3


class PeriodSpan:
    """A period and the characters ``start:end`` of the text it was read from.

    ``base``: what a change is held against (比上年), not the figure's own period.
    ``vague``: dates an event only loosely (近日).
    """

    __slots__ = ("base", "end", "period", "start", "vague")

    def __init__(self, start: int, end: int, period: Period, base: bool = False, vague: bool = False) -> None:
        self.start = start
        self.end = end
        self.period = period
        self.base = base
        self.vague = vague


class Anchor:
    """What is known of the day a text was printed; ``end`` is that day or the last of its month.

    ``ahead`` is the number of months that a month without a year may lie in the future.
    """

    __slots__ = ("ahead", "day", "end", "month", "year")

    def __init__(
        self,
        year: int | None = None,
        month: date | None = None,
        day: date | None = None,
        end: date | None = None,
        ahead: int = _AHEAD,
    ) -> None:
        self.year = year
        self.month = month
        self.day = day
        self.end = end
        self.ahead = ahead

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, issue: DateReading) -> Anchor:
        """Return the anchor that an issue date of any precision gives; the articles of a page share it."""
        day = issue.value
        if day is None:
            return cls()
        if issue.precision == "day":
            return cls(day.year, day.replace(day=1), day, day)
        if issue.precision == "month":
            return cls(day.year, day.replace(day=1), None, month_end(day.year, day.month))
        return cls(day.year)

    def year_for(self, month: int) -> int | None:
        """Return the year of a month that is printed without one."""
        return self.year if self.month is None else year_of_month(month, self.month, ahead=self.ahead)

    def year_of_part(self, first: int, last: int) -> int | None:
        """Return the year of the months ``first`` to ``last`` of one year, printed together without it.

        Papers report what is over or runs: the latest such stretch that has begun, of one counted from January
        (前三季度, 1—9月) the latest whose last three months have.  At an anchor of plans the next not over.
        """
        if self.month is None:
            return self.year
        if self.ahead > _AHEAD:
            year = year_of_month(last, self.month, ahead=11)
            return year - (first > last)
        begun = last - 2 if first == 1 and last > 3 else first
        return year_of_month(begun, self.month, ahead=0)

    def looking(self, ahead: int) -> Anchor:
        """Return the anchor with another view of the future (0 for 截至…: nothing after the issue's month)."""
        return Anchor(self.year, self.month, self.day, self.end, ahead)

    def plain(self) -> Anchor:
        """Return the anchor for words that are no plan's: a month of the next year, but its first, is printed so."""
        if self.month is None or self.ahead != _AHEAD:
            return self
        return self.looking(min(_AHEAD, max(12 - self.month.month, 1)))

    def due(self) -> Anchor:
        """Return the anchor that deadlines and plans are read at: to the end of the year, half a year at least."""
        return self if self.month is None else self.looking(max(12 - self.month.month, 6))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to print a period: its pattern, and the days of a match (``None``: not a period after all)."""

    name: str
    pattern: str
    read: Callable[[re.Match[str], Anchor], Days | None]
    vague: bool = False
    base: bool = False


@dataclass(frozen=True, slots=True)
class Scanner:
    """All forms of a language, compiled: ``spot`` finds where one may begin, ``finder`` which, ``readers`` read it.

    Every form holds something within :data:`_REACH` characters of where it begins, and many a sentence holds none of
    it: of characters ``held`` finds the first, of words ``held_at`` all.  With the latter, ``spot`` finds the character
    before a form, a blank in front of a text.
    """

    spot: re.Pattern[str]
    finder: re.Pattern[str]
    readers: dict[str, tuple[re.Pattern[str], Form]]
    held: re.Pattern[str]
    few: Mapping[str, Sequence[tuple[re.Pattern[str], Form]]]
    held_at: Callable[[str], list[int]] | None = None

    @classmethod
    def of(
        cls,
        forms: Sequence[Form],
        spot: str,
        held: str,
        flags: int = 0,
        *,
        few: Mapping[str, Sequence[str]] = MappingProxyType({}),
        held_at: Callable[[str], list[int]] | None = None,
    ) -> Scanner:
        """Compile ``forms``; ``spot`` must match, in one character, wherever one of them begins.

        The many forms are tried only there, which keeps a pass near the speed of a plain search.  ``held`` is a set
        of characters, or of beginnings, of which each form holds one.  ``few`` names the forms that may begin with one
        of some characters, where these are few.
        """
        parts = [f"(?P<{form.name}>" + re.sub(r"\(\?P<\w+>", "(?:", form.pattern) + ")" for form in forms]
        finder = re.compile("|".join(parts), flags)
        readers = {form.name: (re.compile(form.pattern, flags), form) for form in forms}
        by_first = {first: [readers[name] for name in names] for firsts, names in few.items() for first in firsts}
        return cls(re.compile(spot), finder, readers, re.compile(held), by_first, held_at)

    def scan(self, text: str) -> list[tuple[re.Match[str], Form]]:
        """Return the candidates, each matched by its own form, in order and not overlapping."""
        candidates: list[tuple[re.Match[str], Form]] = []
        done = 0
        for at in self._spots(text):
            if at < done or at == len(text):
                continue
            readers = self.few.get(text[at])
            if readers is None:
                found = self.finder.match(text, at)
                readers = () if found is None else (self.readers[str(found.lastgroup)],)
            for pattern, form in readers:
                match = pattern.match(text, at)
                if match is not None and match.end() > at:
                    done = match.end()
                    candidates.append((match, form))
                    break
        return candidates

    def _spots(self, text: str) -> list[int]:
        """Return where a form may begin."""
        if self.held_at is None:
            return self._spots_before_held(text)
        spots: list[int] = []
        reached, edged = 0, f" {text}"
        for at in self.held_at(text):
            if reached <= at:
                near = self.spot.finditer(edged, max(reached, at - _REACH), at + _REACH)
                spots += [begin for spot in near if (begin := spot.start()) <= at]
            reached = at + 1
        return spots

    def _spots_before_held(self, text: str) -> list[int]:
        """Return where a form may begin, of a text whose every form holds one of some characters."""
        spots: list[int] = []
        begin = end = -1
        for held in self.held.finditer(text):
            at = held.start()
            if at - _REACH > end:
                if end >= 0:
                    spots += self._spots_in(text, begin, end)
                begin = max(0, at - _REACH)
            end = at
        return spots if end < 0 else spots + self._spots_in(text, begin, end)

    def _spots_in(self, text: str, begin: int, end: int) -> list[int]:
        """Return where a form may begin from ``begin`` to ``end``."""
        return [at for spot in self.spot.finditer(text, begin, end + 1 + _LOOK) if (at := spot.start()) <= end]


# The congress whose resolutions a paper counts from: the day it opened (people.com.cn, 历次党代会).
CONGRESSES = {
    "十六": date(2002, 11, 8),
    "十七": date(2007, 10, 15),
    "十八": date(2012, 11, 8),
    "十九": date(2017, 10, 18),
    "二十": date(2022, 10, 16),
}


def five_year_plan(number: int) -> tuple[date, date]:
    """Return first and last day of the numbered Five-Year Plan (十四五: 2021–2025).

    The second plan ended in 1962; after three years of readjustment the third began in 1966, and none has been
    skipped since.
    """
    first = 1966 + (number - 3) * 5 if number >= 3 else 1953 + (number - 1) * 5
    return date(first, 1, 1), date(first + 4, 12, 31)


def whole_year(year: int | None) -> Days:
    """Return 1 January to 31 December of ``year``."""
    return (None, None, "year") if year is None else (date(year, 1, 1), date(year, 12, 31), "year")


def months(year: int | None, first: int, last: int, kind: PeriodKind, last_year: int | None = None) -> Days:
    """Return the first day of month ``first`` to the last of month ``last``; no dates without a year."""
    end_year = year if last_year is None else last_year
    if year is None or end_year is None:
        return None, None, kind
    return date(year, first, 1), month_end(end_year, last), kind


def last_years(count: int, anchor: Anchor) -> Days:
    """Return the ``count`` years that end with the anchor's, or with the one before if it has hardly begun.

    Reports of January to March look back on completed years (近三年 in February 2023: 2020 to 2022); 过去一年 is the
    one completed then, and later in a year no stretch that can be named.
    """
    early = anchor.month is not None and anchor.month.month <= 3
    if anchor.year is not None and count == 1 and early:
        return whole_year(anchor.year - 1)
    if anchor.year is None or not 1 < count <= 100:
        return None, None, "during"
    last = anchor.year - early
    end = date(last, 12, 31) if early else anchor.end
    return date(last - count + 1, 1, 1), end, "during"
