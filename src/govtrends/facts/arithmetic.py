"""Arithmetic that checks itself: parts against totals, and shares against the counts they are shares of.

Nothing is corrected: a sum that does not come out is reported, because the page or the reading is wrong.  An alarm that
is false costs more than one that is missed, so only parts that the words mark as parts are added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from govtrends.model import Indicator, Problem

STAGE = "indicators"
_WITHIN = re.compile(r"其中[，,:：]?|分别为|of which|including", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")
# 、 and 和 continue a list of parts; a comma may begin another matter (其中高铁370公里，新增农村公路3000公里).
_LISTED = re.compile(r"[^，,；;。.]*[、和及][^，,；;。.]*|,? and [a-z ]*")
_RATE_OF = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,6}?)率$")
# What is left over when part of a total is done: the two of them make it up.
_LEFT = re.compile(r"正在|尚未|尚有|尚在|未(?=[办解完整化交])|剩余|余下|其余")
# A mean, a rate or a change is no total, and what was added is no part of the share of all.
_NO_TOTAL = re.compile(r"年均|平均|每|同比|增|减")
_HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_MOST_PARTS = 6
# Rows and characters that a total and its parts, or a count and its share, may stand apart.
_ROWS, _FAR, _NEAR = 10, 800, 120
# A share is printed to a tenth of a point at best; half a unit of its last digit is no contradiction.
_TOLERANCE = 0.5


def check_sums(found: Sequence[Indicator], source: str) -> list[Problem]:
    """Return a problem for every total that its stated parts deny, and for every share that its counts deny.

    ``found`` are the indicators of one article in reading order; ``source`` names it in the problems.  Parts are what
    follows 其中 as a list, and what is done together with what is left (办结180件、正在办理50件 of 230).
    """
    rows = [row for row in found if row.duplicate_of is None and not row.damaged]
    return [*_too_many(rows, source), *_done_and_left(rows, source), *_shares(rows, source)]


def _too_many(rows: Sequence[Indicator], source: str) -> Iterator[Problem]:
    """Report a list of parts after 其中 that is more than the number before it."""
    for index, total in enumerate(rows[:-1]):
        if total.measure in ("percent", "rate") or total.approx is not None or total.direction is not None:
            continue
        if _NO_TOTAL.search(total.subject):
            continue
        parts = _listed_parts(total, rows[index + 1 : index + 1 + _MOST_PARTS])
        if sum((part.value for part in parts), 0.0) > total.value:
            yield _problem(total, parts, "parts exceed the total", source)


def _listed_parts(total: Indicator, following: Sequence[Indicator]) -> list[Indicator]:
    """Return the numbers that stand in one list right after 其中, in the unit of ``total``."""
    sentence = total.sentence
    at = sentence.find(total.text) + len(total.text)
    within = _WITHIN.search(sentence, at)
    if at < len(total.text) or within is None or _DIGIT.search(sentence, at, within.start()):
        return []
    parts: list[Indicator] = []
    end = within.end()
    for row in following:
        start = sentence.find(row.text, end)
        between = sentence[end:start] if start >= 0 else ""
        if start < 0 or row.unit != total.unit or row.direction is not None:
            break
        if (parts and not _LISTED.fullmatch(between)) or (not parts and re.search("[，,；;。]", between)):
            break
        parts.append(row)
        end = start + len(row.text)
    return parts


def _done_and_left(rows: Sequence[Indicator], source: str) -> Iterator[Problem]:
    """Report a total that is not what was done and what is left of it together."""
    for index, left in enumerate(rows):
        if left.measure != "count" or left.approx is not None or not _LEFT.search(left.subject):
            continue
        near = [
            row
            for row in rows[max(0, index - _ROWS) : index]
            if row.unit == left.unit and row.measure == "count" and abs(left.char_start - row.char_start) <= _FAR
        ]
        near = [row for row in near if _same_things(row, left)]
        if len(near) < 2 or any(row.approx is not None for row in near):
            continue
        if any(_come_out(total, [*near[at + 1 :], left]) for at, total in enumerate(near)):
            continue
        total = max(near, key=lambda row: row.value)
        parts = [*near[near.index(total) + 1 :], left]
        if len(parts) >= 2:
            yield _problem(total, parts, "parts and total disagree", source)


def _same_things(a: Indicator, b: Indicator) -> bool:
    pairs = [set(_HAN_PAIR.findall(row.subject)) for row in (a, b)]
    return bool(pairs[0] & pairs[1])


def _come_out(total: Indicator, parts: Sequence[Indicator]) -> bool:
    """Say whether the last part and some of those before it add up to the total."""
    *others, left = parts
    sizes = range(len(others) + 1)
    return any(
        sum((row.value for row in chosen), 0.0) + left.value == total.value
        for size in sizes
        for chosen in combinations(others, size)
    )


def _shares(rows: Sequence[Indicator], source: str) -> Iterator[Problem]:
    """Report a rate (完工率70%) that the count before it (完工28所) denies, held against every whole nearby (40所)."""
    for index, rate in enumerate(rows):
        named = _RATE_OF.search(rate.subject)
        if index == 0 or rate.unit != "%" or named is None or rate.approx is not None or rate.direction is not None:
            continue
        done, before = rows[index - 1], rows[max(0, index - _ROWS) : index - 1]
        if not _is_exact_count(done) or named["what"] not in done.subject or _NO_TOTAL.search(done.subject):
            continue
        if rate.char_start - done.char_start > _NEAR:
            continue
        wholes = [row for row in before if _is_exact_count(row) and row.unit == done.unit and row.value >= done.value]
        wholes = [row for row in wholes if done.char_start - row.char_start <= _NEAR and row.value > 0]
        if wholes and all(abs(100 * done.value / whole.value - rate.value) > _TOLERANCE for whole in wholes):
            counted = f"{done.value:g} of {wholes[-1].value:g}{done.unit}"
            detail = f"{rate.subject} {rate.value:g}% but {counted}; check the page at {rate.char_start}"
            yield Problem(source, STAGE, "share and counts disagree", detail)


def _is_exact_count(row: Indicator) -> bool:
    return row.measure == "count" and row.approx is None


def _problem(total: Indicator, parts: Sequence[Indicator], reason: str, source: str) -> Problem:
    listed = " + ".join(f"{row.value:g}" for row in parts)
    named = f"{total.subject} {total.value:g}{total.unit}, of which {listed}"
    return Problem(source, STAGE, reason, f"{named}; check the page at {total.char_start}")
