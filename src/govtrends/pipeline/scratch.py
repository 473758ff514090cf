"""Databases that one build sorts in; they are worth nothing afterwards, and are not kept safe against a crash."""

from __future__ import annotations

import sqlite3
from pathlib import Path

PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -32000")


def open_scratch(path: Path) -> sqlite3.Connection:
    """Return a connection to a new database in the file ``path``."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    for pragma in PRAGMAS:
        db.execute(f"PRAGMA {pragma}")
    return db
