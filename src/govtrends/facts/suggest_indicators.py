"""What the registry misses of figures: subjects that stand again and again without an id."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from govtrends.facts.passages import Row

INDICATOR_COLUMNS = ("article_id", "indicator", "duplicate_of", "subject", "unit", "measure", "value", "sentence")
"""What of the table is read here; the rest may stay on disk."""


@dataclass(frozen=True, slots=True)
class IndicatorSuggestion:
    """A subject without an id: how often it stands, in which unit, what values it had."""

    subject: str
    unit: str
    measure: str
    count: int
    articles: int
    low: float
    high: float
    example: str


def suggest_indicators(indicators: Iterable[Row], at_least: int = 2, limit: int = 30) -> list[IndicatorSuggestion]:
    """Return the subjects without an id that stand ``at_least`` times, most frequent first, with their range.

    ``indicators`` need article_id, indicator, subject, value, unit, measure and sentence; repeats of one figure
    (``duplicate_of``) count once.
    """
    groups: dict[tuple[str, str, str], _Subject] = {}
    for row in indicators:
        if _missing(row.get("indicator")) and _missing(row.get("duplicate_of")):
            key = str(row["subject"]), str(row["unit"]), str(row["measure"])
            if key not in groups:
                groups[key] = _Subject(" ".join(str(row.get("sentence") or "").split())[:60])
            groups[key].add(row["article_id"], float(str(row["value"])))
    found = [
        IndicatorSuggestion(*key, one.count, len(one.articles), one.low, one.high, one.example)
        for key, one in groups.items()
        if one.count >= at_least
    ]
    return sorted(found, key=lambda s: (-s.articles, -s.count, s.subject))[:limit]


@dataclass(slots=True)
class _Subject:
    """What is known of a subject without an id, figure by figure; ``example`` is the first one's sentence."""

    example: str
    count: int = 0
    articles: set[object] = field(default_factory=set)
    low: float = math.inf
    high: float = -math.inf

    def add(self, article: object, value: float) -> None:
        """Count a figure."""
        self.count += 1
        self.articles.add(article)
        self.low, self.high = min(self.low, value), max(self.high, value)


def _missing(value: object) -> bool:
    """Say whether a table cell is empty: ``None``, or the NaN that pandas makes of it."""
    return value is None or value != value
