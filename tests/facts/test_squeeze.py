"""Squeezing keeps the way back: every character of the copy is the one it says it came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govtrends.facts.squeeze import fold, squeeze_chinese, squeeze_english

TEXTS = st.text(alphabet=st.sampled_from("甲乙ab -\n\t　“”Ａ。"), max_size=60)


@given(TEXTS)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_chinese_copy_has_no_white_space_and_knows_its_origin(text: str) -> None:
    copy = squeeze_chinese(text)
    assert copy.text == "".join(text.split())
    assert all(text[copy.source(i)] == char for i, char in enumerate(copy.text))


@given(TEXTS)
def test_english_copy_knows_its_origin(text: str) -> None:
    copy = squeeze_english(text)
    assert all(text[copy.source(i)].lower() == char for i, char in enumerate(copy.text) if char != " ")


def test_hyphen_space_and_break_are_one() -> None:
    assert squeeze_english("Grass -roots\nrule").text == "grass roots rule"


@given(TEXTS, st.data())
def test_a_stretch_of_a_copy_knows_where_it_stood(text: str, data: st.DataObject) -> None:
    for copy in (squeeze_chinese(text), squeeze_english(text)):
        if copy.text:
            start = data.draw(st.integers(0, len(copy.text) - 1))
            end = data.draw(st.integers(start + 1, len(copy.text)))
            assert copy.span(start, end) == (copy.source(start), copy.source(end - 1) + 1)
