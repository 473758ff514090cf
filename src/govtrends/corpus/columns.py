"""Column repair: put the fragments of a page whose columns OCR has mixed back into reading order.

:func:`repair` is the only way in.  A run of paragraphs that is not torn comes out as it stands.  Rows that each
hold one cell of every column are read as a whole (:mod:`.columns_rows`); everything else is cut into fragments
(:mod:`.columns_pieces`, :mod:`.columns_seams`), second prints are set aside (:mod:`.columns_prints`), every possible
join is weighed (:mod:`.columns_score` by what the fragments say, :mod:`.columns_distance` by where they stand), the
best cover by chains is taken (:mod:`.columns_cover`) and the chains are put in order (:mod:`.columns_order`).  Where
all columns together make a likelier weave (:mod:`.columns_weave`), that is read instead.
What is lost is marked, never invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from govtrends.corpus.columns_cover import chains, successors
from govtrends.corpus.columns_distance import worth
from govtrends.corpus.columns_order import in_order
from govtrends.corpus.columns_pieces import Piece, ends_sentence, line_width, printed_width, split, without_specks
from govtrends.corpus.columns_prints import without_second_prints
from govtrends.corpus.columns_rows import ends_paragraph, read_by_columns
from govtrends.corpus.columns_score import weigh
from govtrends.corpus.columns_seams import TOO_WIDE, unglued
from govtrends.corpus.columns_tables import REACH
from govtrends.corpus.columns_weave import CERTAIN, Weave
from govtrends.text.spans import GAP, MappedText, Run

if TYPE_CHECKING:
    from govtrends.corpus.columns_score import Evidence, Matrix

TORN_BREAKS = 3
"""Fewer breaks between Chinese characters than this are not worth untangling."""
NARROW, WIDE = 8, 40
"""Printed lines of a column are this wide, in characters."""
CREDIBLE, CREDIBLE_AFAR = -1.0, -1.5
"""Odds below which a join gets a gap (two in three lost lines, one true join in 150), and what the fragments must say
for a join between two chains."""
ALONE = -6.0
"""A join of worse odds is not even tried: its fragments begin and end chains."""
MOSTLY_WHOLE, WORTH_MOVING = 0.15, 4.0
"""Where fewer joins than this share are moved, moving must gain this much evidence a join."""
LEAST_WOVEN, MOST_RETURNS = 24, 2
"""Fewer lines hardly show a weave; and how often its reading goes back up, or far down, to the next column."""
LIKELIER = 2.0
"""So much likelier than the cover (natural logarithm) a weave of few lines, or an irregular one, must be."""
WINDOW = 180
"""Fragments untangled at a time: bounds the work on a page that is one endless paragraph."""
LONG = 60
"""A paragraph of this length that ends without a mark was cut; a shorter one may be a heading."""

# white space between Chinese characters or marks: the end of a line, or of a column's line
_BREAK = re.compile(r"(?<=[\u3400-\u9fff，。、；：！？”》）,;:\"])[ \u3000]+(?=[\"“《（(]?[\u3400-\u9fff])")
_BLANK, _LINE = re.compile(r"[ \u3000]"), re.compile(r"\S+")
_CONTINUES = re.compile(r"[\u3400-\u9fff0-9，、。；”》）]")
_CUT_TAIL = re.compile(r"[\u3400-\u9fff0-9]$")
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十0-9]+[)）、.．]|本报讯|[第图]")
# a speaker's name and title, which stand over an article, not in it
_SPEAKER = re.compile(r"[^，。,]{2,40}(?:书记|[局区市县镇乡部科处校院所队]长|主任|主席)[^，。,、]{2,4}[:：]")


@dataclass(frozen=True, slots=True)
class Repair:
    """An article's text in reading order; ``second_prints`` are source spans of text that stood twice."""

    body: MappedText
    second_prints: tuple[tuple[int, int], ...]
    repaired: bool


def repair(paragraphs: Sequence[MappedText]) -> Repair:
    """Return the body of one article in reading order, paragraphs joined by a newline.

    ``paragraphs`` are the article's body as printed, headline and byline cut out.  Text that is not torn is
    left as it stands, except that a paragraph which OCR cut in mid-sentence is joined again.
    """
    runs = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    cells = read_by_columns(runs)
    if cells is not None:
        return Repair(_columns(cells), (), True)
    lead, torn, tail = _parts(runs)
    if not _maybe_torn(torn):
        return Repair(_flowing(runs), (), False)
    framed = [[Piece(paragraph, -1, True) for paragraph in part] for part in (lead, tail)]
    lines = without_specks(unglued(split(torn)))
    pieces, second = without_second_prints([*framed[0], *lines, *framed[1]])
    speakers = [piece for piece in pieces if _SPEAKER.fullmatch(piece.text.text)]
    pieces = [piece for piece in pieces if piece not in speakers]
    first = next((k for k, piece in enumerate(pieces) if piece.paragraph >= 0), len(pieces))
    stop = next((k for k, piece in enumerate(pieces) if k >= first and piece.paragraph < 0), len(pieces))
    order = [(i, True) for i in range(first)]
    for at in range(first, stop, WINDOW):
        order += [(at + i, credible) for i, credible in _untangled(pieces[at : min(at + WINDOW, stop)])]
    order += [(i, True) for i in range(stop, len(pieces))]
    prints = tuple(span for piece in second for span in piece.text.source_spans(0, len(piece.text)))
    moved = [i for i, _ in order] != list(range(len(pieces)))
    return Repair(_assembled(pieces, order, speakers), prints, moved or bool(second))


def _parts(
    paragraphs: Sequence[MappedText],
) -> tuple[Sequence[MappedText], Sequence[MappedText], Sequence[MappedText]]:
    """Part whole paragraphs above and below from those between, which may be torn.

    A paragraph that is wider than a line, has no blank and ends with a full stop was not read across columns.
    """
    loose = [paragraph for paragraph in paragraphs if _BLANK.search(paragraph.text)]
    if not loose:
        return (), paragraphs, ()
    column = line_width([Piece(loose[0].slice(*m.span()), 0, True) for m in _LINE.finditer(loose[0].text)])
    whole = [
        not _BLANK.search(paragraph.text)
        and ends_sentence(paragraph.text)
        and printed_width(paragraph.text) >= column * TOO_WIDE
        for paragraph in paragraphs
    ]
    first = whole.index(False)
    stop = len(whole) - whole[::-1].index(False)
    return paragraphs[:first], paragraphs[first:stop], paragraphs[stop:]


def _maybe_torn(paragraphs: Sequence[MappedText]) -> bool:
    """Return whether columns may be mixed: there are breaks in the text, and most of it stands in short lines."""
    breaks = lines = scraps = in_lines = total = 0
    for paragraph in paragraphs:
        text = paragraph.text
        total += len(text)
        if " " not in text and "\u3000" not in text:
            in_lines += len(text) if len(text) <= WIDE else 0
            continue
        found = _BREAK.split(text)
        breaks += len(found) - 1
        for line in found:
            is_line = NARROW <= printed_width(line) <= WIDE
            lines, scraps = lines + is_line, scraps + (not is_line)
            in_lines += len(line) if is_line else 0
    return breaks >= TORN_BREAKS and lines >= scraps and in_lines * 2 >= total


def _untangled(pieces: Sequence[Piece]) -> list[tuple[int, bool]]:
    """Return the fragments in reading order, and whether the join of each with the one before it is credible."""
    if len(pieces) < 2:
        return [(i, True) for i in range(len(pieces))]
    texts = [piece.text.text for piece in pieces]
    ends = [ends_sentence(text) for text in texts]
    evidence = weigh(texts)
    order, near, lost = _read(evidence, ends)
    joins = [pair for pair, on in zip(pairwise(order), near, strict=True) if on]
    if _whole(joins, evidence.joins):
        return [(i, True) for i in range(len(pieces))]
    sure = [
        j not in lost if on else evidence.joins[i, j] >= CREDIBLE_AFAR
        for (i, j), on in zip(pairwise(order), near, strict=True)
    ]
    return [(order[0], True), *((j, bool(ok)) for j, ok in zip(order[1:], sure, strict=True))]


def _read(evidence: Evidence, ends: Sequence[bool]) -> tuple[list[int], list[bool], set[int]]:
    """Return fragments in reading order, which joins are of one stretch, and the fragments before which a line is lost.

    As a weave where that is sure, or regular, or likelier than the cover and no wilder; else as the cover, each join on
    its own: rows were carried elsewhere.
    """
    weave = Weave(evidence, ends)
    woven = weave.woven()
    many = len(ends) >= LEAST_WOVEN
    if many and (returns := _returns(woven.order)) <= MOST_RETURNS and weave.sure(woven, returns):
        return woven.order, _near(woven.order), woven.lost
    odds = worth(evidence, ends[-1])
    cover = in_order(chains(successors(odds - ALONE)), weave.geography)
    covered = [i for chain in cover for i in chain]
    found = woven if covered == woven.order else weave.bettered(cover)
    best = max(woven, found, key=lambda reading: reading.total)
    returns = _returns(best.order)
    stands = many and returns <= MOST_RETURNS
    if not stands and returns <= max(MOST_RETURNS, _returns(covered)):
        stands = best.total - weave.worth(covered) >= LIKELIER
    if stands and not _gives_up(best.order, covered, evidence.joins):
        return best.order, _near(best.order), best.lost
    joined = {pair for chain in cover for pair in pairwise(chain)}
    return covered, [pair in joined for pair in pairwise(covered)], {j for i, j in joined if odds[i, j] < CREDIBLE}


def _near(order: Sequence[int]) -> list[bool]:
    """Return which joins go a few lines down the print, where a column goes on."""
    return [0 < j - i <= REACH for i, j in pairwise(order)]


def _returns(order: Sequence[int]) -> int:
    """Return how often a reading goes back up the print, or far down."""
    return _near(order).count(False)


def _gives_up(order: Sequence[int], covered: Sequence[int], letters: Matrix) -> bool:
    """Return whether a reading gives up more joins that are as good as certain than it has beyond the cover's."""
    read, other = set(pairwise(order)), set(pairwise(covered))
    certain = [sum(letters[i, j] >= CERTAIN for i, j in joins) for joins in (other - read, read - other)]
    return bool(certain[0] > certain[1])


def _whole(joins: Sequence[tuple[int, int]], letters: Matrix) -> bool:
    """Return whether the fragments stand in order already: few are moved, and the moves gain too little."""
    moved = [(i, j) for i, j in joins if j != i + 1]
    if len(moved) > MOSTLY_WHOLE * len(letters):
        return False
    kept = set(range(len(letters) - 1)) - {i for i, j in joins if j == i + 1}
    gain = sum((float(letters[i, j]) for i, j in moved), 0.0) - sum((float(letters[i, i + 1]) for i in kept), 0.0)
    return gain < WORTH_MOVING * max(1, len(moved))


def _assembled(pieces: Sequence[Piece], order: Sequence[tuple[int, bool]], speakers: Sequence[Piece]) -> MappedText:
    """Return the fragments in the given order, gaps where a line is lost, paragraphs where print ends them."""
    parts = [part for piece in speakers for part in (piece.text, MappedText.inserted("\n"))]
    last = -1
    for i, credible in order:
        if last >= 0:
            before, after = pieces[last].text, pieces[i].text
            if ends_sentence(before.text):
                if i != last + 1 or pieces[i].opens:
                    parts.append(_newline(before, after))
            elif not credible:
                parts.append(MappedText.inserted(GAP))
        parts.append(pieces[i].text)
        last = i
    return MappedText.join(parts)


def _columns(cells: Sequence[Piece]) -> MappedText:
    """Return the cells one after another; a short one that ends a sentence ends a paragraph."""
    usual = median(cell.width for cell in cells)
    parts: list[MappedText] = []
    for k, cell in enumerate(cells):
        if k and ends_paragraph(cells[k - 1], usual):
            parts.append(_newline(cells[k - 1].text, cell.text))
        parts.append(cell.text)
    return MappedText.join(parts)


def _flowing(paragraphs: Sequence[MappedText]) -> MappedText:
    """Return the paragraphs one a line; those cut in mid-sentence are joined without a break."""
    parts: list[MappedText] = []
    for paragraph in paragraphs:
        if parts and not _cut(parts[-1].text, paragraph.text):
            parts.append(_newline(parts[-1], paragraph))
        parts.append(paragraph)
    return MappedText.join(parts)


def _cut(left: str, right: str) -> bool:
    """Return whether OCR cut a sentence between two paragraphs of a text that is not torn."""
    tail, head = left.rstrip(), right.lstrip()
    if not _CONTINUES.match(head) or _ITEM.match(head):
        return False
    if tail.endswith(("，", "、", ",")):
        return len(tail) > NARROW and "\u3400" <= tail[-2] <= "\u9fff"
    return len(tail) >= LONG and _CUT_TAIL.search(tail) is not None and "\u3400" <= tail[0] <= "\u9fff"


def _newline(before: MappedText, after: MappedText) -> MappedText:
    """Return the line break between two texts, the source's own where the source has one."""
    left, right = before.extent, after.extent
    if left is not None and right is not None and left[1] < right[0]:
        return MappedText("\n", (Run(0, left[1], 1),))
    return MappedText.inserted("\n")
