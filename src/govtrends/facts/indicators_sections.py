"""What gives a text its time from outside a sentence: the lead, the headings, and the openings of paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter

from govtrends.facts.indicators_stated import INHERITED, Memo, Stated
from govtrends.facts.period_forms import PeriodSpan
from govtrends.facts.period_marks import FIVE_YEARS, HEADING, OPENING, OPENING_STARTS, OUTLINE, POINT, STOPS
from govtrends.model import Period

# A report of January to early March sets out a year of which no part is over yet.
_BEGUN = timedelta(days=75)


@dataclass(slots=True)
class Sections:
    """The frames of one text, each found when a figure whose own sentence names no time asks for it.

    ``headings`` is where sections begin and ``sections`` their times, ``opened`` the times of paragraphs by their
    beginning, ``parts`` the last part of a running year told before each sentence, ``lead`` the time that the lead
    sets and the first one that it reports; the former speaks for what stands behind ``framed`` where it is not of the
    first paragraph.
    """

    stated: Stated
    divided: bool = False
    timed: bool = False
    lead: tuple[Period | None, Period | None] | None = None
    framed: int = 0
    headings: list[int] = field(default_factory=list)
    sections: list[Period | None] = field(default_factory=list)
    opened: dict[int, Period | None] = field(default_factory=dict)
    parts: dict[tuple[date, bool], Memo] = field(default_factory=dict)

    def paragraphs(self, sentence: int, start: int) -> Period | None:
        """Return the period a paragraph opens with, unless a section began inside it, else the section's."""
        if not self.divided:
            self._divide()
        heading = bisect_right(self.headings, start) - 1
        if heading >= 0 and self.stated.text.rfind("\n", 0, sentence) + self.stated.reach[1] < self.headings[heading]:
            return self._narrowed(self.sections[heading] or self._opening(sentence), start)
        return self._narrowed(self._opening(sentence) or self.inherited(start), start)

    def inherited(self, start: int) -> Period | None:
        """Return the time of the section that holds ``start``, else the lead's."""
        if not self.divided:
            self._divide()
        heading = bisect_right(self.headings, start)
        if not heading or not self.timed:  # 一、综合, 二、农业: the headings of a bulletin name no time at all
            lead = self.read_lead()[0]
            return None if start < self.framed else lead
        return self.sections[heading - 1]

    def _narrowed(self, frame: Period | None, start: int) -> Period | None:
        """Return a time; of a year that runs, the part of it that the article names last before ``start``.

        2024年，街道把消防列入实事。截至5月底，检查楼栋90栋。…查商铺60家: as the year is not over, it is that part.
        """
        day = self.stated.anchor.end
        if frame is None or day is None or frame.kind != "year" or not frame.end or not frame.start:
            return frame
        if not frame.start + _BEGUN <= day < frame.end:
            return frame
        named = frame.text[:1].isdigit()  # 今年，…。1—8月，…: only a stretch narrows it
        if not named and frame.text not in ("今年", "本年"):
            return frame
        since, stated = frame.start, self.stated

        def is_part(span: PeriodSpan, low: int) -> bool:
            end = span.period.end
            part = end is not None and since <= end < day and span.period.kind != "point"
            part = part and (named or span.period.kind in ("range", "half", "quarter"))
            return part and stated.carries(span, low)

        memo = self.parts.setdefault((since, named), {})
        return stated.told_before(bisect_right(stated.ends, start), is_part, memo) or frame

    def read_lead(self) -> tuple[Period | None, Period | None]:
        """Return the time that the lead sets for the article, and the first day or time that it reports."""
        if self.lead is None:
            text, body = self.stated.text, self.stated.body
            stop = min(body + self.stated.reach[0], len(text))
            paragraph = text.find("\n", body + 20, stop)
            first = next(self.stated.frames(body, stop if paragraph < 0 else paragraph), None)
            frames = (span.period for span in self.stated.frames(body, stop))
            frame = next((period for period in frames if period.kind in INHERITED), None)
            self.lead = frame, None if first is None else first.period
            if frame is not None:
                printed = text.find(frame.text, body)
                event = first is not None and first.period.kind == "point"
                self.framed = printed if event or 0 <= paragraph < printed else 0
        return self.lead

    def _divide(self) -> None:
        """Find the headings and openings that set the time of what follows them.

        Only a figure whose own sentence names no time asks for them.
        """
        self.divided = True
        found = [
            (m.start(), _longest(self.stated.find(m[0].strip()))) for m in HEADING.finditer(f"\n{self.stated.text}")
        ]
        for opening in self._openings():
            words = FIVE_YEARS.sub("五年来", opening[0]).strip()
            words = f"{words}年" if words.isdecimal() else words  # 2023，我们这样走过
            if (period := _longest(self.stated.find(words))) is not None:
                found.append((opening.start(), period))
        found += [(m.start(), _longest(self.stated.find(m["plan"]))) for m in OUTLINE.finditer(self.stated.text)]
        found.sort(key=itemgetter(0))
        self.headings, self.sections = [at for at, _ in found], [period for _, period in found]
        self.timed = any(period is not None for period in self.sections)

    def _openings(self) -> Iterator[re.Match[str]]:
        """Yield the openings of sentences that set a time."""
        done, text = 0, self.stated.text
        for at in [end for end in self.stated.ends if text[end : end + 1] in OPENING_STARTS]:
            if at > done and text[at - 1] in STOPS and (opening := OPENING.match(text, at)) is not None:
                done = opening.end()
                yield opening

    def _opening(self, sentence: int) -> Period | None:
        """Return the period that the paragraph of a sentence opens with (上半年，…), which its sentences share."""
        start = self.stated.text.rfind("\n", 0, sentence) + 1
        if start not in self.opened:
            point = POINT.match(self.stated.text, start)
            begin = point.end() if point is not None and point.end() <= sentence else start
            stop = self.stated.text.find("\n", begin, begin + self.stated.reach[1])
            self.opened[start] = None
            for span in self.stated.frames(begin, stop if stop >= 0 else begin + self.stated.reach[1]):
                inherited = span.period.kind in INHERITED
                if inherited and self.stated.speaks_for(begin + span.start, begin + span.end, -1):
                    self.opened[start] = span.period
                    break
        return self.opened[start]


def _longest(spans: Sequence[PeriodSpan]) -> Period | None:
    """Return the first period of a heading that has both ends: the time its section is about."""
    return next((span.period for span in spans if span.period.start and span.period.end), None)
