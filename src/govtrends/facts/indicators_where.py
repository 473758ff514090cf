"""Whose number it is, where an article about a whole city or province speaks of its districts one by one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from govtrends.facts.place_english import find_english
from govtrends.facts.place_names import shipped_names
from govtrends.model import Context

# Words that bring a text back from a district to the whole city, or the end of a paragraph.
_HOME = re.compile(r"[全我本\n](?:(?<=\n)|(?<=[全我本])市|(?<=[全我])省|(?<=全)州)")
_HOME_ENGLISH = re.compile(
    r"\b(?:the (?:whole )?city(?!'s central)|municipal|citywide|the province|in the next step)\b", re.IGNORECASE
)
_SIX_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Places:
    """The article's own unit, and at which ``turns`` its text goes to one of its districts (``codes``) or back."""

    own: str | None
    name: str | None = None
    turns: tuple[int, ...] = ()
    codes: tuple[str | None, ...] = ()
    spoken: bool = False

    @classmethod
    def of(cls, text: str, context: Context) -> Places:
        """Return the places of ``text``; districts are sought only where the article's unit is a city or a province."""
        place = context.place
        own = place.place.code if place.place is not None else place.district_code
        name = place.place.name if place.place is not None else None
        if own is None or len(own) != _SIX_DIGITS or not own.endswith("00"):
            return cls(own, name)
        finder = shipped_names()
        within = own.rstrip("0") if own.endswith("0000") else own[:4]
        named = finder.find(text)
        if context.language != "zh":
            named += find_english(text, finder.table)
        turns: list[tuple[int, str | None]] = []
        for other in named:
            codes = [code for code in other.codes if code.startswith(within) and code != own]
            if other.sort != "town" and len(codes) == 1:
                turns.append((other.end, codes[0]))
        if turns:
            turns += [(match.end(), None) for match in _HOME.finditer(text)]
            if context.language != "zh":
                turns += [(match.end(), None) for match in _HOME_ENGLISH.finditer(text)]
            turns.sort(key=itemgetter(0))
        codes_at = tuple(code for _, code in turns)
        return cls(own, name, tuple(at for at, _ in turns), codes_at, context.language != "zh")

    def at(self, start: int, clause_start: int) -> str | None:
        """Return the unit of a number: a district named in its clause (in English: before it), else the own."""
        index = bisect_right(self.turns, start) - 1
        if index < 0:
            return self.own
        code = self.codes[index]
        return code if code is not None and (self.spoken or self.turns[index] > clause_start) else self.own
