"""Which characters the font of the briefings holds, and a subset of it to travel inside an HTML file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from govtrends.report.resources import font_file

# Stands for a character that the font lacks: the mark that Chinese and Japanese typesetters use for a missing type.
GETA = "〓"
# Control, format and combining selectors: nothing is drawn for them. U+00A0 and U+3000 are spaces, held by the font.
_INVISIBLE = re.compile(r"[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_BEYOND_ASCII = re.compile(r"[^\u0000-\u007f]")


@cache
def characters() -> frozenset[int]:
    """Return the code points that Noto Sans SC can draw."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file(), lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing(text: str) -> list[str]:
    """Return the characters of ``text`` that the font cannot draw, in order of appearance, each once."""
    held = characters()
    wanted = dict.fromkeys(_BEYOND_ASCII.findall(_INVISIBLE.sub("", text)))
    return [character for character in wanted if ord(character) not in held]


def replace_missing(text: str) -> tuple[str, list[str]]:
    """Return ``text`` with a visible mark in place of each missing character, and a warning that names each."""
    absent = missing(text)
    if not absent:
        return text, []
    shown = re.compile("[" + "".join(map(re.escape, absent)) + "]")
    warnings = [f"the font has no {_named(character)}: printed as {GETA}" for character in absent]
    return shown.sub(GETA, text), warnings


def subset(text: Iterable[str]) -> bytes:
    """Return a WOFF of the characters of ``text`` alone: the page reads the same where no Chinese font is installed."""
    import io

    from fontTools import subset as tool

    options = tool.Options()
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT", "meta", "DSIG"]
    options.name_IDs = [1, 2]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.flavor = "woff"
    options.recalc_timestamp = False
    font: Any = tool.load_font(str(font_file()), options, lazy=True)
    worker = tool.Subsetter(options)
    held = characters()
    worker.populate(unicodes=sorted({ord(c) for part in text for c in part} & held))
    worker.subset(font)
    buffer = io.BytesIO()
    tool.save_font(font, buffer, options)
    return buffer.getvalue()


def _named(character: str) -> str:
    name = unicodedata.name(character, "unnamed character")
    return f"U+{ord(character):04X} {character} ({name})"
