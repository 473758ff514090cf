"""Alternatives sorted by their first characters match what they matched before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.facts.literals import any_of, by_first

WORDS = st.lists(st.text("新建改造增", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("新建改造增", max_size=12))
def test_the_order_of_alternatives_that_begin_alike_is_kept(words: list[str], text: str) -> None:
    plain, sorted_ = re.compile("|".join(words)), re.compile(by_first("|".join(words)))
    assert [m.span() for m in plain.finditer(text)] == [m.span() for m in sorted_.finditer(text)]


@pytest.mark.parametrize(
    ("expression", "grouped"),
    [("新建|改造|新增", "新(?:建|增)|改(?:造)"), ("在(?!建|校)|在[|册]", "在(?:(?!建|校)|[|册])")],
)
def test_bars_in_brackets_part_nothing(expression: str, grouped: str) -> None:
    assert by_first(expression) == grouped


@given(WORDS, st.text("新建改造增", max_size=12))
def test_any_word_is_found(words: list[str], text: str) -> None:
    assert (any_of(words).search(text) is not None) == any(word in text for word in words)


def test_no_words_match_nothing() -> None:
    assert any_of(["", ""]).search("新建") is None
