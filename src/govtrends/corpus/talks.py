"""What several texts share: the head and introduction above the talks of a column, and the credit below a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from govtrends.corpus.assemble import Draft
from govtrends.corpus.lines import Line
from govtrends.corpus.speakers import is_speaker

_INTRODUCTION = 300
# (本组稿件由本报记者张三、李四采写), 以上文图均由记者张三采写: the credit names its reach.
_GROUP = re.compile(r"[(\[■□●\s]*(?:本组|这组|以上|本专栏|本栏目?)[\u4e00-\u9fff]{0,4}(?:均?由|记者|通讯员|[:/])")
# Whoever wrote down what several people said.
_WRITTEN_DOWN = re.compile(r"整理\s?[)\]]?$|[(\[\s]整理\s?[:/]")


def part_first_talk(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts, the first talk of a column parted from the column's head where it stands right below it."""
    for draft, below in zip_longest(drafts, drafts[1:]):
        line = _speakers_line(draft) if below is not None and _is_talk(below) else None
        yield draft
        if line is None:
            continue
        talk = Draft("article", titles=[line], paragraphs=draft.paragraphs)
        draft.paragraphs = []
        if draft.signatures and all(signature.start > line.start for signature in draft.signatures):
            talk.signatures, talk.authors, draft.signatures, draft.authors = draft.signatures, draft.authors, [], []
        draft.kind, draft.column = "column_intro", draft.column or draft.titles[0].text.text
        talk.column = draft.column
        if not draft.authors:  # the title of a column alone introduces nothing: it is the page's
            draft.kind, draft.paragraphs, draft.titles, draft.head = "masthead", draft.titles, [], None
        yield talk


def _speakers_line(draft: Draft) -> Line | None:
    """Take the speaker's line that stands below the title of a draft, as its deck or at the head of its text."""
    if draft.kind != "article" or not draft.titles or not draft.paragraphs or _is_talk(draft):
        return None
    if draft.decks and is_speaker(draft.decks[-1].fold):
        return draft.decks.pop()
    return draft.paragraphs.pop(0) if is_speaker(draft.paragraphs[0].fold) else None


def introduce_talks(drafts: Sequence[Draft]) -> None:
    """Turn the short text above what several people say (代表委员热议) into a column's introduction."""
    texts = [draft for draft in drafts if draft.kind == "article"]
    for above, first, second in zip(texts, texts[1:], texts[2:], strict=False):
        if _is_talk(first) and _is_talk(second) and not _is_talk(above) and _is_introduction(above):
            above.kind = "column_intro"
            above.column = above.column or above.titles[0].text.text


def sign_groups(drafts: Sequence[Draft]) -> None:
    """Give the names of a credit that speaks for several texts to those above it that nobody else has signed: to all
    where it says so (本组稿件), to talks where it says who wrote them down (整理).
    """
    texts = [draft for draft in drafts if draft.kind == "article"]
    for at, draft in enumerate(texts):
        group = any(_GROUP.match(line.fold) for line in draft.signatures)
        if not group and not (_is_talk(draft) and any(_WRITTEN_DOWN.search(line.fold) for line in draft.signatures)):
            continue
        for above in reversed(texts[:at]):
            if above.authors or not (group or _is_talk(above)):
                break
            above.authors.extend(draft.authors)


def _is_talk(draft: Draft) -> bool:
    return any(line.speaker or is_speaker(line.fold) for line in draft.titles)


def _is_introduction(draft: Draft) -> bool:
    size = sum(len(line.fold) for line in draft.paragraphs)
    return bool(draft.titles) and len(draft.paragraphs) <= 2 and size <= _INTRODUCTION and draft.dateline is None
