"""What a sum of money is of, where English prints it elsewhere: the label before a colon, the funds named before."""

from __future__ import annotations

import re

from govtrends.facts.english_phrases import before_number, word_set
from govtrends.facts.english_verbs import participle
from govtrends.text.numerals import parse_english

_CLAUSE_EDGE = re.compile(r"[.,;:!?\n]")
_FUNDS = re.compile(
    r"(?:[a-z]+ ){0,2}(?:subsid(?:y|ies)|funds?|allowances?|loans?|grants?|pensions?|bonus(?:es)?|donations?|relief)\b"
)
_SPENT = re.compile(
    r"(?:[A-Z][\w']* |[a-z]+ly )*(?:issued|invested|spent|raised|distributed|allocated|paid|arranged)$|^$"
)
# froze 3 million yuan: what was done to it, and no word of what it is.
_DONE = word_set("froze frozen recovered collected saved recouped returned donated disbursed seized transferred")

_PART = re.compile(r"(\d+(?:\.\d+)?)\s+([a-z]+)", re.IGNORECASE)


def of_money(text: str, start: int, subject: str) -> str:
    """Return what a sum is of: the label before a colon, or the funds named before where only 'issued' is printed."""
    if start and text[start - 1] == ":":
        label = before_number(_CLAUSE_EDGE.split(text[max(0, start - 80) : start - 1])[-1])
        return f"{subject} {label}".strip()
    if subject and _SPENT.fullmatch(subject):
        *_, named = [None, *_FUNDS.finditer(text, max(0, start - 400), start)]
        return f"{named[0]} {subject.split()[-1]}" if named is not None else subject
    return f"funds {participle(subject)}" if subject.lower() in _DONE else subject


def sum_of_scales(value: float, rest: str) -> float:
    """Return the sum of a number printed scale by scale: 1 million with ``rest`` 600 thousand is 1,600,000."""
    return value + sum((parse_english(f"{number} {word}") or 0.0 for number, word in _PART.findall(rest)), 0.0)
