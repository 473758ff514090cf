"""Captions on the walk down a page: which paragraph belongs to a picture and not to the open article."""

from __future__ import annotations

from govtrends.corpus.assemble import Draft
from govtrends.corpus.bylines import Byline
from govtrends.corpus.bylines_tail import tail_byline
from govtrends.corpus.captions import caption_start, is_caption, points
from govtrends.corpus.headlines import is_numbered
from govtrends.corpus.lines import Line
from govtrends.corpus.marks import Marks

_PROSE = 60


def _is_prose(line: Line | None) -> bool:
    return line is not None and len(line.fold) >= _PROSE and tail_byline(line.fold) is None


class PictureWalk:
    """What a walk knows while it goes down a page, and its captions; ``self.open`` takes the body text."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.lines = marks.lines
        self.drafts: list[Draft] = []
        self.open: Draft | None = None
        self.column: str | None = None
        self.badge: str | None = None
        self.banner: Draft | None = None
        self.apart = False
        self.ended = False
        self.turned = False
        self.credited = False
        self.signs_above = False
        self.digest = False
        self.above: tuple[Line, Byline] | None = None

    @property
    def last(self) -> Draft | None:
        """The text begun last: the frame of the page is none."""
        return next((draft for draft in reversed(self.drafts) if draft.kind != "masthead"), None)

    def _caption(self, line: Line, title: Line | None = None) -> Draft:
        label = caption_start(line.fold)
        titles = [line.cut(0, label)] if label else [title] if title is not None else []
        draft = Draft("caption", titles=titles, paragraphs=[line.cut(label)] if label else [line])
        self.drafts.append(draft)
        return draft

    def _signed_caption(self, line: Line) -> None:
        found = tail_byline(line.fold)
        draft = self._caption(line.cut(0, found[0]) if found else line)
        if found is not None:
            draft.sign(line.cut(found[0]), found[1].names)

    def _same_caption(self, at: int, line: Line) -> bool:
        """Whether a labelled line (图②) belongs to the caption right above it, or to a paragraph that introduces it.

        Such a block has no blank lines inside and one above it; its credit stands below.
        """
        last, draft = self.drafts[-1] if self.drafts else None, self.open
        if line.blanks or not caption_start(line.fold) or last is None:
            return False
        if last.kind == "caption" and not last.authors and last.end == self.lines[at - 1].end:
            if last.titles:
                last.titles, last.paragraphs = [], [self.lines[at - 1]]
            last.paragraphs.append(line)
        elif draft is not None and len(draft.paragraphs) > 1 and draft.paragraphs[-1] is self.lines[at - 1]:
            if not self.lines[at - 1].blanks or not (draft.authors or draft.dateline is not None):
                return False
            self.drafts.append(Draft("caption", paragraphs=[draft.paragraphs.pop(), line]))
        else:
            return False
        return True

    def _pictures_another(self, fold: str, at: int, byline: Byline) -> bool:
        """Whether others than those who signed the open text tell and picture (摄影报道) a paragraph behind it."""
        draft = self.open
        if draft is None or not draft.authors or not draft.paragraphs or "摄影" not in fold[at:]:
            return False
        return not set(byline.names) <= set(draft.authors)

    @staticmethod
    def _ends_on_caption(draft: Draft) -> bool:
        if len(draft.paragraphs) < 2 or any(line is draft.paragraphs[-1] for line in draft.subheads[-1:]):
            return False
        return is_caption(draft.paragraphs[-1], draft.paragraphs[-2])

    def _title_above(self, draft: Draft, text: Line) -> Line | None:
        """Take the title of a picture out of the article above: a line set off from it, the caption right below."""
        last = draft.paragraphs[-1] if draft.paragraphs else None
        if last is None or not draft.subheads or draft.subheads[-1] is not last:
            return None
        apart = last.blanks and text.blanks <= self.marks.spacing
        if not apart or not 4 <= len(last.fold) <= 24 or is_numbered(last.fold):
            return None
        draft.subheads.pop()
        return draft.paragraphs.pop()

    def _apart(self, at: int, line: Line) -> bool:
        """Whether a paragraph with a photo credit is a caption and no part of the open article."""
        draft = self.open
        if draft is None:
            return True
        if draft.titles and not draft.paragraphs:
            # The picture between a head and its text does not take the head.
            below = self.lines[at + 1] if at + 1 < len(self.lines) else None
            if below is not None and self.marks.datelines[at + 1] is not None:
                return True
            # A text whose author is named above it, and that goes on below, begins behind the picture.
            text = below is not None and self.marks.opens_text(at + 1) and not self.marks.furniture[at + 1]
            said = draft.authors or draft.dateline or self.marks.furniture[at - 1] == "meta"
            return bool(said) and (points(line.fold) or (text and _is_prose(below)))
        if draft.paragraphs and line.fold[-1] == "]" and line.fold[0] < "\x7f":
            return True  # [Photo by …] closes no paragraph of a text
        if draft.titles and len(draft.paragraphs) <= 1 and draft.dateline is None and not draft.authors:
            return False
        if draft.paragraphs and (draft.authors or draft.dateline is not None) and len(line.fold) <= 260:
            return True
        return is_caption(line, draft.paragraphs[-1] if draft.paragraphs else None, min(1, self.marks.spacing))
