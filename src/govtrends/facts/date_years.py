"""The vote for the year that a page was printed in: numbered days, words of a season, weekdays, printed years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from itertools import chain

from govtrends.facts.date_clues import Event, YearVote
from govtrends.facts.date_mastheads import path_month
from govtrends.facts.date_printed import Printed, full_date_vote, latest_year, printed_votes, since_vote
from govtrends.facts.date_windows import YEARS, Season, words_of, years_left
from govtrends.facts.period_forms import CONGRESSES, five_year_plan
from govtrends.model import Page
from govtrends.registry.occasions import Numbered, occasions
from govtrends.text.calendar import make_date, small_number

# A local congress meets from January to March and hears of the year before.
_SESSION = re.compile(r"人民代表大会第[一二三四五六七八九十]{1,2}次会议|人代会|政府工作报告")
_SESSION_MONTHS = (1, 2, 3)
# The first and the last year of a plan are told of while they run, and looked back at in the year after.
_PLAN_EDGE = re.compile(
    r"(?P<n>十[一二三四五六七]?)五[”\"」』’]?\s?(?:规划|计划|时期)?的?(?P<edge>开局|起步|收官|最后一)之?年(?!来)"
)
# 全面贯彻党的二十大精神的开局之年: the first whole year behind a congress.
_CONGRESS_EDGE = re.compile(
    r"贯彻(?:落实)?(?:党的)?[“\"「]?(?P<n>十[六七八九]|二十)大[”\"」]?精神的?(?:开局|起步|首|第一)之?年(?!来)"
)
# 2021年，全区粮食总产量达…: what is counted once a year is printed when the year is over.
_ANNUAL = re.compile(
    r"(?P<y>20[0-4]\d)\s?年(?!\s?(?:\d|[一二三四五六七八九十上下前第首]))[^。；！？\n]{0,30}?"
    r"(?:生产总值|增加值|总产量|产量|可支配收入|财政收入|预算收入|总产值|集体经济收入|总收入)[^。；！？\n\d]{0,8}"
    r"(?:达到?|为|完成|实现|突破)\s?\d"
)
# 2023年，我市计划改造小区18个，目前完成12个: a plan is told of with its progress while its year runs.
_UNDER_WAY = re.compile(
    r"(?P<y>20[0-4]\d)\s?年度?[，,]?[^。；！？\n\d]{0,14}(?:计划|拟|将|安排)[^。；！？\n]{2,60}(?:目前|现已|截至)"
)
# 2023年，区公安分局…。1至5月，…; 截至5月底，…: a part of a year without its year, where one opens the article, is
# of that year: in the year after it would be 今年1至5月.  The page reports a day of the months right behind.
_PART = re.compile(
    r"(?:^|[。！？；\n])\s*(?P<y>20[0-4]\d)\s?年[，,](?:(?!20\d\d\s?年|[今去明前]年)[\s\S]){6,300}?"
    r"(?P<part>(?<!\d)[1一]\s?月?\s?[-—–~～至到]\s?(?P<m>\d{1,2})\s?月"
    r"|截至\s?(?P<m2>\d{1,2})\s?月(?:[底末]|\s?\d{1,2}\s?日)|上半年|(?:第?一|首|前三)个?季度)"
)
# 2012年，大厅办理事项21万件。今年以来，…: who sets a year apart from this one tells of the year before it, who sets
# a part of one apart (2012年冬) of any.
_SET_APART = re.compile(
    r"(?:^|[。！？；)）\n])\s*(?P<y>20[0-4]\d)\s?年(?P<of>(?:[春夏秋冬][季天]?|初|底|末|上半年|下半年)?)[，,]"
    r"(?:(?!20\d\d\s?年|[今去明前]年)[^\n]){6,160}?[。；，,][ \u3000]*今年(?!底|内|年底)"
)
_SOON = 2
# reports_1954_2025.jsonl names a span of years, and so none.
_PATH_YEAR = re.compile(r"(?<![0-9A-Za-z])(?:19[0-9]|20[0-4])\d(?![0-9A-Za-z])")


def year_votes(
    page: Page,
    text: str,
    told: str,
    dated: str,
    found: Sequence[Event],
    printed: Sequence[Printed],
    seasons: Sequence[Season],
    month: int | None,
) -> list[YearVote]:
    """Return what a page's text, its dated lines, events, printed years and seasons say about its year.

    ``told`` is the text of its articles in their order; ``month`` the latest that the page reports without a year.
    """
    source = page.source
    votes = [
        *_occasion_votes(text),
        *_plan_votes(text),
        *_annual_votes(dated),
        *_progress_votes(dated),
        *_part_votes(told, found),
        *_apart_votes(told),
        *chain.from_iterable(map(_window_votes, seasons)),
        *printed_votes(printed, month, dated, page.language),
    ]
    for event in found:
        votes += _weekday_vote(event)
    votes += [vote for vote in (full_date_vote(found), since_vote(dated, found)) if vote is not None]
    in_path = path_month(source)
    in_name = set(_PATH_YEAR.findall(source.rsplit("/", 1)[-1]))
    if in_path is not None:
        votes.append(YearVote(in_path[2], {in_path[0]: 2.0}))
    elif len(in_name) == 1:
        year = in_name.pop()
        votes.append(YearVote(f"file name: {year}", {int(year): 1.5}))
    session = _SESSION.search(text)
    early = [e.month in _SESSION_MONTHS for e in found if e.year is None]
    latest = latest_year(printed)
    if session and latest and latest.use != "planned" and early and all(early):
        votes.append(YearVote(session[0], {latest.year + 1: 2.0}))
    return votes


def left_vote(seasons: Sequence[Season], month: int, day: int, floor: int | None) -> tuple[YearVote | None, list[int]]:
    """Return the vote for the one year in which a day lies in all windows, and the years left where several do."""
    left = years_left(seasons, month, day, floor)
    if len(left) != 1:
        return None, left
    return YearVote(words_of(seasons), {left[0]: 2.5}), left


def _weekday_vote(event: Event) -> list[YearVote]:
    if event.year is not None or (event.weekday is None and event.festival is None):
        return []
    table = occasions().festivals.get(event.festival or "", {})
    weights = {}
    for year in YEARS:
        day = make_date(year, event.month, event.day)
        if event.festival is not None:
            fits = day is not None and table.get(year) == day
        else:
            fits = day is not None and day.weekday() == event.weekday
        weights[year] = 2.0 if fits else -2.0
    return [YearVote(event.text + (event.festival or ""), weights)] if any(w > 0 for w in weights.values()) else []


@cache
def _counted() -> tuple[re.Pattern[str], dict[str, Numbered], re.Pattern[str], dict[str, Numbered]]:
    numbered = {name: entry for entry in occasions().numbered for name in entry.names}
    jubilees = {name: entry for entry in occasions().jubilees for name in entry.names}
    quotes = r"[“”\"「」《》‘’\s]{0,2}"
    count = r"第\s?(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,5})\s?(?:个|届|次|轮)"
    one = re.compile(rf"{count}{quotes}(?P<name>{_any(numbered)})")
    years = r"(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,5})\s?(?:周年|华诞)"
    two = re.compile(rf"(?P<name>{_any(jubilees)}){quotes}{years}")
    return one, numbered, two, jubilees


def _any(names: dict[str, Numbered]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _occasion_votes(text: str) -> Iterator[YearVote]:
    one, numbered, two, jubilees = _counted()
    for pattern, table in ((one, numbered), (two, jubilees)):
        for match in pattern.finditer(text):
            number, entry = small_number(match["n"]), table[match["name"]]
            if number:
                yield YearVote(match[0], {entry.zero + number: 4.0})


def _plan_votes(text: str) -> Iterator[YearVote]:
    for match in _PLAN_EDGE.finditer(text):
        first, last = five_year_plan(small_number(match["n"]) or 0)
        year = first.year if match["edge"] in ("开局", "起步") else last.year
        yield YearVote(match[0], {year: 2.0, year + 1: 0.5})
    for match in _CONGRESS_EDGE.finditer(text):
        year = CONGRESSES[match["n"]].year + 1
        yield YearVote(match[0], {year: 2.0, year + 1: 0.5})


def _annual_votes(dated: str) -> Iterator[YearVote]:
    latest = max(_ANNUAL.finditer(dated), key=lambda match: match["y"], default=None)
    if latest is not None:
        year = int(latest["y"])
        yield YearVote(latest[0], {year + 1: 2.0, year: -1.0})


def _progress_votes(dated: str) -> Iterator[YearVote]:
    for match in _UNDER_WAY.finditer(dated):
        yield YearVote(match[0], {int(match["y"]): 2.0})


def _part_votes(text: str, found: Sequence[Event]) -> Iterator[YearVote]:
    """Yield the years of which a part is told as over, on a page whose latest undated event is of the next months."""
    last = max((event.month for event in found if event.year is None), default=0)
    for match in _PART.finditer(text):
        part = match["part"]
        month = int(match["m"] or match["m2"] or (6 if part == "上半年" else 9 if part.startswith("前三") else 3))
        if month <= last <= month + _SOON:
            yield YearVote(f"{match['y']}年 … {''.join(part.split())}", {int(match["y"]): 2.0})


def _apart_votes(text: str) -> Iterator[YearVote]:
    for match in _SET_APART.finditer(text):
        year = int(match["y"])
        yield YearVote(f"{year}年 … 今年", {year + 1: 0.5 if match["of"] else 1.5, year: -1.0})


def occasion_months(text: str) -> list[tuple[int, int | None, str]]:
    """Return (month, day, words) of the numbered days that a text celebrates; jubilees are spoken of all year."""
    one, numbered, _, _ = _counted()
    return [(numbered[m["name"]].month, numbered[m["name"]].day, m[0]) for m in one.finditer(text)]


# 中秋节前夕, 春节来临之际: told in the days before, or on the eve; what comes after a feast may be weeks later.
_EVE = re.compile(r"(?P<name>春节|元宵|端午|七夕|中秋|重阳|腊八)佳?节?(?:前夕|来临|到来|临近|将至|将近|即将)")


def festival_eve(text: str, year: int) -> tuple[int, str] | None:
    """Return month and words of the day before the first lunar festival that a text says is near, in that year.

    ``None`` where none is, or where two are that fall in different months.
    """
    found: dict[int, str] = {}
    for match in _EVE.finditer(text):
        day = occasions().festivals[match["name"]].get(year)
        if day is not None:
            found.setdefault((day - timedelta(days=1)).month, match[0])
    return next(iter(found.items())) if len(found) == 1 else None


@cache
def _window_votes(season: Season) -> tuple[YearVote, ...]:
    """Return the votes of one window: for its years where they are few, and against all others."""
    first, last, word = season
    outside = {year: -3.0 for year in YEARS if year < first.year}
    if last is None:
        return (YearVote(word, outside),)
    outside |= {year: -1.5 for year in YEARS if year > last.year}
    days = (last - first).days
    if days > 400:
        return (YearVote(word, outside),)
    inside = dict.fromkeys(range(first.year, last.year + 1), 3.0 if days < 300 else 1.5)
    return YearVote(word, inside), YearVote(word, outside)
