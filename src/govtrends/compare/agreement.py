"""When two figures can be the same fact: value, unit, time and subject, each judged alone.

Nothing here looks at more than two figures; :mod:`govtrends.compare.reconcile` brings together those
worth a look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

When = Literal["same", "unknown", "later", "overlap", "apart"]

_HAN = re.compile("[\u4e00-\u9fff]")
_PRINTED_WORDS = re.compile(r"\(([a-z][^()]*)\)$", re.IGNORECASE)
# Classifiers that papers exchange freely; between families a change of classifier is a change of what is counted.
_FAMILIES = (
    ("人", "人次", "名", "位"),
    ("户", "户次", "家", "家次", "所", "所次", "处", "户数"),
    ("份", "册", "张", "本", "幅", "套"),
    ("项", "条", "件", "类", "起", "宗"),
    ("场", "次", "期", "批"),
    ("辆", "台", "部", "架"),
)
_FAMILY = {unit: number for number, units in enumerate(_FAMILIES) for unit in units}
GENERIC = frozenset(("个", ""))
"""What a count is called when the language has no classifier: it fits every other."""
_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A row of indicators with what its comparison needs; ``row`` is its row number, ``words`` bigrams of
    its subject.
    """

    row: int
    article: str
    start: int
    indicator: str | None
    subject: str
    words: frozenset[str]
    value: float
    high: float | None
    unit: str
    measure: str
    approx: str | None
    direction: str | None
    basis: str | None
    status: str
    since: date | None
    until: date | None
    over_years: str | None
    place: str
    chinese: bool
    damaged: bool
    sentence: str

    @classmethod
    def of(cls, number: int, row: Mapping[str, Any]) -> Figure:
        """Return row ``number`` of the indicators table as a figure; its place must be known."""
        subject = str(row["subject"])
        return cls(
            row=number,
            article=row["article_id"],
            start=row["char_start"],
            indicator=row["indicator"],
            subject=subject,
            words=_bigrams(subject),
            value=row["value"],
            high=row["value_max"],
            unit=row["unit"],
            measure=row["measure"],
            approx=row["approx"],
            direction=row["direction"],
            basis=None if row["basis"] == "unspecified" else row["basis"],
            status="result" if row["status"] == "result" else "ahead",
            since=row["period_start"],
            until=row["period_end"],
            over_years=row["period_kind"] if row["period_kind"] in ("years", "each_year") else None,
            place=row["place_code"],
            chinese=_HAN.search(_PRINTED_WORDS.sub("", row["sentence"])) is not None,
            damaged=row["damaged"],
            sentence=row["sentence"],
        )


def when(a: Figure, b: Figure) -> When:
    """Return how the period of ``b`` stands to that of ``a``, which must not end later.

    ``later``: a further reading of the same series, that is since the same day (截至6月, then 1—8月) or
    for the next stretch of the same length (May, then June); ``overlap`` and ``apart`` are no series.
    """
    if a.until is None or b.until is None:
        return "unknown"
    if a.until == b.until and (a.since == b.since or a.since is None or b.since is None):
        return "same"
    if a.until == b.until:
        return "overlap"
    if _counts_from(a, b):
        return "later"
    if a.since is None or b.since is None:
        return "apart"
    if b.since <= a.until:
        return "overlap"
    first, second = (a.until - a.since).days + 1, (b.until - b.since).days + 1
    return "later" if abs(first - second) <= max(first, second) / 8 else "apart"


def _counts_from(a: Figure, b: Figure) -> bool:
    """Say whether both periods count from one day; without a printed start, the year's first is meant."""
    if a.since == b.since:
        return True
    if a.until is None or b.until is None:
        return False
    year_a = a.since or date(a.until.year, 1, 1)
    year_b = b.since or date(b.until.year, 1, 1)
    return year_a == year_b


def near(a: Figure, b: Figure) -> bool:
    """Say whether both periods end within a year of each other, or one of them is not known."""
    return a.until is None or b.until is None or abs(a.until - b.until) <= _A_YEAR


def same_unit(a: Figure, b: Figure) -> bool:
    """Say whether two figures can count the same things."""
    if a.unit == b.unit:
        return True
    if a.measure != "count" or b.measure != "count":
        return False
    if a.unit in GENERIC or b.unit in GENERIC:
        return True
    return a.unit in _FAMILY and _FAMILY[a.unit] == _FAMILY.get(b.unit)


def counts_other_things(a: Figure, b: Figure) -> bool:
    """Say whether two counts name kinds of things that cannot be the same (份, 人)."""
    counted = a.measure == "count" and b.measure == "count"
    return counted and a.unit in _FAMILY and b.unit in _FAMILY and _FAMILY[a.unit] != _FAMILY[b.unit]


# A value is held against a dozen others.
@lru_cache(maxsize=50_000)
def digits(value: float) -> int:
    """Return the number of significant digits: 4873 has four, 40000 one."""
    return len(Decimal(repr(value)).normalize().as_tuple().digits)


def agree(a: Figure, b: Figure) -> bool:
    """Say whether both values can be printed of one quantity, given how exact each claims to be.

    62661亿 and 6.27万亿 agree (rounded), 10万余 and 104000 too (at least), 6.27万亿 and 6.3万亿 without an
    approximation do not unless one rounds the other.
    """
    if a.value == b.value and a.high == b.high:
        return True
    if a.high is not None or b.high is not None:
        return False
    coarse, fine = (a, b) if digits(a.value) <= digits(b.value) else (b, a)
    step = _step(coarse.value)
    off = fine.value - coarse.value
    if coarse.approx == "at_least":
        return 0 <= off < step
    if coarse.approx in ("nearly", "at_most"):
        return -step < off <= 0
    if coarse.approx is None and digits(coarse.value) < 2:
        return False
    return abs(off) <= step / 2


@lru_cache(maxsize=50_000)
def _step(value: float) -> float:
    """Return what one more in the last significant digit is worth."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return float(Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def likeness(a: Figure, b: Figure) -> float:
    """Return the Dice coefficient of the subjects' bigrams (Chinese) or words (English), 0 across
    languages.
    """
    if not a.words or not b.words:
        return 0.0
    return 2 * len(a.words & b.words) / (len(a.words) + len(b.words))


@lru_cache(maxsize=50_000)
def _bigrams(subject: str) -> frozenset[str]:
    plain = _PRINTED_WORDS.sub("", subject).strip()
    if _HAN.search(plain) is None:
        return frozenset(plain.lower().split())
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1)) or frozenset((plain,))
