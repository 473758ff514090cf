"""What may follow a number: units, classifiers and the nouns that stand without one, from ``registry/units.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govtrends.errors import RegistryError, nearest
from govtrends.schema import MEASURES

FILE = "units.yml"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: the table's name for it, its measure, and the suffix that turns an object into a subject."""

    name: str
    measure: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Units:
    """All units: printed forms by first character (longest first), units of bare nouns, English nouns, vague words."""

    printed: dict[str, tuple[tuple[str, Unit], ...]]
    nouns: dict[str, tuple[tuple[str, Unit], ...]]
    english: dict[str, Unit]
    vague: tuple[str, ...]
    classes: tuple[str, ...]

    def at(self, text: str, start: int) -> tuple[Unit, int] | None:
        """Return the longest unit printed at ``start`` and its end, or ``None``."""
        return _longest(self.printed, text, start)

    def noun_at(self, text: str, start: int) -> Unit | None:
        """Return the unit implied by a noun that stands at ``start`` without a classifier, or ``None``."""
        found = _longest(self.nouns, text, start)
        return None if found is None else found[0]


def _longest(table: dict[str, tuple[tuple[str, Unit], ...]], text: str, start: int) -> tuple[Unit, int] | None:
    for form, unit in table.get(text[start : start + 1], ()):
        if text.startswith(form, start):
            return unit, start + len(form)
    return None


@cache
def load_units() -> Units:
    """Return the packaged units; raise :class:`RegistryError` naming the entry and the nearest valid value."""
    text = files("govtrends.registry").joinpath(FILE).read_text(encoding="utf-8")
    return parse_units(yaml.safe_load(text))


def parse_units(data: dict[str, Any]) -> Units:
    """Return the units of a loaded YAML file; raise :class:`RegistryError` for an unknown measure or unit."""
    units: dict[str, Unit] = {}
    forms: dict[str, Unit] = {}
    english: dict[str, Unit] = {}
    for entry in data["units"]:
        name, measure = str(entry["unit"]), str(entry["measure"])
        if measure not in MEASURES:
            raise RegistryError(f"{FILE}: unit {name}: unknown measure {measure}{nearest(measure, MEASURES)}")
        unit = units[name] = Unit(name, measure, str(entry.get("suffix", "")))
        forms[name] = unit
        forms.update({str(form): unit for form in entry["printed"]})
        english.update({str(noun): unit for noun in entry.get("en", ())})
    nouns: dict[str, Unit] = {}
    for name, words in data["nouns"].items():
        if name not in units:
            raise RegistryError(f"{FILE}: nouns: unknown unit {name}{nearest(name, units)}")
        nouns.update({str(word): units[name] for word in words})
    return Units(_by_first(forms), _by_first(nouns), english, _words(data, "vague"), _words(data, "classes"))


def _words(data: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in data[key])


def _by_first(forms: dict[str, Unit]) -> dict[str, tuple[tuple[str, Unit], ...]]:
    table: dict[str, list[tuple[str, Unit]]] = {}
    for form in sorted(forms, key=len, reverse=True):
        table.setdefault(form[0], []).append((form, forms[form]))
    return {first: tuple(entries) for first, entries in table.items()}
