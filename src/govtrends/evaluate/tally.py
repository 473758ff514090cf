"""Counting right and wrong, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass, field

LAYERS = {
    "segment_f1": "articles found",
    "order": "reading order",
    "headline": "exact headline",
    "authors_f1": "names in bylines",
    "place": "district of the article",
    "theme_f1": "themes",
    "mission_f1": "the four themes of the mission",
    "number_f1": "indicators found: place in the source and value",
    "unit": "unit of the indicators found",
    "approx": "approximation",
    "change": "direction and basis",
    "period": "first and last month",
    "subject": "what is measured",
    "ind_place": "the indicator's own place",
    "record_f1": "found with unit, approximation, change and subject right",
}
"""Every layer, in the order of printing, and what it says (all 0..1, higher is better)."""


def f1(hits: int, false: int, missed: int) -> float:
    """Return the harmonic mean of precision and recall; 1 when there was nothing to find and nothing was found."""
    total = 2 * hits + false + missed
    return 2 * hits / total if total else 1.0


@dataclass
class Tally:
    """Counts (hits, false, missed) of the F1 layers, marks 0..1 of the others."""

    counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    marks: dict[str, list[float]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, layer: str, hits: int = 0, false: int = 0, missed: int = 0) -> None:
        """Add to the counts of an F1 layer."""
        old = self.counts.get(layer, (0, 0, 0))
        self.counts[layer] = (old[0] + hits, old[1] + false, old[2] + missed)

    def compare(self, layer: str, wanted: set[str], found: set[str], optional: frozenset[str] = frozenset()) -> None:
        """Count two sets against each other; what is ``optional`` may be missing without being missed."""
        self.count(layer, len(wanted & found), len(found - wanted), len(wanted - found - optional))

    def mark(self, layer: str, value: float) -> None:
        """Add one mark (a bool or 0..1) to a layer that is a mean."""
        self.marks.setdefault(layer, []).append(float(value))

    def add(self, other: Tally) -> None:
        """Add another page's tally to this one."""
        for layer, counts in other.counts.items():
            self.count(layer, *counts)
        for layer, marks in other.marks.items():
            self.marks.setdefault(layer, []).extend(marks)
        self.misses += other.misses

    @property
    def figures(self) -> dict[str, float]:
        """The figure of every layer that had anything to judge, rounded to four places."""
        values = {layer: f1(*counts) for layer, counts in self.counts.items()}
        values |= {layer: sum(marks) / len(marks) for layer, marks in self.marks.items()}
        return {layer: round(values[layer], 4) for layer in LAYERS if layer in values}
