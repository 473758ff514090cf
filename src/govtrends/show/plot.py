"""The figures of a briefing, one verb each: a table of :mod:`govtrends.compare` in, a
:class:`~govtrends.show.picture.Picture` out.

Where a table holds nothing to draw, each returns a sentence that says so instead of an empty chart.
"""

from __future__ import annotations

from govtrends.show.clouds import cloud
from govtrends.show.dots import dots, multiples
from govtrends.show.grids import heat
from govtrends.show.lines import lines, slopes
from govtrends.show.network import network
from govtrends.show.peaks import peaks, places
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
    "targets",
]
