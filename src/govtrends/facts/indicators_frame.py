"""From quantities to readings: the clause around each number gives its subject, its change and its status."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from govtrends.facts.changes import Change, change_before, sections_ahead, status_of
from govtrends.facts.quantities import Quantity, find_quantities
from govtrends.facts.subjects import Frame, distribute, finish, split_tail, subject_of, tidy

_EDGE = re.compile(r"[，。；;！？!?：:\n]|(?<![0-9]),|,(?![0-9]{3}(?![0-9]))")
_SENTENCE_EDGE = re.compile(r"[。！？!?\n]")
_LINK = re.compile(r"\s*(?:[、,，]|和|及|与|以及)?\s*(?:分别)?\s*")
_JOINED = re.compile(r"([^，,；;。]{0,14}?)(?:、|和|及|与|以及)\s?")
_COMMITTED = re.compile(r"^(?:完成|实现|全年|预计)(?=.{2,}(?:收入|额|值|投资|产值|总量|增加|税收))")
_DIGIT = re.compile(r"[0-9０-９一二两三四五六七八九十百千翻]")
_LONGEST_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Reading:
    """One number read from a text; offsets are the text's.  Fields as in :class:`govtrends.model.Indicator`."""

    start: int
    end: int
    digit: int
    clause_start: int
    clause_end: int
    value: float
    unit: str
    measure: str
    subject: str
    sentence: str
    value_max: float | None = None
    approx: str | None = None
    direction: str | None = None
    basis: str | None = None
    status: str = "result"
    unit_printed: bool = True

    def clause(self, text: str) -> str:
        """Return the clause the number stands in."""
        return text[self.clause_start : self.clause_end]


@dataclass(slots=True)
class _Page:
    """What the numbers of one text share while it is read."""

    text: str
    issue_year: int | None
    quantities: list[Quantity]
    edges: list[int] = field(default_factory=list)
    ahead: list[tuple[int, int]] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    changes: list[Change | None] = field(default_factory=list)


def read_chinese(text: str, issue_year: int | None = None) -> list[Reading]:
    """Return the readings of the Chinese quantities of ``text`` in order."""
    quantities = find_quantities(text)
    if not quantities:
        return []
    page = _Page(text, issue_year, quantities)
    page.edges = [match.start() for match in _EDGE.finditer(text)]
    page.ahead = sections_ahead(text, issue_year)
    page.groups = _groups(text, quantities)
    return [_read(page, index) for index in range(len(quantities))]


def _groups(text: str, quantities: list[Quantity]) -> list[int]:
    """Return for each number the index of the first number of its list (4.4%、5.6%; 7类、11个部门)."""
    groups = [0]
    for index in range(1, len(quantities)):
        between = text[quantities[index - 1].end : quantities[index].start]
        linked = (
            len(between) <= 5 and _LINK.fullmatch(between) is not None and "，" not in between and "," not in between
        )
        groups.append(groups[-1] if linked else index)
    return groups


def _read(page: _Page, index: int) -> Reading:
    text, quantity = page.text, page.quantities[index]
    edge = bisect_right(page.edges, quantity.start)
    clause_start = page.edges[edge - 1] + 1 if edge else 0
    after = bisect_right(page.edges, quantity.end - 1)
    clause_end = page.edges[after] if after < len(page.edges) else len(text)
    previous = page.quantities[index - 1] if index else None
    inner = previous is not None and previous.start >= clause_start
    head = text[previous.end if inner and previous is not None else clause_start : quantity.start]
    following = page.quantities[index + 1].start if index + 1 < len(page.quantities) else len(text)
    tail = text[quantity.end : min(clause_end, following)]
    head, tail = _unbracket(head, tail)
    if inner and (joined := _JOINED.fullmatch(head)) is not None:
        # 对11个镇街和101家单位集中培训: the noun between belongs to the first number, the verb to both.
        first = page.groups[index - 1]
        head, tail = _verb_part(text, page, first, clause_start), tail
        page.groups[index] = first if not joined[1].strip() else index
    if tail.strip("、和及与 ") and _JOINED.fullmatch(tail) and following < clause_end:
        tail = tail.rstrip("、和及与 ") + _predicate_after(page, index, clause_end)
    change = _change(page, index, head)
    subject = _subject(page, index, clause_start, head, tail, change)
    page.subjects.append(subject)
    page.changes.append(change)
    status = _status(page, index, clause_start, tail, change)
    share = quantity.unit.name in ("%", "‰", "百分点", "倍", "成", "比例")
    return Reading(
        quantity.start,
        quantity.end,
        _first_digit(text, quantity),
        clause_start,
        clause_end,
        quantity.value,
        quantity.unit_name,
        "percent" if change and share else "rate" if quantity.per and not share else quantity.unit.measure,
        subject,
        _sentence(text, quantity, clause_start, clause_end),
        quantity.value_max,
        quantity.approx,
        change.direction if change else None,
        change.basis if change else None,
        status,
        quantity.unit_printed,
    )


def _status(page: _Page, index: int, clause_start: int, tail: str, change: Change | None) -> str:
    text, start = page.text, page.quantities[index].start
    sentence_start = max(text.rfind(mark, 0, start) for mark in "。！？\n") + 1
    near = max(sentence_start, clause_start - 20)
    stated = status_of(text[sentence_start:start], text[near:start], tail, page.issue_year)
    if stated is not None:
        return stated
    if any(low <= start < high for low, high in page.ahead):
        return "target" if change is not None or page.quantities[index].unit.measure == "rate" else "planned"
    return "result"


def _change(page: _Page, index: int, head: str) -> Change | None:
    quantity = page.quantities[index]
    change = change_before(head, quantity.unit.name, quantity.unit.measure)
    first = page.groups[index]
    if quantity.unit.name == "番":
        return Change("up", change.basis if change else "unspecified", change.at if change else len(head))
    if change is None and first != index and page.quantities[first].unit == quantity.unit:
        return page.changes[first]
    return change


def _subject(page: _Page, index: int, clause_start: int, head: str, tail: str, change: Change | None) -> str:
    text, quantity, first = page.text, page.quantities[index], page.groups[index]
    listed = sum(1 for group in page.groups[first : first + 8] if group == first)
    if listed > 1:
        shared = _from_list(page, index, first, listed, clause_start)
        if shared:
            return shared
    previous = _previous(page, index)
    frame = Frame(head, tail, quantity.unit, quantity.unit.name in ("%", "‰", "成", "比例"))
    if change is not None:
        words = tidy(head[: change.at]) if first == index else ""
        if words:
            # A yearly mean or a sum over years is another series than the year's own growth.
            words += "".join(pace for pace in ("年均", "累计") if pace in head[-12:] and pace not in words)
            return _COMMITTED.sub("", finish(words, frame)) if len(words) >= 2 else words
        nearest = page.subjects[-1] if index and _same_sentence(page, index) else None
        return nearest or finish(tidy(_clause_before(page, clause_start)), frame)
    if index and first != index and not tail.strip("、和及与 "):
        tail = _last_tail(page, index)
    elif listed > 1 and first == index and not tail.strip("、和及与 "):
        frame = Frame(head, _last_tail(page, index), quantity.unit, frame.share)
    context = _clause_before(page, clause_start) if _alone(page, index, clause_start) else ""
    return _COMMITTED.sub("", subject_of(frame, previous, context))


def _from_list(page: _Page, index: int, first: int, listed: int, clause_start: int) -> str:
    """Return this number's part of a shared subject (城镇和农村居民收入分别增长4.4%、5.6%), or an empty string."""
    head = page.text[clause_start : page.quantities[first].start]
    if "分别" not in head:
        return ""
    change = change_before(head, page.quantities[first].unit.name, page.quantities[first].unit.measure)
    words = head[: min(change.at if change else len(head), head.find("分别"))]
    if change and not tidy(words) and first >= listed:
        return page.subjects[first - listed + index - first]
    parts = distribute(tidy(words), listed)
    if not parts:
        return ""
    return finish(parts[index - first], Frame(head, "", page.quantities[index].unit, False))


def _verb_part(text: str, page: _Page, first: int, clause_start: int) -> str:
    """Return the words before the first of several joined numbers: their common verb or preposition."""
    return text[clause_start : page.quantities[first].start]


def _predicate_after(page: _Page, index: int, clause_end: int) -> str:
    """Return the predicate after the last number of the clause, which the numbers before it share."""
    last = index
    while last + 1 < len(page.quantities) and page.quantities[last + 1].start < clause_end:
        last += 1
    return split_tail(page.text[page.quantities[last].end : clause_end])[1]


def _last_tail(page: _Page, index: int) -> str:
    """Return the words after the last number of a list, which its earlier numbers share (7类、35项政策)."""
    last = index
    while last + 1 < len(page.quantities) and page.groups[last + 1] == page.groups[index]:
        last += 1
    end = page.quantities[last].end
    edge = bisect_right(page.edges, end - 1)
    stop = page.edges[edge] if edge < len(page.edges) else len(page.text)
    following = page.quantities[last + 1].start if last + 1 < len(page.quantities) else stop
    return page.text[end : min(stop, following)]


def _previous(page: _Page, index: int) -> str | None:
    """Return the subject of the last number of the sentence with this unit, else of the last number of the sentence."""
    nearest = None
    for before in range(index - 1, max(index - 5, -1), -1):
        if not _same_sentence(page, before + 1):
            break
        nearest = nearest or page.subjects[before]
        if page.quantities[before].unit == page.quantities[index].unit:
            return page.subjects[before]
    return nearest


def _same_sentence(page: _Page, index: int) -> bool:
    return _SENTENCE_EDGE.search(page.text, page.quantities[index - 1].end, page.quantities[index].start) is None


def _alone(page: _Page, index: int, clause_start: int) -> bool:
    return index == 0 or page.quantities[index - 1].end < clause_start


def _clause_before(page: _Page, clause_start: int) -> str:
    """Return the clause before this one, if the sentence holds one."""
    if clause_start == 0 or page.text[clause_start - 1] in "。！？!?\n":
        return ""
    edge = bisect_right(page.edges, clause_start - 2)
    return page.text[page.edges[edge - 1] + 1 if edge else 0 : clause_start - 1]


def _unbracket(head: str, tail: str) -> tuple[str, str]:
    """Cut at a bracket that opens before the number or closes after it; the rest is another statement."""
    opening = max(head.rfind("（"), head.rfind("("))
    if opening > max(head.rfind("）"), head.rfind(")")):
        head = head[opening + 1 :]
    for index, char in enumerate(tail):
        if char in "（(":
            break
        if char in "）)":
            return head, tail[:index]
    return head, tail


def _first_digit(text: str, quantity: Quantity) -> int:
    match = _DIGIT.search(text, quantity.start, quantity.end)
    return match.start() if match is not None else quantity.start


def _sentence(text: str, quantity: Quantity, clause_start: int, clause_end: int) -> str:
    """Return the sentence around the number, or its clause and the one before where that is too long."""
    start = max(text.rfind(mark, 0, quantity.start) for mark in "。！？\n") + 1
    stops = [
        stop for mark in "。！？\n" if (stop := text.find(mark, quantity.end, quantity.end + _LONGEST_SENTENCE)) >= 0
    ]
    end = min(stops) if stops else clause_end
    if end - start > _LONGEST_SENTENCE:
        start, end = clause_start, clause_end
    return text[start:end].strip()
