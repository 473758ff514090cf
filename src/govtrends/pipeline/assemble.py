"""Parts → the tables of a corpus, a window of pages at a time and in one order, whatever the parts are.

Pages stand in the order of their sources' names (by code point, not by locale) and of their numbers within the file.
A window is a row group; where windows end depends on the pages alone, so the same pages give the same bytes.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from govtrends import store
from govtrends.pipeline.links import Links
from govtrends.pipeline.parts import read_part, renamed, unpack
from govtrends.pipeline.rows import problem_row
from govtrends.pipeline.rules import Rules
from govtrends.pipeline.scratch import open_scratch
from govtrends.pipeline.state import BrokenPart, NoPages, State, part_name
from govtrends.pipeline.twins import copies
from govtrends.schema import TABLES

WINDOW_PAGES = 2000
WINDOW_CHARS = 3_000_000
OPEN_PARTS = 24
_ROWS = 20_000
_PAGES = """
SELECT page.file, page.ordinal, page.page_id, page.source, file.checksum, page.chars, page.part, page.row
FROM source JOIN held ON held.source = source.id JOIN file ON file.id = held.file JOIN page ON page.file = file.id
ORDER BY source.given, held.ordinal, page.ordinal
"""
_ONCE = """
CREATE TABLE kept (number INTEGER PRIMARY KEY, page_id TEXT UNIQUE, source TEXT, checksum TEXT, chars INT,
  part INT, row INT, again TEXT);
"""


class Kept(NamedTuple):
    """A page of the corpus: where its rows lie, and the checksum of the file that it stands in.

    ``again`` is added to its page_id, where an earlier page has the same.
    """

    checksum: str
    chars: int
    part: int
    row: int
    again: str


class Assembled(NamedTuple):
    """What a corpus holds: rows by table, a digest of the checksums of its pages."""

    counts: dict[str, int]
    digest: str


def assemble(
    state: State, scratch: Path, folder: Path, rules: Rules, jobs: int, step: Callable[[int, int], None]
) -> Assembled:
    """Write the tables of the corpus to the empty ``folder``; ``step`` is told pages done and pages in all.

    Figures are linked by ``jobs`` processes.  Raises :class:`BrokenPart`, and :class:`NoPages` where no page is left.
    """
    with closing(open_scratch(scratch)) as db, closing(Links(scratch.with_suffix(".figures"))) as links:
        db.executescript(_ONCE)
        total = _choose(state, db)
        if not total:
            raise NoPages
        parts = _Parts(state)
        digest = hashlib.sha256()
        with store.CorpusWriter(folder) as writer:
            for chunk in _chunks(problem for problem, _ in state.problems()):
                writer.write("problems", store.to_arrow(TABLES["problems"], [problem_row(p) for p in chunk]))
            done = 0
            for window in _windows(db):
                tables = _tables(window, parts, writer.counts["indicators"])
                links.add(tables["indicators"], writer.counts["indicators"])
                for name, table in tables.items():
                    writer.write(name, table)
                digest.update("".join(page.checksum for page in window).encode())
                done += len(window)
                step(done, total)
            for chunk in _chunks(links.rows(rules, jobs)):
                writer.write("links", store.to_arrow(TABLES["links"], chunk))
        return Assembled(writer.counts, digest.hexdigest())


def _choose(state: State, db: sqlite3.Connection) -> int:
    """Number the pages of the corpus, each text once and each under an id of its own; return how many they are."""
    total = 0
    again: list[tuple[str, str]] = []
    twins = copies(state.db)
    times: Counter[str] = Counter()
    for file, ordinal, page_id, source, checksum, chars, part, row in state.db.execute(_PAGES):
        if (counted := twins.get((file, ordinal))) is not None:
            again.append((source, f"same text as {counted}; counted once"))
            continue
        values = (source, checksum, chars, part, row)
        if not _number(db, page_id, "", values):
            times[page_id] += 1
            _number(db, page_id, f"~{times[page_id] + 1}", values)
        total += 1
    state.db.execute("DELETE FROM again")
    state.db.executemany("INSERT INTO again (source, detail) VALUES (?, ?)", again)
    return total


def _number(db: sqlite3.Connection, page_id: str, again: str, values: tuple[object, ...]) -> bool:
    """Give a page the next number; return whether its id was free (no id that a page is read with holds a ``~``)."""
    sql = "INSERT OR IGNORE INTO kept (page_id, source, checksum, chars, part, row, again) VALUES (?, ?, ?, ?, ?, ?, ?)"
    return db.execute(sql, (page_id + again, *values, again)).rowcount > 0


def _windows(db: sqlite3.Connection) -> Iterator[list[Kept]]:
    window: list[Kept] = []
    chars = 0
    for row in db.execute("SELECT checksum, chars, part, row, again FROM kept ORDER BY number"):
        page = Kept(*row)
        if window and (len(window) == WINDOW_PAGES or chars + page.chars > WINDOW_CHARS):
            yield window
            window, chars = [], 0
        window.append(page)
        chars += page.chars
    if window:
        yield window


def _tables(window: Sequence[Kept], parts: _Parts, first: int) -> dict[str, pa.Table]:
    """Return the rows of a window of pages, table by table."""
    by_part: dict[int, list[int]] = {}
    for at, page in enumerate(window):
        by_part.setdefault(page.part, []).append(at)
    taken = [_rows(parts.get(number), [window[at].row for at in places]) for number, places in by_part.items()]
    stacked = pa.concat_tables(taken).combine_chunks()
    places = np.concatenate([np.array(at) for at in by_part.values()])
    if not np.array_equal(places, np.arange(len(places))):
        stacked = stacked.take(pa.array(np.argsort(places)))
    tables = unpack(renamed(stacked, {at: page.again for at, page in enumerate(window) if page.again}), first)
    checksums = pa.array([page.checksum for page in window], pa.string())
    at = tables["pages"].schema.get_field_index("checksum")
    tables["pages"] = tables["pages"].set_column(at, tables["pages"].schema.field(at), checksums)
    return tables


def _rows(part: pa.Table, rows: Sequence[int]) -> pa.Table:
    """Return some rows of a part; neighbours are not copied."""
    neighbours = all(row == rows[0] + at for at, row in enumerate(rows))
    return part.slice(rows[0], len(rows)) if neighbours else part.take(rows)


class _Parts:
    """The parts read last, each checked against its name."""

    def __init__(self, state: State) -> None:
        self._folder = state.parts
        self._db = state.db
        self._open: OrderedDict[int, pa.Table] = OrderedDict(state.fresh)
        state.fresh.clear()

    def get(self, number: int) -> pa.Table:
        if number not in self._open:
            (name,) = self._db.execute("SELECT name FROM part WHERE id = ?", (number,)).fetchone()
            try:
                data = (self._folder / name).read_bytes()
            except OSError as error:
                raise BrokenPart(number) from error
            if part_name(data) != name:
                raise BrokenPart(number)
            self._open[number] = read_part(data)
            if len(self._open) > OPEN_PARTS:
                self._open.popitem(last=False)
        self._open.move_to_end(number)
        return self._open[number]


def _chunks(rows: Iterator[Any]) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _ROWS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
