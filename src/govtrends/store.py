"""Tables in and out, checked against :mod:`govtrends.schema`.

A corpus is a folder with one Parquet file per table and ``manifest.json``.  It is written beside its place and
renamed into it, so that a reader finds the old corpus or the new one, never a mixture.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from govtrends.errors import CorpusError, SourceError
from govtrends.schema import TABLES, Column, Table

MANIFEST = "manifest.json"
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


@dataclass(frozen=True, slots=True)
class Corpus:
    """A built corpus in memory: one DataFrame per table (columns as in the schema, dates as datetime64)."""

    path: Path
    pages: pd.DataFrame
    articles: pd.DataFrame
    mentions: pd.DataFrame
    indicators: pd.DataFrame
    problems: pd.DataFrame
    links: pd.DataFrame
    manifest: dict[str, Any]


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of ``table``."""
    return pa.schema([pa.field(c.name, _ARROW[c.type], nullable=c.null) for c in table.columns])


def to_arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    """Return ``rows`` as an Arrow table; a value outside the contract is a :class:`CorpusError` that names it."""
    columns = []
    for column in table.columns:
        values = [row.get(column.name) for row in rows]
        _check(table, column, values)
        columns.append(pa.array(values, type=_ARROW[column.type]))
    return pa.Table.from_arrays(columns, schema=arrow_schema(table))


def _check(table: Table, column: Column, values: Sequence[Any]) -> None:
    for number, value in enumerate(values):
        where = f"{table.name}.{column.name}, row {number}"
        if value is None:
            if not column.null:
                raise CorpusError(f"{where}: null is not allowed here")
        elif value == "" and column.null:
            raise CorpusError(f"{where}: missing must be null, not an empty string")
        elif column.values and value not in column.values:
            raise CorpusError(f"{where}: {value!r} is none of {', '.join(column.values)}")


def write_corpus(out: Path, tables: Mapping[str, Sequence[Row]], manifest: Mapping[str, Any]) -> None:
    """Write all tables and the manifest to the folder ``out``, replacing a corpus that stands there.

    A table that is not given is written without rows.
    A folder that holds anything but a corpus is left alone (:class:`CorpusError`).
    """
    check_target(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{out.name}.new-", dir=out.parent))
    except OSError as error:
        raise SourceError(f"{out}: cannot be written ({error.strerror}); choose another --out folder") from error
    try:
        for name, table in TABLES.items():
            pq.write_table(to_arrow(table, tables.get(name, ())), staging / f"{name}.parquet", compression="zstd")
        text = json.dumps(dict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
        (staging / MANIFEST).write_text(text + "\n", encoding="utf-8")
        staging.chmod(0o755)
        _swap(staging, out)
    except OSError as error:
        raise SourceError(f"{out}: cannot be written ({error.strerror}); nothing was changed there") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def check_target(out: Path) -> None:
    """Raise unless ``out`` can become a corpus: absent, empty, or one already (a build never erases a study)."""
    if out.is_file():
        raise CorpusError(f"{out}: is a file; --out names a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).exists():
        raise CorpusError(f"{out}: holds other files and no {MANIFEST}; choose an empty folder for the corpus")
    parent = next((p for p in (out, *out.parents) if p.exists()), Path())
    if not os.access(parent, os.W_OK):
        raise SourceError(f"{out}: cannot be written (no permission in {parent}); choose another --out folder")


def _backup(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")


def _swap(staging: Path, out: Path) -> None:
    old = _backup(out)
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    staging.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def read_corpus(path: Path | str) -> Corpus:
    """Return the corpus in the folder ``path``; a missing or foreign folder is a :class:`CorpusError`."""
    folder = Path(path)
    manifest = read_manifest(folder)
    frames = {name: read_table(folder, name) for name in TABLES}
    return Corpus(path=folder, manifest=manifest, **frames)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return what ``manifest.json`` of a corpus says; a missing or foreign folder is a :class:`CorpusError`."""
    if not folder.exists() and (_backup(folder) / MANIFEST).exists():
        _backup(folder).rename(folder)  # a build was killed between its two renames
    if not (folder / MANIFEST).is_file():
        raise CorpusError(
            f"{folder}: is no corpus (no {MANIFEST}); make one with: govtrends build SOURCE --out {folder}"
        )
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return manifest


def read_rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return one table of a corpus as plain rows: None where a value is missing, dates as ``datetime.date``."""
    read_manifest(folder)
    rows: list[dict[str, Any]] = pq.read_table(folder / f"{name}.parquet").to_pylist()
    return rows


def read_table(folder: Path, name: str, columns: Iterable[str] | None = None) -> pd.DataFrame:
    """Return one table of a corpus; ``columns`` reads only those."""
    table, path = TABLES[name], folder / f"{name}.parquet"
    if not path.exists():
        raise CorpusError(f"{path}: is missing; build the corpus again with this version of govtrends")
    wanted = list(columns) if columns is not None else [c.name for c in table.columns]
    stored = pq.read_schema(path).names
    missing = [c for c in wanted if c not in stored]
    if missing:
        raise CorpusError(f"{path}: has no column {missing[0]}; build the corpus again with this version of govtrends")
    # Without Arrow's threads: tables are small, and a process that forks notebooks must have none.
    with pq.ParquetFile(path, pre_buffer=False) as file:
        frame: pd.DataFrame = file.read(columns=wanted, use_threads=False).to_pandas(use_threads=False)
    for column in table.columns:
        if column.name in wanted and column.type == "date":
            frame[column.name] = pd.to_datetime(frame[column.name])
    return frame
