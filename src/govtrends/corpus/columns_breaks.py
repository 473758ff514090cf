"""Take out the blanks that the ends of printed lines left in text that is otherwise in order (到 处 is 到处).

A blank between Chinese characters may be meant: it parts names, the halves of a slogan, the characters of a short
name.  Line ends betray themselves by regularity: all lines of a column are equally wide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from govtrends.corpus.columns_pieces import printed_width
from govtrends.text.spans import MappedText
from govtrends.text.tokens import tokens

NARROWEST, WIDEST = 12.0, 130.0
"""Printed lines are this wide, in full characters."""
SLACK, INDENT = 1.75, 2.0
"""How much the lines of a column differ in width, and how much shorter the first one of a paragraph is."""
LEAST_ENDS, MOST_ODD = 2, 0.25
"""Line ends that make a column, and the share of blanks and lines that may not fit."""
LONG_RUN = 5
"""A blank inside a word is a line end where so many Chinese characters run on both sides; names are shorter."""
SAMPLE, MOST_TEXTS, MOST_WIDTHS = 2000, 50, 20
"""Characters of a paragraph, paragraphs, and widths that are looked at: bounds the work on a page of any size."""
SENTENCE = 30
"""Shorter paragraphs may be headings, whose halves a blank parts."""

_BLANK = re.compile(r"[ \u3000]+")
# what a line may be cut between: not Latin words, which are parted by blanks
_CUT = re.compile(r"(?<=[\u3400-\u9fff，。、；：！？”》）),;:%0-9])[ \u3000]+(?=[\u3400-\u9fff“《（(\"0-9])")
_DIGITS = re.compile(r"[0-9.,]")
# what stands between two blanks and is likely a name, or one character of one
_NAME = re.compile(r"[\u3400-\u9fff]{1,4}")
# tried once a run of characters, where it begins
_INSIDE = re.compile(r"[\u3400-\u9fff](?<![\u3400-\u9fff]{2})[\u3400-\u9fff]*+([ \u3000])[\u3400-\u9fff]+")


def without_line_breaks(paragraphs: Sequence[MappedText]) -> list[MappedText]:
    """Return the paragraphs, the blanks of line ends taken out; those without any are the same objects."""
    if not any(_has_blank(paragraph.text) for paragraph in paragraphs):
        return list(paragraphs)
    width = _width(paragraphs)
    if width is None:
        return [_whole_words(paragraph) for paragraph in paragraphs]
    ends = [[cut for cut, end in _cuts(text.text, _blanks(text.text), width) if end] for text in paragraphs]
    return [_joined(paragraph, cuts) for paragraph, cuts in zip(paragraphs, ends, strict=True)]


def _has_blank(text: str) -> bool:
    return " " in text or "\u3000" in text


def _blanks(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _BLANK.finditer(text)]


def _joined(paragraph: MappedText, cuts: Sequence[tuple[int, int]]) -> MappedText:
    return paragraph.remove(cuts) if cuts else paragraph


def _width(paragraphs: Sequence[MappedText]) -> float | None:
    """Return the width of the column that the blanks betray, or ``None`` where they stand anywhere."""
    texts = [paragraph.text[:SAMPLE] for paragraph in paragraphs if _has_blank(paragraph.text)][:MOST_TEXTS]
    printed = [list(map(printed_width, _BLANK.split(text))) for text in texts]
    lines = [line for widths in printed for line in widths[:-1]]
    last = [widths[-1] for widths in printed]
    best: tuple[int, float] = (LEAST_ENDS - 1, 0.0)
    blanks = list(map(_blanks, texts))
    common = Counter(line for line in lines if NARROWEST <= line <= WIDEST).most_common(MOST_WIDTHS)
    for width in sorted(width for width, _ in common):
        fits = [end for text, at in zip(texts, blanks, strict=True) for _, end in _cuts(text, at, width)]
        odd = fits.count(False) + sum(line > width + SLACK for line in last)  # a text goes on beyond the width
        ends = fits.count(True)
        if ends > best[0] and odd <= MOST_ODD * ends:
            best = (ends, width)
    return best[1] or None


def _cuts(text: str, blanks: Sequence[tuple[int, int]], width: float) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield the blanks at or beyond a line's width, and whether a line of that width ends there."""
    start, least = 0, width - SLACK - INDENT
    for blank, stop in blanks:
        size = printed_width(text[start:blank])
        if size < least:
            continue
        yield (blank, stop), size <= width + SLACK and _ends_line(text, blank, stop)
        start, least = stop, width - SLACK


def _ends_line(text: str, start: int, stop: int) -> bool:
    """Return whether a blank may be a line's end: it parts neither names nor numbers nor Latin words."""
    if not _CUT.match(text, start) or (_DIGITS.match(text, start - 1) and _DIGITS.match(text, stop)):
        return False
    before = _BLANK.split(text[max(0, start - LONG_RUN) : start])[-1]
    after = _BLANK.split(text[stop : stop + LONG_RUN], maxsplit=1)[0]
    return not _NAME.fullmatch(before) and not _NAME.fullmatch(after)


def _whole_words(paragraph: MappedText) -> MappedText:
    """Return a paragraph without the blanks that part a word inside long runs of characters."""
    if len(paragraph.text) < SENTENCE or not _has_blank(paragraph.text):
        return paragraph
    text, cuts = paragraph.text, []
    for match in _INSIDE.finditer(text):
        at = match.start(1)
        left, right = text[match.start() : at], text[at + 1 : match.end()]
        if min(len(left), len(right)) >= LONG_RUN and _in_word(left, right):
            cuts.append((at, at + 1))
    return _joined(paragraph, cuts)


def _in_word(left: str, right: str) -> bool:
    """Return whether the tokeniser reads a word across the two."""
    at = 0
    for token in tokens(left + right):
        if at == len(left):
            return False
        at += len(token)
        if at > len(left):
            return True
    return False
