"""What sets one side's words or themes apart: weighted log-odds with an informative Dirichlet prior."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from govtrends.compare.select import COUNTED_KINDS, Selection, district_labels, frame
from govtrends.registry.stopwords import stopwords
from govtrends.store import Corpus

# Two Chinese characters at least: single ones are mostly function words, digits and Latin letters are no themes.
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")
Numbers = NDArray[np.int32]
_WORDS: list[str] = []
"""The words met so far, each at its number."""
_NUMBERS: dict[str, int] = {}
_NONE = np.array([], dtype=np.int32)
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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word is used, in how many reports, and how many reports there are."""

    uses: Counter[str]
    reports: Counter[str]
    size: int = 0


def vocabulary(bodies: Iterable[str | None], keywords: Collection[str] = ()) -> Vocabulary:
    """Count the words of reports: those of the dictionary and ``keywords``, no stop words.

    What a tokeniser makes of torn text is no word.
    """
    read = [words_of(body or "") for body in bodies]
    # What is no word of the dictionary becomes known with the text that has it, so it is looked up each time.
    wanted = np.zeros(len(_WORDS), dtype=bool)
    wanted[[_NUMBERS[word] for word in keywords if word in _NUMBERS]] = True
    also = [others[wanted[others]] for _, others, _ in read]
    used = np.concatenate(
        [_NONE, *(part for (known, _, _), more in zip(read, also, strict=True) for part in (known, more))]
    )
    told = np.concatenate(
        [_NONE, *(distinct for _, _, distinct in read), *(np.unique(more) for more in also if len(more))]
    )
    order = _first_seen(used)
    uses, reports = (
        Counter({_WORDS[number]: int(count[number]) for number in order})
        for count in (np.bincount(every, minlength=len(_WORDS)) for every in (used, told))
    )
    return Vocabulary(uses, reports, len(read))


def _first_seen(numbers: Numbers) -> Numbers:
    """Return each number once, in the order of first appearance."""
    at = np.full(len(_WORDS), len(numbers), dtype=np.int64)
    at[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    seen = np.flatnonzero(at < len(numbers))
    return seen[np.argsort(at[seen])].astype(np.int32)


# Reports of one notebook are counted several times (a district, its others, all), and the tokeniser is the slow part.
@lru_cache(maxsize=1 << 15)
def words_of(body: str) -> tuple[Numbers, Numbers, Numbers]:
    """Return the words of a report without stop words: those that the dictionary has, what else was cut out, and the
    former each once.

    A word is its number in :data:`_WORDS`: four bytes in place of eight, and counting them is numpy's work.
    """
    from govtrends.text.tokens import is_word, tokens

    stops = stopwords()
    found = [word for word in tokens(body) if _WORD.fullmatch(word) and word not in stops]
    known = np.array([_number(word) for word in found if is_word(word)], dtype=np.int32)
    others = np.array([_number(word) for word in found if not is_word(word)], dtype=np.int32)
    return known, others, np.unique(known)


def _number(word: str) -> int:
    number = _NUMBERS.setdefault(word, len(_WORDS))
    if number == len(_WORDS):
        _WORDS.append(word)
    return number


def remember(corpus: Corpus) -> None:
    """Tokenise every report of ``corpus`` now, as far as :func:`words_of` keeps them."""
    for body in corpus.articles.loc[corpus.articles["kind"].isin(COUNTED_KINDS), "body"]:
        words_of(body or "")


def _of(corpus: Corpus) -> Vocabulary:
    counted = corpus.articles["kind"].isin(COUNTED_KINDS)
    return vocabulary(corpus.articles.loc[counted, "body"], set(corpus.mentions["keyword"]))


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
    return key_words(_of(selection.here), _of(selection.others), skip=names, limit=limit)


def words_by_district(corpus: Corpus, limit: int = 8, most: int = 30) -> pd.DataFrame:
    """Return the top :func:`key_words` of every district against all the others: district, word, count, z.

    Of many districts the ``most`` with the longest text, which is said in their order.
    """
    labels, keywords = district_labels(corpus), set(corpus.mentions["keyword"])
    rows = frame(corpus).dropna(subset=["unit_code"])
    bodies = corpus.articles.set_index("article_id")["body"]
    known = {
        str(code): vocabulary(bodies.reindex(part["article_id"]), keywords) for code, part in rows.groupby("unit_code")
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
        words = key_words(one, Vocabulary(total.uses - one.uses, Counter()), skip=skipped, limit=limit)
        tables.append(words[["word", "count", "z"]].assign(district=labels[code]))
    return pd.concat([table for table in tables if len(table)] or [empty], ignore_index=True)[list(empty.columns)]
