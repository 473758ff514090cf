"""Words of Chinese text: the only file that knows the tokeniser.

jieba is the tokeniser of record (its dictionary, its tokens); ``rjieba`` gives the same tokens some twenty
times as fast and does the work.  Nothing is loaded before the first call.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rjieba


@cache
def _cutter() -> rjieba.Jieba:
    """Return the fast tokeniser; its dictionary is loaded here, once."""
    import rjieba

    return rjieba.Jieba()


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` in order; white space and punctuation are tokens of their own.

    The tokens join to ``text`` again.
    """
    return list(_cutter().cut(text))


def reference_tokens(text: str) -> list[str]:
    """Return the tokens of jieba itself, the tokeniser of record: slow, for tests and benchmarks."""
    import jieba

    jieba.setLogLevel(logging.WARNING)  # jieba reports the loading of its dictionary on stderr
    return list(jieba.cut(text))


def _dictionary() -> list[str]:
    """Return jieba's dictionary as fields: ``word frequency part-of-speech`` over and over."""
    # Beside the package and not through it: jieba itself takes a fifth of a second to import.
    spec = find_spec("jieba")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").split()


@cache
def frequencies() -> Mapping[str, int]:
    """Return word → frequency of jieba's dictionary."""
    fields = _dictionary()
    return dict(zip(fields[::3], map(int, fields[1::3]), strict=True))


@cache
def _idioms() -> frozenset[str]:
    fields = _dictionary()
    return frozenset(word for word, part in zip(fields[::3], fields[2::3], strict=True) if part in ("i", "l"))


def is_idiom(word: str) -> bool:
    """Return whether jieba's dictionary marks ``word`` as an idiom or a set phrase (parts of speech i and l)."""
    return word in _idioms()


def word_frequency(word: str) -> int:
    """Return how often jieba's dictionary has seen ``word`` (0: not a word of it)."""
    return frequencies().get(word, 0)


@cache
def frequency_total() -> int:
    """Return how many words jieba's dictionary has counted in all."""
    return sum(frequencies().values())


def is_word(word: str) -> bool:
    """Return whether ``word`` stands in jieba's dictionary."""
    return word in frequencies()
