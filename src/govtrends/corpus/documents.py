"""Word documents (.docx) → text: paragraphs, text boxes and tables in the order in which they stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from govtrends.corpus.archives import check_package
from govtrends.corpus.files import Unreadable, library

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
# Where a paragraph is listed inside one of these it is a paragraph of its own, or no text that is printed.
_APART = {f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", _FALLBACK}


def read_docx(data: bytes) -> str:
    """Return the text, a paragraph a line, the cells of a table row side by side; raises :class:`Unreadable`.

    Text boxes, which newspapers set their columns in, follow the paragraph that they are anchored to.  Deleted text of
    tracked changes is left out, inserted text is kept; headers, footers and comments are not read.
    """
    docx = library("docx", ".docx")
    check_package(io.BytesIO(data))
    try:
        body = docx.Document(io.BytesIO(data)).element.body
        return "\n".join(_blocks(body))
    # python-docx lets whatever a broken part causes through, with no error class of its own for it.
    except (
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        IndexError,
        OSError,
        SyntaxError,
        zipfile.BadZipFile,
    ) as error:
        raise Unreadable(
            "broken document", f"{type(error).__name__}: {error}; open it in Word and save it again"
        ) from error


def _blocks(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}p":
            text = "".join(_inline(child)).strip("\n")
            if text.strip():
                yield text
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == f"{_W}tbl":
            for row in child.iterchildren(f"{_W}tr"):
                yield from _row(row)
        elif child.tag not in _APART:
            # Content controls, tracked insertions and custom XML hold paragraphs of the body.
            yield from _blocks(child)


def _row(row: Any) -> Iterator[str]:
    """Yield a row as one line, or its paragraphs one by one where a cell is laid out as a column of text."""
    cells = [list(_blocks(cell)) for cell in row.iterchildren(f"{_W}tc")]
    if all(len(cell) <= 1 for cell in cells):
        # A blank cell keeps its place, so that the columns below one another stay so.
        cells = [["\t".join(cell[0] if cell else "" for cell in cells).rstrip("\t")]]
    yield from (line for cell in cells for line in cell if line)


def _inline(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _APART:
            yield from _inline(child)


def _boxes(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _APART:
            yield from _boxes(child)
