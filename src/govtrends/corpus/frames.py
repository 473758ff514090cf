"""What frames the articles of a page: furniture, navigation, banners, titles of columns, notes that open them."""

from __future__ import annotations

from collections.abc import Sequence

from govtrends.corpus.assemble import Draft
from govtrends.corpus.column_titles import is_digest, is_intro
from govtrends.corpus.lines import Line
from govtrends.corpus.pictures import PictureWalk


class FrameWalk(PictureWalk):
    """The part of a walk down a page that keeps its frame apart from its articles."""

    def _start(self, draft: Draft) -> Draft:
        draft.column = draft.column or self.badge or self.column
        self.badge = None
        draft.after_end, draft.resumed, self.turned, self.credited = self.ended, self.turned, False, False
        self.open = draft
        self.drafts.append(draft)
        return draft

    def _furniture(self, lines: Sequence[Line]) -> None:
        """Furniture never closes the open article: a page number may stand between two of its columns."""
        if self.banner is None:
            self.banner = Draft("masthead")
            self.drafts.append(self.banner)
        self.banner.paragraphs.extend(lines)
        self.digest = self.digest or any(is_digest(line.fold) for line in lines)

    def _frame(self, line: Line, label: str) -> None:
        """The navigation of an electronic paper opens a new text; a line behind a text (上一篇, 版权声明) ends it."""
        self._furniture([line])
        self.ended = label == "tail" and any(draft.kind != "masthead" for draft in self.drafts)
        self.open = None

    def _column(self, at: int) -> int:
        """A column title: the paragraph that introduces the column is an item of its own."""
        line = self.lines[at]
        title = line.text.text
        self.open, self.ended = None, False
        draft = Draft("column_intro", titles=[line], column=title)
        at += 1
        while at < len(self.lines) and self.marks.opens_text(at) and is_intro(self.lines[at].fold):
            draft.paragraphs.append(self.lines[at])
            at += 1
        if draft.paragraphs:
            self.column, self.badge = title, None
            self.drafts.append(draft)
        else:
            self.column, self.badge = None, title.strip("【】〖〗[]")
            self._furniture([line])
        return at

    def _note(self, at: int) -> int:
        """An editor's note under a line of its own (开栏的话): the paragraphs right below it."""
        draft = Draft("column_intro", titles=[self.lines[at]], column=self.badge or self.column)
        at += 1
        while at < len(self.lines) and self.marks.furniture[at] == "meta":
            self._furniture([self.lines[at]])
            at += 1
        while at < len(self.lines) and self.marks.opens_text(at) and not (draft.paragraphs and self.lines[at].blanks):
            draft.paragraphs.append(self.lines[at])
            at += 1
        self.drafts.append(draft)
        self.open = None
        return at

    def _banner(self, line: Line) -> None:
        """A line between two articles: the badge of a column, or a banner of the page."""
        badge = len(line.fold) <= 8
        if badge and line.blanks <= 1 and self.open is not None:
            self.open.column = self.open.column or line.text.text
        self._furniture([line])
