"""``manifest.json``: what became of every report of an output folder."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

NAME = "manifest.json"


@dataclass(frozen=True)
class Row:
    """One report: ``status`` is ``ok`` or ``failed``; paths are relative to the output folder.

    ``fingerprint``, ``peers`` and ``digests`` (by path) say what it was made from and what its files held when they
    were written (:mod:`govtrends.report.unchanged`); ``peers_changed``: it was kept although other districts changed.
    ``heading`` is the title of its briefing, ``places`` the names of its districts, ``about`` what the notebook told of
    it (:mod:`govtrends.report.front`).
    """

    name: str
    status: str
    briefing: str = ""
    title: str = ""
    outputs: Mapping[str, str] = field(default_factory=dict)
    notebook: str | None = None
    error: str | None = None
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    engine: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
    peers: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)
    peers_changed: bool = False
    heading: str = ""
    places: tuple[str, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)


def read(folder: Path) -> list[Row]:
    """Return the rows of an output folder, in order; none when it has no manifest, or one of another program."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
        lists = ("warnings", "places")
        return [Row(**{**row, **{name: tuple(row.get(name, ())) for name in lists}}) for row in content["reports"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def update(folder: Path, rows: Iterable[Row], holds: Callable[[Row], bool] = lambda row: True) -> list[Row]:
    """Put ``rows`` into the manifest of ``folder`` in place of older ones of the same names; return all rows.

    The file is replaced whole, and under a lock, so that two batches on one folder lose nothing of each other. A row
    for which ``holds`` is false is left out: another batch has since put its own files there, and its own row.
    """
    with locked(folder):
        merged = {row.name: row for row in read(folder)} | {row.name: row for row in rows if holds(row)}
        ordered = sorted(merged.values(), key=lambda row: (row.briefing, row.name))
        content = {"govtrends": _version(), "reports": [asdict(row) for row in ordered]}
        replace(folder / NAME, json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n")
    return ordered


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of an output folder: other batches, in this process or another, wait."""
    try:
        import fcntl
    except ImportError:  # Windows: the manifest is still replaced whole
        yield
        return
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _version() -> str:
    try:
        return version("govtrends")
    except PackageNotFoundError:
        return "unknown"
