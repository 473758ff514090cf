"""What sets one side's words or themes apart: weighted log-odds with an informative Dirichlet prior."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from govtrends.compare.select import COUNTED_KINDS, Selection
from govtrends.store import Corpus

# Two Chinese characters at least: single ones are mostly function words, digits and Latin letters are no themes.
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")
PRIOR_WORDS = 500.0
"""Weight of the prior, in words: a side of 500 words is drawn half-way to the common vocabulary."""


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


def word_counts(corpus: Corpus, skip: Collection[str] = ()) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word stands in the reports, and in how many reports.

    Words of the dictionary and keywords of the corpus only: what a tokeniser makes of torn text is no word.
    Words inside one of ``skip`` are left out.
    """
    from govtrends.text.tokens import is_word, tokens

    keywords = set(corpus.mentions["keyword"])
    uses, reports = Counter[str](), Counter[str]()
    for body in corpus.articles.loc[corpus.articles["kind"].isin(COUNTED_KINDS), "body"]:
        found = (word for word in tokens(body or "") if _WORD.fullmatch(word))
        words = [word for word in found if is_word(word) or word in keywords]
        words = [word for word in words if not any(word in name for name in skip)]
        uses.update(words)
        reports.update(set(words))
    return uses, reports


def key_words(a: Corpus, b: Corpus, *, skip: Iterable[str] = (), limit: int = 60, min_reports: int = 2) -> pd.DataFrame:
    """Return the words that side ``a`` uses more than side ``b``: word, count, reports, count_other,
    delta, z; largest z first.

    The prior is the vocabulary of both sides. Only words in at least ``min_reports`` reports of ``a``
    with z > 0: one long article does not make a key word. ``skip``: names whose parts say nothing (the
    district's own).
    """
    names = tuple(skip)
    (uses, reports), (other, _) = word_counts(a, names), word_counts(b, names)
    both = pd.Series(uses + other, dtype=float)
    if both.empty:
        return pd.DataFrame(columns=["word", "count", "reports", "count_other", "delta", "z"])
    table = log_odds(pd.Series(uses, dtype=float), pd.Series(other, dtype=float), both)
    table["reports"] = pd.Series(reports).reindex(table.index).fillna(0).astype(int)
    table = table[(table["reports"] >= min_reports) & ((table["z"] > 0) if other else True)]
    table = table.rename_axis("word").reset_index().astype({"count": int, "count_other": int})
    # Without another side every z is the same pull towards the prior: then the plain count orders the words.
    table = table.sort_values(["z", "word"] if other else ["count", "word"], ascending=[False, True])
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
    return key_words(selection.here, selection.others, skip=names, limit=limit)


def words_by_district(corpus: Corpus, limit: int = 8) -> pd.DataFrame:
    """Return the top :func:`key_words` of every district against all the others: district, word, count, z."""
    from govtrends.compare.select import district_labels, frame, restrict

    labels, tables = district_labels(corpus), []
    codes = [code for code in frame(corpus)["unit_code"].dropna().unique()]
    for code in codes:
        rest = [other for other in codes if other != code]
        if rest:
            here, others = restrict(corpus, districts=[code]), restrict(corpus, districts=rest)
            words = key_words(here, others, skip=[labels[code]], limit=limit)
            tables.append(words[["word", "count", "z"]].assign(district=labels[code]))
    if not tables:
        return pd.DataFrame(columns=["district", "word", "count", "z"])
    return pd.concat(tables, ignore_index=True)[["district", "word", "count", "z"]]
