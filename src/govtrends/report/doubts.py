"""What an executed notebook warned of on standard error, which briefings hide and whoever renders them should know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from govtrends.errors import Doubt
from govtrends.report.parameters import read_notebook

# matplotlib's warning: Glyph 21306 (\N{CJK UNIFIED IDEOGRAPH-533A}) missing from font(s) DejaVu Sans.
_GLYPH = re.compile(r"Glyph (\d+) \([^)]*\) missing from")
_NAMED = 8
# As Python prints a warning: FILE:LINE: CLASS: what it says
_DOUBT = re.compile(rf"^\S.*?:\d+: {Doubt.__name__}: (.+)$", re.MULTILINE)


def doubts(notebook: Path) -> tuple[str, ...]:
    """Return, each once, what govtrends itself warned of (:class:`govtrends.errors.Doubt`) and which characters
    figures print boxes for, with the remedy.
    """
    said = "".join(_standard_error(notebook))
    found = dict.fromkeys(_DOUBT.findall(said))
    lacking = dict.fromkeys(chr(int(code)) for code in _GLYPH.findall(said))
    if lacking:
        named = "".join(list(lacking)[:_NAMED]) + ("…" if len(lacking) > _NAMED else "")
        found[f"figures of your own print boxes in place of {named}: call gt.plot.style() before they are drawn"] = None
    return tuple(found)


def _standard_error(notebook: Path) -> Iterator[str]:
    for cell in read_notebook(notebook)["cells"]:
        for output in cell.get("outputs", ()):
            if output.get("name") == "stderr":
                yield "".join(output["text"])
