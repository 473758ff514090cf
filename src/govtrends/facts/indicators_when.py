"""Which period a number belongs to: of its clause, its sentence, the section's heading, or the article's lead.

Periods are sought only where numbers stand, in the lead and in headings, because most sentences hold none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from govtrends.facts.period_forms import Anchor
from govtrends.facts.periods import PeriodSpan, find_at, find_chinese
from govtrends.model import Context, Period
from govtrends.text.calendar import month_end

_CLAUSE_END = re.compile(r"[，,；;]")
_CHINESE_END = re.compile(r"[。！？!?\n]")
_ENGLISH_END = re.compile(r"[。！？!?\n.](?:(?<!\.)|(?=\s+[A-Z\"]))")
# What a whole article may be about; a dated event or a stand (截至) speaks for its own sentence only.
_INHERITED = frozenset(("during", "range", "year", "half", "quarter", "month"))
# Characters of a text that are its lead, of a sentence that are its opening, and of a clause that follow its number.
_REACH = {"zh": (240, 16, 20), "en": (500, 70, 60)}
# 一、2025年工作回顾: what stands under a heading that names a year happened in it.
# It begins with the end of the line before, which lets a search skip from line to line.
_HEADING = re.compile(
    r"\n[ \t\u3000]*(?:[一二三四五六七八九十]+、[^\n。]{2,40}"
    r"|[^\n。，]{0,12}(?:20[0-9]{2}年|十[三四五六七]五”?时期)[^\n。，]{0,12}"
    r"(?:回顾|工作|任务|安排|目标))[ \t\u3000]*(?![^\n])"
)
# 五年来，…; “十四五”时期，…: a sentence that opens so sets the time of what follows, up to the next such opening.
_OPENING_STARTS = frozenset(" \t\u3000—各回展刚“十这未过五一今2")
_OPENING = re.compile(
    r"[ \t\u3000—]*(?:各位代表[，,！!：:\s]*)?(?:回顾"
    r"|展望)?(?:刚刚)?(?:“?十[三四五六]五”?(?:时期|期间|以来|这五年)?|[这未]来?五年|过去的?[五一]年"
    r"|[五一]年来|过去的20[0-9]{2}年|(?<=\n)20[0-9]{2}年(?=[，,是])|20[0-9]{2}年(?=(?:的|主要|重点)*(?:工作|任务))"
    r"|今年是“?十[三四五六七]五”?(?=[^，,。\n]{0,8}年))[^，,。\n]{0,24}(?=[，,。：:])"
)
# 编制了《…第十五个五年规划纲要》: what a report then says of the plan is of the plan's years.
_OUTLINE = re.compile(
    r"编制[^。\n]{0,40}?(?P<plan>第十[一二三四五六七]?个五年规划|[“\"]?十[一二三四五六七]?五[”\"]?规划)纲要"
)
_STOPS = frozenset("。！？\n")
_FIVE_YEARS = re.compile("这五年|过去的五年")
# 从上半年5.5%降到5.3%: what stands between 从 and a number is the time of that number alone.
_SET_OUT = ("从", "由")
# 从2020年的3万亿元增长到2025年的4万亿元: so does what stands between 到 and 的.
# 从2021年的4万元和1万元分别提高到…: two that set out together.
_PAIR = re.compile("的?(?:约|近)?[0-9.,]+[^0-9，,。；;、和]{1,4}[、和与]")
_ARRIVED = ("到", "至")
_DIGIT = re.compile("[0-9０-９]")
# A part of a year without its year is one of the year that the section is about, 上年 the year before that.
_PART = re.compile("上年|上半年|下半年|(?:第?[一二三四1-4]|前三)个?季度|全年")
_PART_STARTS = frozenset("上下第前全一二三四1234")
_STRETCH = re.compile("[上下]半年|(?:第?[一二三四1-4]|首|前[二两三23])个?季度|[前头].{1,2}个月")
# 三、投资平稳增长。1—7月，…: the point that a paragraph makes, before it opens.
_POINT = re.compile(r"\s*[（(]?[一二三四五六七八九十0-9]{1,3}(?:[）)]?[、.．]|[）)])[^。，,\n0-9]{2,24}。")
# 同时，…: a paragraph that goes on so is of the time of the one before.
_GOES_ON = re.compile(r"\s*(?:与此)?(?:同时|此外|另外|不仅如此|除此之外)")
# 会议通报，全区列入台账的…: what is told at a dated meeting stands as of its day.
_TOLD = re.compile("会议(?:通报|指出|介绍)|通报称|据(?:介绍|了解|悉|通报)|获悉")
# 今年汛前投入…: what narrows a year down makes it the time of that sentence alone.
_NARROWED = re.compile("主汛|汛|雨季|台风|入[春夏秋冬汛]|开[春学]|[春夏秋冬暑寒][季天假]|春节|元旦|国庆")
_DUE = re.compile("^[^截].*(?:[底末日号月年度]|之|以)前$")
# The line of a web page that stamps day and source dates the page, not the figures.
_STAMPED = 80
_STAMP = re.compile(
    r"\s*[^\n。]{0,30}(?<!\d)20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?[ \d:]*"
    r"(?=\n|[^\n。]{0,8}(?:来源|作者|编辑|分享|Source|Author))[^\n。]{0,80}\n"
)


@dataclass(slots=True)
class Times:
    """The periods of one text, found sentence by sentence as numbers ask for them."""

    text: str
    ends: list[int]
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
        end = _CHINESE_END if language == "zh" else _ENGLISH_END
        stamp = _STAMP.match(text) if "20" in text[:_STAMPED] else None
        body = stamp.end() if stamp else 0
        text = " " * body + text[body:] if body else text
        ends = [match.end() for match in end.finditer(text)]
        return cls(text, ends, Anchor.of(context.issue), context.language, _REACH[language], body)

    def _divide(self) -> None:
        """Find the headings and openings that set the time of what follows them.

        Only a figure whose own sentence names no time asks for them.
        """
        self.divided = True
        found = [(m.start(), _longest(self.find(m[0].strip()))) for m in _HEADING.finditer(f"\n{self.text}")]
        for opening in self._openings():
            words = _FIVE_YEARS.sub("五年来", opening[0]).strip()
            if (period := _longest(self.find(words))) is not None:
                found.append((opening.start(), period))
        found += [(m.start(), _longest(self.find(m["plan"]))) for m in _OUTLINE.finditer(self.text)]
        found.sort(key=itemgetter(0))
        self.headings, self.sections = [at for at, _ in found], [period for _, period in found]
        self.timed = any(period is not None for period in self.sections)

    def _openings(self) -> Iterator[re.Match[str]]:
        """Yield the openings of sentences that set a time."""
        done = 0
        for at in self.ends:
            if self.text[at : at + 1] in _OPENING_STARTS and at > done and self.text[at - 1] in _STOPS:
                opening = _OPENING.match(self.text, at)
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
            if spans and low + spans[0].start < end + self.reach[2] and self._one_clause(end, low + spans[0].start):
                return self._leaning(spans[0].period, start)
        if index not in self.unstated:  # sections begin where sentences do, so all numbers of a sentence share it
            found: Period | None = self._paragraphs(low, start) or self._earlier(index)
            self.unstated[index] = found if found is None else self._leaning(found, start)
        period = self.unstated[index]
        return period if period is None or period.kind != "point" else self._told(period, low, start)

    def _deadline(self, spans: list[PeriodSpan], before: list[PeriodSpan], low: int, end: int) -> Period | None:
        """Return the deadline behind a number in its own clause (余下140套3月底前交付), if none precedes it."""
        for span in spans[len(before) :]:
            at = low + span.start
            if not is_deadline(span.period) or at < end or not self._one_clause(end, at):
                continue
            timed = before and self._one_clause(low + before[-1].end, end)
            if not timed and _DIGIT.search(self.text, end, at) is None:
                return span.period
        return None

    def _carries(self, span: PeriodSpan, low: int) -> bool:
        """Say whether sentences that name no time may be of this one: no deadline, no 今年 of 今年汛前."""
        if is_deadline(span.period):
            return False
        return span.period.kind != "year" or _NARROWED.match(self.text, low + span.end) is None

    def _told(self, period: Period, sentence: int, start: int) -> Period:
        """Return the day of a meeting as the day of the stand that is told there."""
        if not _TOLD.search(self.text, sentence, start):
            return period
        return replace(period, start=None, kind="as_of")

    def _one_clause(self, end: int, other: int) -> bool:
        """Say whether nothing parts two places of a text; an English date may follow its comma."""
        return self.reach == _REACH["en"] or _CLAUSE_END.search(self.text, end, max(end, other)) is None

    def _speaks_for(self, first: int, last: int, number: int) -> bool:
        """Say whether a period at ``first:last`` is more than the time that another number set out from."""
        to = self.text[first] in _ARRIVED and self.text.startswith("的", last)
        if not to and (first == 0 or self.text[first - 1] not in _SET_OUT):
            return True
        if last > number:
            return False
        return _DIGIT.search(self.text, last, number) is None or _PAIR.fullmatch(self.text, last, number) is not None

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
        if period.text[:1] not in _PART_STARTS or _PART.fullmatch(period.text) is None:
            return period
        frame = self._inherited(start)
        if frame is None or frame.kind != "year" or not (frame.start and period.start and period.end):
            return period
        if period.text == "全年":
            return frame
        year = frame.start.year - (period.text == "上年")
        return replace(period, start=period.start.replace(year=year), end=period.end.replace(year=year))

    def coming(self, period: Period | None, start: int) -> Period | None:
        """Return a part of a year as a section about plans means it: if no year is named there, one not yet over."""
        day = self.anchor.end
        if period is None or day is None or not (period.start and period.end) or period.end >= day:
            return period
        if _STRETCH.fullmatch(period.text) is None:
            return period
        frame = self._inherited(start)
        if frame is not None and frame.kind == "year":
            return period
        end = month_end(period.end.year + 1, period.end.month)
        return replace(period, start=period.start.replace(year=period.start.year + 1), end=end)

    def _sentence(self, index: int) -> list[PeriodSpan]:
        known = self.known.get(index)
        if known is None:
            low = self.ends[index - 1] if index else 0
            high = self.ends[index] if index < len(self.ends) else len(self.text)
            known = self.known[index] = self.find(self.text[low:high])
        return known

    def _earlier(self, index: int) -> Period | None:
        """Return the last period of the sentences before: in the paragraph any, farther up one that may be inherited.

        Failing that, the article's only such period wherever it stands, or the day that the lead reports.
        """
        near = True
        while index:
            at = self.ends[index - 1]
            near = near and (self.text[at - 1] != "\n" or _GOES_ON.match(self.text, at) is not None)
            index -= 1
            low = self.ends[index - 1] if index else 0
            for span in reversed(self._sentence(index)):
                if self.text[max(0, low + span.start - 1)] in _SET_OUT or not self._carries(span, low):
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
            point = _POINT.match(self.text, start)
            begin = point.end() if point is not None and point.end() <= sentence else start
            stop = self.text.find("\n", begin, begin + self.reach[1])
            spans = self._frames(begin, stop if stop >= 0 else begin + self.reach[1])
            told = (s for s in spans if self._speaks_for(begin + s.start, begin + s.end, -1))
            self.opened[start] = next((s.period for s in told if s.period.kind in _INHERITED), None)
        return self.opened[start]

    def _frames(self, start: int, stop: int) -> Iterator[PeriodSpan]:
        """Yield the periods printed in ``start:stop`` that other numbers may inherit.

        Those that one number set out from (由2020年的…) are its own.  ``start`` begins a sentence.
        """
        index = bisect_right(self.ends, start)
        while start < stop:
            for span in self._sentence(index):
                at = start + span.start
                known = at == 0 or self.text[at - 1] not in _SET_OUT
                if start + span.end <= stop and known and self._carries(span, start):
                    yield span
            if index == len(self.ends):
                return
            start = self.ends[index]
            index += 1


def is_deadline(period: Period) -> bool:
    """Say whether a period is the day by which something is due (3月底前)."""
    return period.start is None and period.end is not None and _DUE.search(period.text) is not None


def _longest(spans: Sequence[PeriodSpan]) -> Period | None:
    """Return the first period of a heading that has both ends: the time its section is about."""
    return next((span.period for span in spans if span.period.start and span.period.end), None)
