"""Which themes are reported together, beyond what their frequency alone would bring."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

import numpy as np
import pandas as pd

from govtrends.compare.intervals import LEVEL, Floats, adjust
from govtrends.compare.select import among, frame
from govtrends.store import Corpus


def npmi(both: float, a: float, b: float, n: float) -> float:
    """Return the normalised pointwise mutual information of two events, −1 (never together) to 1
    (always): Bouma (2009).

    npmi = ln(p_ab / (p_a · p_b)) / −ln p_ab, from counts out of ``n``.
    """
    if both == 0:
        return -1.0
    if both == n:
        return 1.0
    return float(np.log(both * n / (a * b)) / -np.log(both / n))


def beyond_chance(both: int, a: int, b: int, n: int, log_factorial: Floats) -> float:
    """Return how likely chance brings ``both`` or more together: the upper tail of the hypergeometric
    distribution (Fisher's exact test, one-sided).

    ``log_factorial[k]`` is ln k! for k up to ``n``.
    """
    k = np.arange(both, min(a, b) + 1)
    f = log_factorial
    logs = f[a] - f[k] - f[a - k] + f[n - a] - f[b - k] - f[n - a - b + k] - (f[n] - f[b] - f[n - b])
    return float(min(np.exp(logs).sum(), 1.0))


def cooccurrence(corpus: Corpus, min_articles: int = 2, themes: Collection[str] | None = None) -> pd.DataFrame:
    """Return pairs of themes that share at least ``min_articles`` reports, largest NPMI first; with ``themes`` only
    those that hold one of them.

    Columns: theme_a, theme_b, n_a, n_b, both, n, expected (reports together by chance), npmi, p
    (:func:`beyond_chance`), p_adjusted (Benjamini & Hochberg 1995, over the pairs listed) and holds
    (below 0.05). Reports of a page are alike, so that a p just below the line is a hint only.
    """
    ids = frame(corpus)["article_id"]
    seen = corpus.mentions[among(corpus.mentions["article_id"], ids)].groupby("theme")["article_id"].agg(set)
    rows = [
        (a, b, len(seen[a]), len(seen[b]), len(seen[a] & seen[b]), len(ids))
        for a, b in combinations(seen.index, 2)
        if len(seen[a] & seen[b]) >= min_articles and (themes is None or a in themes or b in themes)
    ]
    table = pd.DataFrame(rows, columns=["theme_a", "theme_b", "n_a", "n_b", "both", "n"])
    table["expected"] = table["n_a"] * table["n_b"] / table["n"]
    table["npmi"] = [npmi(both, a, b, n) for _, _, a, b, both, n in rows]
    factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, len(ids) + 1)))])
    table["p"] = [beyond_chance(both, a, b, n, factorial) for _, _, a, b, both, n in rows]
    table["p_adjusted"] = adjust(table["p"].to_numpy(dtype=float), "bh")
    table["holds"] = table["p_adjusted"] < 1 - LEVEL
    return table.sort_values(["npmi", "both"], ascending=False, ignore_index=True)
