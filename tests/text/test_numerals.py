"""Numerals: a rendered value parses back, and what has no value has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.text.numerals import normal, parse, parse_english, render, render_chinese


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,495", 1495),
        ("３６", 36),
        ("25.20万", 252000),
        ("5.67万亿", 5.67e12),
        ("3千", 3000),
        ("10 万", 100000),
        ("十六", 16),
        ("两千", 2000),
        ("二百零五", 205),
        ("三万二千", 32000),
        ("一亿零五十", 100000050),
        ("百", 100),
        ("零点五", 0.5),
        ("三点一四万", 31400),
        ("四分之三", 0.75),
        ("百分之十二", 0.12),
        ("二〇二二", 2022),
    ],
)
def test_parse(text: str, value: float) -> None:
    assert parse(text) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("text", ["", "数十", "三四", "几千", "若干", "1.2.3", "点五"])
def test_parse_gives_no_value_to_what_has_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,495", 1495),
        ("68.76 million", 68760000),
        ("Three", 3),
        ("twenty-five thousand", 25000),
        ("2.2 billion", 2.2e9),
    ],
)
def test_parse_english(text: str, value: float) -> None:
    assert parse_english(text) == value


@pytest.mark.parametrize("text", ["", "several", "million", "one of"])
def test_parse_english_gives_no_value_to_other_words(text: str) -> None:
    assert parse_english(text) is None


@given(st.integers(0, 10**16 - 1))
def test_rendered_chinese_parses_back(value: int) -> None:
    assert parse(render_chinese(value)) == float(value)


@given(st.decimals(0, 10**13, places=2, allow_nan=False))
def test_rendered_value_parses_back(value) -> None:  # type: ignore[no-untyped-def]
    assert parse(render(float(value))) == float(value)


def test_render_chinese_refuses_what_it_cannot_write() -> None:
    with pytest.raises(ValueError, match="-1"):
        render_chinese(-1)


@pytest.mark.parametrize("before", ["", "某区" * 600])
def test_wide_digits_and_traditional_numerals_are_normal_in_short_and_long_texts(before: str) -> None:
    assert normal(f"{before}共１２３．５萬戶、兩個、50％") == f"{before}共123.5万户、两个、50%"
    assert normal(f"{before}共12万户") == f"{before}共12万户"
