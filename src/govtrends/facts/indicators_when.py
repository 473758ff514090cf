"""Which period a number belongs to: of its clause, its sentence, the section's heading, or the article's lead.

Periods are sought only where numbers stand, in the lead and in headings, because most sentences hold none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from govtrends.facts.indicators_sections import Sections
from govtrends.facts.indicators_stated import INHERITED, Memo, Stated, is_deadline
from govtrends.facts.indicators_stocks import at_year_end, is_year_end
from govtrends.facts.period_forms import PeriodSpan
from govtrends.facts.period_marks import (
    AT_EVENT,
    AT_EVENT_STARTS,
    DIGIT,
    GOES_ON,
    PART,
    PART_OF,
    PART_STARTS,
    SAID_OR_SET_OUT,
    SAME,
    SET_OUT,
    STRETCH,
    STRETCHES,
    TOLD,
    YEAR_OVER,
)
from govtrends.model import Context, Period
from govtrends.text.calendar import month_end

_CLAUSES = re.compile("[；;]")


@dataclass(slots=True)
class Times:
    """The periods of one text as its numbers ask for them.

    ``same`` are the words for the same stretch a year ago that the text holds, ``looks_back`` says whether it tells of
    a year as over; few texts do.  ``only`` keeps the first time that the text names.  The others are of the sentence
    that was asked for last, from ``low`` to ``high``: its number and the periods in it, and, once it is ``asked`` for,
    what period its numbers are of that state none, and the ``other`` that some of them may be of.

    Found before each sentence: ``told``, the last period of its paragraph; ``inherited``, the last that sentences
    farther down may be of; ``years`` and ``stands``, the year and the end of a year that its paragraph named.
    """

    stated: Stated
    sections: Sections
    same: list[str]
    looks_back: bool
    only: list[Period | None] = field(default_factory=list)
    index: int = 0
    low: int = 0
    high: int = 0
    spans: list[PeriodSpan] = field(default_factory=list)
    asked: bool = False
    unstated: Period | None = None
    other: Period | None = None
    told: Memo = field(default_factory=dict)
    inherited: Memo = field(default_factory=dict)
    years: Memo = field(default_factory=dict)
    stands: dict[date | None, Memo] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, context: Context) -> Times:
        """Return the times of ``text``, read at the date and in the language of ``context``."""
        stated = Stated.of(text, context)
        return cls(stated, Sections(stated), [words for words in SAME if words in text], YEAR_OVER in text)

    def at(self, start: int, end: int) -> Period | None:
        """Return the period of a number at ``start:end``.

        The last one before it in the sentence, else the next in its clause, else what its paragraph opens with, else
        the section's or the lead's, else the last one named before it in the paragraph.
        """
        if not self.low <= start < self.high:
            self._turn_to(start)
        low = self.low
        if spans := self.spans:
            spans = [span for span in spans if self.stated.speaks_for(low + span.start, low + span.end, start)]
            before = [span for span in spans if low + span.start < start]
            if (due := self._deadline(spans, before, low, end)) is not None:
                return due
            if before:
                told = self._leaning(before[-1].period, start)
                if len(before) > 1 and is_year_end(told):  # …；农村低保对象4018户: another part of the sentence
                    parts = _CLAUSES.split(self.stated.text[low + before[-1].end : start])
                    return at_year_end(parts[-1], told, before[-2].period) if len(parts) > 1 else told
                return self._done_by_then(told, low + before[-1].end, start)
            if spans and self._behind(end, low + spans[0].start):
                return self._leaning(spans[0].period, start)
        if not self.asked:  # sections begin where sentences do, so all numbers of a sentence share it
            found = self.unstated = self._unstated(start)
            self.asked, self.other = True, None if found is None else self._year_or_its_end(self.index, found)
        period = self.unstated
        if period is not None and self.other is not None:
            return at_year_end(_CLAUSES.split(self.stated.text[low:start])[-1], period, self.other)
        return period if period is None or period.kind != "point" else self._told(period, low, start)

    def _done_by_then(self, told: Period, at: int, start: int) -> Period:
        """Return the year of the lead for what was done in it, where 年末 opens the sentence (年末…，新建公路)."""
        if told.text != "年末" or not is_year_end(told):
            return told
        text = self.stated.text
        comma = max(text.rfind(mark, at, start) for mark in "，,；;")
        return told if comma < 0 else at_year_end(text[comma + 1 : start], told, self.sections.read_lead()[0])

    def _turn_to(self, start: int) -> None:
        """Make the sentence that holds ``start`` the one whose numbers are asked for."""
        stated = self.stated
        index = self.index = bisect_right(stated.ends, start)
        self.low, self.high = stated.starts[index], stated.end(index)
        self.spans, self.asked = stated.sentence(index), False

    def _unstated(self, start: int) -> Period | None:
        """Return the period of a number whose sentence states none that could be its own."""
        index, low = self.index, self.low
        found: Period | None = (
            self._same_time(index)
            or self._of_whole(index)
            or self._year_told(index)
            or self._at_event(low)
            or self._near(index)
            or self.sections.paragraphs(low, start)
            or self._earlier(index)
        )
        return found if found is None else self._leaning(found, start)

    def _year_or_its_end(self, index: int, period: Period) -> Period | None:
        """Return the stand at the end of a year that the paragraph names before, for its end the year of the lead."""
        if not is_year_end(period):
            return None
        if period.kind == "as_of":
            return self.sections.read_lead()[0]
        end = period.end

        def is_its_end(span: PeriodSpan, _: int) -> bool:
            return span.period.kind == "as_of" and span.period.end == end

        return self.stated.told_before(index, is_its_end, self.stands.setdefault(end, {}), self._paragraph(index))

    def _behind(self, end: int, at: int) -> bool:
        """Say whether a period at ``at`` stands near enough behind a number that ends at ``end`` to be its own."""
        text, reach = self.stated.text, self.stated.reach[2]
        if at < end + reach:
            return self.stated.one_clause(end, at)
        if not self.stated.english or at >= end + 2 * reach:
            return False
        return text.count(",", end, at) != 1 and DIGIT.search(text, end, at) is None and ";" not in text[end:at]

    def _same_time(self, index: int) -> Period | None:
        """Return the stretch of the sentence before, where a sentence holds figures against the same one a year ago."""
        stated, low = self.stated, self.stated.starts[index]
        if not index or stated.text[low - 1] == "\n" or not (self.same and self._names_same(index)):
            return None
        before = stated.starts[index - 1]
        told = [span.period for span in stated.sentence(index - 1) if stated.carries(span, before)]
        return told[-1] if told and told[-1].kind in STRETCHES else None

    def _of_whole(self, index: int) -> Period | None:
        """Return the time that the sentence before states, where a sentence tells a part of what that one counts."""
        stated, low = self.stated, self.stated.starts[index]
        if not index or stated.text[low - 1] == "\n" or PART_OF.match(stated.text, low) is None:
            return None
        told = [span.period for span in stated.sentence(index - 1) if stated.carries(span, stated.starts[index - 1])]
        return told[-1] if told else None

    def _names_same(self, index: int) -> bool:
        """Say whether a sentence holds any of the words for the same stretch a year ago."""
        text, low, high = self.stated.text, self.stated.starts[index], self.stated.end(index)
        return any(text.find(words, low, high) >= 0 for words in self.same)

    def _year_told(self, index: int) -> Period | None:
        """Return the year that is over where an earlier sentence of the paragraph opens with it (过去一年，…成绩)."""
        if not self.looks_back:
            return None
        stated, low = self.stated, self.stated.starts[index]
        paragraph = stated.text.rfind("\n", 0, low) + 1
        if stated.text.find(YEAR_OVER, paragraph, low) < 0:
            return None
        while index and stated.starts[index] > paragraph:
            index -= 1
            spans = stated.sentence(index)
            if spans and spans[0].start < len(YEAR_OVER) and spans[0].period.text.startswith(YEAR_OVER):
                return spans[0].period
        return None

    def _at_event(self, sentence: int) -> Period | None:
        """Return the day of the event that the lead reports, for a sentence or paragraph that goes on at it (会上)."""
        if not (self._goes_on_at(sentence) or self._goes_on_at(self.stated.text.rfind("\n", 0, sentence) + 1)):
            return None
        event = self.sections.read_lead()[1]
        return event if event is not None and event.kind == "point" and event.start is not None else None

    def _goes_on_at(self, start: int) -> bool:
        text = self.stated.text
        return text[start : start + 1] in AT_EVENT_STARTS and AT_EVENT.match(text, start) is not None

    def _deadline(self, spans: list[PeriodSpan], before: list[PeriodSpan], low: int, end: int) -> Period | None:
        """Return the deadline behind a number in its own clause (余下140套3月底前交付), if none precedes it."""
        for span in spans[len(before) :]:
            at = low + span.start
            if not is_deadline(span.period) or at < end or not self.stated.one_clause(end, at):
                continue
            timed = before and self.stated.one_clause(low + before[-1].end, end)
            if not timed and DIGIT.search(self.stated.text, end, at) is None:
                return span.period
        return None

    def _told(self, period: Period, sentence: int, start: int) -> Period:
        """Return the day of a meeting as the day of the stand that is told there."""
        if not TOLD.search(self.stated.text, sentence, start):
            return period
        return period._replace(start=None, kind="as_of")

    def _leaning(self, period: Period, start: int) -> Period:
        """Return 全年, 上半年 or 上年 as seen from the year that the section or the lead names, if they do."""
        if period.text[:1] not in PART_STARTS or PART.fullmatch(period.text) is None:
            return period
        frame = self.sections.inherited(start)
        if frame is None and period.text == "全年":
            lead = self.sections.read_lead()[0]
            frame = lead if lead and lead.start and period.start and lead.start <= period.start else None
        if frame is None or frame.kind != "year" or not (frame.start and period.start and period.end):
            return period
        if period.text == "全年":
            return frame
        if self.stated.has_just_ended(period):
            return period
        year = frame.start.year - (period.text == "上年")
        return period._replace(start=period.start.replace(year=year), end=period.end.replace(year=year))

    def coming(self, period: Period | None, start: int) -> Period | None:
        """Return a part of a year as a section about plans means it: if no year is named there, one not yet over."""
        day = self.stated.anchor.end
        if period is None or day is None or not (period.start and period.end) or period.end >= day:
            return period
        if STRETCH.fullmatch(period.text) is None:
            return period
        frame = self.sections.inherited(start)
        if frame is not None and frame.kind == "year":
            return period
        end = month_end(period.end.year + 1, period.end.month)
        return period._replace(start=period.start.replace(year=period.start.year + 1), end=end)

    def _near(self, index: int) -> Period | None:
        """Return the last time that the paragraph names before, where the lead is of a part of a year."""
        lead = self.sections.read_lead()[0]
        if lead is None or lead.kind not in STRETCHES:
            return None
        stated, text = self.stated, self.stated.text

        def is_frame(span: PeriodSpan, low: int) -> bool:
            framed = span.period.start is not None and span.period.kind in INHERITED
            return framed and text[max(0, low + span.start - 1)] not in SAID_OR_SET_OUT and stated.carries(span, low)

        return stated.told_before(index, is_frame, self.years, self._paragraph(index))

    def _paragraph(self, index: int) -> int:
        """Return where the paragraph of a sentence begins."""
        return self.stated.text.rfind("\n", 0, self.stated.starts[index]) + 1

    def _earlier(self, index: int) -> Period | None:
        """Return the last period of the sentences before: in the paragraph any, farther up one that may be inherited.

        Failing that, the article's only such period wherever it stands, or the day that the lead reports.
        """
        stated, text = self.stated, self.stated.text
        since = self._paragraph(index)
        while since and GOES_ON.match(text, since) is not None:
            since = text.rfind("\n", 0, since - 1) + 1

        def is_told(span: PeriodSpan, low: int) -> bool:
            return text[max(0, low + span.start - 1)] not in SET_OUT and stated.carries(span, low)

        def is_inherited(span: PeriodSpan, low: int) -> bool:
            return span.period.kind in INHERITED and is_told(span, low)

        found = stated.told_before(index, is_told, self.told, since)
        found = found or stated.told_before(bisect_right(stated.ends, since), is_inherited, self.inherited)
        if found is not None:
            return found
        if not self.only:
            anywhere = (span.period for span in stated.frames(0, len(text)) if span.period.kind in INHERITED)
            self.only.append(next(anywhere, None) or self._reported())
        return self.only[0]

    def _reported(self) -> Period | None:
        """Return the day that the lead reports, unless it is one by which something is yet to come."""
        period, day = self.sections.read_lead()[1], self.stated.anchor.end
        ahead = period is not None and day is not None and period.start is None and period.end and period.end > day
        return None if ahead else period
