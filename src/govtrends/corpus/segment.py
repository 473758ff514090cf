"""A page → its articles: walk down its lines, part its interviews, repair and finish each article."""

from __future__ import annotations

import re

from govtrends.corpus.assemble import Draft, finish
from govtrends.corpus.interviews import split_interview
from govtrends.corpus.lines import split_lines
from govtrends.corpus.marks import Marks
from govtrends.corpus.reports import is_report, segment_report
from govtrends.corpus.side_heads import part_side_heads
from govtrends.corpus.talks import introduce_talks, part_first_talk, sign_groups
from govtrends.corpus.walk import Walk
from govtrends.model import Article, Page, Problem

_LABEL = 12
_SPEECHLESS = 80
_SENTENCE = re.compile(r"[。!?…;:]|[a-z][.!?](?:\s|$)")


def _make_frame(draft: Draft) -> None:
    """Turn what is no article into a part of the page's frame."""
    lines = sorted([*draft.titles, *draft.paragraphs, *draft.signatures], key=lambda line: line.start)
    draft.kind, draft.paragraphs, draft.titles, draft.signatures, draft.head = "masthead", lines, [], [], None


def _is_label(draft: Draft) -> bool:
    """Whether all there is of an article is a word or two without a stop: the label of a section."""
    if draft.titles or draft.signatures or draft.dateline is not None or len(draft.paragraphs) != 1:
        return False
    line = draft.paragraphs[0]
    return len(line.fold) <= _LABEL and not line.finished


def _says_nothing(draft: Draft) -> bool:
    """Whether what looks like an article is words without a sentence, and nobody's: links, a site's address."""
    if draft.signatures or draft.authors or draft.dateline is not None or draft.after_end:
        return False
    size = sum(len(line.fold) for line in draft.paragraphs)
    return size <= _SPEECHLESS and not any(_SENTENCE.search(line.fold) for line in draft.paragraphs)


def _rejoined(drafts: list[Draft]) -> list[Draft]:
    """Give a signed article back what stands behind the byline of its lead and is nobody's: no head, no dateline.

    A news in brief without a head is signed itself; text that nobody signs goes on.
    """
    joined: list[Draft] = []
    for draft in drafts:
        above = joined[-1] if joined else None
        if above is not None and _is_rest(draft) and above.kind == "article" and above.titles and above.signatures:
            above.paragraphs.extend(draft.paragraphs)
            above.subheads.extend(draft.subheads)
            continue
        joined.append(draft)
    return joined


def _is_rest(draft: Draft) -> bool:
    if draft.kind != "article" or draft.titles or draft.after_end:
        return False
    if draft.signatures or draft.authors or draft.dateline is not None:
        return False
    return bool(draft.paragraphs) and not draft.paragraphs[0].blanks and draft.paragraphs[-1].finished


def segment(page: Page) -> tuple[list[Article], list[Problem]]:
    """Split a page into articles in the order they stand, and say what could not be made sense of."""
    marks = Marks(split_lines(page.text))
    drafts = [segment_report(page, marks)] if is_report(page, marks) else Walk(marks).drafts_of_page()
    for draft in drafts:
        bare = not draft.paragraphs and not draft.authors
        # A head that nothing follows and nobody signed is a banner of the page.
        if draft.kind == "article" and (bare or _is_label(draft) or _says_nothing(draft)):
            _make_frame(draft)
    drafts = [part for draft in drafts for part in split_interview(draft) if not part.empty]
    drafts = list(part_first_talk(list(part_side_heads(drafts))))
    introduce_talks(drafts)
    drafts = _rejoined(sorted(drafts, key=lambda draft: draft.span))
    sign_groups(drafts)
    articles = [finish(draft, ordinal) for ordinal, draft in enumerate(drafts, start=1)]
    problems = []
    if not any(article.kind not in ("masthead", "notice") for article in articles):
        detail = f"{len(marks)} lines of masthead, notices or furniture; no article on the page"
        problems.append(Problem(page.source, "segment", "only furniture", detail))
    return articles, problems
