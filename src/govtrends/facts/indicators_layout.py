"""Clauses, sentences and lists of one text: where the words around each number begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from govtrends.facts.changes import Change, aims_in, fronted, sections_ahead
from govtrends.facts.indicators_sentences import Sentence, sentence_ends
from govtrends.facts.quantities import Quantity
from govtrends.facts.subjects_around import split_tail
from govtrends.text.spans import GAP

# A comma between digits is a thousands separator.  Patterns that begin with a set of characters skip to them.
_EDGE = re.compile(r"，|。|；|;|！|？|!|\?|：|:|\n|,(?:(?<![0-9],)|(?![0-9]{3}(?![0-9])))")
_LONGEST_REMARK = 11
_REMARK = re.compile(r"[（(][^（()）\n]{0,8}下同[）)]")
# 三是 begins a new point even where no stop was printed before it.
_POINT = re.compile(
    r"是(?<=[\u4e00-\u9fff0-9][一二三四五六七八九]是)(?<![第唯统之万单同万如]..)(?<![一二三四五六七八九]..)(?=[\u4e00-\u9fff])"
)
_SHARE_CLAUSE = re.compile(r"占[^，,]*(?:比重|比例|份额)(?:同口径)?$")
_LINK = re.compile(r"(?:左右|以上|以下|以内)?\s*(?:、|和|及|与|以及)?\s*(?:分别)?\s*")
_NAMED_LINK = re.compile(r"[\u4e00-\u9fff]{1,5}、")
_DID = frozenset(
    (
        "脱贫",
        "退出",
        "就业",
        "上岗",
        "入学",
        "毕业",
        "出院",
        "康复",
        "治愈",
        "达标",
        "销号",
        "复工",
        "复产",
        "开工",
        "竣工",
        "投产",
    )
)
_LONGEST_LINK = 6


@dataclass(slots=True)
class Layout:
    """One text with its quantities; ``subjects``, ``changes``, ``statuses`` grow as the quantities are read.

    ``clauses`` and ``sentences`` hold start and end of what stands around each number, ``alike`` whether no sentence
    ends between it and the number before, ``groups`` the index of the first number of its list (4.4%、5.6%; 7类、
    11个部门) and ``sizes`` the length of the list that begins there, ``chains`` the first where nouns stand between
    (5家工厂、6家门店).  ``current``: the sentence of the number that was last read.
    """

    text: str
    issue_year: int | None
    quantities: list[Quantity]
    edges: list[int]
    clauses: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    alike: list[bool]
    ahead: list[tuple[int, int]]
    aims: list[tuple[int, int]]
    groups: list[int]
    sizes: list[int]
    bases: list[tuple[int, str]]
    chains: list[int]
    gaps: bool
    subjects: list[str] = field(default_factory=list)
    changes: list[Change | None] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    current: Sentence = field(default_factory=lambda: Sentence((0, 0), "", 0))

    @classmethod
    def of(cls, text: str, issue_year: int | None, quantities: list[Quantity]) -> Layout:
        """Return the layout of ``text``; where its clauses end is sought in the sentences that hold a number."""
        length = len(text)
        stops = [end - 1 for end in sentence_ends(text)]
        sentences = _around(stops, quantities, length)
        held = _joined(sentences)
        edges = _edges(text, held)
        starts = [match.start() - 1 for match in _POINT.finditer(text)]
        if starts:
            edges = sorted([*edges, *starts])
            sentences = _around(sorted([*stops, *starts]), quantities, length)
        alike = [False, *[before[1] >= after.start for before, after in zip(sentences, quantities[1:], strict=False)]]
        groups = _groups(text, quantities)
        return cls(
            text,
            issue_year,
            quantities,
            edges,
            _around(edges, quantities, length),
            sentences,
            alike,
            sections_ahead(text, issue_year),
            [span for low, high in held for span in aims_in(text, low, high)],
            groups,
            _sizes(groups),
            fronted(text, held),
            groups[:],
            GAP in text,
        )

    def basis(self, quantity: Quantity) -> str | None:
        """Return the basis that a clause of its own set earlier in the sentence, up to a semicolon."""
        for at, name in reversed(self.bases):
            if at <= quantity.start:
                between = self.text[at : quantity.start]
                return None if any(mark in between for mark in "。；;\n") else name
        return None

    def lies_ahead(self, start: int) -> bool:
        """Say whether a number stands in a section about what is still to come."""
        section = bisect_left(self.ahead, (start + 1,)) - 1
        return section >= 0 and start < self.ahead[section][1]

    def sentence(self, index: int) -> Sentence:
        """Return the sentence of a number."""
        span = self.sentences[index]
        if span is not self.current.span:
            aim = bisect_left(self.aims, (span[0], 0))
            aimed = self.aims[aim][1] if aim < len(self.aims) else len(self.text)
            self.current = Sentence(span, self.text[span[0] : span[1]], aimed)
        return self.current

    def clause_before(self, clause_start: int) -> str:
        """Return the clause before the one that begins at ``clause_start``, if the sentence holds one."""
        if clause_start == 0 or self.text[clause_start - 1] in "。！？!?\n":
            return ""
        edge = bisect_right(self.edges, clause_start - 2)
        return self.text[self.edges[edge - 1] + 1 if edge else 0 : clause_start - 1]

    def previous_subject(self, index: int) -> str | None:
        """Return the subject of the last number of the sentence in this unit, else of the last number of the sentence.

        A count is preferred to an area, length or weight: 占地30亩,投资2亿元 does not invest in the ground.
        """
        nearest = measured = None
        for before in range(index - 1, max(index - 5, -1), -1):
            if not self.alike[before + 1]:
                break
            unit = self.quantities[before].unit
            if unit == self.quantities[index].unit:
                return self.subjects[before]
            if unit.measure in ("area", "length", "weight"):
                measured = measured or self.subjects[before]
            else:
                nearest = nearest or self.subjects[before]
        return nearest or (measured if self.quantities[index].unit.measure == "rate" else None)

    def earlier(self, index: int) -> str:
        """Return the subject of the last count of the sentence before that is in the same unit."""
        quantity = self.quantities[index]
        if index == 0 or self.alike[index] or quantity.unit.measure != "count":
            return ""
        for before in range(index - 1, -1, -1):
            told = self.quantities[before]
            if "\n" in self.text[told.end : quantity.start]:
                return ""
            if told.unit == quantity.unit:
                return self.subjects[before] if self.changes[before] is None else ""
            if not self.alike[before]:
                return ""
        return ""

    def work_before(self, index: int) -> str:
        """Return the last subject of the sentence that is not of people (改造小区), an empty string without one."""
        for before in range(index - 1, -1, -1):
            if not self.alike[before + 1]:
                return ""
            if self.quantities[before].unit.name not in ("人", "户"):
                return self.subjects[before]
        return ""

    def spoken_of(self, index: int) -> str:
        """Return the subject of the number before, but what a share is of where that was a share (甲占四成,增长5%)."""
        last = self.subjects[index - 1]
        if self.quantities[index].unit.name.endswith("分点"):  # 占八成,提高2个百分点: the share rose
            return last
        if _SHARE_CLAUSE.search(last) is None:
            return last
        whole = _SHARE_CLAUSE.sub("", last)
        return whole if len(whole) > 1 else last

    def listed(self, index: int) -> int:
        """Return how many numbers the list of this number holds."""
        return self.sizes[self.groups[index]]

    def last_tail(self, index: int) -> str:
        """Return the words after the last number of a list, which its earlier numbers share (7类、35项政策)."""
        last = self.groups[index] + self.listed(index) - 1
        end = self.quantities[last].end
        stop = self.clauses[last][1]
        following = self.quantities[last + 1].start if last + 1 < len(self.quantities) else stop
        return self.text[end : min(stop, following)]

    def predicate_after(self, index: int, clause_end: int) -> str:
        """Return the predicate after the last number of the clause, which the numbers before it share."""
        last = index
        while last + 1 < len(self.quantities) and self.quantities[last + 1].start < clause_end:
            last += 1
        return split_tail(self.text[self.quantities[last].end : clause_end])[1]


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order without those that repeat or lie in the one before."""
    found: list[tuple[int, int]] = []
    for stretch in stretches:
        if not found or stretch[0] >= found[-1][1]:
            found.append(stretch)
        elif stretch[1] > found[-1][1]:
            found[-1] = found[-1][0], stretch[1]
    return found


def _edges(text: str, stretches: list[tuple[int, int]]) -> list[int]:
    """Return where the clauses of some sentences begin and end, the marks around the sentences among them."""
    edges: list[int] = []
    for low, high in stretches:
        if low and (not edges or edges[-1] != low - 1):
            edges.append(low - 1)
        at = low
        *pieces, _ = _EDGE.split(text[low:high])
        for piece in pieces:
            at += len(piece)
            edges.append(at)
            at += 1
        if high < len(text):
            edges.append(high)
    if "下同" in text:  # 5万元(人民币,下同): a remark is no clause
        ends = [match.end() for match in re.finditer("下同", text)]
        remarks = [_REMARK.search(text, max(0, end - _LONGEST_REMARK), end + 1) for end in ends]
        inside = [remark.span() for remark in remarks if remark is not None]
        edges = [edge for edge in edges if not any(low < edge < high for low, high in inside)]
    return edges


def _around(edges: list[int], quantities: list[Quantity], length: int) -> list[tuple[int, int]]:
    """Return start and end of the stretch between ``edges`` around each quantity."""
    ends = [*edges, length]
    stretches = []
    before, after, stretch = 0, -1, (0, 0)
    for quantity in quantities:
        if before != after or quantity.end > stretch[1]:  # else it stands in the stretch of the one before
            start, last = quantity.start, quantity.end - 1
            while ends[before] <= start:
                before += 1
            after = before
            while ends[after] <= last:
                after += 1
            stretch = ends[before - 1] + 1 if before else 0, ends[after]
        stretches.append(stretch)
    return stretches


def _sizes(groups: list[int]) -> list[int]:
    """Return at the first number of each list how many numbers it holds."""
    sizes = [0] * len(groups)
    for first in groups:
        sizes[first] += 1
    return sizes


def _groups(text: str, quantities: list[Quantity]) -> list[int]:
    groups, bare, start = [0], False, quantities[0].end
    for index, quantity in enumerate(quantities[1:], start=1):
        end = quantity.start
        if end - start > _LONGEST_LINK:
            bare = False
        elif _LINK.fullmatch(text, start, end) is not None:
            bare = True
        else:
            # 整合7类、11个部门、35项政策: once a number had no noun of its own, the list runs on over short nouns;
            # 12户40人脱贫、3个村退出: another statement.
            named = bare and _NAMED_LINK.fullmatch(text, start, end) is not None
            bare = named and text[start : end - 1] not in _DID
        groups.append(groups[-1] if bare else index)
        start = quantity.end
    return groups
