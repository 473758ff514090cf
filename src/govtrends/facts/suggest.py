"""What the registry misses of themes: keywords for those it has, and themes it lacks.

Suggestions are for a person to judge.  They come with counts and an example, and :mod:`govtrends.facts.suggest_yaml`
prints them as YAML that a study can paste; :mod:`govtrends.facts.suggest_indicators` has those of figures.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from govtrends.errors import UsageError, nearest
from govtrends.facts.passages import Passage, Row, passages
from govtrends.facts.phrases import Phrase, find_phrases
from govtrends.registry import Registry
from govtrends.registry.places import gazetteer
from govtrends.registry.stopwords import stopwords
from govtrends.text.tokens import frequency_total, is_idiom, word_frequency

SIGNIFICANT = 10.83
"""G² above which a phrase is over-represented at the 0.1 % level (chi-square, one degree of freedom)."""
STRONG, WEAK = 0.6, 0.3
"""Share of a phrase's sentences that speak of the theme: a keyword from the first on, a weak word from the second."""
FEWEST_ARTICLES, FEWEST_SENTENCES = 2, 3
MOST_CHARS = 800_000
"""Characters that are read for suggestions."""
_HELD = 4 * MOST_CHARS
SPEAKING = 3
"""Characters from which a word of the dictionary names a matter rather than a kind of thing."""
VILLAGES = ("村", "镇", "乡")
"""Endings of small places, which no gazetteer holds all of."""
GENRE = 0.5
"""A phrase in more than half of ten or more articles belongs to their form, not to a theme."""
_TOGETHER, _MOST_MEMBERS = 0.3, 6
"""NPMI of two phrases of a theme that the registry lacks, and how many of them are shown."""


ARTICLE_COLUMNS = ("article_id", "kind", "headline", "body")
MENTION_COLUMNS = ("article_id", "theme", "keyword")
"""What of the tables is read here; the rest may stay on disk."""


@dataclass(frozen=True, slots=True)
class KeywordSuggestion:
    """A phrase that stands where ``theme`` is spoken of: how often (``count``, in so many ``articles``), the ``share``
    of its sentences that speak of the theme, in how many articles ``more`` it stands that the theme was not found in,
    and G² as its ``score``.
    """

    theme: str
    phrase: str
    count: int
    articles: int
    more: int
    share: float
    score: float
    in_dictionary: bool
    example: str

    @property
    def weak(self) -> bool:
        """Whether it says too little to count by itself: often elsewhere too, or a short word of the dictionary."""
        return self.share < STRONG or (self.in_dictionary and len(self.phrase) < SPEAKING)


@dataclass(frozen=True, slots=True)
class ThemeSuggestion:
    """Phrases that stand together where no theme is spoken of, the most characteristic first."""

    words: tuple[str, ...]
    counts: tuple[int, ...]
    articles: int
    score: float
    examples: tuple[str, ...]


def suggest_keywords(
    articles: Iterable[Row],
    mentions: Iterable[Row],
    registry: Registry,
    theme: str | None = None,
    limit: int = 10,
) -> list[KeywordSuggestion]:
    """Return up to ``limit`` phrases per theme that stand beside its keywords more than elsewhere, strongest first.

    ``articles`` and ``mentions`` as in :func:`govtrends.facts.passages.passages`; ``theme`` asks for one theme.
    Over-representation is Dunning's log-likelihood G² on numbers of sentences (Dunning 1993), above 10.83, in
    :data:`FEWEST_ARTICLES` articles at least. Raises :class:`UsageError` for a theme that the registry does not have.
    """
    if theme is not None and theme not in registry.themes:
        raise UsageError(f"no theme {theme!r} in the registry{nearest(theme, registry.themes)}")
    read = _thinned(passages(articles, mentions))
    phrases = _new_phrases(read, registry)
    inside = _by_theme(read)
    names = [theme] if theme is not None else [name for name in registry.themes if inside.get(name)]
    return [word for name in names for word in _keywords(name, inside.get(name, set()), phrases, read)[:limit]]


def _thinned(passages: Iterable[Passage]) -> list[Passage]:
    """Return every n-th sentence where there are more than :data:`MOST_CHARS`: what is frequent shows in any part.

    Of a large corpus never more than :data:`_HELD` characters are in memory: then every second one is let go.
    """
    kept: list[Passage] = []
    size, step = 0, 1
    for number, passage in enumerate(passages):
        if number % step:
            continue
        kept.append(passage)
        size += len(passage.text)
        if size > _HELD:
            kept, step = kept[::2], 2 * step
            size = sum(len(one.text) for one in kept)
    return kept[:: max(1, -(-size // MOST_CHARS))]


def _by_theme(read: Sequence[Passage]) -> dict[str, set[int]]:
    """Return the numbers of the sentences that speak of each theme."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, passage in enumerate(read):
        for theme in passage.themes:
            found[theme].add(number)
    return dict(found)


def _keywords(
    theme: str, inside: set[int], phrases: Iterable[Phrase], read: Sequence[Passage]
) -> list[KeywordSuggestion]:
    with_theme = {read[number].article for number in inside}
    found = []
    for phrase in phrases:
        here = phrase.texts & inside
        share, score = len(here) / len(phrase.texts), _score(here, phrase.texts, inside, read)
        homes = _homes(here, read)
        if score < SIGNIFICANT or share < WEAK or len(here) < FEWEST_SENTENCES or len(homes) < FEWEST_ARTICLES:
            continue
        more = len(_homes(phrase.texts, read) - with_theme)
        example = _example(read[min(here)].text, phrase.text)
        word = (theme, phrase.text, len(here), len(homes), more, share, score, phrase.known, example)
        found.append(KeywordSuggestion(*word))
    return _shortest(sorted(found, key=lambda s: (s.weak, -s.score, s.phrase)))


def _shortest(found: Sequence[KeywordSuggestion]) -> list[KeywordSuggestion]:
    """Return the suggestions without those that another one of their list matches already."""
    return [
        word
        for word in found
        if not any(other.phrase in word.phrase and other.weak <= word.weak for other in found if other is not word)
    ]


def suggest_themes(
    articles: Iterable[Row], mentions: Iterable[Row], registry: Registry, limit: int = 20
) -> list[ThemeSuggestion]:
    """Return up to ``limit`` themes that the registry may lack: phrases of sentences that speak of no theme, put
    together where they stand beside each other, strongest first.

    Strength is G² against the general language, of which the frequencies of the tokeniser's dictionary are a sample.
    """
    read = _thinned(passages(articles, mentions))
    bare = {number for number, passage in enumerate(read) if not passage.themes}
    words, articles_read = sum(len(read[number].text) for number in bare) // 2 + 1, len({one.article for one in read})
    pool = []
    for phrase in _new_phrases(read, registry):
        here = phrase.texts & bare
        homes = len(_homes(here, read))
        spread = homes >= FEWEST_ARTICLES and (homes <= GENRE * articles_read or articles_read < 10)
        frequent = len(here) >= max(FEWEST_SENTENCES, STRONG * len(phrase.texts))
        if spread and frequent and len(phrase.text) >= SPEAKING and not is_idiom(phrase.text):
            usual = word_frequency(phrase.text)
            pool.append((log_likelihood(len(here), usual, words, frequency_total()), phrase))
    pool = sorted((pair for pair in pool if pair[0] >= SIGNIFICANT), key=lambda pair: (-pair[0], pair[1].text))
    found: list[ThemeSuggestion] = []
    while pool and len(found) < limit:
        score, seed = pool[0]
        near = _beside(seed.texts, read)
        members = [phrase for _, phrase in pool[1:] if _npmi(phrase.texts, near, len(read)) >= _TOGETHER]
        shown = [seed, *members[: _MOST_MEMBERS - 1]]
        found.append(_theme(score, shown, bare, read))
        names = {phrase.text for phrase in shown}
        pool = [pair for pair in pool if pair[1].text not in names]
    return found


def _beside(numbers: Iterable[int], read: Sequence[Passage]) -> set[int]:
    """Return the sentences and their neighbours in the same article."""
    return {
        other
        for number in numbers
        for other in range(max(0, number - 1), min(len(read), number + 2))
        if read[other].article == read[number].article
    }


def _npmi(texts: set[int], near: set[int], total: int) -> float:
    """Return the normalised pointwise mutual information of standing in ``near``, -1 to 1 (Bouma 2009)."""
    both = len(texts & near)
    if not both or both == total:
        return -1.0 if not both else 1.0
    return math.log(both * total / (len(texts) * len(near))) / -math.log(both / total)


def _theme(score: float, shown: Sequence[Phrase], bare: set[int], read: Sequence[Passage]) -> ThemeSuggestion:
    sentences = [phrase.texts & bare for phrase in shown]
    examples = tuple(
        _example(read[min(numbers)].text, phrase.text) for phrase, numbers in zip(shown, sentences, strict=True)
    )
    counts = tuple(map(len, sentences))
    homes = _homes(set().union(*sentences), read)
    return ThemeSuggestion(tuple(phrase.text for phrase in shown), counts, len(homes), score, examples)


def _new_phrases(read: Sequence[Passage], registry: Registry) -> list[Phrase]:
    """Return the phrases that no theme's word contains or is contained in, and that name no place."""
    words = {word for theme in registry.themes.values() for word in (*theme.words, *theme.exclude, theme.name)}
    parts = {word[i:j] for word in words for i in range(len(word)) for j in range(i + 2, len(word) + 1)}
    places, stops = gazetteer(), stopwords()
    return [
        phrase
        for phrase in find_phrases([passage.text for passage in read])
        if phrase.text not in parts
        and phrase.text not in stops
        and not places.lookup(phrase.text)
        and (phrase.known or not phrase.text.endswith(VILLAGES))
        and not any(word in phrase.text for word in words if len(word) > 1)
    ]


def _homes(numbers: Iterable[int], read: Sequence[Passage]) -> set[int]:
    """Return the articles that the sentences stand in."""
    return {read[number].article for number in numbers}


def _score(here: Collection[int], texts: Collection[int], inside: Collection[int], read: Sequence[Passage]) -> float:
    return log_likelihood(len(here), len(texts) - len(here), len(inside), len(read) - len(inside))


def log_likelihood(a: int, b: int, inside: int, outside: int) -> float:
    """Return G² of ``a`` of ``inside`` against ``b`` of ``outside``, 0 unless the first share is larger."""
    if not inside or not outside or a * outside <= b * inside:
        return 0.0
    table = Counter({(0, 0): a, (0, 1): b, (1, 0): inside - a, (1, 1): outside - b})
    total, rows, columns = inside + outside, (a + b, inside + outside - a - b), (inside, outside)
    return 2 * sum(n * math.log(n * total / (rows[i] * columns[j])) for (i, j), n in table.items() if n)


def _example(text: str, phrase: str) -> str:
    """Return the phrase with some words of context on both sides."""
    at = text.find(phrase)
    return text[max(0, at - 14) : at + len(phrase) + 14]
