"""The links of a whole corpus, with the figures of one place in memory at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from govtrends.compare.links import Tie, link_order, second_print
from govtrends.compare.reconcile import PlaceLinks, in_company
from govtrends.registry.load import Registry
from govtrends.schema import LINKS

_COLUMNS = (
    *("article_id", "indicator", "subject", "value", "value_max", "unit", "measure", "approx", "direction", "basis"),
    *("status", "period_start", "period_end", "period_kind", "sentence", "char_start", "damaged"),
)
_DATES = ("period_start", "period_end")
_LINK = tuple(column.name for column in LINKS.columns)
_TABLES = f"""
CREATE TABLE figure (place TEXT, number INT, wide INT, {", ".join(_COLUMNS)});
CREATE TABLE tie (a TEXT, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE link ({", ".join(_LINK)}, sort INT);
"""
_EPOCH = date(1970, 1, 1).toordinal()


class Links:
    """Collects indicators window by window, and links them place by place in a scratch database.

    Only ties between articles reach across places, and only articles with figures of several places (``wide``) carry
    them; places with such articles are gone through a second time, when all ties are known.
    """

    def __init__(self, db: sqlite3.Connection, registry: Registry) -> None:
        self._db = db
        self._entries = registry.indicators
        db.executescript(_TABLES)

    def add(self, indicators: pa.Table, first: int) -> None:
        """Take the rows of whole articles; ``first`` is the row number of the first of them in the corpus."""
        numbered = indicators.append_column("number", pa.array(range(first, first + len(indicators)), pa.int64()))
        self._second_prints(numbered, first)
        known = pc.and_(pc.is_null(numbered["duplicate_of"]), pc.is_valid(numbered["place_code"]))
        rows = numbered.filter(known)
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
            self._keep(second_print(a["number"], a, b["number"], b) for a, b in zip(firsts, again, strict=True))

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of the links table in its order."""
        self._db.execute("CREATE INDEX figure_place ON figure (place, number)")
        several = []
        for place, figures in self._places():
            wide = {row["article_id"] for _, row in figures if row["wide"]}
            company = in_company(figures)
            figures.clear()  # a place may have hundreds of thousands
            links = PlaceLinks(company, self._entries)
            if wide:
                several.append(place)
                ties = (tie for tie in links.ties if tie[0] in wide and tie[1] in wide)
                self._db.executemany("INSERT OR IGNORE INTO tie VALUES (?, ?)", ties)
            else:
                self._keep(links.rows())
        for place in several:
            figures = self._figures(place)
            wide = {row["article_id"] for _, row in figures if row["wide"]}
            self._keep(PlaceLinks(in_company(figures), self._entries).rows(self._ties(wide)))
        for row in self._db.execute(f"SELECT {', '.join(_LINK)} FROM link ORDER BY row_a, row_b, sort"):
            yield dict(zip(_LINK, row, strict=True))

    def _places(self) -> Iterator[tuple[str, list[tuple[int, dict[str, Any]]]]]:
        place = ""
        while True:
            found = self._db.execute("SELECT min(place) FROM figure WHERE place > ?", (place,)).fetchone()[0]
            if found is None:
                return
            place = found
            yield place, self._figures(place)

    def _figures(self, place: str) -> list[tuple[int, dict[str, Any]]]:
        names = ("number", "wide", *_COLUMNS)
        sql = f"SELECT {', '.join(names)} FROM figure WHERE place = ? ORDER BY number"
        return [(row[0], _row(place, dict(zip(names, row, strict=True)))) for row in self._db.execute(sql, (place,))]

    def _ties(self, articles: set[str]) -> set[Tie]:
        found: set[Tie] = set()
        for article in articles:
            found.update(self._db.execute("SELECT a, b FROM tie WHERE a = ?", (article,)))
        return found

    def _keep(self, rows: Any) -> None:
        marks = ", ".join("?" * (len(_LINK) + 1))
        values = ((*(row[name] for name in _LINK), link_order(row)[2]) for row in rows)
        self._db.executemany(f"INSERT INTO link VALUES ({marks})", values)


def _row(place: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as the indicators table has it."""
    row["place_code"] = place
    row["damaged"] = bool(row["damaged"])
    for name in _DATES:
        if row[name] is not None:
            row[name] = date.fromordinal(_EPOCH + row[name])
    return row
