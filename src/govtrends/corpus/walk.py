"""The walk down a page: which line opens an article, which belongs to the open one, which to the page itself.

Lines are read once from the top.  A run of title lines opens an article when something after it (a byline, a
dateline) or before it (the last article is closed) says so; otherwise it is a subhead of the open one.
"""

from __future__ import annotations

import re

from govtrends.corpus.assemble import Draft
from govtrends.corpus.bylines import Byline
from govtrends.corpus.bylines_tail import tail_byline
from govtrends.corpus.captions import caption_start, is_credit, shows_picture
from govtrends.corpus.column_titles import is_box, is_column, is_digest, is_editor_note, is_note, opens_column
from govtrends.corpus.datelines import told_by
from govtrends.corpus.furniture import is_end, is_notice, is_weather
from govtrends.corpus.headline_rows import is_deck
from govtrends.corpus.headlines import (
    choose_head,
)
from govtrends.corpus.lines import BOLD, Line
from govtrends.corpus.marks import after_gap
from govtrends.corpus.openings import SALUTATION, HeadWalk

# Who sent or edited a text stands below it.
_CREDIT = re.compile(r"(?:责任编辑|责编|编辑|审核|来源|稿件来源|作者单位|供稿|供稿单位)\s?[:/|]")


class Walk(HeadWalk):
    """Walks down the lines of one page; ``self.open`` is the article that body text belongs to."""

    def drafts_of_page(self) -> list[Draft]:
        """Walk from the first line to the last and return the drafts in the order they were begun."""
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        if self.above is not None:  # a byline that no head followed
            self._furniture([self.above[0]])
        return self.drafts

    def _step(self, at: int) -> int:
        line = self.lines[at]
        fold = line.fold
        byline = self.marks.bylines[at]
        banner, self.banner = self.banner, None
        self.apart = banner is not None
        label = self.marks.furniture[at]
        if label in ("navigation", "tail", "post"):
            self.banner = banner
            self._frame(line, label)
        elif is_end(fold):
            self.open, self.ended = None, True
        elif is_credit(fold):
            found = tail_byline(fold)
            self._credit(line, found[1] if found else Byline(()))
        elif byline is not None and byline.photo:
            self._credit(line, byline)
        elif byline is not None:
            self._byline(at, byline)
        elif self.marks.continued[at] == (0, len(fold)):
            self._turn_page(fold)
        elif (rest := self.marks.head_of_rest(at)) is not None:
            self.open = None
            self._head([rest], True)
        elif label or is_weather(fold):
            self.banner = banner
            self._furniture([line])
            self.credited = self.open is not None and self.open.finished and _CREDIT.match(fold) is not None
            if label == "line" and is_digest(fold):  # 简讯 ends what stands above it
                self.open = None
        elif is_box(fold):
            self._start(Draft("notice", titles=[line]))
        elif is_note(fold):
            self.open, self.badge = None, fold.strip("■●◆▲[] ")
            self._furniture([line])
        elif is_column(fold) and not line.level:
            return self._column(at)
        elif is_editor_note(fold) and self.marks.is_title(at) and self.marks.opens_text(at + 1):
            return self._note(at)
        elif line.pictured and self.marks.is_title(at) and self.open is not None and self.open.paragraphs:
            self._furniture([line])  # the text that a web page sets in a picture's place
        elif is_notice(fold) and not self.marks.signs(at + 1):
            self._start(Draft("notice", titles=[line]))
        elif self.marks.is_title(at):
            return self._titles(at)
        else:
            self._body(at)
        return at + 1

    def _byline(self, at: int, byline: Byline) -> None:
        line = self.lines[at]
        draft, last = self.open, self.last
        if draft is not None and draft.titles and not draft.paragraphs:
            draft.sign(line, byline.names)
        elif self.signs_above and draft is not None and draft.signatures and self._above_head(at):
            self.above, self.open = (line, byline), None
        elif draft is None and at and self.marks.bylines[at - 1] is not None and last is not None:
            last.sign(line, byline.names)
        elif draft is not None and draft.titles and draft.unsigned and draft.finished:
            draft.sign(line, byline.names)
            self.open = None
        elif (byline.marked or draft is None) and self.marks.opens_text(at + 1):
            self._start(Draft("article")).sign(line, byline.names)
        elif draft is not None:
            draft.sign(line, byline.names)
            self.open = None
        elif last is not None:
            last.sign(line, byline.names)
        else:  # the first head of the page stands below its byline
            self.above = (line, byline)

    def _credit(self, line: Line, byline: Byline) -> None:
        """A credit on a line of its own: it closes a caption, or turns the paragraph above into one."""
        last, draft = self.last, self.open
        if last is not None and last.kind == "caption" and not last.authors:
            last.sign(line, byline.names)
        elif draft is None:
            if last is not None:
                last.sign(line, byline.names)
        elif byline.photo and self._ends_on_caption(draft):
            text = draft.paragraphs.pop()
            self._caption(text, self._title_above(draft, text)).sign(line, byline.names)
        else:
            whole = byline.photo and draft.unsigned and len(draft.paragraphs) == 1 and draft.finished
            draft.sign(line, byline.names)
            if whole:  # a picture with a title of its own
                draft.kind = "caption"
            if whole or (draft.paragraphs and not byline.photo):
                self.open = None

    def _turn_page(self, fold: str) -> None:
        """``下转`` ends what is on this page; ``上接`` begins the rest of a text whose head is elsewhere."""
        if "转" in fold or (self.open is not None and self.open.paragraphs):
            self.open = None
        self.turned = "接" in fold

    def _titles(self, at: int) -> int:
        end = self.marks.title_run(at)
        run = self.lines[at:end]
        if len(run) > 1 and opens_column(run[-1].fold) and is_editor_note(run[-1].fold):
            self._furniture(run[:-1])  # what stands above 开栏的话 is the page's
            return self._note(end - 1)
        if self._signed_by_office(run, end):
            return at + 1
        if is_digest(run[0].fold) and (len(run) == 1 or run[1].blanks):
            self._furniture(run[:1])
            self.open = None
            return at + 1
        if self._is_second_head(run):
            self._furniture(run)
            return end
        signed = self.marks.headed(end)
        if signed:
            run, above = after_gap(run)
            for line in above:
                self._banner(line)
        if self._is_head(run, end, signed):
            sections = not signed and self._has_sections(end) and self.marks.tail_signed(end) is None
            if len(run) == 2 and run[1].blanks and sections:
                run, end = run[:1], at + 1  # the second line is the first section's
            self._head(run, signed)
        elif end == len(self.lines) and (self.open is None or self.open.finished):
            self._furniture(run)
        else:
            self._inside(run, signed)
        return end

    def _above_head(self, at: int) -> bool:
        """Whether a head stands right below a byline, and none below that head."""
        if at + 1 >= len(self.lines) or not self.marks.is_title(at + 1):
            return False
        end = self.marks.title_run(at + 1)
        return end >= len(self.lines) or self.marks.bylines[end] is None

    def _is_second_head(self, run: list[Line]) -> bool:
        """Whether a line is the headline of the open text once more, as sites print it below a picture."""
        draft = self.open
        if draft is None or draft.head is None or draft.head.headline is None or len(run) > 1:
            return False
        return len(run[0].fold) >= 8 and run[0].text.text == draft.head.headline.text

    def _head(self, run: list[Line], signed: bool) -> None:
        head = choose_head(run, self.marks.listed)
        if head.spare:
            self._furniture(head.spare)
        if signed:
            self.ended = False
        draft = Draft("article", titles=[line for line in run if line not in head.spare], head=head, column=head.badge)
        if self.above is not None:
            draft.sign(self.above[0], self.above[1].names)
            self.above, self.signs_above = None, True
        draft.level = min((line.level for line in draft.titles if 0 < line.level < BOLD), default=0)
        self._start(draft)

    def _inside(self, run: list[Line], signed: bool) -> None:
        draft = self.open or self._start(Draft("article"))
        for line in run:
            if draft.titles and not draft.paragraphs and (signed or not draft.authors or is_deck(line.fold)):
                draft.decks.append(line)
            else:
                whole = draft.finished
                draft.paragraphs.append(line)
                if whole or line.level:
                    draft.subheads.append(line)

    def _headed_below(self, at: int) -> bool:
        """Whether a head of its own stands at ``at``, with its byline, meta line or question below it."""
        return self.marks.is_title(at) and not self.marks.signs(at) and self.marks.headed(self.marks.title_run(at))

    def _is_cut_word(self, at: int, start: int) -> bool:
        """Whether what looks like a name right behind the last stop is the first word of a sentence cut there."""
        fold = self.lines[at].fold
        below = at + 1 < len(self.lines) and not self.lines[at + 1].fold[0].isascii()
        alone = start > 0 and fold[start - 1] != " " and fold[start:].isalpha() and len(fold) - start <= 3
        return below and alone and self.marks.opens_text(at + 1) and self.marks.datelines[at + 1] is None

    def _body(self, at: int) -> None:
        line = self.lines[at]
        if SALUTATION.match(line.fold) and self.open is not None and self.open.paragraphs and self.open.finished:
            self.open = None
        if self._begins_torn(line):
            self.open = None
        skip = self.marks.continued[at]
        if skip is not None:
            if skip[0] == 0:
                self._turn_page(line.fold[: skip[1]])
            line = line.cut(skip[1]) if skip[0] == 0 else line.cut(0, skip[0])
        if is_editor_note(line.fold):
            above = self.open
            whole = above is not None and above.titles and not above.paragraphs and not above.signatures
            talks = at + 1 < len(self.lines) and (self.lines[at + 1].speaker or self._headed_below(at + 1))
            if above is not None and whole and (opens_column(line.fold) or talks):
                # What stands above the note is the column's title, and no article's.
                self.drafts.remove(above)
                self._furniture(above.titles)
                self.column, self.open = above.titles[-1].text.text, None
            self.drafts.append(Draft("column_intro", column=self.column, paragraphs=[line]))
            return
        dateline = self.marks.datelines[at] if skip is None or skip[0] else None
        found = tail_byline(line.fold)
        if found is not None and self._is_cut_word(at, found[0]):
            found = None
        photo = found is not None and (
            found[1].photo or shows_picture(line.fold[: found[0]]) or self._pictures_another(line.fold, *found)
        )
        if dateline is None and (photo or caption_start(line.fold)) and self._apart(at, line):
            if not self._same_caption(at, line):
                self._signed_caption(line)
            return
        draft = self.open
        if draft is None or (dateline is not None and draft.paragraphs):
            draft = self._start(Draft("article"))
        if dateline is not None:
            draft.dateline = line.text.slice(0, dateline.end) if dateline.end else None
            draft.sign(line.cut(0, dateline.body), dateline.names)
            line = line.cut(dateline.body)._replace(blanks=line.blanks)
            found = tail_byline(line.fold) if line.fold else None
        if found is not None:
            draft.sign(line.cut(found[0]), found[1].names)
            line = line.cut(0, found[0])
        if line.fold:
            if not draft.authors and not draft.paragraphs:
                draft.authors.extend(told_by(line.fold))
            draft.paragraphs.append(line)
        if (found is not None and (not photo or len(draft.paragraphs) <= 2)) or (skip is not None and skip[0]):
            self.open = None
