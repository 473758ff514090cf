"""Targets beside results: never one series, but two that a reader may hold against each other."""

from __future__ import annotations

import numpy as np
import pandas as pd

from govtrends.compare.indicators import SOURCE

_ALIKE = ["indicator_key", "measure", "unit", "basis", "period_kind", "unit_code"]
REACH = 2
"""Periods: an older result says little about what a target asks for; a point in time reaches as many years."""
_SPAN = ["period_start", "period_end"]


def indicator_targets(panel: pd.DataFrame) -> pd.DataFrame:
    """Return every target of an :func:`indicator_panel` beside the results it can be held against.

    One row per place, indicator and period aimed at: indicator_key, name, unit, measure, basis,
    period_kind, unit_code, district; target, target_max (of a range), target_approx, period, period_end;
    result (of that same period, null until it is over or where it was not read); gap (result − target, in
    points for percentages and rates); kept, whether the result keeps to a target that is a bound (以上,
    以内) or a range, null for a plain figure, since more is not always better; before and before_period,
    the latest result for an earlier period of the same kind; and where both were read (``target_`` and
    ``result_`` before the columns of the source). Only figures that agree in measure, unit, basis and
    kind of period meet.
    """
    status = panel["status"]
    goals = panel[status == "target"].dropna(subset=["period_end"])
    results = panel[status == "result"].dropna(subset=["period_end"])
    kept = [*_ALIKE, *_SPAN, "name", "district", "period", "value", *SOURCE]
    table = goals[kept].rename(columns={"value": "target", "value_max": "target_max", "approx": "target_approx"})
    table = table.rename(columns={name: f"target_{name}" for name in SOURCE if name in table})
    met = results[[*_ALIKE, *_SPAN, "value", *SOURCE]].rename(columns={"value": "result"})
    met = met.rename(columns={name: f"result_{name}" for name in SOURCE})
    table = table.merge(met, on=[*_ALIKE, *_SPAN], how="left")
    table["gap"] = table["result"] - table["target"]
    table["kept"] = _kept(table)
    table = _with_before(table, results)
    order = table.groupby("indicator_key")["target"].transform("size")
    table = table.assign(size=order).sort_values(
        ["size", "indicator_key", "period_end", "unit_code"], ascending=[False, True, True, True], kind="stable"
    )
    return table.drop(columns="size").reset_index(drop=True)


def _kept(table: pd.DataFrame) -> pd.Series:
    approx, result, goal, top = (table[name] for name in ("target_approx", "result", "target", "target_max"))
    low, high = approx.eq("at_least"), approx.isin(["at_most", "nearly"])
    ranged = top.notna()
    said = np.select([low, high, ranged], [result >= goal, result <= goal, result.between(goal, top)], False)
    known = result.notna() & (low | high | ranged)
    return pd.Series(said, index=table.index, dtype=object).where(known, None)


def _with_before(table: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Add the latest result of one of the :data:`REACH` periods before the one that is aimed at."""
    earlier = results[[*_ALIKE, "period_end", "value", "period"]].rename(
        columns={"period_end": "end", "value": "before", "period": "before_period"}
    )
    numbered = table.assign(row=range(len(table)))
    pairs = numbered[[*_ALIKE, *_SPAN, "row"]].merge(earlier, on=_ALIKE)
    start = pairs["period_start"].fillna(pairs["period_end"])
    reach = REACH * (pairs["period_end"] - start).dt.days.clip(lower=365)
    pairs = pairs[(start - pairs["end"]).dt.days.between(1, reach)]
    last = pairs.sort_values("end", kind="stable").drop_duplicates("row", keep="last")
    return numbered.merge(last[["row", "before", "before_period"]], on="row", how="left").drop(columns="row")
