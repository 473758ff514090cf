"""An English period in the frame of the words around it: as of, by, than, what is planned and what is done."""

from __future__ import annotations

import re

from govtrends.facts.period_forms import Anchor, Form, PeriodSpan
from govtrends.facts.periods_en import SCANNER
from govtrends.model import Period

_LEAD = re.compile(
    r"(?:\b(?P<of>as\s+of(?:\s+\d\d?:\d\d(?:\s?[ap]\.?m\.?)?\s+on)?|up\s+to|by|until|till)|\b(?P<in>in|on|during|from))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(
    r"(?:than|compared\s+(?:with|to)|\bover(?!\s+the\s+p)|against)\s+(?:that\s+of\s+)?(?:in\s+)?(?:the\s+end\s+of\s+)?$",
    re.IGNORECASE,
)
# will open 9 schools in the first quarter; in the first quarter the town plans to: such a part of a year lies ahead.
_PARTS = frozenset(("half", "quarter", "front", "months"))
_INTENDED = re.compile(
    r"\b(?:will|shall|plans?\s+to|aims?\s+to|(?:is|are)\s+(?:expected|planned|due|scheduled)\s+to)\b"
)
# has paved 64 lanes this year: what is told as done, is done by the day of the issue.
_AHEAD = re.compile(r"\b(?:will|shall|would|plan|aim|target|goal|expect|striv|schedul|(?:is|are) to\b)", re.IGNORECASE)
_DONE = re.compile(r"\b(?:has|have|had|is|are|was|were|[a-z]+ed|sold|built|took|held|grew|fell|rose|saw|paid|spent)\b")
# since it was launched on June 1, 2017: from that day on.
_SINCE = re.compile(r"\bsince\s+(?:its|their|it|they)\b[^.,;\d]{0,40}?\b(?:on|in)\s+$", re.IGNORECASE)
_AS_OF_FORMS = frozenset(("date", "month", "year", "this", "iso", "year_end"))


def find(text: str, anchor: Anchor) -> list[PeriodSpan]:
    """Return the English periods of ``text``; conventions as :func:`govtrends.facts.periods.find_periods`."""
    spans = []
    for match, form in SCANNER.scan(text):
        at, stop = match.start(), match.end()
        if not _at_word(text, at, stop):
            continue
        lead = _LEAD.search(text, max(0, at - 24), at)
        as_of = lead is not None and lead["of"] is not None and form.name in _AS_OF_FORMS
        past = as_of and lead is not None and lead["of"][:1] in "aAuU"
        due = as_of or _is_intended(form, match, text)
        days = form.read(match, anchor.looking(0) if past else anchor.due() if due else anchor)
        if days is None:
            continue
        start, end, kind = days
        if as_of and lead is not None:
            at, start, kind = lead.start(), None, "as_of"
        elif start and form.name in _AS_OF_FORMS and (since := _SINCE.search(text, max(0, at - 60), at)) is not None:
            at, end, kind = since.start(), anchor.end, "during"
        elif match[0].lower() == "this year" and start and anchor.end and _is_done(match, text):
            end, kind = anchor.end, "during"
        if start is not None and end is not None and start > end:
            end = None
        base = form.base or bool(_HELD_AGAINST.search(text, max(0, at - 24), at))
        printed = text[at:stop].rstrip()
        spans.append(PeriodSpan(at, at + len(printed), Period(printed, start, end, kind), base=base, vague=form.vague))
    return spans


def _is_intended(form: Form, match: re.Match[str], text: str) -> bool:
    return form.name in _PARTS and not match["y"] and _INTENDED.search(text, *_sentence(match, text)) is not None


def _is_done(match: re.Match[str], text: str) -> bool:
    span = _sentence(match, text)
    done = not text.startswith(("'s", "’s"), match.end()) and _DONE.search(text, *span) is not None
    return done and _AHEAD.search(text, *span) is None


def _sentence(match: re.Match[str], text: str) -> tuple[int, int]:
    """Return the stretch of a period's sentence that may say whether it lies ahead."""
    stop = text.find(". ", match.end(), match.end() + 40)
    start = max(text.rfind(". ", 0, match.start()), match.start() - 80, 0)
    return start, match.end() + 40 if stop < 0 else stop


def _at_word(text: str, start: int, end: int) -> bool:
    """Whether ``start:end`` begins and ends at the edge of a word ('may' in 'maybe', 'this year' in 'yearly')."""
    left = start == 0 or not (text[start - 1].isascii() and text[start - 1].isalpha())
    right = end >= len(text) or not (text[end].isascii() and text[end].isalpha())
    return left and right
