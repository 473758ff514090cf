"""What a build remembers: which files it has seen, which pages they hold, and in which part a page's rows lie.

A SQLite file in the work folder beside the corpus, and the parts as files named by their content.  All of it can be
made again from the sources; a work folder that is damaged or of another version is emptied and filled anew.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from govtrends.corpus.listing import Listed
from govtrends.pipeline.memory import open_memory

if TYPE_CHECKING:
    import pyarrow as pa

    from govtrends.model import Problem
    from govtrends.pipeline.tasks import Done, Made, Trouble

_RACY = 2_000_000_000
"""A file changed less than this (ns) before it was read may change again without another time: look again."""
FRESH = 10
"""Parts of a build that stay in memory: all those of a small one."""
_ADD_PAGE = "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class BrokenPart(Exception):
    """A part is missing or does not hold what its name says; ``number`` is that of the state."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class NoPages(Exception):
    """None of the sources holds a page."""


class Stale(NamedTuple):
    """A file that has to be looked at: new, changed, or read by other rules."""

    given: str
    path: Path
    signature: str
    newest: int
    size: int


class State:
    """The memory of the builds of one corpus; only the holder of the work folder's lock may open it."""

    def __init__(self, folder: Path) -> None:
        self.fresh: dict[int, pa.Table] = {}
        """The parts made first, which need not be read again."""
        self.parts = folder / "parts"
        self.parts.mkdir(parents=True, exist_ok=True)
        try:
            self.db = open_memory(folder / "state.sqlite")
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            shutil.rmtree(folder / "parts")
            (folder / "state.sqlite").unlink()
            self.parts.mkdir()
            self.db = open_memory(folder / "state.sqlite")

    def close(self) -> None:
        """Keep what was recorded and let go of the file."""
        self.db.commit()
        self.db.close()

    # -- files -------------------------------------------------------------------------------------------------------

    def list(self, files: Iterable[Listed]) -> None:
        """Take ``files`` for the sources of this build; of a file under several names the first by name counts."""
        self.db.execute("DELETE FROM listed")
        rows = ((f.given, os.fsencode(f.path), f.real, f.signature, f.newest, f.size) for f in files)
        self.db.executemany("INSERT OR IGNORE INTO listed VALUES (?, ?, ?, ?, ?, ?, 0)", rows)
        self.db.execute(
            "DELETE FROM listed WHERE EXISTS"
            " (SELECT 1 FROM listed AS other WHERE other.at = listed.at AND other.given < listed.given)"
        )
        self.db.commit()

    def plan(self, rules: str, every: bool) -> tuple[int, int]:
        """Mark the listed files to look at: new, changed, doubtful, read by other rules, or ``every`` one.

        Return how many they are, and their bytes.
        """
        self.db.execute(
            "UPDATE source SET doubt = 1 WHERE id IN"
            " (SELECT held.source FROM file JOIN held ON held.file = file.id WHERE file.whole = 0)"
        )
        self.db.execute(
            "UPDATE listed SET todo = 1 WHERE ? OR signature = '' OR NOT EXISTS (SELECT 1 FROM source WHERE"
            " source.given = listed.given AND source.signature = listed.signature AND source.rules = ? AND NOT doubt)",
            (every, rules),
        )
        self.db.commit()
        count, size = self.db.execute("SELECT count(*), coalesce(sum(size), 0) FROM listed WHERE todo").fetchone()
        return int(count), int(size)

    def stale(self) -> Iterator[Stale]:
        """Yield the files marked by :meth:`plan`, by name."""
        last = ""
        while True:
            found = self.db.execute(
                "SELECT given, path, signature, newest, size FROM listed"
                " WHERE todo AND given > ? ORDER BY given LIMIT 500",
                (last,),
            ).fetchall()
            for given, path, signature, newest, size in found:
                yield Stale(given, Path(os.fsdecode(path)), signature, newest, size)
            if not found:
                return
            last = found[-1][0]

    def absent(self) -> int:
        """Return how many files were sources before and are none any more."""
        return int(self._one("SELECT count(*) FROM source WHERE given NOT IN (SELECT given FROM listed)"))

    def forget_absent(self) -> None:
        """Drop the files that are sources no more."""
        self.db.execute("DELETE FROM source WHERE given NOT IN (SELECT given FROM listed)")
        self.db.execute("DELETE FROM held WHERE source NOT IN (SELECT id FROM source)")

    def open(self, stale: Stale, rules: str) -> int:
        """Begin to record what a source holds; return its number."""
        doubt = stale.signature == "" or stale.newest > time.time_ns() - _RACY
        self.db.execute(
            "INSERT INTO source (given, signature, rules, doubt) VALUES (?, ?, ?, ?) ON CONFLICT (given)"
            " DO UPDATE SET signature = excluded.signature, rules = excluded.rules, doubt = excluded.doubt",
            (stale.given, stale.signature, rules, doubt),
        )
        number = int(self._one("SELECT id FROM source WHERE given = ?", stale.given))
        self.db.execute("DELETE FROM held WHERE source = ?", (number,))
        return number

    def distrust(self, source: int) -> None:
        """Have a source looked at again by the next build, whatever its signature says."""
        self.db.execute("UPDATE source SET doubt = 1 WHERE id = ?", (source,))

    def hold(self, source: int, ordinal: int, key: str, given: str, checksum: str) -> tuple[int, bool]:
        """Note a file as the source's next; return its number and whether all of it is known already."""
        self.db.execute(
            "INSERT OR IGNORE INTO file (key, given, checksum, whole) VALUES (?, ?, ?, 0)", (key, given, checksum)
        )
        number, whole = self.db.execute("SELECT id, whole FROM file WHERE key = ?", (key,)).fetchone()
        self.db.execute("INSERT INTO held VALUES (?, ?, ?)", (source, ordinal, number))
        return int(number), bool(whole)

    # -- pages -------------------------------------------------------------------------------------------------------

    def take(self, file: int, ordinal: int, key: str) -> bool:
        """Give a page to a file if its rows are known by ``key``; return whether they are."""
        known = self.db.execute(
            "SELECT page_id, source, key, chars, part, row, text, said FROM page WHERE key = ?", (key,)
        ).fetchone()
        if known is None:
            return False
        self.db.execute(_ADD_PAGE, (file, ordinal, *known))
        return True

    def record(self, done: Done) -> None:
        """Keep what a batch gave: first the part on the disk, then the word of it."""
        for part, pages in done.parts:
            number = self._add_part(part.data)
            if part.table is not None and len(self.fresh) < FRESH:
                self.fresh[number] = part.table
            self.db.executemany(_ADD_PAGE, (_page_row(page, number) for page in pages))
        for trouble in done.problems:
            self.add_problem(trouble)

    def add_problem(self, trouble: Trouble) -> None:
        """Note what could not be read or trusted of a file."""
        problem = trouble.problem
        said = (problem.source, problem.stage, problem.reason, problem.detail)
        row = (trouble.owner, trouble.ordinal, *said, trouble.lost)
        self.db.execute("INSERT OR REPLACE INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def finish(self, file: int) -> None:
        """Note that all of a file is recorded."""
        self.db.execute("UPDATE file SET whole = 1 WHERE id = ?", (file,))

    def restart(self, file: int) -> None:
        """Forget what an unfinished file gave, but keep its pages for those that have the same key."""
        self.db.execute("DELETE FROM problem WHERE file = ?", (file,))

    def _add_part(self, data: bytes) -> int:
        name = part_name(data)
        path = self.parts / name
        if not path.exists():
            fresh = path.with_suffix(".new")
            with fresh.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            fresh.rename(path)
        self.db.execute("INSERT OR IGNORE INTO part (name) VALUES (?)", (name,))
        return int(self._one("SELECT id FROM part WHERE name = ?", name))

    def lose_part(self, number: int) -> None:
        """Forget a part that cannot be read, so that its pages are built again."""
        self.db.execute("UPDATE file SET whole = 0 WHERE id IN (SELECT file FROM page WHERE part = ?)", (number,))
        name = self._one("SELECT name FROM part WHERE id = ?", number)
        self.db.execute("DELETE FROM page WHERE part = ?", (number,))
        self.db.execute("DELETE FROM part WHERE id = ?", (number,))
        (self.parts / str(name)).unlink(missing_ok=True)
        self.db.commit()

    def clean(self) -> None:
        """Remove what no source holds any more."""
        self.db.execute("DELETE FROM file WHERE id NOT IN (SELECT file FROM held)")
        for table in ("page", "problem"):
            self.db.execute(f"DELETE FROM {table} WHERE file NOT IN (SELECT id FROM file)")
        self.db.execute("DELETE FROM part WHERE id NOT IN (SELECT part FROM page)")
        self.db.commit()
        known = {name for (name,) in self.db.execute("SELECT name FROM part")}
        for path in self.parts.iterdir():
            if path.name not in known:
                path.unlink()

    # -- facts about the whole ---------------------------------------------------------------------------------------

    def problems(self) -> Iterator[tuple[Problem, bool]]:
        """Yield what could not be read or trusted of the files, by source, and whether text was lost to it.

        Then the pages that stand twice.
        """
        from govtrends.model import Problem  # late: a rerun without problems does without

        for *said, lost in self.db.execute(
            "SELECT problem.source, stage, reason, detail, lost FROM source JOIN held ON held.source = source.id"
            " JOIN problem ON problem.file = held.file ORDER BY source.given, held.ordinal, problem.ordinal"
        ):
            yield Problem(*said), bool(lost)
        for source, detail in self.db.execute("SELECT source, detail FROM again ORDER BY number"):
            yield Problem(source, "read", "duplicate page", detail), False

    def files(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield the files that hold pages, in order: source, checksum, pages, characters."""
        yield from self.db.execute(
            "SELECT file.given, file.checksum, count(*), sum(page.chars) FROM source"
            " JOIN held ON held.source = source.id JOIN file ON file.id = held.file JOIN page ON page.file = file.id"
            " GROUP BY source.given, held.ordinal, file.given, file.checksum ORDER BY source.given, held.ordinal"
        )

    def contents(self) -> str | None:
        """Return a digest of all that the sources hold, or nothing where some of it broke and is to be tried again."""
        digest = hashlib.sha256()
        for key, whole in self.db.execute(
            "SELECT key, whole FROM source JOIN held ON held.source = source.id JOIN file ON file.id = held.file"
            " ORDER BY source.given, held.ordinal"
        ):
            if not whole:
                return None
            digest.update(key.encode())
        return digest.hexdigest()

    def get(self, name: str) -> str | None:
        """Return a fact that was kept."""
        row = self.db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, name: str, value: str) -> None:
        """Keep a fact."""
        self.db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))
        self.db.commit()

    def _one(self, sql: str, *values: object) -> Any:
        return self.db.execute(sql, values).fetchone()[0]


def part_name(data: bytes) -> str:
    """Return the name of a part: what it is called is what it holds."""
    return f"{hashlib.blake2b(data, digest_size=16).hexdigest()}.arrow"


def _page_row(page: Made, part: int) -> tuple[object, ...]:
    where = (page.owner, page.ordinal, page.page_id, page.source, page.key, page.chars, part, page.row)
    return (*where, page.text, page.said)
