"""Set clean text into narrow columns and damage it as OCR does: the benchmark's pages, with the truth kept.

Nothing of a real page is needed: widths, column counts, starting rows and every damage come from a seeded
generator.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

# characters that no line begins with, and those that no line ends with (Chinese typesetting)
NEVER_FIRST = set("，。；：！？、”’）》〉】」』%％")
NEVER_LAST = set("“‘（《〈【「『")
# where OCR sets a space inside a line
LOOSE = re.compile(r"[，、,]|[^0-9.](?=[0-9])|[0-9](?=[^0-9.%])")
# what OCR reads into specks, rules and folds of the paper
SPECKS = "|·-_~^'*■丨`"
# what a typesetter does not break: numbers and Latin words
UNIT = re.compile(r"[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|.", re.DOTALL)


@dataclass(frozen=True)
class Damage:
    """How badly a page is torn: probabilities per fragment, pair of neighbours or row, or per page.

    Per fragment: ``lost``, ``repeated`` (printed again a few places on), ``moved`` (with up to two after it, to
    anywhere).  Per pair: ``swapped``.  Per row: ``blocks`` (two to five rows read column by column, as they
    should be).  Per break: ``paragraph`` (an empty line instead of a space), ``glued`` (no space at all).  Per
    line: ``spaced`` (a space after a mark or beside a number), ``stray`` (a speck read as a mark at an end).  Per page:
    ``plain_marks`` (ASCII marks and
    quotes), ``lead`` (the first third is not torn), ``framed`` (neither are the first and the last quarter).
    ``scattered``: so many stretches of 3 to 12 fragments, whole rows of all columns, are carried elsewhere, as when
    OCR cuts a page into blocks and puts these in a wrong order.
    """

    swapped: float = 0.03
    lost: float = 0.03
    repeated: float = 0.03
    moved: float = 0.0
    blocks: float = 0.0
    paragraph: float = 0.15
    spaced: float = 0.06
    glued: float = 0.01
    plain_marks: float = 0.5
    lead: float = 0.0
    framed: float = 0.0
    scattered: int = 0
    stray: float = 0.0


@dataclass(frozen=True)
class Torn:
    """A damaged page: ``text``, and where in it each line of the true reading stands, specks aside (``None``: lost).

    ``repeats`` are second prints: line number and span."""

    text: str
    spans: tuple[tuple[int, int] | None, ...]
    repeats: tuple[tuple[int, tuple[int, int]], ...]


def lines_of(paragraphs: list[str], width: int) -> list[str]:
    """Return the paragraphs set in lines of ``width`` full characters, first lines two characters shorter.

    Digits and Latin letters are half as wide and are not broken; no line begins with a closing mark.
    """
    lines: list[str] = []
    for paragraph in paragraphs:
        line, room = "", width - 2.0
        for unit in UNIT.findall(paragraph):
            size = len(unit) / 2 if unit.isascii() else len(unit)
            if line and size > room and unit not in NEVER_FIRST:
                carried = ""
                while line[-1] in NEVER_LAST and len(line) > 1:
                    line, carried = line[:-1], line[-1] + carried
                lines.append(line)
                line, room = carried, float(width - len(carried))
            line, room = line + unit, room - size
        lines.append(line)
    return lines


def _columns(count: int, columns: int, rng: random.Random) -> list[list[tuple[int, int]]]:
    """Return for each column its ``(row, line number)`` pairs; columns start at different rows."""
    per, placed, at = -(-count // columns), [], 0
    for column in range(columns):
        size = min(per, count - at) if column < columns - 1 else count - at
        start = rng.randrange(4) if columns > 1 else 0
        placed.append([(start + k, at + k) for k in range(size)])
        at += size
    return placed


def _printed(columns: list[list[tuple[int, int]]], damage: Damage, rng: random.Random) -> list[int]:
    """Return the line numbers in the order that OCR prints them: row by row, sometimes a block by itself."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for number, column in enumerate(columns):
        for row, line in column:
            rows.setdefault(row, []).append((number, line))
    order: list[int] = []
    numbers = sorted(rows)
    at = 0
    while at < len(numbers):
        height = rng.randint(2, 5) if rng.random() < damage.blocks else 1
        block = [cell for row in numbers[at : at + height] for cell in rows[row]]
        # inside a block the columns stand one after another, as they should
        order += [line for _, line in sorted(block)]
        at += height
    for i in range(len(order) - 1):
        if rng.random() < damage.swapped:
            order[i], order[i + 1] = order[i + 1], order[i]
    for _ in range(sum(rng.random() < damage.moved for _ in order)):
        _carry(order, rng.randint(1, 3), rng)
    return order


def _carry(order: list[int], size: int, rng: random.Random) -> None:
    """Take ``size`` neighbours out of ``order`` and put them back together at some other place."""
    start = rng.randrange(len(order))
    stretch = order[start : start + size]
    del order[start : start + size]
    target = rng.randrange(len(order) + 1)
    order[target:target] = stretch


def _smudged(line: str, rng: random.Random) -> str:
    """Return a second print of a line, as OCR gives it: a mark or a quote lost."""
    places = [i for i, char in enumerate(line) if char in "，、“”《》"]
    if places and rng.random() < 0.5:
        at = rng.choice(places)
        return line[:at] + line[at + 1 :]
    return line


def _spaced(line: str, rng: random.Random) -> str:
    """Return a line with a space after one of its marks or beside one of its numbers."""
    places = [match.end() for match in LOOSE.finditer(line) if match.end() < len(line)]
    if not places:
        return line
    at = rng.choice(places)
    return f"{line[:at]} {line[at:]}"


def _specked(line: str, rng: random.Random) -> str:
    """Return a line with a speck at one of its ends, read as a mark."""
    speck = rng.choice(SPECKS)
    return speck + line if rng.random() < 0.5 else line + speck


def tear(paragraphs: list[str], columns: int, width: int, seed: int, damage: Damage | None = None) -> Torn:
    """Return the paragraphs set in ``columns`` of ``width`` characters, mixed line by line and damaged."""
    damage, rng = damage or Damage(), random.Random(seed)
    if rng.random() < damage.plain_marks:
        # half of the pages come with ASCII marks, which do not tell an opening quote from a closing one
        table = str.maketrans({"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "“": '"', "”": '"'})
        shown = [line.translate(table) for line in lines_of(paragraphs, width)]
    else:
        shown = lines_of(paragraphs, width)
    lead = len(shown) // 3 if rng.random() < damage.lead else 0
    tail = 0
    if damage.framed and rng.random() < damage.framed:
        lead = tail = len(shown) // 4
    torn = _printed(_columns(len(shown) - lead - tail, columns, rng), damage, rng)
    shown = [_spaced(line, rng) if rng.random() < damage.spaced else line for line in shown]
    if damage.stray:
        shown = [_specked(line, rng) if rng.random() < damage.stray else line for line in shown]
    order = [*range(lead), *(lead + line for line in torn), *range(len(shown) - tail, len(shown))]
    for _ in range(damage.scattered):
        _carry(order, rng.randint(3, 12), rng)
    spans: list[tuple[int, int] | None] = [None] * len(shown)
    repeats: list[tuple[int, tuple[int, int]]] = []
    text, again = "", []
    for line in order:
        if rng.random() < damage.lost:
            continue
        if text:
            text += "\n\n" if rng.random() < damage.paragraph else "" if rng.random() < damage.glued else " "
        bare = shown[line].strip(SPECKS) if damage.stray else shown[line]
        start = len(text) + shown[line].index(bare)
        spans[line] = (start, start + len(bare))
        text += shown[line]
        if rng.random() < damage.repeated:
            again.append((rng.randint(2, 6), line))
        due = [copy for wait, copy in again if wait <= 0]
        again = [(wait - 1, copy) for wait, copy in again if wait > 0]
        for copy in due:
            second = _smudged(shown[copy], rng)
            text += " "
            repeats.append((copy, (len(text), len(text) + len(second))))
            text += second
    return Torn(text, tuple(spans), tuple(repeats))
