from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from govtrends.compare.cooccurrence import beyond_chance, cooccurrence, npmi
from govtrends.store import Corpus


def test_npmi_of_known_cases() -> None:
    assert npmi(20, 20, 20, 100) == pytest.approx(1)  # always together
    assert npmi(4, 20, 20, 100) == pytest.approx(0)  # as often as chance has it
    assert npmi(0, 20, 20, 100) == -1
    assert npmi(10, 20, 25, 100) == pytest.approx(math.log(0.1 / 0.05) / -math.log(0.1))


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_npmi_lies_between_minus_one_and_one(both: int, only_a: int, only_b: int, neither: int) -> None:
    value = npmi(both, both + only_a, both + only_b, both + only_a + only_b + neither)
    assert -1 - 1e-9 <= value <= 1 + 1e-9


def test_pairs_are_counted_per_report(corpus: Corpus) -> None:
    table = cooccurrence(corpus)
    assert (table["both"] <= table[["n_a", "n_b"]].min(axis=1)).all()
    assert (table["theme_a"] < table["theme_b"]).all()
    assert cooccurrence(corpus, min_articles=10**6).empty
    some = cooccurrence(corpus, themes=["双减"])
    assert len(some) == 4 and ((some["theme_a"] == "双减") | (some["theme_b"] == "双减")).all()
    assert (table["holds"] == (table["p_adjusted"] < 0.05)).all()


@given(st.integers(0, 30), st.integers(0, 40), st.integers(0, 40), st.integers(0, 60))
def test_chance_agrees_with_fisher(both: int, only_a: int, only_b: int, neither: int) -> None:
    n = both + only_a + only_b + neither
    factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n + 1)))])
    p = beyond_chance(both, both + only_a, both + only_b, n, factorial)
    expected = stats.fisher_exact([[both, only_a], [only_b, neither]], alternative="greater").pvalue
    assert p == pytest.approx(expected, rel=1e-6, abs=1e-12)
