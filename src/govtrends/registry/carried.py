"""The effective registry as one JSON file, which a corpus carries, and how a study's differs from the packaged one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from pydantic import ValidationError

from govtrends.errors import RegistryError
from govtrends.registry.load import Registry
from govtrends.registry.models import Entry, IndicatorEntry, Theme

_NAMED = 5


def to_json(registry: Registry) -> str:
    """Return the registry as JSON: themes and indicators in their order, and the checksum.

    Equal registries give equal text.
    """
    parts = {
        "checksum": json.dumps(registry.checksum),
        "themes": _lines(registry.themes),
        "indicators": _lines(registry.indicators),
    }
    own = {name: content for name in ("units", "places") if (content := getattr(registry, name)) is not None}
    parts |= {name: json.dumps(content, ensure_ascii=False) for name, content in own.items()}
    return "{\n" + ",\n".join(f' "{name}": {part}' for name, part in parts.items()) + "\n}\n"


def _lines(entries: Mapping[str, Entry]) -> str:
    """Return entries as JSON, one a line."""
    plain = {key: entry.model_dump(mode="json", exclude_defaults=True) for key, entry in entries.items()}
    lines = (f"  {json.dumps(key)}: {json.dumps(entry, ensure_ascii=False)}" for key, entry in plain.items())
    return "{\n" + ",\n".join(lines) + "\n }"


def from_json(text: str, where: str) -> Registry:
    """Return the registry of :func:`to_json`; text that is none is a :class:`RegistryError` that names ``where``."""
    try:
        content = json.loads(text)
        themes = {key: Theme.model_validate(entry) for key, entry in content["themes"].items()}
        indicators = {key: IndicatorEntry.model_validate(entry) for key, entry in content["indicators"].items()}
        checksum = str(content["checksum"])
        units, places = content.get("units"), content.get("places")
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        why = str(error).splitlines()[0]
        raise RegistryError(f"{where}: is no registry ({why}); build the corpus again with --force") from error
    return Registry(MappingProxyType(themes), MappingProxyType(indicators), checksum, units, places)


def differences(study: Registry, packaged: Registry) -> str:
    """Return in one line what a study's registry adds, changes and switches off; "" where it is the packaged one."""
    kinds: list[tuple[str, Mapping[str, Entry], Mapping[str, Entry]]] = [
        ("themes", study.themes, packaged.themes),
        ("indicators", study.indicators, packaged.indicators),
    ]
    parts = [f"its own {name}" for name in ("units", "places") if getattr(study, name) is not None]
    for kind, own, base in kinds:
        for verb, names in (
            ("added", [name for name in own if name not in base]),
            ("overridden", [name for name in own if name in base and own[name] != base[name]]),
            ("switched off", [name for name in base if name not in own]),
        ):
            if names:
                more = ", …" if len(names) > _NAMED else ""
                parts.append(f"{len(names)} {kind} {verb} ({', '.join(names[:_NAMED])}{more})")
    return "; ".join(parts)
