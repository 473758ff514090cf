"""A study's own ``units.yml``: units and classifiers added to the packaged ones, or changed.

It has the form of the packaged file.  An entry of ``units`` whose unit exists adds its ``printed`` forms and English
nouns, and replaces ``measure`` and ``suffix``; ``disabled: true`` takes the unit away.  The lists of ``nouns``,
``vague`` and ``classes`` are added.
"""

from __future__ import annotations

from typing import Any

from govtrends.errors import nearest
from govtrends.registry.document import Document, Where, packaged_yaml
from govtrends.schema import MEASURES

FILE = "units.yml"
_KEYS = ("units", "nouns", "vague", "classes")
_FIELDS = ("unit", "measure", "suffix", "printed", "en", "disabled")


def merge_units(study: Document) -> dict[str, Any]:
    """Return the packaged units with those of a study; raises :class:`RegistryError` with ``file:line``."""
    data: dict[str, Any] = packaged_yaml(FILE)
    content = _mapping(study, (), study.data or {}, _KEYS, "key")
    units: dict[str, dict[str, Any]] = {str(entry["unit"]): entry for entry in data["units"]}
    for i, entry in enumerate(_list(study, ("units",), content.get("units", []))):
        _add_unit(study, ("units", i), _mapping(study, ("units", i), entry, _FIELDS, "field"), units)
    data["units"] = list(units.values())
    nouns = _mapping(study, ("nouns",), content.get("nouns", {}), tuple(units), "unit")
    for unit, words in nouns.items():
        known = data["nouns"].setdefault(unit, [])
        known += [word for word in _words(study, ("nouns", unit), words) if word not in known]
    data["nouns"] = {unit: words for unit, words in data["nouns"].items() if unit in units}
    for key in ("vague", "classes"):
        data[key] += [word for word in _words(study, (key,), content.get(key, [])) if word not in data[key]]
    return data


def _add_unit(study: Document, where: Where, entry: dict[str, Any], units: dict[str, dict[str, Any]]) -> None:
    name = entry.get("unit")
    if not isinstance(name, str) or not name:
        raise study.error(where, "the field unit is missing or no text; name the unit as tables shall say it")
    known = units.get(name)
    if entry.get("disabled"):
        if known is None:
            raise study.error((*where, "unit"), f"no unit {name!r} to switch off{nearest(name, units)}")
        del units[name]
        return
    measure = entry.get("measure", known and known["measure"])
    if measure not in MEASURES:
        raise study.error(
            (*where, "measure"),
            f"{measure!r} is no measure{nearest(str(measure), MEASURES)}; use {', '.join(MEASURES)}",
        )
    made = dict(known or {"unit": name, "printed": []}) | {"measure": measure}
    if "suffix" in entry:
        made["suffix"] = str(entry["suffix"])
    owners = {str(form): unit for unit, other in units.items() for form in (unit, *other["printed"]) if unit != name}
    for field in ("printed", "en"):
        words = _words(study, (*where, field), entry.get(field, []))
        for i, word in enumerate(words):
            if field == "printed" and word in owners:
                raise study.error((*where, field, i), f"{word!r} is a form of {owners[word]} already; delete it here")
        made[field] = [*made.get(field, []), *(word for word in words if word not in made.get(field, []))]
    units[name] = made


def _words(study: Document, where: Where, value: object) -> list[str]:
    found = _list(study, where, value)
    for i, word in enumerate(found):
        if not isinstance(word, str) or not word.strip():
            raise study.error((*where, i), f"{word!r} is no text; put it in quotes")
    return found


def _list(study: Document, where: Where, value: object) -> list[Any]:
    if not isinstance(value, list):
        raise study.error(where, f"{value!r} is no list; write [{value}]")
    return value


def _mapping(study: Document, where: Where, value: object, keys: tuple[str, ...], what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise study.error(where, f"{value!r} is no mapping; indent `key: value` lines below it")
    for key in value:
        if key not in keys:
            listed = f"; {what}s are {', '.join(keys)}" if len(keys) < 10 else ""
            raise study.error((*where, key), f"no {what} {key!r}{nearest(str(key), keys)}{listed}")
    return value
