"""Long texts from tables (a government's yearly report): one article per row, its sections as subheads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govtrends.corpus.assemble import Draft
from govtrends.corpus.bylines import byline_of
from govtrends.corpus.datelines import dateline_of
from govtrends.corpus.headlines import Head, is_numbered, is_title
from govtrends.corpus.lines import Line
from govtrends.corpus.marks import Marks
from govtrends.model import Page
from govtrends.text.spans import MappedText

_ADDRESS = re.compile(
    r"(?:各位代表|各位委员|同志们|主席团|各位领导)[,、\u4e00-\u9fff]{0,20}:|(?:Fellow )?[Dd]eputies[,:]"
)
_DECK = re.compile(r"(?:——|--|─|[(\[](?:19|20)\d\d年)")


def is_report(page: Page, marks: Marks) -> bool:
    """Return whether a row of a table is one long text: a title for it, and no more than one byline or dateline."""
    return "#" in page.source and marks.signed <= 1


def segment_report(page: Page, marks: Marks) -> Draft:
    """Return the one article of a row: headline (the title line, else the title column), deck, sections, body."""
    kept = [line for line, furniture in zip(marks.lines, marks.furniture, strict=True) if not furniture]
    begin = next((n for n, line in enumerate(kept[:20]) if _ADDRESS.match(line.fold)), None)
    if begin is None:
        begin = next((n for n, line in enumerate(kept[:12]) if not is_title(line)), 0)
    if begin < len(kept) and kept[begin].fold[0] in "。,;、:)":
        # A link of the web page broke the first sentence into lines: they are text, not head.
        begin = 0
    front, body = kept[:begin], kept[begin:]
    title = _title_line(front, page.title_hint)
    decks = [line for line in front if line is not title and _DECK.match(line.fold)]
    rest = [line for line in front if line is not title and line not in decks]
    headline = title.text if title else MappedText.inserted(page.title_hint) if page.title_hint else None
    draft = Draft("article", titles=[title] if title else [], paragraphs=body, decks=decks, signatures=rest)
    draft.head = Head(headline)
    _sign(draft)
    for line in rest:
        byline = byline_of(line.fold)
        draft.authors.extend(byline.names if byline else ())
    draft.subheads = [line for line in body if len(line.fold) <= 40 and is_numbered(line.fold) and not line.finished]
    return draft


def _sign(draft: Draft) -> None:
    """Part what opens (本报讯(记者 …)) and what signs a news report that a row holds from its text."""
    lead = dateline_of(draft.paragraphs[0].fold) if draft.paragraphs else None
    if lead is not None:
        first = draft.paragraphs[0]
        draft.dateline = first.text.slice(0, lead.end) if lead.end else None
        draft.sign(first.cut(0, lead.body), lead.names)
        rest = first.cut(lead.body)._replace(blanks=first.blanks)
        draft.paragraphs = [*([rest] if rest.fold else []), *draft.paragraphs[1:]]


def _title_line(front: Sequence[Line], hint: str | None) -> Line | None:
    """Find the title in the text; where a title column exists, nothing that is much less than it counts."""
    if hint:
        fits = (line for line in front if line.text.text in hint and 2 * len(line.fold) > len(hint))
        return next(fits, None)
    titles = [line for line in front if is_title(line) and not _DECK.match(line.fold) and len(line.fold) >= 5]
    return titles[0] if titles else None
