"""Rows of a batch of pages ↔ one Arrow table with a row a page, in which each table of the corpus is a nested column.

What a page gives stays together, so that a corpus is put together from any pages in any order without a search.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from govtrends.pipeline.rows import Rows
from govtrends.schema import INDICATORS, TABLES
from govtrends.store import arrow_schema, to_arrays

NESTED = tuple(name for name in TABLES if name != "links")
"""The tables that a page has rows in; links are made from all pages."""
_TYPES = {name: pa.list_(pa.struct(list(arrow_schema(TABLES[name])))) for name in NESTED}
_SCHEMA = pa.schema([pa.field(name, kind, nullable=False) for name, kind in _TYPES.items()])


def pack(pages: Sequence[Rows]) -> pa.Table:
    """Return the rows of ``pages`` as a part; a value outside the contract is a :class:`CorpusError`."""
    columns = []
    for name in NESTED:
        made = {c.name: [*chain.from_iterable(page[name][c.name] for page in pages)] for c in TABLES[name].columns}
        fields = list(arrow_schema(TABLES[name]))
        values = pa.StructArray.from_arrays(to_arrays(TABLES[name], made), fields=fields)
        first = TABLES[name].columns[0].name
        ends = np.cumsum([len(page[name][first]) for page in pages])
        offsets = pa.array(np.concatenate(([0], ends)), pa.int32())
        columns.append(pa.ListArray.from_arrays(offsets, values, type=_TYPES[name]))
    return pa.Table.from_arrays(columns, schema=_SCHEMA)


def renamed(part: pa.Table, endings: Mapping[int, str]) -> pa.Table:
    """Return a part in which the ids of some pages (row → what to add) are longer, and with them those of articles."""
    pieces, done = [], 0
    for at, ending in sorted(endings.items()):
        (page,) = part.slice(at, 1).to_pylist()
        (old,) = {row["page_id"] for row in page["pages"]}
        for rows in page.values():
            for row in rows:
                row |= {key: f"{old}{ending}{row[key][len(old) :]}" for key in ("page_id", "article_id") if key in row}
        pieces += [part.slice(done, at - done), pa.Table.from_pylist([page], schema=_SCHEMA)]
        done = at + 1
    return pa.concat_tables([*pieces, part.slice(done)]) if pieces else part


def unpack(part: pa.Table, first: int) -> dict[str, pa.Table]:
    """Return the rows of a part table by table; ``first`` is the row number of its first indicator in the corpus."""
    tables = {}
    whole = part.combine_chunks()  # a table in one piece is not copied, a column of it is
    for name in NESTED:
        column = whole.column(name).chunk(0)
        values = column.flatten()
        arrays = values.flatten()
        if name == "indicators":
            counts = column.value_lengths().to_numpy(zero_copy_only=False)
            starts = first + np.repeat(np.cumsum(counts) - counts, counts)
            at = [c.name for c in INDICATORS.columns].index("duplicate_of")
            arrays[at] = pc.add(arrays[at], pa.array(starts, pa.int64()))
        tables[name] = pa.Table.from_arrays(arrays, schema=arrow_schema(TABLES[name]))
    return tables


@dataclass(frozen=True, slots=True)
class Packed:
    """A part as the bytes of its file, and as the table it was made of where it has not left its process."""

    data: bytes
    table: pa.Table | None

    def __reduce__(self) -> tuple[type[Packed], tuple[bytes, None]]:
        return Packed, (self.data, None)


def write_part(part: pa.Table) -> bytes:
    """Return a part as the bytes of an Arrow file."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, _SCHEMA, options=pa.ipc.IpcWriteOptions(compression="lz4")) as file:
        file.write_table(part)
    return bytes(sink.getvalue())


def read_part(data: bytes) -> pa.Table:
    """Return the part that :func:`write_part` wrote."""
    return pa.ipc.open_file(pa.py_buffer(data)).read_all()
