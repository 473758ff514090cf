"""Cut the paragraphs of a torn article into the fragments that were printed as one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from govtrends.text.spans import MappedText

# white space is where a line may have ended, but "13 所学校" and ", 立足" are only loosely set
_PIECE = re.compile(r"\S+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HALF = re.compile(r"[0-9A-Za-z.%]")
_QUOTE = re.compile('["“”‘’]')
ENDINGS = "。！？!?；;"
_CLOSERS = '”’"」』）)》'


@dataclass(frozen=True, slots=True)
class Piece:
    """One fragment: its text with offsets, the number of its paragraph, and whether it opens that paragraph."""

    text: MappedText
    paragraph: int
    opens: bool

    @property
    def width(self) -> float:
        """Its width in print, in full characters."""
        return printed_width(self.text.text)


def printed_width(text: str) -> float:
    """Return the width in print, in full characters: digits and Latin half, quotes three quarters, spaces nothing.

    ASCII punctuation counts in full: in print it was the Chinese mark.
    """
    return len(text) - text.count(" ") - len(_HALF.findall(text)) / 2 - len(_QUOTE.findall(text)) / 4


def ends_sentence(text: str) -> bool:
    """Return whether ``text`` ends with a full stop, possibly inside closing quotes or brackets."""
    return text.rstrip().rstrip(_CLOSERS).endswith(tuple(ENDINGS))


def split(paragraphs: Sequence[MappedText]) -> list[Piece]:
    """Return the fragments of the paragraphs in printed order."""
    pieces: list[Piece] = []
    for number, paragraph in enumerate(paragraphs):
        spans = [match.span() for match in _PIECE.finditer(paragraph.text)]
        for k, (start, end) in enumerate(spans):
            pieces.append(Piece(paragraph.slice(start, end), number, k == 0))
    return _glued(pieces, line_width(pieces))


def line_width(pieces: Sequence[Piece]) -> float:
    """Return the width of the column: the median of the fragments that are no mere scraps."""
    widths = [w for piece in pieces if 8 <= (w := piece.width) <= 40]
    return median(widths) if widths else 20.0


def _glued(pieces: Sequence[Piece], column: float) -> list[Piece]:
    """Return the pieces with the scraps around loosely set numbers and marks put together again."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if last is not None and not piece.opens and _loose(last, piece, column):
            whole = MappedText.join([last.text, piece.text])
            result[-1] = Piece(whole, last.paragraph, last.opens)
        else:
            result.append(piece)
    return result


def _loose(last: Piece, piece: Piece, column: float) -> bool:
    """Return whether the space between two pieces stands inside a line: together they still fit the column."""
    left, right = last.text.text, piece.text.text
    if last.width + piece.width > column * 1.15 or ends_sentence(left):
        return False
    digit = left[-1].isdigit() or right[0].isdigit()
    return digit or last.width < column * 0.75 or piece.width < column * 0.3
