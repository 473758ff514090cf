from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.compare.keyness import district_words, key_themes, key_words, log_odds, words_by_district
from govtrends.compare.select import restrict, select
from govtrends.compare.words import Vocabulary, vocabulary
from govtrends.store import Corpus


def test_log_odds_of_an_example_worked_by_hand() -> None:
    a, b = pd.Series({"甲": 10, "乙": 90}), pd.Series({"甲": 5, "乙": 195})
    prior = pd.Series({"甲": 1, "乙": 3})
    row = log_odds(a, b, prior, weight=4).loc["甲"]  # α: 甲 1, 乙 3
    delta = math.log(11 / (100 + 4 - 10 - 1)) - math.log(6 / (200 + 4 - 5 - 1))
    assert row["delta"] == pytest.approx(delta)
    assert row["z"] == pytest.approx(delta / math.sqrt(1 / 11 + 1 / 6))


def test_log_odds_are_those_of_the_posterior_drawn_at_random() -> None:
    """The model itself instead of its approximation: word shares drawn from both Dirichlet posteriors."""
    a, b = pd.Series({"甲": 40, "乙": 300, "丙": 160}), pd.Series({"甲": 25, "乙": 700, "丙": 275})
    prior, weight = pd.Series({"甲": 65.0, "乙": 1000.0, "丙": 435.0}), 50.0
    alpha = weight * prior / prior.sum()
    rng = np.random.default_rng(4)
    left, right = (rng.dirichlet(side + alpha, size=200_000) for side in (a, b))
    drawn = np.log(left / (1 - left)) - np.log(right / (1 - right))
    table = log_odds(a, b, prior, weight)
    assert table["delta"].to_numpy() == pytest.approx(drawn.mean(axis=0), abs=0.02)
    rare = table.loc["甲"]
    # The paper's variance leaves the other words out; for a rare word that is next to nothing.
    assert rare["delta"] / rare["z"] == pytest.approx(drawn.std(axis=0)[0], rel=0.05)


COUNTS = st.dictionaries(st.sampled_from("甲乙丙丁戊"), st.integers(0, 50), min_size=2)


@given(COUNTS, COUNTS)
def test_swapping_the_sides_turns_the_sign(left: dict[str, int], right: dict[str, int]) -> None:
    a, b = pd.Series(left, dtype=float), pd.Series(right, dtype=float)
    prior = a.add(b, fill_value=0)
    if (prior > 0).sum() < 2:
        return
    one, two = log_odds(a, b, prior), log_odds(b, a, prior)
    assert (one["z"] + two["z"]).abs().max() < 1e-9


@given(COUNTS)
def test_the_prior_shrinks(left: dict[str, int]) -> None:
    a, b = pd.Series(left, dtype=float), pd.Series({key: 1.0 for key in left})
    prior = a + b
    weak, strong = log_odds(a, b, prior, weight=1), log_odds(a, b, prior, weight=1e6)
    assert strong["delta"].abs().max() <= weak["delta"].abs().max() + 1e-6


def test_the_words_of_a_frequent_theme_set_a_district_apart(corpus: Corpus) -> None:
    words = district_words(select(corpus, "东岭区"))
    assert {"课后", "菜单"} & set(words["word"].head(12))
    assert (words["z"] > 0).all() and (words["reports"] >= 2).all()
    assert not words["word"].isin(["东岭", "云川"]).any()


def test_themes_by_keyness(corpus: Corpus) -> None:
    chosen = select(corpus, "石桥县")
    assert key_themes(chosen.here, chosen.others)["theme"].iloc[0] == "疫情防控"


def test_without_another_side_words_are_ordered_by_count(corpus: Corpus) -> None:
    alone = select(restrict(corpus, districts=["东岭区"]), "东岭区")
    words = district_words(alone)
    assert list(words["count"]) == sorted(words["count"], reverse=True)
    assert words_by_district(restrict(corpus, districts=["东岭区"])).empty
    nothing = Vocabulary(Counter(), Counter())
    assert key_words(nothing, nothing).empty


def test_stock_phrases_and_torn_words_are_no_words(corpus: Corpus) -> None:
    articles = corpus.articles.head(2).assign(kind="article", body=["今年以来我们开展消防演练。", None])
    found = vocabulary(replace(corpus, articles=articles))
    assert set(found.uses) <= {"消防", "演练"} and found.uses and found.size == 2
