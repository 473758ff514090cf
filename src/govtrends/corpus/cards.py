"""Source cards: the YAML file ``<stem>.card.yml`` beside a source that says what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import yaml

from govtrends.corpus.beside import CARD_SUFFIXES
from govtrends.corpus.catalogue import of_folder
from govtrends.errors import nearest
from govtrends.model import Problem

_KNOWN = ("paper", "district", "issue_date")
_LIMIT = 64_000


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: ``known`` hints (paper, district, issue_date) and a table's ``columns`` (role → name)."""

    known: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    def under(self, nearer: Card) -> Card:
        """Return this card where the ``nearer`` one says nothing, entry by entry."""
        return Card({**self.known, **nearer.known}, {**self.columns, **nearer.columns})


def read_card(path: Path, given: str) -> tuple[Card, list[Problem]]:
    """Read what the folder's catalogue and the card beside ``path`` say; the card outweighs the catalogue.

    Whatever is wrong with the card becomes a problem, never an error.
    """
    catalogued = Card(of_folder(path.parent).known(path.name))
    card_path = next((p for s in CARD_SUFFIXES if (p := path.with_name(path.stem + s)).is_file()), None)
    if card_path is None:
        return catalogued, []
    try:
        with card_path.open("rb") as stream:
            card, problems = parse_card(stream.read(_LIMIT + 1), card_path.name, given)
    except OSError as error:
        return catalogued, [_problem(given, card_path.name, f"cannot be read: {error.strerror or error}")]
    return catalogued.under(card), problems


def parse_card(raw: bytes, name: str, given: str) -> tuple[Card, list[Problem]]:
    """Read the bytes of the card called ``name`` that belongs to the source ``given``."""
    if len(raw) > _LIMIT:
        return Card(), [_problem(given, name, "is larger than 64 kB")]
    try:
        content = yaml.safe_load(raw.decode("utf-8-sig"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        first = (str(error).splitlines() or ["unreadable"])[0]
        return Card(), [_problem(given, name, f"cannot be read: {first}")]
    if content is None:
        return Card(), []
    if not isinstance(content, Mapping):
        return Card(), [_problem(given, name, "must be a mapping with the key known:")]
    known, problems = _strings(content.get("known"), "known", given, name)
    for key in [k for k in known if k not in _KNOWN]:
        problems.append(_problem(given, name, f"known: has no entry {key!r}{nearest(key, _KNOWN)}"))
        del known[key]
    columns, more = _strings(content.get("columns"), "columns", given, name)
    return Card(known, columns), problems + more


def _strings(value: object, name: str, given: str, card: str) -> tuple[dict[str, str], list[Problem]]:
    if value is None:
        return {}, []
    if not isinstance(value, Mapping):
        return {}, [_problem(given, card, f"{name}: must be a mapping")]
    found: dict[str, str] = {}
    problems = []
    for key, entry in value.items():
        if entry is None:
            continue
        if isinstance(entry, datetime):
            found[str(key)] = entry.date().isoformat()
        elif isinstance(entry, date):
            found[str(key)] = entry.isoformat()
        elif isinstance(entry, str | int) and not isinstance(entry, bool):
            found[str(key)] = str(entry).strip()
        else:
            problems.append(_problem(given, card, f"{name}.{key}: must be text, a number or a date"))
    return found, problems


def _problem(given: str, card: str, what: str) -> Problem:
    return Problem(given, "read", "source card", f"{card} {what}; the page is read without it")
