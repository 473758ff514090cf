"""What an English percentage says of a change: up or down, and against what."""

from __future__ import annotations

import re

from govtrends.facts.english_phrases import word_set
from govtrends.facts.indicators_reading import Reading

_CHANGE_WORDS = word_set(
    """
    year month increase increased increasing increases decrease decreased decreasing growth grew rose risen
    rise fell fallen fall drop dropped decline declined down up higher lower reduced respectively same
    period last previous compared accounting account improved exceeding lowered raised accounted
    compressed shortened slashed
    """
)
_UP = re.compile(
    r"\b(?:increas|grow|grew|rose|ris(?:e|ing)|(?<!made )(?<!makes )(?<!making )(?<!set )(?<!put )up\b"
    r"|improv|rais(?:e|ing)|higher|climb|expand|gain|upgrad)",
    re.I,
)
_DOWN = re.compile(
    r"\b(?:decreas|declin|drop|fell|fall|reduc|down\b|lower|cut\b|shrink|shrank|less\b|fewer|compress|shorten|slash)",
    re.I,
)
_LEVEL = re.compile(
    r"\b(?:rate|ratio|proportion|share|satisfaction|percentage)\s+(?:of|is|was|were|are|reached|reaches"
    r"|reaching|has reached|at|to)?\s*$"
    r"|\b(?:to|reach(?:ed|es|ing)?|account(?:ed|ing|s)? for|ma(?:de|kes?|king) up|at|is|are|was|were)\s*$|^\s*$",
    re.I,
)
_BEHIND = re.compile(r"\s*(higher|lower|more|less|fewer|up|down)\b", re.I)
# Of small letters, each alternative with its first in front, to which a search skips.
_YOY = re.compile(
    r"year\s*-?\s*on\s*-?\s*year|year\s*-?\s*over\s*-?\s*year|y(?<=\by)oy\b|same period (?:of )?(?:the )?(?:last"
    r"|previous) year|same period (?:in|of) \d{4}"
    r"|a year (?:earlier|before|ago)"
)
_MOM = re.compile(
    r"month\s*-?\s*on\s*-?\s*month|(?:than|from|over|with) (?:the )?(?:last|previous) month"
    r"|(?:compared with|than) (?:that of |in )?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b(?! (?:of )?(?:\d|last))"
)
_LAST_YEAR = re.compile(
    r"(?:than|from|over|with|to) (?:th(?:at|ose) (?:of|in) )?(?:the )?(?:last|previous) year|compared (?:with|to) \d{4}"
)
_PLAN = re.compile(r"(?:than|over|ahead of|compared with) (?:the )?(?:plan|target|budget)")


_BASES = (("yoy", _YOY), ("mom", _MOM), ("vs_last_year", _LAST_YEAR), ("vs_plan", _PLAN))


def without_change(words: str) -> str:
    """Return subject words without those of the change itself: 'sales increased' is about sales."""
    return " ".join(word for word in words.split() if word.lower() not in _CHANGE_WORDS)


def change_in(before: str, after: str, measure: str) -> tuple[str, str] | None:
    """Return direction and basis of the change around a percentage, or ``None`` for a level (a rate of 80%)."""
    window = before[-90:]
    basis = _basis(window + " | " + after)
    behind = _BEHIND.match(after)
    if behind is not None:
        return ("up" if behind[1].lower() in ("higher", "more", "up") else "down", basis or "unspecified")
    if window.rstrip().endswith("from") or (basis is None and _LEVEL.search(window)):
        return None
    up = max((match.start() for match in _UP.finditer(window)), default=-1)
    down = max((match.start() for match in _DOWN.finditer(window)), default=-1)
    if up < 0 and down < 0:
        return None
    return ("up" if up > down else "down", basis or "unspecified")


def _basis(words: str) -> str | None:
    small = words.lower()
    return next((name for name, pattern in _BASES if pattern.search(small)), None)


# sales reached 9 million tons, an increase of 2 million tons from 2016: of what was named before.
_GREW = re.compile(
    r",\s*(?:(?:representing|marking|showing|with|and)\s+)?(?:an?|the)\s+(?:(?!the\b|of\b)[a-z-]+\s+){0,3}?"
    r"(?P<how>increase|growth|rise|gain|decline|decrease|drop|fall|reduction)\s+of\s+$"
)
_FELL = word_set("decline decrease drop fall reduction")
# output of state firms grew by 10.7 percent, that of private ones by 9.6 percent: the verb is printed once.
_BY = re.compile(r"(?:^|[^,])\bby\s+$")


# examined 1,900 patients and referred 315 to the hospital: the noun is printed once.
_PASSED_ON = re.compile(r"\s+(?:to|from|for|into|back)\b")


def follow_change(text: str, reading: Reading, last: Reading) -> bool:
    """Give a number that follows another in its sentence the subject it grew from, or the change that both share.

    Say whether it did.
    """
    before = text[max(last.end, reading.start - 80) : reading.start]
    grew = _GREW.search(before) if before.endswith(" of ") else None
    if grew is not None:
        reading.subject = last.subject
        if reading.unit == "个":
            reading.unit = last.unit
        if reading.direction is None:
            reading.direction = "down" if grew["how"] in _FELL else "up"
            reading.basis = _basis(text[reading.end : reading.end + 48]) or "unspecified"
        return True
    if " " in reading.subject:
        return _shares_change(before, reading, last)
    if reading.subject and not without_change(reading.subject):  # and rose to 9,000 yuan
        reading.subject = last.subject
        return True
    if (
        reading.subject.endswith("ed")
        and reading.unit == "个"
        and last.measure == "count"
        and _PASSED_ON.match(text, reading.end) is not None
    ):
        reading.subject, reading.unit = f"{last.subject.partition(' ')[0]} {reading.subject}", last.unit
        return True
    return _shares_change(before, reading, last)


def _shares_change(before: str, reading: Reading, last: Reading) -> bool:
    """Give a percentage behind 'by' alone the change that the number before it prints; say whether it has one."""
    if last.direction is not None and reading.measure == "rate" and _BY.search(before) is not None:
        reading.measure, reading.direction, reading.basis = last.measure, last.direction, last.basis
        return True
    return False


def fronted_basis(before: str) -> str | None:
    """Return what a sentence is compared with at its beginning (Compared with last year, …), or ``None``."""
    begins = before.lstrip()[:80].lower()
    return _basis(begins.partition(",")[0]) if begins.startswith("compared ") else None
