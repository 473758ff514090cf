"""Workbooks (.xlsx): the tables on their sheets, cells that are merged downwards standing in every row they cover."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import IO, Any

from govtrends.corpus.archives import check_package
from govtrends.corpus.files import Unreadable, library
from govtrends.corpus.tables import NoTextColumn, Repeated, Row, cell_text, header_of, rows_of

# ECMA-376 part 1, 18.3.1.54: <mergeCell ref="A3:A5"/>; openpyxl does not read them in its sparing mode.
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]{0,80}?\bref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})[\"']"
)
_CHUNK, _OVERLAP = 2**20, 160


def read_xlsx(file: IO[bytes], columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows of every sheet that holds any, formulas by the value saved with them; raises :class:`Unreadable`.

    A sheet without text is passed over where another has some.
    """
    openpyxl = library("openpyxl", ".xlsx")
    check_package(file)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a sheet may claim a million columns
        sheets = [sheet for sheet in book.worksheets if any(any(map(cell_text, line)) for line in sheet.values)]
        several = len(sheets) > 1
        empty: list[str] = []
        found = False
        texts = columns.get("text") in {name for sheet in sheets for name in header_of(iter(sheet.values), columns)[0]}
        for sheet in sheets:
            try:
                for row in rows_of(_lines(sheet), columns, texts):
                    found = True
                    yield replace(row, sheet=sheet.title) if several else row
            except NoTextColumn as error:
                empty.append(f"sheet {sheet.title}: {error.detail}" if several else error.detail)
    # openpyxl lets whatever its parsers meet through: a broken part surfaces as any of these.
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,
        zipfile.BadZipFile,
    ) as error:
        raise Unreadable("broken workbook", f"{type(error).__name__}: {error}; open and save it again") from error
    if not found:
        nothing = "the workbook has no row; save the table as its first sheet, names in the first line"
        raise NoTextColumn("; ".join(empty) or nothing)


def _lines(sheet: Any) -> Iterator[Sequence[object]]:
    """Yield the rows of a sheet from its first, with what a cell merged downwards shows in those it covers."""
    covered = _merged_down(sheet)
    if not covered:
        yield from sheet.values
        return
    shown: dict[int, tuple[int, str]] = {}  # column → last row, value
    for number, line in enumerate(sheet.values, 1):
        cells = list(line)
        for column, (last, value) in list(shown.items()):
            if number > last:
                del shown[column]
            elif cell_text(cells[column] if column < len(cells) else None) is None:
                cells += [None] * (column + 1 - len(cells))
                cells[column] = Repeated(value)
        for column, last in covered.get(number, ()):
            written = cell_text(cells[column]) if column < len(cells) else None
            if written is not None:
                shown[column] = (last, written)
        yield cells


def _merged_down(sheet: Any) -> dict[int, list[tuple[int, int]]]:
    """Return by their first row the columns (from 0) and last rows of what is merged over several rows of a sheet."""
    found: dict[int, list[tuple[int, int]]] = {}
    with sheet._get_source() as source:
        held = b""
        while chunk := source.read(_CHUNK):
            for match in _MERGED.finditer(held + chunk):
                first, last = int(match[2]), int(match[3])
                if last > first and (_column(match[1]), last) not in found.setdefault(first, []):
                    found[first].append((_column(match[1]), last))
            held = chunk[-_OVERLAP:]
    return {row: columns for row, columns in found.items() if columns}


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1
