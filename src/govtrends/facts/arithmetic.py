"""Arithmetic that checks itself: parts against totals, and shares against the counts they are shares of.

Nothing is corrected: a sum that does not come out is reported, because the page or the reading is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, groupby

from govtrends.model import Indicator, Problem

STAGE = "indicators"
_WITHIN = re.compile(r"其中|包括|分别为|of which|including", re.IGNORECASE)
_RATE_OF = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,6}?)率$")
_MOST_PARTS = 6
# A share is printed to a tenth of a point at best; half a unit of its last digit is no contradiction.
_TOLERANCE = 0.5


def check_sums(found: Sequence[Indicator], source: str) -> list[Problem]:
    """Return a problem for every total whose stated parts (其中…) exceed it, and for every share its counts deny.

    ``found`` are the indicators of one article in reading order; ``source`` names it in the problems.
    """
    problems = []
    for _, group in groupby(found, key=lambda row: row.sentence):
        rows = [row for row in group if row.duplicate_of is None and row.direction is None]
        problems += [*_parts(rows, source), *_shares(rows, source)]
    return problems


def parts_of(total: Indicator, rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the rows (two to six, same unit) whose values add up to ``total``, or an empty tuple."""
    same = [row for row in rows if row is not total and row.unit == total.unit and row.value < total.value]
    for size in range(2, min(len(same), _MOST_PARTS) + 1):
        for parts in combinations(same, size):
            if sum(part.value for part in parts) == total.value:
                return parts
    return ()


def _parts(rows: Sequence[Indicator], source: str) -> list[Problem]:
    """Hold the numbers after 其中 against the number before it."""
    problems = []
    for total, *following in (rows[index:] for index in range(len(rows))):
        sentence = total.sentence
        at = sentence.find(total.text)
        within = _WITHIN.search(sentence, at + len(total.text)) if at >= 0 else None
        if within is None or re.search(r"[0-9]", sentence[at + len(total.text) : within.start()]):
            continue
        parts = [row for row in following if row.unit == total.unit and sentence.find(row.text) > within.start()]
        too_many = sum(row.value for row in parts)
        if parts and total.approx is None and too_many > total.value and max(row.value for row in parts) > total.value:
            listed = " + ".join(f"{row.value:g}" for row in parts)
            problems.append(
                Problem(
                    source,
                    STAGE,
                    "parts exceed the total",
                    f"{total.subject} {total.value:g}{total.unit}, of which {listed};"
                    f" check the page at {total.char_start}",
                )
            )
    return problems


def _shares(rows: Sequence[Indicator], source: str) -> list[Problem]:
    """Hold a rate (完工率70%) against the counts of its sentence (40所 planned, 28所 完工)."""
    problems = []
    for rate in rows:
        named = _RATE_OF.search(rate.subject)
        if rate.unit != "%" or named is None or rate.approx is not None:
            continue
        counts = [row for row in rows if row.measure == "count" and row.approx is None]
        done = [row for row in counts if named["what"] in row.subject]
        wholes = [row for row in counts if row.char_start < rate.char_start and row not in done]
        pairs = [(part, whole) for part in done for whole in wholes if whole.unit == part.unit and whole.value > 0]
        shares = [100 * part.value / whole.value for part, whole in pairs if part.value <= whole.value]
        if shares and all(abs(share - rate.value) > _TOLERANCE for share in shares):
            part, whole = pairs[0]
            problems.append(
                Problem(
                    source,
                    STAGE,
                    "share and counts disagree",
                    f"{rate.subject} {rate.value:g}% but {part.value:g} of {whole.value:g}{part.unit};"
                    f" check the page at {rate.char_start}",
                )
            )
    return problems
