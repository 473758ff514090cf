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


def quote_print(rows: dict[str, list[dict[str, Any]]], printed: str) -> None:
    """Put what the page prints into the quoting columns of its rows; ``printed`` is the text of the page."""
    plain = to_simplified(printed)
    bodies: dict[str, tuple[str, str]] = {}
    for row in rows["articles"]:
        body = _body(row["body"], row["body_map"], printed)
        bodies[row["article_id"]] = row["body"], body
        row["body"] = body
        for name in _ARTICLE:
            row[name] = _quoted(row[name], (plain, printed))
        row["subheads"] = [_quoted(text, (plain, printed)) for text in row["subheads"]]
        row["authors"] = [_name(text, plain, printed) for text in row["authors"]]
    for row in (*rows["mentions"], *rows["indicators"]):
        start, end = row["char_start"], row["char_end"]
        span = plain[start:end], printed[start:end]
        for name in _FACT:
            if name in row:
                row[name] = _quoted(row[name], span, (plain, printed), bodies[row["article_id"]])
    for row in rows["pages"]:
        for name in ("district_evidence", "issue_date_evidence"):
            row[name] = _quoted(row[name], (plain, printed))


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
