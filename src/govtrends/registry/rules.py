"""What must hold between the entries of the registry: parents exist, a keyword belongs to one theme, ids are ids."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govtrends.errors import nearest
from govtrends.registry.document import Document
from govtrends.registry.models import IndicatorEntry, Theme

_ID = re.compile(r"[a-z][a-z0-9_]*")
PACKAGED = "registry/"
"""How the names of packaged files begin in errors."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD_LISTS = ("keywords", "aliases", "english", "weak", "exclude")


def _study_last(written: Mapping[str, Document]) -> list[str]:
    """Return the keys, those of a study's file last: what clashes with the packaged registry is the study's to mend."""
    return sorted(written, key=lambda key: not written[key].name.startswith(PACKAGED))


def check_themes(themes: Mapping[str, Theme], written: Mapping[str, Document]) -> None:
    """Raise :class:`RegistryError` for an unknown or circular parent, a shared keyword, a useless exclusion."""
    owners: dict[str, tuple[str, str]] = {}
    known = {name for document in written.values() for name in document.data} | set(themes)
    for key in _study_last(written):
        theme, document = themes[key], written[key]
        if theme.parent is not None and (theme.parent not in known or theme.parent == key):
            raise document.error(
                (key, "parent"), f"no theme {theme.parent!r}{nearest(theme.parent, set(themes) - {key})}"
            )
        for field in _WORD_LISTS:
            for i, word in enumerate(getattr(theme, field)):
                _check_word(theme, field, i, word, document, owners, key)
    for key in reversed(_study_last(written)):
        seen, parent = [key], themes[key].parent
        while parent is not None and parent in themes:
            if parent in seen:
                raise written[key].error((key, "parent"), f"goes round in a circle: {' → '.join([*seen, parent])}")
            seen.append(parent)
            parent = themes[parent].parent


def _check_word(
    theme: Theme, field: str, i: int, word: str, document: Document, owners: dict[str, tuple[str, str]], key: str
) -> None:
    """Check one word of one list of a theme."""
    where = (key, field, i)
    if field == "exclude":
        if not any(keyword != word and keyword.lower() in word.lower() for keyword in theme.words):
            raise document.error(where, f"{word!r} contains no keyword of the theme, so it excludes nothing; delete it")
        return
    if field != "weak" and (field == "english") is bool(_HAN.search(word)):
        other = "keywords" if field == "english" else "english"
        raise document.error(where, f"{word!r} belongs in `{other}`")
    if len(word) < 2:
        raise document.error(where, f"{word!r} is a single character and would match everywhere; write a word")
    folded = word.lower()
    if folded in owners:
        owner, list_ = owners[folded]
        if owner == key:
            raise document.error(where, f"{word!r} stands in `{list_}` of this theme already; write it once")
        remedy = f"to move it here, write {owner}: {{remove: {{{list_}: [{word}]}}}}"
        raise document.error(where, f"{word!r} stands in `{list_}` of {owner} already; {remedy}")
    owners[folded] = (key, field)


def check_indicators(entries: Mapping[str, IndicatorEntry], written: Mapping[str, Document]) -> None:
    """Raise :class:`RegistryError` for an id that is none, an unknown ``growth_of``, a name of two indicators."""
    owners: dict[tuple[str, str], str] = {}
    for key in _study_last(written):
        entry, document = entries[key], written[key]
        if not _ID.fullmatch(key):
            raise document.error((key,), f"{key!r} is no id; use lower-case ASCII letters, digits and _")
        base = entry.growth_of
        if base is not None and base not in entries:
            raise document.error((key, "growth_of"), f"no indicator {base!r}{nearest(base, set(entries) - {key})}")
        if base is not None and entry.measure != "percent":
            raise document.error((key, "measure"), f"{entry.measure!r}: the growth of something is a percent")
        if entry.typical is not None and entry.typical[0] > entry.typical[1]:
            raise document.error((key, "typical"), f"{list(entry.typical)} is upside down; write [low, high]")
        for field in ("name", "aliases", "english"):
            value = getattr(entry, field)
            for i, word in enumerate((value,) if field == "name" else value):
                owner = owners.setdefault((word.lower(), entry.measure), key)
                if owner != key:
                    where = (key, field) if field == "name" else (key, field, i)
                    raise document.error(where, f"{word!r} names {owner} already, which has the same measure")
