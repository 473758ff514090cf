"""Theme mentions: the registry's words where they stand in an article.

Matching works on characters, not tokens: a dictionary of the language misses most of the names that campaigns
coin.  An article is read from a squeezed copy (white space dropped between Chinese characters, collapsed in
English), so that a line break or a stray space inside a word does not hide it; an index map leads back to the
repaired text and from there to the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from govtrends.facts.enumerations import is_listed, listings
from govtrends.facts.squeeze import Squeezed, fold, squeeze_chinese, squeeze_english
from govtrends.model import Article, Mention
from govtrends.registry import Registry
from govtrends.text.spans import MappedText

WEAK_WINDOW = 200
"""Characters within which three different weak words support each other: about one paragraph."""

WEAK_WINDOW_ENGLISH = 600
"""The same in English, which says with three characters what Chinese says with one."""

LONGEST_HEADLINE = 100
"""Characters of a line that weak words may trust to say what the article is about."""

# Between the parts of an article, so that one search goes through all of them: no word holds it, no list or Latin
# stretch goes on behind it, and it is as long as the widest look at what stands before a word.
_APART = "。。。。"

WEAK_COMPANY = 3
BRIEF_COMPANY = 2
"""Different weak words that support each other in an article no longer than that paragraph: a caption or a brief."""

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

    def find(self, folded: str) -> dict[str, list[_Found]]:
        """Return theme by theme the words that survive in a folded text, lists of field names left out."""
        found: dict[str, list[_Found]] = {}
        if _HAN.search(folded) is not None:
            self._find_in(self._chinese, squeeze_chinese(folded), 0, found, latin=False)
        for stretch in _LATIN.finditer(folded):
            if _ENGLISH.search(stretch.group()):
                self._find_in(self._english, squeeze_english(stretch.group()), stretch.start(), found, latin=True)
        return found

    @staticmethod
    def _find_in(
        automaton: _Automaton, text: Squeezed, at: int, found: dict[str, list[_Found]], *, latin: bool
    ) -> None:
        """Add to ``found`` what survives of a text that begins at ``at``."""
        raw = automaton.matches(text.text)
        if latin:
            raw = [(word, start, end) for word, start, end in raw if _on_boundary(text.text, start, end)]
        if not raw:
            return
        lists = listings(text.text, raw_spans(raw) if latin else (), latin=latin)
        for theme, hits in _by_theme(raw).items():
            kept = found.setdefault(theme, [])
            for word, start, end in _resolve(hits):
                if not is_listed(text.text, start, end, lists, latin=latin):
                    low, high = text.span(start, end)
                    kept.append((word, at + low, at + high))


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
    parts = article.parts
    starts = list(accumulate((len(part) + len(_APART) for part in parts), initial=0))
    found = _matcher(registry).find(fold(_APART.join(part.text for part in parts)))
    # every part but the body is a headline or a subhead; a whole question printed as one is neither
    heads = {number for number, part in enumerate(parts[:-1]) if len(part) <= LONGEST_HEADLINE}
    length = sum(map(len, parts))
    hits = [hit for theme in sorted(found) for hit in _supported(found[theme], starts, heads, length)]
    hits.sort(key=itemgetter(1))  # in the order of the text; at one place in that of the themes' names
    number, sentences = -1, _Sentences.of("")
    seen: set[tuple[str, int]] = set()
    mentions = []
    for word, start, end in hits:
        if start >= starts[number + 1]:
            number = bisect_right(starts, start) - 1
            sentences = _Sentences.of(parts[number].text)
        start, end = start - starts[number], end - starts[number]
        span = _source_span(parts[number], start, end)
        # A theme stands once at a place (a table key): a subhead is a line of the body too.
        if span is None or (word.theme, span[0]) in seen:
            continue
        seen.add((word.theme, span[0]))
        mentions.append(Mention(word.theme, word.keyword, *span, sentences.around(start, end)))
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


def _by_theme(raw: Iterable[_Found]) -> dict[str, list[_Found]]:
    found: dict[str, list[_Found]] = {}
    for hit in raw:
        found.setdefault(hit[0].theme, []).append(hit)
    return found


def _resolve(hits: list[_Found]) -> list[_Found]:
    """Keep, of the hits of one theme, the leftmost and longest that lie inside no exclusion, in order."""
    if len(hits) == 1:
        return [] if hits[0][0].role == "exclude" else hits
    barred = [(start, end) for word, start, end in hits if word.role == "exclude"]
    kept = []
    reach = -1
    for word, start, end in sorted(hits, key=_leftmost_longest):
        if word.role == "exclude" or start < reach:
            continue
        if barred and any(low <= start and end <= high for low, high in barred):
            continue
        kept.append((word, start, end))
        reach = end
    return kept


def _leftmost_longest(hit: _Found) -> tuple[int, int]:
    return hit[1], -hit[2]


def _supported(hits: Sequence[_Found], starts: Sequence[int], heads: Set[int], length: int) -> list[_Found]:
    """Return of the hits of one theme the strong ones, and the weak ones that have the company they need.

    ``starts``: where the parts of the article begin; ``heads``: the numbers of those that are its head; ``length``:
    that of the article.
    """
    strong = [hit for hit in hits if hit[0].role == "strong"]
    if len(strong) == len(hits):
        return strong
    weak = [hit for hit in hits if hit[0].role == "weak"]
    if len(strong) < STRONG_COMPANY:
        window = WEAK_WINDOW_ENGLISH if hits[0][0].keyword.isascii() else WEAK_WINDOW
        together = _together(hits, starts, window, BRIEF_COMPANY if length <= window else WEAK_COMPANY)
        weak = [hit for hit in weak if hit in together or bisect_right(starts, hit[1]) - 1 in heads]
    return strong + weak


def _together(hits: Sequence[_Found], starts: Sequence[int], window: int, company: int) -> set[_Found]:
    """Return the hits of one theme that stand with others, ``company`` different words in ``window`` characters."""
    if len({word.keyword for word, _, _ in hits}) < company:
        return set()
    found: set[_Found] = set()
    ordered = sorted(hits, key=itemgetter(1))
    low = 0
    for high, (_, last, _) in enumerate(ordered, 1):
        part = starts[bisect_right(starts, last) - 1]
        while ordered[low][1] < part or last - ordered[low][1] >= window:
            low += 1
        near = ordered[low:high]
        if len({word.keyword for word, _, _ in near}) >= company:
            found.update(near)
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
    at, source, length = part.run_at(start)
    if source is not None and end <= at + length:
        return source + start - at, source + end - at
    spans = part.source_spans(start, end)
    if not spans:
        return None
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    if high - low <= 2 * (end - start) + 8:  # room for the line break and indent inside a word
        return low, high
    return max(spans, key=lambda span: span[1] - span[0])
