"""What each line of a page is, found once and asked often while the page is split into articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govtrends.corpus.bylines import (
    Byline,
    byline_of,
    letter_writer,
    names_only,
    office_and_name,
    office_and_names,
)
from govtrends.corpus.bylines_english import english_name_line
from govtrends.corpus.bylines_tail import tail_byline
from govtrends.corpus.captions import is_credit, points
from govtrends.corpus.column_titles import is_box, is_column, is_note
from govtrends.corpus.contents import contents, page_mark
from govtrends.corpus.datelines import Dateline, dateline_of
from govtrends.corpus.furniture import continuation, furniture_of, is_end, is_notice
from govtrends.corpus.headline_rows import compact, documents, titles_of
from govtrends.corpus.headlines import is_numbered, is_title
from govtrends.corpus.inline import split_inline
from govtrends.corpus.lines import Line
from govtrends.corpus.mastheads import mastheads
from govtrends.corpus.pageheads import navigation
from govtrends.corpus.speakers import is_speaker
from govtrends.corpus.turns import answers, speaks
from govtrends.corpus.verse import verse

_LONGEST_HEAD = 12
_SECOND_PRINT = 12


class Marks:
    """The lines of a page with their bylines and datelines; ``spacing`` is the usual gap between paragraphs.

    ``continued`` says of each line where it names the page it goes on on (下转第3版), if it does.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = [part for line in lines for part in split_inline(line)]
        self.bylines: list[Byline | None] = [byline_of(line.fold) for line in self.lines]
        self.furniture = [furniture_of(line.fold) for line in self.lines]
        for at in range(1, len(self.lines)):
            if self.lines[at].barred and self.lines[at - 1].barred:  # one row alone may be a row of links
                self.furniture[at - 1] = self.furniture[at] = None
        self.continued = [continuation(line.fold) for line in self.lines]
        self.datelines: list[Dateline | None] = [
            None if furniture else dateline_of(line.fold)
            for line, furniture in zip(self.lines, self.furniture, strict=True)
        ]
        for at, furniture in enumerate(self.furniture):
            fold = self.lines[at].fold
            if furniture == "site" or is_note(fold) or is_box(fold):  # 网站地图 is no photographer, 记者手记 nobody
                self.bylines[at] = None
        listed = navigation(self.lines, self.furniture, [dateline is not None for dateline in self.datelines])
        for at in listed:
            self.furniture[at], self.bylines[at] = "navigation", None
        for at in contents(self.lines):
            self.furniture[at], self.bylines[at] = self.furniture[at] or "line", None
            listed.add(at)
        self.listed = titles_of([_without_page(self.lines[at]) for at in listed])
        for at, line in enumerate(self.lines):
            if line.fold[-1] == ":" and is_speaker(line.fold):
                self.lines[at] = line._replace(speaker=True)
        self._titles = [
            dateline is None and (line.speaker or is_title(line))
            for line, dateline in zip(self.lines, self.datelines, strict=True)
        ]
        for at, line in enumerate(self.lines):
            if self._titles[at] and line.fold[-1] in "摄攝" and (shot := tail_byline(line.fold)) and shot[0]:
                self._titles[at] = False  # the caption of a picture
        for at in range(1, len(self.lines)):
            if self._goes_on(at):
                self._titles[at] = True
        for at in self._table():
            self._titles[at], self.bylines[at] = False, None
        heads = [title and byline is None for title, byline in zip(self._titles, self.bylines, strict=True)]
        for at, label in mastheads(self.lines, self.furniture, heads).items():
            self.furniture[at], self._titles[at], self.bylines[at] = self.furniture[at] or label, False, None
        for at in self._second_prints():
            self._titles[at] = False
        first = next((at for at, furniture in enumerate(self.furniture) if furniture is None), None)
        if first is not None and self.datelines[first] is None and not self._titles[first]:
            self._titles[first] = self._sentence_head(first)
        for at in range(1, len(self.lines)):
            if self.bylines[at] is None:
                self.bylines[at] = self._byline_by_place(at)
        for at in self._talks():
            self.lines[at], self._titles[at] = self.lines[at]._replace(speaker=True), True
            self.bylines[at] = None
        self.asked = self._questions()
        for at in self.asked:
            self._titles[at], self.bylines[at] = False, None
        for at in verse(self.lines, self._titles, self.bylines, self.headed):
            self.lines[at], self._titles[at] = self.lines[at]._replace(verse=True), False
        self.spacing = _usual_spacing(self.lines)
        self.signed = sum(map(self._says_who, range(len(self.lines))))

    def __len__(self) -> int:
        return len(self.lines)

    def signs(self, at: int) -> bool:
        """Return whether the line at ``at`` is a byline or opens with a dateline."""
        return at < len(self.lines) and (self.bylines[at] is not None or self.datelines[at] is not None)

    def _byline_by_place(self, at: int) -> Byline | None:
        """Read names that are a byline because of where they stand: below a head, or behind a text."""
        fold = self.lines[at].fold
        found = None
        if self._bare(at):
            found = names_only(fold, expected=True) or (Byline(own) if (own := english_name_line(fold)) else None)
        if found is None and self.furniture[at] is None and self.lines[at - 1].finished:
            found = letter_writer(fold) or (office_and_names(fold) if self._behind_text(at) else None)
        if found is None and self.furniture[at] is None and self._titles[at - 1]:
            found = office_and_name(fold) or (office_and_names(fold) if self.opens_text(at + 1) else None)
        return found

    def _behind_text(self, at: int) -> bool:
        """Whether a line stands behind a text: a head or nothing follows."""
        return len(self.lines[at - 1].fold) > 30 and (at + 1 == len(self.lines) or self._titles[at + 1])

    def _goes_on(self, at: int) -> bool:
        """Whether a line in small letters is the rest of an English head: right below it, short, without a stop."""
        line, fold = self.lines[at], self.lines[at].fold
        if not ("a" <= fold[0] <= "z") or line.blanks or len(fold) > 70 or fold[-1] in ".,;:!?":
            return False
        return self._titles[at - 1] and self.lines[at - 1].fold[0].isascii() and self.furniture[at] is None

    def _questions(self) -> frozenset[int]:
        """Return the lines in which somebody asks an office and below which it answers."""
        answered = (at for at, line in enumerate(self.lines) if ":" in line.fold[:40] and answers(line.fold))
        return frozenset(at - 1 for at in answered if at and speaks(self.lines[at - 1].fold))

    def _talks(self) -> list[int]:
        """Return the lines without a colon (区人大代表 张三) above the talks of several people: two and more of them.

        Below a headline such a line is the byline of a speech; here text stands above it, or a note or nothing.
        """
        found = []
        for at, line in enumerate(self.lines[:-1]):
            if len(line.fold) > 30 or " " not in line.fold or self.furniture[at] is not None:
                continue
            if office_and_name(line.fold) is not None and line.blanks and self.opens_text(at + 1):
                found.append(at)
        below_text = [at for at in found if at and self.lines[at - 1].finished]
        return found if len(below_text) > 1 else []

    def _table(self) -> list[int]:
        """Return the rows of tables: lines of cells, two or more of them below one another; they are text, no heads."""
        rows = [line.row and not furniture for line, furniture in zip(self.lines, self.furniture, strict=True)]
        pairs = [at for at in range(1, len(rows)) if rows[at - 1] and rows[at]]
        return sorted({*pairs, *(at - 1 for at in pairs)})

    def _says_who(self, at: int) -> bool:
        """Whether a byline or dateline stands here; the meta line of a web page (Updated: … Views: …) names nobody."""
        byline = self.bylines[at]
        return self.datelines[at] is not None or (byline is not None and (byline.photo or bool(byline.names)))

    def headed(self, at: int) -> bool:
        """Return whether what ends before ``at`` is a head: signed, or above a site's meta line or a question."""
        return self.signs(at) or at in self.asked or (at < len(self.lines) and self.furniture[at] == "meta")

    def head_of_rest(self, at: int) -> Line | None:
        """Return the head before (上接第1版): a text that began on another page goes on below it."""
        line, skip = self.lines[at], self.continued[at]
        if skip is None or not skip[0] or "接" not in line.fold[skip[0] :]:
            return None
        head = line.cut(0, skip[0])
        return head if head.fold and is_title(head) else None

    def is_listed(self, run: Sequence[Line]) -> bool:
        """Return whether the page's own list of contents names a line of the head, or two of them as one."""
        if not self.listed:
            return False
        folds = [compact(line.fold).lstrip("■◆●▲★◎▶►□○") for line in run]
        return any(fold in self.listed for fold in (*folds, *map("".join, pairwise(folds))))

    def is_title(self, at: int) -> bool:
        """Return whether the line can stand in a head."""
        return self._titles[at]

    def _second_prints(self) -> list[int]:
        """Return the lines that OCR prints again from the middle of a text above them: they are no heads."""
        found, texts = [], ""
        for at, line in enumerate(self.lines):
            if self._titles[at]:
                if len(line.fold) >= _SECOND_PRINT and line.fold in texts:
                    found.append(at)
            elif not self.furniture[at]:
                texts += line.fold + "\n"
        return found

    def _sentence_head(self, at: int) -> bool:
        """Whether a sentence with its full stop is a head: the page begins with it, and a dateline follows."""
        fold = self.lines[at].fold
        if fold[-1] in "!?" and len(fold) <= 64 and "。" not in fold and self.furniture[at + 1 : at + 2] == ["meta"]:
            return self.furniture[at] is None
        if len(fold) > (140 if fold.isascii() else 40) or not self._signed_below(at):
            return False
        return fold[-1] in ".。" and "。" not in fold[:-1] and ". " not in fold and self.furniture[at] is None

    def _signed_below(self, at: int) -> bool:
        byline = self.bylines[at + 1] if at + 1 < len(self.lines) else None
        return byline.marked if byline is not None else self.signs(at + 1)

    def _bare(self, at: int) -> bool:
        """Whether names alone would be a byline here: between a head and its text, or behind a text's last stop."""
        if len(self.lines[at].fold) > 20 or not at:
            return False
        above = at - 1
        while above and self.furniture[above] == "meta":
            above -= 1
        if len(self.lines[above].fold) >= 6 and self.is_title(above):
            return self.opens_text(at + 1)
        closed = len(self.lines[above].fold) > 30 and self.lines[above].finished
        return closed and (at + 1 == len(self.lines) or bool(self.furniture[at + 1]) or self.lines[at + 1].blanks > 0)

    def opens_text(self, at: int) -> bool:
        """Return whether text begins at ``at``: a dateline, or a line that is neither title nor byline."""
        if at >= len(self.lines):
            return False
        return self.datelines[at] is not None or not (self.bylines[at] or self.is_title(at))

    def closes_text(self, at: int) -> bool:
        """Return whether the byline at ``at`` ends a text: no mark before it, and no text behind it."""
        byline = self.bylines[at]
        if byline is None or byline.marked:
            return False
        while at + 1 < len(self.lines) and self.bylines[at + 1] is not None:
            at += 1
        return at + 1 == len(self.lines) or not self.opens_text(at + 1)

    def title_run(self, at: int) -> int:
        """Return where the run of title lines that begins at ``at`` ends."""
        end = at + 1
        while end < len(self.lines) and end - at < _LONGEST_HEAD and self._joins(end):
            end += 1
        return end

    def _joins(self, at: int) -> bool:
        line, above = self.lines[at], self.lines[at - 1]
        if self.furniture[at] or self.signs(at) or not self.is_title(at) or line.speaker or above.speaker:
            return False
        if line.level and line.level == above.level and line.blanks > 1:
            return False
        fold = line.fold
        if is_notice(fold) and not documents(above.fold, fold):
            return False
        return not any(sort(fold) for sort in (is_end, is_column, is_box, is_note, is_credit, is_numbered))

    def tail_signed(self, at: int) -> Byline | None:
        """Return the byline or credit that ends the text beginning at ``at``, within three paragraphs."""
        for n, line in enumerate(self.lines[at : at + 3], start=at):
            found = tail_byline(line.fold)
            if found is not None and found[1].photo and points(line.fold):
                return None  # the picture of the text above it
            if found is not None:
                return found[1]
            byline = self.bylines[n]
            if n > at and byline is not None and not byline.photo and self.closes_text(n):
                return byline
            if is_title(line):
                return None
        return None


def _without_page(line: Line) -> Line:
    """Return a listed title without the mark before it and the page number behind it."""
    fold = line.fold
    low = len(fold) - len(fold.lstrip("·•◆■●▶►▲★○◇□- "))
    return line.cut(low, page_mark(fold) or len(fold))


def _usual_spacing(lines: Sequence[Line]) -> int:
    """Return the usual number of blank lines between paragraphs; where all are short, between sentences."""
    for longest in (40, 15):
        gaps = sorted(
            line.blanks
            for above, line in pairwise(lines)
            if len(line.fold) > longest < len(above.fold) and above.finished and line.finished
        )
        if len(gaps) > 1:
            return gaps[len(gaps) // 2]
    return 1


def after_gap(run: list[Line]) -> tuple[list[Line], list[Line]]:
    """Split a head at its last wide gap: what stands above a gap belongs to the page, not to the head below."""
    for n in range(len(run) - 1, 0, -1):
        if run[n].blanks >= 2:
            return run[n:], run[:n]
    return run, []
