"""When a page was issued and when its articles' events happened, with precision and evidence.

A printed date decides.  Otherwise the clues vote for a year (第38个教师节, 迎接党的二十大, a weekday, printed years),
and the latest dated event gives month and ``not_before``.  A year is inferred only where evidence says so; else the
reading is empty and a problem row says what was seen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from govtrends.facts import date_clues, date_mastheads, date_printed, date_windows, date_years
from govtrends.facts.date_clues import Event, YearVote
from govtrends.facts.date_windows import Season
from govtrends.facts.periods import PeriodSpan, find_periods
from govtrends.model import Article, DateReading, Page, Precision, Problem
from govtrends.text.calendar import make_date, month_end, year_of_month
from govtrends.text.invisible import visible
from govtrends.text.written_dates import both_ways, iso_date

__all__ = ["PeriodSpan", "find_periods", "read_dates"]

UNKNOWN = DateReading(None, None, None)
# A year wins with this much evidence, and this much more than any other year; with the least, only as a likely one.
_ENOUGH, _LIKELY, _LEAD = 2.0, 1.5, 1.0
_READ = 40_000
_LEAD_CHARS = 150
# The first clause or two of a lead say when.
_SAYS_WHEN = 40
_HINT = re.compile(r"(?P<y>(?:19|20)\d\d)(?:\D{1,2}(?P<m>\d{1,2})(?:\D{1,2}(?P<d>\d{1,2}))?)?")
_TITLE_YEAR = re.compile(r"(?P<y>(?:19|20)\d\d)\s?年.{0,24}?(?:报告|公报|白皮书|年鉴)")


@dataclass(frozen=True, slots=True)
class _Latest:
    """The latest dated thing of a page: the issue is of its month, or of a later one."""

    month: int
    day: int
    text: str
    complete: bool  # a whole month that has ended: the issue is of the next one


def read_dates(page: Page, articles: Sequence[Article]) -> tuple[DateReading, list[DateReading], list[Problem]]:
    """Return the issue date, one event date per article (the issue date where no day is printed), and problems."""
    issue, problems = _issue(page, articles)
    return issue, [_event_date(article, issue, page.language) for article in articles], problems


def _issue(page: Page, articles: Sequence[Article]) -> tuple[DateReading, list[Problem]]:
    hint, problems = _from_hint(page)
    if hint is not None:
        return hint, problems
    text = visible(page.text[:_READ])
    dated = date_clues.dated_lines(text, page.language)
    printed = date_mastheads.masthead(dated) or date_mastheads.path_date(page.source)
    printed = printed or date_mastheads.credited(dated, page.language)
    if printed is not None:
        return DateReading(printed[0], "day", printed[1]), problems
    title = _TITLE_YEAR.search(page.title_hint or "") or _TITLE_YEAR.search(text, 0, 200)
    if title is not None and not date_clues.events(text[:400], page.language):
        return DateReading(date(int(title["y"]), 1, 1), "year", " ".join(title[0].split())), problems
    if any(
        article.repaired for article in articles
    ):  # a date that torn lines broke (截 … 至7月底) is whole again there
        mended = "\n".join(visible(article.body.text) for article in articles if article.repaired)
        dated = f"{dated}\n{date_clues.dated_lines(mended, page.language)}"
    told = "\n\n".join(visible(article.body.text) for article in articles) or text
    reading, more = _inferred(page, text, dated, told)
    return reading, problems + more


def _from_hint(page: Page) -> tuple[DateReading | None, list[Problem]]:
    """Read the hint of a source card or table: 2022-07-20, 2022-07, 2022, with any separators; of a date that may be
    two days (05/12/2022) the year, and a problem that quotes it.
    """
    if not page.date_hint:
        return None, []
    written, problems = page.date_hint, []
    if (days := both_ways(written)) is not None:
        detail = f"{written!r} may be {days[0]} or {days[1]}; only the year is taken: write the date as one of these"
        problems = [Problem(page.source, "date", "ambiguous date", detail)]
    elif not _HINT.match(written):
        written = iso_date(written) or written
    match = _HINT.search(written)
    if match is not None:
        month, day = int(match["m"] or 1), int(match["d"] or 1)
        value = make_date(int(match["y"]), month, day)
        precision: Precision = "day" if match["d"] else "month" if match["m"] else "year"
        if value is not None:
            return DateReading(value, precision, f"source card: {page.date_hint}"), problems
    detail = f"the hint {page.date_hint!r} is no date; write 2022-07-20, 2022-07 or 2022"
    return None, [Problem(page.source, "date", "unknown hint", detail)]


def _inferred(page: Page, text: str, dated: str, told: str) -> tuple[DateReading, list[Problem]]:
    found = date_clues.events(dated, page.language)
    seasons = date_windows.seasons(text if told is text else f"{text}\n{told}", page.language)
    printed = date_printed.printed_years(dated, page.language)
    seen = _latest(dated, page.language, found, None)
    votes = date_years.year_votes(page, text, told, dated, found, printed, seasons, seen.month if seen else None)
    latest_year = date_printed.latest_year(printed)
    floor = latest_year.year - (latest_year.use == "planned") if latest_year else None
    left: list[int] = []
    if seen is not None:
        vote, left = date_years.left_vote(seasons, seen.month, seen.day, floor)
        votes += [vote] if vote else []
    year, words, sure = _year(votes)
    if year is None:
        return UNKNOWN, [_unknown(page, seen, left, seasons)]
    if not sure:
        words = (f"likely by {words[0]}", *words[1:])
    problems = [] if sure else [_likely(page, year, words)]
    latest = _latest(dated, page.language, found, year)
    window_end = min((last for _, last, _ in seasons if last and last.year == year), default=None)
    if latest is None:
        return _from_occasion(text, page.source, year, words), problems
    return _month_of(latest, year, words, window_end), problems


def _unknown(page: Page, seen: _Latest | None, left: Sequence[int], seasons: Sequence[Season]) -> Problem:
    detail = f"the latest dated event is {seen.text!r}, its year is not printed" if seen else "no date is printed"
    if len(left) > 1:
        words = date_windows.words_of(seasons)
        detail += f"; {words} leave {', '.join(map(str, left[:-1]))} or {left[-1]}"
    reason = "year unknown" if seen else "no date"
    return Problem(page.source, "date", reason, f"{detail}; {_remedy(page)}")


def _likely(page: Page, year: int, words: Sequence[str]) -> Problem:
    detail = f"{year} is {', '.join(words)} alone; {_remedy(page)}"
    return Problem(page.source, "date", "year uncertain", detail)


def _remedy(page: Page) -> str:
    """Say where the date of a page can be given: in a table there is a column for it."""
    if not page.columns:
        return "give issue_date in a source card"
    if "date" in page.columns:
        return f"fill its field in the column {page.columns['date']}"
    name = next((name for name, role in page.unused.items() if role == "date"), "NAME")
    return f"name the column of dates in the source card: columns: {{date: {name}}}"


def _year(votes: Sequence[YearVote]) -> tuple[int | None, tuple[str, ...], bool]:
    """Return the year that the clues elect, the words that spoke for it, and whether they are enough to be sure."""
    scores: dict[int, float] = defaultdict(float)
    words: dict[int, list[str]] = defaultdict(list)
    best_of: dict[tuple[str, int], float] = {}
    for vote in votes:
        for year, weight in vote.weights.items():
            key = (vote.word, year)
            if weight < 0 or weight > best_of.get(key, 0.0):  # the same words again say nothing new
                scores[year] += weight - (best_of.get(key, 0.0) if weight > 0 else 0.0)
                best_of[key] = max(weight, 0.0)
            if weight > 0 and vote.word not in words[year]:
                words[year].append(vote.word)
    ranked = sorted((score, year) for year, score in scores.items())[::-1]
    if not ranked or ranked[0][0] < _LIKELY or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
        return None, (), False
    score, year = ranked[0]
    return year, tuple(words[year][:4]), score >= _ENOUGH


def _latest(text: str, language: str, found: Sequence[Event], year: int | None) -> _Latest | None:
    """Return the latest dated thing; in a page of January, days of November and December lie in the year before."""
    dated = [
        _Latest(e.month, e.day, e.text, False) for e in found if e.year is None or (year is not None and e.year == year)
    ]
    for month, printed, word in date_clues.as_of_months(text, language):
        if printed is None or printed == year:
            dated.append(_Latest(month, 31, word, True))
    months = {d.month for d in dated}
    if months & {1, 2} and months & {11, 12} and not months & {4, 5, 6, 7, 8, 9}:
        dated = [d for d in dated if d.month <= 3]
    return max(dated, key=lambda d: (d.month, d.day), default=None)


def _month_of(latest: _Latest, year: int, words: Sequence[str], window_end: date | None) -> DateReading:
    evidence = "; ".join(dict.fromkeys([*words, latest.text]))
    if latest.complete:
        ended = month_end(year, latest.month)
        value = (ended + timedelta(days=1)).replace(day=1)
        if window_end is not None and value > window_end:
            value = ended.replace(day=1)
        return DateReading(value, "month", evidence, ended)
    value = date(year, latest.month, 1)
    event = make_date(year, latest.month, latest.day) or value
    if event == month_end(year, latest.month):  # a paper comes out after what it reports
        value = (event + timedelta(days=1)).replace(day=1)
    return DateReading(value, "month", evidence, event)


def _from_occasion(text: str, source: str, year: int, words: Sequence[str]) -> DateReading:
    """Return the month of a numbered day, a feast that is near or the file name, or a year alone: no event is dated."""
    months = date_years.occasion_months(text)
    evidence = "; ".join(words)
    in_path = date_mastheads.path_month(source)
    if in_path is not None and in_path[0] == year:
        return DateReading(date(year, in_path[1], 1), "month", evidence)
    if months:
        month, _, word = months[0]
        return DateReading(date(year, month, 1), "month", "; ".join(dict.fromkeys([*words, word])))
    if (eve := date_years.festival_eve(text, year)) is not None:
        return DateReading(date(year, eve[0], 1), "month", "; ".join(dict.fromkeys([*words, eve[1]])))
    return DateReading(date(year, 1, 1), "year", evidence)


def _event_date(article: Article, issue: DateReading, language: str) -> DateReading:
    """Return the day of the event that an article reports: the first in dateline or lead; else the issue date."""
    lead = article.body.text[:_LEAD_CHARS]
    if article.dateline is not None:
        lead = f"{article.dateline.text} {lead}"
    for event in date_clues.events(lead, language):
        month, first = event.first or (event.month, event.day)
        day = make_date(event.year if event.year is not None else _year_at(month, issue), month, first)
        if day is not None:
            return DateReading(day, "day", event.text)
    return _by_the_issue(lead, issue) or issue


# 8日, 本月8日 and 昨日 say the day by the day of issue, which the head of the page prints.
_DAY_ALONE = re.compile(
    r"(?:^|[,，。:：\s])(?:本月\s?)?(?P<d>\d{1,2})日(?!游|均|常|报)|\b[Oo]n the (?P<e>\d{1,2})(?:st|nd|rd|th)\b"
)
_YESTERDAY = re.compile(r"(?:^|[,，。:：\s(（])昨[日天]|^\W{0,2}Yesterday\b|\byesterday\b")


def _by_the_issue(lead: str, issue: DateReading) -> DateReading | None:
    """Return the day that a lead says by the day of issue: its number alone, in the month up to it, or yesterday."""
    if issue.value is None or issue.precision != "day":
        return None
    lead = lead[:_SAYS_WHEN]
    if ("日" in lead or "the" in lead) and (match := _DAY_ALONE.search(lead)):
        number = int(match["d"] or match["e"])
        ends = issue.value if number <= issue.value.day else issue.value.replace(day=1) - timedelta(days=1)
        day = make_date(ends.year, ends.month, number)
        return DateReading(day, "day", match[0].strip(" ,，。:：")) if day is not None else None
    if match := _YESTERDAY.search(lead):
        return DateReading(issue.value - timedelta(days=1), "day", match[0].strip(" ,，。:：(（"))
    return None


def _year_at(month: int, issue: DateReading) -> int | None:
    if issue.value is None:
        return None
    if issue.precision == "year":
        return issue.value.year
    return year_of_month(month, issue.value, ahead=1)
