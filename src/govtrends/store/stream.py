"""Tables of a corpus of any size, a row group at a time; articles with their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from govtrends.schema import TABLES
from govtrends.store.folder import read_manifest
from govtrends.store.read import as_frame, opened, steadily


def stream_articles(
    folder: Path, columns: Sequence[str], page_columns: Sequence[str]
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Yield the articles of a corpus and the pages they stand on, two frames a row group of the table.

    They have ``columns`` and ``page_columns``; ``page_id`` is among both.  Both files are opened before anything is
    read, so a build that ends in between changes nothing.
    """
    read_manifest(folder)
    with ExitStack() as stack:
        articles, pages = (
            stack.enter_context(closing(file))
            for file in steadily(
                folder, lambda: [opened(folder, "articles", columns), opened(folder, "pages", page_columns)]
            )
        )
        following = _Following(pages, page_columns)
        for number in range(articles.num_row_groups):
            group = articles.read_row_group(number, columns=[*columns], use_threads=False)
            yield _frame(group), _frame(following.of(group["page_id"]))


def stream_table(folder: Path, name: str) -> Iterator[pd.DataFrame]:
    """Yield a table of a corpus as :func:`govtrends.store.read_table` does, a row group at a time; once, if empty."""
    columns = [column.name for column in TABLES[name].columns]
    with opened(folder, name, columns) as file:
        for number in range(file.num_row_groups):
            yield as_frame(file.read_row_group(number, columns=columns, use_threads=False), name)
        if not file.num_row_groups:
            yield as_frame(file.read(columns=columns, use_threads=False), name)


def count_rows(folder: Path, name: str) -> int:
    """Return how many rows a table of a corpus has; none of them is read."""
    with opened(folder, name, ()) as file:
        return int(file.metadata.num_rows)


def stream_rows(folder: Path, name: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Return one table of a corpus as plain rows, a row group at a time; None where a value is missing.

    The file is open when this returns: a build that ends later changes nothing.
    """
    read_manifest(folder)
    return _rows(opened(folder, name, columns), columns)


def _rows(file: pq.ParquetFile, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    with file:
        for number in range(file.num_row_groups):
            yield from file.read_row_group(number, columns=[*columns], use_threads=False).to_pylist()


class _Following:
    """The pages beside articles that are read in order: both tables have one order, so two row groups are enough."""

    def __init__(self, file: pq.ParquetFile, columns: Sequence[str]) -> None:
        self._groups = (
            file.read_row_group(number, columns=[*columns], use_threads=False) for number in range(file.num_row_groups)
        )
        self._held = next(self._groups)

    def of(self, page_ids: pa.ChunkedArray) -> pa.Table:
        wanted = pc.unique(page_ids)
        while True:
            found = self._held.filter(pc.is_in(self._held["page_id"], value_set=wanted))
            if found.num_rows == len(wanted):
                return found
            # What was wanted last may go on; everything before it is behind us.
            rest = found if found.num_rows else self._held.slice(0, 0)
            self._held = pa.concat_tables([rest, next(self._groups)])


def _frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(use_threads=False)
    if "date" in frame:
        frame["date"] = pd.to_datetime(frame["date"])
    return frame
