"""Keyword in context: every place a word stands in the articles, with the source and offset to look it up."""

from __future__ import annotations

import re

import pandas as pd

from govtrends.errors import UsageError
from govtrends.store import Corpus
from govtrends.text.script import to_simplified
from govtrends.text.spans import MappedText

COLUMNS = ("source", "char_start", "char_end", "district", "date", "headline", "left", "keyword", "right")


def context(corpus: Corpus, word: str, width: int = 24) -> pd.DataFrame:
    """Return :func:`keyword_in_context` of a corpus, by date: what `govtrends search` prints.

    Raises UsageError for a word without a character.
    """
    if not word.strip():
        raise UsageError("word: empty; name a word or phrase to look for")
    table = keyword_in_context(corpus.articles, corpus.pages, word, width)
    return table.sort_values(["date", "source", "char_start"], kind="stable", ignore_index=True)


def keyword_in_context(articles: pd.DataFrame, pages: pd.DataFrame, word: str, width: int = 24) -> pd.DataFrame:
    """Return one row per hit of ``word`` in a body, in page order; ``left`` and ``right`` are ``width`` characters.

    White space inside the word or the text is ignored, because print breaks words, and so is the script, simplified or
    traditional; offsets are the source's.
    """
    home = pages.set_index("page_id")[["source", "district"]].to_dict("index")
    pattern = re.compile(r"\s*".join(map(re.escape, to_simplified(re.sub(r"\s+", "", word)))), re.IGNORECASE)
    rows = []
    for article in articles.to_dict("records"):
        text, page = str(article["body"]), home[article["page_id"]]
        body = MappedText.from_flat(text, article["body_map"])
        for hit in pattern.finditer(to_simplified(text)):
            spans = body.source_spans(hit.start(), hit.end())
            if not spans:
                continue
            left = _flat(text[max(0, hit.start() - width) : hit.start()])
            right = _flat(text[hit.end() : hit.end() + width])
            about = (page["district"], article["date"], article["headline"])
            rows.append((page["source"], *spans[0], *about, left, text[hit.start() : hit.end()], right))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
