"""Blanks inside Chinese words, which OCR and justified columns leave (同 比): a text without them, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_CJK = r"\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
_BLANK = re.compile(rf"[ \t](?:(?<=[{_CJK}].)[ \t]*(?=[{_CJK}0-9])|(?<=[0-9%,.;:].)[ \t]*(?=[\u4e00-\u9fff]))")


def without_blanks(text: str) -> str:
    """Return ``text`` without the blanks inside words; line breaks stay."""
    return _BLANK.sub("", text) if " " in text or "\t" in text else text


def shifts(text: str) -> Callable[[int], int]:
    """Return what says of an offset of the text without blanks how much larger it is in ``text``."""
    at, gone, shift = [], [0], 0  # where blanks stood, counted without them, and how many characters were gone by then
    for blank in _BLANK.finditer(text):
        at.append(blank.start() - shift)
        shift += blank.end() - blank.start()
        gone.append(shift)
    return lambda index: gone[bisect_right(at, index)]
