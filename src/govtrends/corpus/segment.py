"""A page → its articles: walk down its lines, part its interviews, repair and finish each article."""

from __future__ import annotations

from govtrends.corpus.assemble import Draft, finish
from govtrends.corpus.interviews import split_interview
from govtrends.corpus.lines import split_lines
from govtrends.corpus.marks import Marks
from govtrends.corpus.reports import is_report, segment_report
from govtrends.corpus.walk import Walk
from govtrends.model import Article, Page, Problem

_LABEL = 12


def _is_label(draft: Draft) -> bool:
    """Whether all there is of an article is a word or two without a stop: the label of a section."""
    if draft.titles or draft.signatures or draft.dateline is not None or len(draft.paragraphs) != 1:
        return False
    line = draft.paragraphs[0]
    return len(line.fold) <= _LABEL and not line.finished


def segment(page: Page) -> tuple[list[Article], list[Problem]]:
    """Split a page into articles in the order they stand, and say what could not be made sense of."""
    marks = Marks(split_lines(page.text))
    drafts = [segment_report(page, marks)] if is_report(page, marks) else Walk(marks).drafts_of_page()
    for draft in drafts:
        # A head that nothing follows and nobody signed is a banner of the page.
        if draft.kind == "article" and not draft.paragraphs and not draft.signatures:
            draft.kind, draft.paragraphs, draft.titles, draft.head = "masthead", draft.titles, [], None
        elif draft.kind == "article" and _is_label(draft):
            draft.kind = "masthead"
    drafts = [part for draft in drafts for part in split_interview(draft) if not part.empty]
    drafts.sort(key=lambda draft: draft.span)
    articles = [finish(draft, ordinal) for ordinal, draft in enumerate(drafts, start=1)]
    problems = []
    if not any(article.kind not in ("masthead", "notice") for article in articles):
        detail = f"{len(marks)} lines of masthead, notices or furniture; no article on the page"
        problems.append(Problem(page.source, "segment", "only furniture", detail))
    return articles, problems
