"""Markdown that both engines read alike: escaped text, numbers with units, pipe tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

# Whatever Pandoc would take for a mark, or set by its own taste (quotation marks, -- and ...); a quoted sentence must
# come out as it was printed.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|$@~^\"']|(?<=-)-|(?<=\.)\.)")
_LIST_LIKE = re.compile(r"^(\s*\d+)([.)])|^(\s*)([-+:])(?=\s)")
_LINK_OR_ANCHOR = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
_ESCAPE = re.compile(r"\\(?=.)")
_BREAKS = re.compile(r"\s*\n\s*")
_BETWEEN_WORDS = re.compile(r"(?<=[A-Za-z0-9,.;:)])\s*\n\s*(?=[A-Za-z0-9(])")

STATUS = {"result": "实绩", "target": "目标", "planned": "计划"}
BASIS = {"yoy": "同比", "mom": "环比", "vs_last_year": "比上年", "vs_plan": "比计划"}
APPROX = {"about": "约{}", "at_least": "{}以上", "at_most": "{}以内", "nearly": "近{}"}

# In halves of a Chinese character: what a table's line holds on a page of the briefing, what the edges of a cell take
# of it (with what is lost where Pandoc writes whole hundredths), and a Latin letter with its share of the space beside.
_LINE = 104
_CELL_PADDING = 4
_LATIN = 1.15

MOST_ROWS = 20
"""Rows of a table that a briefing prints; the rest rides in the download."""


class Prose(str):
    """Markdown text that notebooks show as such."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        return str(self)


def escape(text: object) -> str:
    """Return ``text`` so that Pandoc prints it character by character, on one line."""
    plain = _MARKS.sub(r"\\\1", _BREAKS.sub("", _BETWEEN_WORDS.sub(" ", str(text))))
    return _LIST_LIKE.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"{m[3]}\\{m[4]}", plain)


def number(value: Any, digits: int = 2) -> str:
    """Return a number for people: thousands separated, 万 from a million and 亿 from 10⁸ on, no needless
    zeros.
    """
    if pd.isna(value):
        return "—"
    for size, name in ((1e8, "亿"), (1e6, "万")):
        if abs(value) >= size:
            scaled = value / (1e4 if name == "万" else size)
            return f"{scaled:,.{digits}f}".rstrip("0").rstrip(".") + name
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:,.0f}"


def percent(share: Any) -> str:
    """Return a share (0..1) in per cent: whole ones, one decimal below 10 %."""
    if pd.isna(share):
        return "—"
    return f"{100 * share:.1f}%" if 0 < share < 0.1 else f"{100 * share:.0f}%"


def interval(low: Any, high: Any, signed: bool = False) -> str:
    """Return an interval of shares in per cent (``signed``: percentage points), a dash where there is
    none.
    """
    if pd.isna(low) or pd.isna(high):
        return "—"
    return f"{100 * low:+.0f}～{100 * high:+.0f}" if signed else f"{100 * low:.0f}%～{100 * high:.0f}%"


def day(value: Any, precision: object = "day") -> str:
    """Return a date as exactly as it is known: 2022-10-12, 2022-10 or 2022; 日期不详 for none."""
    if pd.isna(value):
        return "日期不详"
    return pd.Timestamp(value).strftime({"month": "%Y-%m", "year": "%Y"}.get(str(precision), "%Y-%m-%d"))


def period_name(key: object) -> str:
    """Return the key of a period as people say it: 2022-10 → 2022年10月, 2022-Q3 → 2022年三季度, 2022 →
    2022年.
    """
    year, _, part = str(key).partition("-")
    if part.startswith("Q"):
        return f"{year}年{'一二三四'[int(part[1:]) - 1]}季度"
    return f"{year}年{int(part)}月" if part else f"{year}年"


def quantity(row: Mapping[Any, Any]) -> str:
    """Return an indicator's value with unit, approximation, direction and basis: 同比下降26%, 约1,200户."""
    unit = str(row["unit"])
    top = row.get("value_max")
    value = number(row["value"]) + (f"～{number(top)}" if top is not None and not pd.isna(top) else "") + unit
    value = APPROX.get(str(row.get("approx")), "{}").format(value)
    if row["measure"] != "percent":
        return value
    verb = {"up": "上升", "down": "下降"}.get(str(row.get("direction")), "变动")
    return f"{BASIS.get(str(row.get('basis')), '')}{verb}{value}"


def file_name(source: object) -> str:
    """Return what a reader finds a source by: its file, and before a member of an archive the archive."""
    parts = PurePosixPath(str(source).replace("\\", "/")).parts
    archive = next((at for at, part in enumerate(parts[:-1]) if part.lower().endswith(".zip")), len(parts) - 1)
    return "/".join(parts[archive:])


def origin(row: Mapping[Any, Any]) -> str:
    """Return where a row was read: file, article of the page, characters."""
    name = file_name(row["source"]).replace(" ", "\u00a0")
    return f"{name} 第{row['ordinal']}篇 字符{row['char_start']}–{row['char_end']}"


def pipe_table(columns: Mapping[str, Sequence[str]], right: Sequence[str] = (), empty: str = "本期没有数据。") -> Prose:
    """Return a pipe table; cells are escaped already, ``right`` names the columns of numbers. Without
    rows, the text ``empty``.
    """
    rows = list(zip(*columns.values(), strict=True))
    if not rows:
        return Prose(f"{empty}\n")
    # The dashes give Pandoc the relative widths of the columns once a row is longer than a line.
    widths = _shares([_CELL_PADDING + _needed(head, cells) for head, cells in columns.items()])
    rule = [("-" * (w - 1) + ":") if head in right else "-" * w for head, w in zip(columns, widths, strict=True)]
    lines = ["| " + " | ".join(columns) + " |", "|" + "|".join(rule) + "|"]
    lines += ["| " + " | ".join(cell or " " for cell in row) + " |" for row in rows]
    return Prose("\n".join(lines) + "\n")


def rest(shown: int, rows: int) -> str:
    """Return the note above a table that prints ``shown`` of ``rows`` rows; empty where it prints them all.

    Above, because below it would stand alone on the next page of print.
    """
    if shown >= rows:
        return ""
    return f"::: {{.small}}\n列出{shown}行，全部{rows:,}行见数据下载。\n:::\n\n"


def _needed(head: str, cells: Sequence[str]) -> int:
    """Return the width in which no cell of a column breaks; a long head may take two lines."""
    two_lines = max(8, _width(head) // 2 + 2)
    return max(min(_width(head), two_lines), *map(_width, cells))


def _shares(needed: Sequence[int]) -> list[int]:
    """Return the widths of columns on one line: the narrow get what they need, the wide share what is left."""
    widths, room = list(needed), _LINE
    for left, column in enumerate(sorted(range(len(widths)), key=widths.__getitem__)):
        widths[column] = min(widths[column], max(room // (len(widths) - left), _CELL_PADDING))
        room -= widths[column]
    return widths


def _width(text: str) -> int:
    """Return the width of a cell as printed: a link or an anchor counts for its text alone."""
    text = _ESCAPE.sub("", _LINK_OR_ANCHOR.sub(r"\1", text))
    return ceil(sum(2 if ord(char) > 0x2E80 else _LATIN for char in text))


def fence(name: str, text: str) -> str:
    """Return ``text`` inside a fenced div of class ``name``."""
    return f"::: {{.{name}}}\n{text.strip()}\n:::\n"
