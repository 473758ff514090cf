"""Pieces of printed lines with their coordinates → text in reading order, paragraph by paragraph.

A page is cut where nothing is printed (a recursive XY cut, Nagy and Seth 1984), with one change: rows that leave the
same gutter free are held together, so that a blank line at one height in two columns never sends the reader across.
Coordinates are points (1/72 inch) with the origin at the top left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_GUTTER = 0.8  # em; narrower than any gutter, wider than the space inside a justified line
_NARROWEST = 5.0  # em; a column of type is wider, the numbers of a list and the labels of a table are not
_FILLED = 0.5  # share of a column's width that its lines cover on average; the cells of a table cover less
_PROSE = 8.0  # em; lines of a column of type are at least this long
_MIN_LINES = 3
_DEPTH = 60
_INDENT = 1.2  # em; Chinese paragraphs are indented by two
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z0-9]")
_LATIN_END = re.compile(r"[A-Za-z0-9,.;:!?)\"'’”%]$")
_LATIN_START = re.compile(r"[A-Za-z0-9(\"'‘“$]")
_HYPHENATED = re.compile(r"[a-z]-$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: its text, its edges and the size of its type."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def vertical(self) -> bool:
        """Whether its characters stand one below the other."""
        return len(self.text) > 1 and self.bottom - self.top > 2 * (self.right - self.left)


Pieces = list[Piece]
Ink = list[tuple[float, float]]


def read_page(pieces: Sequence[Piece]) -> list[str]:
    """Return the paragraphs of a page in reading order: columns one after another, a headline before what it spans."""
    printed = _stack(_weld([piece for piece in pieces if piece.text.strip()]))
    if not printed:
        return []
    paragraphs: list[str] = []
    for block in _blocks(printed, 0):
        paragraphs += _paragraphs(_lines(block))
    return paragraphs


def _weld(pieces: Pieces) -> Pieces:
    """Join what touches on one line, in whatever order the file prints it."""
    welded: Pieces = []
    for line in _lines(pieces):
        for piece in line:
            last = welded[-1] if welded else None
            if last and _touches(last, piece):
                text = last.text + piece.text
                edges = (
                    last.left,
                    min(last.top, piece.top),
                    max(last.right, piece.right),
                    max(last.bottom, piece.bottom),
                )
                welded[-1] = Piece(text, *edges, max(last.size, piece.size))
            else:
                welded.append(piece)
    return welded


def _touches(last: Piece, piece: Piece) -> bool:
    level = abs(piece.bottom - last.bottom) < 0.2 * piece.size
    return level and abs(piece.left - last.right) < 0.2 * min(piece.size, last.size)


def _stack(pieces: list[Piece]) -> list[Piece]:
    """Join single characters that stand one below the other: a headline set vertically, as newspapers do."""
    single = sorted((p for p in pieces if len(p.text) == 1), key=lambda p: (round(p.left), p.top))
    joined: list[Piece] = []
    used: set[int] = set()
    run: Pieces = []
    for piece in [*single, None]:
        last = run[-1] if run else None
        if piece and last and abs(piece.left - last.left) < 0.5 * last.size and _follows(last, piece):
            run.append(piece)
            continue
        if len(run) >= 3:
            used.update(map(id, run))
            text = "".join(p.text for p in run)
            edges = (min(p.left for p in run), run[0].top, max(p.right for p in run), run[-1].bottom)
            joined.append(Piece(text, *edges, run[0].size))
        run = [piece] if piece else []
    return [piece for piece in pieces if id(piece) not in used] + joined


def _follows(above: Piece, below: Piece) -> bool:
    same = abs(above.size - below.size) < 0.15 * above.size
    return same and -0.3 * above.size < below.top - above.bottom < above.size


def _blocks(pieces: Pieces, depth: int) -> Iterator[Pieces]:
    """Yield the blocks of a region in reading order, each a column that is cut no further."""
    sides = _cut(pieces) if depth < _DEPTH else None
    if sides is None:
        groups = _groups(pieces) if depth < _DEPTH else [pieces]
        if len(groups) == 1:
            yield pieces
            return
        sides = groups
    for side in sides:
        yield from _blocks(side, depth + 1)


def _cut(pieces: Pieces) -> list[Pieces] | None:
    """Part a region at its widest gutter, if it has one: left before right, a vertical headline before its text."""
    gutters = _gutters(_ink(pieces), _em(pieces))
    for start, end in sorted(gutters, key=lambda gap: gap[0] - gap[1]):
        left = [piece for piece in pieces if piece.right <= start + 0.01]
        right = [piece for piece in pieces if piece.left >= end - 0.01]
        if all(piece.vertical for piece in right):
            return [right, left]
        if all(piece.vertical for piece in left) or (_is_column(left) and _is_column(right) and _tall(left, right)):
            return [left, right]
    return None


def _is_column(pieces: Pieces) -> bool:
    width = max(p.right for p in pieces) - min(p.left for p in pieces)
    if width < _NARROWEST * _em(pieces):
        return False
    lines = _lines(pieces)
    filled = sum(sum(p.right - p.left for p in line) for line in lines) / (len(lines) * width)
    # A story that leaves half of its width blank is still prose: its lines are longer than the cells of a table.
    prose = median(max(p.right - p.left for p in line) for line in lines) >= _PROSE * _em(pieces)
    return len(lines) < _MIN_LINES or filled >= _FILLED or prose


def _tall(left: Pieces, right: Pieces) -> bool:
    return max(len(_lines(left)), len(_lines(right))) >= _MIN_LINES


def _groups(pieces: Pieces) -> list[Pieces]:
    """Hold together the bands that leave a common gutter free; bands without one lie between them, in one group."""
    em = _em(pieces)
    groups: list[Pieces] = []
    ink: Ink = []
    for band in _bands(pieces):
        merged = _ink_of([*ink, *_ink(band)])
        alike = bool(_gutters(merged, em)) or not (_gutters(ink, em) or _gutters(_ink(band), em))
        if groups and alike:
            groups[-1] += band
            ink = merged
        else:
            groups.append(list(band))
            ink = _ink(band)
    joined: list[Pieces] = []
    plain = False
    for group in groups:
        was_plain, plain = plain, _cut(group) is None
        if plain and was_plain:
            joined[-1] += group
        else:
            joined.append(group)
    return joined


def _bands(pieces: Pieces) -> list[Pieces]:
    """Return the pieces from top to bottom in bands that share no height with one another."""
    bands: list[Pieces] = []
    floor = float("-inf")
    for piece in sorted(pieces, key=lambda p: (p.top, p.left)):
        # Boxes of neighbouring lines overlap by a hair where the leading is tight.
        if bands and piece.top < floor - 0.25 * piece.size:
            bands[-1].append(piece)
        else:
            bands.append([piece])
        floor = max(floor, piece.bottom)
    return bands


def _lines(pieces: Pieces) -> list[Pieces]:
    """Return the printed lines from top to bottom; vertical lines come first, from right to left."""
    lines: list[Pieces] = [[p] for p in sorted((p for p in pieces if p.vertical), key=lambda p: (-p.left, p.top))]
    first = len(lines)
    for piece in sorted((p for p in pieces if not p.vertical), key=lambda p: (p.top + p.bottom, p.left)):
        last = lines[-1][-1] if len(lines) > first else None
        if last and piece.top + piece.bottom - last.top - last.bottom < min(piece.size, last.size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.left) for line in lines]


def _em(pieces: Pieces) -> float:
    return median(piece.size for piece in pieces)


def _ink(pieces: Pieces) -> Ink:
    return _ink_of([(piece.left, piece.right) for piece in pieces])


def _ink_of(spans: Ink) -> Ink:
    """Return the stretches of the line that anything stands on, from left to right."""
    merged: Ink = []
    for left, right in sorted(spans):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _gutters(ink: Ink, em: float) -> Ink:
    pairs = pairwise(ink)
    return [(before[1], after[0]) for before, after in pairs if after[0] - before[1] >= _GUTTER * em]


def _paragraphs(lines: list[Pieces]) -> list[str]:
    """Join the lines of a block; an indent, a short line, other type or a wider space begins a paragraph."""
    if not lines:
        return []
    steps = [after[0].top - before[0].top for before, after in pairwise(lines)]
    leading = median(steps) if steps else 0.0
    paragraphs: list[str] = []
    for run in _runs(lines, leading):
        # The edges are the run's own: a headline or a dateline may be wider than the column below it.
        left = min(line[0].left for line in run)
        right = max(line[-1].right for line in run)
        paragraphs.append(_text(run[0]))
        for before, line in pairwise(run):
            if _begins(before, line, left, right):
                paragraphs.append(_text(line))
            else:
                paragraphs[-1] = _join(paragraphs[-1], _text(line))
    return paragraphs


def _runs(lines: list[Pieces], leading: float) -> list[list[Pieces]]:
    """Part lines where the type changes, a wider space stands between them, or one has a hole or is vertical."""
    runs = [[lines[0]]]
    for before, line in pairwise(lines):
        size = line[0].size
        apart = abs(size - before[-1].size) > 0.12 * size or line[0].top - before[0].top > max(
            1.4 * leading, 1.2 * size
        )
        if apart or any(_spaced(part) or part[0].vertical for part in (before, line)):
            runs.append([line])
        else:
            runs[-1].append(line)
    return runs


def _begins(before: Pieces, line: Pieces, left: float, right: float) -> bool:
    size = line[0].size
    if line[0].left - left > _INDENT * size:
        return True
    word = line[0].text.split(maxsplit=1)[0]
    width = 0.5 * len(word) if _LATIN.match(word) else 1.0
    # The next word would have fitted: the line was ended on purpose.
    return right - before[-1].right > (width + 1.2) * size


def _spaced(line: Pieces) -> bool:
    """Return whether a line has a hole in it: a row of a table, or words set apart."""
    return any(after.left - before.right > 1.5 * after.size for before, after in pairwise(line))


def _text(line: Pieces) -> str:
    text = line[0].text.strip()
    for before, piece in pairwise(line):
        gap = " " if piece.left - before.right > 0.2 * piece.size else ""
        text = f"{text}{gap}{piece.text.strip()}"
    return text


def _join(text: str, more: str) -> str:
    if _HYPHENATED.search(text) and more[:1].islower():
        return text[:-1] + more
    # A Chinese line may end inside a number or a code; an English one never does.
    cut = text[-1:].isdigit() and more[:1].isdigit() and _HAN.search(text[-20:]) is not None
    return text + (" " if not cut and _LATIN_END.search(text) and _LATIN_START.match(more) else "") + more
