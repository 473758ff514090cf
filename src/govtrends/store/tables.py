"""Rows → Arrow tables of the contract, checked column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from govtrends.errors import CorpusError
from govtrends.schema import Column, Table

_ARROW: dict[str, pa.DataType] = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "strings": pa.list_(pa.string()),
    "ints": pa.list_(pa.int64()),
}

Row = Mapping[str, Any]


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of ``table``."""
    return pa.schema([pa.field(c.name, _ARROW[c.type], nullable=c.null) for c in table.columns])


def to_arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    """Return ``rows`` as an Arrow table; a value outside the contract is a :class:`CorpusError` that names it."""
    columns = []
    for column, values in zip(table.columns, _by_column(table, rows), strict=True):
        made = pa.array(values, type=_ARROW[column.type])
        _check(table, column, made)
        columns.append(made)
    return pa.Table.from_arrays(columns, schema=arrow_schema(table))


def _by_column(table: Table, rows: Sequence[Row]) -> Iterable[Sequence[Any]]:
    names = [column.name for column in table.columns]
    try:
        found = list(zip(*map(itemgetter(*names), rows), strict=True))
    except KeyError:  # what a row does not say is missing
        return [[row.get(name) for row in rows] for name in names]
    return found or [() for _ in names]


def _check(table: Table, column: Column, values: pa.Array) -> None:
    if not column.null and values.null_count:
        _refuse(table, column, values, values.is_null(), "null is not allowed here")
    elif column.null and column.type == "string":
        _refuse(table, column, values, pc.equal(values, ""), "missing must be null, not an empty string")
    if column.values:
        known = pc.or_(pc.is_in(values, value_set=pa.array(column.values)), values.is_null())
        _refuse(table, column, values, pc.invert(known), f"is none of {', '.join(column.values)}")


def _refuse(table: Table, column: Column, values: pa.Array, wrong: pa.Array, why: str) -> None:
    row = pc.index(wrong, True).as_py()
    if row >= 0:
        shown = f"{values[row].as_py()!r} {why}" if why.startswith("is none") else why
        raise CorpusError(f"{table.name}.{column.name}, row {row}: {shown}")
