"""Rows → Arrow tables of the contract, checked column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """Return ``rows`` as an Arrow table, null where they say nothing; a value outside the contract is a
    :class:`CorpusError` that names it.
    """
    columns = {column.name: [row.get(column.name) for row in rows] for column in table.columns}
    return pa.Table.from_arrays(to_arrays(table, columns), schema=arrow_schema(table))


def to_arrays(table: Table, columns: Mapping[str, Sequence[Any]]) -> list[pa.Array]:
    """Return the columns of ``table`` as :func:`to_arrow` does, of rows given column by column; others are left out."""
    made = []
    for column in table.columns:
        values = pa.array(columns[column.name], type=_ARROW[column.type])
        _check(table, column, values)
        made.append(values)
    return made


def _check(table: Table, column: Column, values: pa.Array) -> None:
    if not column.null and values.null_count:
        _refuse(table, column, pc.index(values.is_null(), True).as_py(), "null is not allowed here")
    elif column.null and column.type == "string":
        _refuse(table, column, pc.index(values, "").as_py(), "missing must be null, not an empty string")
    if column.values:
        for value in values.unique().to_pylist():
            if value is not None and value not in column.values:
                why = f"{value!r} is none of {', '.join(column.values)}"
                _refuse(table, column, pc.index(values, value).as_py(), why)


def _refuse(table: Table, column: Column, row: int, why: str) -> None:
    if row >= 0:
        raise CorpusError(f"{table.name}.{column.name}, row {row}: {why}")
