"""Whose number it is, where an article about a whole city or province speaks of its districts one by one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from govtrends.facts.literals import any_of
from govtrends.facts.place_english import find_english
from govtrends.facts.place_names import Named, NameFinder, shipped_names
from govtrends.model import Context

# Words that bring a text back from a district to the whole city, or the end of a paragraph.
_HOME = re.compile(r"[全我本\n](?:(?<=\n)|(?<=[全我本])市|(?<=[全我])省|(?<=全)州)")
_HOME_ENGLISH = re.compile(
    r"\b(?:the (?:whole )?city(?!'s central)|municipal|citywide|the province|in the next step)\b", re.IGNORECASE
)
_SIX_DIGITS = 6
# Characters behind a name that decide whether it is one.
_BESIDE = 12


@dataclass(frozen=True, slots=True)
class Places:
    """The article's own unit, and where its text goes to one of its districts.

    A Chinese figure is a district's only where its own clause names one (``nearby`` finds what may be such a name,
    ``within`` begins the codes of districts); in English the text goes at ``turns`` to one of ``codes`` or back.
    """

    own: str | None
    name: str | None = None
    text: str = ""
    within: str = ""
    nearby: re.Pattern[str] | None = None
    turns: tuple[int, ...] = ()
    codes: tuple[str | None, ...] = ()

    @classmethod
    def of(cls, text: str, context: Context) -> Places:
        """Return the places of ``text``; districts are sought only where the article's unit is a city or a province."""
        place = context.place
        own = place.place.code if place.place is not None else place.district_code
        name = place.place.name if place.place is not None else None
        if own is None or len(own) != _SIX_DIGITS or not own.endswith("00"):
            return cls(own, name)
        within = own.rstrip("0") if own.endswith("0000") else own[:4]
        if context.language == "zh":
            return cls(own, name, text, within, _names_within(shipped_names(), within))
        finder = shipped_names()
        turns = _turns([*finder.find(text), *find_english(text, finder.table)], within, own)
        if turns:
            turns += [(match.end(), None) for match in _HOME.finditer(text)]
            turns += [(match.end(), None) for match in _HOME_ENGLISH.finditer(text)]
            turns.sort(key=itemgetter(0))
        return cls(own, name, turns=tuple(at for at, _ in turns), codes=tuple(code for _, code in turns))

    def at(self, start: int, clause_start: int) -> str | None:
        """Return the unit of a number: a district named in its clause (in English: before it), else the own."""
        if self.nearby is not None:
            named = self.nearby.search(self.text, clause_start, start)
            return self.own if named is None else self._in_clause(clause_start, start)
        index = bisect_right(self.turns, start) - 1
        code = self.codes[index] if index >= 0 else None
        return self.own if code is None else code

    def _in_clause(self, clause_start: int, start: int) -> str | None:
        """Return the district that a clause names last before ``start``, unless it then goes back to the whole."""
        found = shipped_names().read(self.text[clause_start : start + _BESIDE])
        last, code = 0, self.own
        for end, named in _turns(found, self.within, str(self.own)):
            if last < end <= start - clause_start:
                last, code = end, named
        home = max((match.end() for match in _HOME.finditer(self.text, clause_start, start)), default=0)
        return self.own if home > clause_start + last else code


def _turns(found: Iterable[Named], within: str, own: str) -> list[tuple[int, str | None]]:
    """Return where names of districts end, and their codes; a name that may mean two of them turns to neither."""
    turns: list[tuple[int, str | None]] = []
    for named in found:
        codes = [code for code in named.codes if code.startswith(within) and code != own]
        if named.sort != "town" and len(codes) == 1:
            turns.append((named.end, codes[0]))
    return turns


@lru_cache(maxsize=64)
def _names_within(finder: NameFinder, prefix: str) -> re.Pattern[str]:
    return any_of(finder.names_within(prefix))
