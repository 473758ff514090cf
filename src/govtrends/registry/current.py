"""The registry by which pages are being read here and now: units and places are asked for where no one hands it on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtrends.registry.load import Registry

_CURRENT: ContextVar[Registry | None] = ContextVar("registry", default=None)


@contextmanager
def reading_by(registry: Registry) -> Iterator[None]:
    """Have ``load_units`` and ``gazetteer`` give the units and places of ``registry``."""
    token = _CURRENT.set(registry)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def own_units() -> Registry | None:
    """Return the current registry if it has units of its own."""
    registry = _CURRENT.get()
    return None if registry is None or registry.units is None else registry


def own_places() -> Registry | None:
    """Return the current registry if it has places of its own."""
    registry = _CURRENT.get()
    return None if registry is None or registry.places is None else registry
