"""Lists of contents on a page: what stands elsewhere in the paper, in the issue, on the site.

All functions take folded text (see :mod:`govtrends.corpus.lines`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govtrends.corpus.lines import Line

_CONTENTS = re.compile(
    r"[\[(■◆●]?\s?(?:(?:今日|本期|本版|本报|要闻|热点|内容|版面|标题)?\s?(?:导读|要\s?目|目\s{0,4}录|看点|索引|提要)|标题导航|内容导航"
    r"|往期(?:推荐|回顾|精彩|精选)|推荐阅读|Contents|Inside(?: today)?|In this issue)\s?[\])]?\s?:?",
    re.IGNORECASE,
)
_PAGE_MARK = re.compile(
    r"\s?(?:[▶►→>▷]\s?|\s|[(\[]\s?)(?:见|详见|转)?第?\s?[A-D]?\d{1,2}\s?版\s?[)\]]?$|\s?(?:…{1,}|\.{4,}|·{3,})\s?\d{1,3}$"
)
# A list of one line: 导读:开学第一课怎么上?
_GUIDE = re.compile(r"(?:今日|本期|本版)?导\s?读\s?[:|]\s?\S")
_ITEMS = 24


def page_mark(fold: str) -> int | None:
    """Return where the page number begins that ends an item of a list of contents (▶2版, ………12), else ``None``."""
    match = _PAGE_MARK.search(fold, max(0, len(fold) - 60))
    return match.start() if match is not None and match.start() >= 4 else None


def contents(lines: Sequence[Line]) -> set[int]:
    """Return the lines of lists of contents (今日导读, 本期要目, 往期推荐): the label and the items right below it.

    An item is short and no sentence; behind an item with a page number (………12) a blank or a label may stand.
    """
    found: set[int] = set()
    for start, line in enumerate(lines):
        if len(line.fold) <= 60 and _GUIDE.match(line.fold):
            found.add(start)
            continue
        if len(line.fold) > 20 or not _CONTENTS.fullmatch(line.fold):
            continue
        found.add(start)
        listed: set[str] = set()
        for at in range(start + 1, min(len(lines), start + _ITEMS)):
            fold = lines[at].fold
            numbered = page_mark(fold) is not None
            label = (
                len(fold) <= 14
                and fold[0] == "["
                and fold[-1] == "]"
                and at + 1 < len(lines)
                and page_mark(lines[at + 1].fold)
            )
            stop = "。;" if fold[0] in "▶►·•◆■" else "。!;"
            if not (numbered or label) and (lines[at].blanks or len(fold) > 50 or fold[-1] in stop):
                break
            if fold in listed and not numbered:
                break  # the head of the text, behind the list that names it
            listed.add(fold)
            found.add(at)
    return found
