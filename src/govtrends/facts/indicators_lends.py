"""The words around a number, with what its sentence lends them where a rule asks for it."""

from __future__ import annotations

from govtrends.facts.changes import SHARES
from govtrends.facts.indicators_layout import Layout
from govtrends.facts.indicators_roles import whole_of
from govtrends.facts.subjects_finish import Frame


class InSentence(Frame):
    """The words around the number ``index`` of a page; ``borrowed``: the subject before it, where a rule has chosen."""

    __slots__ = ("_whole", "borrowed", "index", "page")

    def __init__(self, page: Layout, index: int, head: str, tail: str, last: str, borrowed: str | None) -> None:
        unit = self.unit = page.quantities[index].unit
        self.head, self.tail, self.share, self.last = head, tail, unit.name in SHARES, last
        self.page = page
        self.index = index
        self.borrowed = borrowed
        self._whole: str | None = None

    def whole(self) -> str:
        """Return the subject that this number's is a part of (其中…)."""
        if self._whole is None:
            self._whole = whole_of(self.page, self.index)
        return self._whole

    def previous(self) -> str:
        """Return the subject of the number before it in the sentence that is most like it."""
        if self.borrowed is not None:
            return self.borrowed
        return (self.page.previous_subject(self.index) or "") if self.page.alike[self.index] else ""

    def earlier(self) -> str:
        """Return the subject of the same unit at the end of the sentence before."""
        return self.page.earlier(self.index)

    def before(self) -> str:
        """Return what the sentence says before the clause."""
        return self.page.text[self.page.sentences[self.index][0] : self.page.clauses[self.index][0]]

    def mark(self) -> str:
        """Return the number that stands next in the clause, as printed, or an empty string."""
        following = self.page.quantities[self.index + 1 : self.index + 2]
        inside = bool(following) and following[0].start < self.page.clauses[self.index][1]
        return self.page.text[following[0].start : following[0].end] if inside else ""

    def context(self) -> str:
        """Return the clause before, for a number that stands alone in its own (达到3200人)."""
        page, index, start = self.page, self.index, self.page.clauses[self.index][0]
        alone = index == 0 or page.quantities[index - 1].end < start
        return page.clause_before(start) if alone else ""
