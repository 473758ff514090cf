"""Page images (.png, .jpg, .tif …) and scanned PDF pages → text in reading order (RapidOCR, extra ``ocr``).

The models come with the wheel of RapidOCR: nothing is fetched.  The recogniser gives lines with their boxes; where they
stand decides the reading order (:mod:`govtrends.corpus.layout`), as it does for a PDF with a text layer.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median
from typing import Any, NamedTuple

from PIL import Image, ImageSequence, UnidentifiedImageError

from govtrends.corpus.files import Unreadable, library
from govtrends.corpus.layout import Piece, read_page

OCR = "ocr"
"""What the table of pages says of the encoding of a text that was recognised."""
PIXELS_LIMIT = 150_000_000
"""A broadsheet page at 400 dpi has 70 million pixels."""
FRAMES_LIMIT = 500
UNSURE = 0.9
"""A line that the recogniser trusts less than this is named in a problem: it often has a wrong character or two."""

_NARROW = re.compile(r"[\x20-\x7e]")
_HEIGHT = 0.85  # a box stands about a sixth higher than the type in it
_WIDE = 8  # a line of so many characters shows the slant of a sheet


class Scan(NamedTuple):
    """The text of one image, and which of its lines a reader should compare with the image."""

    text: str
    note: str | None


class _Line(NamedTuple):
    corners: Sequence[Sequence[float]]
    text: str
    score: float


def read_image(data: bytes) -> Iterator[Scan]:
    """Yield each picture of an image file (a TIFF may hold several); raises :class:`Unreadable`."""
    engine()  # the missing library is the first thing to be told
    try:
        with Image.open(io.BytesIO(data)) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                if frame.width * frame.height > PIXELS_LIMIT:
                    size = f"{frame.width} × {frame.height} pixels"
                    raise Unreadable("image too large", f"{size}, more than {PIXELS_LIMIT}; save it at 300 dpi")
                if number > FRAMES_LIMIT:
                    raise Unreadable("image too large", f"more than {FRAMES_LIMIT} pictures in one file; split it")
                yield read_scan(frame)
    # Pillow lets whatever a broken file causes through.
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise Unreadable("broken image", f"{error}; open it in a picture viewer and save it again as PNG") from error


def read_scan(image: Image.Image) -> Scan:
    """Return the text of one page image in reading order; no text where no line is recognised."""
    import numpy as np

    found = engine()(np.asarray(image.convert("RGB")))
    if found.boxes is None or not len(found.boxes):
        return Scan("", None)
    lines = [_Line(*line) for line in zip(found.boxes.tolist(), found.txts, map(float, found.scores), strict=True)]
    return Scan("\n".join(read_page(_pieces(lines))), _note(lines))


@cache
def engine() -> Any:
    """Return the recogniser, made once in a process; raises :class:`Unreadable` with the remedy where it is missing."""
    rapidocr = library("rapidocr", "image", OCR)
    library("onnxruntime", "image", OCR)
    # Of itself it leaves out what it is unsure of; here nothing is left out, and the doubt is said.
    return rapidocr.RapidOCR(params={"Global.log_level": "critical", "Global.text_score": 0.0})


def is_available() -> bool:
    """Return whether scans can be read on this machine."""
    try:
        engine()
    except Unreadable:
        return False
    return True


def _note(lines: Sequence[_Line]) -> str | None:
    unsure = [line for line in lines if line.score < UNSURE]
    if not unsure:
        return None
    worst = min(unsure, key=lambda line: line.score)
    return (
        f"{len(unsure)} of {len(lines)} lines are recognised unsurely (below {UNSURE}), least of all "
        f"{worst.text[:30]!r} ({worst.score:.2f}); compare them with the image"
    )


def _pieces(lines: Sequence[_Line]) -> list[Piece]:
    slant = median([_slant(line) for line in lines if len(line.text) >= _WIDE] or [0.0])
    return [_piece(line, slant) for line in lines]


def _slant(line: _Line) -> float:
    (x0, y0), (x1, y1) = line.corners[0], line.corners[1]
    return math.atan2(y1 - y0, x1 - x0)


def _piece(line: _Line, slant: float) -> Piece:
    """Return a line as a piece of a sheet that lies straight."""
    cos, sin = math.cos(slant), math.sin(slant)
    turned = [(x * cos + y * sin, y * cos - x * sin) for x, y in line.corners]
    left, right = sum(x for x, _ in turned[::3]) / 2, sum(x for x, _ in turned[1:3]) / 2
    top, bottom = sum(y for _, y in turned[:2]) / 2, sum(y for _, y in turned[2:]) / 2
    size = _HEIGHT * min(bottom - top, right - left)
    ems = sum(0.5 if _NARROW.match(char) else 1.0 for char in line.text)
    if ems >= 2 and right - left > bottom - top:
        size = min(size, (right - left) / ems)
    return Piece(line.text, left, top, right, bottom, max(1.0, size))
