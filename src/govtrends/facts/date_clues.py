"""What a page prints of dates: mastheads, dated events, months that figures are counted up to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from govtrends.text.calendar import MONTHS_EN, WEEKDAYS, make_date, small_number, year_number

_N = r"(?:\d\s?\d?|[一二三四五六七八九十]{1,3})"
FOUR = r"(?:(?:19|20)\s?\d\s?\d|[１２][０-９]{3}|[一二][〇零○OＯ一二三四五六七八九]{3})"
_DAY = rf"(?P<y>{FOUR})\s?年\s?(?P<m>{_N})\s?月\s?(?P<d>{_N})\s?[日号]"
_DOTTED = r"(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)"
# What furniture puts before a date: nothing, or the sign of a list's item.
_ITEM = r"\s*(?:[-*•·●▪‣◦|]\s*)?"
# 27.06.2016: with points, and two digits each, the day stands first.
_DAY_FIRST = r"(?<![\d.])(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>(?:19|20)\d\d)(?![\d.])"

# A day with its month in English letters has a number behind them.
_WORDED = re.compile(r"[A-Za-z]{3}\.?,?\s+\d")

# A paper by its name; 通报, 汇报 and 简报 end in the same character.
_PAPER = r"[\u4e00-\u9fff]{1,8}(?:[日晚晨早时周商快导新]报|时讯|晨讯|周刊)"
_PAGE_NO = r"(?:\s*[,，]?\s*(?:头版|第?\s?[A-D]?\d{1,3}\s?版|第[一二三四五六七八九十]{1,3}版))?"

# What a web page offers behind its date.
_BUTTONS = (
    r"来源|作者|编辑|浏览|阅读|点击|打印|字[体号]|分享|【|[|\uff5c]"
    r"|Author|Source|Editor|Print|Download|Share|Views?\b"
)

# A full date is the date of issue where the furniture of a front page or of a web page stands beside it.
_LABEL = r"(?:时间|日期|发布|出版|刊发|发表|Time|Date|Published|Posted|Updated)"
_MASTHEADS = (
    re.compile(rf"{_LABEL}\s*(?:于|on)?\s*[:：]?\s*(?:{_DAY})", re.IGNORECASE),
    re.compile(rf"{_LABEL}\s*(?:于|on)?\s*[:：]?\s*(?<!\d){_DOTTED}", re.IGNORECASE),
    re.compile(
        rf"{_DAY}\s*[,，、|｜·]?\s*(?:星期|周|农历|壬|癸|甲|乙|丙|丁|戊|己|庚|辛|总?第\s?\d+\s?期|第[\d一二三四五六七八九十]+版)"
    ),
    re.compile(rf"(?:总?第\s?\d+\s?期|第[\d一二三四五六七八九十]+版|星期[一二三四五六日天])\s*[,，、|｜·]?\s*{_DAY}"),
    re.compile(rf"^[\s#*_]*{_DAY}[\s*_]*$", re.MULTILINE),
    # 商都晨报 2023年3月3日 第2版: the line of a page's head, set off by spaces.
    re.compile(rf"^[^\s。，,；]{{1,14}}[ \u3000\t]+{_DAY}(?:[ \u3000\t]+[^。，,；\n]{{1,24}})?$", re.MULTILINE),
    re.compile(rf"^{_ITEM}(?:《[^《》\n]{{2,14}}》|{_PAPER})[ \u3000\t]*{_DAY}{_PAGE_NO}[ \u3000\t]*$", re.MULTILINE),
    re.compile(rf"^{_ITEM}{_DOTTED}(?:\s+\d\d?:\d\d(?::\d\d)?)?\s*(?:$|{_BUTTONS})", re.MULTILINE),
    # The head of a page in figures: 2023.05.09 星期二 第3版.
    re.compile(
        rf"^{_ITEM}[\[【]?{_DOTTED}[\]】]?\s*[(（,，]?\s*(?:星期|周[一二三四五六日]|第\s?\S{{1,3}}\s?[版期])",
        re.MULTILINE,
    ),
    # ... in the midst of it, behind the paper's name and the number of the page: 3 2014.12.9 星期二 责任编辑.
    re.compile(rf"(?<![\d.]){_DOTTED}\s*[(（,，]?\s*(?:星期|周)[一二三四五六日天]"),
    re.compile(rf"^[\[【]{_DOTTED}[\]】]", re.MULTILINE),
    re.compile(rf"^{_ITEM}\d\d?:\d\d(?::\d\d)?\s(?:UTC|GMT)[+-]\d\d?,?\s{_DOTTED}", re.MULTILINE),
    re.compile(rf"(?<!\d){_DOTTED}\s+\d\d?:\d\d(?!\d)"),  # a web page stamps day and hour
    re.compile(rf"{_DAY_FIRST}\s+\d\d?:\d\d(?!\d)"),
    re.compile(rf"^{_ITEM}{_DAY_FIRST}\s*$", re.MULTILINE),
    # A report is dated by the session that heard it: ……在第十四届全国人民代表大会第三次会议上.
    re.compile(rf"{_DAY}\s?(?:在[^。\n]{{4,40}}(?:会议|大会)上|[^。，\n]{{4,40}}(?:会议|大会)通过)"),
)
# A printed page is credited behind its head or text by paper and day: (《云岭日报》2023年6月30日第2版).
_BY = r"(?:来源\s*[:：]?|[刊载]于)?"
_NAMED = rf"(?:《[^《》\n]{{2,14}}》|{_PAPER})"
_CREDITS = (
    re.compile(rf"[(（]\s*{_BY}\s*{_NAMED}\s*[,，]?\s*{_DAY}{_PAGE_NO}\s*[)）]\s*$", re.MULTILINE),
    re.compile(rf"[(（]\s*{_DAY}\s*[,，]?\s*{_NAMED}{_PAGE_NO}\s*[)）]\s*$", re.MULTILINE),
)
_WEEKDAY_EN = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_EN = r"(?P<m>[A-Z][a-z]{2,8})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)"
_DAY_MONTH_EN = r"(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?P<m>[A-Z][a-z]{2,8})\.?,?\s+(?P<y>(?:19|20)\d\d)"
_MASTHEADS_EN = (
    re.compile(rf"{_LABEL}\s*(?:on)?\s*[:：]?\s*{_DAY_MONTH_EN}", re.IGNORECASE),
    re.compile(rf"^\s*{_DAY_MONTH_EN}\s*(?:$|\d\d?:\d\d|Source|Author|By\b)", re.MULTILINE),
    # A dateline: YUNXI, May 9, 2023 (…) --
    re.compile(rf"^[A-Z][\w' ]{{2,24}}, {_DAY_EN}\s*(?:\(|[-–—:])", re.MULTILINE),
    re.compile(rf"{_LABEL}\s*(?:on)?\s*[:：]?\s*{_DAY_EN}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY_EN},?\s+{_DAY_EN}", re.IGNORECASE),  # many a head is set in capitals
    re.compile(rf"{_DAY_EN},?\s+{_WEEKDAY_EN}", re.IGNORECASE),
    re.compile(rf"^\s*{_DAY_EN}\s*(?:$|\d\d?:\d\d|Source|Author|By\b)", re.MULTILINE),
)

_EVENT = re.compile(
    rf"(?:(?P<y>{FOUR})\s?年\s?)?(?<!\d)(?P<m>{_N})\s?月\s?(?P<d>{_N})\s?[日号]"
    rf"(?:\s?(?:[-—–~～至到]{{1,2}})\s?(?:(?P<m2>{_N})\s?月\s?)?(?P<d2>{_N})\s?[日号])?"
    r"(?P<week>\s?[(（,，]?\s?(?:星期|周)(?P<w>[一二三四五六日天]))?"
)
_IN_FIGURES = re.compile(rf"(?<![\d./-]){_DOTTED}(?![./-])")
_MONTH_EN = r"(?P<m>January|February|March|April|May|June|July|August|September|October|November|December|Sept)"
_EVENT_DAY_FIRST = re.compile(
    rf"\b(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH_EN}\b(?:,?\s+(?P<y>(?:19|20)\d\d)(?!\d))?"
)
_EVENT_EN = re.compile(rf"\b{_MONTH_EN}\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?\b(?!,\d)(?:,?\s+(?P<y>(?:19|20)\d\d)(?!\d))?")
# What has not happened, or not lately: deadlines, rules in force, births, days of history.
_FUTURE_BEFORE = re.compile(
    r"(?:将于|拟于|定于|预计|计划|力争|确保|自|从|截止时间|截止日期|报名时间|有效期)[^。；，]{0,8}$|(?:(?<!截)至|(?<!截[至止])到|[建办生立册户业伍党]于)$"
)
_NOT_EVENT_AFTER = re.compile(r"\s?(?:起|之?前|以前|施行|生效|出生|诞辰|截止|讲话|重要讲话|为期)")
# When the semester begins on September 1, four schools will open.
_FUTURE_EN = re.compile(r"\b(?:will|shall|(?:is|are) (?:to|scheduled|due|expected|planned))\b")
_STOP_EN = re.compile(r"[.!?\n…](?=\s|$)")
_AS_OF = re.compile(
    rf"截[至止]到?\s?(?:今年|(?P<y>{FOUR})\s?年)?\s?(?P<m>{_N})\s?月(?P<part>底|末|份)?(?!\s?{_N}\s?[日号])"
    rf"|(?<!\d)(?<!去年)(?<!上年)(?:今年)?[1一]\s?月?(?:份)?\s?[-—–~～至到]{{1,2}}\s?(?P<m2>{_N})\s?月(?!\s?{_N}\s?[日号])"
    rf"|(?<!去年)(?<!上年)前(?P<m3>{_N})个月"
)
_AS_OF_EN = re.compile(
    rf"(?:(?:from\s+)?January\s*(?:to|-|through)\s*|[Aa]s of (?:the end of )?){_MONTH_EN}\b(?!\s*\d)"
)
_PATH_DAY = re.compile(r"(?<![0-9A-Za-z])(20[0-4]\d)([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")
_PATH_MONTH = re.compile(r"(?<![0-9A-Za-z])(20[0-4]\d)[-_.]?(0[1-9]|1[0-2])(?![0-9A-Za-z])")


# Every date holds one of these; the long patterns are run on what stands around them only.  Beginning with a set of
# characters, they are searched at the speed of a scan for those characters.
_SPOT = re.compile(
    r"[0-9０-９一二三四五六七八九十〇零○][0-9０-９一二三四五六七八九十〇零○ ]{0,5}(?:[年月]|[-./]\d|个月|[至到—–~～-])"
)
_SPOT_EN = re.compile(
    r"\d\d? (?:of )?[JFMASOND][a-z]{2,8}\b|[JFMASOND][a-z]{2,8}\.?\s+\d|[2]0[0-4]\d|[J]anuary|[Aa]s of"
)
_BEFORE, _AFTER = 24, 48
# What follows the year of a full date, in words or figures; and how far from it the patterns of mastheads look.
_DAY_SPOT = re.compile(rf"[年]\s?{_N}\s?月\s?{_N}\s?[日号]|[-./]\d\d?[-./]\d")
_BESIDE = 64


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


def masthead(text: str) -> tuple[date, str] | None:
    """Return the printed date of issue and its words, the first in the text, or ``None``."""
    found = filter(None, (_first_day(_MASTHEADS, text, start, end) for start, end in _lines_around(text)))
    best = next(found, None)
    english = _first_day(_MASTHEADS_EN, text, 0, len(text)) if _WORDED.search(text) else None
    if best is None or (english is not None and english[0] < best[0]):
        best = english
    return None if best is None else best[1:]


def _first_day(patterns: Iterable[re.Pattern[str]], text: str, start: int, end: int) -> tuple[int, date, str] | None:
    """Return where the first date that any of the patterns finds in a stretch begins, the date, and its words."""
    best: tuple[int, date, str] | None = None
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            month = small_number(match["m"]) or MONTHS_EN.get(match["m"].lower())
            day = make_date(year_number(match["y"]), month, small_number(match["d"]))
            if day is not None and 1949 <= day.year <= 2060:
                if best is None or match.start() < best[0]:
                    best = match.start(), day, " ".join(match[0].split())
                break
    return best


def _lines_around(text: str) -> list[tuple[int, int]]:
    """Return the stretches of whole lines in which a full date with what stands beside it may be."""
    spans: list[tuple[int, int]] = []
    for spot in _DAY_SPOT.finditer(text):
        start = text.rfind("\n", 0, max(0, spot.start() - _BESIDE)) + 1
        end = text.find("\n", spot.end() + _BESIDE)
        end = len(text) if end < 0 else end
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


def credited(text: str, language: str) -> tuple[date, str] | None:
    """Return the day and words of the paper's credit that closes a line in brackets, or ``None``.

    Credits of several days, or of a day before another full date, speak of other papers' pages.
    """
    found: dict[date, str] = {}
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _CREDITS):
        day = make_date(year_number(match["y"]), small_number(match["m"]), small_number(match["d"]))
        if day is not None and 1949 <= day.year <= 2060:
            found.setdefault(day, " ".join(match[0].split()))
    if len(found) != 1:
        return None
    ((day, words),) = found.items()
    full = [make_date(event.year, event.month, event.day) for event in events(text, language) if event.year]
    return None if any(other is not None and other > day for other in full) else (day, words)


def path_date(source: str) -> tuple[date, str] | None:
    """Return the day that a file name or address carries (20220720, 2022-07/20), or ``None``."""
    match = _PATH_DAY.search(source)
    day = make_date(int(match[1]), int(match[3]), int(match[4])) if match else None
    return None if match is None or day is None else (day, f"file name: {match[0]}")


def path_month(source: str) -> tuple[int, int, str] | None:
    """Return (year, month, words) where a file name carries no more than that (weekly-2022-07.txt), or ``None``."""
    match = _PATH_MONTH.search(source.rsplit("/", 1)[-1])
    return None if match is None else (int(match[1]), int(match[2]), f"file name: {match[0]}")


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
