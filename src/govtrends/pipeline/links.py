"""The links of a whole corpus, with the figures of one place in memory at a time, by one process or several."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from govtrends.compare.agreement import Figure
from govtrends.compare.links import Tie, link_order, second_print
from govtrends.compare.reconcile import PlaceLinks
from govtrends.pipeline.rules import Rules
from govtrends.pipeline.runners import spread
from govtrends.pipeline.scratch import PRAGMAS, open_scratch
from govtrends.schema import LINKS

_COLUMNS = (
    *("article_id", "indicator", "subject", "value", "value_max", "unit", "measure", "approx", "direction", "basis"),
    *("status", "period_start", "period_end", "period_kind", "sentence", "char_start", "damaged"),
)
_DATES = ("period_start", "period_end")
_LINK = tuple(column.name for column in LINKS.columns)
_FIGURES = f"CREATE TABLE figure (place TEXT, number INT, wide INT, {', '.join(_COLUMNS)})"
_MADE = f"""
CREATE TABLE made.tie (a TEXT, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE made.link ({", ".join(_LINK)}, sort INT);
"""
# Most figures share neither value nor indicator with one of another article of their place, and can be linked to
# nothing: they are left where they are (:func:`govtrends.compare.reconcile.in_company` says the same of rows at hand).
_PLACES = "SELECT place, count(*) FROM figure GROUP BY place HAVING min(article_id) < max(article_id) ORDER BY place"
_IN_COMPANY = """
WITH here AS (
  SELECT rowid AS id, indicator, min(article_id) OVER alike < max(article_id) OVER alike AS alike,
    min(article_id) OVER named < max(article_id) OVER named AS named
  FROM figure WHERE place = ?
  WINDOW alike AS (PARTITION BY value, value_max), named AS (PARTITION BY indicator, measure)
)
SELECT {} FROM here JOIN figure ON figure.rowid = here.id
WHERE alike OR (named AND here.indicator IS NOT NULL) ORDER BY number
"""
_EPOCH = date(1970, 1, 1).toordinal()
SHARE = 20_000
"""Figures of the places that are one piece of work."""
FEW = 100_000
"""Fewer figures are linked before workers have begun, and are held in memory until all are known."""


class Piece(NamedTuple):
    """Places to link, whose figures stand in the file ``figures``.

    ``ties`` are those of articles that reach across places, place by place; ``None`` where they are to be found.
    """

    figures: Path
    places: tuple[str, ...]
    ties: tuple[frozenset[Tie], ...] | None = None


class Linked(NamedTuple):
    """The links of a piece as rows of their table; the places that have to wait for the ties of others.

    ``waiting``: place → its articles that stand in several places; ``ties``: those that its figures make of them.
    """

    links: list[tuple[Any, ...]]
    waiting: dict[str, frozenset[str]]
    ties: list[Tie]


class Links:
    """Collects indicators window by window in the scratch file ``figures``, and links them place by place.

    Only ties between articles reach across places, and only articles with figures of several places (``wide``) carry
    them; places with such articles are gone through a second time, when all ties are known.
    """

    def __init__(self, figures: Path) -> None:
        self._path = figures
        self._db = open_scratch(figures)
        self._db.execute(_FIGURES)
        # What is made stands in a file of its own: those who read the figures do not meet with what is written.
        made = figures.with_suffix(".links")
        made.unlink(missing_ok=True)
        self._db.execute("ATTACH ? AS made", (str(made),))
        for pragma in PRAGMAS:
            self._db.execute(f"PRAGMA made.{pragma}")
        self._db.executescript(_MADE)
        self._held: list[pa.Table] | None = []
        """Figures of the first windows, while they are few."""

    def close(self) -> None:
        """Let go of the files."""
        self._db.close()

    def add(self, indicators: pa.Table, first: int) -> None:
        """Take the rows of whole articles; ``first`` is the row number of the first of them in the corpus."""
        numbered = indicators.append_column("number", pa.array(range(first, first + len(indicators)), pa.int64()))
        self._second_prints(numbered, first)
        known = pc.and_(pc.is_null(numbered["duplicate_of"]), pc.is_valid(numbered["place_code"]))
        rows = numbered.filter(known)
        if self._held is None:
            self._store(rows)
            return
        self._held.append(rows)
        if sum(map(len, self._held)) >= FEW:
            held, self._held = self._held, None
            for rows in held:
                self._store(rows)

    def _store(self, rows: pa.Table) -> None:
        """Sort figures, those of whole articles, on the disk."""
        places: dict[str, set[str]] = {}
        articles, codes = rows["article_id"].to_pylist(), rows["place_code"].to_pylist()
        for article, place in zip(articles, codes, strict=True):
            places.setdefault(article, set()).add(place)
        wide = [len(places[article]) > 1 for article in articles]
        columns = [rows[name].cast(pa.int32()) if name in _DATES else rows[name] for name in _COLUMNS]
        values = zip(codes, rows["number"].to_pylist(), wide, *(c.to_pylist() for c in columns), strict=True)
        marks = ", ".join("?" * (len(_COLUMNS) + 3))
        self._db.executemany(f"INSERT INTO figure VALUES ({marks})", values)

    def _second_prints(self, rows: pa.Table, first: int) -> None:
        again = rows.filter(pc.is_valid(rows["duplicate_of"])).to_pylist()
        if again:
            firsts = rows.take([row["duplicate_of"] - first for row in again]).to_pylist()
            pairs = zip(firsts, again, strict=True)
            self._keep(_link(second_print(a["number"], a, b["number"], b)) for a, b in pairs)

    def rows(self, rules: Rules, jobs: int = 1) -> Iterator[dict[str, Any]]:
        """Yield the rows of the links table in its order; where figures are many, ``jobs`` processes link them."""
        if self._held:
            self._store(_of_shared_places(pa.concat_tables(self._held)))
        self._db.execute("CREATE INDEX figure_place ON figure (place, article_id)")
        self._db.commit()  # from here on the figures are only read
        waiting: dict[str, frozenset[str]] = {}
        for linked in self._linked(self._pieces(), rules, jobs):
            self._keep(linked.links)
            self._db.executemany("INSERT OR IGNORE INTO tie VALUES (?, ?)", linked.ties)
            waiting |= linked.waiting
        for linked in self._linked(self._again(waiting), rules, jobs):
            self._keep(linked.links)
        for row in self._db.execute(f"SELECT {', '.join(_LINK)} FROM link ORDER BY row_a, row_b, sort"):
            yield dict(zip(_LINK, row, strict=True))

    def _linked(self, pieces: Iterable[Piece], rules: Rules, jobs: int) -> Iterator[Linked]:
        (figures,) = self._db.execute("SELECT count(*) FROM figure").fetchone()
        if jobs > 1 and figures >= FEW:
            return spread(link_places, pieces, rules, jobs)
        return (link_places(piece, rules) for piece in pieces)

    def _pieces(self) -> Iterator[Piece]:
        places: list[str] = []
        size = 0
        for place, count in self._db.execute(_PLACES):
            places.append(place)
            size += count
            if size >= SHARE:
                yield Piece(self._path, tuple(places))
                places, size = [], 0
        if places:
            yield Piece(self._path, tuple(places))

    def _again(self, waiting: dict[str, frozenset[str]]) -> Iterator[Piece]:
        for place in sorted(waiting):
            found: set[Tie] = set()
            for article in waiting[place]:
                found.update(self._db.execute("SELECT a, b FROM tie WHERE a = ?", (article,)))
            yield Piece(self._path, (place,), (frozenset(found),))

    def _keep(self, links: Iterable[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * (len(_LINK) + 1))
        self._db.executemany(f"INSERT INTO link VALUES ({marks})", links)


def _of_shared_places(rows: pa.Table) -> pa.Table:
    """Return, of all figures, those of places that several articles have figures of: no others can be linked."""
    ends = rows.group_by("place_code").aggregate([("article_id", "min"), ("article_id", "max")])
    shared = ends.filter(pc.less(ends["article_id_min"], ends["article_id_max"]))["place_code"]
    return rows.filter(pc.is_in(rows["place_code"], value_set=shared))


def link_places(piece: Piece, rules: Rules) -> Linked:
    """Return the links between the figures of each place of a piece, one place in memory at a time."""
    linked = Linked([], {}, [])
    entries = rules.registry.indicators
    with closing(sqlite3.connect(f"{piece.figures.absolute().as_uri()}?mode=ro", uri=True)) as db:
        for at, place in enumerate(piece.places):
            found = _figures(db, place)
            wide = {figure.article for figure, reaches in found if reaches}
            links = PlaceLinks([figure for figure, _ in found], entries)
            if piece.ties is not None:
                linked.links.extend(map(_link, links.rows(piece.ties[at])))
            elif wide:
                linked.waiting[place] = frozenset(wide)
                linked.ties.extend(tie for tie in links.ties if tie[0] in wide and tie[1] in wide)
            else:
                linked.links.extend(map(_link, links.rows()))
    return linked


def _figures(db: sqlite3.Connection, place: str) -> list[tuple[Figure, bool]]:
    """Return the figures of a place that can be linked, and of each whether its article stands in several places."""
    names = ("number", "wide", *_COLUMNS)
    found = db.execute(_IN_COMPANY.format(", ".join(f"figure.{name}" for name in names)), (place,))
    rows = (_row(place, dict(zip(names, values, strict=True))) for values in found)
    return [(Figure.of(row["number"], row), bool(row["wide"])) for row in rows]


def _link(row: dict[str, Any]) -> tuple[Any, ...]:
    return (*(row[name] for name in _LINK), link_order(row)[2])


def _row(place: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as the indicators table has it."""
    row["place_code"] = place
    row["damaged"] = bool(row["damaged"])
    for name in _DATES:
        if row[name] is not None:
            row[name] = date.fromordinal(_EPOCH + row[name])
    return row
