"""Cut fragments in which OCR set two lines side by side without a space between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from govtrends.corpus.columns_pieces import Piece, ends_sentence, line_width, printed_width
from govtrends.corpus.columns_score import continued

TOO_WIDE = 1.5
"""A fragment this many columns wide holds two lines."""
SLACK = 3
"""How far from the column's width the seam may be, in characters."""
OFF_WIDTH = 0.8
"""What a character off the column's width counts against the n-grams' verdict on a seam."""


def unglued(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, those wider than a line cut where the text reads least like a sentence going on.

    A paragraph without a blank that ends with a full stop is whole and is not cut.
    """
    column = line_width(pieces)
    wide = [piece.width >= column * TOO_WIDE for piece in pieces]
    if not any(wide):
        return list(pieces)
    seams = [
        _places(piece, after, column) if too else [] for piece, after, too in zip_longest(pieces, pieces[1:], wide)
    ]
    texts = [(piece.text.text[:k], piece.text.text[k:]) for piece, at in zip(pieces, seams, strict=True) for k in at]
    odds = continued([before for before, _ in texts], [after for _, after in texts]) if texts else []
    said = iter(odds)
    return [part for piece, at in zip(pieces, seams, strict=True) for part in _parts(piece, column, at, said)]


def _places(piece: Piece, after: Piece | None, column: float) -> list[int]:
    """Return where in a piece that is wider than a line the seam may be: none where it is whole, or wider than two."""
    text = piece.text.text
    if piece.width > column * 2.4 or (piece.opens and (after is None or after.opens) and ends_sentence(text)):
        return []
    return [k for k in range(2, len(text) - 1) if abs(printed_width(text[:k]) - column) <= SLACK]


def _parts(piece: Piece, column: float, places: Sequence[int], said: Iterator[float]) -> Iterator[Piece]:
    """Yield the piece, or its two halves; ``said`` gives what n-grams say of a break at each of the places."""
    if not places:
        yield piece
        return
    text = piece.text.text
    at = min(places, key=lambda k: next(said) + OFF_WIDTH * abs(printed_width(text[:k]) - column))
    yield Piece(piece.text.slice(0, at), piece.paragraph, piece.opens)
    yield Piece(piece.text.slice(at), piece.paragraph, False)
