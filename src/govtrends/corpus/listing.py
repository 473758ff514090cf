"""Files, folders and globs → the files that may be sources, each with what tells quickly whether it has changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from govtrends.corpus.beside import CARD_SUFFIXES, CATALOGUE, is_card
from govtrends.errors import SourceError, nearest

_WEB = (".html", ".htm")
_GLOB = re.compile(r"[*?\[]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Listed(NamedTuple):
    """One file: its path as the user ``given`` it (what tables call ``source``), where it lies, and its signature.

    ``real`` is the path without links, by which a file that is given twice is known.  ``signature`` holds size, times
    and inode of the file, its card and its folder's catalogue, empty where they cannot be had; ``newest`` is the latest
    of the times (ns).
    """

    given: str
    path: Path
    real: str
    signature: str
    newest: int
    size: int


def list_files(given: Sequence[str | Path]) -> Iterator[Listed]:
    """Yield the files that ``given`` files, folders and globs name, sorted by name within each folder.

    Hidden files and source cards are passed over; a file that is named twice comes twice.  A folder that cannot be
    entered is yielded itself.  Raises :class:`SourceError` where a path does not exist.
    """
    for entry in given:
        for path, name in _expand(entry):
            if path.is_dir():
                yield from _walk(path, name.rstrip("/") or name)
            elif not is_card(path):
                yield _single(path, name)


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


def _walk(folder: Path, given: str) -> Iterator[Listed]:
    """Yield the files below ``folder`` in a fixed order; links to folders are not followed, so no loop is possible."""
    waiting = [(str(folder), "" if given == "/" else given)]
    while waiting:
        top, shown = waiting.pop()
        try:
            with os.scandir(top) as scan:
                entries = {entry.name: entry for entry in scan}
        except OSError:
            yield Listed(_readable(shown), Path(top), top, "", 0, 0)
            continue
        real = os.path.realpath(top)
        pages = {os.path.splitext(name)[0] for name in entries if name.lower().endswith(_WEB)}  # noqa: PTH122
        # A browser saves a page's pictures and advertisements beside it, in PAGE_files.
        parts = {stem + tail for stem in pages for tail in ("_files", ".files")}
        folders = []
        for name in sorted(entries):
            entry = entries[name]
            if name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if name not in parts:
                    folders.append((entry.path, f"{shown}/{name}"))
            elif not name.lower().endswith(CARD_SUFFIXES) and not _is_folder(entry):
                yield _listed(entry, f"{shown}/{name}", real, entries)
        waiting += reversed(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a link to a folder."""
    return entry.is_symlink() and entry.is_dir()


def _listed(entry: os.DirEntry[str], given: str, folder: str, entries: Mapping[str, os.DirEntry[str]]) -> Listed:
    stem = os.path.splitext(entry.name)[0]  # noqa: PTH122  a folder may hold a million names
    beside = [entries[name] for name in (*_card_names(stem), CATALOGUE) if name in entries and name != entry.name]
    real = os.path.realpath(entry.path) if entry.is_symlink() else f"{folder}/{entry.name}"
    try:
        stats = [entry.stat(), *(other.stat() for other in beside)]
    except OSError:
        return Listed(_readable(given), Path(entry.path), real, "", 0, 0)
    # What is wrong with a catalogue depends on the names beside it.
    names = "\n".join(sorted(entries)) if entry.name == CATALOGUE else ""
    return Listed(_readable(given), Path(entry.path), real, *_signature(stats, names))


def _card_names(stem: str) -> list[str]:
    return [stem + suffix for suffix in CARD_SUFFIXES]


def _single(path: Path, given: str) -> Listed:
    beside = [path.with_name(name) for name in (*_card_names(path.stem), CATALOGUE) if name != path.name]
    real = os.path.realpath(path)
    try:
        stats = [path.stat(), *(other.stat() for other in beside if other.is_file())]
    except OSError:
        return Listed(_readable(given), path, real, "", 0, 0)
    return Listed(_readable(given), path, real, *_signature(stats))


def _signature(stats: Sequence[os.stat_result], names: str = "") -> tuple[str, int, int]:
    signature = " ".join(f"{s.st_size}.{s.st_mtime_ns}.{s.st_ctime_ns}.{s.st_ino}" for s in stats)
    if names:
        signature += " " + hashlib.sha256(names.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return signature, max(max(s.st_mtime_ns, s.st_ctime_ns) for s in stats), stats[0].st_size


def _readable(name: str) -> str:
    """Return a path as text: archives from Windows leave names in GBK, which are no UTF-8."""
    if not _SURROGATE.search(name):
        return name
    raw = os.fsencode(name)
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")
