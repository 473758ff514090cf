"""Two sides held against each other: a difference is called one only beyond its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from govtrends.compare.districts import district_labels
from govtrends.compare.intervals import (
    LEVEL,
    MIN_ARTICLES,
    adjust,
    design_effect,
    likeness,
    newcombe,
    score_test,
    wilson,
)
from govtrends.compare.periods import BINS
from govtrends.compare.select import Selection, frame
from govtrends.compare.shares import Counts, Tally, group_keys, shares_of, sums, tally, theme_shares
from govtrends.store import Corpus

REST = "其余合计"


def contrast(
    a: Corpus,
    b: Corpus,
    *,
    label: str,
    against: str,
    themes: Sequence[str] | None = None,
    correction: str = "holm",
) -> pd.DataFrame:
    """Return theme by theme how side ``a`` differs from side ``b``, largest difference first.

    Columns: theme, label, against; articles, n, share, low, high, pages_with, thin and the same with
    ``_b``; diff with diff_low, diff_high (Newcombe's interval from the two clustered Wilson intervals); p
    (score test on effective counts), p_adjusted (``holm`` or ``bh`` over themes); verdict: higher, lower,
    similar, or thin. ``higher`` needs the interval to exclude zero and p_adjusted below 0.05; thin are
    sides below the stated count, and a difference that one page alone makes. Empty when either side has
    no report.
    """
    sides = [frame(corpus).assign(side=name) for corpus, name in ((a, "a"), (b, "b"))]
    mentions = pd.concat([a.mentions, b.mentions])
    if any(side.empty for side in sides):
        return pd.DataFrame(columns=_COLUMNS)
    table = shares_of(tally(pd.concat(sides), mentions, ["side"], themes))
    left, right = (table.loc[table["side"] == side, ["theme", *_SIDE]] for side in "ab")
    both = left.merge(right, on="theme", suffixes=("", "_b")).assign(label=label, against=against)
    return _judge(both, correction)[_COLUMNS].sort_values("diff", ascending=False, ignore_index=True)


def differences(
    corpus: Corpus, by: str = "district", themes: Sequence[str] | None = None, correction: str = "holm"
) -> pd.DataFrame:
    """Return how every group differs from the others: a district, paper or source from all the rest
    together, a month, quarter or year from the period before it that has reports.

    Columns as :func:`contrast`, ``label`` being the group, and ``unit_code`` by district. The correction
    counts every pair of group and theme as a test. Empty with fewer than two groups.
    """
    key = "unit_code" if by == "district" else by
    counts = tally(group_keys(frame(corpus), [key]), corpus.mentions, [key], themes)
    names = counts.groups[key].to_numpy()
    if len(names) < 2 or not counts.themes:
        return pd.DataFrame(columns=_COLUMNS)
    own = shares_of(counts).rename(columns={key: "label"})
    other = _before(own, counts) if by in BINS else _rest(counts)
    both = pd.concat([own[["label", "theme", *_SIDE]], other.add_suffix("_b")], axis=1)
    both["against"] = np.repeat([None, *names[:-1]], len(counts.themes)) if by in BINS else REST
    known = both.dropna(subset=["share_b"]).reset_index(drop=True)
    whole = ["articles_b", "n_b", "pages_with_b"]
    table = _judge(known.astype(dict.fromkeys(whole, "int64")), correction)[_COLUMNS]
    if by == "district":
        table = table.assign(unit_code=table["label"], label=table["label"].map(district_labels(corpus)))
    return table


def _before(own: pd.DataFrame, counts: Tally) -> pd.DataFrame:
    """Return for every row the row of its theme in the group before."""
    return own[_SIDE].shift(len(counts.themes))


def _rest(counts: Tally) -> pd.DataFrame:
    """Return for every group and theme the shares of all other groups together."""
    size = len(counts.groups)

    def without(values: Counts) -> Counts:
        mine = sums(values, counts.group, size)
        left: Counts = mine.sum(axis=0) - mine
        return left

    articles, squares, chars = (without(v[:, None]) for v in (counts.articles, counts.articles**2, counts.chars))
    hits, mentions = without(counts.hits), without(counts.mentions)
    rho, df = likeness(counts.hits, counts.articles, counts.group)
    low, high = wilson(hits, articles, deff := design_effect(rho, articles[:, 0], squares[:, 0]), df=df)
    columns: dict[str, Any] = {
        "articles": hits,
        "n": articles,
        "share": hits / articles,
        "low": low,
        "high": high,
        "deff": deff,
        "df": df,
        "rate": 1000 * mentions / np.maximum(chars, 1),
        "pages_with": without((counts.hits > 0).astype(float)),
        "thin": articles < MIN_ARTICLES,
    }
    table = pd.DataFrame({name: np.broadcast_to(values, hits.shape).ravel() for name, values in columns.items()})
    return table.astype(dict.fromkeys(["articles", "n", "df", "pages_with"], "int64"))[_SIDE]


_SIDE = ["articles", "n", "share", "low", "high", "deff", "df", "rate", "pages_with", "thin"]
_COLUMNS = [
    *("theme", "label", "against", "articles", "n", "share", "low", "high", "rate", "pages_with", "thin"),
    *("articles_b", "n_b", "share_b", "low_b", "high_b", "rate_b", "pages_with_b", "thin_b"),
    *("diff", "diff_low", "diff_high", "p", "p_adjusted", "verdict"),
]


def _judge(both: pd.DataFrame, correction: str) -> pd.DataFrame:
    def array(name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return both[name].to_numpy(dtype=float)

    low, high = newcombe(
        array("share"), (array("low"), array("high")), array("share_b"), (array("low_b"), array("high_b"))
    )
    p = score_test(
        array("articles") / array("deff"),
        array("n") / array("deff"),
        array("articles_b") / array("deff_b"),
        array("n_b") / array("deff_b"),
        df=int(array("df").max(initial=1)),
    )
    thin = (both["thin"] | both["thin_b"]).to_numpy(dtype=bool)
    adjusted = adjust(np.where(thin, np.nan, p), correction)
    holds = (adjusted < 1 - LEVEL) & ((low > 0) | (high < 0))
    diff = array("share") - array("share_b")
    one_page = holds & (np.where(diff > 0, array("pages_with"), array("pages_with_b")) < 2)
    verdict = np.select([thin | one_page, holds & (diff > 0), holds], ["thin", "higher", "lower"], "similar")
    return both.assign(
        diff=diff,
        diff_low=np.where(thin, np.nan, low),
        diff_high=np.where(thin, np.nan, high),
        p=np.where(thin, np.nan, p),
        p_adjusted=adjusted,
        verdict=verdict,
    )


def against_others(selection: Selection, correction: str = "holm") -> pd.DataFrame:
    """Return :func:`contrast` of a district with all other districts of the corpus in the same period; where they are
    from another stretch of time (``peer_span`` of the selection), ``against`` names it.
    """
    against = f"其他区县（{selection.peer_span}）" if selection.peer_span else "其他区县"
    return contrast(selection.here, selection.others, label=selection.district, against=against, correction=correction)


def change(selection: Selection, correction: str = "holm") -> pd.DataFrame:
    """Return :func:`contrast` of a district's later with its earlier reports (see :class:`Selection`);
    empty without an earlier.
    """
    return contrast(
        selection.later,
        selection.earlier,
        label=selection.later_label,
        against=selection.earlier_label,
        correction=correction,
    )


def peer_shares(selection: Selection, themes: Sequence[str] | None = None) -> pd.DataFrame:
    """Return the theme shares of every other district, their median in ``median`` and in ``span`` the stretch of time
    they are from where that is not the same period (columns as theme_shares).
    """
    table = theme_shares(selection.others, "district", themes)
    return table.assign(median=table.groupby("theme")["share"].transform("median"), span=selection.peer_span)
