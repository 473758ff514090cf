"""The lines of a text that may be too long to hold, in the encoding that the whole of it is in."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import NamedTuple

from govtrends.corpus.decode import MARKS, SAMPLE, Undecodable, chinese_codec, common_share, decode, is_binary
from govtrends.corpus.files import File, Unreadable

WHOLE = 4_000_000
"""Up to so many bytes a text is decoded in one piece, whatever state it is in."""
_CHUNK = 2**20


class Lines(NamedTuple):
    """The lines of a text, each with its ``\\n``; its encoding, and what could not be decoded cleanly."""

    lines: Iterator[str]
    encoding: str
    note: str | None = None


def lines_of(file: File) -> Lines:
    """Return the lines of a file; a large one is gone through twice, and held in pieces unless it mixes encodings.

    Raises :class:`Unreadable`.  The lines and the encoding are those of :func:`govtrends.corpus.decode.decode`.
    """
    found = _codec(file) if file.size > WHOLE else None
    if found is not None:
        codec, name = found
        return Lines(_lines(file, codec), name)
    decoded = decode(file.whole())
    if isinstance(decoded, Undecodable):
        raise Unreadable(decoded.reason, decoded.detail)
    return Lines(io.StringIO(decoded.text), decoded.encoding, decoded.note)


def _lines(file: File, codec: str) -> Iterator[str]:
    with io.TextIOWrapper(file.open(), encoding=codec) as text:
        yield next(text, "").lstrip("\ufeff")
        yield from text


def _codec(file: File) -> tuple[str, str] | None:
    """Return the codec that all of a file is in, and what tables call it; ``None``: only a closer look can tell."""
    with file.open() as stream:
        head = stream.read(3 * SAMPLE)
    marked = next(((codec, name) for mark, codec, name in MARKS if head.startswith(mark)), None)
    if not head.strip() or is_binary(_start(head, marked[0] if marked else "utf-8")):
        return None
    if marked is not None:
        return marked if _valid(file, marked[0]) else None
    if _valid(file, "utf-8"):
        return "utf-8", "utf-8"
    shares = {
        codec: common_share(_start(head, codec), codec) if _valid(file, codec) else None
        for codec in ("gb18030", "big5hkscs")
    }
    return chinese_codec(shares["gb18030"], shares["big5hkscs"])


def _start(head: bytes, codec: str) -> str:
    """Return what the first bytes of a text say, the last of them possibly cut in two."""
    return codecs.getincrementaldecoder(codec)("replace").decode(head)[:SAMPLE]


def _valid(file: File, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with file.open() as stream:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
