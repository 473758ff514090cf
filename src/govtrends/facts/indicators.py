"""Numeric indicators of an article: what is measured, how much, since when, and the characters it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govtrends.facts.english import find_english
from govtrends.facts.indicators_dated import Dated
from govtrends.facts.indicators_frame import read_chinese
from govtrends.facts.indicators_named import clause_before, named, one_each
from govtrends.facts.indicators_reading import Reading
from govtrends.facts.indicators_repeats import mark_duplicates, second_prints, without_thresholds
from govtrends.facts.indicators_source import Located, Source
from govtrends.facts.indicators_status import status_of, up_to_issue
from govtrends.facts.indicators_when import Times
from govtrends.facts.indicators_where import Places
from govtrends.facts.indicators_years import (
    speaks_of_years,
)
from govtrends.facts.period_marks import YEAR_OVER
from govtrends.facts.registered import Names, out_of_range, registered_names
from govtrends.facts.table_times import TableTimes
from govtrends.model import Article, Context, Indicator
from govtrends.registry.load import Registry

# Imprints, notices and teasers of other pages print numbers (prices, telephone lines, deadlines), but measure nothing.
_FURNITURE = frozenset(("masthead", "notice"))
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
        mixed = not body.text.isascii() and _HAN.search(body.text) is not None
        chinese = read_chinese(body.text, year) if mixed else []
        chinese = [reading for reading in chinese if _HAN.search(reading.clause(body.text))]
        readings = sorted([*chinese, *find_english(body.text)], key=lambda reading: reading.start)
    if not readings:
        return []
    times = Times.of(body.text, context)
    tables = TableTimes.of(body.text, times.stated.find)
    places = Places.of(body.text, context)
    names = registered_names(registry)
    found: list[Indicator] = []
    whole = Source(body, repaired=article.repaired)
    sentence, of_years, dated = "", False, Dated(None, context.issue)
    for reading in readings:
        if reading.sentence is not sentence:  # numbers of one sentence share it
            sentence = reading.sentence
            of_years = speaks_of_years(sentence)
        located = whole.locate(reading)
        if located is not None:
            in_table = bool(tables.spans) and tables.hold(reading.start)
            printed = tables.at(reading.start) if in_table else times.at(reading.start, reading.end)
            if reading.by_section and not in_table:  # what a section about plans tells has its time to come
                if printed is not None and printed.text.startswith(YEAR_OVER):
                    reading.status, reading.by_section = "result", False
                printed = times.coming(printed, reading.start)
            if printed is not dated.period:  # and a period
                dated = Dated(printed, context.issue)
            before = clause_before(reading, located[2]) if of_years else ""
            row = _indicator(reading, located, dated, before, places, registry, names)
            if row.indicator is None and ("、" in row.subject or "和" in row.subject or "及" in row.subject):
                found += one_each(row, names)
            else:
                found.append(row)
    if source is not None and article.second_prints:
        found += second_prints(source, article.second_prints, found)
    return mark_duplicates(without_thresholds(found, registry))


def _indicator(
    reading: Reading,
    located: Located,
    dated: Dated,
    before: str,
    places: Places,
    registry: Registry,
    names: Mapping[str, Names],
) -> Indicator:
    """Return the row of a reading; ``before`` is its clause up to it where its sentence speaks of years."""
    subject, id_, yearly = named(reading, before, dated.period, places, registry, names)
    over_years = "any" if id_ is None else registry.indicators[id_].over_years
    period, ahead = dated.of(reading, over_years, yearly=yearly)
    note = None
    by_year = over_years != "any"
    if id_ is not None:
        no_level = reading.direction is not None and reading.measure != "percent"  # 比上年增加200亿元: what was added
        of_no_year = period is None and reading.left is not None  # what another level set out from
        if by_year and (no_level or of_no_year):
            id_ = None
        else:
            note = out_of_range(id_, reading.value, registry, reading.unit)
            subject = f"{registry.indicators[id_].name} ({subject})" if subject.isascii() else subject
            by_year = by_year or reading.measure == "percent"
    start, end, text, damaged = located
    status = status_of(reading, text, period, dated.issue, ahead=ahead, yearly=by_year)
    if period is not None and period.kind == "year" and status == "result" and "计划" not in subject:
        period = dated.reached if period is dated.period else up_to_issue(period, dated.issue)
    # The ``__new__`` of a named tuple is the interpreter's, which sorts out 19 arguments; this is what it calls itself.
    row = (
        subject,
        reading.value,
        reading.unit,
        reading.measure,
        text,
        reading.sentence,
        start,
        end,
        id_,
        reading.value_max,
        reading.approx,
        reading.direction,
        reading.basis,
        status,
        period,
        places.at(reading.start, reading.clause_start),
        damaged or not reading.unit_printed,
        None,
        () if note is None else (note,),
    )
    return tuple.__new__(Indicator, row)
