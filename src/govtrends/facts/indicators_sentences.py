"""Where the sentences of a Chinese text end, and what the numbers of one share."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from govtrends.facts.changes import PROMISES

LONGEST_SENTENCE = 120
_SENTENCE_MARKS = "。！？!?\n"


@lru_cache(maxsize=1)
def sentence_ends(text: str) -> tuple[int, ...]:
    """Return where the Chinese sentences of ``text`` end, behind their marks.

    Those who read the numbers of a text and the times of these ask one after the other.
    """
    ends: list[int] = []
    for mark in _SENTENCE_MARKS:
        if mark in text:
            ends += accumulate([len(piece) + 1 for piece in text.split(mark)])
            ends.pop()  # behind the last mark no sentence has ended
    ends.sort()
    return tuple(ends)


class Sentence:
    """What the numbers of one sentence share: its ``span``, how it is printed, and what stands in it at all.

    ``printed`` is ``None`` where the sentence is long, ``aimed`` the place where the first list of targets in it has
    been opened, ``promises`` whether any word of it may say that something is still to come, ``brackets`` and ``due``
    whether it holds a bracket, and a word of the time by which something is due (月底前).
    """

    __slots__ = ("aimed", "brackets", "due", "printed", "promises", "span")

    def __init__(self, span: tuple[int, int], words: str, aimed: int) -> None:
        self.span = span
        self.printed = words.strip() if len(words) <= LONGEST_SENTENCE else None
        self.aimed = aimed
        self.promises = not words.isascii() and PROMISES.search(words) is not None  # a page may be English in part
        self.brackets = "（" in words or "(" in words or "）" in words or ")" in words
        self.due = "前" in words
