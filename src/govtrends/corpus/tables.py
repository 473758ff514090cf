"""Tables of texts (CSV, JSON lines, Parquet): which column is the text, and what the others say of each row.

The sheets of workbooks come from :mod:`govtrends.corpus.workbooks`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, islice
from typing import IO

from govtrends.corpus.column_names import ROLES, by_name, left_over, meant
from govtrends.corpus.files import Unreadable, library
from govtrends.errors import nearest
from govtrends.text.written_dates import both_ways, iso_date, order_of

csv.field_size_limit(2**31 - 1)
# Of a Parquet table: rows at a time (each may hold a whole report), and bytes of each column.
_BATCH, _BUFFER = 64, 2**20
# Lines below a sheet's title in which the names of the columns are looked for.
_TITLE_LINES = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One text of a file: its number from 1, its hints, and for a workbook of several sheets the ``sheet``.

    ``error`` says why there is no text, ``reason`` the same in a few words; ``note`` what to doubt in
    a text that there is, ``encoding`` how it came to be one where the file's own does not tell.
    ``columns`` says which column was taken for what (role → name), ``unused`` which for nothing (name → likely role),
    ``wrong`` what the source card says of columns and the table has not.
    """

    number: int
    text: str
    title: str | None = None
    paper: str | None = None
    district: str | None = None
    date: str | None = None
    error: str | None = None
    reason: str = "row without text"
    sheet: str | None = None
    note: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of a table are read; the fields are those of :class:`Row`.

    ``day_first`` says how 05/12/2022 is meant in the column of dates, as others in it show; None where none does.
    """

    chosen: Mapping[str, str]
    unused: Mapping[str, str]
    wrong: tuple[str, ...] = ()
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """What a cell shows that is merged with the one above: the same value, written once."""

    text: str


class NoTextColumn(Unreadable):
    """No column of the table holds text; ``detail`` names the columns and the remedy."""

    def __init__(self, detail: str) -> None:
        super().__init__("no text column", detail)


def read_csv(lines: Iterable[str], columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows of a CSV table; raises :class:`NoTextColumn`. ``columns`` maps roles to names that are known."""
    rest = iter(lines)
    head = next(rest, "")
    delimiter = max(",\t;|", key=head.count)
    yield from rows_of(csv.reader(chain([head], rest), delimiter=delimiter), columns)


def header_of(
    lines: Iterator[Sequence[object]], columns: Mapping[str, str]
) -> tuple[list[str], Iterator[Sequence[object]]]:
    """Return the names of columns and the lines below them.

    The first line that is not blank gives the names. Where it fills one cell, the title of a sheet, and one of the next
    few names two known columns or what ``columns`` takes for the text, that one does.
    """
    first: Sequence[object] = next((line for line in lines if any(map(cell_text, line))), ())
    names = _names(first)
    if sum(map(bool, names)) != 1:
        return names, lines
    ahead = list(islice(lines, _TITLE_LINES))
    for at, line in enumerate(ahead):
        below = _names(line)
        if len(by_name(below)) > 1 or columns.get("text", names[0]) in below:
            return below, chain(ahead[at + 1 :], lines)
    return names, chain(ahead, lines)


def _names(line: Sequence[object]) -> list[str]:
    return [(cell_text(name) or "").lstrip("\ufeff") for name in line]


def rows_of(lines: Iterator[Sequence[object]], columns: Mapping[str, str], elsewhere: bool = False) -> Iterator[Row]:
    """Yield the rows of a table; ``elsewhere`` says that the column given for the text is that of another sheet."""
    try:
        names, lines = header_of(lines, columns)
        numbered = (
            (n, dict(zip(names, line, strict=False))) for n, line in enumerate(lines, 1) if any(map(_own, line))
        )
        sample = list(islice(numbered, 50))
        mapping = choose_columns(names, [record for _, record in sample], columns, elsewhere)
        for number, record in chain(sample, numbered):
            yield _row(number, record, mapping)
    except csv.Error as error:
        raise NoTextColumn(f"the table breaks off: {error}; save it again as CSV in UTF-8") from error


def read_parquet(file: IO[bytes], columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows of a Parquet table, a batch at a time; raises :class:`Unreadable`."""
    parquet = library("pyarrow.parquet", ".parquet")
    try:
        table = parquet.ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER)
        names = list(table.schema_arrow.names)
        lines = (
            tuple(record[name] for name in names)
            for batch in table.iter_batches(batch_size=_BATCH)
            for record in batch.to_pylist()
        )
        yield from rows_of(chain([names], lines), columns)
    except (OSError, ValueError, KeyError, NotImplementedError, MemoryError) as error:
        raise Unreadable("broken table", f"{str(error)[:200]}; write the Parquet file again") from error


def read_jsonl(lines: Iterable[str], columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows of a JSON-lines table; a broken line becomes a row with an ``error``."""
    mapping: Columns | None = None
    for number, line in enumerate((line for line in lines if line.strip()), start=1):
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Row(number, "", error=f"no JSON: {str(error)[:120]}")
            continue
        if not isinstance(record, dict):
            yield Row(number, "", error="the line holds no JSON object")
            continue
        if mapping is None or mapping.chosen["text"] not in record:
            # Lines need not agree in their keys: a line without the text's key is looked at afresh.
            try:
                mapping = choose_columns(list(record), [record], columns)
            except NoTextColumn as error:
                if mapping is None:
                    raise
                yield Row(number, "", error=error.detail)
                continue
        yield _row(number, record, mapping)


def choose_columns(
    names: Sequence[str], sample: Sequence[Mapping[str, object]], given: Mapping[str, str], elsewhere: bool = False
) -> Columns:
    """Return which column is what: as ``given``, else by name, else the text by length; raises :class:`NoTextColumn`.

    A column that is given and not there, or under a role that is none, costs the rows only where it was to be the text,
    and is not in another sheet (``elsewhere``) of the same workbook.
    """
    wrong = []
    for role, name in given.items():
        if role not in ROLES:
            wrong.append(f"columns: has no role {role!r}{nearest(role, ROLES)}; roles: {', '.join(ROLES)}")
            if meant(role) == "text":  # the pages themselves are not guessed against what the card says
                raise NoTextColumn(wrong[-1])
            continue
        if name not in names:
            wrong.append(f"columns.{role}: the table has no column {name!r}{nearest(name, names)}")
            if role == "text" and not elsewhere:
                raise NoTextColumn(wrong[-1])
    chosen = by_name(names)
    chosen.update({role: name for role, name in given.items() if role in ROLES and name in names})
    if "text" not in chosen:
        chosen["text"] = _longest(names, sample)
    dates = (cell_text(record.get(chosen["date"])) for record in sample) if "date" in chosen else ()
    day_first = order_of(cell for cell in dates if cell)
    return Columns(chosen, left_over(names, chosen.values(), sample), tuple(wrong), day_first)


def _longest(names: Sequence[str], sample: Sequence[Mapping[str, object]]) -> str:
    """Return the column that holds most text; raises :class:`NoTextColumn` where none holds any to speak of."""
    lengths = {name: sum(len(str(r.get(name) or "")) for r in sample) / max(1, len(sample)) for name in names}
    longest = max(lengths, key=lambda name: lengths[name], default=None)
    if longest is None or lengths[longest] < 20:
        shown = ", ".join(names[:12]) or "none"
        raise NoTextColumn(f"no text column among: {shown}; name it in the source card: columns: {{text: NAME}}")
    return longest


def _row(number: int, record: Mapping[str, object], columns: Columns) -> Row:
    mapping = columns.chosen

    def value(role: str) -> str | None:
        return cell_text(record.get(mapping[role])) if role in mapping else None

    raw_text = record.get(mapping["text"])
    if isinstance(raw_text, Repeated):  # the text beside several rows is one text
        raw_text = None
    text = "" if raw_text is None else str(raw_text).replace("\r\n", "\n").replace("\r", "\n")
    place = value("district") or "".join(part for part in (value("province"), value("city")) if part) or None
    if place and not place.isdigit() and value("district") and value("city") not in (None, place):
        place = f"{value('city')}{place}"
    return Row(
        number,
        text,
        title=value("title"),
        paper=value("paper"),
        district=place,
        date=_date(value("date"), columns.day_first),
        error=None if text.strip() else "the text field is empty",
        columns=mapping,
        unused=columns.unused,
        wrong=columns.wrong,
    )


def _date(cell: str | None, day_first: bool | None) -> str | None:
    """Return the date of a cell; what is none, or may be two days, is quoted to whoever wrote it."""
    unclear = cell is None or (day_first is None and both_ways(cell))
    return cell if unclear else iso_date(cell, day_first) or cell


def _own(value: object) -> bool:
    return not isinstance(value, Repeated) and cell_text(value) is not None


def cell_text(value: object) -> str | None:
    """Return a cell as text: a day without its midnight, a whole number without its ``.0``; ``None`` where blank."""
    if isinstance(value, Repeated):
        return value.text
    if isinstance(value, datetime):
        value = value.date()
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    if value is None or value != value:
        return None
    return (value.isoformat() if isinstance(value, date) else str(value)).strip() or None
