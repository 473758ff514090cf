"""The vote for the year that a page was printed in: numbered days, words of a season, weekdays, printed years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from govtrends.facts.date_clues import FOUR, Event, path_month
from govtrends.registry.occasions import Numbered, occasions
from govtrends.text.calendar import make_date, small_number, year_number

_YEAR = re.compile(rf"(?<!\d)(?P<y>{FOUR})\s?年(?P<full>度)?(?P<after>.{{0,14}})?", re.DOTALL)
_YEAR_EN = re.compile(r"(?<![\d.,])(?P<y>20[0-4]\d)(?![\d年]|[.,]\d)")
_TARGET_BEFORE = re.compile(r"(?:到|至|力争|展望|规划|面向|远景|[-—–~～]|by|until|for)\s?$", re.IGNORECASE)
_LOOKING_BACK = re.compile(r"总结|考核|表彰|述职|述责|评议|决算|盘点|成绩单|先进集体|先进个人|答卷|答卷|总账|亮点回顾")
_BACK_BEFORE = re.compile(r"(?:回望|回顾|盘点|刚刚过去的|去年[(（]?)\s?$")
# A local congress meets from January to March and hears of the year before.
_SESSION = re.compile(r"人民代表大会第[一二三四五六七八九十]{1,2}次会议|人代会|政府工作报告")
_SESSION_MONTHS = (1, 2, 3)
_BARE_YEAR = re.compile(
    r"(?<![\d.,—-])20[0-4]\d(?![\d年.,%]|\s?[-—~]\s?\d|[个人户件万亿元])|(?<=—)20[0-4]\d(?=[”\"」])"
)
_PATH_YEAR = re.compile(r"(?<![0-9A-Za-z])(20[0-4]\d)(?![0-9A-Za-z])")


Season = tuple[date, date | None, str]


@dataclass(frozen=True, slots=True)
class YearVote:
    """Evidence for some years: ``weights`` by year; ``word`` is what was printed."""

    word: str
    weights: dict[int, float]


def year_votes(
    text: str, dated: str, found: Sequence[Event], seasons: Sequence[Season], language: str, source: str
) -> list[YearVote]:
    """Return what a text, its dated lines, events and seasons say about the year it was printed in."""
    votes = [*_occasion_votes(text), *_window_votes(seasons), *_printed_years(dated, language)]
    for event in found:
        votes += _weekday_vote(event)
    in_path = path_month(source)
    match = _PATH_YEAR.search(source.rsplit("/", 1)[-1])
    if in_path is not None:
        votes.append(YearVote(in_path[2], {in_path[0]: 2.0}))
    elif match:
        votes.append(YearVote(f"file name: {match[0]}", {int(match[0]): 1.5}))
    session = _SESSION.search(text)
    early = [e.month in _SESSION_MONTHS for e in found if e.year is None]
    latest = _latest_year(dated, language)
    if session and latest and early and all(early):
        votes.append(YearVote(session[0], {latest[0] + 1: 2.0}))
    return votes


def _weekday_vote(event: Event) -> list[YearVote]:
    if event.year is not None or (event.weekday is None and event.festival is None):
        return []
    table = occasions().festivals.get(event.festival or "", {})
    weights = {}
    for year in range(2000, 2036):
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


def occasion_months(text: str) -> list[tuple[int, int | None, str]]:
    """Return (month, day, words) of the numbered days that a text celebrates; jubilees are spoken of all year."""
    one, numbered, _, _ = _counted()
    return [(numbered[m["name"]].month, numbered[m["name"]].day, m[0]) for m in one.finditer(text)]


@cache
def _season_words() -> tuple[tuple[str, Season], ...]:
    return tuple((word.lower(), (w.first, w.last, word)) for w in occasions().windows for word in w.words)


def seasons(text: str, language: str) -> list[Season]:
    """Return the windows that words of a season open (迎接党的二十大: 2022 until 16 October), each once."""
    lowered = text if language == "zh" else text.lower()
    found: dict[tuple[date, date | None], Season] = {}
    for word, season in _season_words():
        if season[:2] not in found and word in lowered:
            found[season[:2]] = season
    return list(found.values())


def _window_votes(found: Sequence[Season]) -> Iterator[YearVote]:
    for first, last, word in found:
        if last is not None and (last - first).days <= 400:
            weight = 3.0 if (last - first).days < 300 else 1.5
            yield YearVote(word, dict.fromkeys(range(first.year, last.year + 1), weight))
        outside = dict.fromkeys(range(2000, first.year), -3.0)
        if last is not None:
            outside |= dict.fromkeys(range(last.year + 1, 2036), -1.5)
        yield YearVote(word, outside)


def _printed_years(text: str, language: str) -> Iterator[YearVote]:
    """A page prints its own year most and late: the latest year that is no target, the one after a year's review."""
    for match in _years_printed(text):
        year = year_number(match["y"]) or 0
        reviewed = _LOOKING_BACK.search(match["after"] or "") if match["full"] or "答卷" in match[0] else None
        before = _BACK_BEFORE.search(text, max(0, match.start() - 6), match.start())
        meeting = _MEETING.search(text, max(0, match.start() - 16), match.start())
        if meeting and not _LOOKING_BACK.search(match["after"] or ""):
            yield YearVote(f"{meeting[0]}{match['y']}年", {year: 1.5})
        if reviewed:
            yield YearVote(f"{match['y']}年…{reviewed[0]}", {year + 1: 2.0})
        elif before:
            yield YearVote(f"{before[0].strip()}{match['y']}年", {year + 1: 2.0})
    pattern = _YEAR_EN if language != "zh" else _BARE_YEAR
    for bare in pattern.finditer(text):
        year = int(bare[0][:4])
        if year <= 2035 and not _TARGET_BEFORE.search(text, max(0, bare.start() - 6), bare.start()):
            yield YearVote(bare[0], {year: 0.5})
    latest = _latest_year(text, language)
    if latest is not None:
        year, word = latest
        yield YearVote(word, {year: 1.5, year + 1: 0.5} | {y: -3.0 for y in range(2000, year)})


# A meeting that names a year is of that year: 召开2022年重点项目推进会, but not 召开2021年度总结会.
_MEETING = re.compile(r"(?:召开|举行|举办|启动|开展|组织)[^。；，,\n]{0,12}$")


def _years_printed(text: str) -> Iterator[re.Match[str]]:
    """Yield the printed years of this century that are no target (到2025年)."""
    for match in _YEAR.finditer(text):
        before = max(0, match.start() - 6)
        if 2000 <= (year_number(match["y"]) or 0) <= 2035 and not _TARGET_BEFORE.search(text, before, match.start()):
            yield match


def _latest_year(text: str, language: str) -> tuple[int, str] | None:
    found = [(year_number(m["y"]) or 0, m[0][:12].split("\n")[0]) for m in _years_printed(text)]
    return max(found, key=lambda entry: entry[0], default=None)
