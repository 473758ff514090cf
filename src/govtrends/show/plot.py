"""The figures of a briefing, one verb each: a table of :mod:`govtrends.compare` in, a
:class:`~govtrends.show.picture.Picture` out.

Where a table holds nothing to draw, each returns a sentence that says so instead of an empty chart.
"""

from __future__ import annotations

from govtrends.show.clouds import cloud
from govtrends.show.dots import dots, multiples
from govtrends.show.grids import heat
from govtrends.show.lines import lines, slopes

__all__ = ["cloud", "dots", "heat", "lines", "multiples", "slopes"]
