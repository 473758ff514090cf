"""A page → its articles: heads, bylines, datelines, captions, columns, interviews and what belongs to the page itself.

Lines are read once from the top.  A run of title lines opens an article when something after it (a byline, a
dateline) or before it (the last article is closed) says so; otherwise it is a subhead of the open one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govtrends.corpus.assemble import Draft, finish
from govtrends.corpus.bylines import Byline, byline_of, dateline_of, names_only, tail_byline
from govtrends.corpus.captions import caption_start, is_caption, is_credit
from govtrends.corpus.furniture import continuation, is_end, is_furniture, is_notice, is_weather
from govtrends.corpus.headlines import (
    choose_head,
    headline_like,
    is_column,
    is_editor_note,
    is_intro,
    is_marked,
    is_numbered,
    is_speaker,
    is_title,
)
from govtrends.corpus.interviews import split_interview
from govtrends.corpus.lines import Line, split_lines
from govtrends.corpus.reports import is_report, segment_report
from govtrends.model import Article, Page, Problem


def segment(page: Page) -> tuple[list[Article], list[Problem]]:
    """Split a page into articles in the order they stand, and say what could not be made sense of."""
    lines = split_lines(page.text)
    if is_report(page, lines):
        drafts = [segment_report(page, lines)]
    else:
        drafts = _Reader(lines).read()
    drafts = [part for draft in drafts for part in split_interview(draft)]
    drafts = [draft for draft in drafts if not draft.empty]
    drafts.sort(key=lambda draft: draft.span)
    articles = [finish(draft, ordinal) for ordinal, draft in enumerate(drafts, start=1)]
    problems = []
    if not any(article.kind not in ("masthead", "notice") for article in articles):
        detail = f"{len(lines)} lines of masthead, notices or furniture; no article on the page"
        problems.append(Problem(page.source, "segment", "only furniture", detail))
    return articles, problems


class _Reader:
    """Walks down the lines of one page; ``self.open`` is the article that body text belongs to."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.drafts: list[Draft] = []
        self.open: Draft | None = None
        self.column: str | None = None
        self.ended = False
        self.spacing = _usual_spacing(lines)
        self.signed = sum(1 for line in lines if self._signs(line))

    def read(self) -> list[Draft]:
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        return self.drafts

    def _step(self, at: int) -> int:
        line = self.lines[at]
        fold = line.fold
        if is_end(fold):
            self.open, self.ended = None, True
            return at + 1
        if is_credit(fold):
            return self._credit(at)
        if is_column(fold) and not line.level:
            return self._column(at)
        if is_notice(fold) and not self._signs_at(at + 1):
            self._start(Draft("notice", titles=[line]))
            return at + 1
        if is_furniture(fold) or is_weather(fold):
            self._furniture(line)
            return at + 1
        byline = byline_of(fold) or self._bare_byline(at)
        if byline is not None:
            return self._byline(at, byline)
        if (is_title(line) or is_speaker(fold)) and dateline_of(fold) is None:
            return self._titles(at)
        self._body(line)
        return at + 1

    def _signs(self, line: Line) -> bool:
        return byline_of(line.fold) is not None or dateline_of(line.fold) is not None

    def _signs_at(self, at: int) -> bool:
        return at < len(self.lines) and self._signs(self.lines[at])

    def _start(self, draft: Draft) -> Draft:
        self.open = draft
        self.drafts.append(draft)
        return draft

    def _furniture(self, line: Line) -> None:
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.kind == "masthead" and last is not self.open and last.end <= line.start:
            between = [draft for draft in self.drafts if draft.start > last.start]
            if not between and (self.open is None or self.open.end < last.start):
                last.paragraphs.append(line)
                return
        self.drafts.append(Draft("masthead", paragraphs=[line]))

    def _column(self, at: int) -> int:
        """A column title: the paragraph that introduces the column is an item of its own."""
        line = self.lines[at]
        self.column = line.text.text
        self.open, self.ended = None, False
        at += 1
        draft = Draft("column_intro", titles=[line], column=self.column)
        while at < len(self.lines) and not is_title(self.lines[at]) and not self._signs(self.lines[at]):
            if not is_intro(self.lines[at].fold):
                break
            draft.paragraphs.append(self.lines[at])
            at += 1
        self.drafts.append(draft if draft.paragraphs else Draft("masthead", paragraphs=[line]))
        return at

    def _bare_byline(self, at: int) -> Byline | None:
        """Names alone are a byline only between a head and its text."""
        draft = self.open
        if draft is None or not draft.titles or draft.paragraphs or draft.authors:
            return None
        return names_only(self.lines[at].fold)

    def _byline(self, at: int, byline: Byline) -> int:
        line = self.lines[at]
        draft = self.open
        if draft is not None and draft.titles and not draft.paragraphs:
            draft.sign(line, byline.names)
        elif (byline.marked or draft is None) and at + 1 < len(self.lines) and self._opens_text(at + 1):
            self._start(Draft("article", column=self.column)).sign(line, byline.names)
        elif draft is not None:
            draft.sign(line, byline.names)
            self.open = None
        elif self.drafts:
            self.drafts[-1].sign(line, byline.names)
        return at + 1

    def _opens_text(self, at: int) -> bool:
        line = self.lines[at]
        return dateline_of(line.fold) is not None or not (is_title(line) or byline_of(line.fold))

    def _credit(self, at: int) -> int:
        """A photo credit on a line of its own: it closes a caption, or turns the paragraph above into one."""
        line = self.lines[at]
        found = tail_byline(line.fold)
        names = found[1].names if found else ()
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.kind == "caption" and not last.authors:
            last.sign(line, names)
        elif self.open is not None:
            draft = self.open
            paragraph = draft.paragraphs[-1] if draft.paragraphs else None
            if paragraph is not None and len(draft.paragraphs) > 1 and is_caption(paragraph, draft.paragraphs[-2]):
                draft.paragraphs.pop()
                self._caption(paragraph).sign(line, names)
            else:
                draft.sign(line, names)
        return at + 1

    def _caption(self, line: Line) -> Draft:
        label = caption_start(line.fold)
        titles = [line.cut(0, label)] if label else []
        draft = Draft("caption", titles=titles, paragraphs=[line.cut(label)] if label else [line])
        self.drafts.append(draft)
        return draft

    def _titles(self, at: int) -> int:
        end = at
        while end < len(self.lines) and self._joins(at, end):
            end += 1
        end = max(end, at + 1)
        run = list(self.lines[at:end])
        signed = end < len(self.lines) and self._signs(self.lines[end])
        run, dropped = _after_gap(run) if signed else (run, [])
        for line in dropped:
            self._badge(line)
        if not run:
            return end
        if self._is_head(run, end, signed):
            self._head(run)
        elif end == len(self.lines) and (self.open is None or self.open.finished):
            for line in run:
                self._furniture(line)
        else:
            self._inside(run)
        return end

    def _joins(self, at: int, end: int) -> bool:
        line = self.lines[end]
        if end == at:
            return True
        if is_end(line.fold) or is_furniture(line.fold) or is_column(line.fold) or is_notice(line.fold):
            return False
        if byline_of(line.fold) or dateline_of(line.fold) or is_credit(line.fold) or is_numbered(line.fold):
            return False
        above = self.lines[end - 1]
        if is_speaker(above.fold) or (line.level and line.level == above.level and line.blanks > 1):
            return False
        return is_title(line) or is_speaker(line.fold)

    def _is_head(self, run: list[Line], end: int, signed: bool) -> bool:
        first = run[0]
        draft = self.open
        if (
            draft is not None
            and draft.titles
            and not draft.paragraphs
            and not draft.authors
            and draft.kind == "article"
        ):
            return False
        if any(is_speaker(line.fold) for line in run):
            return True
        if is_numbered(first.fold) and len(run) == 1 and draft is not None:
            return False
        torn = draft is not None and bool(draft.paragraphs) and not draft.finished
        if signed:
            return not (torn and len(run) == 1 and first.blanks <= self.spacing and self._ends_text(end))
        if any(0 < line.level < 7 for line in run):
            return draft is None or not draft.level or min(line.level or 9 for line in run) <= draft.level
        follows = end < len(self.lines) and not is_furniture(self.lines[end].fold)
        if draft is None:
            return follows
        if draft.kind == "notice":
            return follows and (first.blanks > 0 or draft.finished)
        if torn or not follows or draft.kind != "article":
            return False
        if first.blanks > max(1, self.spacing) and len(first.fold) >= 6 and not is_marked(first.fold):
            return True
        return self.signed < 2 and any(headline_like(line.fold) for line in run)

    def _ends_text(self, at: int) -> bool:
        """Whether the byline at ``at`` closes a text rather than opening one."""
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        marked = byline_of(self.lines[at].fold)
        return (
            not (marked and marked.marked)
            and dateline_of(self.lines[at].fold) is None
            and (after is None or is_title(after))
        )

    def _head(self, run: list[Line]) -> None:
        head = choose_head(run)
        for line in head.spare:
            self._furniture(line)
        kind = "notice" if self.ended and not self.signed_after(run[-1]) else "article"
        draft = Draft(kind, column=self.column, titles=[line for line in run if line not in head.spare], head=head)
        draft.level = min((line.level for line in run if 0 < line.level < 7), default=0)
        self._start(draft)

    def signed_after(self, line: Line) -> bool:
        """Return whether a byline or dateline follows the line."""
        at = self.lines.index(line) + 1
        return self._signs_at(at)

    def _badge(self, line: Line) -> None:
        """A short line between two articles: the badge of a column or a banner of the page."""
        self._furniture(line)
        if self.open is not None and line.blanks <= 1 and len(line.fold) <= 8:
            self.open.column = self.open.column or line.text.text

    def _inside(self, run: list[Line]) -> None:
        draft = self.open
        if draft is None:
            draft = self._start(Draft("article", column=self.column))
        for line in run:
            if draft.titles and not draft.paragraphs:
                draft.decks.append(line)
            else:
                draft.paragraphs.append(line)
                if draft.finished_before(line):
                    draft.subheads.append(line)

    def _body(self, line: Line) -> None:
        skip = continuation(line.fold)
        if skip is not None:
            line = line.cut(skip[1]) if skip[0] == 0 else line.cut(0, skip[0])
            if not line.fold:
                return
        draft = self.open
        above = draft.paragraphs[-1] if draft is not None and draft.paragraphs else None
        found = tail_byline(line.fold)
        dateline = dateline_of(line.fold)
        photo = found is not None and found[1].photo
        if dateline is None and (caption_start(line.fold) or photo) and self._apart(draft, line, above):
            self._signed_caption(line)
            return
        if is_editor_note(line.fold):
            self._start(Draft("column_intro", column=self.column, paragraphs=[line]))
            self.open = None
            return
        if draft is None or (dateline is not None and draft.paragraphs):
            draft = self._start(Draft("article", column=self.column))
        if dateline is not None:
            draft.dateline = line.text.slice(0, dateline.end)
            draft.sign(line.cut(0, max(dateline.body, 1)), dateline.names)
            line = replace(line.cut(dateline.body), blanks=line.blanks)
            found = tail_byline(line.fold) if line.fold else None
        if found is not None:
            draft.sign(line.cut(found[0]), found[1].names)
            line = line.cut(0, found[0])
        if line.fold:
            draft.paragraphs.append(line)
        if found is not None and (not photo or len(draft.paragraphs) <= 2):
            self.open = None

    def _apart(self, draft: Draft | None, line: Line, above: Line | None) -> bool:
        """Whether a paragraph with a photo credit is a caption and no part of the open article."""
        if draft is None:
            return True
        if draft.titles and len(draft.paragraphs) <= 1 and draft.dateline is None and not draft.authors:
            return False
        return is_caption(line, above)

    def _signed_caption(self, line: Line) -> None:
        found = tail_byline(line.fold)
        body = line.cut(0, found[0]) if found else line
        draft = self._caption(body)
        if found is not None:
            draft.sign(line.cut(found[0]), found[1].names)


def _usual_spacing(lines: Sequence[Line]) -> int:
    """Return how many empty lines stand between two paragraphs of this page."""
    gaps = sorted(
        line.blanks for above, line in zip(lines, lines[1:], strict=False) if len(line.fold) > 40 < len(above.fold)
    )
    return gaps[len(gaps) // 2] if gaps else 1


def _after_gap(run: list[Line]) -> tuple[list[Line], list[Line]]:
    """Split a head at its last wide gap: what stands above a gap belongs to the page, not to the head below."""
    for n in range(len(run) - 1, 0, -1):
        if run[n].blanks >= 2:
            return run[n:], run[:n]
    return run, []
