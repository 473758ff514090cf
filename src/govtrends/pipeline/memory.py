"""The SQLite file in which a build remembers: its tables, and how it is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_LAYOUT = 2
_TABLES = """
CREATE TABLE listed (given TEXT PRIMARY KEY, path BLOB, at TEXT, signature TEXT, newest INT, size INT, todo INT);
CREATE INDEX listed_at ON listed (at, given);
CREATE TABLE source (id INTEGER PRIMARY KEY, given TEXT UNIQUE, signature TEXT, rules TEXT, doubt INT);
CREATE TABLE held (source INT, ordinal INT, file INT, PRIMARY KEY (source, ordinal)) WITHOUT ROWID;
CREATE INDEX held_file ON held (file);
CREATE TABLE file (id INTEGER PRIMARY KEY, key TEXT UNIQUE, given TEXT, checksum TEXT, whole INT);
CREATE INDEX file_torn ON file (id) WHERE whole = 0;
CREATE TABLE page (
  file INT, ordinal INT, page_id TEXT, source TEXT, key TEXT, chars INT, part INT, row INT, text TEXT, said TEXT,
  PRIMARY KEY (file, ordinal)
) WITHOUT ROWID;
CREATE INDEX page_key ON page (key);
CREATE INDEX page_part ON page (part);
CREATE TABLE problem (
  file INT, ordinal INT, source TEXT, stage TEXT, reason TEXT, detail TEXT, lost INT,
  PRIMARY KEY (file, ordinal)
) WITHOUT ROWID;
CREATE TABLE again (number INTEGER PRIMARY KEY, source TEXT, detail TEXT);
CREATE TABLE part (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT);
"""


def open_memory(path: Path) -> sqlite3.Connection:
    """Return a connection to the memory in the file ``path``, with its tables.

    Raises :class:`sqlite3.DatabaseError` where the file is damaged or of another layout.
    """
    db = sqlite3.connect(path)
    try:
        # The lock of the work folder keeps others out; without shared memory the file may lie on a network disk.
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -32000")
        layout = db.execute("PRAGMA user_version").fetchone()[0]
        if layout == 0:
            db.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {_LAYOUT};COMMIT;")
        elif layout != _LAYOUT:
            raise sqlite3.DatabaseError(f"layout {layout}")
    except sqlite3.Error:
        db.close()
        raise
    return db
