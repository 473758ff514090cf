"""When two strings count as the same: quotes, white space and gap marks never matter."""

from __future__ import annotations

import math
import re
from difflib import SequenceMatcher
from typing import Any

_NOT_COUNTED = re.compile(r"\s+|〔缺〕")
_ENGLISH = re.compile("[A-Za-z]{3}")
_WORDS = re.compile("[a-z]+")
_STOPWORDS = frozenset({"the", "of", "and", "a", "in", "to", "for", "more", "than"})
# A labeller writes 走访户数 where another writes 走访: the count noun at the end says nothing of its own.
_COUNT_NOUN = re.compile("(人数|户数|[数量])$")
_PLAIN = str.maketrans("“”‘’\uff0c。\uff1a\uff1b\uff01\uff1f\uff08\uff09", "\"\"'',.:;!?()")


def present(value: Any) -> Any:
    """Return ``value``, or ``None`` for every way in which a table says missing."""
    return None if value is None or (isinstance(value, float) and math.isnan(value)) or str(value) == "NaT" else value


def text_of(value: Any) -> str:
    """Return a cell as text, missing as the empty string."""
    return str(present(value) or "")


def squash(text: str) -> str:
    """Return the text without white space and gap marks, punctuation in its plain form."""
    return _NOT_COUNTED.sub("", text or "").translate(_PLAIN)


def bigrams(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of the squashed text."""
    plain = squash(text)
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def overlap(a: set[str], b: set[str]) -> float:
    """Return the share of the larger set that both sets hold."""
    return len(a & b) / max(len(a), len(b)) if a and b else 0.0


def in_order(a: str, b: str) -> float:
    """Return the share of characters in matching blocks (Ratcliff and Obershelp), whatever the spacing."""
    plain_a, plain_b = squash(a), squash(b)
    blocks = SequenceMatcher(None, plain_a, plain_b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) * 2 / max(1, len(plain_a) + len(plain_b))


def same_subject(a: str, b: str) -> bool:
    """Do two subjects name the same thing: half of the shorter one's terms, a quarter of the longer one's?"""
    x, y = _terms(a), _terms(b)
    if not x or not y:
        return squash(a) == squash(b)
    shared = len(x & y)
    return shared / min(len(x), len(y)) >= 0.5 and shared / max(len(x), len(y)) >= 0.25


def _terms(text: str) -> set[str]:
    if _ENGLISH.search(text):
        return set(_WORDS.findall(text.lower())) - _STOPWORDS
    return bigrams(_COUNT_NOUN.sub("", squash(text)))


def month(value: Any) -> str | None:
    """Return ``YYYY-MM`` (or a bare year) of a date in any form, or ``None``."""
    return None if present(value) is None else str(value)[:7]
