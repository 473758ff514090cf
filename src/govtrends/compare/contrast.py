"""Two sides held against each other: a difference is called one only beyond its interval."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from govtrends.compare.intervals import LEVEL, adjust, newcombe, score_test
from govtrends.compare.select import Selection, frame
from govtrends.compare.shares import shares_of, tally, theme_shares
from govtrends.store import Corpus


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

    Columns: theme, label, against; articles, n, share, low, high, thin and the same with ``_b``; diff
    with diff_low, diff_high (Newcombe's interval from the two clustered Wilson intervals); p (score test
    on effective counts), p_adjusted (``holm`` or ``bh`` over themes); verdict: higher, lower, similar, or
    thin where either side is below the stated count. ``higher`` needs the interval to exclude zero and
    p_adjusted below 0.05. Empty when either side has no report.
    """
    sides = [frame(corpus).assign(side=name) for corpus, name in ((a, "a"), (b, "b"))]
    mentions = pd.concat([a.mentions, b.mentions])
    if any(side.empty for side in sides):
        return pd.DataFrame(columns=_COLUMNS)
    table = shares_of(tally(pd.concat(sides), mentions, ["side"], themes))
    kept = ["theme", "articles", "n", "share", "low", "high", "deff", "rate", "thin"]
    left, right = (table.loc[table["side"] == side, kept] for side in "ab")
    both = left.merge(right, on="theme", suffixes=("", "_b")).assign(label=label, against=against)
    return _judge(both, correction)[_COLUMNS].sort_values("diff", ascending=False, ignore_index=True)


_COLUMNS = [
    *("theme", "label", "against", "articles", "n", "share", "low", "high", "rate", "thin"),
    *("articles_b", "n_b", "share_b", "low_b", "high_b", "rate_b", "thin_b"),
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
    )
    thin = (both["thin"] | both["thin_b"]).to_numpy()
    adjusted = adjust(np.where(thin, np.nan, p), correction)
    holds = (adjusted < 1 - LEVEL) & ((low > 0) | (high < 0))
    diff = array("share") - array("share_b")
    verdict = np.select([thin, holds & (diff > 0), holds], ["thin", "higher", "lower"], "similar")
    return both.assign(
        diff=diff,
        diff_low=np.where(thin, np.nan, low),
        diff_high=np.where(thin, np.nan, high),
        p=np.where(thin, np.nan, p),
        p_adjusted=adjusted,
        verdict=verdict,
    )


def against_others(selection: Selection, correction: str = "holm") -> pd.DataFrame:
    """Return :func:`contrast` of a district with all other districts of the corpus in the same period."""
    return contrast(
        selection.here, selection.others, label=selection.district, against="其他区县", correction=correction
    )


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
    """Return the theme shares of every other district in the same period, and their median in ``median``
    (columns as theme_shares).
    """
    table = theme_shares(selection.others, "district", themes)
    return table.assign(median=table.groupby("theme")["share"].transform("median"))
