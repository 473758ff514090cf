"""Pages and articles for the tests of place and date, made up from invented words."""

from __future__ import annotations

from govtrends.model import Article, Page
from govtrends.text.spans import MappedText


def page(
    text: str,
    *,
    language: str = "zh",
    paper: str | None = None,
    district: str | None = None,
    issued: str | None = None,
    source: str = "page.txt",
) -> Page:
    """Return a page as it would be read from a file."""
    return Page("p", source, text, "utf-8", "0", language, paper, district, issued)


def article(body: str, headline: str = "", dateline: str = "", kind: str = "article") -> Article:
    """Return an article whose parts carry offsets of their own text; place and date do not look at them."""
    return Article(
        1,
        kind,  # type: ignore[arg-type]
        MappedText.of(headline) if headline else None,
        (),
        None,
        MappedText.of(dateline) if dateline else None,
        (),
        MappedText.of(body),
        0,
        len(body),
    )
