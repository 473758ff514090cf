"""English numbers that measure nothing: dates, ordinals, spans of time, adjectives, hotlines, names of schemes."""

from __future__ import annotations

import re

from govtrends.facts.english_follow import good_days
from govtrends.facts.english_numbers import Numeral, Page
from govtrends.facts.english_phrases import word_set

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DATE_BEFORE = re.compile(
    rf"(?:\b(?:{_MONTH})\.?|\bday|\bNo\.?|\btop|\bthe first|\bfirst|\blast|\bpast|\bevery|\broom|\bgrade"
    rf"|\bclass|\bphase"
    rf"|\bchapter|\barticle|\bcall|\bdial|\bphone|\btelephone|\btel\.?|\bhotline)\s*$",
    re.I,
)
_LAST_OF_DATES = frozenset(_MONTH.lower().replace("sept?", "sep|sept").split("|")) | word_set(
    "day no top first last past every room grade class phase chapter article call dial phone telephone tel hotline"
)
# people aged above 60, over the age of 60
_AGES, _AGED = (
    word_set("aged above over under below of"),
    re.compile("aged (?:(?:abov|ov|und|bel)\\w+ )?$|the age of $"),
)
# What follows a number that measures nothing: ordinals, spans of time, adjectives (15 -minute circle), hotlines.
_NOT_AFTER = re.compile(
    rf"\s*(?:-\s*(?:minute|hour|year|day|month|meter|point|level|person|star|in-|on-|to-|time)"
    rf"|(?:consecutive\s+)?(?:years?|days?(?!\s+care)|hours?|minutes?|months?|weeks?)\b"
    rf"|(?:{_MONTH})\b|o'clock|a\.?m\.?\b|p\.?m\.?\b|levels?\b"
    rf"|min(?:ute)?s? read\b|aspects\b|dimensions\b|fields\b|years? old"
    rf"|degrees celsius|:\d|\+|-\s?\d|/\d)",
    re.IGNORECASE,
)
# What these begin with, small, behind at most three blanks; an empty string where more stand.
_NOT_AFTER_STARTS = frozenset(("", *"-:+/acdfhjlmnopswy"))
_HOTLINE, _HOTLINE_STARTS = re.compile(r"\s*(?:hot ?line|government service)", re.IGNORECASE), frozenset(("", "h", "g"))
_HOURS_OF = re.compile(r"\s*hours of\b")
_HOTLINE_DIGITS = 5
_YEAR = re.compile(r"(?:19|20)\d\d")
_HAN = re.compile("[\u4e00-\u9fff]")
_EACH = re.compile(r"[Ee](?<=\b.)[Aa][Cc][Hh]\b")
_SCHEME = re.compile(r"[\"“](?=[\w+])[^\"”]{0,14}$")


def is_noise(page: Page, number: Numeral, last: str) -> bool:
    """Say whether a number is a date, a name, a rule or a span of time; ``last`` is the word before it."""
    text, start, end, digits = page.text, number.start, number.end, number.digits
    beside = text[start - 8 if start > 8 else 0 : end + 8]
    if not beside.isascii() and _HAN.search(beside):
        return True
    if number.percent:
        return False
    dated = last in _LAST_OF_DATES and _DATE_BEFORE.search(text, max(0, start - 14), start)
    if dated or (last in _AGES and _AGED.search(text, max(0, start - 14), start)):
        return True
    follows = text[end : end + 4].lstrip()[:1].lower()
    if (
        follows in _NOT_AFTER_STARTS
        and _NOT_AFTER.match(text, end)
        and good_days(text, start, end) is None
        and not is_work_time(text, number)
    ):
        return True
    if (
        len(digits) <= _HOTLINE_DIGITS
        and follows in _HOTLINE_STARTS
        and _HOTLINE.match(text, end)
        and "," not in digits
    ):
        return True
    if not number.scale and (_is_letter(text[end : end + 1]) or (len(digits) == 4 and _YEAR.fullmatch(digits))):
        return True
    if '"' in text[end : end + 16] and _SCHEME.search(text, max(0, start - 16), start):
        return True
    if len(digits) >= 3:
        return False
    low = max(page.reach(start, 120), text.rfind(". ", max(0, start - 120), start))
    return "each" in text[low:start].lower() and _EACH.search(text, low, start) is not None


def _is_letter(behind: str) -> bool:
    """Say whether what stands behind a number is glued to it (3rd, 5G)."""
    return behind.isascii() and behind.isalpha()


def is_work_time(text: str, number: Numeral) -> bool:
    """Say whether a number counts hours worked (1.2 million hours of service), which are no span of time."""
    return bool(number.scale or "," in number.digits) and _HOURS_OF.match(text, number.end) is not None
