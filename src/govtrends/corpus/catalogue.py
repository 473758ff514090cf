"""The catalogue of a folder: ``catalogue.csv`` says of many files at once what a source card says of one.

    file,paper,district,issue_date
    2022-07-*.txt,幸福市中,枣庄市市中区,2022-07
    2022-07-20-1.txt,,,2022-07-20

A row holds for the files of its folder whose names fit (``*`` and ``?``).  A name written out outweighs a pattern, a
later row an earlier one, and the card of a file outweighs the catalogue, entry by entry.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from govtrends.corpus.beside import CATALOGUE
from govtrends.corpus.column_names import NAMES, by_name, plain
from govtrends.corpus.decode import Undecodable, decode
from govtrends.errors import nearest
from govtrends.model import Problem

_NAMES = {
    "file": ("file", "filename", "文件", "文件名", "文件名称"),
    "paper": NAMES["paper"],
    "district": NAMES["district"],
    "issue_date": NAMES["date"],
}
_WILD = re.compile(r"[*?\[]")
_LIMIT = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its line in the file (from 1), the name or pattern, and what is known of the files that fit."""

    line: int
    pattern: str
    known: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A folder's catalogue: rows with a pattern, rows that name one file, and what is wrong with it."""

    patterns: tuple[Entry, ...] = ()
    names: Mapping[str, Entry] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()

    def known(self, name: str) -> dict[str, str]:
        """Return what is known of the file ``name`` (without its folder)."""
        fitting = [entry for entry in self.patterns if fnmatchcase(name, entry.pattern)]
        fitting += [self.names[name]] if name in self.names else []
        return {role: value for entry in fitting for role, value in entry.known.items()}

    def problems(self, source: str, beside: Sequence[str]) -> Iterator[Problem]:
        """Yield what is wrong with the catalogue ``source``, which lies ``beside`` these files."""
        for text in self.wrong:
            yield Problem(source, "read", "catalogue", text)
        there = set(beside)
        idle = [entry for name, entry in self.names.items() if name not in there]
        idle += [entry for entry in self.patterns if not any(fnmatchcase(name, entry.pattern) for name in beside)]
        for entry in idle:
            what = f"line {entry.line}: no file fits {entry.pattern!r}{nearest(entry.pattern, beside)}"
            yield Problem(source, "read", "catalogue", f"{what}; correct the name or delete the line")


def of_folder(folder: Path) -> Catalogue:
    """Return the catalogue of a folder, without entries where it has none; read again only when it has changed."""
    path = folder / CATALOGUE
    try:
        state = path.stat()
        return _read(path, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        return Catalogue()
    except OSError as error:
        return Catalogue(wrong=(f"cannot be read: {error.strerror or error}; the pages are read without it",))


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int, size: int) -> Catalogue:
    if size > _LIMIT:
        return Catalogue(wrong=(f"is larger than {_LIMIT // 2**20} MB; the pages are read without it",))
    return parse_catalogue(path.read_bytes())


def parse_catalogue(data: bytes) -> Catalogue:
    """Read the bytes of a catalogue (UTF-8 or GB18030, names of columns in Chinese or English)."""
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        return Catalogue(wrong=(f"{decoded.detail}; the pages are read without it",))
    try:
        lines = list(csv.reader(io.StringIO(decoded.text, newline="")))
    except csv.Error as error:
        return Catalogue(wrong=(f"breaks off: {error}; save it again as CSV, the pages are read without it",))
    header = [cell.strip() for cell in lines[0]] if lines else []
    chosen = {name: role for role, name in by_name(header, _NAMES).items()}
    # The first of two columns of one name is the one that is read.
    roles = [chosen.pop(cell, None) for cell in header]
    if "file" not in roles:
        shown = ", ".join(header[:8])
        return Catalogue(wrong=(f"no column is called file (文件), but {shown}; the pages are read without it",))
    wrong = [
        f"{_passed(cell)}; it is passed over" for cell, role in zip(header, roles, strict=True) if cell and role is None
    ]
    entries = [entry for n, line in enumerate(lines[1:], start=2) if (entry := _entry(n, roles, line))]
    patterns = tuple(entry for entry in entries if _WILD.search(entry.pattern))
    names: dict[str, Entry] = {}
    for entry in entries:
        if not _WILD.search(entry.pattern):
            earlier = names[entry.pattern].known if entry.pattern in names else {}
            names[entry.pattern] = Entry(entry.line, entry.pattern, {**earlier, **entry.known})
    return Catalogue(patterns, names, tuple(wrong))


def _passed(cell: str) -> str:
    """Say why a column is not read."""
    role = next((role for role, words in _NAMES.items() if plain(cell) in words), None)
    if role is not None:
        return f"the column {cell!r} would be a second {role}"
    return f"no column is called {cell!r}{nearest(cell, [word for words in _NAMES.values() for word in words])}"


def _entry(number: int, roles: Iterable[str | None], line: Iterable[str]) -> Entry | None:
    cells = {role: cell.strip() for role, cell in zip(roles, line, strict=False) if role and cell.strip()}
    pattern = cells.pop("file", "")
    return Entry(number, pattern, cells) if pattern else None
