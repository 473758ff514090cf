"""ZIP archives → members, in memory or as they are read, and within limits: nothing is ever written to disk.

An archive is data from a stranger: names may climb out of their folder, a few kilobytes may unpack to gigabytes, and
members may be links or locked.  Whatever is not taken is a :class:`Refused` with its reason.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Literal

from govtrends.corpus.files import Unreadable

MEMBERS_LIMIT = 100_000
MEMBER_LIMIT = 256 * 2**20
TOTAL_LIMIT = 4 * 2**30
RATIO_LIMIT = 250
"""Text shrinks to a tenth, a table of repeated cells to a hundredth; a bomb to a thousandth."""
RATIO_FLOOR = 2**20
"""Below this size (bytes) a member may be as repetitive as it likes."""

_CHUNK = 2**20
_HEAD = 4096
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffd]")


class BadArchive(Unreadable):
    """The archive as a whole cannot be read, or unpacks beyond the limits."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name with ``/`` between folders, and its bytes on demand."""

    name: str
    info: zipfile.ZipInfo


@dataclass(frozen=True, slots=True)
class Refused:
    """A member that is not read: ``name`` (``None``: the archive itself), reason and remedy."""

    name: str | None
    reason: str
    detail: str


class Archive:
    """An open ZIP archive that counts what it has unpacked; raises :class:`BadArchive` where it is none."""

    def __init__(self, file: Path | IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise BadArchive(
                "broken archive", f"{error}; download it again, or unpack it and give the folder"
            ) from error
        self._unpacked = 0
        if len(self._zip.infolist()) > MEMBERS_LIMIT:
            count = len(self._zip.infolist())
            raise BadArchive("archive too large", f"{count} members, more than {MEMBERS_LIMIT}; give it in parts")

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def members(self, hidden: bool = False) -> Iterator[Member | Refused]:
        """Yield the files sorted by name; ``hidden`` ones are passed over, locked and unsafe ones refused."""
        locked = []
        for name, info in sorted(((_name(info), info) for info in self._zip.infolist()), key=lambda pair: pair[0]):
            unsafe = _unsafe(name, info)
            if unsafe:
                yield Refused(None, "unsafe member", f"{name[:200]!r} {unsafe}; it is not read")
            elif info.is_dir() or (_hidden(name) and not hidden):
                continue
            elif info.flag_bits & _ENCRYPTED:
                locked.append(name)
            else:
                yield Member(name, info)
        if locked:
            detail = f"{len(locked)} members need a password ({', '.join(locked[:3])} …); unpack it and give the folder"
            yield Refused(None, "encrypted archive", detail)

    def read(self, member: Member, keep: int = MEMBER_LIMIT) -> bytes | Refused:
        """Return a member's bytes, or why they are not taken; raises :class:`BadArchive` beyond the total limit.

        All of it is unpacked, and the first chunks of at least ``keep`` bytes are returned.
        """
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(member.info) as stream:
                while chunk := stream.read(_CHUNK):
                    if size < keep:
                        parts.append(chunk)
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    refused = self._too_much(member, size)
                    if refused:
                        return refused
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
            # NotImplementedError (an unknown compression) and the wrong password are RuntimeErrors.
            detail = f"cannot be unpacked: {error}; unpack the archive with another tool and give the folder"
            return Refused(member.name, "broken member", detail)
        return b"".join(parts)

    def lying(self, member: Member) -> Packed:
        """Return where a member lies that :meth:`read` has gone through; it may be opened while the archive is."""
        return Packed(self._zip, member.info)

    def _too_much(self, member: Member, size: int) -> Refused | None:
        if self._unpacked > TOTAL_LIMIT:
            detail = f"unpacks to more than {TOTAL_LIMIT // 2**20} MB; the rest is not read: give it in parts"
            raise BadArchive("archive too large", detail)
        if size > MEMBER_LIMIT:
            return Refused(member.name, "member too large", f"larger than {MEMBER_LIMIT // 2**20} MB; split it")
        packed = max(1, member.info.compress_size)
        if size > max(RATIO_FLOOR, RATIO_LIMIT * packed):
            detail = f"{packed} bytes unpack to more than {RATIO_LIMIT} times as many, as in a ZIP bomb; it is not read"
            return Refused(member.name, "ZIP bomb", detail)
        return None


@dataclass(frozen=True, slots=True)
class Packed:
    """A member that is unpacked as it is read, each time anew, and never held."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo

    def open(self, mode: Literal["rb"], /) -> IO[bytes]:
        """Open the bytes from their beginning."""
        return self.archive.open(self.info)

    def read_bytes(self) -> bytes:
        """Return all bytes."""
        return self.archive.read(self.info)


def check_package(file: IO[bytes]) -> None:
    """Raise :class:`BadArchive` unless a ZIP-based document (docx, xlsx) is sound, unlocked and within the limits.

    Its XML parts may declare no document type: that is how entities multiply, and Office never writes one.
    """
    with Archive(file) as archive:
        for member in archive.members(hidden=True):
            content = member if isinstance(member, Refused) else archive.read(member, _HEAD)
            if isinstance(content, Refused):
                raise BadArchive(content.reason, f"{content.name or 'the file'}: {content.detail}")
            start = content[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
            if start.startswith((b"<", b"<\x00")) and b"<!DOCTYPE" in content[:_HEAD].replace(b"\x00", b"").upper():
                raise BadArchive(
                    "unsafe XML", "a part declares a document type, as no Office program does; save it again"
                )


def _name(info: zipfile.ZipInfo) -> str:
    """Return the member's name; Windows writes Chinese names in GBK, and backslashes, and does not say so."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        for codec in ("utf-8", "gb18030"):
            try:
                name = info.filename.encode("cp437").decode(codec)
                break
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
    return name.replace("\\", "/")


def _unsafe(name: str, info: zipfile.ZipInfo) -> str:
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or name.startswith("/") or _DRIVE.match(name):
        return "leads out of the archive"
    if _CONTROL.search(name) or len(name) > 1000:
        return "is no readable name"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    return ""


def _hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)
