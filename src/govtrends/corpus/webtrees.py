"""HTML trees as newspapers write them, made plain before extraction: layout tables, home-made tags, breaks.

The digital editions of many papers set a page in nested tables and part its paragraphs by ``<br>`` and blanks; an
extractor takes such a cell for data and drops what stands before the first break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_CELL = 60  # characters; a cell of a table of figures holds fewer, a cell that lays out a page more
_TABLE_TAGS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption")
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("iframe", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody"),
        *("td", "th", "tr", "ul"),
    }
)
_SENTENCE = re.compile(r"[\u4e00-\u9fff].{18,}[。！？]|(?:[A-Za-z]+\W+){8,}?[A-Za-z]+[.!?]", re.DOTALL)


def make_plain(tree: Any) -> None:
    """Turn tables that lay out a page into divisions, unknown tags too, and lines ended by ``<br>`` into paragraphs."""
    for element in [e for e in tree.iter("td", "th") if e.find(".//table") is not None or len(_said(e)) > _CELL]:
        for above in [element, *element.iterancestors(*_TABLE_TAGS)]:
            above.tag = "div"
    for element in [e for e in tree.iter() if isinstance(e.tag, str) and "-" in e.tag]:
        element.tag = "div"
    for parent in {id(p): p for p in (e.getparent() for e in tree.iter("br")) if p is not None}.values():
        if len(_said(parent)) > _CELL and parent.tag not in ("h1", "h2", "h3"):
            _part_at_breaks(parent)


def paragraphs(tree: Any) -> Iterator[str]:
    """Yield the running text that a page prints: what holds a whole sentence and no link."""
    for element in tree.iter("p", "div", "td", "li", "section", "article"):
        inner = [child for child in element if child.tag in _BLOCKS or child.tag == "a"]
        if not inner:
            text = "".join(_said(element).split())
            if _SENTENCE.search(_said(element)):
                yield text


def _part_at_breaks(parent: Any) -> None:
    if parent.tag not in _BLOCKS or parent.tag == "p":
        parent.tag = "div"
    children = list(parent)
    current = parent.makeelement("p")
    current.text, parent.text = parent.text, None
    for child in children:
        parent.remove(child)
    parent.append(current)
    for child in children:
        if child.tag != "br" and child.tag not in _BLOCKS:
            current.append(child)
            continue
        tail, child.tail = child.tail, None
        if child.tag != "br":
            parent.append(child)
        current = parent.makeelement("p")
        current.text = tail
        parent.append(current)
    for child in list(parent):
        if child.tag == "p" and not _said(child).strip() and not len(child):
            parent.remove(child)


def _said(element: Any) -> str:
    return "".join(element.itertext())
