"""Knowledge as data: themes, indicators, places and units, with the loader that checks them."""

from govtrends.registry.load import Registry, load_registry
from govtrends.registry.models import IndicatorEntry, Theme

__all__ = ["IndicatorEntry", "Registry", "Theme", "load_registry"]
