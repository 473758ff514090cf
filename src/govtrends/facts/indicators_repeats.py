"""Figures that an article prints twice: repeats, second prints on the page, bars that the figure itself has passed."""

from __future__ import annotations

from operator import itemgetter

from govtrends.facts.quantities import find_quantities
from govtrends.model import Indicator, Period
from govtrends.registry.load import Registry

# Fields of a row by their number: in half of the time that their names take.
_FIGURE = itemgetter(
    *map(Indicator._fields.index, ("subject", "value", "value_max", "unit", "direction", "status", "place_code"))
)


def second_prints(source: str, spans: tuple[tuple[int, int], ...], found: list[Indicator]) -> list[Indicator]:
    """Return a copy, at its own place, of every row whose number a second print repeats."""
    copies = []
    for start, end in spans:
        for quantity in find_quantities(source[start:end]):
            same = (row for row in found if row.value == quantity.value and row.unit == quantity.unit_name)
            if (row := next(same, None)) is not None:
                at, stop = start + quantity.start, start + quantity.end
                copies.append(row._replace(text=source[at:stop], char_start=at, char_end=stop, damaged=True))
    return copies


def without_thresholds(found: list[Indicator], registry: Registry) -> list[Indicator]:
    """Take the id from a threshold whose figure is printed too (突破4000亿元、达到4211亿元)."""
    named = [(index, row) for index, row in enumerate(found) if row.indicator is not None]
    exact: dict[tuple[object, ...], list[float]] = {}
    for _, row in named:
        if row.approx is None:
            exact.setdefault(_series(row), []).append(row.value)
    for index, row in named:
        if (
            row.approx == "at_least"
            and registry.indicators[str(row.indicator)].over_years != "any"
            and any(row.value <= value <= 2 * row.value for value in exact.get(_series(row), ()))
        ):
            found[index] = row._replace(indicator=None)
    return found


def mark_duplicates(found: list[Indicator]) -> list[Indicator]:
    """Point every row that repeats a figure (same place, status and, where known, time) at its first print."""
    firsts: dict[tuple[object, ...], int] = {}
    others: dict[int, list[int]] = {}  # of a figure printed of several times: where it stands, by its first print
    for index, row in enumerate(found):
        first = firsts.setdefault(_FIGURE(row), index)
        if first == index:
            continue
        same = others.setdefault(first, [first])
        original = next((before for before in same if _same_time(found[before].period, row.period)), None)
        if original is None:
            same.append(index)
        else:
            found[index] = row._replace(duplicate_of=original)
    return found


def _series(row: Indicator) -> tuple[object, ...]:
    time = (row.period.end, row.period.kind) if row.period is not None else None
    return row.indicator, row.status, row.place_code, row.unit, time


def _same_time(a: Period | None, b: Period | None) -> bool:
    return a is None or b is None or a.end is None or b.end is None or a.end == b.end
