"""One page's labels, read and checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govtrends.errors import SourceError

Row = dict[str, Any]
SCORED_KINDS = frozenset({"article", "caption", "column_intro", "qa"})
"""Kinds that must be found; mastheads and notices may be."""


@dataclass(frozen=True)
class Labels:
    """Labels of one page; ``source`` is the page's text, or ``None`` where the file is not at hand."""

    page: Row
    articles: tuple[Row, ...]
    indicators: tuple[Row, ...]
    others: tuple[Row, ...]
    source: str | None

    @property
    def name(self) -> str:
        """File name of the page."""
        return str(self.page["source_file"])

    @property
    def scored(self) -> list[Row]:
        """The articles that must be found."""
        return [a for a in self.articles if a["kind"] in SCORED_KINDS]

    def text(self, article: Row) -> str:
        """Return headline and body as they should read."""
        if article.get("restored"):
            return str(article["restored"])
        start = article.get("body_start", article["char_start"])
        end = article.get("body_end", article["char_end"])
        return (article.get("headline") or "") + (self.source[start:end] if self.source else "")

    def district(self, article: Row) -> str:
        """Return the six-digit unit that the article is about, ``""`` where the labels leave it open."""
        codes = {str(i["place_code"]) for i in self.indicators if i["article"] == article["n"] and i.get("place_code")}
        if len(codes) == 1:
            return codes.pop()
        return "" if codes else str((self.page.get("district") or {}).get("code") or "")


def read_labels(path: Path, pages: Path | None, decode: Any) -> Labels | None:
    """Read a label file; ``None`` when it labels no page.  ``pages`` is where the page's own text is looked for."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if "articles" not in raw:
            return None
        source = None if pages is None else pages / raw["page"]["source_file"]
        return Labels(
            page=raw["page"],
            articles=tuple(raw["articles"]),
            indicators=tuple(raw["indicators"]),
            others=tuple(raw["non_indicators"]),
            source=decode(source) if source is not None and source.is_file() else None,
        )
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{path}: is no label file ({type(error).__name__}: {error}); see data/README.md") from error
