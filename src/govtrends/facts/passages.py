"""The sentences of articles, with the themes that each speaks of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, object]
"""A row of a corpus table as a plain mapping (``frame.to_dict("records")``)."""

ONE_THING = 800
"""Characters up to which an article is about one thing; a longer one, a report above all, goes through many."""
LONG_LIST = 8
"""Enumeration commas of a sentence that is a list."""
_FORM = 0.04
"""Part of a longer article, at its beginning and its end, that follows a form: addresses, thanks, appeals."""
_BESIDE = 1
_SENTENCE = re.compile(r"[^。！？；!?;\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence without white space, the number of its article, and the themes it speaks of."""

    text: str
    article: int
    themes: frozenset[str]


def passages(rows: Iterable[Row], mentions: Iterable[Row]) -> Iterator[Passage]:
    """Yield the sentences of the articles ``rows`` in order, one that is printed again only once.

    ``rows`` need article_id, headline and body; ``mentions`` article_id, theme and keyword. A page's masthead (their
    ``kind``) is left out: it names the paper, not a matter. In an article of at most
    :data:`ONE_THING` characters every sentence speaks of all its themes, in a longer one a sentence that holds a
    keyword and its neighbours do. A long list (of offices, of people who are thanked) is left out: what stands in it
    side by side belongs together no further; so are the first and last sentences of a longer article, which follow a
    form.
    """
    words: defaultdict[object, set[tuple[str, str]]] = defaultdict(set)
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for mention in mentions:
        word = _flat(mention["keyword"]), str(mention["theme"])
        words[mention["article_id"]].add(known.setdefault(word, word))
    printed = set[int]()  # the sentences by their hashes: a corpus has millions
    for number, row in enumerate(row for row in rows if row.get("kind") != "masthead"):
        texts = [
            flat
            for part in ("headline", "body")
            for sentence in _SENTENCE.findall(str(row.get(part) or ""))
            if (flat := _flat(sentence)) and flat.count("、") < LONG_LIST
        ]
        if sum(map(len, texts)) > ONE_THING:
            form = round(_FORM * len(texts))
            texts = texts[form : len(texts) - form]
        for text, themes in zip(texts, _themes(texts, words.pop(row["article_id"], set())), strict=True):
            if (said := hash(text)) not in printed:
                printed.add(said)
                yield Passage(text, number, themes)


def _themes(texts: Sequence[str], words: set[tuple[str, str]]) -> list[frozenset[str]]:
    if sum(map(len, texts)) <= ONE_THING:
        return [frozenset(theme for _, theme in words)] * len(texts)
    held = [{theme for word, theme in words if word in text.lower()} for text in texts]
    beside = (held[max(0, at - _BESIDE) : at + _BESIDE + 1] for at in range(len(held)))
    return [frozenset(theme for themes in near for theme in themes) for near in beside]


def _flat(text: object) -> str:
    return re.sub(r"\s+", "", str(text or "")).lower()
