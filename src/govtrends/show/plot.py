"""The figures of a briefing, one verb each: a table of :mod:`govtrends.compare` in, a
:class:`~govtrends.show.picture.Picture` out.

Where a table holds nothing to draw, each returns a sentence that says so instead of an empty chart. ``style()`` lends
their look and font to figures of your own.
"""

from __future__ import annotations

from govtrends.show.clouds import cloud
from govtrends.show.dots import dots, multiples
from govtrends.show.grids import heat
from govtrends.show.lines import lines, slopes
from govtrends.show.network import network
from govtrends.show.peaks import peaks, places
from govtrends.show.picture import style
from govtrends.show.sparks import sparklines
from govtrends.show.targets import targets

__all__ = [
    "cloud",
    "dots",
    "heat",
    "lines",
    "multiples",
    "network",
    "peaks",
    "places",
    "slopes",
    "sparklines",
    "style",
    "targets",
]
