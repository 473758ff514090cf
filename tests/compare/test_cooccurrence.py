from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.compare.cooccurrence import cooccurrence, npmi
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
