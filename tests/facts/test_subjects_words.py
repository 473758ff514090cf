"""The sets of first characters leave nothing out that their expressions can begin with."""

from __future__ import annotations

import re._constants as op
import re._parser as parser
from typing import Any

import pytest

from govtrends.facts import subjects_trim, subjects_words

BLANK = set(" \n\t\u3000")


def _class(items: Any) -> set[str]:
    found: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE:
            found |= set(map(chr, range(value[0], value[1] + 1)))
        elif kind is op.CATEGORY and value is op.CATEGORY_SPACE:
            found |= BLANK
        else:
            raise NotImplementedError(kind)
    return found


def firsts(items: Any) -> tuple[set[str], bool]:
    """Return the characters that a parsed expression can begin with, and whether it can be empty."""
    found: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            return found | {chr(value)}, False
        if kind is op.IN:
            return found | _class(value), False
        if kind in (op.ASSERT, op.ASSERT_NOT, op.AT):
            continue
        if kind is op.SUBPATTERN:
            more, empty = firsts(value[3])
        elif kind is op.BRANCH:
            branches = [firsts(branch) for branch in value[1]]
            more, empty = set().union(*(chars for chars, _ in branches)), any(none for _, none in branches)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            more, empty = firsts(value[2])
            empty = empty or value[0] == 0
        else:
            raise NotImplementedError(kind)
        found |= more
        if not empty:
            return found, False
    return found, True


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
    ],
)
def test_every_beginning_is_listed(pattern: Any, starts: frozenset[str]) -> None:
    assert firsts(parser.parse(pattern.pattern)) == (starts, False)


def test_the_look_ahead_of_a_trail_lists_every_beginning() -> None:
    guard, *rest = parser.parse(subjects_words.TRAIL.pattern)
    assert guard[0] is op.ASSERT
    allowed, _ = firsts(guard[1][1])
    assert firsts(rest)[0] <= allowed
