"""English figures are named by whole words: lists, changes, particles, and what a building holds."""

from __future__ import annotations

import pytest

from govtrends.facts.english import find_english


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("The output of rice, wheat and maize reached 81 million tons.", ["output rice wheat maize"]),
        ("Data showed the GDP of Northshire stood at 31 billion yuan.", ["GDP"]),
        ("Their sales came to 90 million yuan.", ["sales"]),
        ("The county hardened 700 km of dirt roads and built bridges.", ["county hardened dirt roads"]),
        (
            "The team issued 400 copies of leaflets and gave away 90 helmets.",
            ["copies leaflets issued", "helmets given away"],
        ),
        ("180 fishermen have handed in their nets since the ban.", ["fishermen handed nets"]),
        ("The town drew more than 3 million visitors last year.", ["visitors drawn"]),
        ("Each earns about 1,900 yuan a month.", ["earns per month"]),
        ("The two-story building in the town holds 17,000 books.", ["books held"]),
        ("Police handed back 41 stolen e-bikes.", ["stolen e-bikes"]),
        ("More than 4 million people - roughly one in nine - were lifted out of poverty.", ["people lifted"]),
        (
            "The number of poor residents in the rural areas of the eastern Northshire hills totaled 8,000.",
            ["number poor residents"],
        ),
        (
            "The per capita consumption spending of rural residents was 6,100 yuan.",
            ["per capita consumption spending rural residents"],
        ),
    ],
)
def test_names_are_neither_torn_nor_padded(text: str, subjects: list[str]) -> None:
    assert [reading.subject for reading in find_english(text)] == subjects


@pytest.mark.parametrize(
    "text", ["Seniors aged above 70 eat free.", "May 3, 2019. 7 min read", "Pupils aged 12 may join."]
)
def test_ages_and_reading_times_are_no_figures(text: str) -> None:
    assert find_english(text) == []


def test_what_grew_by_so_much_is_what_was_named_before() -> None:
    grain, more, percent = find_english(
        "The output of grain was 12 million tons, an increase of 0.9 million tons, up by 3.1 percent year-on-year."
    )
    assert {reading.subject for reading in (grain, more, percent)} == {"output grain"}
    assert [reading.direction for reading in (grain, more, percent)] == [None, "up", "up"]


def test_a_fall_counts_what_was_counted_before() -> None:
    poor, fewer = find_english("The number of poor residents totaled 80,000, a sharp decline of 3.1 million from 2010.")
    assert (fewer.subject, fewer.unit, fewer.direction) == (poor.subject, "人", "down")


def test_a_level_risen_to_is_of_what_was_named_before() -> None:
    _, risen = find_english("Rural income was only 6,000 yuan (850.5 U.S. dollars) in 2015, and rose to 9,100 yuan.")
    assert risen.subject == "income"
    assert "(850.5 U.S. dollars)" in risen.sentence


def test_clauses_that_print_no_verb_share_the_change() -> None:
    state, private = find_english("Output of state firms grew by 8.1 percent; private firms by 9.9 percent.")
    assert (private.subject, private.direction, private.measure) == ("private firms", "up", "percent")
    assert state.direction == "up"
