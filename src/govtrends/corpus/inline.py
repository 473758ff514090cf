"""Lines that hold more than one thing: a head, its byline and its text on one line, or several articles in one run."""

from __future__ import annotations

import re
from itertools import pairwise

from govtrends.corpus.bylines import byline_of
from govtrends.corpus.lines import Line
from govtrends.corpus.trade import CREDITS, RANKS, WRITERS, any_of

# A name ends at a blank, a comma or the line's end, and is no dateline (柳河讯).
_NAME = r"(?![\u4e00-\u9fff]{1,8}讯)[\u4e00-\u9fff]{2,3}(?=[\s、]|$)"
_ROLE = rf"(?:本报|本台)?(?:{any_of(RANKS)}|全媒体|融媒体?)?(?:{any_of(WRITERS)}|{any_of(CREDITS)})"
_SIGNED = rf"{_ROLE}[:\s]*{_NAME}(?:[、\s]{{1,2}}{_NAME}){{0,3}}"
_MARKED = re.compile(
    rf"[□■◎◇]\s*{_SIGNED}(?:\s{{1,2}}{_SIGNED})?(?:\s?(?:文/图|图/文|摄影报道))?(?!\s?(?:摄影?|供图)\s*$)"
)
_DATELINE = re.compile(r"(?<=[。!?”\s])(?:本报讯|[\u4e00-\u9fff]{2,5}(?<![通资喜短简快音问])讯)(?=[\s(])")
# A headline and its byline on one short line: 某镇开展清洁行动 本报记者 张三
_BARE = re.compile(rf"\s+(?={_ROLE}\s?[\u4e00-\u9fff])")
# A head may open with a place and a colon (某镇:…); any other mark of a clause makes it text.
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,8}[镇乡道区县市局院校村]:")
_CLAUSES = re.compile("[,:;、]")
_SENTENCE_END = re.compile(r"[。!?][”』」》)]{0,2}")
_SHORT = 100


# 【某镇：早稻田里来了“无人机”】这两天,…: a post's head in brackets, right before its text.
_BRACKETED = re.compile(r"\[(?=[^\[\]]{8,40}\])([^\[\]。;]+)\](?=[^\s\[\]:,。].{20})")


# 促进文明 建设新城Yunxi: The district …: a banner that was left in Chinese above the head of a translated page.
_BANNER = re.compile(r"([\u4e00-\u9fff][\u4e00-\u9fff ]{3,40})(?=[A-Z][\w'’-]+[ :,][^\u4e00-\u9fff。]{20,240}$)")
# The label that a reader of feeds prints before its day: date 2022-10-01 Recently, …
_STAMP = re.compile(r"date (?:19|20)\d\d-\d\d-\d\d\s+(?=[A-Z\"“])")


def split_inline(line: Line) -> list[Line]:
    """Cut a line into the heads, bylines and texts that it holds; most lines come back whole."""
    fold = line.fold
    if fold[-1] < "\x80" and fold[0] > "\x7f" and len(fold) <= 280 and (banner := _BANNER.match(fold)) is not None:
        return [line.cut(0, banner.end()), line.cut(banner.end())]
    if fold.startswith("date ") and (stamp := _STAMP.match(fold)) is not None:
        return [line.cut(0, stamp.end()), line.cut(stamp.end())]
    if fold[0] == "[" and (head := _BRACKETED.match(fold)) is not None and byline_of(head[1]) is None:
        return [line.cut(*head.span(1)), *split_inline(line.cut(head.end()))]
    if fold.find("讯", 8) < 0 and not ("□" in fold or "■" in fold or "◎" in fold or "◇" in fold):
        return _split_bare(line)
    cuts: set[int] = set()
    for match in _MARKED.finditer(fold, 1):
        start = _head_start(fold, match.start())
        if 4 <= len(fold[start : match.start()].strip()) <= 60:
            cuts |= {start, match.start(), match.end()}
        elif not fold[start : match.start()].strip():
            cuts |= {match.start(), match.end()}
    for match in _DATELINE.finditer(fold, 1):
        start = max(_head_start(fold, match.start()), max((cut for cut in cuts if cut <= match.start()), default=0))
        above = fold[start : match.start()].strip()
        if not above or (4 <= len(above) <= 45 and not _CLAUSES.search(_PLACE.sub("", above))):
            cuts |= {start, match.start()}
    return _cut(line, cuts) if cuts - {0} and byline_of(fold) is None else _split_bare(line)


def _head_start(fold: str, end: int) -> int:
    """Return where the head that ends at ``end`` begins: behind the last full stop."""
    last = 0
    for match in _SENTENCE_END.finditer(fold, max(0, end - 80), end):
        last = match.end()
    return last if last or end <= 80 else end


def _cut(line: Line, cuts: set[int]) -> list[Line]:
    edges = sorted({0, len(line.fold), *cuts})
    pieces = [line.cut(low, high) for low, high in pairwise(edges)]
    first, *rest = [piece for piece in pieces if piece.fold]
    return [first, *(piece._replace(blanks=1) for piece in rest)]


def _split_bare(line: Line) -> list[Line]:
    if not 12 <= len(line.fold) <= _SHORT or "。" in line.fold:
        return [line]
    for match in _BARE.finditer(line.fold, 4):
        byline = byline_of(line.fold[match.end() :].strip())
        if byline is not None and byline.names and byline_of(line.fold) is None:
            return [line.cut(0, match.start()), line.cut(match.end())]
    return [line]
