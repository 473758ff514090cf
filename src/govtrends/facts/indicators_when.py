"""Which period a number belongs to: of its clause, its sentence, the section's heading, or the article's lead."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from govtrends.facts.periods import PeriodSpan
from govtrends.model import Period

_SENTENCE_END = re.compile(r"[。！？!?\n]|(?<=[a-z)\"])\.(?=\s)")
# What a whole article may be about; a dated event or a stand (截至) speaks for its own sentence only.
_INHERITED = frozenset(("during", "range", "year", "half", "quarter", "month"))
_LEAD_REACH = 240
# 一、2025年工作回顾: what stands under a heading that names a year happened in it.
_HEADING = re.compile(r"(?m)^[ \t\u3000]*[一二三四五六七八九十]+、[^\n]{2,40}$")


@dataclass(frozen=True, slots=True)
class Times:
    """The periods of one text and its sentence ends, both in order, and the period of the lead."""

    spans: tuple[PeriodSpan, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lead: Period | None
    headings: tuple[tuple[int, Period | None], ...] = ()

    @classmethod
    def of(cls, text: str, spans: Sequence[PeriodSpan]) -> Times:
        """Return the times of ``text`` from what :func:`find_periods` found in it."""
        own = tuple(span for span in spans if not span.base and not span.vague)
        paragraph = text.find("\n", 20)
        reach = min(_LEAD_REACH, paragraph if paragraph >= 0 else _LEAD_REACH)
        lead = next((s.period for s in own if s.start < reach and s.period.kind in _INHERITED), None)
        ends = tuple(match.end() for match in _SENTENCE_END.finditer(text))
        headings = []
        for heading in _HEADING.finditer(text):
            named = (s.period for s in own if heading.start() <= s.start < heading.end() and s.period.kind == "year")
            headings.append((heading.start(), next(named, None)))
        return cls(own, tuple(span.start for span in own), ends, lead, tuple(headings))

    def at(self, start: int, end: int) -> Period | None:
        """Return the period of a number at ``start:end``: last before it in the sentence, else next, else the lead's."""
        index = bisect_right(self.ends, start)
        low = self.ends[index - 1] if index else 0
        high = self.ends[index] if index < len(self.ends) else 1 << 60
        before = bisect_left(self.starts, start) - 1
        if before >= 0 and self.spans[before].start >= low:
            return self.spans[before].period
        if before + 1 < len(self.spans) and self.spans[before + 1].start < min(high, end + 20):
            return self.spans[before + 1].period
        heading = bisect_right(self.headings, start, key=lambda item: item[0])
        return self.headings[heading - 1][1] if heading else self.lead
