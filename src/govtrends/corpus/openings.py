"""Whether title lines on the walk down a page open an article or stand inside the open one."""

from __future__ import annotations

import re

from govtrends.corpus.assemble import Draft, is_mixed
from govtrends.corpus.frames import FrameWalk
from govtrends.corpus.headline_rows import TOWN_ALONE, is_marked
from govtrends.corpus.headlines import headline_like, is_numbered, is_office, is_rubric, starts_with_subject
from govtrends.corpus.lines import BOLD, Line
from govtrends.corpus.turns import answers

# A letter below its section's label (读者来信).
SALUTATION = re.compile(
    r"(?:编辑同志|(?:《[^》]{2,8}》)?编辑部|尊敬的.{1,12}|亲爱的.{1,12}|(?:Dear|To the) .{1,30})[:,!]"
)


# How the first paragraph of news begins, and seldom a section of a text.
_LEAD = re.compile(
    r"近日|日前|连日来|近期|昨[日天]|今[日天]|眼下|时下|自.{2,12}以来|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|份)|\d{1,2}日|"
    r"为(?:了|进一步|切实|深入|贯彻|推动|做好|扎实|全面|庆祝|迎接)|记者从"
)
_DECK = re.compile(r"(?:—{2}|─{2}|――|--)\s?\S")


def _is_dashed(line: Line) -> bool:
    return _DECK.match(line.fold) is not None


_FIRST_SECTION = re.compile(r"一、|[(]一[)]|第一[章节部]")
_PARAGRAPH, _LOOK_BACK = 30, 40
# Where two columns meet, a blank stands between characters of the text.
_MIXED = re.compile(r"[\u4e00-\u9fff,、] [\u4e00-\u9fff]")
_DAY = re.compile(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日")


def _sectioned(draft: Draft) -> bool:
    """Return whether a text has heads of sections without a number."""
    return any(not is_numbered(line.fold) for line in draft.subheads[-_LOOK_BACK:])


class HeadWalk(FrameWalk):
    """The part of a walk down a page that tells heads from subheads."""

    def _signed_by_office(self, run: list[Line], end: int) -> bool:
        """An office right below the last sentence and set off from the head that follows signs the text.

        So does one below which nothing stands but the day, as at the end of a letter.
        """
        draft = self.open
        if draft is None or not draft.paragraphs or not draft.finished or not is_office(run[0].fold):
            return False
        dated = len(run) == 1 and end < len(self.lines) and _DAY.fullmatch(self.lines[end].fold) is not None
        if not dated and (len(run) < 2 or run[0].blanks or not run[1].blanks):
            return False
        draft.sign(run[0], ())
        self.open = None
        return True

    def _is_head(self, run: list[Line], end: int, signed: bool) -> bool:
        first, draft = run[0], self.open
        levels = [line.level for line in run if 0 < line.level < BOLD]
        if draft is None:
            return end < len(self.lines) or bool(levels)
        if self.marks.is_listed(run) and end < len(self.lines):
            return True
        if draft.titles and not draft.paragraphs:
            # A head with nothing below it but furniture or a wide gap was a list or a banner.
            section = len(draft.titles) == 1 and is_rubric(draft.titles[0].fold)
            return signed and (self.apart or section or bool(draft.authors and first.blanks > 1))
        if any(line.speaker for line in run):
            # OCR prints the head of a torn text wherever its columns begin: what stands above it is its own.
            return bool(draft.titles) or (draft.finished and not is_mixed(draft.paragraphs))
        if self.digest and first.blanks and draft.finished and self.marks.opens_text(end):
            return True
        torn = bool(draft.paragraphs) and not draft.finished
        if not torn and end < len(self.lines) and any(map(_is_dashed, run[1:])) and draft.kind != "notice":
            return True  # a deck stands below no section of a text
        if end < len(self.lines) and not torn and SALUTATION.match(self.lines[end].fold):
            return True  # the head of a letter
        if draft.paragraphs and first.blanks and answers(draft.paragraphs[-1].fold) and self.marks.opens_text(end):
            return True  # behind an office's answer
        if len(run) == 1 and draft.finished and not _sectioned(draft) and self._introduces_talks(end):
            return True
        if first.fold[0] == "(" and is_mixed(draft.paragraphs):
            return False  # 村 / (社区)推行: a piece of a column, no head
        near = first.blanks <= self.marks.spacing
        if len(run) == 1 and near and first.fold[-1] in "!?" and self.marks.closes_text(end):
            return False  # the last sentence of a letter
        if signed and not (is_numbered(first.fold) and len(run) == 1):
            return not (torn and len(run) == 1 and near and self.marks.closes_text(end))
        if len(run) == 1 and first.blanks and draft.finished and self._heads_sections(first, end, draft):
            return True
        if levels and not is_numbered(first.fold):
            own = draft.authors and self.marks.tail_signed(end) is not None
            return not draft.level or min(levels) <= draft.level or bool(own)
        if torn or end == len(self.lines) or self.marks.furniture[end] or is_numbered(first.fold):
            return False
        return self._stands_out(run, end, draft)

    def _heads_sections(self, line: Line, end: int, draft: Draft) -> bool:
        """Whether a line stands right above the first numbered section, and news without sections above it."""
        if is_numbered(line.fold) or end >= len(self.lines) or not _FIRST_SECTION.match(self.lines[end].fold):
            return False
        signed = bool(draft.authors) or draft.dateline is not None
        return signed and not draft.subheads and self.marks.is_title(end) and self.marks.opens_text(end + 1)

    def _begins_torn(self, line: Line) -> bool:
        """Whether a piece of mixed columns stands far below a text that is not mixed: it begins another."""
        draft = self.open
        if draft is None or line.blanks <= self.marks.spacing + 1 or line.finished or not draft.finished:
            return False
        if not draft.paragraphs or not draft.signatures or not _MIXED.search(line.fold):
            return False
        return not is_mixed(draft.paragraphs)

    def _introduces_talks(self, at: int) -> bool:
        """Whether one paragraph stands at ``at`` and then a speaker's line: what follows are several people's talks."""
        lines = self.lines
        if at + 1 >= len(lines) or not self.marks.opens_text(at) or self.marks.bylines[at + 1] is not None:
            return False
        speaks = lines[at + 1].speaker
        own = self.open is not None and any(line.speaker for line in self.open.titles)
        return speaks and not own

    def _stands_out(self, run: list[Line], end: int, draft: Draft) -> bool:
        """Whether title lines without byline or dateline open a new article all the same."""
        first = run[0]
        if draft.kind == "notice" or draft.after_end:
            return first.blanks > 0 or draft.finished
        usual = max(self.marks.spacing, min(1, self.marks.signed // 2))
        if first.blanks > usual and len(first.fold) >= 6 and not is_marked(first.fold):
            return True
        town = len(run) > 1 and first.blanks > 0 and TOWN_ALONE.fullmatch(first.fold) is not None
        news = town or any(headline_like(line.fold, not self.marks.signed) for line in run)
        tail = self.marks.tail_signed(end)
        if tail is not None and draft.resumed and not draft.titles and not draft.authors:
            return first.blanks > 0  # the rest of a text from another page ends before a signed one
        if tail is not None and (draft.authors or draft.dateline is not None):
            other = bool(draft.authors and tail.names) and not set(tail.names) & set(draft.authors)
            return tail.photo or news or (other and first.blanks > 0) or self._is_double(run, draft)
        if self.marks.signed < 2:
            return news or self._news_signs(run, end) >= 3 or self._is_next_brief(run)
        if len(run) > 1:
            return self._is_double(run, draft)
        return self._news_signs(run, end) >= 2 and self._alone(end, draft)

    def _is_double(self, run: list[Line], draft: Draft) -> bool:
        """Whether two lines set apart stand in a signed text without sections: a head with its kicker or section."""
        if len(run) < 2 or _sectioned(draft) or not draft.signatures or not all(line.blanks for line in run):
            return False
        return not is_mixed(draft.paragraphs)

    def _news_signs(self, run: list[Line], end: int) -> int:
        """Add up weak signs that news begins: who it is about, a lead's first words, what stands above.

        On pages whose texts are signed a section must not read so: there a line must besides be the only one of its
        kind in the text (see :meth:`_alone`).
        """
        first, below = run[0], self.lines[end].fold
        signs = 2 * self.credited + (first.blanks > 0) + starts_with_subject(first.fold)
        signs += _LEAD.match(below) is not None
        signs += 2 * self._set_alike(run, end)
        signs -= len(first.fold) < 7 or is_marked(first.fold)
        return signs

    def _is_next_brief(self, run: list[Line]) -> bool:
        """Whether a line stands below two texts that are each a head and a paragraph or two: one more of them."""
        above = [draft for draft in self.drafts if draft.kind == "article"][-2:]
        if len(run) > 1 or not run[0].blanks or is_marked(run[0].fold) or len(above) < 2:
            return False
        return all(
            len(draft.titles) == 1 and draft.titles[0].blanks and 1 <= len(draft.paragraphs) <= 2 and not draft.subheads
            for draft in above
        )

    def _set_alike(self, run: list[Line], end: int) -> bool:
        """Whether a line is set as the head of the open text is: a blank line above it and none below."""
        titles, paragraphs = (self.open.titles, self.open.paragraphs) if self.open is not None else ([], [])
        if not titles or not paragraphs or not titles[0].blanks or paragraphs[0].blanks:
            return False
        return bool(run[0].blanks) and not self.lines[end].blanks

    def _alone(self, end: int, draft: Draft) -> bool:
        """Whether no other line like a section's head stands in the text: sections come in twos and more."""
        if _sectioned(draft) or self.marks.headed(end) or len(self.lines[end].fold) < _PARAGRAPH:
            return False
        return not self._has_sections(end)

    def _has_sections(self, at: int) -> bool:
        """Whether a line like a section's head stands in the text that begins at ``at``."""
        while at < len(self.lines) and not self.marks.signs(at) and not self.marks.furniture[at]:
            if self.marks.is_title(at):
                return not self.marks.headed(self.marks.title_run(at))
            at += 1
        return False
