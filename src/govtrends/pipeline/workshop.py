"""The hidden folder beside a corpus in which it is made: one build at a time, and what can be used again."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from govtrends.errors import SourceError
from govtrends.pipeline.state import State
from govtrends.store.folder import check_target

_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


@dataclass(frozen=True, slots=True)
class Workshop:
    """The corpus folder ``out`` (without links), the folder beside it where it is made, and its memory."""

    out: Path
    folder: Path
    state: State

    @property
    def scratch(self) -> Path:
        """Database for what one build sorts; it is worth nothing afterwards."""
        return self.folder / "scratch.sqlite"

    def staging(self) -> Path:
        """Return an empty folder for a new corpus."""
        path = self.folder / "new"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        return path

    def clear(self) -> None:
        """Remove what a build leaves behind that was killed."""
        shutil.rmtree(self.folder / "new", ignore_errors=True)
        for path in self.folder.glob(f"{self.scratch.stem}.*"):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def workshop(out: Path, waiting: Callable[[], None]) -> Iterator[Workshop]:
    """Open the workshop of ``out`` for this build alone; ``waiting`` is called where another build is at work.

    A folder that cannot hold a corpus, a full disk or a missing permission is an error that names ``out``, and the
    corpus stays as it was.
    """
    real = Path(os.path.realpath(out))
    check_target(real)
    folder = real.with_name(f".{real.name}.work")
    with _explained(out):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
        try:
            check_target(real)
            state = State(folder)
            shop = Workshop(real, folder, state)
            shop.clear()
            try:
                yield shop
            finally:
                shop.clear()
                state.close()
        finally:
            lock.release()


@contextlib.contextmanager
def _explained(out: Path) -> Iterator[None]:
    remedy = "the corpus there is as it was; make room or choose another --out folder, and run the command again"
    try:
        yield
    except BrokenPipeError:  # whoever read what the command prints
        raise
    except OSError as error:
        raise SourceError(f"{out}: cannot be written ({error.strerror or error}); {remedy}") from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _DISK:
            raise
        raise SourceError(f"{out}: cannot be written ({error}); {remedy}") from error
