"""Which period a number belongs to: of its clause, its sentence, the section's heading, or the article's lead.

Periods are sought only where numbers stand, in the lead and in headings, because most sentences hold none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from govtrends.facts.english_numbers import sentence_ends as english_ends
from govtrends.facts.indicators_layout import sentence_ends
from govtrends.facts.period_forms import Anchor
from govtrends.facts.period_marks import (
    ARRIVED,
    AT_EVENT,
    DIGIT,
    DUE,
    FIVE_YEARS,
    GOES_ON,
    HEADING,
    NARROWED,
    OPENING,
    OPENING_STARTS,
    OUTLINE,
    PAIR,
    PART,
    PART_STARTS,
    POINT,
    SAID_OR_SET_OUT,
    SAME,
    SET_OUT,
    STAMP,
    STAMPED,
    STOPS,
    STRETCH,
    STRETCHES,
    TOLD,
    YEAR_OVER,
)
from govtrends.facts.periods import PeriodSpan, find_at, find_chinese
from govtrends.facts.periods_zh import SCANNER
from govtrends.model import Context, Period
from govtrends.text.calendar import month_end

_CLAUSE_END = re.compile(r"[，,；;]")
# What a whole article may be about; a dated event or a stand (截至) speaks for its own sentence only.
_INHERITED = frozenset(("during", "range", "year", "half", "quarter", "month"))
# Characters of a text that are its lead, of a sentence that are its opening, and of a clause that follow its number.
_REACH = {"zh": (240, 16, 20), "en": (500, 70, 60)}


@dataclass(slots=True)
class Times:
    """The periods of one text, found sentence by sentence as numbers ask for them."""

    text: str
    ends: tuple[int, ...]
    anchor: Anchor
    language: str
    reach: tuple[int, int, int]
    body: int
    divided: bool = False
    timed: bool = False
    lead: tuple[Period | None, Period | None] | None = None
    headings: list[int] = field(default_factory=list)
    sections: list[Period | None] = field(default_factory=list)
    known: dict[int, list[PeriodSpan]] = field(default_factory=dict)
    opened: dict[int, Period | None] = field(default_factory=dict)
    unstated: dict[int, Period | None] = field(default_factory=dict)
    only: list[Period | None] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, context: Context) -> Times:
        """Return the times of ``text``, read at the date and in the language of ``context``."""
        language = "zh" if context.language == "zh" else "en"
        stamp = STAMP.match(text) if "20" in text[:STAMPED] else None
        body = stamp.end() if stamp else 0
        text = " " * body + text[body:] if body else text
        ends = english_ends(text) if language == "en" else sentence_ends(text)
        return cls(text, ends, Anchor.of(context.issue), context.language, _REACH[language], body)

    def _divide(self) -> None:
        """Find the headings and openings that set the time of what follows them.

        Only a figure whose own sentence names no time asks for them.
        """
        self.divided = True
        found = [(m.start(), _longest(self.find(m[0].strip()))) for m in HEADING.finditer(f"\n{self.text}")]
        for opening in self._openings():
            words = FIVE_YEARS.sub("五年来", opening[0]).strip()
            if (period := _longest(self.find(words))) is not None:
                found.append((opening.start(), period))
        found += [(m.start(), _longest(self.find(m["plan"]))) for m in OUTLINE.finditer(self.text)]
        found.sort(key=itemgetter(0))
        self.headings, self.sections = [at for at, _ in found], [period for _, period in found]
        self.timed = any(period is not None for period in self.sections)

    def _openings(self) -> Iterator[re.Match[str]]:
        """Yield the openings of sentences that set a time."""
        done = 0
        for at in self.ends:
            if self.text[at : at + 1] in OPENING_STARTS and at > done and self.text[at - 1] in STOPS:
                opening = OPENING.match(self.text, at)
                if opening is not None:
                    done = opening.end()
                    yield opening

    def _read_lead(self) -> tuple[Period | None, Period | None]:
        """Return the time that the lead sets for the article, and the first day or time that it reports."""
        if self.lead is None:
            paragraph = self.text.find("\n", self.body + 20)
            stop = min(self.body + self.reach[0], paragraph if paragraph >= 0 else len(self.text))
            lead = [span.period for span in self._frames(self.body, stop)]
            self.lead = next((period for period in lead if period.kind in _INHERITED), None), lead[0] if lead else None
        return self.lead

    def find(self, words: str) -> list[PeriodSpan]:
        """Return the periods of ``words`` that a figure may be of."""
        chinese = self.language == "zh"
        spans = find_chinese(words, self.anchor) if chinese else find_at(words, self.anchor, self.language)
        return [span for span in spans if not span.base and not span.vague] if spans else spans

    def at(self, start: int, end: int) -> Period | None:
        """Return the period of a number at ``start:end``.

        The last one before it in the sentence, else the next in its clause, else what its paragraph opens with, else
        the section's or the lead's, else the last one named before it in the paragraph.
        """
        index = bisect_right(self.ends, start)
        low = self.ends[index - 1] if index else 0
        if spans := self._sentence(index):
            spans = [span for span in spans if self._speaks_for(low + span.start, low + span.end, start)]
            before = [span for span in spans if low + span.start < start]
            if (due := self._deadline(spans, before, low, end)) is not None:
                return due
            if before:
                return self._leaning(before[-1].period, start)
            if spans and self._behind(end, low + spans[0].start):
                return self._leaning(spans[0].period, start)
        if index not in self.unstated:  # sections begin where sentences do, so all numbers of a sentence share it
            found: Period | None = (
                self._same_time(index)
                or self._year_told(index)
                or self._at_event(low)
                or self._paragraphs(low, start)
                or self._earlier(index)
            )
            self.unstated[index] = found if found is None else self._leaning(found, start)
        period = self.unstated[index]
        return period if period is None or period.kind != "point" else self._told(period, low, start)

    def _behind(self, end: int, at: int) -> bool:
        """Say whether a period at ``at`` stands near enough behind a number that ends at ``end`` to be its own."""
        far = at >= end + self.reach[2]
        if far and (self.reach != _REACH["en"] or at >= end + 2 * self.reach[2]):
            return False
        if not far:
            return self._one_clause(end, at)
        commas = self.text.count(",", end, at)  # an aside has two
        return commas != 1 and DIGIT.search(self.text, end, at) is None and ";" not in self.text[end:at]

    def _same_time(self, index: int) -> Period | None:
        """Return the stretch of the sentence before, where a sentence holds figures against the same one a year ago."""
        low = self.ends[index - 1] if index else 0
        high = self.ends[index] if index < len(self.ends) else len(self.text)
        if not index or self.text[low - 1] == "\n" or all(self.text.find(words, low, high) < 0 for words in SAME):
            return None
        before = self.ends[index - 2] if index > 1 else 0
        told = [span.period for span in self._sentence(index - 1) if self._carries(span, before)]
        return told[-1] if told and told[-1].kind in STRETCHES else None

    def _year_told(self, index: int) -> Period | None:
        """Return the year that is over where an earlier sentence of the paragraph opens with it (过去一年，…成绩)."""
        low = self.ends[index - 1] if index else 0
        paragraph = self.text.rfind("\n", 0, low) + 1
        if self.text.find(YEAR_OVER, paragraph, low) < 0:
            return None
        while index and self.ends[index - 1] > paragraph:
            index -= 1
            spans = self._sentence(index)
            if spans and spans[0].start < len(YEAR_OVER) and spans[0].period.text.startswith(YEAR_OVER):
                return spans[0].period
        return None

    def _at_event(self, sentence: int) -> Period | None:
        """Return the day of the event that the lead reports, for a sentence or paragraph that goes on at it (会上)."""
        paragraph = self.text.rfind("\n", 0, sentence) + 1
        if AT_EVENT.match(self.text, sentence) is None and AT_EVENT.match(self.text, paragraph) is None:
            return None
        event = self._read_lead()[1]
        return event if event is not None and event.kind == "point" and event.start is not None else None

    def _deadline(self, spans: list[PeriodSpan], before: list[PeriodSpan], low: int, end: int) -> Period | None:
        """Return the deadline behind a number in its own clause (余下140套3月底前交付), if none precedes it."""
        for span in spans[len(before) :]:
            at = low + span.start
            if not is_deadline(span.period) or at < end or not self._one_clause(end, at):
                continue
            timed = before and self._one_clause(low + before[-1].end, end)
            if not timed and DIGIT.search(self.text, end, at) is None:
                return span.period
        return None

    def _carries(self, span: PeriodSpan, low: int) -> bool:
        """Say whether sentences that name no time may be of this one: no deadline, no 今年 of 今年汛前."""
        if is_deadline(span.period):
            return False
        return span.period.kind != "year" or NARROWED.match(self.text, low + span.end) is None

    def _told(self, period: Period, sentence: int, start: int) -> Period:
        """Return the day of a meeting as the day of the stand that is told there."""
        if not TOLD.search(self.text, sentence, start):
            return period
        return period._replace(start=None, kind="as_of")

    def _one_clause(self, end: int, other: int) -> bool:
        """Say whether nothing parts two places of a text; an English date may follow its comma."""
        return self.reach == _REACH["en"] or _CLAUSE_END.search(self.text, end, max(end, other)) is None

    def _speaks_for(self, first: int, last: int, number: int) -> bool:
        """Say whether a period at ``first:last`` is more than the time that another number set out from."""
        to = self.text[first] in ARRIVED and self.text.startswith("的", last)
        if not to and (first == 0 or self.text[first - 1] not in SET_OUT):
            return True
        if last > number:
            return False
        return DIGIT.search(self.text, last, number) is None or PAIR.fullmatch(self.text, last, number) is not None

    def _paragraphs(self, sentence: int, start: int) -> Period | None:
        """Return the period a paragraph opens with, unless a section began inside it, else the section's."""
        if not self.divided:
            self._divide()
        heading = bisect_right(self.headings, start) - 1
        if heading >= 0 and self.text.rfind("\n", 0, sentence) + self.reach[1] < self.headings[heading]:
            return self.sections[heading] or self._opening(sentence)
        return self._opening(sentence) or self._inherited(start)

    def _inherited(self, start: int) -> Period | None:
        if not self.divided:
            self._divide()
        heading = bisect_right(self.headings, start)
        if not heading or not self.timed:  # 一、综合, 二、农业: the headings of a bulletin name no time at all
            return self._read_lead()[0]
        return self.sections[heading - 1]

    def _leaning(self, period: Period, start: int) -> Period:
        """Return 全年, 上半年 or 上年 as seen from the year that the section or the lead names, if they do."""
        if period.text[:1] not in PART_STARTS or PART.fullmatch(period.text) is None:
            return period
        frame = self._inherited(start)
        if frame is None and period.text == "全年":
            lead = self._read_lead()[0]
            frame = lead if lead and lead.start and period.start and lead.start <= period.start else None
        if frame is None or frame.kind != "year" or not (frame.start and period.start and period.end):
            return period
        if period.text == "全年":
            return frame
        year = frame.start.year - (period.text == "上年")
        return period._replace(start=period.start.replace(year=year), end=period.end.replace(year=year))

    def coming(self, period: Period | None, start: int) -> Period | None:
        """Return a part of a year as a section about plans means it: if no year is named there, one not yet over."""
        day = self.anchor.end
        if period is None or day is None or not (period.start and period.end) or period.end >= day:
            return period
        if STRETCH.fullmatch(period.text) is None:
            return period
        frame = self._inherited(start)
        if frame is not None and frame.kind == "year":
            return period
        end = month_end(period.end.year + 1, period.end.month)
        return period._replace(start=period.start.replace(year=period.start.year + 1), end=end)

    def _sentence(self, index: int) -> list[PeriodSpan]:
        known = self.known.get(index)
        if known is None:
            low = self.ends[index - 1] if index else 0
            high = self.ends[index] if index < len(self.ends) else len(self.text)
            silent = self.language == "zh" and SCANNER.held.search(self.text, low, high) is None
            known = self.known[index] = [] if silent else self.find(self.text[low:high])
        return known

    def _earlier(self, index: int) -> Period | None:
        """Return the last period of the sentences before: in the paragraph any, farther up one that may be inherited.

        Failing that, the article's only such period wherever it stands, or the day that the lead reports.
        """
        near = True
        while index:
            at = self.ends[index - 1]
            near = near and (self.text[at - 1] != "\n" or GOES_ON.match(self.text, at) is not None)
            index -= 1
            low = self.ends[index - 1] if index else 0
            for span in reversed(self._sentence(index)):
                if self.text[max(0, low + span.start - 1)] in SET_OUT or not self._carries(span, low):
                    continue
                if near or span.period.kind in _INHERITED:
                    return span.period
        if not self.only:
            anywhere = (span.period for span in self._frames(0, len(self.text)) if span.period.kind in _INHERITED)
            self.only.append(next(anywhere, None) or self._read_lead()[1])
        return self.only[0]

    def _opening(self, sentence: int) -> Period | None:
        """Return the period that the paragraph of a sentence opens with (上半年，…), which its sentences share."""
        start = self.text.rfind("\n", 0, sentence) + 1
        if start not in self.opened:
            point = POINT.match(self.text, start)
            begin = point.end() if point is not None and point.end() <= sentence else start
            stop = self.text.find("\n", begin, begin + self.reach[1])
            self.opened[start] = None
            for span in self._frames(begin, stop if stop >= 0 else begin + self.reach[1]):
                inherited = span.period.kind in _INHERITED
                if inherited and self._speaks_for(begin + span.start, begin + span.end, -1):
                    self.opened[start] = span.period
                    break
        return self.opened[start]

    def _frames(self, start: int, stop: int) -> Iterator[PeriodSpan]:
        """Yield the periods printed in ``start:stop`` that other numbers may inherit.

        Those that one number set out from (由2020年的…) are its own.  ``start`` begins a sentence.
        """
        index = bisect_right(self.ends, start)
        while start < stop:
            for span in self._sentence(index):
                at = start + span.start
                known = at == 0 or self.text[at - 1] not in SAID_OR_SET_OUT
                if start + span.end <= stop and known and self._carries(span, start):
                    yield span
            if index == len(self.ends):
                return
            start = self.ends[index]
            index += 1


def is_deadline(period: Period) -> bool:
    """Say whether a period is the day by which something is due (3月底前)."""
    return period.start is None and period.end is not None and DUE.search(period.text) is not None


def _longest(spans: Sequence[PeriodSpan]) -> Period | None:
    """Return the first period of a heading that has both ends: the time its section is about."""
    return next((span.period for span in spans if span.period.start and span.period.end), None)
