"""The folder of a corpus: what tells it from other folders, before any table is opened (and pandas loaded)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from govtrends.errors import CorpusError, SourceError

MANIFEST = "manifest.json"
REGISTRY = "registry.json"
"""The registry that a corpus was built with; corpora of earlier versions have none."""


def check_target(out: Path) -> None:
    """Raise unless ``out`` can become a corpus: absent, empty, or one already (a build never erases a study)."""
    if out.is_file():
        raise CorpusError(f"{out}: is a file; --out names a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).exists():
        raise CorpusError(f"{out}: holds other files and no {MANIFEST}; choose an empty folder for the corpus")
    parent = next((p for p in out.absolute().parents if p.exists()), Path())
    for folder in (parent, out) if out.exists() else (parent,):
        if not os.access(folder, os.W_OK):
            raise SourceError(f"{out}: cannot be written (no permission in {folder}); choose another --out folder")


def set_aside(out: Path) -> Path:
    """Return where the older corpus lies between the two renames of a system that cannot exchange folders."""
    return out.with_name(f".{out.name}.old")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return what ``manifest.json`` of a corpus says; a missing or foreign folder is a :class:`CorpusError`."""
    aside = set_aside(folder)
    if not folder.exists() and (aside / MANIFEST).exists():
        aside.rename(folder)  # a build was killed between its two renames
    if not (folder / MANIFEST).is_file():
        raise CorpusError(
            f"{folder}: is no corpus (no {MANIFEST}); make one with: govtrends build SOURCE --out {folder}"
        )
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except ValueError as error:
        raise CorpusError(f"{folder / MANIFEST}: is damaged ({error}); build the corpus again") from None
    except OSError as error:
        raise CorpusError(
            f"{folder / MANIFEST}: cannot be read ({error.strerror}); check its permissions, or build the corpus again"
        ) from None
    if not isinstance(manifest, dict):
        raise CorpusError(f"{folder / MANIFEST}: is damaged (no mapping); build the corpus again")
    return manifest
