"""Cut the paragraphs of a torn article into the fragments that were printed as one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from govtrends.text.spans import MappedText

# white space is where a line may have ended, but "13 所学校" and ", 立足" are only loosely set
_PIECE = re.compile(r"\S+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HALF = re.compile(r"[0-9A-Za-z.%]")
_QUOTE = re.compile('["“”‘’]')
# whatever is not set as wide as a Chinese character; most lines have nothing of it
_NARROW = re.compile('[ 0-9A-Za-z.%"“”‘’]')
_MARKS = '，、,：:；;”"》）)%'
ENDINGS = "。！？!?；;"
_ENDINGS = tuple(ENDINGS)
SPECKS = "|■丨^`_"
"""What is no mark of a Chinese text at a line's end; a dash, a dot or an asterisk there may be meant."""
MOST_SCRAPS = 6
"""How many scraps a line may be broken into."""
OVERHANG = 2.5
"""How much wider than the column a line of several may be."""
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


@lru_cache(maxsize=4096)
def printed_width(text: str) -> float:
    """Return the width in print, in full characters: digits and Latin half, quotes three quarters, spaces nothing.

    ASCII punctuation counts in full: in print it was the Chinese mark.
    """
    if not _NARROW.search(text):
        return float(len(text))
    return len(text) - text.count(" ") - len(_HALF.findall(text)) / 2 - len(_QUOTE.findall(text)) / 4


def ends_sentence(text: str) -> bool:
    """Return whether ``text`` ends with a full stop, possibly inside closing quotes or brackets."""
    return text.rstrip().rstrip(_CLOSERS).endswith(_ENDINGS)


def split(paragraphs: Sequence[MappedText]) -> list[Piece]:
    """Return the fragments of the paragraphs in printed order: one printed line each, as far as widths tell."""
    pieces: list[list[Piece]] = []
    for number, paragraph in enumerate(paragraphs):
        spans = [match.span() for match in _PIECE.finditer(paragraph.text)]
        pieces.append([Piece(paragraph.slice(*span), number, k == 0) for k, span in enumerate(spans)])
    column = line_width([piece for row in pieces for piece in row])
    return [line for row in pieces for line in _lines(row, column)]


def without_specks(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the fragments without the marks that OCR read into specks and rules at their ends; none is left empty."""
    cleaned = []
    for piece in pieces:
        text = piece.text.text
        start, stop = len(text) - len(text.lstrip(SPECKS)), len(text.rstrip(SPECKS))
        if start < stop:
            whole = stop - start == len(text)
            cleaned.append(piece if whole else Piece(piece.text.slice(start, stop), piece.paragraph, piece.opens))
    return cleaned


def line_width(pieces: Sequence[Piece]) -> float:
    """Return the width of the column: the median of the fragments that are no mere scraps."""
    widths = [w for piece in pieces if 8 <= (w := piece.width) <= 40]
    return median(widths) if widths else 20.0


def _lines(scraps: Sequence[Piece], column: float) -> list[Piece]:
    """Return the scraps of one paragraph put together to lines, as near to the column's width as they come."""
    widths = [scrap.width for scrap in scraps]
    lines: list[Piece] = []
    first = 0
    for stop in range(1, len(scraps) + 1):
        # two that are wider together than a line are of two lines: most pages hold little else
        if stop == len(scraps) or widths[stop - 1] + widths[stop] > column + OVERHANG:
            lines += _lined(scraps[first:stop], widths[first:stop], column) if stop - first > 1 else scraps[first:stop]
            first = stop
    return lines


def _lined(scraps: Sequence[Piece], widths: Sequence[float], column: float) -> list[Piece]:
    """Return scraps of which any two neighbours may be of one line, put together to lines.

    Least cost over all ways to set spaces inside lines (``13 所学校``) apart from spaces between lines.
    """
    texts = [scrap.text.text for scrap in scraps]
    spaces = [_space_cost(left, right) for left, right in pairwise(texts)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop, text in enumerate(texts, start=1):
        size, space, ends = 0.0, 0.0, ends_sentence(text)
        options = []
        for start in range(stop - 1, max(-1, stop - 1 - MOST_SCRAPS), -1):
            size += widths[start]
            if start < stop - 1:
                space += spaces[start]
                if size > column + OVERHANG:
                    break
            options.append((best[start][0] + space + _line_cost(size, column, ends), start))
        best.append(min(options))
    lines: list[Piece] = []
    stop = len(scraps)
    while stop:
        start = best[stop][1]
        first = scraps[start]
        if stop - start > 1:
            first = Piece(MappedText.join([piece.text for piece in scraps[start:stop]]), first.paragraph, first.opens)
        lines.append(first)
        stop = start
    return lines[::-1]


def _line_cost(size: float, column: float, ends: bool) -> float:
    """Return how odd a line of this width is; a line that ends a sentence may be short."""
    if size >= column - 1.75:
        return 0.0
    if ends or size >= column - 2.75:  # a paragraph's last line, or its indented first
        return 0.5
    return 1.5 if size <= 2 else 3.0


def _space_cost(left: str, right: str) -> float:
    """Return how odd a space inside a line is at this place: OCR sets them beside numbers and after marks."""
    if ends_sentence(left):
        return 4.0
    if left[-1].isdigit() or right[0].isdigit():
        return 0.3
    return 0.6 if left[-1] in _MARKS else 2.0
