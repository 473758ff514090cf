"""Cut fragments in which OCR set two lines side by side without a space between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from govtrends.corpus.columns_pieces import Piece, ends_sentence, line_width, printed_width
from govtrends.text.continuations import Model
from govtrends.text.ngram_files import packaged
from govtrends.text.ngrams import simplify

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
    if all(piece.width < column * TOO_WIDE for piece in pieces):
        return list(pieces)
    model = _model()
    whole = [
        piece.opens and (after is None or after.opens) and ends_sentence(piece.text.text)
        for piece, after in zip_longest(pieces, pieces[1:])
    ]
    return [
        part
        for piece, keep in zip(pieces, whole, strict=True)
        for part in ([piece] if keep or piece.width < column * TOO_WIDE else _parts(piece, column, model))
    ]


@cache
def _model() -> Model:
    """Return the packaged counts, of no page."""
    return Model(packaged(), [])


def _parts(piece: Piece, column: float, model: Model) -> Iterator[Piece]:
    """Yield the piece or its two halves."""
    import numpy as np

    text = piece.text.text
    if piece.width > column * 2.4:
        yield piece
        return
    places = [k for k in range(2, len(text) - 1) if abs(printed_width(text[:k]) - column) <= SLACK]
    if not places:
        yield piece
        return
    off = np.array([abs(printed_width(text[:k]) - column) for k in places])
    before, after = (
        model.alphabet.lines([simplify(half) for half in halves])
        for halves in ([text[:k] for k in places], [text[k:] for k in places])
    )
    at = places[int((model.breaks(before, after) + OFF_WIDTH * off).argmin())]
    yield Piece(piece.text.slice(0, at), piece.paragraph, piece.opens)
    yield Piece(piece.text.slice(at), piece.paragraph, False)
