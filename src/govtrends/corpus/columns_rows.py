"""The simplest way in which columns are mixed, tried as one whole: every paragraph is a row across all columns.

Where OCR reads a spread row by row, each printed paragraph holds one cell of every column, a line or several
deep.  Reading the cells column by column is then one hypothesis with as many joins as there are cells, which is
far surer than as many separate choices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import mean, median

from govtrends.corpus.columns_pieces import Piece, ends_sentence, printed_width
from govtrends.corpus.columns_score import continued, weigh
from govtrends.text.spans import MappedText

MOST_COLUMNS, MOST_LEADS, MOST_LOOSE = 4, 3, 4
"""Columns, undivided paragraphs above the mixed rows, and blanks inside the cells of one row that are looked at."""
LEAST_CELLS, MOST_CELLS = 4, 150
ALIKE = 0.55
"""The cells of a column are at least this wide by the widest column's measure (medians)."""
NARROW = 4.0
"""The least width of a cell, in characters."""
GAIN, MEAN, TOTAL = 2.0, -0.2, 9.0
"""What reading by columns must gain on the printed order a join, how well its joins must read, and the whole gain.

Regularly mixed pages gain 2.3 to 7 a join, whole text loses; a single join says little (a true one may read badly).
"""

HOPELESS = 0.0
"""What n-grams alone must say for its joins on average: of 413 layouts 14 gained enough, all with 0.5 and more."""

_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to part paragraphs into cells: the undivided lead, then rows of cells."""

    lead: tuple[Piece, ...]
    rows: tuple[tuple[Piece, ...], ...]

    @property
    def printed(self) -> list[Piece]:
        """The pieces as OCR printed them."""
        return [*self.lead, *(cell for row in self.rows for cell in row)]

    @property
    def by_columns(self) -> list[Piece]:
        """The pieces column by column."""
        columns = range(max(map(len, self.rows)))
        return [*self.lead, *(row[k] for k in columns for row in self.rows if k < len(row))]


def read_by_columns(paragraphs: Sequence[MappedText]) -> list[Piece] | None:
    """Return the cells of regularly mixed columns in reading order, or ``None`` where no such reading is sure."""
    best: tuple[float, list[Piece]] | None = None
    for layout in _layouts(paragraphs):
        gain = _gain(layout)
        if gain is not None and (best is None or gain > best[0]):
            best = (gain, layout.by_columns)
    return best[1] if best else None


def _layouts(paragraphs: Sequence[MappedText]) -> Iterator[Layout]:
    """Yield the ways to part the paragraphs into a lead and rows of cells."""
    if len(paragraphs) * 2 > MOST_CELLS:
        return
    tokens = [[match.span() for match in _TOKEN.finditer(paragraph.text)] for paragraph in paragraphs]
    for columns in range(2, MOST_COLUMNS + 1):
        whole = [columns <= len(spans) <= columns + MOST_LOOSE for spans in tokens]
        for lead in range(min(MOST_LEADS, len(paragraphs) - 1)):
            rows = len(paragraphs) - lead
            # the last column ends higher than the others, so the last rows may want a cell
            full = next((k for k in range(rows) if not whole[lead + k]), rows)
            if full < 2 or not LEAST_CELLS <= full * columns <= MOST_CELLS or rows - full > max(1, rows // 3):
                continue
            if any(len(spans) >= columns for spans in tokens[lead + full :]):
                continue
            opening = tuple(_piece(paragraphs, tokens, k, 0, len(tokens[k])) for k in range(lead))
            cells = tuple(_row(paragraphs, tokens, lead + k, columns if k < full else 0) for k in range(rows))
            if _columnar([row for row in cells if len(row) == columns]):
                yield Layout(opening, cells)


def _row(
    paragraphs: Sequence[MappedText], tokens: Sequence[list[tuple[int, int]]], number: int, cells: int
) -> tuple[Piece, ...]:
    """Return one paragraph cut into cells as equal in width as its blanks allow; 0: at every blank."""
    count = len(tokens[number])
    cuts = _most_equal([_width(paragraphs[number], span) for span in tokens[number]], cells or count)
    edges = [0, *cuts, count]
    return tuple(_piece(paragraphs, tokens, number, a, b) for a, b in pairwise(edges))


def _most_equal(widths: Sequence[float], cells: int) -> tuple[int, ...]:
    """Return the cuts that part the widths into ``cells`` stretches, the widest as narrow as can be."""
    if cells >= len(widths):
        return tuple(range(1, len(widths)))

    def widest(cuts: tuple[int, ...]) -> float:
        edges = (0, *cuts, len(widths))
        return max(sum(widths[a:b], 0.0) for a, b in pairwise(edges))

    return min(combinations(range(1, len(widths)), cells - 1), key=widest)


def _width(paragraph: MappedText, span: tuple[int, int]) -> float:
    return printed_width(paragraph.text[span[0] : span[1]])


def _piece(
    paragraphs: Sequence[MappedText], tokens: Sequence[list[tuple[int, int]]], number: int, first: int, stop: int
) -> Piece:
    """Return tokens ``first:stop`` of a paragraph as one piece, blanks between them left out."""
    parts = [paragraphs[number].slice(*span) for span in tokens[number][first:stop]]
    return Piece(MappedText.join(parts), number, first == 0)


def _columnar(rows: Sequence[Sequence[Piece]]) -> bool:
    """Return whether the cells of every column are about as wide as those of the others."""
    widths = [median(cell.width for cell in column) for column in zip(*rows, strict=True)]
    return bool(min(widths) >= max(NARROW, ALIKE * max(widths)))


def _gain(layout: Layout) -> float | None:
    """Return what reading by columns gains over the printed order, or ``None`` where it does not read well."""
    printed, first = layout.printed, len(layout.lead)
    place = {id(piece): k for k, piece in enumerate(printed)}
    order = [place[id(piece)] for piece in layout.by_columns[first:]]
    texts = [piece.text.text for piece in printed]
    # most layouts read so badly that n-grams alone say so, before every join is weighed
    if mean(continued([texts[k] for k in order[:-1]], [texts[k] for k in order[1:]])) < HOPELESS:
        return None
    joins = weigh(texts, lines=False).joins
    kept = [float(joins[k, k + 1]) for k in range(first, len(printed) - 1)]
    made = [float(joins[a, b]) for a, b in pairwise(order)]
    gain = sum(made, 0.0) - sum(kept, 0.0)
    sure = gain >= max(TOTAL, GAIN * len(made)) and mean(made) >= MEAN
    return gain if sure else None


def ends_paragraph(piece: Piece, usual: float) -> bool:
    """Return whether a cell ends a paragraph: with a full stop, in a line that is shorter than usual."""
    return ends_sentence(piece.text.text) and piece.width < usual - 1.75
