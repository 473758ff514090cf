"""Files that an executed notebook carries inside its outputs, as data links with a name to save them under."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from govtrends.report.parameters import read_notebook

# The Markdown that govtrends.show.downloads writes; other formats are in the page alone.
_LINK = re.compile(r"\]\(data:[\w.+/-]+;base64,(?P<data>[A-Za-z0-9+/=]+)\)\{download=\"[^\"]+\.(?P<kind>xlsx)\"\}")


def carried(notebook: Path, folder: Path, name: str) -> dict[str, Path]:
    """Write the workbook that a notebook carries to ``folder/NAME.xlsx`` and return it by its ending, if any."""
    found: dict[str, Path] = {}
    for cell in read_notebook(notebook)["cells"]:
        for output in cell.get("outputs", ()):
            text = "".join(output.get("data", {}).get("text/markdown", ""))
            for link in _LINK.finditer(text):
                path = folder / f"{name}.{link['kind']}"
                path.write_bytes(base64.b64decode(link["data"]))
                found[link["kind"]] = path
    return found
