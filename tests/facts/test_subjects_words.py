"""The sets of first characters leave nothing out that their expressions can begin with."""

from __future__ import annotations

import re._constants as op
import re._parser as parser
from typing import Any

import pytest

from first_characters import firsts
from govtrends.facts import english_noise, period_marks, subjects_edges, subjects_trim, subjects_words


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        (subjects_words.LEAD, subjects_words.LEAD_STARTS),
        (subjects_words.SCOPE, subjects_words.SCOPE_STARTS),
        (subjects_words.HAVING, subjects_words.HAVING_STARTS),
        (subjects_words.AFTER_NUMBER, subjects_words.AFTER_STARTS),
        (subjects_words.NO_NOUN, subjects_words.NO_NOUN_STARTS),
        (subjects_words.IS_PREPOSITION, subjects_words.PREPOSITION_STARTS),
        (subjects_words.IS_MANNER, subjects_words.MANNER_STARTS),
        (subjects_words.ALL_VERB, subjects_words.VERB_STARTS),
        (subjects_trim._PRONOUN, subjects_trim._PRONOUN_STARTS),
        (period_marks.AT_EVENT, period_marks.AT_EVENT_STARTS),
        (subjects_edges.LEADING, subjects_edges.LEADING_STARTS),
    ],
)
def test_every_beginning_is_listed(pattern: Any, starts: frozenset[str]) -> None:
    assert firsts(parser.parse(pattern.pattern)) == (starts, False)


def test_the_look_ahead_of_a_trail_lists_every_beginning() -> None:
    guard, *rest = parser.parse(subjects_words.TRAIL.pattern)
    assert guard[0] is op.ASSERT
    allowed, _ = firsts(guard[1][1])
    assert firsts(rest)[0] <= allowed


def test_what_makes_an_english_number_no_figure_begins_with_a_listed_character() -> None:
    behind = english_noise._NOT_AFTER.pattern.removeprefix(r"\s*").lower()
    assert firsts(parser.parse(behind))[0] <= english_noise._NOT_AFTER_STARTS
