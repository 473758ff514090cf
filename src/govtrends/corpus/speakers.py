"""Speakers' lines: the office and name of whoever speaks, with a colon, as the whole headline of a talk.

All functions take folded text (see :mod:`govtrends.corpus.lines`).
"""

from __future__ import annotations

import re

from govtrends.corpus.names import is_plain_name
from govtrends.corpus.trade import ENGLISH_OFFICES, ENGLISH_SAYING, OFFICES, SAYING, any_of

_OFFICE = any_of(OFFICES)
# An official and a name, then a colon: the whole headline of a talk (某局党组书记、局长王某:).
_SPEAKER = re.compile(rf"[^。,;:!?\s]{{0,50}}{_OFFICE}\s?[\u4e00-\u9fff·]{{0,4}}(?:\s?[\u4e00-\u9fff]{{1,2}})?\s?:?")
# 某某公司修理工张三:, 某某村村民李四: nobody in office, but named, and with what he does.
_WORKER = re.compile(
    r"[^。,;:!?\s]{4,40}(?:[\u4e00-\u9fff][工员师农匠手]|村民|居民|工人|职工|医生|学生|业主|用户|[种养大]户)([\u4e00-\u9fff]{2,3}):"
)
_ADDRESS = re.compile(r"(?:女士|先生|师傅|阿姨|大[爷妈娘姐哥叔婶]|某.?|同志|老师|代表)$")
_SPEECH_VERB = re.compile(rf"{any_of(SAYING)}\s*:?$")
# 各位代表: those spoken to.
_ADDRESSED = re.compile("各位|尊敬的|亲爱的")
_ENGLISH_SPEAKER = re.compile(r"[A-Z][^.!?;:]{4,180}:")
_ENGLISH_OFFICE = re.compile(rf"\b{any_of(ENGLISH_OFFICES)}\b")
_ENGLISH_SAID = re.compile(rf"\b{any_of(ENGLISH_SAYING)}\b", re.IGNORECASE)
_COLON = re.compile(":")
_EMBEDDED = re.compile(rf"[^。,;:!?\s]{{2,50}}{_OFFICE}[\u4e00-\u9fff]{{2,3}}:$")
_OPENING = re.compile(rf"[^。,;:!?\s]{{2,40}}{_OFFICE}[\u4e00-\u9fff]{{0,3}}:")


def speaker(fold: str) -> re.Match[str] | None:
    """Return the match of a line that is an office and a name, with a colon or without."""
    match = _SPEAKER.fullmatch(fold) or _worker(fold)
    return None if match is None or _SPEECH_VERB.search(fold) or _ADDRESSED.match(fold) else match


def _worker(fold: str) -> re.Match[str] | None:
    match = _WORKER.fullmatch(fold)
    named = match is not None and is_plain_name(match[1]) and _ADDRESS.search(match[1]) is None
    return match if named else None


def is_speaker(fold: str) -> bool:
    """Return whether a line is a speaker's line: office, name and colon, and no verb of saying."""
    if not fold.endswith(":"):
        return False
    if _ENGLISH_SPEAKER.fullmatch(fold):
        return _ENGLISH_OFFICE.search(fold) is not None and _ENGLISH_SAID.search(fold) is None
    return len(fold) <= 60 and speaker(fold) is not None


def find_speaker(fold: str) -> tuple[int, int] | None:
    """Find the speaker's line that opens a text, or stands inside a torn one after a space or a full stop."""
    opening = _OPENING.match(fold)
    if opening is not None and not _SPEECH_VERB.search(opening[0]) and not _ADDRESSED.match(fold):
        return opening.span()
    for colon in _COLON.finditer(fold):
        at = colon.start()
        window = fold[max(0, at - 60) : at + 1]
        start = max(window.rfind(mark) for mark in " 。;!?,\n") + 1
        piece = window[start:]
        if len(piece) >= 8 and _EMBEDDED.fullmatch(piece) and not _SPEECH_VERB.search(piece):
            return at + 1 - len(piece), at + 1
    return None
