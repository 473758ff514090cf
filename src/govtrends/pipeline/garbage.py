"""How often a build looks for garbage: reading pages makes millions of small objects and next to no cycles."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_YOUNG = 50_000
"""New objects before the youngest are looked at; Python's own 700 takes a fifteenth of the time of reading pages."""


@contextlib.contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage seldom meanwhile; who looks less often still, or not at all, is left alone."""
    before = gc.get_threshold()
    if before[0] == 0 or before[0] >= _YOUNG:
        yield
        return
    gc.set_threshold(_YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
