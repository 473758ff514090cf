"""Read the registry: the packaged YAML files, and over them, key by key, the folder of a study.

A study's file holds only what differs::

    基础教育:
      add: {keywords: [学区调整]}       # to the packaged list; `remove:` takes words away
    防汛:
      disabled: true                   # this entry does not exist for the study
    海绵城市:                           # a new entry, with all its fields
      ...

Any mistake is a :class:`RegistryError` that begins with ``file:line``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from govtrends.errors import RegistryError, nearest
from govtrends.registry.document import Document, Where, load_yaml, parse_yaml
from govtrends.registry.models import Entry, IndicatorEntry, Theme
from govtrends.registry.rules import PACKAGED, check_indicators, check_themes
from govtrends.registry.study_places import read_places
from govtrends.registry.study_units import merge_units

__all__ = ["Document", "Registry", "load_registry", "load_yaml", "packaged", "parse_yaml"]

EDITS = ("disabled", "add", "remove")
"""Keys of an entry that are instructions to the loader, not fields."""

OVERRIDABLE = ("themes.yml", "indicators.yml", "units.yml", "places.yml")
"""Files that a study's folder may hold."""

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Registry:
    """The effective registry: ``themes`` by name, ``indicators`` by id; equal when the checksums are.

    ``units`` is ``units.yml`` with a study's changes, ``places`` a study's entries by code; ``None``: as packaged.
    """

    themes: Mapping[str, Theme]
    indicators: Mapping[str, IndicatorEntry]
    checksum: str
    units: Mapping[str, Any] | None = None
    places: Mapping[str, Mapping[str, Any]] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Registry) and self.checksum == other.checksum

    def __hash__(self) -> int:
        return hash(self.checksum)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (dict(self.themes), dict(self.indicators), self.checksum, self.units, self.places)


def load_registry(study: Path | None = None) -> Registry:
    """Return the packaged registry, overridden by the YAML files of the folder ``study`` if one is given.

    Raises :class:`RegistryError` for every mistake in a file, for a folder that does not exist and for a YAML file
    whose name the registry does not know.
    """
    return _packaged_registry() if study is None else _build(_study_files(Path(study)))


def packaged(name: str) -> Document:
    """Parse a packaged YAML file of the registry, e.g. ``packaged("units.yml")``."""
    return parse_yaml(_packaged_text(name), f"{PACKAGED}{name}")


def packaged_names() -> list[str]:
    """Return the names of the packaged YAML files; their content enters the checksum."""
    return sorted(f.name for f in files(__package__).iterdir() if f.name.endswith(".yml"))


@cache
def _packaged_registry() -> Registry:
    return _build({})


def _packaged_text(name: str) -> str:
    with as_file(files(__package__) / name) as path:
        return path.read_text(encoding="utf-8")


def _restore(
    themes: dict[str, Theme],
    indicators: dict[str, IndicatorEntry],
    checksum: str,
    units: Mapping[str, Any] | None = None,
    places: Mapping[str, Mapping[str, Any]] | None = None,
) -> Registry:
    """Build a registry from what a pickle carries (mapping proxies cannot be pickled)."""
    return Registry(MappingProxyType(themes), MappingProxyType(indicators), checksum, units, places)


def _study_files(folder: Path) -> dict[str, Document]:
    """Return the study's documents by file name."""
    if not folder.is_dir():
        raise RegistryError(f"{folder}: no such folder; --registry takes a folder with YAML files in it")
    found = {}
    for path in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
        if path.name not in OVERRIDABLE:
            raise RegistryError(
                f"{path}:1: a study overrides no file of this name{nearest(path.name, OVERRIDABLE)};"
                f" rename it to one of {', '.join(OVERRIDABLE)}, or move it out of the folder"
            )
        found[path.name] = load_yaml(path)
    return found


def _build(study: Mapping[str, Document]) -> Registry:
    themes = _read("themes.yml", Theme, "name", study)
    indicators = _read("indicators.yml", IndicatorEntry, "id", study)
    check_themes(*themes)
    check_indicators(*indicators)
    kept = {
        # a packaged child outlives a parent that the study disables
        name: theme if theme.parent in themes[0] else theme.model_copy(update={"parent": None})
        for name, theme in themes[0].items()
    }
    units = merge_units(study["units.yml"]) if _says(study, "units.yml") else None
    places = read_places(study["places.yml"]) if _says(study, "places.yml") else None
    digest = _checksum(kept, indicators[0], {"units.yml": units, "places.yml": places})
    return _restore(kept, indicators[0], digest, units, places)


def _says(study: Mapping[str, Document], name: str) -> bool:
    return name in study and bool(study[name].data)


def _checksum(
    themes: Mapping[str, Entry], indicators: Mapping[str, Entry], own: Mapping[str, Mapping[str, Any] | None]
) -> str:
    """Return SHA-256 over what the registry says: order of entries, comments and layout do not matter."""
    content: dict[str, Any] = {
        "themes.yml": {key: entry.model_dump(mode="json") for key, entry in themes.items()},
        "indicators.yml": {key: entry.model_dump(mode="json") for key, entry in indicators.items()},
    }
    content |= {name: data for name, data in own.items() if data is not None}
    for name in packaged_names():
        if name not in content:
            content[name] = _packaged_text(name)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _read(
    name: str, model: type[E], key_field: str, study: Mapping[str, Document]
) -> tuple[dict[str, E], dict[str, Document]]:
    """Return the entries of one file, the study's merged over the packaged ones, and where each was written."""
    base = packaged(name)
    raw: dict[str, dict[str, Any]] = {key: dict(_mapping(base, (key,))) for key in _mapping(base, ())}
    written = dict.fromkeys(raw, base)
    if name in study:
        _override(raw, written, study[name], model)
    entries = {key: _validate(model, key_field, key, fields, written[key]) for key, fields in raw.items()}
    return entries, written


def _override(
    raw: dict[str, dict[str, Any]], written: dict[str, Document], study: Document, model: type[Entry]
) -> None:
    """Merge a study's entries into ``raw`` and note in ``written`` which file to blame."""
    for key in _mapping(study, ()) if study.data is not None else ():
        fields = dict(_mapping(study, (key,)))
        disabled = fields.pop("disabled", False)
        if not isinstance(disabled, bool):
            raise study.error((key, "disabled"), f"{disabled!r} is neither true nor false")
        if (disabled or "add" in fields or "remove" in fields) and key not in raw:
            raise study.error((key,), f"no such entry to change{nearest(key, raw)}; see the packaged {study.name}")
        if disabled:
            del raw[key], written[key]
            continue
        merged = dict(raw.get(key, {}))
        for edit in ("add", "remove"):
            if edit in fields:
                del fields[edit]
                _edit_lists(merged, study, (key, edit), model)
        raw[key], written[key] = merged | fields, study


def _edit_lists(entry: dict[str, Any], study: Document, where: Where, model: type[Entry]) -> None:
    """Apply ``add:`` or ``remove:`` to the lists of an entry."""
    for field, words in _mapping(study, where).items():
        old = entry.get(field, [])
        if field not in model.model_fields or not isinstance(old, list):
            lists = [f for f, info in model.model_fields.items() if "tuple" in str(info.annotation)]
            raise study.error((*where, field), f"is no list of this entry{nearest(str(field), lists)}")
        if not isinstance(words, list):
            raise study.error((*where, field), f"{words!r} is no list; write [{words}]")
        for i, word in enumerate(words):
            if where[-1] == "remove" and word not in old:
                raise study.error((*where, field, i), f"{word!r} is not in the list{nearest(str(word), map(str, old))}")
        extra = [] if where[-1] == "remove" else [word for word in words if word not in old]
        entry[field] = [word for word in old if where[-1] == "add" or word not in words] + extra


def _mapping(document: Document, where: Where) -> dict[str, Any]:
    """Return the mapping at ``where``; its keys must be text."""
    value = document.data
    for part in where:
        value = value[part]
    if not isinstance(value, dict):
        raise document.error(where, f"{value!r} is no mapping; indent `field: value` lines below the key")
    for key in value:
        if not isinstance(key, str):
            raise document.error((*where, key), f"the key {key!r} is a number; put it in quotes")
    return value


def _validate(model: type[E], key_field: str, key: str, fields: dict[str, Any], document: Document) -> E:
    """Build an entry; its own key fills ``key_field``.  The first mistake becomes a :class:`RegistryError`."""
    for edit in EDITS:
        if edit in fields:
            raise document.error((key, edit), "belongs in the folder of a study, not in the packaged registry")
    try:
        return model.model_validate({**fields, key_field: fields.get(key_field, key)})
    except ValidationError as invalid:
        # a misspelt field is also a missing one: the misspelling is what to mend
        first = min(invalid.errors(), key=lambda error: error["type"] != "extra_forbidden")
    where = (key, *first["loc"])
    field, value = str(first["loc"][0]) if first["loc"] else "", first["input"]
    expected = [name for name in model.model_fields if name != "id"]
    if first["type"] == "extra_forbidden":
        text = f"unknown field{nearest(field, expected)}; fields are {', '.join(expected)}"
    elif first["type"] == "missing":
        text = f"the field is missing; an entry needs {', '.join(_required(model, key_field))}"
    elif first["type"] == "literal_error":
        valid = str(first["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        text = f"{value!r} is not valid{nearest(str(value), valid)}; use one of {', '.join(valid)}"
    elif first["type"] == "string_too_short":
        text = "is empty; delete it or write a word"
    elif first["type"] == "string_type":
        text = f"{value!r} is no text; put it in quotes"
    elif first["type"] == "tuple_type":
        text = f"{value!r} is no list; write [{value}]"
    else:
        text = f"{value!r}: {first['msg'].lower()}"
    raise document.error(where, text)


def _required(model: type[Entry], key_field: str) -> list[str]:
    return [name for name, info in model.model_fields.items() if info.is_required() and name != key_field]
