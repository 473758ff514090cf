"""A corpus folder → tables: whole, or only the columns and rows that are asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from govtrends.errors import CorpusError
from govtrends.schema import TABLES
from govtrends.store.folder import MANIFEST, read_manifest

T = TypeVar("T")
_TRIES = 5


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


def read_corpus(path: Path | str) -> Corpus:
    """Return the corpus in the folder ``path``; a missing or foreign folder is a :class:`CorpusError`."""
    folder = Path(path)

    def read() -> Corpus:
        manifest = read_manifest(folder)
        frames = {name: read_table(folder, name) for name in TABLES}
        return Corpus(path=folder, manifest=manifest, **frames)

    return steadily(folder, read)


def steadily(folder: Path, read: Callable[[], T]) -> T:
    """Return what ``read`` gives, all of it from one build: where a new corpus comes in between, read again."""
    for _ in range(_TRIES):
        before = _stamp(folder)
        try:
            found = read()
        except (OSError, CorpusError):
            if _stamp(folder) == before:
                raise
            continue
        if _stamp(folder) == before:
            return found
    raise CorpusError(f"{folder}: is being replaced again and again; wait for the builds to end")


def _stamp(folder: Path) -> tuple[int, ...]:
    try:
        found = os.stat(folder / MANIFEST)  # noqa: PTH116
    except OSError:
        return ()
    return (found.st_ino, found.st_dev, found.st_mtime_ns, found.st_size)


def read_rows(folder: Path, name: str, columns: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """Return one table of a corpus as plain rows: None where a value is missing, dates as ``datetime.date``."""
    read_manifest(folder)
    wanted = None if columns is None else list(columns)
    rows: list[dict[str, Any]] = pq.read_table(folder / f"{name}.parquet", columns=wanted).to_pylist()
    return rows


def read_table(folder: Path, name: str, columns: Iterable[str] | None = None) -> pd.DataFrame:
    """Return one table of a corpus; ``columns`` reads only those."""
    wanted = list(columns) if columns is not None else [c.name for c in TABLES[name].columns]
    with opened(folder, name, wanted) as file:
        return as_frame(file.read(columns=wanted, use_threads=False), name)


def opened(folder: Path, name: str, columns: Iterable[str]) -> pq.ParquetFile:
    """Return the file of a table, open; CorpusError where it is missing, damaged or lacks one of ``columns``."""
    path, again = folder / f"{name}.parquet", "build the corpus again with this version of govtrends"
    if not path.exists():
        raise CorpusError(f"{path}: is missing; {again}")
    try:
        # Without Arrow's threads: tables are small, and a process that forks notebooks must have none.
        file = pq.ParquetFile(path, pre_buffer=False)
    except pa.ArrowInvalid as error:
        raise CorpusError(f"{path}: is damaged ({error}); {again}") from None
    missing = [column for column in columns if column not in file.schema_arrow.names]
    if missing:
        file.close()
        raise CorpusError(f"{path}: has no column {missing[0]}; {again}")
    return file


def as_frame(read: pa.Table, name: str) -> pd.DataFrame:
    """Return rows of the table ``name`` as pandas, dates as datetime64."""
    frame: pd.DataFrame = read.to_pandas(use_threads=False)
    for column in TABLES[name].columns:
        if column.name in frame and column.type == "date":
            frame[column.name] = pd.to_datetime(frame[column.name])
    return frame
