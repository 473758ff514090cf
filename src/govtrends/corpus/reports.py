"""Long texts from tables (a government's yearly report): one article per row, its sections as subheads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govtrends.corpus.assemble import Draft
from govtrends.corpus.bylines import byline_of, dateline_of
from govtrends.corpus.furniture import is_furniture
from govtrends.corpus.headlines import Head, is_numbered, is_title
from govtrends.corpus.lines import Line
from govtrends.model import Page
from govtrends.text.spans import MappedText

_ADDRESS = re.compile(
    r"(?:各位代表|各位委员|同志们|主席团|各位领导)[,、\u4e00-\u9fff]{0,20}:|(?:Fellow )?[Dd]eputies[,:]"
)
_DECK = re.compile(r"(?:——|--|─|[(\[](?:19|20)\d\d年)")


def is_report(page: Page, lines: Sequence[Line]) -> bool:
    """Return whether a row of a table is one long text: a title for it, and no more than one byline or dateline."""
    if "#" not in page.source:
        return False
    signed = 0
    for line in lines:
        signed += byline_of(line.fold) is not None or dateline_of(line.fold) is not None
        if signed > 1:
            return False
    return True


def segment_report(page: Page, lines: Sequence[Line]) -> Draft:
    """Return the one article of a row: headline (the title line, else the title column), deck, sections, body."""
    kept = [line for line in lines if not is_furniture(line.fold)]
    begin = next((n for n, line in enumerate(kept[:20]) if _ADDRESS.match(line.fold)), None)
    if begin is None:
        begin = next((n for n, line in enumerate(kept[:12]) if not is_title(line)), 0)
    front, body = kept[:begin], kept[begin:]
    title = _title_line(front, page.title_hint)
    decks = [line for line in front if line is not title and _DECK.match(line.fold)]
    rest = [line for line in front if line is not title and line not in decks]
    headline = title.text if title else MappedText.inserted(page.title_hint) if page.title_hint else None
    draft = Draft("article", titles=[title] if title else [], paragraphs=body, decks=decks, signatures=rest)
    draft.head = Head(headline)
    for line in rest:
        byline = byline_of(line.fold)
        draft.authors.extend(byline.names if byline else ())
    draft.subheads = [line for line in body if len(line.fold) <= 40 and is_numbered(line.fold) and not line.finished]
    return draft


def _title_line(front: Sequence[Line], hint: str | None) -> Line | None:
    for line in front:
        if hint and (line.text.text == hint or (len(line.fold) > 5 and line.text.text in hint)):
            return line
    titles = [line for line in front if is_title(line) and not _DECK.match(line.fold) and len(line.fold) >= 5]
    return titles[0] if titles else None
