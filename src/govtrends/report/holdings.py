"""What a plan has to know of a corpus, and where it is kept: a rerun need not read the corpus again to learn it."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from govtrends.report import manifest, unchanged
from govtrends.schema import TABLES
from govtrends.store import MANIFEST

NAME = ".corpus.json"
MOST = 8
"""So many corpora and periods are kept by an output folder."""


@dataclass(frozen=True)
class Slices:
    """Digests of a corpus: ``own`` by district code, ``whole`` of every row (:mod:`govtrends.report.slices`)."""

    own: Mapping[str, str]
    whole: str

    def of(self, codes: Iterable[str]) -> str:
        """Return the digest of the rows of these districts; of the whole corpus where none is named."""
        parts = [f"{code}={self.own.get(code, '')}" for code in sorted(set(codes))]
        return digest(*parts) if parts else self.whole


def digest(*parts: str) -> str:
    """Return the digest of some texts in order."""
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Holdings:
    """The districts of a corpus in one period.

    ``places`` has, by code, what a plan fills names and parameters with, of each district that has reports in the
    period; ``silent`` the names of the others. ``known`` are all codes and names of districts, cities and provinces.
    """

    places: Mapping[str, Mapping[str, str]]
    silent: Mapping[str, str]
    known: frozenset[str]
    slices: Slices


def kept(folder: Path, corpus: Path, since: str | None, until: str | None) -> Holdings | None:
    """Return what an earlier run learned of these very files, or None: they are others, or the code is."""
    stamp = _stamp(corpus)
    found = _read(folder).get(_key(corpus, since, until))
    if found is None or stamp is None or found.get("stamp") != stamp:
        return None
    held = found["holdings"]
    return Holdings(**{**held, "known": frozenset(held["known"]), "slices": Slices(**held["slices"])})


def keep(folder: Path, corpus: Path, since: str | None, until: str | None, held: Holdings) -> None:
    """Write down what was learned, in place of the oldest where there is much; a folder that refuses is left alone."""
    stamp = _stamp(corpus)
    if stamp is None:
        return
    entry = {"stamp": stamp, "holdings": {**asdict(held), "known": sorted(held.known)}}
    with contextlib.suppress(OSError), manifest.locked(folder):
        everything = {**_read(folder), _key(corpus, since, until): entry}
        newest = dict(list(everything.items())[-MOST:])
        manifest.replace(folder / NAME, json.dumps(newest, ensure_ascii=False))


def _read(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _key(corpus: Path, since: str | None, until: str | None) -> str:
    return json.dumps([str(corpus.resolve()), since, until], ensure_ascii=False)


def _stamp(corpus: Path) -> list[Any] | None:
    """Return what tells these files, read by this code, from others: a build writes every file of a corpus anew."""
    stamp: list[Any] = [unchanged.tools("embedded")]
    for name in (MANIFEST, *(f"{table}.parquet" for table in TABLES)):
        try:
            found = (corpus / name).stat()
        except OSError:
            return None
        stamp.append([name, found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns])
    return stamp
