"""Which themes are reported together, beyond what their frequency alone would bring."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from govtrends.compare.select import frame
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


def cooccurrence(corpus: Corpus, min_articles: int = 2) -> pd.DataFrame:
    """Return pairs of themes that share at least ``min_articles`` reports: theme_a, theme_b, n_a, n_b,
    both, n, npmi.
    """
    ids = frame(corpus)["article_id"]
    seen = corpus.mentions[corpus.mentions["article_id"].isin(ids)].groupby("theme")["article_id"].agg(set)
    rows = [
        (a, b, len(seen[a]), len(seen[b]), len(seen[a] & seen[b]), len(ids))
        for a, b in combinations(seen.index, 2)
        if len(seen[a] & seen[b]) >= min_articles
    ]
    table = pd.DataFrame(rows, columns=["theme_a", "theme_b", "n_a", "n_b", "both", "n"])
    table["npmi"] = [npmi(both, a, b, n) for _, _, a, b, both, n in rows]
    return table.sort_values(["npmi", "both"], ascending=False, ignore_index=True)
