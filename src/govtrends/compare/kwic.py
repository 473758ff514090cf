"""Keyword in context: every place a word stands in the articles, with the source and offset to look it up."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from govtrends.errors import UsageError
from govtrends.store import Corpus, in_pieces
from govtrends.text.script import to_simplified
from govtrends.text.spans import MappedText

ARTICLE_COLUMNS = ("page_id", "date", "date_precision", "headline", "subheads", "head_map", "body", "body_map")
PAGE_COLUMNS = ("page_id", "source", "district")
"""What is needed of the articles and of their pages."""
COLUMNS = (
    *("source", "char_start", "char_end", "district", "date", "date_precision", "headline"),
    *("part", "left", "keyword", "right"),
)


def context(corpus: Corpus, word: str, width: int = 24) -> pd.DataFrame:
    """Return every place where ``word`` stands in the articles of a corpus, by date: what `govtrends search` prints.

    Columns: :data:`COLUMNS`; ``part`` is body, headline or subhead, ``left`` and ``right`` are up to ``width``
    characters. White space inside the word or the text is ignored, because print breaks words, and so is the script,
    simplified or traditional. Offsets are the source's.
    Raises UsageError for a word without a character.
    """
    return in_order([keyword_in_context(piece, corpus.pages, word, width) for piece in in_pieces(corpus)])


def keyword_in_context(articles: pd.DataFrame, pages: pd.DataFrame, word: str, width: int = 24) -> pd.DataFrame:
    """Return what :func:`context` returns for some articles and their pages, in the order of the articles."""
    wanted = to_simplified(re.sub(r"\s+", "", word))
    if not wanted:
        raise UsageError("word: empty; name a word or phrase to look for")
    home = pages.set_index("page_id")[["source", "district"]].to_dict("index")
    pattern = re.compile(r"\s*".join(map(re.escape, wanted)), re.IGNORECASE)
    rows = []
    for article in articles.to_dict("records"):
        page = home[article["page_id"]]
        about = (page["district"], article["date"], article["date_precision"], article["headline"])
        for part, text, hit, span in _hits(article, pattern):
            left = _flat(text[max(0, hit.start() - width) : hit.start()])
            right = _flat(text[hit.end() : hit.end() + width])
            rows.append((page["source"], *span, *about, part, left, text[hit.start() : hit.end()], right))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def in_order(found: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return pieces of :func:`keyword_in_context` as one table, by date."""
    full = [table for table in found if len(table)] or [pd.DataFrame(columns=list(COLUMNS))]
    return pd.concat(full).sort_values(["date", "source", "char_start"], kind="stable", ignore_index=True)


def lines(hits: pd.DataFrame) -> Iterator[str]:
    """Yield a line for each hit: source and offset, a tabulator, the word in its context."""
    for hit in hits.itertuples():
        place = "" if hit.part == "body" else f"{hit.part}: "
        yield f"{hit.source}:{hit.char_start}\t{place}{hit.left}[{hit.keyword}]{hit.right}"


Hit = tuple[str, str, re.Match[str], tuple[int, int]]


def _hits(article: Mapping[Hashable, Any], pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Yield the part, its text, the match and the span in the source of every hit in an article."""
    heads = [text for text in (article["headline"], *article["subheads"]) if isinstance(text, str)]
    parts = ["headline"] * isinstance(article["headline"], str) + ["subhead"] * len(article["subheads"])
    printed, at = MappedText.from_flat("".join(heads), article["head_map"]), 0
    for part, text in zip(parts, heads, strict=True):
        for hit in pattern.finditer(to_simplified(text)):
            if spans := printed.source_spans(at + hit.start(), at + hit.end()):
                yield part, text, hit, spans[0]
        at += len(text)
    text = str(article["body"])
    body = MappedText.from_flat(text, article["body_map"])
    for hit in pattern.finditer(to_simplified(text)):
        if spans := body.source_spans(hit.start(), hit.end()):
            yield "body", text, hit, spans[0]


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
