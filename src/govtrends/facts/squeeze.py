"""A copy of a text for matching: forms of one character made equal, white space out of the way, offsets kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# One character for one, so that offsets do not move.  str.translate would look up every character of a text in
# which few need it, so quotes are replaced one sort at a time and the rest where it is found.
_QUOTES = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"))
_FOLD = {wide: wide - 0xFEE0 for wide in map(ord, "０１２３４５６７８９＋－．")}
_FOLD |= {0xFF21 + i: 0x41 + i for i in range(26)} | {0xFF41 + i: 0x61 + i for i in range(26)}
_FOLD |= dict.fromkeys(map(ord, "„‟「」『』＂〝〞"), ord('"')) | dict.fromkeys(map(ord, "‛＇`"), ord("'"))
_FOLD |= dict.fromkeys(map(ord, "‐‑‒–"), ord("-"))
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")

# Machine translation prints 'grass -roots'; hyphen and space are one.  A single space is one space already.
_ENGLISH_GAP = re.compile(r"[\s\-](?:[\s\-]+|(?<! ))")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """The squeezed ``text`` and where its pieces began, in itself (``at``) and before (``origin``)."""

    text: str
    at: tuple[int, ...]
    origin: tuple[int, ...]

    def source(self, index: int) -> int:
        """Return where character ``index`` stood before squeezing."""
        piece = bisect_right(self.at, index) - 1
        return self.origin[piece] + index - self.at[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters ``start:end`` stood before squeezing, with the white space between them."""
        piece = bisect_right(self.at, start)
        first = self.origin[piece - 1] + start - self.at[piece - 1]
        whole = piece == len(self.at) or end <= self.at[piece]
        return first, first + end - start if whole else self.source(end - 1) + 1


def fold(text: str) -> str:
    """Return ``text`` with full-width ASCII made half-width and quotes and hyphens made one; same length."""
    if text.isascii():
        return text
    for curly, straight in _QUOTES:
        text = text.replace(curly, straight)
    return _ODD.sub(lambda odd: chr(_FOLD[ord(odd.group())]), text)


def squeeze_chinese(text: str) -> Squeezed:
    """Return ``text`` without any white space: Chinese does not separate words, OCR and line breaks do."""
    pieces, at, origin, length, last = text.split(), [0], [0], 0, 0
    for piece in pieces:
        start = text.index(piece[0], last)  # only white space stands before it
        if start != origin[-1] + length - at[-1]:
            at.append(length)
            origin.append(start)
        length += len(piece)
        last = start + len(piece)
    return Squeezed("".join(pieces), tuple(at), tuple(origin))


def squeeze_english(text: str) -> Squeezed:
    """Return ``text`` in lower case, each run of spaces, line breaks and hyphens as one space."""
    lower = text.lower()
    lower = lower if len(lower) == len(text) else text
    pieces, at, origin, length, last = [], [0], [0], 0, 0
    for match in _ENGLISH_GAP.finditer(lower):
        pieces.append(lower[last : match.start()] + " ")
        length += match.start() - last + 1
        last = match.end()
        if match.end() - match.start() > 1:
            at.append(length)
            origin.append(last)
    pieces.append(lower[last:])
    return Squeezed("".join(pieces), tuple(at), tuple(origin))
