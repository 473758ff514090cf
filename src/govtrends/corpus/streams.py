"""The lines of a text that may be too long to hold, in the encoding that the whole of it is in."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import NamedTuple

from govtrends.corpus.decode import (
    MARKS,
    MOST_ZEROS,
    SAMPLE,
    Mixture,
    Undecodable,
    chinese_codec,
    common_share,
    decode,
    foreign,
    guess,
    is_binary,
)
from govtrends.corpus.files import File, Unreadable

WHOLE = 4_000_000
"""Up to so many bytes a text is decoded in one piece, whatever state it is in."""
LIMIT = 256 * 2**20
"""Beyond so many bytes a text that seems to be none is not held to have a closer look."""
_CHUNK = 2**20


class Lines(NamedTuple):
    """The lines of a text, each with its ``\\n``; its encoding, and what could not be decoded cleanly."""

    lines: Iterator[str]
    encoding: str
    note: str | None = None


def lines_of(file: File) -> Lines:
    """Return the lines of a file; a large one is gone through two to four times, and never held.

    Raises :class:`Unreadable`.  The lines and the encoding are those of :func:`govtrends.corpus.decode.decode`.
    """
    if file.size > WHOLE:
        found = _in_pieces(file)
        if found is not None:
            return found
        if file.size > LIMIT:
            size, limit = file.size // 2**20, LIMIT // 2**20
            tried = f"in no encoding that can be told, and too large (over {limit} MB) to be tried as a whole"
            raise Unreadable("unknown encoding", f"{size} MB {tried}; save it as UTF-8")
    decoded = decode(file.whole())
    if isinstance(decoded, Undecodable):
        raise Unreadable(decoded.reason, decoded.detail)
    return Lines(io.StringIO(decoded.text), decoded.encoding, decoded.note)


def _in_pieces(file: File) -> Lines | None:
    """Return the lines of a file that is never held; ``None`` where it seems to be no text at all."""
    with file.open() as stream:
        head = stream.read(3 * SAMPLE)
    if not head.strip() or foreign(head) is not None:
        return None
    marked = next(((codec, name) for mark, codec, name in MARKS if head.startswith(mark)), None)
    if marked is not None and (marked[1] != "utf-8" or _valid(file, marked[0])):
        return _whole_in(file, head, *marked) if _valid(file, marked[0]) else None
    if _valid(file, "utf-8"):
        return _whole_in(file, head, "utf-8", "utf-8")
    if _zeros(file) > MOST_ZEROS * file.size:
        return None
    shares = {
        codec: common_share(_start(head, codec), codec) if _valid(file, codec) else None
        for codec in ("gb18030", "big5hkscs")
    }
    found = chinese_codec(shares["gb18030"], shares["big5hkscs"])
    if found is not None:
        return _whole_in(file, head, *found)
    return _of_several(file) or _guessed(file, head, shares["gb18030"])


def _whole_in(file: File, head: bytes, codec: str, name: str) -> Lines | None:
    return None if is_binary(_start(head, codec)) else Lines(_lines(file, codec), name)


def _lines(file: File, codec: str, errors: str = "strict") -> Iterator[str]:
    with io.TextIOWrapper(file.open(), encoding=codec, errors=errors) as text:
        yield next(text, "").lstrip("\ufeff")
        yield from text


def _guessed(file: File, head: bytes, gb_share: float | None) -> Lines | None:
    guessed = guess(head[:SAMPLE], gb_share)
    if guessed is None or is_binary(_start(head, guessed[0])):
        return None
    codec, note = guessed
    return Lines(_lines(file, codec, "replace"), codec, note)


def _of_several(file: File) -> Lines | None:
    """Return the lines of a file whose lines are in different encodings; ``None`` where that does not explain it."""
    mixture = Mixture()
    with file.open() as stream:
        for raw in stream:
            mixture.line(raw.removesuffix(b"\n"))
    verdict = mixture.verdict()
    return None if verdict is None or is_binary(mixture.start) else Lines(_each_decoded(file), *verdict)


def _each_decoded(file: File) -> Iterator[str]:
    mixture = Mixture()
    with file.open() as stream:
        for number, raw in enumerate(stream):
            text = mixture.line(raw.removesuffix(b"\n")) + "\n" * raw.endswith(b"\n")
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            yield from io.StringIO(text if number else text.lstrip("\ufeff"))


def _start(head: bytes, codec: str) -> str:
    """Return what the first bytes of a text say, the last of them possibly cut in two."""
    return codecs.getincrementaldecoder(codec)("replace").decode(head)[:SAMPLE]


def _zeros(file: File) -> int:
    with file.open() as stream:
        return sum(chunk.count(0) for chunk in iter(lambda: stream.read(_CHUNK), b""))


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
