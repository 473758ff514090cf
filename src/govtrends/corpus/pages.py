"""What a reader has read of a file → pages, each under its own id, or the problem that there is none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from govtrends.corpus.column_names import doubts
from govtrends.corpus.decode import has_words, language_of
from govtrends.corpus.files import File
from govtrends.corpus.tables import Row
from govtrends.model import Page, Problem

STAGE = "read"
UNSURE_OCR = "unsure OCR"
DIGITS = 16
"""Hexadecimal digits of a checksum in a page_id: of ten million pages of one name two agree once in 370,000 corpora."""
_UNSAFE = re.compile(r"[^\w.-]+")


def whole(
    file: File, text: str, encoding: str, *, title: str | None = None, date: str | None = None, paper: str | None = None
) -> Page | Problem:
    """Return a file that is one page; what its card says outweighs what the file says of itself."""
    if not has_words(text):
        return Problem(file.given, STAGE, "no words", "neither Chinese nor English words in the file; nothing to read")
    known = file.card.known
    return Page(
        page_id=f"{_slug(file.stem)}.{file.checksum[:DIGITS]}",
        source=file.given,
        text=text,
        encoding=encoding,
        checksum=file.checksum,
        language=language_of(text),
        paper=known.get("paper") or paper,
        district_hint=known.get("district"),
        date_hint=known.get("issue_date") or date,
        title_hint=title,
    )


def parts(file: File, rows: Iterable[Row], encoding: str) -> Iterator[Page | Problem]:
    """Yield the pages of a file that holds several, with what to doubt in them."""
    said: set[str | None] = set()
    for row in rows:
        part = _part(file, row, row.encoding or encoding)
        if isinstance(part, Page) and row.sheet not in said:
            said.add(row.sheet)
            for reason, detail in doubts(row.columns, row.unused, row.wrong, file.card.known):
                yield Problem(file.given, STAGE, reason, f"sheet {row.sheet}: {detail}" if row.sheet else detail)
        if row.note:
            yield Problem(part.source, STAGE, UNSURE_OCR, row.note)
        yield part


def _part(file: File, row: Row, encoding: str) -> Page | Problem:
    source = f"{file.given}#{f'{row.sheet}!' if row.sheet else ''}{row.number}"
    error = row.error or ("" if has_words(row.text) else "the text field holds no words")
    if error:
        return Problem(source, STAGE, row.reason, f"{error}; passed over")
    known = file.card.known
    digest = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Page(
        page_id=f"{_slug(file.stem)}.{digest[:DIGITS]}.{row.number}",
        source=source,
        text=row.text,
        encoding=encoding,
        checksum=file.checksum,
        language=language_of(row.text),
        paper=row.paper or known.get("paper"),
        district_hint=row.district or known.get("district"),
        date_hint=row.date or known.get("issue_date"),
        title_hint=row.title,
        columns=row.columns,
        unused=row.unused,
    )


def _slug(stem: str) -> str:
    return _UNSAFE.sub("-", stem).strip("-.")[:80] or "page"
