"""What was computed of a corpus before: filled by a process that forks a child a notebook, empty in any other."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from govtrends.store import Corpus

MOST = 8
"""Results kept at once: those of the few periods that the notebooks of a batch ask for."""

# The corpus is kept with its results: as long as it lives, no other one has its id.
_RESULTS: dict[tuple[str, int, tuple[Hashable, ...]], tuple[Corpus, Any]] = {}


def known(what: str, corpus: Corpus, *arguments: Hashable) -> Any | None:
    """Return the result ``what`` of this very corpus, or None where it has to be computed."""
    found = _RESULTS.get((what, id(corpus), arguments))
    return found[1] if found else None


def keep(what: str, corpus: Corpus, *arguments: Hashable, result: Any) -> None:
    """Keep a result for later calls of :func:`known`, in place of the oldest where there are many."""
    _RESULTS[what, id(corpus), arguments] = (corpus, result)
    while len(_RESULTS) > MOST:
        del _RESULTS[next(iter(_RESULTS))]


def forget() -> None:
    """Drop every result."""
    _RESULTS.clear()
