"""Files and folders → pages: which files are sources, and how each kind of file is read.

A new format is one entry of :data:`READERS`.  Whatever cannot be read becomes a :class:`Problem` with its remedy.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from govtrends.corpus.cards import Card, is_card, read_card
from govtrends.corpus.decode import Decoded, Undecodable, decode, has_words, language_of
from govtrends.corpus.tables import NoTextColumn, Row, read_csv, read_jsonl
from govtrends.errors import SourceError, nearest
from govtrends.model import Page, Problem

STAGE = "read"
_UNSAFE = re.compile(r"[^\w.-]+")
_GLOB = re.compile(r"[*?\[]")


class Source(NamedTuple):
    """One file to read: where it lies, and its path as the user gave it (what tables call ``source``)."""

    path: Path
    given: str


@dataclass(frozen=True, slots=True)
class _File:
    given: str
    stem: str
    checksum: str
    decoded: Decoded
    card: Card


Reader = Callable[[_File], Iterator[Page | Problem]]


def find_sources(given: Sequence[str | Path]) -> Iterator[Source | Problem]:
    """Expand files, folders and globs into sources, sorted by name within each folder, each file once.

    Hidden files and source cards are passed over; endings that no reader knows become problems.  Raises
    :class:`SourceError` where a path does not exist.
    """
    seen: set[Path] = set()
    for entry in given:
        for path, name in _expand(entry):
            inner = [(p, f"{name.rstrip('/')}/{p.relative_to(path).as_posix()}") for p in _walk(path)]
            for file, shown in inner if path.is_dir() else [(path, name)]:
                key = file.resolve()
                if not is_card(file) and key not in seen:
                    seen.add(key)
                    yield Source(file, shown) if file.suffix.lower() in READERS else _unsupported(file, shown)


def _unsupported(path: Path, name: str) -> Problem:
    ending = path.suffix or "a file without ending"
    detail = f"no reader for {ending}{nearest(path.suffix, READERS)}; readable are {', '.join(READERS)}"
    return Problem(name, STAGE, "unsupported format", detail)


def _expand(entry: str | Path) -> list[tuple[Path, str]]:
    name = entry.as_posix() if isinstance(entry, Path) else entry
    path = Path(name).expanduser()
    try:
        if path.exists():
            return [(path, name)]
        if _GLOB.search(name):
            root = Path(path.anchor) if path.is_absolute() else Path()
            pattern = path.relative_to(path.anchor).as_posix() if path.is_absolute() else path.as_posix()
            found = sorted(root.glob(pattern))
            if found:
                return [(match, match.as_posix()) for match in found]
            raise SourceError(f"{name}: the pattern matches no file; quote it, or name a folder")
        siblings = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    except (OSError, ValueError, NotImplementedError) as error:
        raise SourceError(f"{name!r}: cannot be looked up: {error}") from error
    raise SourceError(f"{name}: no such file or folder{nearest(path.name, siblings)}; check the path")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below ``folder`` in a fixed order; links to folders are not followed, so no loop is possible."""
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(top) / name for name in sorted(names) if not name.startswith("."))


def read_source(path: Path, given: str | None = None) -> Iterator[Page | Problem]:
    """Yield the pages of one file, and a :class:`Problem` for whatever of it could not be read or trusted."""
    name = path.as_posix() if given is None else given
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        yield _unsupported(path, name)
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Problem(name, STAGE, "unreadable", f"{error.strerror or error}; check the path and its permissions")
        return
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        yield Problem(name, STAGE, decoded.reason, decoded.detail)
        return
    if decoded.note:
        yield Problem(name, STAGE, "encoding", decoded.note)
    card, problems = read_card(path, name)
    yield from problems
    yield from reader(_File(name, path.stem, hashlib.sha256(data).hexdigest(), decoded, card))


def _read_text(file: _File) -> Iterator[Page | Problem]:
    text = file.decoded.text
    if not has_words(text):
        yield Problem(file.given, STAGE, "no words", "neither Chinese nor English words in the file; nothing to read")
        return
    known = file.card.known
    yield Page(
        page_id=f"{_slug(file.stem)}.{file.checksum[:8]}",
        source=file.given,
        text=text,
        encoding=file.decoded.encoding,
        checksum=file.checksum,
        language=language_of(text),
        paper=known.get("paper"),
        district_hint=known.get("district"),
        date_hint=known.get("issue_date"),
    )


def _read_table(rows: Callable[[str, Mapping[str, str]], Iterator[Row]]) -> Reader:
    def read(file: _File) -> Iterator[Page | Problem]:
        try:
            for row in rows(file.decoded.text, file.card.columns):
                source = f"{file.given}#{row.number}"
                error = row.error or ("" if has_words(row.text) else "the text field holds no words")
                yield Problem(source, STAGE, "row without text", f"{error}; passed over") if error else _page(file, row)
        except NoTextColumn as error:
            yield Problem(file.given, STAGE, "no text column", error.detail)

    return read


def _page(file: _File, row: Row) -> Page:
    known = file.card.known
    digest = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Page(
        page_id=f"{_slug(file.stem)}.{digest[:8]}.{row.number}",
        source=f"{file.given}#{row.number}",
        text=row.text,
        encoding=file.decoded.encoding,
        checksum=file.checksum,
        language=language_of(row.text),
        paper=row.paper or known.get("paper"),
        district_hint=row.district or known.get("district"),
        date_hint=row.date or known.get("issue_date"),
        title_hint=row.title,
    )


def _slug(stem: str) -> str:
    return _UNSAFE.sub("-", stem).strip("-.")[:80] or "page"


READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".markdown": _read_text,
    ".csv": _read_table(read_csv),
    ".tsv": _read_table(read_csv),
    ".jsonl": _read_table(read_jsonl),
    ".ndjson": _read_table(read_jsonl),
}
"""File ending (lower case) → how the file is read."""
