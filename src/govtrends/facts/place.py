"""Where a page and each of its articles are: a vote of names, with its evidence, its candidates and its doubts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from govtrends.facts.place_articles import dateline_names, imprint_names, is_national, lead_names, read_article
from govtrends.facts.place_english import find_english
from govtrends.facts.place_names import Named, NameFinder, level_words, shipped_names
from govtrends.facts.place_pinyin import find_towns
from govtrends.facts.place_vote import NAMED, SEVERAL, Ballot, Outcome, count, decide
from govtrends.model import Article, Page, PlaceReading, Problem
from govtrends.registry.places import Gazetteer, gazetteer, level_of
from govtrends.text.invisible import visible

# A target (到2025年, by 2035) is no year of the page; neither is one in a longer number.
_PRINTED_YEAR = re.compile(r"(20(?<![\d到至]20)(?<!by 20)[0-3]\d)(?!\d)")
_HINTED_YEAR = re.compile(r"(?:19|20)\d\d")  # of 20220720 too
# The first part of a page tells where it is; a report of 100,000 characters is not read to its end for that.
_READ = 30_000
# What the longest article names in its lead counts as printed so many times more.
_LEAD_COUNTS = 2
# The publisher that a page's own furniture names is of the page's district, whatever its articles report from.
_IMPRINT_COUNTS = 3.0


def read_places(
    page: Page, articles: Sequence[Article], divisions: Gazetteer | None = None, prior: str | None = None
) -> tuple[PlaceReading, list[PlaceReading], list[Problem]]:
    """Return the page's unit, one reading per article, and a problem where the page's unit cannot be decided.

    ``prior`` is a code that a study expects; it counts as weak evidence.  A source card's or table's hint decides
    if it names one unit, and narrows the candidates if it names several.  Undecided: ``place`` is ``None``,
    ``candidates`` say who it could have been.
    """
    table = divisions or gazetteer()
    finder = shipped_names() if table is gazetteer() else NameFinder(table)
    on = _year(page)
    text = _squeezed(visible(page.text[:_READ]), page.language)
    named = names_in(text, page.language, finder) + dateline_names(articles, finder)
    named += lead_names(articles, page.language, finder) * _LEAD_COUNTS
    levels = level_words(text, page.language)
    hinted = table.lookup(page.district_hint) if page.district_hint else []
    problems = _hint_problem(page, hinted)
    if len(hinted) == 1:
        words = (f"source card: {page.district_hint}",)
        outcome = Outcome(hinted[0], 1.0, words, ())
    else:
        named_by = imprint_names(articles, page.language, finder)
        outcome = _vote(page, named, named_by, levels, finder, on, prior, hinted)
        if outcome.code is None and page.language != "zh" and (towns := find_towns(text, table)):
            outcome = _vote(page, [*named, *towns], named_by, levels, finder, on, prior, hinted)
    reading = as_reading(outcome, table, on)
    if outcome.code is None and not problems:
        problems.append(_undecided(page, outcome, levels, table))
    return reading, [read_article(a, page, reading, finder, on) for a in articles], problems


def _vote(
    page: Page,
    named: Sequence[Named],
    publisher: Sequence[Named],
    levels: Counter[str],
    finder: NameFinder,
    on: date | None,
    prior: str | None,
    hinted: Sequence[str],
) -> Outcome:
    table = finder.table
    if not hinted and is_national(page.text[:_READ], levels, named):
        return Outcome(None, 1.0, ("国务院",), ())
    ballot = count(named, table, on)
    imprint = count(publisher, table, on, _IMPRINT_COUNTS)
    for code, weight in imprint.own.items():
        if level_of(code) == "county":  # a city's site carries the news of its districts
            ballot.add([code], weight, f"imprint: {imprint.words[code][0]}")
    for code, weight in imprint.own.items():
        districts = sum(1 for c, own in ballot.own.items() if c[:4] == code[:4] and c != code and own >= NAMED)
        if level_of(code) == "city" and districts >= SEVERAL:  # a city's site with the news of several districts
            ballot.add([code], weight * districts, f"imprint: {imprint.words[code][0]}")
    if page.paper:
        _paper_votes(page.paper, ballot, finder, on)
    return decide(ballot, levels, table, prior, hinted or None)


def _paper_votes(paper: str, ballot: Ballot, finder: NameFinder, on: date | None) -> None:
    """Let the paper's own name speak: 枣庄日报, 今日薛城, 荥阳报; here a short name is as good as a full one."""
    for named in finder.find(paper):
        full = Named(named.start, named.end, named.text, named.codes, "full")
        for code, weight in count([full], finder.table, on, 1.5).own.items():
            ballot.add([code], weight, paper)


def names_in(text: str, language: str, finder: NameFinder) -> list[Named]:
    """Return the names of units in a text, a Chinese one without its line breaks and spaces."""
    named = finder.read(text)
    if language != "zh":
        named += find_english(text, finder.table)
    return named


def _squeezed(text: str, language: str) -> str:
    """Return a Chinese text without white space: line breaks and spaces inside a name are nothing."""
    return "".join(text.split()) if language == "zh" else text


def _year(page: Page) -> date | None:
    """Return a day in the year that the page is from: its hint, or the latest year that it prints, twice if any."""
    if hinted := _HINTED_YEAR.match(page.date_hint or ""):
        return date(int(hinted[0]), 7, 1)
    printed = _PRINTED_YEAR.findall(page.text[:_READ])
    years = {year for year in printed if printed.count(year) > 1} or set(printed)
    return date(int(max(years)), 7, 1) if years else None


def as_reading(outcome: Outcome, table: Gazetteer, on: date | None) -> PlaceReading:
    """Return the outcome of a vote as a reading."""
    place = None if outcome.code is None else table.place(outcome.code, on)
    code = None if place is None else place.code[:6]
    return PlaceReading(place, code, outcome.confidence, "; ".join(outcome.words[:8]), outcome.rivals)


def _hint_problem(page: Page, hinted: Sequence[str]) -> list[Problem]:
    if not page.district_hint or hinted:
        return []
    detail = f"the hint {page.district_hint!r} is no known division; the page's own words were used instead"
    return [Problem(page.source, "place", "unknown hint", detail)]


def _undecided(page: Page, outcome: Outcome, levels: Counter[str], table: Gazetteer) -> Problem:
    if outcome.words == ("国务院",):
        return Problem(page.source, "place", "national", "the page speaks for the whole country: no district")
    if not outcome.rivals:
        return Problem(page.source, "place", "no place", "no division is named; give district in a source card")
    listed = ", ".join(f"{code} {table.label(code)}" for code in outcome.rivals)
    if level_of(outcome.rivals[0]) != "county" and (levels["区"] or levels["县"]):
        reason = "district not named"
        detail = f"the page speaks as a district but names only {listed}"
    else:
        reason, detail = "undecided", f"could be {listed}"
    return Problem(page.source, "place", reason, f"{detail}; give district in a source card or a prior")
