"""Files and folders → pages: which files are sources, and how each kind of file is read.

A new format is one entry of :data:`READERS`.  Whatever cannot be read becomes a :class:`Problem` with its remedy.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from govtrends.corpus.archives import MEMBER_LIMIT, Archive, Member, Refused
from govtrends.corpus.beside import CARD_SUFFIXES, CATALOGUE, is_card
from govtrends.corpus.cards import Card, parse_card, read_card
from govtrends.corpus.catalogue import Catalogue, of_folder, parse_catalogue
from govtrends.corpus.decode import Decoded, Undecodable, decode
from govtrends.corpus.documents import read_docx
from govtrends.corpus.files import File, Unreadable
from govtrends.corpus.listing import list_files
from govtrends.corpus.pages import STAGE, UNSURE_OCR, parts, whole
from govtrends.corpus.pdf import read_pdf
from govtrends.corpus.scans import OCR, read_image
from govtrends.corpus.streams import WHOLE, lines_of
from govtrends.corpus.tables import Row, read_csv, read_jsonl, read_parquet
from govtrends.corpus.webpages import declared_encoding, read_html
from govtrends.corpus.workbooks import read_xlsx
from govtrends.errors import nearest
from govtrends.model import Page, Problem

UNREADABLE = "unreadable"
"""Reason of a problem that lies with the disk or its permissions, and may be gone the next time."""
ARCHIVE = ".zip"
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".parquet")
"""Formats whose files hold many pages, and may be too large to hold."""
WRITTEN = (".csv", ".tsv", ".jsonl", ".ndjson")
"""Those of them that are text, and are read line by line wherever they lie."""
IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp")


class Source(NamedTuple):
    """One file to read: where it lies, and its path as the user gave it (what tables call ``source``)."""

    path: Path
    given: str


Reader = Callable[[File], Iterator[Page | Problem]]


def find_sources(given: Sequence[str | Path]) -> Iterator[Source | Problem]:
    """Expand files, folders and globs into sources, sorted by name within each folder, each file once.

    Hidden files and source cards are passed over; endings that no reader knows become problems.  Raises
    :class:`SourceError` where a path does not exist.
    """
    seen: set[str] = set()
    for listed in list_files(given):
        if listed.real not in seen:
            seen.add(listed.real)
            known = PurePosixPath(listed.given).suffix.lower() in (*READERS, ARCHIVE)
            yield Source(listed.path, listed.given) if known else _unsupported(listed.given)


def _unsupported(name: str) -> Problem:
    suffix = PurePosixPath(name).suffix
    ending = suffix or "a file without ending"
    readable = (*READERS, ARCHIVE)
    detail = f"no reader for {ending}{nearest(suffix, readable)}; readable are {', '.join(readable)}"
    return Problem(name, STAGE, "unsupported format", detail)


def read_source(path: Path, given: str | None = None) -> Iterator[Page | Problem]:
    """Yield the pages of one file, and a :class:`Problem` for whatever of it could not be read or trusted.

    A member of an archive is named ``ARCHIVE.zip/MEMBER``, a row of a table or a page of a PDF ``FILE#N``, and a row of
    a workbook of several sheets ``FILE#SHEET!N``.
    """
    for item in open_source(path, given):
        if isinstance(item, Problem):
            yield item
        else:
            yield from read_file(item)


def open_source(path: Path, given: str | None = None) -> Iterator[File | Problem]:
    """Yield the bytes of a file, or of each member of an archive, with what their cards say; nothing is decoded yet."""
    name = path.as_posix() if given is None else given
    suffix = PurePosixPath(name).suffix.lower()
    try:
        if path.is_dir():
            os.scandir(path).close()  # a folder is given only where it could not be entered
        if suffix not in (*READERS, ARCHIVE):
            yield _unsupported(name)
            return
        if path.exists() and not (path.is_file() or path.is_dir()):
            yield Problem(name, STAGE, "not a file", "neither file nor folder (a pipe, a device); it is not read")
            return
        if suffix == ARCHIVE:
            yield from _open_archive(path, name)
            return
        if path.name == CATALOGUE:
            beside = sorted(entry.name for entry in os.scandir(path.parent) if entry.name != CATALOGUE)
            yield from of_folder(path.parent).problems(name, beside)
            return
        if suffix not in TABLES and (size := path.stat().st_size) > MEMBER_LIMIT:
            detail = f"{size // 2**20} MB, more than the {MEMBER_LIMIT // 2**20} MB that a page may have; split it"
            yield Problem(name, STAGE, "file too large", detail)
            return
        data = b"" if suffix in TABLES else path.read_bytes()
        card, problems = read_card(path, name)
        file = File(name, PurePosixPath(name).stem, data, card, path if suffix in TABLES else None)
    except OSError as error:
        yield Problem(name, STAGE, UNREADABLE, f"{error.strerror or error}; check the path and its permissions")
        return
    except Unreadable as error:
        yield Problem(name, STAGE, error.reason, error.detail)
        return
    yield from problems
    yield file


def read_file(file: File) -> Iterator[Page | Problem]:
    """Yield the pages of one opened file, and a problem for whatever of it could not be read or trusted."""
    try:
        yield from READERS[PurePosixPath(file.given).suffix.lower()](file)
    except Unreadable as error:
        yield Problem(file.given, STAGE, error.reason, error.detail)


def _open_archive(path: Path, name: str) -> Iterator[File | Problem]:
    """Yield the members of an archive; what its own card says holds wherever a member's card says nothing."""
    outer, problems = read_card(path, name)
    yield from problems
    with Archive(path) as archive:
        members = list(archive.members())
        by_name = {member.name: member for member in members if isinstance(member, Member)}
        catalogues, wrong = _member_catalogues(archive, by_name, name)
        yield from wrong
        for member in members:
            if isinstance(member, Refused):
                yield _refused(name, member)
            elif not is_card(at := Path(member.name)) and at.name != CATALOGUE:
                listed = catalogues[at.parent].known(at.name) if at.parent in catalogues else {}
                yield from _open_member(archive, member, f"{name}/{member.name}", by_name, outer.under(Card(listed)))


def _member_catalogues(
    archive: Archive, by_name: Mapping[str, Member], name: str
) -> tuple[dict[Path, Catalogue], list[Problem]]:
    catalogues: dict[Path, Catalogue] = {}
    problems: list[Problem] = []
    paths = [Path(member) for member in by_name]
    for path in (path for path in paths if path.name == CATALOGUE):
        data = archive.read(by_name[path.as_posix()])
        catalogue = Catalogue(wrong=(data.detail,)) if isinstance(data, Refused) else parse_catalogue(data)
        catalogues[path.parent] = catalogue
        beside = [other.name for other in paths if other.parent == path.parent and other != path]
        problems += catalogue.problems(f"{name}/{path.as_posix()}", beside)
    return catalogues, problems


def _open_member(
    archive: Archive, member: Member, given: str, by_name: Mapping[str, Member], outer: Card
) -> Iterator[File | Problem]:
    at = PurePosixPath(member.name)
    if at.suffix.lower() == ARCHIVE:
        yield Problem(given, STAGE, "nested archive", "archives inside archives are not opened; unpack the outer one")
        return
    if at.suffix.lower() not in READERS:
        yield _unsupported(given)
        return
    card = outer
    beside = next((by_name[n] for s in CARD_SUFFIXES if (n := str(at.with_name(at.stem + s))) in by_name), None)
    written = archive.read(beside) if beside else None
    if beside and isinstance(written, bytes):
        inner, problems = parse_card(written, beside.name, given)
        yield from problems
        card = card.under(inner)
    lying = archive.lying(member) if at.suffix.lower() in WRITTEN and member.info.file_size > WHOLE else None
    data = archive.read(member, keep=0 if lying else MEMBER_LIMIT)
    if isinstance(data, Refused):
        yield Problem(given, STAGE, data.reason, data.detail)
    else:
        yield File(given, at.stem, data, card, lying)


def _refused(name: str, refused: Refused) -> Problem:
    return Problem(f"{name}/{refused.name}" if refused.name else name, STAGE, refused.reason, refused.detail)


def _decoded(file: File, declared: str | None = None) -> tuple[Decoded, list[Problem]]:
    decoded = decode(file.data, declared)
    if isinstance(decoded, Undecodable):
        raise Unreadable(decoded.reason, decoded.detail)
    return decoded, [Problem(file.given, STAGE, "encoding", decoded.note)] if decoded.note else []


def _read_text(file: File) -> Iterator[Page | Problem]:
    decoded, notes = _decoded(file)
    yield from notes
    yield whole(file, decoded.text, decoded.encoding)


def _read_docx(file: File) -> Iterator[Page | Problem]:
    yield whole(file, read_docx(file.data), "docx")


def _read_html(file: File) -> Iterator[Page | Problem]:
    decoded, notes = _decoded(file, declared_encoding(file.data))
    yield from notes
    found = read_html(decoded.text)
    if found.left_out:
        count = sum(map(len, found.left_out))
        detail = f"{count} characters of running text are not taken for the article's, first: {found.left_out[0][:40]}"
        yield Problem(file.given, STAGE, "text left out", f"{detail}…; check the page, give it as .txt if they are")
    yield whole(file, found.text, decoded.encoding, title=found.title, date=found.date, paper=found.paper)


def _read_table(rows: Callable[[Iterable[str], Mapping[str, str]], Iterator[Row]]) -> Reader:
    """Return the reader of a table that is written as text."""

    def read(file: File) -> Iterator[Page | Problem]:
        text = lines_of(file)
        if text.note:
            yield Problem(file.given, STAGE, "encoding", text.note)
        yield from parts(file, rows(text.lines, file.card.columns), text.encoding)

    return read


def _read_bytes(rows: Callable[[IO[bytes], Mapping[str, str]], Iterator[Row]], encoding: str) -> Reader:
    """Return the reader of a format of bytes whose files hold several pages."""

    def read(file: File) -> Iterator[Page | Problem]:
        with file.open() as stream:
            yield from parts(file, rows(stream, file.card.columns), encoding)

    return read


def _read_image(file: File) -> Iterator[Page | Problem]:
    scans = list(read_image(file.data))
    if len(scans) > 1:
        rows = (Row(number, scan.text, note=scan.note) for number, scan in enumerate(scans, start=1))
        yield from parts(file, rows, OCR)
        return
    for scan in scans:
        yield from [Problem(file.given, STAGE, UNSURE_OCR, scan.note)] if scan.note else []
        yield whole(file, scan.text, OCR)


READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".markdown": _read_text,
    ".csv": _read_table(read_csv),
    ".tsv": _read_table(read_csv),
    ".jsonl": _read_table(read_jsonl),
    ".ndjson": _read_table(read_jsonl),
    ".xlsx": _read_bytes(read_xlsx, "xlsx"),
    ".parquet": _read_bytes(read_parquet, "parquet"),
    ".html": _read_html,
    ".htm": _read_html,
    ".pdf": _read_bytes(lambda file, _: read_pdf(file.read()), "pdf"),
    ".docx": _read_docx,
    **dict.fromkeys(IMAGES, _read_image),
}
"""File ending (lower case) → how the file is read."""
