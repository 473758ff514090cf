"""PDF files with a text layer → the text of each page in reading order (pypdfium2, :mod:`govtrends.corpus.layout`)."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any, NamedTuple

from govtrends.corpus.decode import Undecodable, decode, has_words
from govtrends.corpus.files import Unreadable, library
from govtrends.corpus.layout import Piece, read_page
from govtrends.corpus.scans import OCR, PIXELS_LIMIT, is_available, read_scan
from govtrends.corpus.tables import Row

PAGES_LIMIT = 20_000
CHARS_LIMIT = 200_000
"""Characters of one page; a full broadsheet page has about ten thousand."""

SCAN_DPI = 200
"""How finely a page without text layer is drawn for the recogniser."""

_SCANNED = "no text layer: a scan; to have it recognised: pip install 'govtrends[ocr]', or give its text as .txt"
_BLANK = "no text layer, and no words were recognised in the picture; scan it again at 300 dpi, or type it"
_GARBLED = "the fonts do not say which characters they draw; run OCR on it (ocrmypdf --force-ocr) or give its text"
# Fonts that share one drawing between 一 and the radical ⼀ leave the radical in the text layer; ligatures likewise.
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
# Typesetters widen the step between Chinese and Latin by a quarter em; PDFium takes that for a space.
_WIDENED = re.compile("(?<=[\u3000-\u9fff\uff00-\uff60]) (?=[!-~])|(?<=[!-~]) (?=[\u3000-\u9fff\uff00-\uff60])")
_NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ufffe\ue000-\uf8ff]")
POINTS = 72  # to the inch
_WIDE_GAP = 0.75  # em; wider than what justifying adds between two characters
_PDFIUM_HYPHEN = 2  # what PDFium calls a hyphen at the end of a line


class _Glyph(NamedTuple):
    char: str
    left: float
    right: float
    baseline: float
    size: float


def read_pdf(data: bytes) -> Iterator[Row]:
    """Yield each page as a :class:`Row`, numbered from 1; raises :class:`Unreadable` where no page holds text."""
    pdfium = library("pypdfium2", ".pdf")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if b"%PDF" not in data[:1024] and not isinstance(decode(data), Undecodable):
            raise Unreadable("no PDF", "the file is plain text, not PDF; rename it to .txt") from error
        locked = "assword" in str(error)
        reason, remedy = (
            ("encrypted PDF", "save it without its password") if locked else ("broken PDF", "save it again")
        )
        raise Unreadable(reason, f"{error}; {remedy}") from error
    try:
        count = len(document)
        if count > PAGES_LIMIT:
            raise Unreadable("PDF too large", f"{count} pages, more than {PAGES_LIMIT}; split it")
        rows = (_read(pdfium, document, number) for number in range(1, count + 1))
        empty: list[Row] = []
        for row in rows:
            if row.reason == "no text layer" and len(empty) == row.number - 1:
                empty.append(row)
                continue
            yield from empty
            empty = []
            yield row
        if len(empty) == count:
            raise Unreadable("no text layer", empty[0].error or _SCANNED if count else "the PDF has no page")
    finally:
        document.close()


def _read(pdfium: Any, document: Any, number: int) -> Row:
    try:
        page = document[number - 1]
        text_page = page.get_textpage()
        count = text_page.count_chars()
        if count > CHARS_LIMIT:
            return Row(number, "", error=f"{count} characters on one page; split it", reason="page too large")
        glyphs = _glyphs(pdfium.raw, page, text_page, count)
    except pdfium.PdfiumError as error:
        return Row(number, "", error=f"{error}; save the PDF again", reason="broken PDF page")
    if not glyphs:
        return _recognised(page, number)
    unknown = sum(1 for glyph in glyphs if _NO_CHARACTER.match(glyph.char))
    if unknown > 0.2 * len(glyphs):
        detail = f"{unknown} of {len(glyphs)} characters unknown: {_GARBLED}"
        return Row(number, "", error=detail, reason="garbled text layer")
    text = "\n".join(read_page(_pieces(glyphs)))
    if not has_words(text):
        return Row(number, "", error="neither Chinese nor English words on the page", reason="no words")
    return Row(number, text)


def _recognised(page: Any, number: int) -> Row:
    """Return the row of a page that is a picture, read by OCR where the extra is installed."""
    if not is_available():
        return Row(number, "", error=_SCANNED, reason="no text layer")
    width, height = (round(side * SCAN_DPI / POINTS) for side in page.get_size())
    if width * height > PIXELS_LIMIT:
        size = f"{width} × {height} pixels at {SCAN_DPI} dpi"
        return Row(number, "", error=f"{size}, too many to recognise; split the page", reason="page too large")
    scan = read_scan(page.render(scale=SCAN_DPI / POINTS).to_pil())
    if not has_words(scan.text):
        return Row(number, "", error=_BLANK, reason="no text layer")
    return Row(number, scan.text, note=scan.note, encoding=OCR)


def _glyphs(raw: Any, page: Any, text_page: Any, count: int) -> list[_Glyph]:
    """Return the printed characters as they stand on the page when read upright, each once."""
    turn = _turning(page)
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    glyphs: list[_Glyph] = []
    seen = set()
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        # PDFium ends lines by itself; only what stands inside them is of use here.
        if code in (0, 10, 13) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        char = "-" if code == _PDFIUM_HYPHEN else chr(code)
        if not raw.FPDFText_GetLooseCharBox(text_page, index, box):
            continue
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        size = max(1.0, raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d))
        across = sorted((turn(box.left, box.bottom)[0], turn(box.right, box.top)[0]))
        glyph = _Glyph(char, across[0], across[1], turn(x.value, y.value)[1], size)
        # Bold is often the same character printed twice, a hair apart.
        key = (char, round(glyph.left * 2), round(glyph.baseline * 2))
        # A ligature is one drawing of two characters: they stand at the very same place.
        ligature = bool(glyphs) and glyphs[-1] == glyph
        if ligature or key not in seen:
            seen.add(key)
            glyphs.append(glyph)
    return glyphs


def _turning(page: Any) -> Callable[[float, float], tuple[float, float]]:
    """Return the map from a page's own coordinates to those of the sheet as shown, the origin at the top left."""
    left, bottom, right, top = page.get_mediabox()
    turns: dict[int, Callable[[float, float], tuple[float, float]]] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[page.get_rotation()]


def _pieces(glyphs: list[_Glyph]) -> list[Piece]:
    """Join characters that follow one another on one line, in the order in which the file prints them."""
    pieces = []
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and not _continues(run[-1], glyph):
            pieces.append(_piece(run))
            run = []
        run.append(glyph)
    if run:
        pieces.append(_piece(run))
    return [piece for piece in pieces if piece.text]


def _continues(last: _Glyph, glyph: _Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    return abs(glyph.baseline - last.baseline) < 0.35 * size and -0.5 * size < gap < _WIDE_GAP * size


def _piece(run: list[_Glyph]) -> Piece:
    """Return the run as a piece without the white space at its ends: an indent is told by where the text begins."""
    printed = [glyph for glyph in run if not glyph.char.isspace()]
    if not printed:
        return Piece("", 0, 0, 0, 0, 1)
    text = "".join(" " if glyph.char.isspace() else glyph.char for glyph in run).strip()
    text = _WIDENED.sub("", text)
    text = _LOOKALIKE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    size = median(glyph.size for glyph in printed)
    base = median(glyph.baseline for glyph in printed)
    edges = (min(glyph.left for glyph in printed), base - 0.88 * size)
    return Piece(text, *edges, max(glyph.right for glyph in printed), base + 0.12 * size, size)
