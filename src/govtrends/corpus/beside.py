"""What lies beside pages and is none: source cards and a folder's catalogue, known by their names.

Apart from what reads them, because listing files must cost nothing where none of them has changed.
"""

from __future__ import annotations

from pathlib import Path

CARD_SUFFIXES = (".card.yml", ".card.yaml")
CATALOGUE = "catalogue.csv"


def is_card(path: Path) -> bool:
    """Return whether a file is a source card and therefore no page."""
    return path.name.lower().endswith(CARD_SUFFIXES)
