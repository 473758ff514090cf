"""The administrative divisions of China by code and name, dated; towns are read only when asked for.

``places.tsv`` holds provinces, cities and counties (GB/T 2260, six digits) and ``towns.txt.gz`` the towns and
subdistricts (nine digits), over the yearly editions 2015 to 2025 of the National Bureau of Statistics'
统计用区划代码; ``tools/make_places.py`` makes both and names the sources.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from govtrends.model import Place
from govtrends.registry.current import own_places

if TYPE_CHECKING:
    from govtrends.registry.load import Registry

Level = Literal["province", "city", "county", "town"]

# Municipalities have no prefecture: the city of their districts is the municipality itself.
MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
# The third and fourth digit 90 group counties that a province governs directly: they belong to no city.
_DIRECT = "90"


@dataclass(frozen=True, slots=True)
class Unit:
    """A division as one or more yearly editions list it; ``first``/``last`` are their reference days.

    ``None`` means before the first (September 2015) or beyond the last edition (December 2025).
    """

    code: str
    name: str
    short: str
    pinyin: str
    first: date | None = None
    last: date | None = None

    def valid(self, on: date) -> bool:
        """Whether an edition on or after, or the one before, the day ``on`` lists it (changes fall in between)."""
        return (self.first is None or on.year >= self.first.year - 1) and (
            self.last is None or on.year <= self.last.year + 1
        )


def level_of(code: str) -> Level:
    """Return the level that a code stands for."""
    if len(code) > 6:
        return "town"
    if code[4:] != "00":
        return "county"
    return "province" if code[2:4] == "00" else "city"


def is_zone(code: str) -> bool:
    """Say whether a county's code is a development zone's, which statistics keep apart and no division of the state is.

    Its towns lie in the districts around it.  Source: 统计用区划代码, whose third pair is 71 to 79 for such zones.
    """
    return "71" <= code[4:6] <= "79"


class Gazetteer:
    """Look-ups over the divisions; lists of codes are ordered, and a name that fits several units gives them all."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = tuple(units)
        self._by_code: dict[str, list[Unit]] = {}
        self._chosen: dict[tuple[str, int | None], Unit | None] = {}
        self.names: dict[str, list[str]] = {}
        self.shorts: dict[str, list[str]] = {}
        self.spellings: dict[str, list[str]] = {}
        for unit in self.units:
            self._by_code.setdefault(unit.code, []).append(unit)
            _add(self.names, unit.name, unit.code)
            if unit.short != unit.name:
                _add(self.shorts, unit.short, unit.code)
            for spelled in _spelled(unit):
                _add(self.spellings, spelled, unit.code)

    @cached_property
    def _towns(self) -> dict[str, dict[str, str]]:
        """County code → name of the town → its nine digits."""
        text = gzip.decompress((files("govtrends.registry") / "towns.txt.gz").read_bytes()).decode("utf-8")
        towns = {}
        for line in text.splitlines():
            county, _, names = line.partition("\t")
            towns[county] = {entry[3:]: county + entry[:3] for entry in names.split(" ")}
        return towns

    @cached_property
    def towns(self) -> dict[str, list[str]]:
        """Name of a town → the nine-digit codes of all towns so named."""
        index: dict[str, list[str]] = {}
        for names in self._towns.values():
            for name, code in names.items():
                index.setdefault(name, []).append(code)
        return index

    def towns_of(self, county: str) -> dict[str, str]:
        """Return name → nine-digit code of the towns of a county-level unit, over all editions."""
        return self._towns.get(county[:6], {})

    def town_name(self, code: str) -> str | None:
        """Return the name that belongs to a nine-digit code."""
        return next((name for name, digits in self.towns_of(code).items() if digits == code), None)

    def unit(self, code: str, on: date | None = None) -> Unit | None:
        """Return the unit of a six-digit code: the one valid on a day, else the newest; ``None`` if unknown."""
        key = (code, None if on is None else on.year)
        if key not in self._chosen:
            units = self._by_code.get(code, [])
            alive = units if on is None else [unit for unit in units if unit.valid(on)] or units
            newest = max(alive, key=lambda unit: (unit.last or date.max, unit.first or date.min), default=None)
            self._chosen[key] = newest
        return self._chosen[key]

    def place(self, code: str, on: date | None = None) -> Place | None:
        """Return the place of a code of six or nine digits, with the city and province it belongs to."""
        unit = self.unit(code[:6], on)
        if unit is None:
            return None
        name: str | None = unit.name if len(code) == 6 else self.town_name(code)
        if name is None:
            return None
        province = self.unit(code[:2] + "0000", on)
        return Place(code, name, self._city_name(code, on), None if province is None else province.name)

    def _city_name(self, code: str, on: date | None) -> str | None:
        if code[:2] in MUNICIPALITIES:
            municipality = self.unit(code[:2] + "0000", on)
            return None if municipality is None else municipality.name
        if level_of(code) == "province" or code[2:4] == _DIRECT:
            return None
        city = self.unit(code[:4] + "00", on)
        return None if city is None else city.name

    def parent(self, code: str) -> str | None:
        """Return the code one level up: town → county → city → province; ``None`` for a province."""
        if len(code) > 6:
            return code[:6]
        city = code[:4] + "00"
        if level_of(code) == "county" and city in self._by_code:
            return city
        return None if level_of(code) == "province" else code[:2] + "0000"

    def children(self, code: str) -> list[str]:
        """Return the codes of the county-level units of a city or province, in order."""
        stem = code[:4] if level_of(code) == "city" else code[:2]
        return [c for c in self._by_code if c.startswith(stem) and level_of(c) == "county"]

    def lookup(self, name: str) -> list[str]:
        """Return the codes that a name fits: a code, 枣庄市市中区, 市中区, 滕州, 370402; empty if none."""
        name = "".join(name.split())
        if name.isdecimal():
            return [name] if self.place(name) is not None else []
        codes = self.names.get(name) or self.shorts.get(name)
        if codes:
            return list(codes)
        pinyin = self.spellings.get(name.replace("'", "").lower())
        return list(pinyin) if pinyin else [code for code in self._qualified(name)]

    def _qualified(self, name: str) -> Iterable[str]:
        """Yield the codes of a name that begins with that of a unit above it (山东省枣庄市市中区, 枣庄市中区)."""
        for cut in range(2, len(name) - 1):
            above, below = name[:cut], name[cut:]
            parents = self.names.get(above, []) + self.shorts.get(above, [])
            if not parents:
                continue
            for code in self.lookup(below):
                if any(_within(code, parent) and code != parent for parent in parents):
                    yield code

    def label(self, code: str) -> str:
        """Return city and name together (枣庄市市中区), or the code itself if it is unknown."""
        place = self.place(code)
        if place is None:
            return code
        above = place.city if place.city and place.city != place.name else ""
        return f"{above}{place.name}"


def _within(code: str, parent: str) -> bool:
    level = level_of(parent)
    return code.startswith(parent[:2] if level == "province" else parent[:4] if level == "city" else parent)


def _spelled(unit: Unit) -> Iterable[str]:
    """Yield a unit's pinyin as looked up; a county of one character is Shan County and Shanxian County (单县)."""
    if unit.pinyin:
        spelled = unit.pinyin.replace("'", "").lower()
        yield spelled
        if len(unit.name) == 2 and unit.name.endswith("县"):
            yield spelled.removesuffix("xian") if spelled.endswith("xian") else f"{spelled}xian"


def _add(index: dict[str, list[str]], key: str, code: str) -> None:
    codes = index.setdefault(key, [])
    if code not in codes:
        codes.append(code)


def gazetteer() -> Gazetteer:
    """Return the divisions that ship with the package, and those of the registry by which pages are read."""
    return _gazetteer(own_places())


@lru_cache(maxsize=4)
def _gazetteer(study: Registry | None) -> Gazetteer:
    own = {} if study is None or study.places is None else study.places
    added = [_added(code, entry) for code, entry in own.items() if "name" in entry]
    table = Gazetteer([*packaged_units(), *added])
    for code, entry in own.items():
        for name in entry["names"]:
            _add(table.names, name, code)
    return table


def _added(code: str, entry: Mapping[str, str]) -> Unit:
    name = entry["name"]
    first, last = _day(entry.get("first", "")), _day(entry.get("last", ""))
    return Unit(code, name, entry.get("short", name), entry.get("pinyin", ""), first, last)


@cache
def packaged_units() -> tuple[Unit, ...]:
    """Return the divisions that ship with the package, read once."""
    text = (files("govtrends.registry") / "places.tsv").read_text(encoding="utf-8")
    units = []
    for line in text.splitlines()[1:]:
        code, name, short, pinyin, first, last = line.split("\t")
        units.append(Unit(code, name, short, pinyin, _day(first), _day(last)))
    return tuple(units)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
