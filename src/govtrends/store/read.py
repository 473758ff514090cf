"""A corpus folder → tables: whole, or only the columns and rows that are asked for."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from govtrends.errors import CorpusError
from govtrends.schema import TABLES
from govtrends.store.folder import MANIFEST, read_manifest
from govtrends.store.texts import TEXTS, Texts

T = TypeVar("T")
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Corpus:
    """A built corpus in memory: one DataFrame per table (columns as in the schema, dates as datetime64).

    Rows are labelled by their numbers in the file.  ``left`` is where the articles' texts are, if not in memory.
    """

    path: Path
    pages: pd.DataFrame
    articles: pd.DataFrame
    mentions: pd.DataFrame
    indicators: pd.DataFrame
    problems: pd.DataFrame
    links: pd.DataFrame
    manifest: dict[str, Any]
    left: Texts | None = None


def read_corpus(path: Path | str, *, texts: bool = True) -> Corpus:
    """Return the corpus in the folder ``path``; a missing or foreign folder is a :class:`CorpusError`.

    Without ``texts`` the articles' bodies are left in the file (:func:`govtrends.with_texts` reads them).
    """
    folder = Path(path)

    def read() -> Corpus:
        manifest = read_manifest(folder)
        frames = {name: read_table(folder, name, None if texts else _columns(name)) for name in TABLES}
        return Corpus(path=folder, manifest=manifest, **frames, left=None if texts else _texts(folder))

    return steadily(folder, read)


def read_part(
    path: Path | str, choose: Callable[[Corpus], Collection[str]] | None, themes: Collection[str] | None
) -> Corpus:
    """Return the rows of a corpus about some articles, without texts; pages and problems whole.

    ``choose`` is shown the corpus with nothing but pages, articles and problems, and returns ids of articles (none
    is left out without it).  Of the mentions only those of ``themes`` are read, and of links those whose first figure
    is in a chosen article.
    """
    folder = Path(path)

    def read() -> Corpus:
        manifest = read_manifest(folder)
        whole = {name: read_table(folder, name, _columns(name)) for name in ("pages", "articles", "problems")}
        only: dict[str, dict[str, Collection[str]]] = {name: {} for name in _ARTICLE}
        if choose is not None:
            empty = {name: read_table(folder, name, where={key: ()}) for name, key in _ARTICLE.items()}
            ids = set(choose(Corpus(path=folder, manifest=manifest, left=None, **whole, **empty)))
            whole["articles"] = whole["articles"][[article in ids for article in whole["articles"]["article_id"]]]
            only = {name: {key: ids} for name, key in _ARTICLE.items()}
        if themes is not None:
            only["mentions"]["theme"] = themes
        about = {name: read_table(folder, name, where=where or None) for name, where in only.items()}
        return Corpus(path=folder, manifest=manifest, **whole, **about, left=_texts(folder))

    return steadily(folder, read)


_ARTICLE = {"mentions": "article_id", "indicators": "article_id", "links": "article_a"}


def _columns(name: str) -> list[str]:
    """Return the columns of a table without texts."""
    return [column.name for column in TABLES[name].columns if name != "articles" or column.name not in TEXTS]


def _texts(folder: Path) -> Texts:
    return Texts(opened(folder, "articles", TEXTS))


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


def read_table(
    folder: Path,
    name: str,
    columns: Iterable[str] | None = None,
    where: Mapping[str, Collection[str]] | None = None,
) -> pd.DataFrame:
    """Return one table of a corpus; ``columns`` reads only those, ``where`` only rows with one of the values.

    Rows are labelled by their numbers in the table.  Of a row group without such a row nothing else is read.
    """
    wanted = list(columns) if columns is not None else [c.name for c in TABLES[name].columns]
    with closing(opened(folder, name, wanted)) as file:
        if where is None:
            return as_frame(file.read(columns=wanted, use_threads=False), name)
        parts, numbers = [file.schema_arrow.empty_table().select(wanted)], [np.array([], dtype=np.int64)]
        first = 0
        for group in range(file.num_row_groups):
            kept = _fitting(file, group, where)
            if len(kept):
                parts.append(file.read_row_group(group, columns=wanted, use_threads=False).take(pa.array(kept)))
                numbers.append(kept + first)
            first += file.metadata.row_group(group).num_rows
        return as_frame(pa.concat_tables(parts), name).set_axis(np.concatenate(numbers))


def _fitting(file: pq.ParquetFile, group: int, where: Mapping[str, Collection[str]]) -> np.ndarray[Any, Any]:
    """Return the places within a row group of the rows that have one of the values in each column of ``where``."""
    read = file.read_row_group(group, columns=[*where], use_threads=False)
    fits = [pc.is_in(read[key], value_set=pa.array([*values], pa.string())) for key, values in where.items()]
    return np.flatnonzero(np.logical_and.reduce([column.to_numpy() for column in fits]))


def opened(folder: Path, name: str, columns: Iterable[str]) -> pq.ParquetFile:
    """Return the file of a table, open; CorpusError where it is missing, closed to us, damaged or lacks one of
    ``columns``.
    """
    path, again = folder / f"{name}.parquet", "build the corpus again with this version of govtrends"
    if not path.exists():
        raise CorpusError(f"{path}: is missing; {again}")
    try:
        # Without Arrow's threads: tables are small, and a process that forks notebooks must have none.
        file = pq.ParquetFile(path, pre_buffer=False)
    except pa.ArrowInvalid as error:
        raise CorpusError(f"{path}: is damaged ({error}); {again}") from None
    except OSError as error:
        said = os.strerror(error.errno) if error.errno else error  # Arrow's own text holds the path twice
        raise CorpusError(f"{path}: cannot be read ({said}); check its permissions, or {again}") from None
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


def give_back() -> None:
    """Return to the system what memory was needed for a while and no more; what is left is shared when forked."""
    gc.collect()
    pa.default_memory_pool().release_unused()
