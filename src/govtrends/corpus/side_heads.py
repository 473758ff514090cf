"""Two heads that stand side by side in print and come out on one line, their texts below them one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from govtrends.corpus.assemble import Draft
from govtrends.corpus.lines import Line

# Blanks as wide as the gap between columns: the halves of one head are set apart by a character or two.
_APART = re.compile(r"(?<=\S)\s{4,}(?=\S)")
_SHORTEST, _LONGEST = 5, 26
_HAN = re.compile(r"[\u3400-\u9fff]+")
# A text takes up its head in so many pairs of characters that the other head has not.
_TAKEN_UP = 2


def part_side_heads(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts, each of two heads on one line above its own text.

    The right one is that of the text below which has none, where that takes up its words; else that of the paragraphs
    from the first one on that does, if those above take up the left one. Otherwise the line stays one head.
    """
    for draft, below in zip_longest(drafts, drafts[1:]):
        heads = _two_heads(draft)
        if heads is None:
            yield draft
            continue
        left, right = heads
        if below is not None and _headless(below) and _takes_up(below.paragraphs, right, left):
            if _takes_up(draft.paragraphs, left, right):
                draft.titles, draft.head = [left], None
                below.titles, below.head = [right], None
            yield draft
            continue
        second = _second_text(draft, left, right)
        yield draft
        if second is not None:
            yield second


def _two_heads(draft: Draft) -> tuple[Line, Line] | None:
    if draft.kind != "article" or len(draft.titles) != 1 or draft.decks or not draft.paragraphs:
        return None
    line = draft.titles[0]
    gaps = list(_APART.finditer(line.fold))
    if len(gaps) != 1:
        return None
    left, right = line.cut(0, gaps[0].start()), line.cut(gaps[0].end())
    fit = all(_SHORTEST <= len(part.fold) <= _LONGEST and _HAN.search(part.fold) for part in (left, right))
    return (left, right) if fit else None


def _headless(draft: Draft) -> bool:
    return draft.kind == "article" and not draft.titles and bool(draft.paragraphs)


def _second_text(draft: Draft, left: Line, right: Line) -> Draft | None:
    """Take the paragraphs of the right head out of the draft, or return nothing where they do not tell themselves."""
    paragraphs = draft.paragraphs
    at = next((n for n in range(1, len(paragraphs)) if _takes_up(paragraphs[n : n + 1], right, left)), None)
    if at is None or not paragraphs[at - 1].finished or not _takes_up(paragraphs[:1], left, right):
        return None
    second = Draft("article", titles=[right], paragraphs=paragraphs[at:])
    if draft.signatures and all(line.start > paragraphs[at].start for line in draft.signatures):
        second.signatures, second.authors, draft.signatures, draft.authors = draft.signatures, draft.authors, [], []
    draft.titles, draft.head, draft.paragraphs = [left], None, paragraphs[:at]
    draft.subheads = [line for line in draft.subheads if line.start < paragraphs[at].start]
    return second


def _takes_up(paragraphs: Sequence[Line], head: Line, other: Line) -> bool:
    """Whether a text says what only this one of the two heads says, and more of it than of the other's own."""
    said = _pairs(" ".join(line.fold for line in paragraphs))
    mine, theirs = _pairs(head.fold), _pairs(other.fold)
    own = len(said & (mine - theirs))
    return own >= _TAKEN_UP and own > len(said & (theirs - mine))


def _pairs(fold: str) -> set[str]:
    return {run[at : at + 2] for run in _HAN.findall(fold) for at in range(len(run) - 1)}
