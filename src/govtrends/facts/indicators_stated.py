"""The periods that the sentences of one text state, and which of them speak for more than a number of their own.

A sentence is read when a number in it, in a lead or under a heading asks for it, because most hold no period.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from govtrends.facts.english_numbers import sentence_ends as english_ends
from govtrends.facts.indicators_sentences import sentence_ends
from govtrends.facts.period_forms import Anchor
from govtrends.facts.period_marks import (
    ARRIVED,
    DIGIT,
    DUE,
    NARROWED,
    PAIR,
    REACHES,
    REACHING,
    SAID_OR_SET_OUT,
    SET_OUT,
    STAMP,
    STAMPED,
)
from govtrends.facts.periods import PeriodSpan, find_at, find_chinese
from govtrends.facts.periods_zh import SCANNER
from govtrends.model import Context, Period

# 2019年，全乡脱贫。前三季度，… in a paper of October: the quarters that have just ended, not those of the year told of.
_NEWS = timedelta(days=75)
_CLAUSE_END = re.compile(r"[，,；;]")
# Since it was launched: of what it tells alone.
_SINCE_ITS = re.compile(r"since\s+(?:its|it|their|they)\b", re.IGNORECASE)
# What a whole article may be about; a dated event or a stand (截至) speaks for its own sentence only.
INHERITED = frozenset(("during", "range", "year", "half", "quarter", "month"))
# Characters of a text that are its lead, of a sentence that are its opening, and of a clause that follow its number.
_REACH = {"zh": (240, 16, 20), "en": (800, 70, 60)}


Memo = dict[int, Period | None]
"""What was found before a sentence, by its number."""


@dataclass(slots=True)
class Stated:
    """One text, where its sentences begin and end and what periods they print; the page's stamp ends at ``body``."""

    text: str
    ends: tuple[int, ...]
    starts: tuple[int, ...]
    anchor: Anchor
    language: str
    english: bool
    reach: tuple[int, int, int]
    body: int
    known: dict[int, list[PeriodSpan]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, context: Context) -> Stated:
        """Return what ``text`` states, read at the date and in the language of ``context``."""
        english = context.language != "zh"
        stamp = STAMP.match(text) if "20" in text[:STAMPED] else None
        body = stamp.end() if stamp else 0
        text = " " * body + text[body:] if body else text
        ends = english_ends(text) if english else sentence_ends(text)
        reach = _REACH["en" if english else "zh"]
        return cls(text, ends, (0, *ends), Anchor.of(context.issue), context.language, english, reach, body)

    def find(self, words: str) -> list[PeriodSpan]:
        """Return the periods of ``words`` that a figure may be of."""
        spans = find_at(words, self.anchor, self.language) if self.english else find_chinese(words, self.anchor)
        return [span for span in spans if not span.base and not span.vague] if spans else spans

    def end(self, index: int) -> int:
        """Return where the sentence ends that begins at ``starts[index]``."""
        return self.ends[index] if index < len(self.ends) else len(self.text)

    def sentence(self, index: int) -> list[PeriodSpan]:
        """Return the periods of the sentence that begins at ``starts[index]``, offsets from there."""
        known = self.known.get(index)
        if known is None:
            low, high = self.starts[index], self.end(index)
            silent = not self.english and SCANNER.held.search(self.text, low, high) is None
            known = self.known[index] = [] if silent else self.find(self.text[low:high])
        return known

    def told_before(
        self, index: int, fits: Callable[[PeriodSpan, int], bool], memo: Memo, since: int = 0
    ) -> Period | None:
        """Return the last period that ``fits`` before sentence ``index`` and behind the character ``since``.

        ``fits`` takes a period and where its sentence begins.  ``memo`` keeps what was found for each sentence that was
        gone back from, so that a text of many sentences is gone through once.
        """
        passed: list[int] = []
        found: Period | None = None
        while found is None and self.starts[index] > since:
            if index in memo:
                found = memo[index]
                break
            passed.append(index)
            index -= 1
            low = self.starts[index]
            found = next((span.period for span in reversed(self.sentence(index)) if fits(span, low)), None)
        for at in passed:
            memo[at] = found
        return found

    def frames(self, start: int, stop: int) -> Iterator[PeriodSpan]:
        """Yield the periods printed in ``start:stop`` that other numbers may inherit.

        Those that one number set out from (由2020年的…) are its own.  ``start`` begins a sentence.
        """
        index = bisect_right(self.ends, start)
        while start < stop:
            for span in self.sentence(index):
                at = start + span.start
                known = at == 0 or self.text[at - 1] not in SAID_OR_SET_OUT
                if start + span.end <= stop and known and self.carries(span, start):
                    yield span
            if index == len(self.ends):
                return
            start = self.ends[index]
            index += 1

    def carries(self, span: PeriodSpan, low: int) -> bool:
        """Say whether sentences that name no time may be of this one: no deadline, no 今年 of 今年汛前, no end."""
        at = low + span.start
        if is_deadline(span.period) or (
            at and self.text[at - 1] in REACHING and REACHES.search(self.text, max(0, at - 3), at)
        ):
            return False
        if self.english and _SINCE_ITS.match(span.period.text):
            return False
        return span.period.kind != "year" or NARROWED.match(self.text, low + span.end) is None

    def has_just_ended(self, period: Period) -> bool:
        """Say whether a period ended so shortly before the issue that a paper reports it as news."""
        day = self.anchor.end
        return day is not None and period.end is not None and timedelta() <= day - period.end <= _NEWS

    def speaks_for(self, first: int, last: int, number: int) -> bool:
        """Say whether a period at ``first:last`` is more than the time that another number set out from."""
        to = self.text[first] in ARRIVED and self.text.startswith("的", last)
        if not to and (first == 0 or self.text[first - 1] not in SET_OUT):
            return True
        if last > number:
            return False
        return DIGIT.search(self.text, last, number) is None or PAIR.fullmatch(self.text, last, number) is not None

    def one_clause(self, end: int, other: int) -> bool:
        """Say whether nothing parts two places of a text; an English date may follow its comma."""
        return self.english or _CLAUSE_END.search(self.text, end, max(end, other)) is None


def is_deadline(period: Period) -> bool:
    """Say whether a period is the day by which something is due (3月底前)."""
    return period.start is None and period.end is not None and DUE.search(period.text) is not None
