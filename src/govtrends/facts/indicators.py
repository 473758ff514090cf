"""Numeric indicators of an article: what is measured, how much, since when, and the characters it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from operator import attrgetter

from govtrends.facts.changes import is_done
from govtrends.facts.english import find_english
from govtrends.facts.indicators_frame import Reading, committed, read_chinese
from govtrends.facts.indicators_source import Located, locate
from govtrends.facts.indicators_when import Times, is_deadline
from govtrends.facts.indicators_where import Places
from govtrends.facts.indicators_years import (
    EARLY,
    each_year,
    in_years,
    is_kept,
    is_long,
    is_mean,
    over_several,
    period_of,
    speaks_of_years,
)
from govtrends.facts.period_marks import YEAR_OVER
from govtrends.facts.quantities import find_quantities
from govtrends.facts.registered import Names, id_among, out_of_range, registered_names
from govtrends.facts.table_times import TableTimes
from govtrends.model import Article, Context, DateReading, Indicator, Period
from govtrends.registry.load import Registry
from govtrends.text.calendar import month_end
from govtrends.text.spans import GAP

_CLAUSE_END = re.compile("[，,、；;。]")
# 预计完成31亿元、增长5%: what one estimate says.
_ESTIMATED = re.compile("预计(?![^，,；;。]{0,4}数)[^；;]{0,40}$")
_SEVERAL = re.compile("[、和及]")
# 某某都市圈建设提速，经济总量超9万亿元: the figure is the region's, not the place's.
_REGION = re.compile(
    r"[^，,。；;、：:对与和融接服参]{2,10}?(?:经济圈|都市圈|城市群|经济区|经济带|大湾区)(?=[^，,。；;、]{0,12}[，,])"
)
# Imprints, notices and teasers of other pages print numbers (prices, telephone lines, deadlines), but measure nothing.
_FURNITURE = frozenset(("masthead", "notice"))
_FIGURE = attrgetter("subject", "value", "value_max", "unit", "direction", "status", "place_code")
_HAN = re.compile("[\u4e00-\u9fff][\u4e00-\u9fff]")

__all__ = ["find_indicators"]


def find_indicators(
    article: Article, context: Context, registry: Registry, source: str | None = None
) -> list[Indicator]:
    """Return the indicators of ``article.body`` in reading order, then those the page prints a second time.

    Values are unsigned base units, offsets the source's; ``duplicate_of`` is an index into the returned list.  Second
    prints are cut from the body; with the page's ``source`` text their numbers are reported as duplicates.
    """
    if article.kind in _FURNITURE:
        return []
    body = article.body
    year = context.issue.value.year if context.issue.value else None
    if context.language == "zh":
        readings = read_chinese(body.text, year)
    else:
        chinese = read_chinese(body.text, year) if _HAN.search(body.text) else []
        chinese = [reading for reading in chinese if _HAN.search(reading.clause(body.text))]
        readings = sorted([*chinese, *find_english(body.text)], key=lambda reading: reading.start)
    if not readings:
        return []
    times = Times.of(body.text, context)
    tables = TableTimes.of(body.text, times.find)
    places = Places.of(body.text, context)
    names = registered_names(registry)
    found: list[Indicator] = []
    sentence, of_years, gaps = "", False, GAP in body.text
    for reading in readings:
        if reading.sentence is not sentence:  # numbers of one sentence share it
            sentence = reading.sentence
            of_years = speaks_of_years(sentence)
        located = locate(body, reading, article.repaired, gaps)
        if located is not None:
            in_table = bool(tables.spans) and tables.hold(reading.start)
            printed = tables.at(reading.start) if in_table else times.at(reading.start, reading.end)
            if reading.by_section and not in_table:  # what a section about plans tells has its time to come
                if printed is not None and printed.text.startswith(YEAR_OVER):
                    reading.status, reading.by_section = "result", False
                printed = times.coming(printed, reading.start)
            before = _clause_before(reading, located) if of_years else ""
            row = _indicator(reading, located, printed, before, places, registry, names, context.issue)
            if row.indicator is None and ("、" in row.subject or "和" in row.subject or "及" in row.subject):
                found += _one_each(row, names)
            else:
                found.append(row)
    if source is not None and article.second_prints:
        found += _second_prints(source, article.second_prints, found)
    return _mark_duplicates(_without_thresholds(found, registry))


def _indicator(
    reading: Reading,
    located: Located,
    printed: Period | None,
    before: str,
    places: Places,
    registry: Registry,
    names: Mapping[str, Names],
    issue: DateReading,
) -> Indicator:
    """Return the row of a reading; ``before`` is its clause up to it where its sentence speaks of years."""
    subject, id_, yearly = _named(reading, before, printed, places, registry, names)
    over_years = "any" if id_ is None else registry.indicators[id_].over_years
    period = None if printed is None else period_of(printed, reading, over_years)
    if over_years != "any" and period is None and reading.left is not None:
        id_ = None  # the level of no stated year that another set out from
    if over_years != "any" and reading.direction is not None and reading.measure != "percent":
        id_ = None  # 比上年增加200亿元: what was added is no level
    if period is not None and is_long(period):
        period = over_several(period, yearly=yearly)
    note = None
    if id_ is not None:
        note = out_of_range(id_, reading.value, registry, reading.unit)
        subject = f"{registry.indicators[id_].name} ({subject})" if subject.isascii() else subject
    by_year = over_years != "any" or (id_ is not None and reading.measure == "percent")
    return Indicator(
        subject,
        reading.value,
        reading.unit,
        reading.measure,
        located.text,
        reading.sentence,
        located.start,
        located.end,
        id_,
        reading.value_max,
        reading.approx,
        reading.direction,
        reading.basis,
        _status(reading, located, period, issue, yearly=by_year),
        period,
        places.at(reading.start, reading.clause_start),
        located.damaged or not reading.unit_printed,
        None,
        () if note is None else (note,),
    )


def _named(
    reading: Reading,
    before: str,
    period: Period | None,
    places: Places,
    registry: Registry,
    names: Mapping[str, Names],
) -> tuple[str, str | None, bool]:
    """Return subject, id and whether the figure is one of each of several years; ``before``: its clause up to it."""
    unit, measure = reading.unit, reading.measure
    subject = reading.subject if places.name is None else _without_place(reading.subject, places.name)
    id_ = id_among(names, subject, unit, measure)
    if id_ is None and not before and "年" not in subject:  # most figures
        return subject, None, False
    if id_ is not None and (region := _REGION.match(reading.sentence)) is not None and region[0] not in subject:
        return region[0] + subject, None, False
    if measure == "percent":
        if (whole := in_years(subject, period)) is not None and (id_ := id_among(names, whole, unit, measure)):
            return whole, id_, False
        if id_ is not None and registry.indicators[id_].over_years == "other" and is_mean(before):
            id_ = id_among(names, f"{subject}年均", unit, measure)
            return (f"每年{subject}" if id_ is None else f"{subject}年均"), id_, False
        return subject, id_, False
    bare = each_year(subject, before)
    each = None if bare is None else id_among(names, bare, unit, measure)
    entry = None if each is None else registry.indicators[each]
    if entry is not None and entry.over_years == "other" and entry.measure != "percent":
        return f"每年{bare}", each, True
    return subject, id_, id_ is not None and registry.indicators[id_].over_years == "other" and is_kept(before)


def _clause_before(reading: Reading, located: Located) -> str:
    """Return the words of a number's clause that stand before it."""
    before, found, _ = reading.sentence.partition(located.text)
    return _CLAUSE_END.split(before)[-1] if found else ""


def _clause_of(reading: Reading, located: Located) -> str:
    """Return the words of a number's clause, without the number."""
    before, found, after = reading.sentence.partition(located.text)
    return f"{_CLAUSE_END.split(before)[-1]} {_CLAUSE_END.split(after)[0]}" if found else ""


def _one_each(row: Indicator, names: Mapping[str, Names]) -> list[Indicator]:
    """Return a row for each registered subject that shares one number (零售总额、投资增长4%), else the row."""
    parts = _SEVERAL.split(row.subject)
    ids = [id_among(names, part, row.unit, row.measure) for part in parts]
    if None in ids:
        return [row]
    return [row._replace(subject=part, indicator=id_) for part, id_ in zip(parts, ids, strict=True)]


def _second_prints(source: str, spans: tuple[tuple[int, int], ...], found: list[Indicator]) -> list[Indicator]:
    """Return a copy, at its own place, of every row whose number a second print repeats."""
    copies = []
    for start, end in spans:
        for quantity in find_quantities(source[start:end]):
            same = (row for row in found if row.value == quantity.value and row.unit == quantity.unit_name)
            if (row := next(same, None)) is not None:
                at, stop = start + quantity.start, start + quantity.end
                copies.append(row._replace(text=source[at:stop], char_start=at, char_end=stop, damaged=True))
    return copies


def _without_place(subject: str, name: str) -> str:
    """Return a subject without the article's own unit in front (某区居民收入 is 居民收入)."""
    if not subject.startswith(name):
        return subject
    rest = committed(subject.removeprefix(name))  # 某区实现地区生产总值: the verb stood behind the place
    return rest if len(rest) > 1 else subject


def _read_status(reading: Reading, located: Located, period: Period | None, issue: date | None) -> str:
    """Return the status the words or the section give, as far as the time is not over.

    预计 of a time that is over says how exact a result is, not what is planned; and what a section about plans tells
    of such a time (a note on a measure of last year) has been done.
    """
    over = period is not None and period.end is not None and issue is not None and period.end < issue
    if over and reading.by_section:
        return "result"
    if reading.status == "planned" and over and _ESTIMATED.search(reading.sentence.partition(located.text)[0]):
        return "result"
    return reading.status


def _status(reading: Reading, located: Located, period: Period | None, issue: DateReading, *, yearly: bool) -> str:
    """Return the status: what lies ahead is planned, and a ``yearly`` statistic that lies ahead is a target."""
    read = reading.status
    if read != "result":
        read = _read_status(reading, located, period, issue.value)
    if read == "result" and not (
        period is not None and _is_ahead(period, issue) and not is_done(_clause_of(reading, located))
    ):
        return read
    return "target" if read == "target" or yearly else "planned"


def _is_ahead(period: Period, issue: DateReading) -> bool:
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


def _without_thresholds(found: list[Indicator], registry: Registry) -> list[Indicator]:
    """Take the id from a threshold whose figure is printed too (突破4000亿元、达到4211亿元)."""
    exact: dict[tuple[object, ...], list[float]] = {}
    for row in found:
        if row.indicator is not None and row.approx is None:
            exact.setdefault(_series(row), []).append(row.value)
    return [
        row._replace(indicator=None)
        if row.indicator is not None
        and row.approx == "at_least"
        and registry.indicators[row.indicator].over_years != "any"
        and any(row.value <= value <= 2 * row.value for value in exact.get(_series(row), ()))
        else row
        for row in found
    ]


def _series(row: Indicator) -> tuple[object, ...]:
    time = (row.period.end, row.period.kind) if row.period is not None else None
    return row.indicator, row.status, row.place_code, row.unit, time


def _mark_duplicates(found: list[Indicator]) -> list[Indicator]:
    """Point every row that repeats a figure (same place, status and, where known, time) at its first print."""
    firsts: dict[tuple[object, ...], list[int]] = {}
    marked = []
    for index, row in enumerate(found):
        key = _FIGURE(row)
        same = firsts.get(key)
        if same is None:
            firsts[key] = [index]
            marked.append(row)
            continue
        original = next((first for first in same if _same_time(found[first].period, row.period)), None)
        if original is None:
            same.append(index)
        marked.append(row if original is None else row._replace(duplicate_of=original))
    return marked


def _same_time(a: Period | None, b: Period | None) -> bool:
    return a is None or b is None or a.end is None or b.end is None or a.end == b.end
