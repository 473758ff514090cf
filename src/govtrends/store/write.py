"""Tables → a corpus folder: written in a staging folder and swapped into place whole."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from govtrends.errors import SourceError
from govtrends.schema import TABLES
from govtrends.store.folder import MANIFEST, check_target, set_aside
from govtrends.store.tables import Row, arrow_schema, to_arrow

_CWD, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""


class CorpusWriter:
    """Writes the tables of a corpus piece by piece into an empty folder; use it as a context manager.

    A row group is one call of :meth:`write`, so equal calls give equal bytes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts = dict.fromkeys(TABLES, 0)
        self._files: dict[str, pq.ParquetWriter] = {}

    def __enter__(self) -> CorpusWriter:
        for name, table in TABLES.items():
            path = self.folder / f"{name}.parquet"
            # Offsets never repeat: a dictionary of them is work for nothing, and twice the size.
            words = [column.name for column in table.columns if column.type == "string"]
            self._files[name] = pq.ParquetWriter(path, arrow_schema(table), compression="zstd", use_dictionary=words)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            if kind is None:
                file.close()
            else:  # on a full disk closing fails as writing did; the first error is the one to tell
                with contextlib.suppress(OSError):
                    file.close()

    def write(self, name: str, table: pa.Table) -> None:
        """Add the rows of ``table`` to the table ``name``, as one row group."""
        if table.num_rows:
            self._files[name].write_table(table.combine_chunks(), row_group_size=max(1, table.num_rows))
            self.counts[name] += table.num_rows


def write_manifest(folder: Path, manifest: Mapping[str, Any], sources: Iterable[Mapping[str, Any]] = ()) -> None:
    """Write ``manifest.json``; the entries of ``sources`` come last and one by one, for there may be millions."""
    head = json.dumps(dict(manifest), ensure_ascii=False, indent=1, sort_keys=True).removesuffix("}").rstrip()
    with (folder / MANIFEST).open("w", encoding="utf-8") as file:
        file.write(f'{head}{"," if manifest else ""}\n "sources": [')
        for number, source in enumerate(sources):
            file.write(",\n  " if number else "\n  ")
            file.write(json.dumps(dict(source), ensure_ascii=False, sort_keys=True))
        file.write("\n ]\n}\n")


def write_corpus(out: Path, tables: Mapping[str, Sequence[Row]], manifest: Mapping[str, Any]) -> None:
    """Write all tables and the manifest to the folder ``out``, replacing a corpus that stands there.

    A table that is not given is written without rows.
    A folder that holds anything but a corpus is left alone (:class:`CorpusError`).
    """
    check_target(out)
    with _written(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{out.name}.new-", dir=out.parent))
    try:
        with _written(out):
            with CorpusWriter(staging) as writer:
                for name, table in TABLES.items():
                    writer.write(name, to_arrow(table, tables.get(name, ())))
            rest = {key: value for key, value in manifest.items() if key != "sources"}
            write_manifest(staging, rest, manifest.get("sources", ()))
            replace(staging, out)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextlib.contextmanager
def _written(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SourceError(f"{out}: cannot be written ({error.strerror or error}); nothing was changed there") from error


def replace(staging: Path, out: Path) -> None:
    """Make the folder ``staging`` the corpus ``out`` in one step; the older corpus is removed.

    Everything is on the disk before the step.  Where the system cannot exchange two folders, the older one is set
    aside first, and a reader that finds none puts it back.
    """
    for path in (*staging.iterdir(), staging):
        _sync(path)
    staging.chmod(0o755)
    if not out.exists():
        staging.rename(out)
    elif not _exchange(staging, out):
        old = set_aside(out)
        shutil.rmtree(old, ignore_errors=True)
        out.rename(old)
        staging.rename(out)
        shutil.rmtree(old, ignore_errors=True)
    _sync(out.parent)
    shutil.rmtree(staging, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (Linux); return whether the system could."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if renameat2(_CWD, os.fsencode(one), _CWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False  # an old kernel, or a network file system
    raise OSError(number, os.strerror(number), str(other))


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems cannot sync a folder
            raise
    finally:
        os.close(handle)
