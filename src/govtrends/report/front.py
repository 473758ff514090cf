"""What a report says of itself: the YAML blocks of its notebook, those that cells printed among them."""

from __future__ import annotations

import re
from typing import Any

import yaml

from govtrends.report.lower import Lowered

_BLOCK = re.compile(r"^---[ \t]*\n(.*?)\n---[ \t]*$", re.DOTALL | re.MULTILINE)


def front_of(lowered: Lowered) -> dict[str, Any]:
    """Return the front matter, overruled key by key by the YAML blocks further down, as Pandoc reads them."""
    front = dict(lowered.metadata)
    for block in _BLOCK.findall(lowered.markdown):
        try:
            values = yaml.safe_load(block)
        except yaml.YAMLError:
            continue
        if isinstance(values, dict) and "title" in values:
            front |= values
    return front


def about(front: dict[str, Any]) -> dict[str, Any]:
    """Return what the library page knows a report by: its subtitle and what stands under ``library`` (themes, and the
    first and last month as ``from`` and ``until``).
    """
    told = front.get("library")
    known = dict(told) if isinstance(told, dict) else {}
    return {"subtitle": str(front.get("subtitle", "")), **known}
