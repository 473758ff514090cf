"""What every reader of a format gets and may raise: the bytes of a file, and the library that its format needs."""

from __future__ import annotations

import hashlib
import importlib
import io
from dataclasses import dataclass, field
from typing import IO, Any, Literal, Protocol

from govtrends.corpus.cards import Card


class Unreadable(Exception):
    """A file gives no text: a short ``reason`` for the table, and in ``detail`` what was seen and what to do."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


class Lying(Protocol):
    """Where the bytes of a file lie that may be too large to hold: a path, or a member of an archive."""

    def open(self, mode: Literal["rb"], /) -> IO[bytes]:
        """Open the bytes from their beginning."""

    def read_bytes(self) -> bytes:
        """Return all bytes."""


@dataclass(frozen=True, slots=True)
class File:
    """One file as read: its path as ``given``, the name without folder and ending, its bytes and its card.

    Of a table, which may be too large to hold, ``path`` says where it lies, and ``data`` is empty.
    """

    given: str
    stem: str
    data: bytes
    card: Card
    path: Lying | None = None
    size: int = field(init=False, default=0)
    checksum: str = field(init=False, default="")

    def __post_init__(self) -> None:
        with self.open() as stream:
            object.__setattr__(self, "checksum", hashlib.file_digest(stream, "sha256").hexdigest())  # type: ignore[arg-type]
            object.__setattr__(self, "size", stream.tell())

    def open(self) -> IO[bytes]:
        """Open the bytes from their beginning."""
        return io.BytesIO(self.data) if self.path is None else self.path.open("rb")

    def whole(self) -> bytes:
        """Return all bytes."""
        return self.data if self.path is None else self.path.read_bytes()


def library(name: str, ending: str, extra: str = "formats") -> Any:
    """Import a library now that a file needs it; raises :class:`Unreadable` with the remedy where it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        detail = f"{ending} files need {name}, which is not installed: pip install 'govtrends[{extra}]'"
        raise Unreadable("missing library", detail) from error
