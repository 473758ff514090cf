"""Where an English text may print a number, and the clause and sentence around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
# 1 billion 200 million: only the next lower scale belongs to the same sum.
_LOWER = "|".join(
    rf"(?<={high})\s+\d{{1,3}}(?:\.\d+)?\s+{low}\b"
    for high, low in (("trillion", "billion"), ("billion", "million"), ("million", "thousand"), ("thousand", "hundred"))
)
_ONES = "(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
_TEEN = "(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = f"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety){_ONES}"
_WORD = rf"(?:{_TENS}|{_TEEN}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# What may stand before a number; sought backwards from it, because a search for the number itself skips to its digits.
_APPROX = (
    *("more than", "over", "at least", "no less than", "not less than", "exceed", "exceeded", "exceeding", "exceeds"),
    *("about", "around", "approximately", "some", "roughly", "nearly", "almost", "close to", "up to", "at most"),
    *("less than", "no more than", "not more than", "as many as"),
)
_APPROX_ENDS = (*_APPROX, *(f"{approx} and" for approx in _APPROX), "a total of")
_LAST_OF_APPROX = frozenset(end.split()[-1] for end in _APPROX_ENDS)
_BEFORE = re.compile(
    rf"(?P<approx>\b(?:{'|'.join(_APPROX)})(?:\s+and(?=\s+\Z))?\s+)(?:a total of\s+)?\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 48
_REST = (
    rf"(?:(?P<scale>(?:\s+{_SCALE}\b)+)(?P<rest>(?:{_LOWER})+)?)?"
    r"(?P<percent>\s?(?:%|percent\b|per cent\b))?"
)
_FREE = r"(?<![\w.,/+:#$-]{0})"
_NUMBER = re.compile(
    rf"(?P<number>[0-9]{_FREE.format('.')}(?:\d{{0,2}}(?:,\d{{3}})+(?:\.\d+)?|\d*(?:\.\d+)?)){_REST}", re.IGNORECASE
)
_IN_WORDS = re.compile(rf"{_FREE.format('')}(?P<number>\b{_WORD}(?=\s+{_SCALE})){_REST}", re.IGNORECASE)
_PARTS = ("third", "quarter", "fifth", "tenth")
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
_WORD_BEFORE = re.compile(rf"\b{_WORD}\s+\Z", re.IGNORECASE)
_LONGEST_WORD = len("seventy-three ")


# Seven projects … were selected; built three schools: a small number in words that counts what was done.
_COUNTS = (
    r"(?=\s+(?:[a-z-]+\s+){0,3}?[a-z]{3,}s\b)"
    r"(?!\s+(?:committees|aspects|fields|levels|major|years|months|days|parties|sides|meetings|guarantees))"
)
# Tried only where a sentence begins.
_SPELT = (
    "Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"
    "|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen|Eighteen|Nineteen"
    f"|(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety){_ONES}"
)
_OPENING = re.compile(rf"(?P<number>{_SPELT}){_COUNTS}")
_SPELT_STARTS = frozenset("TFSEN")
_OPENED_BEHIND = frozenset(".!?\n")
# three-quarters of the households; the first three quarters of a year are a time.
_FRACTION = re.compile(
    r"(?<!first )(?P<number>\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)[ -](?:third|quarter|fifth|tenth)s?)"
    r"(?= of (?!(?:it|them)\b|(?:the |this |last |next |that )?(?:year|\d))[a-z])"
)
# The character before a verb parts it from other words; fewer characters do than begin a verb.
_VERB = (
    r"(?:(?P<held>[Hh]eld|[Hh]old(?:ing)?|[Cc]onvened|[Oo]rganized)"
    r"|built|opened|added|won|completed|renovated|established|newly|selected|arrested|solved|cracked|received)"
    rf"\s+(?P<number>{_WORD})(?(held)(?=\s+[a-z ]{{0,30}}meetings?\b)|{_COUNTS})"
)
_VERBAL, _VERB_FIRST = re.compile(f"[^A-Za-z0-9_]{_VERB}"), re.compile(_VERB)
_VERBS = (
    *("held", "Held", "hold", "Hold", "holding", "Holding", "convened", "Convened", "organized", "Organized"),
    *("built", "opened", "added", "won", "completed", "renovated", "established", "newly", "selected", "arrested"),
    *("solved", "cracked", "received"),
)
# How these end: a text is searched for so few faster than for each of them, or for a word's edge before any.
_VERB_ENDS = ("ed", "eld", "old", "olding", "built", "won", "newly")
_BEHIND, _BEHIND_STARTS = re.compile(rf"\s+{_WORD}"), frozenset("tfsen \t\n")
# Alternatives that each begin with one character are told apart faster than a set of them.
_CLAUSE_EDGE = re.compile(r",(?!\d{3})|\.(?!\d)|;|:|\n|!|\?|。|，|；|：")
SENTENCE_EDGE = re.compile(r"\.(?=\s+[A-Z\"])|\n|!|\?|。")
_CRIES = re.compile("[！？]")
_STOPS = frozenset("!?\n。")
_NEXT = re.compile(r"\s+[A-Z\"]")
# ... had been planted. 41 cases …: a number opens the next sentence, unless the stop shortens a word (Sept. 22, No. 5).
_NEXT_NUMBER = re.compile(r"\s+\d")
_BEFORE_NUMBER = re.compile(r"(?:[A-Za-z]{4}(?<!Sept)(?<!prox)|\d{4}|[%)”\"])\.$")


@lru_cache(maxsize=1)
def _clause_ends(text: str) -> list[int]:
    *pieces, _ = _CLAUSE_EDGE.split(text)  # faster than a match for each of them
    return list(accumulate([len(piece) + 1 for piece in pieces]))


@lru_cache(maxsize=1)
def sentence_ends(text: str) -> tuple[int, ...]:
    """Return where the sentences of an English text end, behind their marks, those of Chinese clauses among them.

    Those who read the numbers of a text and the times of these ask one after the other.
    """
    ends = [
        end
        for end in _clause_ends(text)
        if (mark := text[end - 1]) in _STOPS or (mark == "." and _opens_next(text, end))
    ]
    if "！" in text or "？" in text:
        ends = sorted([*ends, *(cry.end() for cry in _CRIES.finditer(text))])
    return tuple(ends)


def _opens_next(text: str, end: int) -> bool:
    """Whether a sentence begins behind the point that stands before ``end``."""
    if _NEXT.match(text, end) is not None:
        return True
    return _NEXT_NUMBER.match(text, end) is not None and _BEFORE_NUMBER.search(text, max(0, end - 5), end) is not None


@dataclass(frozen=True, slots=True)
class Page:
    """A text with the ends of its clauses and sentences."""

    text: str
    clauses: list[int]
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Page:
        """Return the page of ``text``, its edges found."""
        clauses, ends = _clause_ends(text), sentence_ends(text)
        if "！" in text or "？" in text:  # what a Chinese clause cries ends no English sentence
            ends = tuple([end for end in ends if text[end - 1] not in "！？"])
        return cls(text, clauses, ends)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the clause around ``start:end`` without its mark, at most 200 characters of it before."""
        before, after = bisect_right(self.clauses, start), bisect_right(self.clauses, end)
        floor = max(0, start - 200)
        low = max(self.clauses[before - 1], floor) if before else floor
        return low, self.clauses[after] - 1 if after < len(self.clauses) else len(self.text)

    def reach(self, start: int, most: int) -> int:
        """Return how far back from ``start`` the sentence goes, at most so many characters."""
        before = bisect_right(self.sentences, start)
        return max(start - most, self.sentences[before - 1] if before else 0)

    def sentence(self, start: int, end: int) -> str:
        """Return the sentence around ``start:end``, or its clause where that is long."""
        before, after = bisect_right(self.sentences, start), bisect_right(self.sentences, end)
        near = before > 0 and self.sentences[before - 1] > start - 400
        low = self.sentences[before - 1] if near else max(0, start - 200)
        high = self.sentences[after] if after < len(self.sentences) else len(self.text)
        if high - low > 320:
            low, high = self.clause(start, end)
        return self.text[low:high].strip()


class Numeral:
    """What may be a number: ``digits``, or words, from ``start``, with what multiplies it and its sign to ``end``.

    ``rest`` holds the lower scales of the same sum.  ``sort`` is ``figure``, ``opening`` or ``behind verb`` of a small
    number in words, ``meetings`` or ``part`` of a whole.
    """

    __slots__ = ("digits", "end", "percent", "rest", "scale", "sort", "start")

    def __init__(
        self, start: int, end: int, digits: str, sort: str, scale: str = "", rest: str = "", percent: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.digits = digits
        self.sort = sort
        self.scale = scale
        self.rest = rest
        self.percent = percent

    @property
    def spelt(self) -> bool:
        """Whether it is a small one in words, which counts only what is known to be counted."""
        return self.sort == "opening" or self.sort == "behind verb"


def numbers_in(page: Page) -> list[Numeral]:
    """Return what may be a number of a page, in order."""
    text = page.text
    found = [(match, "figure") for match in _NUMBER.finditer(text)]
    found += [(match, "opening") for match in _openings(page)]
    found += [(match, "behind verb" if match["held"] is None else "meetings") for match in _behind_verbs(text)]
    for scale in _SCALES:
        at = text.find(scale)
        while at >= 0:
            word = _WORD_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
            if word is not None and (match := _IN_WORDS.match(text, word.start())) is not None:
                found.append((match, "figure"))
            at = text.find(scale, at + 1)
    if any(part in text and (f"{part} of" in text or f"{part}s of" in text) for part in _PARTS):
        found += [(match, "part") for match in _FRACTION.finditer(text)]
    found.sort(key=_begins)
    return [_numeral(match, sort) for match, sort in found]


def _begins(found: tuple[re.Match[str], str]) -> int:
    return found[0].start()


def _numeral(match: re.Match[str], sort: str) -> Numeral:
    if sort != "figure":
        return Numeral(match.start("number"), match.end(), match["number"], sort)
    digits, scale, rest, percent = match.group("number", "scale", "rest", "percent")
    scale = "" if scale is None else scale.strip()
    return Numeral(match.start(), match.end(), digits, sort, scale, rest or "", bool(percent))


def _openings(page: Page) -> Iterator[re.Match[str]]:
    """Yield the numbers in words that open a sentence, whether or not a space stands before them."""
    text = page.text
    for end in (0, *[end for end in page.clauses if text[end - 1] in _OPENED_BEHIND]):
        start = end + 1 if text[end : end + 1] == " " and end and text[end - 1] != "\n" else end
        if text[start : start + 1] in _SPELT_STARTS and (opening := _OPENING.match(text, start)) is not None:
            yield opening


def _behind_verbs(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers in words that stand behind a verb of doing, which they count the things of."""
    for ending in _VERB_ENDS:
        at = text.find(ending)
        while at >= 0:
            end = at + len(ending)
            if text[end + 1 : end + 2] in _BEHIND_STARTS and _BEHIND.match(text, end) and text.endswith(_VERBS, 0, end):
                start = end - next(len(verb) for verb in _VERBS if text.endswith(verb, 0, end))
                found = _VERBAL.match(text, start - 1) if start else _VERB_FIRST.match(text)
                if found is not None:
                    yield found
            at = text.find(ending, end)


def approx_before(text: str, start: int, last: str) -> tuple[str, int]:
    """Return what says how exact a number is (more than) and where it begins, else ``''`` and ``start``.

    ``last`` is the word before the number.
    """
    if last not in _LAST_OF_APPROX:
        return "", start
    words = text[max(0, start - _LOOK_BACK) : start].split()[-4:]
    if not " ".join(words).lower().endswith(_APPROX_ENDS):
        return "", start
    printed = _BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    return ("", start) if printed is None else (printed["approx"].strip().lower(), printed.start())


def last_word(text: str, start: int) -> str:
    """Return the word before ``start`` in small letters, an empty string where none stands there."""
    before = text[max(0, start - 16) : start].split()
    return before[-1].rstrip(".").rpartition("(")[2].lower() if before else ""
