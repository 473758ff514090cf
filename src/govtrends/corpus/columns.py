"""Column repair: put the fragments of a page whose columns OCR has mixed back into reading order.

:func:`repair` is the only way in.  A run of paragraphs that is not torn comes out as it stands; the rest is cut
into fragments (:mod:`.columns_pieces`), every possible join is weighed (:mod:`.columns_score`) and the best
cover by chains is taken (:mod:`.columns_cover`).  What is lost is marked, never invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govtrends.corpus.columns_cover import chains, in_order, successors
from govtrends.corpus.columns_pieces import Piece, ends_sentence, split
from govtrends.corpus.columns_prints import without_second_prints
from govtrends.corpus.columns_score import weigh, worth
from govtrends.corpus.columns_seams import unglued
from govtrends.text.spans import GAP, MappedText, Run

if TYPE_CHECKING:
    from govtrends.corpus.columns_score import Matrix

TORN_BREAKS = 3
"""Fewer breaks between Chinese characters than this are not worth untangling."""
CREDIBLE, CREDIBLE_AFAR = -6.0, -6.0
"""A join against which the fragments speak more strongly than this gets a gap; so does one between two chains."""
MOSTLY_WHOLE, WORTH_MOVING = 0.15, 4.0
"""Where fewer joins than this share are moved, moving must gain this much evidence a join."""
WINDOW = 160
"""Fragments untangled at a time: bounds the work on a page that is one endless paragraph."""
# white space between Chinese characters or marks: the end of a line or of a column's line
_BREAK = re.compile(r"(?<=[\u3400-\u9fff，。、；：！？”》）,;:])[ \u3000]+(?=[\u3400-\u9fff“《（\"(])")
_HAN = re.compile(r"[\u3400-\u9fff]")


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
    if not _maybe_torn(runs):
        return Repair(_flowing(runs), (), False)
    pieces, second = without_second_prints(unglued(split(runs)))
    chained, letters_of = [], []
    for at in range(0, len(pieces), WINDOW):
        window = pieces[at : at + WINDOW]
        texts = [piece.text.text for piece in window]
        ends = [ends_sentence(text) for text in texts]
        evidence = weigh(texts)
        letters = evidence.joins
        following = successors(worth(evidence, ends[-1]))
        if _whole(following, letters):
            following = [*range(1, len(window)), None]
        found = in_order(chains(following), letters, evidence.starts.tolist(), ends)
        chained += [[at + i for i in chain] for chain in found]
        letters_of.append(letters)
    flat = [i for chain in chained for i in chain]
    body = _assembled(pieces, chained, letters_of)
    prints = tuple(span for piece in second for span in piece.text.source_spans(0, len(piece.text)))
    return Repair(body, prints, bool(second) or flat != list(range(len(pieces))))


def _whole(following: Sequence[int | None], letters: Matrix) -> bool:
    """Return whether the fragments stand in order already: few are moved, and the moves gain too little."""
    moved = [(i, j) for i, j in enumerate(following) if j is not None and j != i + 1]
    if len(moved) > MOSTLY_WHOLE * len(following):
        return False
    kept = [i for i, j in enumerate(following[:-1]) if j != i + 1]
    gain = sum(float(letters[i, j]) for i, j in moved) - sum(float(letters[i, i + 1]) for i in kept)
    return gain < WORTH_MOVING * len(moved)


def _maybe_torn(paragraphs: Sequence[MappedText]) -> bool:
    """Return whether there are breaks enough between Chinese characters for columns to be mixed."""
    breaks = 0
    for paragraph in paragraphs:
        if " " in paragraph.text or "\u3000" in paragraph.text:
            breaks += len(_BREAK.findall(paragraph.text))
    return breaks >= TORN_BREAKS


def _flowing(paragraphs: Sequence[MappedText]) -> MappedText:
    """Return the paragraphs one a line; those cut in mid-sentence are joined without a break."""
    parts: list[MappedText] = []
    for paragraph in paragraphs:
        if parts and not _cut(parts[-1].text, paragraph.text):
            parts.append(_newline(parts[-1], paragraph))
        parts.append(paragraph)
    return MappedText.join(parts)


def _cut(left: str, right: str) -> bool:
    """Return whether OCR cut a sentence between two paragraphs."""
    tail, head = left.rstrip(), right.lstrip()
    if not _HAN.match(head[:1]) or len(tail) < 30:
        return False
    return tail.endswith(("，", "、", ","))


def _newline(before: MappedText, after: MappedText) -> MappedText:
    """Return the line break between two texts, the source's own where the source has one."""
    left, right = before.extent, after.extent
    if left is not None and right is not None and left[1] < right[0]:
        return MappedText("\n", (Run(0, left[1], 1),))
    return MappedText.inserted("\n")


def _assembled(pieces: Sequence[Piece], chained: list[list[int]], letters: list[Matrix]) -> MappedText:
    """Return the chains one after another, with a gap wherever a join is not credible: a line is lost there."""
    parts: list[MappedText] = []
    last = -1
    for chain in chained:
        for k, i in enumerate(chain):
            if last >= 0 and not ends_sentence(pieces[last].text.text):
                near = last // WINDOW == i // WINDOW
                score = float(letters[i // WINDOW][last % WINDOW, i % WINDOW]) if near else 0.0
                if score < (CREDIBLE if k else CREDIBLE_AFAR):
                    parts.append(MappedText.inserted(GAP))
            elif last >= 0 and (not k or _breaks(pieces, last, i)):
                parts.append(_newline(pieces[last].text, pieces[i].text))
            parts.append(pieces[i].text)
            last = i
    return MappedText.join(parts)


def _breaks(pieces: Sequence[Piece], last: int, i: int) -> bool:
    """Return whether a paragraph ends between two fragments: the print says so and the sentence ends there."""
    return i == last + 1 and pieces[i].opens
