"""A finished figure: pixels, size on the page and a text that says what it shows. No global state of
matplotlib is touched, unless :func:`style` is asked to.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from govtrends.show.fonts import register

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 6.5
"""Inches: the width of the text on an A4 page; both engines print figures at this size."""
DPI = 200
_COMPRESSION = 3
"""Of zlib: half the time of the usual 6 for files as large within a few per cent."""

OWN, OTHER, FAINT, ACCENT, INK = "#0B4F8A", "#767676", "#C8C8C8", "#B34700", "#222222"
"""District in question, the others, gaps and grids, accent, text: told apart by lightness and by marker,
not by hue alone.
"""
_RC: dict[str, Any] = {
    "axes.unicode_minus": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": OTHER,
    "axes.labelcolor": INK,
    "axes.titlesize": 9,
    "axes.titlelocation": "left",
    # Fixed, else matplotlib measures the ticks of every panel again for each of its titles.
    "axes.titley": 1.0,
    "font.size": 8.5,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
    "svg.hashsalt": "govtrends",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as PNG; notebooks display it, both engines place it ``width`` inches wide."""

    png: bytes = field(repr=False)
    width: float
    height: float
    alt: str

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        size = {"width": round(self.width * 96), "height": round(self.height * 96), "alt": self.alt}
        return {"image/png": self.png, "text/plain": self.alt}, {"image/png": size}

    def save(self, path: str | Path) -> Path:
        """Write the PNG to ``path`` and return it."""
        target = Path(path)
        target.write_bytes(self.png)
        return target


def style() -> None:
    """Give figures of your own (matplotlib, pandas) the look and the Chinese font of the briefings, from here on."""
    import matplotlib

    matplotlib.rcParams.update(_house_style())


def _house_style() -> dict[Any, Any]:
    return {**_RC, "font.family": [register(), "DejaVu Sans"]}


@contextmanager
def canvas(height: float, width: float = WIDTH, **subplots: Any) -> Iterator[tuple[Figure, Any]]:
    """Give a figure and its axes (as ``Figure.subplots``) in the house style; draw inside the ``with``."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_house_style()):
        figure = Figure(figsize=(width, height), dpi=DPI, layout="constrained")
        FigureCanvasAgg(figure)
        yield figure, figure.subplots(**subplots)


def finish(figure: Figure, alt: str) -> Picture:
    """Return the drawn figure; call it inside :func:`canvas`, because text is laid out with the style in
    force.
    """
    for axis in (axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)):
        if not axis.label.get_text():
            axis.set_label_coords(0, 0)  # else every tick is measured to place a label that is not there
    # Laid out once and drawn once: with the layout engine left on, saving would do both a second time.
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
        figure.set_layout_engine("none")
        figure.set_layout_engine(None)
    # On white paper the alpha channel says nothing, and costs time in every step that follows.
    width, height = figure.get_size_inches()
    return Picture(png(_drawn(figure)[..., :3]), float(width), float(height), alt)


def png(pixels: Any) -> bytes:
    """Return pixels (height × width × 3, 0..255) as PNG of :data:`DPI` dots an inch.

    Lines and letters on plain ground are smaller without PNG's filters. Pillow tries five of them on every row, which
    takes two and a half times as long as writing the rows as they are (PNG specification, sections 5, 9 and 11.3.4.3).
    """
    import numpy as np

    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 3 * width), dtype=np.uint8)  # the first byte of a row names its filter: none
    rows[:, 1:] = pixels.reshape(height, -1)
    metre = round(DPI / 0.0254)
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0),
        b"pHYs": struct.pack(">IIB", metre, metre, 1),
        b"IDAT": zlib.compress(rows.data, _COMPRESSION),
        b"IEND": b"",
    }
    parts = (
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _drawn(figure: Figure) -> Any:
    """Return the pixels of a figure, drawn now (height × width × 4, 0..255)."""
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())


def largest(table: pd.DataFrame, *columns: str) -> float:
    """Return the largest value of the columns, 0 where they hold none."""
    values = [table[column].max() for column in columns]
    return float(max((value for value in values if pd.notna(value)), default=0.0))


def light_grid(axes: Axes, which: str = "x") -> None:
    """Draw a faint grid behind the marks."""
    axes.grid(axis=which, color=FAINT, linewidth=0.5)  # type: ignore[arg-type]
    axes.set_axisbelow(True)
