"""The registry that a corpus was built with, by which reports define themes and name indicators."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from govtrends.registry.carried import from_json
from govtrends.registry.load import Registry, load_registry
from govtrends.store import REGISTRY, Corpus, read_manifest


def registry_of(corpus: Corpus) -> Registry:
    """Return the registry that ``corpus`` carries, else the packaged one: whether that is the one the corpus was built
    with is told by :func:`is_own`.

    Raises RegistryError for a file that is none.
    """
    return _own(corpus.path, corpus.manifest)


def registry_at(folder: Path) -> Registry:
    """Return the same of a corpus that is not loaded; raises CorpusError where ``folder`` is none."""
    return _own(folder, read_manifest(folder))


def _own(folder: Path, manifest: Mapping[str, Any]) -> Registry:
    found = _carried(folder)
    return found if found is not None and found.checksum == manifest.get("registry") else load_registry()


def is_own(corpus: Corpus, registry: Registry) -> bool:
    """Return whether ``corpus`` was built with ``registry``, by the checksum of its manifest."""
    return bool(registry.checksum == corpus.manifest.get("registry"))


def _carried(folder: Path) -> Registry | None:
    path = folder / REGISTRY
    try:
        found = path.stat()
    except OSError:
        return None  # built by an earlier version
    return _read(path, (found.st_ino, found.st_mtime_ns, found.st_size))


@lru_cache(maxsize=4)
def _read(path: Path, stamp: tuple[int, ...]) -> Registry:
    del stamp  # what tells one build of the corpus from the next
    return from_json(path.read_text(encoding="utf-8"), os.fspath(path))
