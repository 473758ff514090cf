"""Traditional script → simplified, character for character, so that one set of words matches both and offsets hold.

Only matching reads the simplified text; what a table quotes is what the page prints.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_SHARE = 0.1
"""Of the characters that differ between the scripts at all, so many must be traditional: a page in simplified script
prints one now and then, in a name or a seal."""
_HAN = re.compile("[\u4e00-\u9fff]")
_SAMPLE = 20_000


@cache
def _table() -> dict[int, str]:
    """Return the characters that differ (OpenCC's table, see ``tools/make_traditional.py``), read once."""
    lines = (files("govtrends.text") / "traditional.txt").read_text(encoding="utf-8").split("\n")
    return {
        ord(old): new
        for above, below in zip(lines[::2], lines[1::2], strict=False)
        for old, new in zip(above, below, strict=True)
    }


@cache
def _sorts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = _table()
    return re.compile(f"[{''.join(map(chr, table))}]"), re.compile(f"[{''.join(set(table.values()))}]")


def is_traditional(text: str) -> bool:
    """Return whether a text is printed in traditional script."""
    sample = text[:_SAMPLE]
    traditional, simplified = _sorts()
    old = len(traditional.findall(sample))
    return old > 0 and old >= _SHARE * (old + len(simplified.findall(sample)))


def to_simplified(text: str) -> str:
    """Return the text with every traditional character written as the simplified one; the length is the same."""
    return text.translate(_table())
