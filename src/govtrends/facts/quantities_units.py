"""What may follow a number: units, classifiers and the nouns that stand without one, from ``registry/units.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from govtrends.errors import RegistryError, nearest
from govtrends.registry.current import own_units
from govtrends.registry.document import packaged_yaml
from govtrends.schema import MEASURES

if TYPE_CHECKING:
    from govtrends.registry.load import Registry

FILE = "units.yml"

# Plurals without an s, and the endings of those that the registry lists as they are printed.
_COLLECTIVE = frozenset(("people", "personnel", "staff", "children", "police"))
_PLURAL_ENDS = ("ies", "men")
_DIGIT = "一二两三四五六七八九"
# 千 is a multiplier unless it begins 千米, 千克, 千瓦, 千伏; 百 unless it begins 百分点.
_SCALE = r"(?:[百千](?![米克瓦伏卡分])|[万亿])"


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One unit: the table's name for it, its measure, and the suffix that turns an object into a subject.

    It is the same object wherever it stands.
    """

    name: str
    measure: str
    suffix: str


PART = Unit("比例", "rate", "")
"""What 三分之二 and two thirds are measured in."""


@dataclass(frozen=True, slots=True)
class Units:
    """All units: by printed form, by bare noun, by English noun; vague words; ``number``: a number with its unit.

    ``counted`` holds the units of counts by English noun in either number, ``plural`` by those in the plural alone;
    ``seconds`` the second words of such nouns (homes of nursing homes).

    The groups of ``number``: of an Arabic number the rest of its ``digits``, ``few`` (余, 多 before the multiplier),
    ``scale``, ``more`` (behind it) and ``unit``; of a Chinese one the rest of a ``share`` (三分之二, 翻番), or of the
    ``numeral``, with ``over`` (余, 多) and ``counted``, without which it measures nothing.
    """

    printed: dict[str, Unit]
    nouns: dict[str, tuple[tuple[str, Unit], ...]]
    english: dict[str, Unit]
    counted: dict[str, Unit]
    plural: dict[str, Unit]
    seconds: frozenset[str]
    vague: tuple[str, ...]
    classes: tuple[str, ...]
    number: re.Pattern[str]

    def noun_at(self, text: str, start: int) -> Unit | None:
        """Return the unit implied by a noun that stands at ``start`` without a classifier, or ``None``."""
        for form, unit in self.nouns.get(text[start : start + 1], ()):
            if text.startswith(form, start):
                return unit
        return None


def load_units() -> Units:
    """Return the units of the registry by which pages are read; by default the packaged ones."""
    return _units(own_units())


@lru_cache(maxsize=4)
def _units(study: Registry | None) -> Units:
    return parse_units(packaged_yaml(FILE) if study is None or study.units is None else dict(study.units))


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
    vague, classes = _words(data, "vague"), _words(data, "classes")
    counted, plural = _counts(english)
    seconds = frozenset(noun.rpartition(" ")[2] for noun in counted if " " in noun)
    return Units(forms, _by_first(nouns), english, counted, plural, seconds, vague, classes, _number(forms))


def _counts(english: dict[str, Unit]) -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Return the units of counts by noun in either number, and by the plural alone."""
    counted: dict[str, Unit] = {}
    plural: dict[str, Unit] = {}
    for term in {noun + end for noun in english for end in ("", "s", "es")}:
        singular = next((of for end in ("s", "es") if (of := term.removesuffix(end)) in english), term)
        unit = english.get(term) or english.get(singular)
        if unit is not None and unit.measure == "count" and unit.name != "次":
            counted[term] = unit
            if singular != term or term in _COLLECTIVE or term.endswith(_PLURAL_ENDS):
                plural[term] = unit
    return counted, plural


def _number(forms: dict[str, Unit]) -> re.Pattern[str]:
    """Return the expression of a number with its unit.

    It begins with a set of characters, which lets the search skip to them; of what a Chinese numeral has taken it
    gives nothing back (二千瓦 is no 二 with 千瓦).
    """
    first, numeral = f"{_DIGIT}十百千万", f"{_DIGIT}十百千万亿零〇"
    # One look at the character behind a number tells that no unit follows; so it mostly is.
    unit = (
        f"(?=[{''.join(re.escape(head) for head in _by_first(forms))}])(?:"
        + "|".join(
            f"{re.escape(head)}(?:{'|'.join(re.escape(form[1:]) for form, _ in entries)})"
            for head, entries in _by_first(forms).items()
        )
        + ")"
    )
    return re.compile(
        rf"[0-9{first}翻](?:(?<=[0-9])"
        r"(?P<digits>[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]*(?:\.[0-9]+)?)"
        rf"(?P<few>\s?[余多来几])?(?P<scale>\s?{_SCALE}{{1,3}})?(?P<more>\s?[余多])?\s{{0,2}}(?P<unit>{unit})?"
        rf"|(?<=[^0-9])(?:(?P<share>(?<=百)分之[零〇{_DIGIT}十百点]+|(?<=[{_DIGIT}十百])[{_DIGIT}十百]*分之[{_DIGIT}十]+"
        rf"|(?<=翻)(?:[一两二三]|[0-9.]+)?番)[余多]?"
        rf"|(?<=[{first}])(?:(?<=[^一])|(?=[百千万十亿]))(?P<numeral>[{numeral}]*+)(?P<over>[余多])?+(?P<counted>{unit})))"
    )


def _words(data: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in data[key])


def _by_first(forms: dict[str, Unit]) -> dict[str, tuple[tuple[str, Unit], ...]]:
    table: dict[str, list[tuple[str, Unit]]] = {}
    for form in sorted(forms, key=len, reverse=True):
        table.setdefault(form[0], []).append((form, forms[form]))
    return {first: tuple(entries) for first, entries in table.items()}
