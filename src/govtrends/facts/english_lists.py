"""English lists that print their nouns and their numbers apart: 'A, B and C rose by 1%, 2% and 3% respectively'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govtrends.facts.english_changes import without_change
from govtrends.facts.english_phrases import content_words, word_set
from govtrends.facts.indicators_reading import Reading

_BETWEEN = re.compile(r"\s*(?:,|;|and|, and)\s*(?:more than |about |nearly |over |by |to )?", re.IGNORECASE)
_SENTENCE_EDGE = re.compile(r"[!?\n。]|\.(?=\s+[A-Z\"]|\s*$)")
_AFTER = re.compile(r"^[^,.;]{0,30}?\brespectively\b\s*(?:in|for|of|on|to|by|among)?\s*", re.IGNORECASE)
# What ends a list of nouns: the next statement.
_NEXT = re.compile(
    r",\s*(?:(?:and |with )?(?:an?|the)\s+)?"
    r"(?:year\s*-|month\s*-|increase|growth|up\b|down\b|decrease|accounting|which)",
    re.IGNORECASE,
)
_ADJECTIVES = word_set(
    "urban rural primary secondary tertiary online offline domestic foreign public private male female upper lower"
)
_COMMA = re.compile(r"\s*,\s*(?:and\s+)?")
_COMMA_OR_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_VERB = re.compile(
    r"\s+(?:(?:has|have|had|were|was|is|are)\s+)?(?:\w+ed|rose|grew|fell|reach\w*|account\w*|stood|was|were|is|are)\b[^,]*$",
    re.IGNORECASE,
)


# between 3 and 5 bins, 300 to 500 people; from 3 to 5 is a change of level, and two figures.
_LOWER_END = re.compile(
    r"(?:\bbetween\s+(?P<between>[0-9][0-9,]*(?:\.[0-9]+)?)\s+and"
    r"|(?<!from\s)(?<!by\s)(?<![\w.,$-])(?P<to>[0-9][0-9,]*(?:\.[0-9]+)?)\s+to)\s+\Z",
    re.IGNORECASE,
)
_WIDEST = 28


def join_ranges(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings with the lower end of a range in the value, and none of its own."""
    found: list[Reading] = []
    for reading in readings:
        lower = _lower_end(text, reading) if reading.measure == "count" and reading.digit == reading.start else None
        if lower is not None:
            low = float((lower["between"] or lower["to"]).replace(",", ""))
            at = lower.start("between") if lower["between"] else lower.start("to")
            if low < reading.value:
                if found and found[-1].end > at:
                    found.pop()
                reading.start = reading.digit = at
                reading.value, reading.value_max = low, reading.value
        found.append(reading)
    return found


def _lower_end(text: str, reading: Reading) -> re.Match[str] | None:
    """Return the number right before a count that may be the lower end of its range."""
    low = max(0, reading.start - _WIDEST)
    links = text[low : reading.start].rstrip()[-3:].lower().endswith(("and", "to"))
    return _LOWER_END.search(text, low, reading.start) if links else None


def pair_respectively(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings with the nouns of 'respectively' lists paired in order; a run of percents shares its change.

    A second list of the sentence without nouns of its own (a growth of 3%, 4% respectively) takes those of the first.
    """
    if "respectively" not in text:
        return list(readings)
    found, index = list(readings), 0
    nouns: list[str] = []
    while index < len(found):
        run = _run(text, found, index)
        first = found[index]
        if len(run) > 1:
            start, end = _sentence(text, first.start)
            if "respectively" in text[start:end].lower():
                nouns = _nouns(text, start, end, run, found[index - 1].end if index else start) or (
                    nouns if len(nouns) == len(run) else []
                )
                for at, reading in enumerate(run):
                    _pair(reading, first, nouns[at] if nouns else reading.subject)
        index += len(run)
    return found


def _run(text: str, found: Sequence[Reading], index: int) -> list[Reading]:
    """Return the readings from ``index`` on with nothing but commas and 'and' between them."""
    run = [found[index]]
    for following in found[index + 1 :]:
        if following.unit != run[0].unit or _BETWEEN.fullmatch(text, run[-1].end, following.start) is None:
            break
        run.append(following)
    return run


def _sentence(text: str, at: int) -> tuple[int, int]:
    start = max((edge.end() for edge in _SENTENCE_EDGE.finditer(text, max(0, at - 500), at)), default=max(0, at - 500))
    edge = _SENTENCE_EDGE.search(text, at)
    return start, edge.start() if edge else len(text)


def _nouns(text: str, start: int, end: int, run: Sequence[Reading], floor: int) -> list[str]:
    """Return as many nouns as the run has numbers, from the list after 'respectively' or before the verb."""
    behind = text[run[-1].end : end]
    after = _AFTER.match(behind)
    if after is not None:
        stop = _NEXT.search(behind, after.end())
        listed = behind[after.end() : stop.start() if stop else len(behind)]
        if pieces := _split(listed, len(run)):
            return pieces
    before = text[max(start, floor) : run[0].start]
    if "respectively" in before:  # that list has its numbers already
        return []
    return _split(_VERB.sub("", before.rstrip()), len(run))


def _split(listed: str, size: int) -> list[str]:
    for joint in (_COMMA, _COMMA_OR_AND):
        pieces = [piece.strip() for piece in joint.split(listed.strip(" ,.")) if piece.strip()]
        if len(pieces) == size:
            words = [" ".join(content_words(piece)[-10:]) for piece in _completed(pieces)]
            return words if all(words) else []
    return []


def _completed(pieces: list[str]) -> list[str]:
    """Return pieces in which an adjective alone has got the noun of the last (urban and rural incomes)."""
    shared = pieces[-1].split(maxsplit=1)
    if len(shared) < 2 or shared[0].lower() not in _ADJECTIVES:
        return pieces
    return [f"{piece} {shared[1]}" if piece.split()[-1].lower() in _ADJECTIVES else piece for piece in pieces]


def _pair(reading: Reading, first: Reading, noun: str) -> None:
    """Give a reading its noun, and the change that the first of its run prints for all."""
    reading.subject = without_change(noun) or noun
    if first.direction is not None and reading.direction is None:
        reading.direction, reading.basis, reading.measure = first.direction, first.basis, first.measure
