"""Figures of several years: the level at the end, the one set out from, a yearly figure of each, a sum of all."""

from __future__ import annotations

import re
from datetime import date

from govtrends.facts.indicators_reading import Reading
from govtrends.model import Period
from govtrends.text.calendar import small_number

# Until March a report looks back on the year that is over.
EARLY = 3
_YEAR = 366
_EACH = re.compile("每年|年均(?!增|提|上|下|减|降)")
_MEAN = re.compile("(?:每年|年均)(?:分别|实际|名义|同比|约|超过?)*(?:增|上[升涨]|下降|提|降|减|递)")
# 粮食产量稳定在1300亿斤以上, 连续9年保持在…: so much in every year of the time.
_KEPT = re.compile(r"(?:稳定|保持|维持)在|连续[0-9一二三四五六七八九十]+年")
_IN_YEARS = re.compile("(?<=..)([0-9两二三四五六七八九十]+)年$")
TO = frozenset("到至")
_TO_YEAR = re.compile("[到至](?:19|20)[0-9]{2}年")


def speaks_of_years(sentence: str) -> bool:
    """Say whether a sentence holds any of the words that make a figure one of several years; most do not."""
    if "每年" in sentence or "年均" in sentence or "连续" in sentence:
        return True
    return "稳定在" in sentence or "保持在" in sentence or "维持在" in sentence


def each_year(subject: str, clause: str) -> str | None:
    """Return the subject without 每年 or 年均 where a figure is one of each year, else ``None``.

    ``clause`` is what stands before the number in its clause.
    """
    if not clause and "年" not in subject:
        return None
    bare = _EACH.sub("", subject)
    return bare if bare != subject or _EACH.search(clause) is not None else None


def is_mean(clause: str) -> bool:
    """Say whether the words before a change give it as that of a mean year (年均, 平均每年)."""
    return _MEAN.search(clause) is not None


def in_years(subject: str, period: Period | None) -> str | None:
    """Return a subject without 五年 at its end where its period is as many years (收入五年增长30%), else ``None``."""
    pace = _IN_YEARS.search(subject) if subject[-1:] == "年" else None
    if pace is None or period is None or period.start is None or period.end is None:
        return None
    years = period.end.year - period.start.year + 1
    return subject[: pace.start()] if small_number(pace[1].replace("两", "二")) == years else None


def is_kept(clause: str) -> bool:
    """Say whether the words before a number tell a level that was held through the time (稳定在)."""
    return _KEPT.search(clause) is not None


def period_of(period: Period, reading: Reading, over_years: str, *, long: bool) -> Period | None:
    """Return the period of a reading: in several years a level reached is the last year's, one left the year's before.

    ``over_years`` says what a bare figure of its indicator is then: ``last`` makes it a level reached, too.  ``long``:
    the period is one of several years (:func:`is_long`).
    """
    if reading.left and period.text in reading.left:
        return period
    if period.text[:1] in TO and _TO_YEAR.fullmatch(period.text) is not None and period.end is not None:
        return None if reading.left is not None else _year_of(period, period.end.year)
    if not long or period.start is None or period.end is None:
        return None if reading.left is not None else period
    if reading.left is not None:
        return None if period.text.endswith("以来") else _year_of(period, period.start.year - 1)
    if reading.reached or (over_years == "last" and reading.direction is None):
        # 2022年以来 in February ends with the year that is over.
        return _year_of(period, period.end.year - (period.end.month <= EARLY))
    return period


def over_several(period: Period, *, yearly: bool) -> Period:
    """Return a period longer than a year with the kind that keeps its figures apart from those of one year.

    ``each_year`` for a yearly figure, ``years`` for a sum, change or state of the whole time.
    """
    return Period(period.text, period.start, period.end, "each_year" if yearly else "years")


def is_long(period: Period) -> bool:
    """Say whether a period is known to be longer than a year."""
    if period.start is None or period.end is None:
        return False
    return period.end.year != period.start.year and (period.end - period.start).days > _YEAR


def _year_of(period: Period, year: int) -> Period:
    return Period(period.text, date(year, 1, 1), date(year, 12, 31), "year")
