"""A study's own ``places.yml``: units that the tables lack, and further names of those that they have.

Code → fields: ``names`` (old, popular or shortened names of the unit); for a code that is new also ``name``, and where
it helps ``short``, ``pinyin``, ``first`` and ``last`` (the days between which it was valid).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from govtrends.errors import nearest
from govtrends.registry.document import Document
from govtrends.registry.places import packaged_units

_FIELDS = ("name", "short", "pinyin", "first", "last", "names", "source")
_CODE = re.compile(r"\d{6}")
_HAN = re.compile("[\u4e00-\u9fff]{2,}")


def read_places(study: Document) -> dict[str, dict[str, Any]]:
    """Return the entries of a study by code; raises :class:`RegistryError` with ``file:line``."""
    if study.data is not None and not isinstance(study.data, dict):
        raise study.error((), "is no mapping; write a code in quotes, and its fields indented below it")
    content = study.data or {}
    known = {unit.code: unit.name for unit in packaged_units()}
    for code in content:
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise study.error((code,), f'{code!r} is no code of six digits in quotes, like "370402"')
    return {code: _entry(study, code, fields, known, {*known, *content}) for code, fields in content.items()}


def _entry(
    study: Document, code: str, fields: object, known: dict[str, str], all_codes: Collection[str]
) -> dict[str, Any]:
    if not isinstance(fields, dict):
        raise study.error((code,), f"{fields!r} is no mapping; indent `field: value` lines below the code")
    for field in fields:
        if field not in _FIELDS:
            raise study.error(
                (code, field), f"unknown field{nearest(str(field), _FIELDS)}; fields are {', '.join(_FIELDS)}"
            )
    made: dict[str, Any] = {field: _text(study, code, field, fields[field]) for field in fields if field != "names"}
    if code in known:
        for field in {"name", "short", "pinyin", "first", "last"} & made.keys():
            raise study.error((code, field), f"{code} is {known[code]} already; give further names as `names: [...]`")
    else:
        if "name" not in made:
            raise study.error(
                (code,), f"no unit of the tables has this code{nearest(code, known)}; a new one needs a name"
            )
        if code[:2] + "0000" not in all_codes:
            raise study.error(
                (code,), f"no province begins with {code[:2]}; the first two digits are those of its province"
            )
    names = fields.get("names", [])
    if not isinstance(names, list):
        raise study.error((code, "names"), f"{names!r} is no list; write [{names}]")
    for i, name in enumerate([*names, *([made["name"]] if "name" in made else [])]):
        if not isinstance(name, str) or not _HAN.fullmatch(name):
            where = (code, "names", i) if i < len(names) else (code, "name")
            raise study.error(where, f"{name!r} is no name of two Chinese characters or more")
    return made | {"names": list(names)}


def _text(study: Document, code: str, field: str, value: object) -> str:
    if field in ("first", "last"):
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise study.error((code, field), f"{value!r} is no day; write 2013-11-30") from None
    if not isinstance(value, str) or not value:
        raise study.error((code, field), f"{value!r} is no text; put it in quotes")
    return value
