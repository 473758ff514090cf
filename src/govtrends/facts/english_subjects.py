"""The printed words that say what an English number counts or measures."""

from __future__ import annotations

import re

from govtrends.facts.english_changes import without_change
from govtrends.facts.english_follow import counted_before, set_to
from govtrends.facts.english_phrases import (
    after_number,
    before_number,
    circumstance,
    content_words,
    joined,
    measured_of,
    noun_phrase,
    without_holder,
    word_set,
)
from govtrends.facts.english_verbs import governing
from govtrends.facts.quantities_units import Unit

_AMOUNTS = word_set("average amount sum total")
# Nouns that say who or how many, but not what of.
_BARE = word_set(
    "people persons households families residents copies projects cases villages times trips places items pieces sets"
    " buildings students teachers communities schools"
)
_WAS = re.compile(r"\s*(?:were|was|are|is|have been|has been)\b")
_CLAUSE_BEGINS = re.compile(r"(?:^|[,;]|\b(?:and|with|that|while|but))\s*$", re.IGNORECASE)
_OF = re.compile(r"\s*(?:worth |\([^)]*\)\s*)?of\b")
_LEADS_ON = re.compile(r"\s*(?:worth )?(?:of|in|for|on)\b")
_DIMENSIONS = word_set("wide long high deep tall")
_MADE_UP = re.compile(r"\bma(?:de|kes?|king) up\s*$")
_AREA = word_set("area areas land farmland space")
_YIELD = {"harvested": "harvest", "produced": "output", "yielded": "output"}
_FEWER = re.compile(r"\s+(?:more|fewer|less)\s+than\b")
OF_THEM = re.compile(r"\s+of (?:them|these|those|whom|which)\b(?! [a-z]+s\b)")


_AUDIENCE = re.compile(r"\b(?:audience|visitors|tourists|viewers|spectators|passengers)\b[a-z ]*$")
# 900 teachers and students: both are counted.
_AND_THOSE = re.compile(
    r" and (?P<who>(?:[a-z]+ )?(?:students|teachers|parents|cadres|masses|nurses|doctors|villagers|residents|workers"
    r"|children|volunteers|police|members|drivers|visitors|tourists))\b(?! (?:were|was|are|have|has)\b)"
)
# the number of complaints about dust received by the platform fell by 31%
_NUMBER_OF = re.compile(
    r"\b(?P<of>number|volume|amount) of (?P<what>[^,.;]{3,70}?)"
    r" (?:received|reported|handled|accepted|sent|made) by [^,.;]*$"
)
# the enrolment rate of key groups such as widows, orphans and veterans has reached 83%
_RATE_OF = re.compile(
    r"\b(?P<rate>(?:(?!the |an? |and |with |that |of |in |its )[a-z][\w-]* ){0,3}(?:rate|ratio|proportion|share))"
    r" of (?:the |all |its )?(?P<whom>[^,.;]{3,60}?)"
    r"(?:,? (?:such as|including) [^.;]{3,90})?"
    r" (?:has |have |had )?(?:reached|reaches|exceeded|is|was|were|are|stood at)"
    r"(?: more than| over| about| nearly| above)? $"
)


def rate_before(before: str) -> str:
    """Return a rate with those it is of, where the words right before a percentage name both, or an empty string."""
    found = _RATE_OF.search(before) if "e of " in before or "o of " in before or "n of " in before else None
    return "" if found is None else f"{found['rate']} {' '.join(content_words(found['whom'])[:6])}"


# the number of days with good air quality reached 321
DAYS_OF = re.compile(
    r"\bnumber of (?P<which>(?:[a-z]+ ){0,3}days [a-z ]{3,50}?) (?:has |had )?(?:reached|was|is|hit|rose to|totaled) $"
)
# carried out after-school service, 900 students have participated in it
_TOOK_PART = re.compile(
    r"\s*\w+ (?:have |has |had )?(?:all |also )?(?:participated|taken part|took part)\b(?! in (?!it|them))"
)
_OCCASION = re.compile(
    r"\b(?:(?!the |an? |of |in |out |offers? |provides? |\w+ed )[a-z][a-z-]* ){0,2}"
    r"(?:service|activit(?:y|ies)|class(?:es)?|lectures?"
    r"|training|drills?|testing"
    r"|competitions?|performances?|courses?|games)(?= |s |[,.]|s[,.])"
)


def took_part(before: str, after: str) -> str:
    """Return what those counted took part in where only 'participated in it' is printed, or an empty string."""
    if _TOOK_PART.match(after) is None:
        return ""
    *_, named = [None, *_OCCASION.finditer(before)]
    return f"participated {named[0]}" if named is not None else "participated"


def of_those(text: str, at: int) -> bool:
    """Say whether a number at whose end ``at`` stands counts what the number before did (41 of them, 17 fewer than)."""
    behind = text[at : at + 24]
    if "of " in behind and OF_THEM.match(text, at) is not None:
        return True
    return "than" in behind and _FEWER.match(text, at) is not None


def subject_of(unit: Unit, noun: str, before: str, after: str) -> str:
    """Return the printed words that say what is counted; empty where only the unit would be left.

    A bare 'people' or 'copies' takes its of-phrase, else the verb that governs it ('households benefiting').
    """
    if noun:
        words, behind = noun.split(), after.split(noun, 1)[-1]
        rest = after_number(behind, named=True)
        if len(words) < 4 and (not rest or " " not in rest) and (took := joined(behind)):
            return f"{noun} {took}"
        if len(words) < 3 and (also := _AND_THOSE.match(behind)) is not None:
            noun, words, behind = f"{noun} and {also['who']}", [*words, *also["who"].split()], behind[also.end() :]
            rest = rest or after_number(behind, named=True)
        if " of " in before and (measured := measured_of(before, behind)):
            return f"{noun} with {measured}"
        bare = len(words) == 1 or words[-1].lower() in _BARE
        done = bool(rest) and _WAS.match(behind) is not None
        if made_to := set_to(before, behind, noun):
            return made_to
        if bare and (named := counted_before(before, noun)):
            return named
        if bare and len(words) < 3 and len(rest.split()) < 2 and not done:
            rest = f"{rest} {governing(before) or circumstance(behind)}".strip()
        return f"{noun} {rest}".strip() if bare or len(words) < 3 else noun
    if unit.measure == "rate" and after[:1].isalpha():  # 100%rectification
        glued = noun_phrase(after)
        if glued := without_change(glued):
            return f"{glued} rate"
    if unit.measure == "count" and of_those(after, 0):
        return ""
    if "than" in after and _FEWER.match(after) and not before_number(before):  # 156 days, 24 days more than last year
        return ""
    if before.rstrip().endswith(" up"):
        before = _MADE_UP.sub("", before)
    if " by " in before:
        before = _NUMBER_OF.sub(r"\g<of> of \g<what> ", before)
    follows = after_number(after, named=False)
    precedes = before_number(without_holder(before) if _LEADS_ON.match(after) else before)
    if unit.measure == "count" and before.endswith("from "):  # fell from 114 to 9
        precedes = without_change(precedes)
    if precedes.lower() in _AMOUNTS:
        precedes = ""
    sized = unit.measure not in ("rate", "percent")
    if sized and len(precedes.split()) > 3 and follows and _OF.match(after):  # the trucks are full of 80 tons of waste
        precedes = precedes.rpartition(" ")[2] if precedes.endswith(("ed", "ing")) else ""
    if any(not word.lower().endswith(("ed", "ing")) for word in precedes.split()) and not _OF.match(after):
        follows = " ".join(word for word in follows.split() if word in _DIMENSIONS)
    if unit.measure == "rate" and _OF.match(after) and _CLAUSE_BEGINS.search(before):
        return follows  # 96 percent of the cases were solved
    if unit.measure in ("rate", "percent"):
        precedes, follows = without_change(precedes), without_change(follows)
        return precedes or ("" if before.strip() or unit.measure == "percent" else follows)
    if len(follows.split()) > 1 and follows.split()[-1].lower().endswith("ed"):
        return follows
    if unit.measure == "weight" and follows and (made := _YIELD.get(precedes.lower().rpartition(" ")[2])):
        return f"{follows.removesuffix('s')} {made}"  # harvested 900 tons of plums
    if unit.measure == "area" and follows and _AREA.isdisjoint(f"{precedes} {follows}".lower().split()):
        follows = f"{follows} area".strip()
    if unit.name == "小时" and follows:
        return f"{follows} hours"
    if unit.name == "天":
        if "days " in before and (days := DAYS_OF.search(before)) is not None:
            return days["which"]
        return f"{precedes or follows} days"
    counted = "person-times" if unit.name == "人次" and (precedes or follows) else ""
    if counted and (who := _AUDIENCE.search(precedes)) is not None:
        return who[0]  # the number of the audience reached 93,000 person-times
    return " ".join(part for part in (precedes, follows, counted) if part)
