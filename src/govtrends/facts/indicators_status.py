"""Whether a figure was reached, promised or is still to come, as its words and its time say together."""

from __future__ import annotations

import re
from datetime import date

from govtrends.facts.changes import is_done, may_be_done
from govtrends.facts.indicators_reading import Reading
from govtrends.facts.indicators_stated import is_deadline
from govtrends.facts.indicators_years import EARLY, is_long
from govtrends.model import DateReading, Period
from govtrends.text.calendar import month_end

_THIS_YEAR = re.compile("今年|本年|[Tt]his year")
_CLAUSE_END = re.compile("[，,、；;。]")
# 预计完成31亿元、增长5%: what one estimate says.
_ESTIMATED = re.compile("预计(?![^，,；;。]{0,4}数)[^；;]{0,40}$")


def status_of(
    reading: Reading, printed: str, period: Period | None, issue: DateReading, *, ahead: bool, yearly: bool
) -> str:
    """Return the status: what lies ``ahead`` is planned, and a ``yearly`` statistic that lies ahead is a target.

    ``printed`` is the number.
    """
    read = reading.status
    if read != "result":
        read = _read_status(reading, printed, period, issue.value)
    if read == "result" and (not ahead or (may_be_done(reading.sentence) and is_done(_clause_of(reading, printed)))):
        return read
    return "target" if read == "target" or yearly else "planned"


def up_to_issue(period: Period, issue: DateReading) -> Period:
    """Return 今年 as the time of a result: what has been reached this year is reached by the day of issue."""
    if _THIS_YEAR.fullmatch(period.text) is None or issue.precision == "year":
        return period
    day = issue.value
    if day is None or period.start is None or period.start.year != day.year:
        return period
    return period._replace(end=day if issue.precision == "day" else month_end(day.year, day.month), kind="during")


def _read_status(reading: Reading, printed: str, period: Period | None, issue: date | None) -> str:
    """Return the status the words or the section give, as far as the time is not over.

    预计 of a time that is over says how exact a result is, not what is planned; and what a section about plans tells
    of such a time (a note on a measure of last year) has been done.
    """
    over = period is not None and period.end is not None and issue is not None and period.end < issue
    if over and reading.by_section:
        return "result"
    if reading.status == "planned" and over and _ESTIMATED.search(reading.sentence.partition(printed)[0]):
        return "result"
    return reading.status


def is_ahead(period: Period, issue: DateReading) -> bool:
    """Say whether a period begins after the day of issue, or spans one year or more that has only begun.

    到1980年 lies ahead where that year has not come, 3月底前 where that day has not.  Of an issue known only
    to its year, nothing in that year is known to lie ahead.
    """
    day = issue.value
    if day is None or period.end is None or period.end <= day:
        return False
    if issue.precision == "month":
        day = month_end(day.year, day.month)
    if period.start is None:
        if is_deadline(period) and issue.precision != "year":
            return period.end > day
        return (is_deadline(period) or period.text[:1] in "到至") and period.end.year > day.year
    if issue.precision == "year":
        return period.start.year > day.year
    begun = period.start.year == day.year and day.month <= EARLY and period.kind == "year"
    return period.start > day or begun or (period.start.year == day.year and is_long(period))


def _clause_of(reading: Reading, printed: str) -> str:
    """Return the words of a number's clause, without the number."""
    before, found, after = reading.sentence.partition(printed)
    return f"{_CLAUSE_END.split(before)[-1]} {_CLAUSE_END.split(after)[0]}" if found else ""
