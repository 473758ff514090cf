"""What the years that a page prints say about its own: which is the latest, and which is already history."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from govtrends.facts.date_clues import FOUR, Event, YearVote
from govtrends.facts.date_windows import YEARS
from govtrends.text.calendar import make_date, year_number

Use = Literal["plain", "since", "topic", "planned", "history", "compared", "closed", "reviewed"]

_YEAR = re.compile(rf"(?<!\d)(?P<y>{FOUR})\s?年(?P<full>度)?(?=(?P<after>.{{0,14}}))", re.DOTALL)
# In English a year shows by the word before it (in 2021, the city's 2021 campaign); 2021 households are no year.
_YEAR_EN = re.compile(
    r"(?:\b(?:in|of|during|year|early|late|the|since|from|than|over|with|by|until|for)|['’]s)"
    r"\s+(?=20)(?P<y>20[0-4]\d)(?![\d年]|[.,]\d|\s?%)(?=(?P<after>.{0,30}))(?P<full>)",
    re.DOTALL,
)
_BARE_YEAR_EN = re.compile(r"(?<![\d.,])(?P<y>20[0-4]\d)(?![\d年]|[.,]\d)")
_BARE_YEAR = re.compile(
    r"(?<![\d.,—-])20[0-4]\d(?![\d年.,%]|\s?[-—~]\s?\d|[个人户件万亿元])|(?<=—)20[0-4]\d(?=[”\"」])"
)
# A dash opens an item of a list too; only after a year, a month or a day does it lead to a target.
_TARGET_BEFORE = re.compile(
    r"(?:(?<!截[至止])到|(?<!截)至|力争|展望|规划|面向|远景|列入|纳入|[\d年月日底末] ?[-—–~～]{1,2}|by|until|for)\s?$",
    re.IGNORECASE,
)
# Years of history: the page is of that year or of any later one.
_HISTORY_BEFORE = re.compile(
    r"(?:[建办生立册户业伍党起]于|自|自从|从|\b(?:since|from|founded in|built in|born in))\s?$", re.IGNORECASE
)
# 较2021年: the figure held against it is of a later year, mostly of the next.
_COMPARED_BEFORE = re.compile(
    r"(?:较|(?<!占)比|相比|高于|\b(?:compared (?:with|to)|than|over)(?: in)?)\s?$", re.IGNORECASE
)
_CLOSED_BEFORE, _CLOSED_AFTER = re.compile(r"截[至止]到?\s?$"), re.compile(r"年?[底末]|12月")
_CLOSED_EN = re.compile(r"\bend of $")
# In the first half of 2014: told before the year is over.
_PART_EN = re.compile(r"\b(?:half|quarter|months) of $")
_LOOKING_BACK = re.compile(r"总结|考核|表彰|述职|述责|评议|决算|盘点|成绩单|先进集体|先进个人|答卷|总账|亮点回顾")
_ACCOUNT = re.compile(r"的?(?:成绩单|答卷|总账|决算|大事记|国民经济和社会发展统计公报)")
# 2022年，全区…: what opens a sentence so is told of a year, mostly of one that is over.
_TOPIC_BEFORE, _TOPIC_AFTER = re.compile(r"(?:^|[。！？；)）\n…])\s*$"), re.compile(r"[，,]|全[区县市省年]")
_BACK_BEFORE = re.compile(r"(?:回望|回顾|盘点|刚刚过去的|据统计[，,:：]|去年[(（]?)\s?$")
# A meeting that names a year is of that year: 召开2022年重点项目推进会, but not 召开2021年度总结会.
_MEETING = re.compile(r"(?:召开|举行|举办|启动|开展|组织)[^。；，,\n]{0,12}$")
# What comes once a year is named by its own: 2024年春季植树, 2023年高考.
_YEARLY_AFTER = re.compile(
    r"(?:度)?(?:[春秋夏冬]季|高考|中考|征兵|[^，。；\n]{0,6}(?:招生|报名|开学)|[“\"「][^，。；\n”\"」]{2,9}[月周节日季行][”\"」]|三夏|三秋|入[春夏秋冬汛]|开[春学]|汛期|防汛|暑[期假]|寒假|义务植树)"
)
_MEETING_EN = re.compile(
    r"\s*(?:[A-Za-z-]+\s){0,3}(?:conference|meeting|campaign|plan|competition|work)\b", re.IGNORECASE
)
# What a year is to bring (2024年度考核动员会) is no look back at it.
_LAUNCHED = re.compile(r"动员|部署|启动|安排")
# 2023年以来, 2023年入汛以来: told in that year, for in the next one it is 去年以来.
_SINCE_AFTER = re.compile(r"(?:入[春夏秋冬汛]|开[春学工年])?以来")
# 2024年主要预期目标, 2024年，区法院将力争: what a year is to bring is said at its beginning, or at the end of another.
_PLANNED_AFTER = re.compile(
    r"度?(?:(?:主要|重点|经济社会发展|国民经济|各项|的)*(?:预期目标|目标任务|目标|任务|工作安排|工作要点|工作计划|预算草案|计划草案|民生实事)"
    r"|[，,][^。；，,\n\d]{0,12}(?:将|力争|计划))"
)
_REST_OF_DATE = re.compile(r"\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?")
# A full date so many days from the undated event that a page reports is of the same months.
_NEAR = 100
_MONTHLY = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Printed:
    """A year of this century as printed and what it is used for; ``target`` years are left out."""

    year: int
    word: str
    use: Use
    own: str | None = None  # a meeting or campaign that bears the year


def printed_years(text: str, language: str) -> list[Printed]:
    """Return the years that a text prints, in order, targets (到2025年) left out."""
    matches = list(_YEAR.finditer(text))
    if language != "zh":
        matches = sorted([*matches, *_YEAR_EN.finditer(text)], key=lambda match: match.start("y"))
    found = []
    for match in matches:
        year, at = year_number(match["y"]) or 0, match.start("y")
        if year in YEARS and not _TARGET_BEFORE.search(text, max(0, at - 6), at):
            found.append(_used(match, year, text, at))
    return found


def _used(match: re.Match[str], year: int, text: str, at: int) -> Printed:
    after = match["after"] or ""
    day = _REST_OF_DATE.match(after)
    word = " ".join((match[0] + (day[0] if day else "")).split())
    look = max(0, at - 16)
    if _HISTORY_BEFORE.search(text, look, at):
        return Printed(year, word, "history")
    if _COMPARED_BEFORE.search(text, look, at):
        return Printed(year, word, "compared")
    if _CLOSED_BEFORE.search(text, look, at) and _CLOSED_AFTER.match(after):
        return Printed(year, f"截至{word}", "closed")
    if match["full"] == "":
        if _CLOSED_EN.search(text, look, at):
            return Printed(year, f"end of {word}", "closed")
        if part := _PART_EN.search(text, look, at):
            return Printed(year, word, "plain", part[0] + match["y"])
    if account := _ACCOUNT.match(after):
        return Printed(year, f"{match['y']}年{account[0]}", "reviewed")
    back = None if _LAUNCHED.search(after) else _LOOKING_BACK.search(after.partition("》")[0])
    if back and (match["full"] or back[0] == "答卷"):
        return Printed(year, f"{match['y']}年…{back[0]}", "reviewed")
    before = _BACK_BEFORE.search(text, look, at)
    if before:
        return Printed(year, f"{before[0].strip()}{match['y']}年", "reviewed")
    meeting = _MEETING.search(text, look, at)
    if meeting and not back:
        return Printed(year, word, "plain", f"{meeting[0]}{match['y']}年")
    if yearly := _YEARLY_AFTER.match(after):
        return Printed(year, word, "plain", f"{match['y']}年{yearly[0]}")
    if _SINCE_AFTER.match(after):
        return Printed(year, word, "since")
    if _PLANNED_AFTER.match(after):
        return Printed(year, word, "planned")
    if _TOPIC_BEFORE.search(text, look, at) and _TOPIC_AFTER.match(after):
        return Printed(year, word, "topic")
    named = _MEETING_EN.match(after)
    return Printed(year, word, "plain", f"{match['y']}{named[0]}" if named else None)


_WEIGHTS: dict[Use, dict[int, float]] = {
    "plain": {0: 1.5, 1: 0.5},
    "since": {0: 1.5, 1: 0.5},
    "topic": {0: 0.75, 1: 1.0},
    "planned": {0: 2.0},
    "history": {},
    "compared": {1: 1.5, 2: 0.5, 0: -1.0},
    "closed": {1: 2.0, 0: -1.0},
    "reviewed": {1: 2.0},
}


# 2023年，全区受理投诉8640件, in a page of March: the totals of the year before; later in a year most likely of its
# own, for another would be 去年.
_EARLY, _LATE = (1, 2, 3), (10, 11, 12)


# English papers write "this year" of their own; the year of "in 2016" is any that is over.
_PLAIN_EN = {0: 0.75, 1: 0.75}


def _weights(use: Use, month: int | None, language: str) -> dict[int, float]:
    """Return the weights of the latest year by its use and the latest month that the page reports without a year."""
    if use == "plain" and language != "zh":
        return _PLAIN_EN
    if use == "topic" and month is not None:
        return {0: 0.5, 1: 2.0} if month in _EARLY else {0: 1.5, 1: 0.5}
    return {0: 1.0, -1: 1.0} if use == "planned" and month in _LATE else _WEIGHTS[use]


def printed_votes(found: Sequence[Printed], month: int | None, text: str, language: str) -> Iterator[YearVote]:
    """A page prints its own year most and late: the latest that is no target, the one after a year that is over.

    ``month`` is the latest that it reports without a year: it says whether a year that opens a sentence is over.
    """
    for one in found:
        if one.use in ("closed", "reviewed", "compared"):
            yield YearVote(one.word, {one.year + ahead: weight for ahead, weight in _WEIGHTS[one.use].items()})
        if one.own:
            yield YearVote(one.own, {one.year: 1.5})
    for bare in (_BARE_YEAR_EN if language != "zh" else _BARE_YEAR).finditer(text):
        year = int(bare[0][:4])
        if year in YEARS and not _TARGET_BEFORE.search(text, max(0, bare.start() - 6), bare.start()):
            yield YearVote(bare[0], {year: 0.5})
    latest = latest_year(found)
    if latest is not None:
        weights = _weights(latest.use, month, language)
        before = dict.fromkeys((year for year in YEARS if year < latest.year + min(weights, default=0)), -3.0)
        yield YearVote(latest.word, {latest.year + ahead: w for ahead, w in weights.items() if w > 0} | before)


def latest_year(found: Sequence[Printed]) -> Printed | None:
    """Return the latest year, in the use that says most of it (截至2022年底 more than 2022年)."""
    order = ("history", "plain", "since", "topic", "planned", "compared", "closed", "reviewed")
    return max(found, key=lambda one: (one.year, order.index(one.use)), default=None)


# 2022年12月以来, 从2022年12月起: told within a year of it.
_SINCE = re.compile(
    rf"(?P<from>[自从]\s?)?(?P<y>{FOUR})\s?年\s?(?P<m>\d{{1,2}})\s?月(?:\s?\d{{1,2}}\s?日)?"
    r"(?:(?P<since>以来)|(?(from)(?:起|开始)(?!施行|实施|执行|生效)|以来))"
)


def since_vote(text: str, found: Sequence[Event]) -> YearVote | None:
    """Return the year of the latest undated event behind a month since which something is told (2022年12月以来)."""
    since = max(
        ((year_number(m["y"]) or 0, int(m["m"]), m[0], m["since"] is not None) for m in _SINCE.finditer(text)),
        default=None,
    )
    bare = max((e for e in found if e.year is None), key=lambda e: (e.month, e.day), default=None)
    if since is None or bare is None or since[0] not in YEARS or not 1 <= since[1] <= 12:
        return None
    year = since[0] + (bare.month < since[1])
    return YearVote(f"{since[2]} … {bare.text}", {year: 2.0 if since[3] else 1.5})


def full_date_vote(found: Sequence[Event]) -> YearVote | None:
    """Return what the latest full date says: the year that brings the latest undated event nearest to it.

    Far from any event a full date is history, and says nothing; without any undated event it is the page's news.
    """
    full = [(e, day) for e in found if e.year in YEARS and (day := make_date(e.year, e.month, e.day)) is not None]
    if not full:
        return None
    event, last = max(full, key=lambda entry: entry[1])
    if sum(_MONTHLY > last - day > timedelta() for day in {day for _, day in full}) > 1:
        return YearVote(event.text, {last.year: 6.0})  # several days of one month: replies to letters, a diary
    bare = max((e for e in found if e.year is None), key=lambda e: (e.month, e.day), default=None)
    if bare is None:
        return YearVote(event.text, {last.year: 2.5})
    days = [make_date(year, bare.month, bare.day) for year in (last.year - 1, last.year, last.year + 1)]
    near = min((abs((day - last).days), day.year) for day in days if day is not None) if any(days) else None
    if near is None or near[0] > _NEAR:
        return None
    return YearVote(f"{event.text} … {bare.text}", {near[1]: 2.0})
