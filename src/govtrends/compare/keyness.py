"""What sets one side's words or themes apart: weighted log-odds with an informative Dirichlet prior."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from govtrends.compare.districts import district_labels
from govtrends.compare.select import Selection, frame
from govtrends.compare.words import Vocabulary, vocabulary, words_of
from govtrends.store import Corpus

PRIOR_WORDS = 500.0
"""Weight of the prior, in words: a side of 500 words is drawn half-way to the common vocabulary."""
FEWEST_USES = 3
"""A word that a side of one report uses less often is chance."""


def log_odds(a: pd.Series, b: pd.Series, prior: pd.Series, weight: float = PRIOR_WORDS) -> pd.DataFrame:
    """Return delta (log-odds ratio) and z for the counts ``a`` and ``b``, indexed alike by word;
    ``prior`` are background counts.

    Monroe, Colaresi & Quinn (2008), equations 16, 20 and 22: with α_w = weight · prior_w / Σprior, δ_w =
    ln[(a_w+α_w)/(n_a+α_0−a_w−α_w)] − ln[(b_w+α_w)/(n_b+α_0−b_w−α_w)], var ≈ 1/(a_w+α_w) + 1/(b_w+α_w), z
    = δ/√var. Words with prior 0 are left out.
    """
    prior = prior[prior > 0]
    alpha = weight * prior / prior.sum()
    left, right = (side.reindex(prior.index).fillna(0).astype(float) for side in (a, b))
    odds = [
        (side + alpha) / (side.sum() + alpha.sum() - side - alpha).clip(lower=np.finfo(float).tiny)
        for side in (left, right)
    ]
    delta = np.log(odds[0]) - np.log(odds[1])
    z = delta / np.sqrt(1 / (left + alpha) + 1 / (right + alpha))
    return pd.DataFrame({"count": left, "count_other": right, "delta": delta, "z": z})


def key_words(
    a: Vocabulary, b: Vocabulary, *, skip: Iterable[str] = (), limit: int = 60, min_reports: int = 2
) -> pd.DataFrame:
    """Return the words that side ``a`` uses more than side ``b``: word, count, reports, count_other,
    delta, z.

    Largest z first. The prior is the vocabulary of both sides. Only words in at least ``min_reports``
    reports of ``a`` with z > 0: one long article does not make a key word. (Where a side is one report, as
    a province's of a year, words that it uses :data:`FEWEST_USES` times.) Words inside one of ``skip``
    (the district's own names) are left out. Without another side there is nothing to set apart, and the
    plain count orders the words.
    """
    both = pd.Series(a.uses + b.uses, dtype=float)
    both = both[[not any(word in name for name in skip) for word in both.index]]
    if both.empty:
        return pd.DataFrame(columns=["word", "count", "reports", "count_other", "delta", "z"])
    table = log_odds(pd.Series(a.uses, dtype=float), pd.Series(b.uses, dtype=float), both)
    table["reports"] = pd.Series(a.reports).reindex(table.index).fillna(0).astype(int)
    apart = table["z"] > 0 if b.uses else table["count"] > 0
    often = table["count"] >= FEWEST_USES if a.size == 1 else table["reports"] >= min_reports
    table = table[often & apart]
    table = table.rename_axis("word").reset_index().astype({"count": int, "count_other": int})
    table = table.sort_values(["z", "word"] if b.uses else ["count", "word"], ascending=[False, True])
    return table.head(limit)[["word", "count", "reports", "count_other", "delta", "z"]].reset_index(drop=True)


def key_themes(a: Corpus, b: Corpus) -> pd.DataFrame:
    """Return :func:`log_odds` of theme mentions, side ``a`` against ``b``: theme, count, count_other,
    delta, z; largest z first.
    """
    left, right = (side.mentions["theme"].value_counts() for side in (a, b))
    both = left.add(right, fill_value=0)
    if both.empty:
        return pd.DataFrame(columns=["theme", "count", "count_other", "delta", "z"])
    table = log_odds(left, right, both, weight=min(PRIOR_WORDS, float(both.sum())))
    table = table.rename_axis("theme").reset_index().astype({"count": int, "count_other": int})
    return table.sort_values("z", ascending=False, ignore_index=True)


def district_words(selection: Selection, limit: int = 60) -> pd.DataFrame:
    """Return :func:`key_words` of a district against its others, without the parts of its own names."""
    names = [name for name in (selection.district, selection.city, selection.province) if name]
    return key_words(vocabulary(selection.here), vocabulary(selection.others), skip=names, limit=limit)


def words_by_district(corpus: Corpus, limit: int = 8, most: int = 30) -> pd.DataFrame:
    """Return the top :func:`key_words` of every district against all the others: district, word, count, z.

    Of many districts the ``most`` with the longest text, which is said in their order.
    """
    labels, keywords = district_labels(corpus), set(corpus.mentions["keyword"])
    rows = frame(corpus).dropna(subset=["unit_code"])
    words = words_of(corpus)
    known = {
        str(code): words.vocabulary(list(part["article_id"]), keywords) for code, part in rows.groupby("unit_code")
    }
    total = Vocabulary(Counter(), Counter())
    for one in known.values():
        total.uses.update(one.uses)
    empty = pd.DataFrame(columns=["district", "word", "count", "z"])
    tables = [empty]
    names = corpus.pages[["district_code", "district", "city", "province"]].drop_duplicates()
    largest = sorted(known, key=lambda code: -sum(known[code].uses.values()))[:most] if len(known) > 1 else []
    for code in largest:
        one = known[code]
        skipped = [name for name in names[names["district_code"] == code].to_numpy().ravel() if isinstance(name, str)]
        found = key_words(one, Vocabulary(total.uses - one.uses, Counter()), skip=skipped, limit=limit)
        tables.append(found[["word", "count", "z"]].assign(district=labels[code]))
    return pd.concat([table for table in tables if len(table)] or [empty], ignore_index=True)[list(empty.columns)]
