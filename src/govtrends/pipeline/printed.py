"""Rows that were read in simplified script → rows that quote what the page prints, in traditional script.

A page in traditional script is read from a copy in simplified script of the same length (:mod:`govtrends.text.script`),
so every offset holds for the page itself.  Subjects, themes and places stay in the words of the registry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from govtrends.model import Page
from govtrends.text.script import to_simplified

_ARTICLE = ("headline", "column_title", "dateline")
_FACT = ("text", "sentence", "period_text")


def in_simplified(page: Page) -> Page:
    """Return the page as it is read: its text, title and place in simplified script."""
    title, district = (hint and to_simplified(hint) for hint in (page.title_hint, page.district_hint))
    return replace(page, text=to_simplified(page.text), title_hint=title, district_hint=district)


def quote_print(rows: dict[str, dict[str, Sequence[Any]]], printed: str) -> None:
    """Put what the page prints into the quoting columns of its rows; ``printed`` is the text of the page."""
    whole = to_simplified(printed), printed
    articles = rows["articles"]
    bodies = [_body(*read, printed) for read in zip(articles["body"], articles["body_map"], strict=True)]
    sides = dict(zip(articles["article_id"], zip(articles["body"], bodies, strict=True), strict=True))
    articles["body"] = bodies
    for name in _ARTICLE:
        articles[name] = [_quoted(text, whole) for text in articles[name]]
    articles["subheads"] = [[_quoted(text, whole) for text in texts] for texts in articles["subheads"]]
    articles["authors"] = [[_name(text, *whole) for text in texts] for texts in articles["authors"]]
    for facts in (rows["mentions"], rows["indicators"]):
        spans = list(zip(facts["char_start"], facts["char_end"], facts["article_id"], strict=True))
        for name in _FACT:
            if name in facts:
                facts[name] = [
                    _quoted(text, (whole[0][start:end], printed[start:end]), whole, sides[article])
                    for text, (start, end, article) in zip(facts[name], spans, strict=True)
                ]
    for name in ("district_evidence", "issue_date_evidence"):
        rows["pages"][name] = [_quoted(text, whole) for text in rows["pages"][name]]


def _body(body: str, flat: Sequence[int], printed: str) -> str:
    parts = []
    for at, source, length in zip(flat[::3], flat[1::3], flat[2::3], strict=True):
        read = body[at : at + length]
        original = printed[source : source + length] if source >= 0 else read
        parts.append(original if to_simplified(original) == read else read)
    return "".join(parts)


def _name(name: str, plain: str, printed: str) -> str:
    """Return a name as printed; a page may set its characters apart (林 小 傑)."""
    match = re.search(r"[ \u3000]*".join(map(re.escape, name)), plain)
    if match is None or " " in name:  # a name in Latin letters is the same in both scripts
        return name
    return "".join(printed[match.start() : match.end()].split())


def _quoted(text: str | None, *sides: tuple[str, str]) -> str | None:
    """Return a quotation as printed: where it stands in one of the ``sides``, the same place of the printed side."""
    for plain, printed in sides if text else ():
        at = plain.find(text or "")
        if at >= 0:
            return printed[at : at + len(text or "")]
    return text
