"""Quantities in English prose, machine translation included."""

from __future__ import annotations

from govtrends.facts.indicators_frame import Reading


def find_english(text: str) -> list[Reading]:
    """Return the readings of the English quantities of ``text`` in order."""
    return []
