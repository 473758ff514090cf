"""Where an English period may begin, and the words that it is printed with."""

from __future__ import annotations

import re

from govtrends.facts.literals import by_first

# Where a form may begin: behind the edge of a word.  Sorted by first letters: most words fail at their first.
SPOT = (
    r"[^A-Za-z0-9](?="
    r"[Tt](?:h(?:is |ese |rough|ird )|he (?:first|second|third|fourth|last|past|same|end|other|spring|summer|autumn"
    r"|fall|winter|[\"“']?(?:\d|[A-Z]))|o (?:now|date)|ill now|oday)"
    r"|[Ss](?:ince|o far|ame period|econd |pring|ummer|ep)|[Ff](?:rom (?:[JFMASOND]|[12]\d)|irst |all of|ourth |eb)"
    r"|[Aa](?:t (?:present|the mo)|s of|utumn|pr|ug)|[Yy](?:ear to|esterday)|[Ll]ast |[Ww]inter|[Oo](?:ver the|ct)"
    r"|[Nn]ext |[Cc]urrent|[Uu](?:p to|ntil)|[Bb]y now|[Pp]resently|[Dd](?:uring the|ec)|[Rr]ecently|[Ii]n recent"
    r"|J(?:an|un|ul)|Ma[ry]|Nov|[\"“']?(?:\d\d?(?:st|nd|rd|th)|T(?:enth|welfth|hirteenth)|Eleventh|F(?:our|if)teenth)"
    r"|(?:19|20)\d\d|\d\d?\s+(?:of\s+)?[A-Z])"
)
# Every form holds one of these; two sentences in three of a page hold none.
_HELD = (
    *("year", "month", "day", "quarter", "recent", "current", "semester", "term", "holiday", "golden"),
    *("now", "present", "moment", "far", "date"),
)
_HELD_IN_CAPITALS_OR_DIGITS = re.compile(by_first("20|19|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"))


def words_of_time(text: str) -> list[int]:
    """Return where the words begin that a period is printed with, in order."""
    found = [match.start() for match in _HELD_IN_CAPITALS_OR_DIGITS.finditer(text)]
    small = text.lower()
    for word in _HELD:
        at = small.find(word)
        while at >= 0:
            found.append(at)
            at = small.find(word, at + 1)
    found.sort()
    return found
