"""The date of issue as a page prints it: in its head, beside what a web page offers, in a credit, in a file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain

from govtrends.facts.date_clues import DOTTED, FOUR, NUMBER, events
from govtrends.text.calendar import MONTHS_EN, make_date, small_number, year_number

_DAY = rf"(?P<y>{FOUR})\s?年\s?(?P<m>{NUMBER})\s?月\s?(?P<d>{NUMBER})\s?[日号]"
# 27.06.2016: with points, and two digits each, the day stands first.
_DAY_FIRST = r"(?<![\d.])(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>(?:19|20)\d\d)(?![\d.])"
# What furniture puts before a date: nothing, or the sign of a list's item.
_ITEM = r"\s*(?:[-*•·●▪‣◦|]\s*)?"

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
    re.compile(rf"{_LABEL}\s*(?:于|on)?\s*[:：]?\s*(?<!\d){DOTTED}", re.IGNORECASE),
    re.compile(
        rf"{_DAY}\s*[,，、|｜·]?\s*(?:星期|周|农历|壬|癸|甲|乙|丙|丁|戊|己|庚|辛|总?第\s?\d+\s?期|第[\d一二三四五六七八九十]+版)"
    ),
    re.compile(rf"(?:总?第\s?\d+\s?期|第[\d一二三四五六七八九十]+版|星期[一二三四五六日天])\s*[,，、|｜·]?\s*{_DAY}"),
    re.compile(rf"^[\s#*_]*{_DAY}[\s*_]*$", re.MULTILINE),
    # 2023年3月3日  张三: the day and who wrote it, between a head and its text.
    re.compile(
        rf"^[\s#*_]*{_DAY}[ \u3000\t]+[\u4e00-\u9fff]{{2,3}}(?:[ 、][\u4e00-\u9fff]{{2,3}}){{0,2}}[ \u3000\t]*$",
        re.MULTILINE,
    ),
    # 2005年01月18日03:37 云岭日报: a web page's stamp, on a line without a sentence.
    re.compile(rf"^[^\n。，,；]{{0,40}}{_DAY}[ \u3000\t]*\d\d?:\d\d(?!\d)[^\n。，,；]{{0,20}}$", re.MULTILINE),
    # 商都晨报 2023年3月3日 第2版: the line of a page's head, set off by spaces.
    re.compile(rf"^[^\s。，,；]{{1,14}}[ \u3000\t]+{_DAY}(?:[ \u3000\t]+[^。，,；\n]{{1,24}})?$", re.MULTILINE),
    re.compile(rf"^{_ITEM}(?:《[^《》\n]{{2,14}}》|{_PAPER})[ \u3000\t]*{_DAY}{_PAGE_NO}[ \u3000\t]*$", re.MULTILINE),
    re.compile(rf"^{_ITEM}{DOTTED}(?:\s+\d\d?:\d\d(?::\d\d)?)?\s*(?:$|{_BUTTONS})", re.MULTILINE),
    # The head of a page in figures: 2023.05.09 星期二 第3版.
    re.compile(
        rf"^{_ITEM}[\[【]?{DOTTED}[\]】]?\s*[(（,，]?\s*(?:星期|周[一二三四五六日]|第\s?\S{{1,3}}\s?[版期])",
        re.MULTILINE,
    ),
    # ... in the midst of it, behind the paper's name and the number of the page: 3 2014.12.9 星期二 责任编辑.
    re.compile(rf"(?<![\d.]){DOTTED}\s*[(（,，]?\s*(?:星期|周)[一二三四五六日天]"),
    re.compile(rf"^[\[【]{DOTTED}[\]】]", re.MULTILINE),
    re.compile(rf"^{_ITEM}\d\d?:\d\d(?::\d\d)?\s(?:UTC|GMT)[+-]\d\d?,?\s{DOTTED}", re.MULTILINE),
    re.compile(rf"(?<!\d){DOTTED}\s+\d\d?:\d\d(?!\d)"),  # a web page stamps day and hour
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
# What follows the year of a full date, in words or figures; and how far from it the patterns of mastheads look.
_DAY_SPOT = re.compile(rf"[年]\s?{NUMBER}\s?月\s?{NUMBER}\s?[日号]|[-./]\d\d?[-./]\d")
_BESIDE = 64
_PATH_DAY = re.compile(r"(?<![0-9A-Za-z])(20[0-4]\d)([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")
_PATH_MONTH = re.compile(r"(?<![0-9A-Za-z])(20[0-4]\d)[-_.]?(0[1-9]|1[0-2])(?![0-9A-Za-z])")


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
