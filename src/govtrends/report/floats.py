"""Figures and tables that turn out to be a sentence: what has nothing to show needs no number and no caption."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from govtrends.report.parameters import source_of

_LABEL = re.compile(r"^#\|\s*label:\s*[\"']?((?:fig|tbl)-[\w-]+)", re.MULTILINE)
_REFERENCE = re.compile(r"@((?:fig|tbl)-[\w-]+)")
_OPTION = re.compile(r"^#\|\s*(?:label|(?:fig|tbl)-[a-z]+)\s*:.*\n?", re.MULTILINE)
# Markdown that shows something: an image, a table, code, a container.
_SHOWS = re.compile(r"!\[|^\s*\||^\s*[+:]-|<(?:table|img|svg)|^\s*(?:```|~~~|:::)", re.MULTILINE)


def only_told(cells: Sequence[Mapping[str, Any]]) -> frozenset[int]:
    """Return the numbers of cells that were to draw a figure or a table and print a sentence in its place.

    Those that another text refers to are not among them: their number has to lead somewhere.
    """
    texts = [source_of(cell) for cell in cells if cell.get("cell_type") == "markdown"]
    texts += [text for cell in cells for text in _printed(cell)]
    referred = {name for text in texts for name in _REFERENCE.findall(text)}
    return frozenset(
        number
        for number, cell in enumerate(cells)
        if cell.get("cell_type") == "code"
        and (label := _LABEL.search(source_of(cell)))
        and label.group(1) not in referred
        and _tells(cell)
    )


def without_float(source: str) -> str:
    """Return the source of a cell without the options that make its output a numbered figure or table."""
    return _OPTION.sub("", source)


def _tells(cell: Mapping[str, Any]) -> bool:
    outputs = [output for output in cell.get("outputs", []) if output.get("output_type") != "stream"]
    return (
        bool(outputs)
        and all(
            "text/markdown" in output.get("data", {}) and not any("image/" in kind for kind in output["data"])
            for output in outputs
        )
        and not any(_SHOWS.search(text) for text in _printed(cell))
    )


def _printed(cell: Mapping[str, Any]) -> list[str]:
    found = (output.get("data", {}).get("text/markdown", "") for output in cell.get("outputs", []))
    return [text if isinstance(text, str) else "".join(text) for text in found]
