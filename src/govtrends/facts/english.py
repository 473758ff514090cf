"""Quantities in English prose, machine translation included: 'over 2 million square meters in grass'.

Machine translation drops articles, moves numbers behind their nouns ('benefit pupils 41,000') and prints
'high -quality'; so the reader leans on the words around a number and not on a parse.  Counts get the Chinese
classifier that ``registry/units.yml`` gives their noun, 个 where it gives none.
"""

from __future__ import annotations

import re

from govtrends.facts.english_changes import change_in, follow_change, fronted_basis
from govtrends.facts.english_follow import continues, good_days, is_listed, listed_with, named_before, reached
from govtrends.facts.english_lists import join_ranges, pair_respectively
from govtrends.facts.english_money import of_money, sum_of_scales
from govtrends.facts.english_noise import is_noise, is_work_time
from govtrends.facts.english_numbers import (
    SENTENCE_EDGE,
    Numeral,
    Page,
    approx_before,
    last_word,
    numbers_in,
)
from govtrends.facts.english_phrases import (
    NUMBER_IN,
    noun_phrase,
    word_set,
)
from govtrends.facts.english_subjects import DAYS_OF, OF_THEM, of_those, rate_before, subject_of, took_part
from govtrends.facts.english_verbs import passive, status
from govtrends.facts.indicators_reading import Reading
from govtrends.facts.quantities_units import PART, Unit, Units, load_units
from govtrends.text.numerals import LARGEST, parse_english

_APPROX = {
    "more than": "at_least", "over": "at_least", "at least": "at_least", "no less than": "at_least",
    "not less than": "at_least", "about": "about", "around": "about", "approximately": "about", "some": "about",
    "roughly": "about", "nearly": "nearly", "almost": "nearly", "close to": "nearly", "at most": "at_most",
    "less than": "at_most", "no more than": "at_most", "not more than": "at_most",
}  # fmt: skip
# 4,100 boats, of which 320 were painted: so many of those counted before.
_OF_WHICH = re.compile(r"\bof (?:which|whom|these|those|them),?\s+$")
# Thefts, which people dreaded most, fell by 41 percent.
_ASIDE = re.compile(r",\s*(?:which|who|where)\b[^,.;]{3,90},$")
# the output of pork, beef and mutton reached 9 million tons: the list is of one noun.
_LIST_OF = re.compile(
    r"\b(?:total |combined )?(?:output|production|sales|number|volume|value|amount|yield|area|exports|imports) of"
    r" (?:[a-z]+(?: [a-z]+)?, ?){1,5}$"
)
# earns about 1,600 yuan a month, 7,000 batches a day
_EACH_TIME = re.compile(r"\s*(?:(?!from|than|over|of)[a-z]+\s+)?(?:a|per|each|every) (?P<time>day|week|month|year)\b")
_PRONOUNS = ("it ", "they ", "this ", "them ")
_MORE_AFTER = re.compile(r"\s*(?:or more|and above|or above)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:R(?<=\bR)MB|C(?<=\bC)NY|¥|￥)\s*(?:more than |nearly |about )?$")
_SPOKEN = re.compile(
    r"\s*(micrograms? per cubic met(?:er|re)|square (?:kilo)?met(?:er|re)s?|cubic met(?:er|re)s?"
    r"|percentage points?|(?:person|household|vehicle)\s?-?\s?times?|us dollars?|[a-z]+)",
    re.I,
)
_NOUN = re.compile(r"[a-z]+(?:'s|(?<=s)'(?= [a-z]))?")  # farmers' markets are no farmers
_PHRASE_END = re.compile(r"[.,;:\d]")
_RATES = word_set("rate ratio proportion share percentage")
# 300,000 mu (20,000 ha.): the same area once more in another unit.
_CONVERTED = re.compile(
    r"\([\d,. ]+(?:ha|hectares?|acres?|km|sq|square kilomet(?:er|re)s?|u\.?s\.? dollars?|usd|\$)\.?\)", re.IGNORECASE
)
# 12 of the 15 projects: the noun stands behind the second number.
_PART_OF = re.compile(r"\s+of (?:(?:the |its |their |all )?[0-9,]+|these|those)(?= [a-z])")
_IS, _IS_STARTS = re.compile(r"\s+(?:have|has|had|were|was|are|is)\b"), frozenset("hwai")
# Characters behind a number within which what it is held against stands.
_FAR = 80
_DASH = re.compile(r"\s?-\s?|\s")
# renovate 900 more toilets
_MORE_OF = re.compile(r"^\s*more\s+(?=(?!than\b)[a-z])")
_MORE_THAN = re.compile(r"\s*(?:[a-z]+\s){0,2}?(?=(?:more|fewer|less|higher|lower)\s+than\b)")


def find_english(text: str) -> list[Reading]:
    """Return the readings of the English quantities of ``text`` in order; Chinese clauses are left alone."""
    table = load_units()
    printed = text
    text = _CONVERTED.sub(lambda aside: " " * len(aside[0]), text) if "(" in text else text
    page = Page.of(text)
    readings = [reading for number in numbers_in(page) if (reading := _read(page, number, table))]
    kept: list[Reading] = []
    for reading in readings:
        if kept and reading.start < kept[-1].end:
            continue
        if kept and not reading.subject and OF_THEM.match(text, reading.end):
            did = passive(text[reading.end : reading.end + 160])
            of = next((before for before in reversed(kept) if before.measure == "count"), kept[-1])
            reading.subject = f"{of.subject} {did}".strip()
            reading.unit = of.unit if reading.measure == "count" else reading.unit
        elif continues(text, reading.digit, reading.end):
            if not kept or kept[-1].end <= text.rfind("from ", 0, reading.start):
                continue  # from 8 to 10: the first counts nothing
            reading.subject, reading.unit = kept[-1].subject, kept[-1].unit
        elif kept and text.find(". ", kept[-1].end, reading.start) < 0 and follow_change(text, reading, kept[-1]):
            pass
        elif kept and reading.measure == "count":
            _fill(text, reading, kept)
        elif (
            kept
            and reading.subject.lower() == "fined"
            and SENTENCE_EDGE.search(text, kept[-1].end, reading.start) is None
        ):
            reading.subject = f"fines {kept[-1].subject}"
        # '…, up 6.3 percent', 'from 86% to 94.5%', 'it was raised to 90 yuan': of what came before.
        if not reading.subject or reading.subject.startswith(_PRONOUNS):
            near = kept and SENTENCE_EDGE.search(text, kept[-1].end, reading.start) is None
            reading.subject = kept[-1].subject if near else reading.subject or reading.clause(text).strip()[:60]
        if reading.basis == "unspecified":
            reading.basis = fronted_basis(text[page.reach(reading.start, 240) : reading.start]) or reading.basis
        if reading.basis == "unspecified" and kept and SENTENCE_EDGE.search(text, kept[-1].end, reading.start) is None:
            reading.basis = kept[-1].basis or reading.basis  # fell by 8% year on year, while cases dropped 9%
        if reading.subject.lower() in _RATES and kept and kept[-1].end > text.rfind(".", 0, reading.start):
            reading.subject = f"{kept[-1].subject} {reading.subject}"
        kept.append(reading)
    found = pair_respectively(text, join_ranges(text, kept))
    if text != printed:  # the sentence is told as it is printed, with what was passed over
        whole = Page(printed, page.clauses, page.sentences)
        for reading in found:
            reading.sentence = whole.sentence(reading.digit, reading.end)
    return found


def _fill(text: str, reading: Reading, kept: list[Reading]) -> None:
    """Give a bare noun the work that reaches those it names, or the fuller name it had before."""
    work = kept[-1]
    if " " not in reading.subject and _OF_WHICH.search(text, max(0, reading.start - 16), reading.start):
        reading.subject, reading.unit = f"{work.subject} {reading.subject}".strip(), work.unit
        return
    at = len(kept) - 1
    while at and work.measure == "count" and work.unit in ("人", "户", "人次"):
        at -= 1
        work = kept[at]
    near = SENTENCE_EDGE.search(text, work.end, reading.start) is None
    if near and (whom := reached(text, reading.start, reading.subject, work.subject)):
        reading.subject = whom
    elif fuller := named_before(reading.subject, [before.subject for before in kept[-4:]]):
        reading.subject = fuller


def _read(page: Page, number: Numeral, table: Units) -> Reading | None:
    text, start, percent = page.text, number.start, number.percent
    last = last_word(text, start)
    if is_noise(page, number, last):
        return None
    value = parse_english(f"{number.digits} {number.scale}" if number.scale else number.digits)
    if value is not None and number.rest:
        value = sum_of_scales(value, number.rest)
    if value is None or value > LARGEST:
        return None
    low, high = page.clause(start, number.end)
    part = number.sort == "part"
    stated, begin = approx_before(text, start, last) if part or number.sort == "figure" else ("", start)
    before, after = text[low:begin], text[number.end : high]
    behind_aside = text[low - 1 : low] == "," and text.find("wh", max(0, low - 100), low) >= 0
    if behind_aside and (aside := _ASIDE.search(text, max(0, low - 100), low)) is not None:
        before = f"{text[page.clause(aside.start(), aside.start())[0] : aside.start()]} {before}"
    elif (
        text[low - 1 : low] == ","
        and " of " in text[max(0, low - 60) : low]
        and (things := _LIST_OF.search(text, max(0, low - 100), low)) is not None
    ):
        before = f"{things[0]} {before}"
    found: tuple[Unit, str, int] | None
    if percent or part:
        found = (table.english["percent"] if percent else PART, "", number.end)
    else:
        found = _unit(text, number, before, after, table)
    if found is None:
        return None
    unit, noun, end = found
    if number.spelt and table.plural.keys().isdisjoint(noun.lower().split()):
        return None
    more = None  # 300 tons more than last year
    if percent or unit.measure == "percent":
        change = change_in(before, text[end : end + 48], unit.measure)
    else:
        more = _MORE_THAN.match(text, end) if text.find("than", end, end + _FAR) >= 0 else None
        change = None if more is None else change_in("", text[more.end() : more.end() + 48], unit.measure)
    approx = _APPROX.get(stated.removesuffix(" and"))
    if approx is None and (stated.startswith("exceed") or _is_or_more(text, end)):
        approx = "at_least"
    subject = subject_of(unit, noun, before, text[end:high])
    if number.sort == "opening" and " " not in subject:
        subject = f"{subject} {passive(text[end : end + 160])}".strip()
    elif noun and (listed := listed_with(text, end, noun)):
        subject = listed
    elif noun and subject == noun and " " not in noun:
        did = took_part(text[page.reach(start, 240) : begin], text[end:high]) or passive(text[end:high])
        subject = f"{noun} {did}".strip()
    if unit.measure == "money":
        subject = of_money(text, low, end, subject)
    if (
        " " not in subject
        and subject[-1:] == "s"
        and unit.measure in ("money", "count")
        and (each := _EACH_TIME.match(text, end)) is not None
    ):
        subject = f"{subject} per {each['time']}"
    elif unit.measure == "rate" and (rate := rate_before(text[page.reach(start, 200) : begin])):
        subject = rate
    return Reading(
        begin, end, start, low, high, value, unit.name,
        "percent" if change and more is None else unit.measure, subject,
        page.sentence(start, number.end), None, approx,
        change[0] if change else None, change[1] if change else None, status(before),
    )  # fmt: skip


def _is_or_more(text: str, end: int) -> bool:
    """Say whether 'or more' or 'and above' stands behind ``end``."""
    behind = text[end : end + 16].lower()
    return ("more" in behind or "above" in behind) and _MORE_AFTER.match(text, end) is not None


def _unit(text: str, number: Numeral, before: str, after: str, table: Units) -> tuple[Unit, str, int] | None:
    """Return unit, noun phrase and end of the number's text, or ``None`` where nothing is counted."""
    start, end, digits = number.start, number.end, number.digits
    if _CURRENCY.search(text, max(0, start - 18), start):
        return table.english["yuan"], "", end
    spoken = _SPOKEN.match(text, end)
    if spoken is not None:
        word = spoken[1].lower()
        word = _DASH.sub("-", word) if word.endswith(("time", "times")) else word
        word = word.replace("grams per", "gram per").replace("metre", "meter")
        unit = table.english.get(word) or table.english.get(word.removesuffix("s"))
        if unit is not None and (unit.measure != "count" or "-time" in word or word == "times"):
            if unit.name == "倍" and (float(digits.replace(",", "")) % 1 == 0 if digits[0].isdigit() else True):
                unit = table.printed["次"]
            if unit.measure != "duration" or is_work_time(text, number):
                return unit, "", spoken.end()
            if (days := good_days(text, start, end)) is not None:
                return unit, "", days.end()
            if not text.startswith(" care", spoken.end()):  # five day care centers
                return None
    begins = after.lstrip()
    if begins[:1] in _IS_STARTS and _IS.match(after) and start and _OF_WHICH.search(text, max(0, start - 16), start):
        return table.printed["个"], "", end
    if of_those(text, end) or continues(text, start, end):
        return table.printed["个"], "", end
    if "days " in before and DAYS_OF.search(before) is not None:
        return table.printed["天"], "", end
    part = _PART_OF.match(text, end) if begins.startswith("of ") else None
    if begins.startswith("more"):
        after = _MORE_OF.sub(" ", after)
    phrase = noun_phrase(after if part is None else after[part.end() - end :])
    if phrase:
        return _classify(phrase, after, table), phrase, end
    if is_listed(text, start, end):
        return table.printed["个"], "", end
    if number.scale or ("," in digits and number.sort == "figure") or (len(digits) >= 3 and "." not in digits):
        named = NUMBER_IN.search(before) if "number of" in before else None
        return _classify(" ".join(before.split()[-6:]) if named is None else named["what"], "", table), "", end
    return None


def _classify(phrase: str, after: str, table: Units) -> Unit:
    """Return the unit of the counted noun: the last plural one the registry knows, then any, then one after 'and'.

    A number above one counts a plural (17 low-income families college examinations: families, not college).
    """
    joined = phrase and " and " in after
    # 480 herders and farmers in their homes: the other noun stands right behind the first
    rest = _PHRASE_END.split(after, maxsplit=1)[0].partition(f"{phrase} and ")[2] if joined else ""
    words: list[str] = _NOUN.findall(phrase.lower())
    if "police" in words[:-1]:  # police posts: the word says of which kind
        words.remove("police")
    further: list[str] = _NOUN.findall(noun_phrase(rest).lower()) if rest else []
    # 235 household appliances: an unknown plural is what is counted, the noun before it says of which kind.
    unknown = bool(after and words) and words[-1].endswith("s") and words[-1] not in table.counted
    singular = [] if unknown else words
    for candidates, units in ((words, table.plural), (singular, table.counted), (further, table.plural)):
        if (unit := _last_among(units, candidates, table.seconds)) is not None:
            return unit
    return table.printed["个"]


def _last_among(units: dict[str, Unit], words: list[str], seconds: frozenset[str]) -> Unit | None:
    """Return the unit of the last two words that are a noun of ``units``, else of the last one."""
    if not seconds.isdisjoint(words):
        for at in range(len(words) - 2, -1, -1):
            if (unit := units.get(f"{words[at]} {words[at + 1]}")) is not None:
                return unit
    for word in reversed(words):
        if (unit := units.get(word)) is not None:
            return unit
    return None
