"""Which years the campaigns and policies named on a page leave open, held against the month and day it reports.

落地检 is printed from April 2022 on, 核酸检测 until January 2023: a page of 13 October with both is of 2022.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from ahocorasick_rs import AhoCorasick

from govtrends.registry.occasions import occasions
from govtrends.text.calendar import make_date

Season = tuple[date, date | None, str]
"""First and last day of a window (``None``: open) and the word that opened it."""

YEARS = range(2000, 2036)
# OCR breaks words over lines, and papers set the names of campaigns in marks of many kinds.
_MARKS = '“”"「」『』《》‘’'


def _plain(text: str) -> str:
    plain = "".join(text.split())
    for mark in _MARKS:
        plain = plain.replace(mark, "")
    return plain


@cache
def _season_words() -> tuple[AhoCorasick, list[Season]]:
    """Return an automaton of the words of all windows, and the window of each."""
    listed = [(_plain(word).lower(), w, word) for w in occasions().windows for word in w.words]
    return AhoCorasick([plain for plain, _, _ in listed]), [(w.first, w.last, word) for _, w, word in listed]


def seasons(text: str, language: str) -> list[Season]:
    """Return the windows that words of a season open (迎接党的二十大: 2022 until 16 October), each once, in order."""
    automaton, windows = _season_words()
    plain = _plain(text if language == "zh" else text.lower())
    found: dict[tuple[date, date | None], Season] = {}
    for index, _, _ in automaton.find_matches_as_indexes(plain, overlapping=True):
        found.setdefault(windows[index][:2], windows[index])
    return sorted(found.values(), key=lambda season: season[0])


def years_left(found: Sequence[Season], month: int, day: int, floor: int | None = None) -> list[int]:
    """Return the years in which the day ``month``-``day`` lies inside every window; empty without a closed one.

    ``floor`` is the latest year that the page prints as past.
    """
    if all(last is None for _, last, _ in found):
        return []
    days = [(year, make_date(year, month, day) or make_date(year, month, 28)) for year in YEARS]
    return [
        year
        for year, at in days
        if at is not None
        and (floor is None or year >= floor)
        and all(first <= at and (last is None or at <= last) for first, last, _ in found)
    ]


def words_of(found: Sequence[Season]) -> str:
    """Return the words that opened the windows, as evidence."""
    return ", ".join(word for _, _, word in found[:4])
