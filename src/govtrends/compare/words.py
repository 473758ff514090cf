"""The words of reports as numbers: cut once, kept compactly, counted for any choice of reports."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from govtrends.compare.select import COUNTED_KINDS, among
from govtrends.registry.stopwords import stopwords
from govtrends.store import Corpus, Texts, in_pieces

# Two Chinese characters at least: single ones are mostly function words, digits and Latin letters are no themes.
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")
Numbers = NDArray[np.int32]
Words = tuple[Numbers, Numbers]
"""Those of a report as numbers, and each of them once."""
_WORDS: list[str] = []
"""The words met so far, each at its number."""
_NUMBERS: dict[str, int] = {}
_KNOWN = array("b")
"""Whether the dictionary has the word of a number: what a tokeniser makes of torn text is no word."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word is used, in how many reports, and how many reports there are."""

    uses: Counter[str]
    reports: Counter[str]
    size: int = 0


class Cut:
    """The words of reports one behind another, four bytes each."""

    def __init__(self) -> None:
        self._used, self._told = array("i"), array("i")
        """Every word, and the words of each report once."""
        self._lengths, self._distinct = array("i"), array("i")
        """How many of them each report has."""
        self._places: dict[str, int] = {}

    def __contains__(self, article: object) -> bool:
        return article in self._places

    def add(self, article: str, words: Words) -> None:
        """Take the words of a report, which is known by the id of its article."""
        self._places[article] = len(self._lengths)
        for numbers, every, lengths in zip(
            words, (self._used, self._told), (self._lengths, self._distinct), strict=True
        ):
            every.frombytes(numbers.tobytes())
            lengths.append(len(numbers))

    def vocabulary(self, articles: Collection[str], keywords: Collection[str]) -> Vocabulary:
        """Count the words of some reports: those of the dictionary and ``keywords``."""
        chosen = np.zeros(len(self._lengths), dtype=bool)
        chosen[[self._places[article] for article in articles]] = True
        counts = np.array(_KNOWN, dtype=bool)
        counts[[_NUMBERS[word] for word in keywords if word in _NUMBERS]] = True
        used, told = (
            _of(words, chosen, lengths, counts)
            for words, lengths in ((self._used, self._lengths), (self._told, self._distinct))
        )
        order = _first_seen(used)
        uses, reports = (
            Counter({_WORDS[number]: int(count[number]) for number in order})
            for count in (np.bincount(every, minlength=len(_WORDS)) for every in (used, told))
        )
        return Vocabulary(uses, reports, len(articles))


def _of(words: array[int], chosen: NDArray[np.bool_], lengths: array[int], counts: NDArray[np.bool_]) -> Numbers:
    """Return the words of the ``chosen`` reports that count."""
    taken = np.array(words, dtype=np.int32)[np.repeat(chosen, np.array(lengths))]
    return taken[counts[taken]]


def _first_seen(numbers: Numbers) -> Numbers:
    """Return each number once, in the order of first appearance."""
    at = np.full(len(_WORDS), len(numbers), dtype=np.int64)
    at[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    seen = np.flatnonzero(at < len(numbers))
    return seen[np.argsort(at[seen])].astype(np.int32)


_LEFT: WeakKeyDictionary[Texts, Cut] = WeakKeyDictionary()
"""The words of reports whose texts are not in memory."""


def words_of(corpus: Corpus) -> Cut:
    """Return the words of all reports of ``corpus``, no stop words; they are cut once."""
    reports = corpus.articles[among(corpus.articles["kind"], COUNTED_KINDS)]
    cut, words = Cut(), cast("Callable[[str], Words]", _cached)
    if corpus.left is not None and "body" not in reports:
        cut, words = _LEFT.setdefault(corpus.left, cut), _words
        reports = reports[[article not in cut for article in reports["article_id"]]]
    for piece in in_pieces(replace(corpus, articles=reports), ["body"]):
        for article, body in zip(piece["article_id"], piece["body"], strict=True):
            cut.add(article, words(body if isinstance(body, str) else ""))
    return cut


def vocabulary(corpus: Corpus) -> Vocabulary:
    """Count the words of all reports of ``corpus``: those of the dictionary and the keywords found in it."""
    reports = corpus.articles.loc[among(corpus.articles["kind"], COUNTED_KINDS), "article_id"]
    return words_of(corpus).vocabulary(list(reports), set(corpus.mentions["keyword"]))


def _words(body: str) -> Words:
    from govtrends.text.tokens import is_word, tokens

    stops = stopwords()
    found = [word for word in tokens(body) if _WORD.fullmatch(word) and word not in stops]
    known = [_number(word, True) for word in found if is_word(word)]
    others = [_number(word, False) for word in found if not is_word(word)]
    used = np.array(known + others, dtype=np.int32)
    return used, np.unique(used)


# Reports of one notebook are counted several times (a district, its others, all), and the tokeniser is the slow part.
_cached = lru_cache(maxsize=1 << 15)(_words)


def _number(word: str, known: bool) -> int:
    number = _NUMBERS.setdefault(word, len(_WORDS))
    if number == len(_WORDS):
        _WORDS.append(word)
        _KNOWN.append(known)
    return number
