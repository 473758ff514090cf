"""The times of figures in a table inside a text: what the head of the column says, else what the row says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from govtrends.facts.period_forms import PeriodSpan
from govtrends.model import Period

_TABLE = re.compile(r"(?:^|(?<=\n))[^\n]*\t[^\n]*(?:\n[^\n]*\t[^\n]*)+")

Find = Callable[[str], list[PeriodSpan]]


class TableTimes(NamedTuple):
    """The tables of a text that print a time at all: where each lies, and the text's own reading of periods."""

    text: str
    spans: Sequence[tuple[int, int]]
    find: Find

    @classmethod
    def of(cls, text: str, find: Find) -> TableTimes:
        """Return the tables of ``text``: two lines of cells or more, with tabs between the cells."""
        found = [match.span() for match in _TABLE.finditer(text)] if "\t" in text else []
        return cls(text, [(start, end) for start, end in found if find(text[start:end].replace("\t", "\n"))], find)

    def hold(self, at: int) -> bool:
        """Return whether the figure at ``at`` stands in a table that prints a time."""
        return any(start <= at < end for start, end in self.spans)

    def at(self, at: int) -> Period | None:
        """Return the time of the figure at ``at``: its column's, else the one of its row; ``None`` where neither says.

        A first cell that is blank is not printed: a head one cell shorter than the row is held against its end.
        """
        start, end = next(span for span in self.spans if span[0] <= at < span[1])
        rows = self.text[start:end].split("\n")
        number = self.text.count("\n", start, at)
        line = start + sum(len(row) + 1 for row in rows[:number])
        head, row = rows[0].split("\t"), rows[number].split("\t")
        shorter = len(row) - len(head)
        column = self.text.count("\t", line, at) - shorter
        aligned = number > 0 and 0 <= shorter <= 1 and column >= 0
        return (self._only(head[column]) if aligned else None) or self._only(rows[number])

    def _only(self, words: str) -> Period | None:
        spans = self.find(words.replace("\t", "\n"))
        return spans[0].period if len(spans) == 1 else None
