"""Figures of a corpus that belong together, side by side with where each was read: conflicts first."""

from __future__ import annotations

import pandas as pd

from govtrends.compare.indicators import indicator_table
from govtrends.store import Corpus

SHOWN = ("contradiction", "same_series", "same_figure")
"""Kinds in the order of their weight for a reader; a second print in the same article is no news."""
_SIDE = (
    *("value", "value_max", "unit", "measure", "approx", "direction", "basis", "status", "period", "text", "sentence"),
    *("article_id", "source", "page_id", "ordinal", "char_start", "char_end"),
)
COLUMNS = ("kind", "name", "district", "confidence", *(f"{name}_{side}" for side in "ab" for name in _SIDE))


def linked(corpus: Corpus, table: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the links between figures of ``corpus``, one row each: kind, name, district, confidence, and of both
    figures (``_a`` the earlier, ``_b`` the later) value, period and the print they were read from.

    ``table``: :func:`indicator_table` of the same corpus, where it is made already. Contradictions come first, then
    later readings of one series, then the same figure in two articles.
    """
    links = corpus.links[corpus.links["kind"].isin(SHOWN)]
    if links.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    rows = indicator_table(corpus) if table is None else table
    key = ["article_id", "char_start", "value"]
    known = rows.drop_duplicates(key).set_index(key, drop=False)
    sides = []
    for side in "ab":
        # A link names rows of the whole table; their numbers stay as labels when a corpus is cut.
        keys = pd.MultiIndex.from_frame(corpus.indicators.loc[links[f"row_{side}"], key])
        sides.append(known.reindex(keys)[[*_SIDE, "name", "district"]].reset_index(drop=True).add_suffix(f"_{side}"))
    found = pd.concat([links[["kind", "confidence"]].reset_index(drop=True), *sides], axis=1)
    found = found.dropna(subset=["value_a", "value_b"])
    found = found.assign(name=found["name_b"], district=found["district_b"], weight=found["kind"].map(SHOWN.index))
    found = found.sort_values(["weight", "confidence"], ascending=[True, False], kind="stable")
    return found[list(COLUMNS)].reset_index(drop=True)
