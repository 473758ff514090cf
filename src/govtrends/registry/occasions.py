"""Occasions that date a page: numbered days (第38个教师节), jubilees, words of a season, lunar festivals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from govtrends.registry.document import packaged_yaml


@dataclass(frozen=True, slots=True)
class Numbered:
    """An occasion that is counted: its names, the year that counts as ``zero`` + N, its month and day if fixed."""

    names: tuple[str, ...]
    zero: int
    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class Window:
    """Words that papers print only between two days (``None``: open)."""

    words: tuple[str, ...]
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Occasions:
    """Everything of ``occasions.yml`` and ``festivals.tsv``; ``festivals``: name → year → day."""

    numbered: tuple[Numbered, ...]
    jubilees: tuple[Numbered, ...]
    windows: tuple[Window, ...]
    festivals: dict[str, dict[int, date]]


@cache
def occasions() -> Occasions:
    """Return the occasions that ship with the package, read once."""
    folder = files("govtrends.registry")
    data = packaged_yaml("occasions.yml")
    windows = tuple(Window(tuple(map(str, w["words"])), w["from"], w["to"]) for w in data["windows"])
    return Occasions(
        tuple(_numbered(entry, 1) for entry in data["numbered"]),
        tuple(_numbered(entry, 0) for entry in data["jubilees"]),
        windows,
        _festivals((folder / "festivals.tsv").read_text(encoding="utf-8")),
    )


def _numbered(entry: dict[str, object], counted_from: int) -> Numbered:
    """Return an entry; the first 教师节 is number 1 (``counted_from`` 1), the first jubilee year is number 0."""
    alias = entry.get("alias", [])
    names = (str(entry["name"]), *(str(name) for name in alias)) if isinstance(alias, list) else (str(entry["name"]),)
    month, _, day = str(entry["day"]).partition("-")
    return Numbered(names, int(str(entry["first"])) - counted_from, int(month), int(day) if day else None)


def _festivals(text: str) -> dict[str, dict[int, date]]:
    head, *lines = (line.split("\t") for line in text.splitlines())
    table: dict[str, dict[int, date]] = {name: {} for name in head[1:]}
    for cells in lines:
        for name, cell in zip(head[1:], cells[1:], strict=False):
            if cell:
                table[name][int(cells[0])] = date.fromisoformat(cell)
    return table
