"""The sentences that figures rest on: dated, from different reports, with the characters they were read
from.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from govtrends.compare.select import frame
from govtrends.store import Corpus

_COLUMNS = [
    *("theme", "first", "precision", "district", "headline", "keyword", "sentence", "source", "page_id"),
    *("ordinal", "char_start", "char_end", "of_articles"),
]


def evidence(corpus: Corpus, theme: str | Sequence[str] | None = None, limit: int = 4) -> pd.DataFrame:
    """Return up to ``limit`` quotations per theme (of one, several or all), in order of date; themes with most reports
    first.

    At most one sentence of a report, other pages and other keywords first, readable length before very
    short or long ones. Columns: theme, first (date), precision, district, headline, keyword, sentence,
    source, page_id, ordinal, char_start, char_end, of_articles (reports that mention the theme at all).
    """
    wanted = [theme] if isinstance(theme, str) else theme
    mentions = corpus.mentions if wanted is None else corpus.mentions[corpus.mentions["theme"].isin(wanted)]
    found = mentions.merge(frame(corpus), on="article_id")
    if found.empty:
        return pd.DataFrame(columns=_COLUMNS)
    found["of_articles"] = found.groupby("theme")["article_id"].transform("nunique")
    length = found["sentence"].str.len()
    found["awkward"] = (length < 15) | (length > 160)
    found = found.sort_values(["awkward", "first", "article_id", "char_start"], kind="stable")
    chosen = [_diverse(part, limit) for _, part in found.groupby("theme")]
    table = pd.concat(chosen).sort_values(
        ["of_articles", "theme", "first"], ascending=[False, True, True], kind="stable"
    )
    return table[_COLUMNS].reset_index(drop=True)


def _diverse(part: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Take rows round by round: first new page and new keyword, then new page, then any new report."""
    chosen: list[int] = []
    articles, pages, keywords, said = set[str](), set[str](), set[str](), set[str]()
    for wanted in ("page and keyword", "page", "report"):
        for index, row in zip(part.index, part.to_dict("records"), strict=True):
            repeated = row["article_id"] in articles or row["sentence"] in said
            old_page, old_word = row["page_id"] in pages, row["keyword"] in keywords
            if len(chosen) == limit or repeated:
                continue
            if (wanted == "page and keyword" and (old_page or old_word)) or (wanted == "page" and old_page):
                continue
            chosen.append(index)
            articles.add(row["article_id"])
            pages.add(row["page_id"])
            keywords.add(row["keyword"])
            said.add(row["sentence"])
    return part.loc[chosen]


def hits(corpus: Corpus) -> pd.DataFrame:
    """Return every mention behind the counts, in the order of themes and dates, with the columns of
    :func:`evidence`.
    """
    found = corpus.mentions.merge(frame(corpus), on="article_id")
    found["of_articles"] = found.groupby("theme")["article_id"].transform("nunique")
    order = ["theme", "first", "page_id", "char_start"]
    return found.sort_values(order, kind="stable")[_COLUMNS].reset_index(drop=True)
