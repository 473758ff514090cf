"""What makes one stretch of a district's reporting unlike the next, apart from what it did: sources, length, units."""

from __future__ import annotations

import pandas as pd

from govtrends.compare.indicators import indicator_table
from govtrends.compare.select import Selection, frame

COLUMNS = ("kind", "what", "before", "after")
LONGER = 2.0
"""Reports so many times as long mention more themes for that reason alone."""
_FEWEST = 5


def breaks(selection: Selection, table: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the breaks between the earlier and the later reports of a district (see :class:`Selection`).

    Columns: kind, what, before, after. ``added`` and ``lost``: a paper (null: none is named) that only the later or
    the earlier reports come from, with their number; ``length``: the median length of a report in characters, where
    one side's is :data:`LONGER` times the other's; ``unit``: a registered indicator that is counted in one unit
    first and in another later, with both. ``table``: :func:`indicator_table` of ``here``, where it is made already.
    """
    earlier, later = frame(selection.earlier), frame(selection.later)
    rows = [*_papers(earlier, later), *_lengths(earlier, later)]
    rows += _units(indicator_table(selection.here) if table is None else table)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _papers(earlier: pd.DataFrame, later: pd.DataFrame) -> list[tuple[object, ...]]:
    if earlier.empty or later.empty:
        return []
    before, after = (side["paper"].astype(object).value_counts(dropna=False) for side in (earlier, later))
    lost, added = (one.index.difference(other.index, sort=False) for one, other in ((before, after), (after, before)))
    rows: list[tuple[object, ...]] = [("lost", _name(paper), int(before[paper]), 0) for paper in lost]
    return rows + [("added", _name(paper), 0, int(after[paper])) for paper in added]


def _name(paper: object) -> object:
    return paper if isinstance(paper, str) else None


def _lengths(earlier: pd.DataFrame, later: pd.DataFrame) -> list[tuple[object, ...]]:
    if min(len(earlier), len(later)) < _FEWEST:
        return []
    before, after = float(earlier["chars"].median()), float(later["chars"].median())
    apart = min(before, after) > 0 and max(before, after) / min(before, after) >= LONGER
    return [("length", None, round(before), round(after))] if apart else []


def _units(table: pd.DataFrame) -> list[tuple[object, ...]]:
    known = table[table["indicator"].notna() & table["period_end"].notna() & ~table["damaged"].astype(bool)]
    rows: list[tuple[object, ...]] = []
    for _, part in known.sort_values("period_end", kind="stable").groupby(["indicator", "status"], sort=False):
        spans = part.groupby("unit")["period_end"].agg(["min", "max"]).sort_values("min")
        # Two units at the same time are two ways to say it; a break has one end where the other begins.
        if len(spans) == 2 and spans["max"].iloc[0] < spans["min"].iloc[1]:
            rows.append(("unit", part["name"].iloc[0], spans.index[0], spans.index[1]))
    return rows
