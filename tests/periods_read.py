"""The periods that a text prints, as the tests of periods compare them, and the days of issue they are read at."""

from __future__ import annotations

from datetime import date

from govtrends.facts.periods import find_periods
from govtrends.model import DateReading

JULY = DateReading(date(2022, 7, 1), "month", None)
SEPTEMBER_23 = DateReading(date(2022, 9, 23), "day", None)
JANUARY = DateReading(date(2024, 1, 10), "day", None)
YEAR = DateReading(date(2023, 1, 1), "year", None)
UNKNOWN = DateReading(None, None, None)


def read(text: str, issue: DateReading = JULY, language: str = "zh") -> list[tuple[str, str, str, str]]:
    """Return every period as (text, start, end, kind)."""
    return [
        (s.period.text, str(s.period.start or ""), str(s.period.end or ""), s.period.kind)
        for s in find_periods(text, issue, language)
    ]
