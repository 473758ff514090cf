"""What a sum of money is of, where English prints it elsewhere: the label before a colon, the funds named before."""

from __future__ import annotations

import re

from govtrends.facts.english_phrases import before_number, noun_phrase, word_set
from govtrends.facts.english_verbs import participle
from govtrends.text.numerals import parse_english

_CLAUSE_EDGE = re.compile(r"[.,;:!?\n]")
_FUNDS = re.compile(
    r"(?:(?!to )[a-z]+ ){0,2}(?<!to )(?:subsid(?:y|ies)|"
    r"funds?|allowances?|loans?|grants?|pensions?|bonus(?:es)?|donations?|relief)\b"
)
_SPENT = re.compile(
    r"(?:[A-Z][\w']* |[a-z]+ly )*(?:issued|invested|spent|raised|distributed|allocated|paid|arranged)$|^$"
)
# froze 3 million yuan: what was done to it, and no word of what it is.
_DONE = word_set("froze frozen recovered collected saved recouped returned raised donated disbursed seized transferred")

# What a sum is called by the verb that pays it.
_AS_NOUN = {"invested": "investment", "spent": "spending", "fined": "fines"}

# Those who pay: the district invested 90 million yuan to renovate 12 lanes.
_HOLDERS = re.compile(
    r"^(?:(?:district|county|town|street|city|village|bureau|government|community|we|it planned|planned) )+"
    r"(?=(?:invest|spend|spent|rais|allocat)\w*$)"
)
# the street raised 460,000 yuan and built three kitchens
_AND_BUILT = re.compile(
    r" and (?:built|renovated|bought|purchased|repaired|set up|opened)"
    r" (?:the |an? |\d+ |[a-z]+ (?=[a-z]+s\b))?(?=[a-z])"
)
_PART = re.compile(r"(\d+(?:\.\d+)?)\s+([a-z]+)", re.IGNORECASE)


# invest 9 million yuan to build 12 clinics; 3 million yuan were distributed for heating grants.
_INVEST = re.compile(r"(?:total )?invest(?:ments?|ing|ed)?", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\s+(?:(?:was|were|has been|have been)\s+)?(?:invested\s+|spent\s+|issued\s+|allocated\s+|distributed\s+)?"
    r"(?:to|in|into|on|for|promot(?:es?|ed|ing))\s+(?:the\s+)?"
    r"(?:(?:complet|build|construct|implement|renovat|promot|purchas|carry(?:ing)? out)\w*\s+)?(?:of\s+)?"
    r"(?:the\s+|an?\s+)?(?:various (?:types|kinds) of\s+)?(?:(?:more than|over|nearly|about)\s+)?(?:\d[\d,.]*\s+)?"
    r"(?=[a-z])"
)


def of_money(text: str, start: int, end: int, subject: str) -> str:
    """Return what a sum that ends at ``end`` is of, where the words around it in its clause do not say.

    It is the label before a colon; what is bought, where only 'invest' or 'issued' is printed; or the funds
    named before.
    """
    if start and text[start - 1] == ":":
        label = before_number(_CLAUSE_EDGE.split(text[max(0, start - 80) : start - 1])[-1])
        return f"{subject} {label}".strip()
    subject = _HOLDERS.sub("", subject)
    built = _AND_BUILT.match(text, end) if subject.endswith(("raised", "invested", "spent", "allocated")) else None
    if built is not None and (what := noun_phrase(text[built.end() : built.end() + 60])):
        return f"{what} {subject.rpartition(' ')[2]}"
    if subject and ((invests := _INVEST.fullmatch(subject)) or _SPENT.fullmatch(subject)):
        purpose = _PURPOSE.match(text, end)
        if purpose is not None and (what := noun_phrase(text[purpose.end() : purpose.end() + 80])):
            return f"{what} {'investment' if invests else _AS_NOUN.get(subject.lower(), subject)}"
        if invests:
            return subject
        *_, named = [None, *_FUNDS.finditer(text, max(0, start - 400), start)]
        return f"{named[0]} {subject.split()[-1]}" if named is not None else subject
    if (paid := _AS_NOUN.get(subject.partition(" ")[0].lower())) is not None and subject.partition(" ")[2]:
        return f"{paid} {subject.partition(' ')[2]}"
    return f"funds {participle(subject)}" if subject.lower() in _DONE else subject


def sum_of_scales(value: float, rest: str) -> float:
    """Return the sum of a number printed scale by scale: 1 million with ``rest`` 600 thousand is 1,600,000."""
    return value + sum((parse_english(f"{number} {word}") or 0.0 for number, word in _PART.findall(rest)), 0.0)
