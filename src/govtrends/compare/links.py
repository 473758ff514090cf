"""Links between two figures: their kinds, their wording, and the book that keeps one link per pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from govtrends.compare.agreement import Figure, agree, when

_TIED = 0.75
_DAMAGED = 0.8
_ORDER = ("duplicate", "same_figure", "same_series", "contradiction")

Row = Mapping[str, Any]
Tie = tuple[str, str]
"""Two articles that figures tie together, in a fixed order."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two figures and how they belong together; ``a`` is the earlier in time, else in the table."""

    kind: str
    a: Figure
    b: Figure
    reason: str
    confidence: float

    def row(self) -> dict[str, Any]:
        """Return the link as a row of the links table."""
        sure = self.confidence * (_DAMAGED if self.a.damaged or self.b.damaged else 1)
        if self.kind == "duplicate":
            sure = self.confidence
        return {
            "kind": self.kind,
            "row_a": self.a.row,
            "row_b": self.b.row,
            "article_a": self.a.article,
            "article_b": self.b.article,
            "char_start_a": self.a.start,
            "char_start_b": self.b.start,
            "indicator": self.a.indicator if self.a.indicator == self.b.indicator else None,
            "reason": self.reason,
            "confidence": round(sure, 2),
        }


class Book:
    """Links found so far: one per pair, the first found stands; and which articles they tie together."""

    def __init__(self) -> None:
        self.links: dict[tuple[int, int], Link] = {}
        self.ties: set[Tie] = set()

    def add(self, link: Link) -> None:
        """Keep a link unless its pair is linked already; a sure one ties the articles together."""
        pair = (min(link.a.row, link.b.row), max(link.a.row, link.b.row))
        if pair not in self.links:
            self.links[pair] = link
            if link.kind in ("same_figure", "same_series") and link.confidence >= _TIED:
                self.ties.add(tie(link.a, link.b))

    def holds(self, a: Figure, b: Figure) -> bool:
        """Return whether the two figures are linked."""
        return (min(a.row, b.row), max(a.row, b.row)) in self.links


def tie(a: Figure, b: Figure) -> Tie:
    """Return the pair of articles of two figures, in a fixed order."""
    return (a.article, b.article) if a.article < b.article else (b.article, a.article)


def link_order(row: Row) -> tuple[int, int, int]:
    """Return what the links table is sorted by."""
    return row["row_a"], row["row_b"], _ORDER.index(row["kind"])


def second_print(first: int, a: Row, number: int, b: Row) -> dict[str, Any]:
    """Return the link from row ``number`` to row ``first``, of which it is a second print in the same article."""
    why = "printed again in the same article; counts once"
    return Link("duplicate", Figure.of(first, a), Figure.of(number, b), why, 1.0).row()


def within(a: Figure, b: Figure) -> bool:
    """Say whether one value is a bound or a range that the other keeps to: no contradiction."""
    for bound, other in ((a, b), (b, a)):
        if bound.high is not None and bound.value <= other.value <= bound.high:
            return True
        if bound.approx == "at_least" and other.value >= bound.value:
            return True
        if bound.approx in ("at_most", "nearly") and other.value <= bound.value:
            return True
    return agree(a, b)


def why_same(a: Figure, b: Figure) -> str:
    """Return what two figures that are the same agree in."""
    parts = ["the same number" if a.value == b.value else f"{a.value:g} and {b.value:g} agree as rounded"]
    if a.indicator is not None and a.indicator == b.indicator:
        parts.append(f"indicator {a.indicator}")
    elif a.chinese == b.chinese:
        parts.append("like subjects")
    parts += ["unit" if a.unit == b.unit else f"units {a.unit} and {b.unit}", "place"]
    parts += ["period"] if when(*in_time(a, b)) == "same" else []
    return ", ".join(parts) + (" in two languages" if a.chinese != b.chinese else "")


def in_time(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """Return the two figures, the one that ends earlier first."""
    return (a, b) if (a.until or date.max) <= (b.until or date.max) else (b, a)


def later(a: Figure, b: Figure, sure: float) -> Link:
    """Return the link to a later reading of the same series."""
    return Link("same_series", a, b, f"{a.indicator}: {a.value:g} until {a.until}, {b.value:g} until {b.until}", sure)


def contradicts(a: Figure, b: Figure, sure: float) -> Link:
    """Return the link between two values that cannot both hold."""
    reason = f"{a.indicator}: {a.value:g}{a.unit} and {b.value:g}{b.unit} for the same place until {b.until}"
    return Link("contradiction", a, b, reason, sure)
