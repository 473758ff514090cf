"""Theme mentions: the registry's words where they stand in an article.

Matching works on characters, not tokens: a dictionary of the language misses most of the names that campaigns
coin.  An article is read from a squeezed copy (white space dropped between Chinese characters, collapsed in
English), so that a line break or a stray space inside a word does not hide it; an index map leads back to the
repaired text and from there to the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from govtrends.facts.enumerations import is_listed, listings
from govtrends.facts.squeeze import Squeezed, fold, squeeze_chinese, squeeze_english
from govtrends.model import Article, Mention
from govtrends.registry import Registry
from govtrends.text.spans import MappedText

WEAK_WINDOW = 200
"""Characters within which three different weak words support each other: about one paragraph."""

LONGEST_HEADLINE = 100
"""Characters of a line that weak words may trust to say what the article is about."""

# Between the parts of an article, so that one search goes through all of them: no word holds it, no list or Latin
# stretch goes on behind it, and it is as long as the widest look at what stands before a word.
_APART = "。。。。"

WEAK_COMPANY = 3
STRONG_COMPANY = 2
_UNREAD_KINDS = frozenset({"masthead"})  # slogans printed every day say nothing about the day

# Two English words at least (an 'APP' in a Chinese sentence is no English), and what is printed around them.
_ENGLISH = re.compile(r"[A-Za-z]{2,}[\s\-]{1,3}[A-Za-z]{2,}")
_LATIN = re.compile(r"[A-Za-z][\x00-\x7f]{5,}")
_HAN = re.compile(r"[\u2e80-\uffef]")
_WORD_CHAR = re.compile(r"[0-9A-Za-z]")
# Sentence ends: Chinese stops, or a Latin one before a space, since '3.5' and 'app.gov' are none.  Beginning with a set
# of characters, it is searched at the speed of a scan for those characters.
_STOP = re.compile(r"[。！？!?；;\n.](?:(?<!\.)[。！？!?；;\n]*[”’」』\"']?|(?<=\.)(?=[\s\"”]))")


@dataclass(frozen=True, slots=True)
class _Word:
    """A pattern of the automaton: what it stands for, and whether it counts, needs company or excludes."""

    theme: str
    keyword: str
    role: str  # strong, weak or exclude


_Found = tuple[_Word, int, int]
"""A word and where it stands in a text."""


class _Hit(NamedTuple):
    """A word found in one part of an article; offsets are those of the part's repaired text."""

    word: _Word
    part: int
    start: int
    end: int


class _Matcher:
    """The automata of one registry: one for Chinese, one for English."""

    def __init__(self, registry: Registry) -> None:
        chinese: list[tuple[str, _Word]] = []
        english: list[tuple[str, _Word]] = []
        for theme in registry.themes.values():
            for role, words in (("strong", theme.strong), ("weak", theme.weak), ("exclude", theme.exclude)):
                for keyword in words:
                    folded = fold(keyword)
                    side = chinese if not folded.isascii() else english
                    squeezed = squeeze_chinese(folded) if side is chinese else squeeze_english(folded)
                    side.append((squeezed.text, _Word(theme.name, keyword, role)))
        self._chinese = _Automaton(chinese)
        self._english = _Automaton(english)

    def find(self, parts: Sequence[MappedText]) -> list[_Hit]:
        """Return the surviving hits of the parts of an article, lists of field names left out."""
        starts = list(accumulate((len(part) + len(_APART) for part in parts), initial=0))
        folded = fold(_APART.join(part.text for part in parts))
        hits = []
        for word, start, end in self._words(folded):
            number = bisect_right(starts, start) - 1
            hits.append(_Hit(word, number, start - starts[number], end - starts[number]))
        return hits

    def _words(self, folded: str) -> list[_Found]:
        found = []
        if _HAN.search(folded) is not None:
            found = self._find_in(self._chinese, squeeze_chinese(folded), latin=False)
        for stretch in _LATIN.finditer(folded):
            if _ENGLISH.search(stretch.group()):
                at = stretch.start()
                inside = self._find_in(self._english, squeeze_english(stretch.group()), latin=True)
                found += [(word, at + start, at + end) for word, start, end in inside]
        return found

    @staticmethod
    def _find_in(automaton: _Automaton, text: Squeezed, *, latin: bool) -> list[_Found]:
        raw = automaton.matches(text.text)
        if latin:
            raw = [(word, start, end) for word, start, end in raw if _on_boundary(text.text, start, end)]
        if not raw:
            return []
        lists = listings(text.text, raw_spans(raw) if latin else (), latin=latin)
        return [
            (word, *text.span(start, end))
            for word, start, end in _resolve(raw)
            if not is_listed(text.text, start, end, lists, latin=latin)
        ]


class _Automaton:
    """Aho-Corasick over the folded words; overlapping hits, because each theme settles its own overlaps."""

    def __init__(self, words: Sequence[tuple[str, _Word]]) -> None:
        self._words = [word for _, word in words]
        self._automaton = AhoCorasick([text for text, _ in words], matchkind=MatchKind.Standard)

    def matches(self, text: str) -> list[_Found]:
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(self._words[i], start, end) for i, start, end in found]


@lru_cache(maxsize=8)
def _matcher(registry: Registry) -> _Matcher:
    """Build the automata once for each registry; registries are equal when their checksums are."""
    return _Matcher(registry)


def find_mentions(article: Article, registry: Registry) -> list[Mention]:
    """Return the theme mentions of an article's headline, subheads and body, in that order.

    Of words of one theme that overlap, the leftmost and longest counts, and none inside one of its exclusions.  A
    list of fields that only names them (``……、……等六个领域``) mentions none of them.  Weak words count as
    :class:`govtrends.registry.Theme` says.  Offsets are those of the source.
    """
    if article.kind in _UNREAD_KINDS:
        return []
    matcher = _matcher(registry)
    parts = article.parts
    # every part but the body is a headline or a subhead; a whole question printed as one is neither
    heads = {number for number, part in enumerate(parts[:-1]) if len(part) <= LONGEST_HEADLINE}
    hits = sorted(_supported(matcher.find(parts), heads), key=lambda hit: (hit.part, hit.start, hit.word.theme))
    sentences: dict[int, _Sentences] = {}
    seen: set[tuple[str, int]] = set()
    mentions = []
    for word, number, start, end in hits:
        span = _source_span(parts[number], start, end)
        # A theme stands once at a place (a table key): a subhead is a line of the body too.
        if span is None or (word.theme, span[0]) in seen:
            continue
        seen.add((word.theme, span[0]))
        if number not in sentences:
            sentences[number] = _Sentences.of(parts[number].text)
        mentions.append(Mention(word.theme, word.keyword, *span, sentences[number].around(start, end)))
    return mentions


def raw_spans(raw: Iterable[_Found]) -> list[tuple[int, int]]:
    """Return the spans of everything that is a theme's word, exclusions left out, sorted."""
    return sorted({(start, end) for word, start, end in raw if word.role != "exclude"})


def _on_boundary(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` stands alone as English words; a plural s may follow."""
    if start and _WORD_CHAR.match(text[start - 1]):
        return False
    rest = text[end : end + 2]
    return not _WORD_CHAR.match(rest) or (rest[0] == "s" and not _WORD_CHAR.match(rest[1:]))


def _resolve(raw: Sequence[_Found]) -> list[_Found]:
    """Keep, theme by theme, the leftmost-longest hits that lie inside no exclusion of that theme."""
    by_theme: dict[str, list[_Found]] = {}
    for hit in raw:
        by_theme.setdefault(hit[0].theme, []).append(hit)
    kept = []
    for hits in by_theme.values():
        barred = [(start, end) for word, start, end in hits if word.role == "exclude"]
        reach = -1
        for word, start, end in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
            if word.role == "exclude" or start < reach:
                continue
            if barred and any(low <= start and end <= high for low, high in barred):
                continue
            kept.append((word, start, end))
            reach = end
    return kept


def _supported(hits: Sequence[_Hit], heads: set[int]) -> Iterator[_Hit]:
    """Yield every strong hit, and the weak ones that have the company they need."""
    by_theme: dict[str, list[_Hit]] = {}
    for hit in hits:
        by_theme.setdefault(hit.word.theme, []).append(hit)
    for group in by_theme.values():
        strong = [hit for hit in group if hit.word.role == "strong"]
        yield from strong
        if len(strong) == len(group):
            continue
        if len(strong) >= STRONG_COMPANY:
            yield from (hit for hit in group if hit.word.role == "weak")
            continue
        together = _together(group)
        yield from (hit for hit in group if hit.word.role == "weak" and (hit.part in heads or hit in together))


def _together(group: Sequence[_Hit]) -> set[_Hit]:
    """Return the hits of one theme that stand within a paragraph's length of two others with different words."""
    if len({hit.word.keyword for hit in group}) < WEAK_COMPANY:
        return set()
    found: set[_Hit] = set()
    ordered = sorted(group, key=lambda hit: (hit.part, hit.start))
    low = 0
    for high, last in enumerate(ordered, 1):
        while ordered[low].part != last.part or last.start - ordered[low].start >= WEAK_WINDOW:
            low += 1
        window = ordered[low:high]
        if len({hit.word.keyword for hit in window}) >= WEAK_COMPANY:
            found.update(window)
    return found


@dataclass(slots=True)
class _Sentences:
    """The ends of the sentences of a text, its own end among them, and the sentences printed so far."""

    text: str
    stops: list[int]
    printed: dict[tuple[int, int], str]

    @classmethod
    def of(cls, text: str) -> _Sentences:
        return cls(text, [*(match.end() for match in _STOP.finditer(text)), len(text)], {})

    def around(self, start: int, end: int) -> str:
        before = bisect_right(self.stops, start)
        low, high = self.stops[before - 1] if before else 0, self.stops[before]
        if high < end:
            high = self.stops[bisect_left(self.stops, end, before)]
        if (low, high) not in self.printed:  # one sentence often mentions several themes
            self.printed[low, high] = " ".join(self.text[low:high].split())
        return self.printed[low, high]


def _source_span(part: MappedText, start: int, end: int) -> tuple[int, int] | None:
    """Return the source span of a word; of a word torn over columns, its longest fragment."""
    run = part.run_at(start)
    if run.source is not None and end <= run.at + run.length:
        return run.source + start - run.at, run.source + end - run.at
    spans = part.source_spans(start, end)
    if not spans:
        return None
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    if high - low <= 2 * (end - start) + 8:  # room for the line break and indent inside a word
        return low, high
    return max(spans, key=lambda span: span[1] - span[0])
