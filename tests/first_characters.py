"""The characters that a match of an expression can begin with."""

from __future__ import annotations

import re._constants as op
from typing import Any

BLANK = set(" \n\t\u3000")
DIGITS = set("0123456789０１２３４５６７８９")


def _class(items: Any) -> set[str]:
    found: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE:
            found |= set(map(chr, range(value[0], value[1] + 1)))
        elif kind is op.CATEGORY and value is op.CATEGORY_SPACE:
            found |= BLANK
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            found |= DIGITS
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
