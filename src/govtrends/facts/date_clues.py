"""What a text prints of dates: dated events, and months that figures are counted up to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from govtrends.text.calendar import MONTHS_EN, WEEKDAYS, make_date, small_number, year_number

NUMBER = r"(?:\d\s?\d?|[一二三四五六七八九十]{1,3})"
FOUR = r"(?:(?:19|20)\s?\d\s?\d|[１２][０-９]{3}|[一二][〇零○OＯ一二三四五六七八九]{3})"
DOTTED = r"(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)"

_EVENT = re.compile(
    rf"(?:(?P<y>{FOUR})\s?年\s?)?(?<!\d)(?P<m>{NUMBER})\s?月\s?(?P<d>{NUMBER})\s?[日号]"
    rf"(?:\s?(?:[-—–~～至到]{{1,2}})\s?(?:(?P<m2>{NUMBER})\s?月\s?)?(?P<d2>{NUMBER})\s?[日号])?"
    r"(?P<week>\s?[(（,，]?\s?(?:星期|周)(?P<w>[一二三四五六日天]))?"
)
_IN_FIGURES = re.compile(rf"(?<![\d./-]){DOTTED}(?![./-])")
_MONTH_EN = r"(?P<m>January|February|March|April|May|June|July|August|September|October|November|December|Sept)"
_EVENT_DAY_FIRST = re.compile(
    rf"\b(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH_EN}\b(?:,?\s+(?P<y>(?:19|20)\d\d)(?!\d))?"
)
_EVENT_EN = re.compile(rf"\b{_MONTH_EN}\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?\b(?!,\d)(?:,?\s+(?P<y>(?:19|20)\d\d)(?!\d))?")
# What has not happened, or not lately: deadlines, rules in force, births, days of history.
_FUTURE_BEFORE = re.compile(
    r"(?:将于|拟于|定于|预计|计划|力争|确保|自|从|截止时间|截止日期|报名时间|有效期|(?<!发布)(?<!发生)时间[为是定])[^。；，]{0,8}$|(?:(?<!截)至|(?<!截[至止])到|[建办生立册户业伍党]于)$"
)
_NOT_EVENT_AFTER = re.compile(r"\s?(?:起|之?前|以前|施行|生效|出生|诞辰|截止|讲话|重要讲话|为期)")
# When the semester begins on September 1, four schools will open.
_FUTURE_EN = re.compile(r"\b(?:will|shall|(?:is|are) (?:to|scheduled|due|expected|planned))\b")
_STOP_EN = re.compile(r"[.!?\n…](?=\s|$)")
_AS_OF = re.compile(
    rf"截[至止]到?\s?(?:今年|(?P<y>{FOUR})\s?年)?\s?(?P<m>{NUMBER})\s?月(?P<part>底|末|份)?(?!\s?{NUMBER}\s?[日号])"
    rf"|(?<!\d)(?<!去年)(?<!上年)(?:今年)?[1一]\s?月?(?:份)?\s?[-—–~～至到]{{1,2}}\s?(?P<m2>{NUMBER})\s?月(?!\s?{NUMBER}\s?[日号])"
    rf"|(?<!去年)(?<!上年)前(?P<m3>{NUMBER})个月"
)
_AS_OF_EN = re.compile(
    rf"(?:(?:from\s+)?January\s*(?:to|-|through)\s*|[Aa]s of (?:the end of )?){_MONTH_EN}\b(?!\s*\d)"
)


# Every date holds one of these; the long patterns are run on what stands around them only.  Beginning with a set of
# characters, they are searched at the speed of a scan for those characters.
_SPOT = re.compile(
    r"[0-9０-９一二三四五六七八九十〇零○][0-9０-９一二三四五六七八九十〇零○ ]{0,5}(?:[年月]|[-./]\d|个月|[至到—–~～-])"
)
_SPOT_EN = re.compile(
    r"\d\d? (?:of )?[JFMASOND][a-z]{2,8}\b|[JFMASOND][a-z]{2,8}\.?\s+\d|[2]0[0-4]\d|[J]anuary|[Aa]s of"
)
_BEFORE, _AFTER = 24, 48


def dated_lines(text: str, language: str) -> str:
    """Return the stretches of a text that may hold a date, one a line; a cut end is marked by an ellipsis."""
    spots = [(m.start(), m.end()) for m in _SPOT.finditer(text)]
    if language != "zh":
        spots = sorted(spots + [(m.start(), m.end()) for m in _SPOT_EN.finditer(text)])
    parts: list[str] = []
    at = 0
    for first, last in spots:
        if last + _AFTER // 2 <= at:
            continue
        start, end = max(at, first - _BEFORE), min(len(text), last + _AFTER)
        line = text.rfind("\n", start, first)
        start, cut = (line, False) if line >= 0 else (start, start > 0)
        if start == at and parts:
            parts.append(text[start:end])
        else:
            parts.append(("\n…" if cut else "\n") + text[start:end])
        at = end
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class YearVote:
    """Evidence for some years: ``weights`` by year; ``word`` is what was printed."""

    word: str
    weights: dict[int, float]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event as printed, by its last day; ``first`` is (month, day) of the first where it took several.

    ``year`` only where printed; ``weekday`` 0 = Monday; ``at`` is the offset in the text.
    """

    text: str
    at: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    festival: str | None = None
    first: tuple[int, int] | None = None


def events(text: str, language: str) -> list[Event]:
    """Return the dated events that a text reports, deadlines and rules left out, in order."""
    found = sorted(chain(_events_zh(text), _full_days(text)), key=lambda event: event.at)
    if language != "zh":
        for match in chain(_EVENT_EN.finditer(text), _EVENT_DAY_FIRST.finditer(text)):
            month, day = MONTHS_EN[match["m"].lower()], int(match["d"])
            if 1 <= day <= 31 and not _lies_ahead(match, text):
                found.append(Event(match[0], match.start(), month, day, int(match["y"]) if match["y"] else None))
        found.sort(key=lambda event: event.at)
    return found


def _lies_ahead(match: re.Match[str], text: str) -> bool:
    """Say whether the rest of an English sentence tells of what will be on its day."""
    if match["y"]:
        return False
    stop = _STOP_EN.search(text, match.end())
    return _FUTURE_EN.search(text, match.end(), stop.start() if stop else len(text)) is not None


def _events_zh(text: str) -> Iterator[Event]:
    for match in _near_months(_EVENT, text):
        month, day = small_number(match["m2"] or match["m"]), small_number(match["d2"] or match["d"])
        if month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        if _NOT_EVENT_AFTER.match(text, match.end()) or _FUTURE_BEFORE.search(
            text, max(0, match.start() - 16), match.start()
        ):
            continue
        year = year_number(match["y"]) if match["y"] else None
        weekday = WEEKDAYS[match["w"]] if match["w"] else None
        first = (small_number(match["m"]) or month, small_number(match["d"]) or day) if match["d2"] else None
        yield Event(match[0], match.start(), month, day, year, weekday, _festival_beside(text, match), first)


def _full_days(text: str) -> Iterator[Event]:
    """Yield the days that a text prints in figures: a reply to a letter is dated so (2021-09-08)."""
    for match in _IN_FIGURES.finditer(text):
        day = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
        ahead = _FUTURE_BEFORE.search(text, max(0, match.start() - 16), match.start())
        if day is not None and not (ahead or _NOT_EVENT_AFTER.match(text, match.end())):
            yield Event(match[0], match.start(), day.month, day.day, day.year)


def _near_months(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` does, for a pattern whose matches hold 月: tried only where one is near."""
    at = 0
    month = text.find("月")
    while month >= 0:
        match = pattern.search(text, max(at, month - _BEFORE), min(len(text), month + 2 * _AFTER))
        if match is None or match.start() > month:
            at = max(at, month + 1)
        else:
            at = match.end()
            yield match
        month = text.find("月", at)


def _festival_beside(text: str, match: re.Match[str]) -> str | None:
    """Return the lunar festival that a date is said to be (9月10日，恰逢中秋; 中秋节(9月10日)), if any."""
    around = _FESTIVAL_AFTER.match(text, match.end()) or _FESTIVAL_BEFORE.search(
        text, max(0, match.start() - 6), match.start()
    )
    return None if around is None else _LUNAR_DAYS.get(around["name"], around["name"])


_LUNAR_DAYS = {
    "正月初一": "春节",
    "正月十五": "元宵",
    "五月初五": "端午",
    "七月初七": "七夕",
    "八月十五": "中秋",
    "九月初九": "重阳",
}


_FESTIVAL_AFTER = re.compile(
    r"[(（,，是为恰值逢正、]{0,4}(?:农历)?(?:传统)?(?P<name>春节|元宵|端午|七夕|中秋|重阳|除夕|正月初一|正月十五|五月初五|七月初七|八月十五|九月初九)"
    r"节?(?!期间|前|后|来临|将|假)"
)
_FESTIVAL_BEFORE = re.compile(r"(?P<name>春节|元宵|端午|七夕|中秋|重阳|除夕)节?[(（]$")


def as_of_months(text: str, language: str) -> list[tuple[int, int | None, str]]:
    """Return (month, year if printed, words) of the months that figures are counted up to (截至6月, 1—8月)."""
    found = []
    for match in _near_months(_AS_OF, text):
        month = small_number(match["m"] or match["m2"] or match["m3"])
        if month is not None and 1 <= month <= 12:
            found.append((month, year_number(match["y"]) if match["y"] else None, match[0]))
    if language != "zh":
        found += [(MONTHS_EN[m["m"].lower()], None, m[0]) for m in _AS_OF_EN.finditer(text)]
    return found
