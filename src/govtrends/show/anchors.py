"""Marks inside a briefing: a figure links to the words it was read from, by one rule for both ends.

Marks begin with ``at-``; the engines turn a link to one that is not on the page into plain text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

_TO = re.compile(r"\]\(#(at-[a-z0-9]+)\)")


def of_theme(theme: object) -> str:
    """Return the mark of a theme's quotations."""
    return _mark("t", str(theme))


def of_figure(row: Mapping[Any, Any]) -> str:
    """Return the mark of the clause that a row of the indicators was read from."""
    return _mark("f", f"{row['article_id']} {row['char_start']} {abs(row['value']):g}")


def of_page(page_id: object) -> str:
    """Return the mark of a page's row in the table of sources."""
    return _mark("p", str(page_id))


def _mark(kind: str, text: str) -> str:
    # A mark is ASCII, because Typst and Quarto take no other; the checksum of a Chinese name is.
    return f"at-{kind}{zlib.crc32(text.encode()):08x}"


def link(text: str, mark: str) -> str:
    """Return ``text`` (Markdown already) as a link to ``mark``."""
    return f"[{text}](#{mark})"


def linked(texts: Iterable[str]) -> set[str]:
    """Return the marks that Markdown texts link to."""
    return {mark for text in texts for mark in _TO.findall(text)}


def target(text: str, mark: str) -> str:
    """Return ``text`` (Markdown already) as the place that links to ``mark`` lead to."""
    return f"[{text}]{{#{mark}}}"
