"""Tables for a spreadsheet program: CSV and one Excel workbook, in which no cell of text can start a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from govtrends.show.columns import meaning

# What Excel, LibreOffice and others take for the begin of a formula, in both widths (OWASP, CSV injection).
_FORMULA = re.compile(r"^[=+\-@\t\r＝＋－＠]")
# What the XML of a workbook cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_CELL, MOST_ROWS, LONGEST_NAME = 32_767, 1_048_575, 31
"""Limits of a sheet as Excel states them; the first sheet says what had to be cut."""
ABOUT = "说明"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WIDEST = 48


def csv(table: pd.DataFrame) -> str:
    """Return a table as CSV; text that a spreadsheet would compute gets a leading apostrophe, numbers stay numbers."""
    guarded = {
        _guarded(name): table[name] if _is_plain(table[name]) else table[name].map(_guarded) for name in table.columns
    }
    return pd.DataFrame(guarded, index=table.index).to_csv(index=False)


def _guarded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    # A lone carriage return goes unquoted into the file, and what follows it begins a line of its own.
    return (f"'{value}" if _FORMULA.match(value) else value).replace("\r\n", "\n").replace("\r", "\n")


def _is_plain(column: pd.Series) -> bool:
    kinds = pd.api.types
    return bool(kinds.is_numeric_dtype(column) or kinds.is_datetime64_any_dtype(column))


def workbook(tables: Mapping[str, pd.DataFrame], notes: Sequence[str] = ()) -> bytes:
    """Return an Excel workbook: a first sheet with ``notes`` and the meaning of every column, then a sheet a table.

    Text is stored as text, whatever it begins with. The same tables give the same bytes.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = datetime(*_EPOCH)
    names = _sheet_names(tables)
    _fill(book.create_sheet(ABOUT), _about(tables, names, notes), (20, 22, 90), heads=False)
    for name, table in tables.items():
        columns = {str(column): values.astype(object).tolist() for column, values in table.head(MOST_ROWS).items()}
        rows = [list(columns), *map(list, zip(*columns.values(), strict=True))]
        widths = [_width(column, values) for column, values in columns.items()]
        _fill(book.create_sheet(names[name]), rows, widths, heads=True)
    buffer = io.BytesIO()
    with _Undated(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return buffer.getvalue()


class _Undated(zipfile.ZipFile):
    """An archive whose members bear no time of writing."""

    def writestr(
        self, zinfo_or_arcname: Any, data: Any, compress_type: int | None = None, compresslevel: int | None = None
    ) -> None:
        """Add ``data`` under a name, dated as every other member."""
        info = zipfile.ZipInfo(getattr(zinfo_or_arcname, "filename", zinfo_or_arcname), _EPOCH)
        super().writestr(info, data, zipfile.ZIP_DEFLATED, compresslevel)

    def write(
        self, filename: Any, arcname: Any = None, compress_type: int | None = None, compresslevel: int | None = None
    ) -> None:
        """Add a file, dated as every other member."""
        self.writestr(arcname or filename, Path(filename).read_bytes())


def _sheet_names(tables: Iterable[str]) -> dict[str, str]:
    """Return for every table a name that a sheet may bear, each once."""
    taken, names = {ABOUT.casefold()}, {}
    for name in tables:
        base = _NO_SHEET_NAME.sub("-", name).strip("'")[:LONGEST_NAME] or "table"
        sheet, number = base, 2
        while sheet.casefold() in taken:
            sheet, number = f"{base[: LONGEST_NAME - 3]}-{number}", number + 1
        taken.add(sheet.casefold())
        names[name] = sheet
    return names


def _about(tables: Mapping[str, pd.DataFrame], names: Mapping[str, str], notes: Sequence[str]) -> Iterator[list[Any]]:
    for note in notes:
        yield [note]
    if notes:
        yield []
    yield ["工作表", "列", "含义"]
    for name, table in tables.items():
        rows = f"{len(table)}行" if len(table) <= MOST_ROWS else f"{len(table)}行，只存得下前{MOST_ROWS}行"
        yield [names[name], "", rows]
        for column in table.columns:
            yield [names[name], str(column), meaning(str(column))]


def _fill(sheet: Any, rows: Iterable[Sequence[Any]], widths: Sequence[float], heads: bool) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    if heads:
        sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    for number, row in enumerate(rows):
        cells = [_cell(value, sheet, WriteOnlyCell) for value in row]
        if heads and number == 0:
            cells = [_as_text(WriteOnlyCell(sheet), str(value)) for value in row]
            for cell in cells:
                cell.font = bold
        sheet.append(cells)


def _as_text(cell: Any, text: str) -> Any:
    """Return the cell with ``text``, never a formula."""
    cell.value = _CONTROL.sub("\ufffd", text)[:LONGEST_CELL]
    cell.data_type = "s"
    return cell


def _cell(value: Any, sheet: Any, cell: Any) -> Any:
    """Return a value as openpyxl writes it: dates as dates, lists joined, text as text."""
    if value is None or isinstance(value, bool | int | float):
        return value if value == value else None
    if value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp):
        moment = value.to_pydatetime().replace(tzinfo=None)
        return moment if value != value.normalize() else moment.date()
    if hasattr(value, "item") and not hasattr(value, "__len__"):
        return _cell(value.item(), sheet, cell)
    if hasattr(value, "tolist") or isinstance(value, list | tuple):
        value = "、".join(map(str, value))
    if not isinstance(value, str):
        return value
    return _as_text(cell(sheet), value) if value.startswith("=") else _CONTROL.sub("\ufffd", value)[:LONGEST_CELL]


def _width(name: str, values: Sequence[Any]) -> float:
    """Return the width of a column in characters, from its name and its first values."""
    texts = [name, *map(str, values[:30])]
    return min(_WIDEST, 2 + max(sum(2 if ord(char) > 0x2E80 else 1 for char in text) for text in texts))
