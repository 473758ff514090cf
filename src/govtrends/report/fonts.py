"""Which characters the font of the briefings holds, and a subset of it to travel inside an HTML file."""

from __future__ import annotations

import copy
import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from govtrends.report.resources import font_file

# Stands for a character that the font lacks: the mark that Chinese and Japanese typesetters use for a missing type.
GETA = "〓"
# Control, format and combining selectors: nothing is drawn for them. U+00A0 and U+3000 are spaces, held by the font.
_INVISIBLE = re.compile(r"[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_LINE_METRICS = (
    "sTypoAscender",
    "sTypoDescender",
    "sTypoLineGap",
    "usWinAscent",
    "usWinDescent",
    "sxHeight",
    "sCapHeight",
)
_BEYOND_ASCII = re.compile(r"[^\u0000-\u007f]")


@cache
def characters() -> frozenset[int]:
    """Return the code points that Noto Sans SC can draw."""
    return frozenset(_whole()["cmap"])


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
    """Return a WOFF of the characters of ``text``: the page reads the same where no Chinese font is installed.

    fontTools' own subsetter takes 0.35 s a page, most of it to read the whole font again; here a small font is built
    from the glyphs of one that is opened once a process, and only those glyphs are read.
    """
    import io

    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib import newTable

    whole = _whole()
    wanted = sorted({ord(c) for part in text for c in part} & characters())
    names = {code: whole["cmap"][code] for code in wanted}
    glyphs = _with_components(whole, [".notdef", *dict.fromkeys(names.values())])
    builder = FontBuilder(whole["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(names)
    # The outlines are copied as bytes: neither checked nor measured again.
    builder.font["glyf"] = outlines = newTable("glyf")
    outlines.glyphs, outlines.glyphOrder = glyphs, list(glyphs)
    builder.font["loca"] = newTable("loca")
    builder.setupHorizontalMetrics({name: whole["hmtx"][name] for name in glyphs})
    builder.setupHorizontalHeader(ascent=whole["hhea"].ascent, descent=whole["hhea"].descent)
    builder.setupNameTable({"familyName": "Briefing Sans", "styleName": "Regular"})
    typographic = {key: getattr(whole["OS/2"], key) for key in _LINE_METRICS}
    builder.setupOS2(**typographic)
    builder.setupPost(keepGlyphNames=False)
    # No time of day: the same text gives the same bytes.
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.font.recalcBBoxes = False
    builder.font["maxp"] = maximums = copy.copy(whole["maxp"])
    maximums.numGlyphs = len(glyphs)
    builder.font.flavor = "woff"
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


@cache
def _whole() -> dict[str, Any]:
    """Return the tables of the font that a subset is built from, read once a process; the outlines as bytes, with the
    place of each by its name.
    """
    import io

    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(font_file().read_bytes()), lazy=True)  # kept, so no file stays open
    tables = {name: font[name] for name in ("head", "hhea", "maxp", "OS/2")}
    places = itertools.pairwise(font["loca"].locations)
    return {
        **tables,
        "hmtx": font["hmtx"].metrics,
        "cmap": font.getBestCmap(),
        "outlines": memoryview(font.reader["glyf"]),
        "places": dict(zip(font.getGlyphOrder(), places, strict=True)),
    }


def _with_components(whole: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    """Return the named glyphs and those that they are composed of, ``.notdef`` first."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph, table__g_l_y_f

    table = table__g_l_y_f()
    table.glyphOrder = list(whole["places"])  # a composite names its parts by their numbers
    found: dict[str, Any] = {}
    waiting = list(reversed(names))
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        begin, end = whole["places"][name]
        found[name] = glyph = Glyph(bytes(whole["outlines"][begin:end]))
        if glyph.isComposite():
            glyph.expand(table)
            waiting += glyph.getComponentNames(table)
    return found


def _named(character: str) -> str:
    name = unicodedata.name(character, "unnamed character")
    return f"U+{ord(character):04X} {character} ({name})"
