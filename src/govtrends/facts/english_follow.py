"""Numbers that print no noun of their own and follow another: 'from 214 to 9', 'smoke 38', '11 more', '24 days'."""

from __future__ import annotations

import re

from govtrends.facts.english_phrases import before_number, content_of, noun_phrase, tokens_of, word_set

# from 214 to 9: what the first counts.
_FROM_TO = re.compile(r"\bfrom (?:more than |about |nearly )?[\d,.]+(?: [a-z-]+){0,3} to (?:about |less than |only )?$")
# 72 meal points, and 11 more will be added.
_MORE = re.compile(r"\s+(?:more|others)\s+(?:will|would|are|is|were|was|have|has|to be)\b")
# noise 431, air 106, smoke 38 and waste 2: each name stands before its number.
_CUT_OR_BE = re.compile(r"\s+(?:will|would|are|were|was|have|has|had)\b")
_LISTED = re.compile(
    r"\d,?(?: and)? (?:(?!and|or|from|to|by|in|on|at|since|until|of|for|with|the|only)[a-z][a-z-]* ){1,5}$"
)
_CUT = re.compile(r"\s*(?:[,.;](?!\d)|and\b|$)")
# 30 days of good air, good air days: days that measure the air.
_DAYS = re.compile(r"\s*days?\b", re.IGNORECASE)
_GOOD_AIR = re.compile(
    r"\b(?:good|excellent|fine|clean|blue)\b[^.;]{0,30}?\bdays?\b"
    r"|\bdays?\s+(?:of|with)\s+(?:good|excellent|fine|clean)|\bair quality\b[^.;]{0,40}?\bdays?\b",
    re.IGNORECASE,
)
_FAR = 120
# Words that only count what is named before the verb (the volume was 2.86 million pieces).
_COUNTERS = word_set("pieces sets items units copies tubes cases times lots orders cards")
_IS = re.compile(r"\b(?:is|was|were|has reached|have reached|had reached|reached|totaled|exceeded|stood at|hit)\s*$")
_AIMS = word_set("target goal plan task number")
_THERE = re.compile(r"\bthere\s+\w+\s*$", re.IGNORECASE)
# built 13 stations, covering 27 villages and 6,300 households
_REACHES = re.compile(
    r",?\s*\b(?P<verb>covering|serving|benefiting|involving|reaching)\s+"
    r"(?:[^,.;\d]{0,20}[\d,.]+[^,.;\d]*?(?:,| and)\s+)?(?:more than |over |about |nearly |some |a total of )?$"
)
_REACHED = {
    "covering": "covered by", "serving": "served by", "benefiting": "benefiting from", "involving": "involved in",
    "reaching": "reached by",
}  # fmt: skip
# organized 86 villagers to clean the river: what those counted were to do.
_MADE_TO = re.compile(
    r"\b(?P<made>organized|led|mobilized|arranged|dispatched|invited|encouraged|guided|helped|sent)\s+$"
)
_TO_DO = re.compile(
    r"\s*to (?P<verb>(?!the |an? |its |their )[a-z]+)\s+(?:up\s+)?(?:the |its |their |an? )?"
    r"(?P<what>[a-z][a-z -]{2,40})?"
)


# 652 bars, inns and other places have been inspected: the verb stands behind the last of those counted together.
_TOGETHER = re.compile(
    r"(?P<more>(?:(?:, ?[A-Za-z][A-Za-z' -]{1,30}){1,4},?)? and (?!the |its |their |an? )[a-z][a-z' -]{2,36}?)"
    r" (?:were|was|are|have been|has been)(?: \w+ly| newly| also)?"
    r" (?P<done>[a-z]+ed|put|built|held|won|found|sent|given)\b"
)
_OWN_VERB = re.compile(r"\b(?:were|was|are|is|have|has|had|which|whom|who|\w+ed)\b")


def listed_with(text: str, end: int, noun: str) -> str:
    """Return a noun behind ``end`` with those counted together with it and what was done to all, or ``""``."""
    at = text.find(noun, end, end + 8)
    listed = _TOGETHER.match(text, at + len(noun)) if at >= 0 else None
    if listed is None or _OWN_VERB.search(listed["more"]) is not None:
        return ""
    return " ".join([noun, *content_of(tokens_of(listed["more"])), listed["done"]])


def continues(text: str, start: int, end: int) -> bool:
    """Say whether a number at ``start:end`` counts what another number of its sentence does."""
    if text[max(0, start - 8) : start].lower() == "another " and _CUT_OR_BE.match(text, end) is not None:
        return True
    behind = text[end : end + 16]
    if ("more" in behind or "others" in behind) and _MORE.match(text, end) is not None:
        return True
    low = max(0, start - 80)
    if text.find("from ", low, start) < 0 or _CUT.match(text, end) is None:
        return False
    return _FROM_TO.search(text, low, start) is not None


def is_listed(text: str, start: int, end: int) -> bool:
    """Say whether a number stands behind its name in a list of such (air pollution 106, smoke 38)."""
    return _CUT.match(text, end) is not None and _LISTED.search(text, max(0, start - 60), start) is not None


def good_days(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the word behind a number that counts days of good air, ``None`` for a span of time."""
    days = _DAYS.match(text, end)
    if days is None:
        return None
    low, high = text.rfind(". ", max(0, start - _FAR), start) + 1, text.find(". ", end, end + _FAR)
    near = text[max(low, start - _FAR) : high if high >= 0 else end + _FAR]
    return days if _GOOD_AIR.search(near) is not None else None


def counted_before(before: str, noun: str) -> str:
    """Return what a clause names before its verb where its number has a counter alone, or an empty string."""
    if noun.lower() not in _COUNTERS or _THERE.search(before) or (copula := _IS.search(before)) is None:
        return ""
    named = before_number(before[: copula.start()])
    return "" if named.rpartition(" ")[2].lower() in _AIMS else named


def reached(text: str, start: int, noun: str, last: str) -> str:
    """Return those whom the work before reaches (villages covered by treatment stations), or an empty string."""
    if not last or text.find("ing", max(0, start - 80), start) < 0:
        return ""
    found = _REACHES.search(text, max(0, start - 80), start)
    if found is None:
        return ""
    for how in _REACHED.values():
        last = last.rpartition(f" {how} ")[2]
    return f"{noun.split()[0] if ' ' in noun else noun} {_REACHED[found['verb']]} {last}"


def set_to(before: str, rest: str, noun: str) -> str:
    """Return those counted with what they were to do ("villagers organized clean river"), or ""."""
    todo = _TO_DO.match(rest)
    made = None if todo is None else _MADE_TO.search(before)
    if made is None or todo is None:
        return ""
    return " ".join(
        [noun, made["made"], todo["verb"], *noun_phrase(todo["what"] or "").partition(" and ")[0].split()[:3]]
    )


def named_before(noun: str, subjects: list[str]) -> str:
    """Return the fuller name that a bare counter had before (sets security housing for 'sets'), or an empty string."""
    if noun.lower() not in _COUNTERS:
        return ""
    return next((s for s in reversed(subjects) if s != noun and noun.lower() in s.lower().split()), "")
