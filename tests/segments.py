"""Pages split into articles for tests, and what is asked of them again and again."""

from __future__ import annotations

from govtrends.corpus.segment import segment
from govtrends.model import Article, Page


def read(text: str, source: str = "page.txt", title: str | None = None, language: str = "zh") -> list[Article]:
    page = Page("p", source, text, "utf-8", "0" * 64, language, title_hint=title)
    return segment(page)[0]


def heads(articles: list[Article], *kinds: str) -> list[str | None]:
    return [a.headline.text if a.headline else None for a in articles if a.kind in (kinds or ("article",))]


def check_offsets(text: str, articles: list[Article]) -> None:
    for article in articles:
        assert 0 <= article.char_start <= article.char_end <= len(text)
        for part in (*article.parts, *([article.dateline] if article.dateline else [])):
            for run in part.runs:
                if run.source is not None:
                    printed = text[run.source : run.source + run.length]
                    # a line break of a repaired body stands for whatever parted its lines on the page
                    pairs = zip(printed, part.text[run.at : run.at + run.length], strict=True)
                    assert all(theirs == ours or ours == "\n" for theirs, ours in pairs)
                    assert article.char_start <= run.source < article.char_end
