"""The originals of the sample pages: clean articles with their figures marked, one YAML file a page.

A figure is marked where it stands: ``⟦186276户|入户走访户数|p=now c=up:yoy⟧`` (printed text, subject, options).
Options: ``v`` value, ``u`` unit, ``m`` measure, ``a`` approximation, ``c`` direction:basis, ``p`` period key,
``s`` status, ``pl`` place code, ``en`` English subject (``_`` for a space), ``b`` borderline.  What an option does
not say is read from the printed text.  ``⟦=三个|slogan⟧`` marks a number that is no indicator, ``⟦~…⟧`` one where
either answer is right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

MARK = re.compile(r"⟦([^|⟧]+)\|([^|⟧]+)(?:\|([^⟧]*))?⟧")
NUMBER = re.compile(
    r"(?P<pre>约|近|超过|超|逾|不足|突破)?\s*(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<more>余|多)?(?P<scale>万|亿)?(?P<more2>余|多)?"
    r"\s*(?P<unit>.*?)(?P<post>以上|左右|以内)?$"
)
SCALE = {"": 1, "万": 10**4, "亿": 10**8}
APPROX = {"约": "about", "左右": "about", "近": "nearly", "不足": "nearly", "以内": "at_most"}
PEOPLE = {"名", "位"}
FULL = str.maketrans(",:;!?()", "\uff0c\uff1a\uff1b\uff01\uff1f\uff08\uff09")
HALF_MARK = re.compile(r"(?<=[^\x00-\x7f])[,:;!?()]|[,:;!?()](?=[^\x00-\x7f])")
MEASURES = {
    "money": {"元", "美元"},
    "area": {"平方米", "平方公里", "亩", "公顷"},
    "length": {"公里", "米"},
    "weight": {"吨", "公斤", "斤", "吨标准煤"},
    "rate": {"微克/立方米"},
}


@dataclass(frozen=True)
class Figure:
    """A marked number: where it stands in the clean text of its part, and what it means."""

    start: int
    end: int
    text: str
    subject: str
    options: dict[str, str]
    role: str  # indicator, none, neutral


@dataclass(frozen=True)
class Part:
    """A printed stretch of an article: its clean text and the figures in it."""

    name: str
    text: str
    figures: tuple[Figure, ...] = ()


@dataclass
class Item:
    """One article (or a line of furniture, ``kind`` furniture) of a page, in printed order."""

    n: int
    kind: str
    raw: dict[str, Any]
    parts: dict[str, Part] = field(default_factory=dict)

    @property
    def damage(self) -> dict[str, Any]:
        """What the page does to this article."""
        return dict(self.raw.get("damage") or {})


@dataclass(frozen=True)
class Original:
    """A page before it was set and damaged."""

    stem: str
    raw: dict[str, Any]
    items: tuple[Item, ...]

    @property
    def file(self) -> str:
        """Name of the page in data/pages."""
        return f"{self.stem}.{self.raw.get('format', 'txt')}"


def read_original(path: Path) -> Original:
    """Read one YAML original."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    items, n = [], 0
    for entry in raw["flow"]:
        if isinstance(entry, str):
            items.append(Item(0, "furniture", {}, {"furniture": Part("furniture", entry)}))
            continue
        n += 1
        items.append(Item(n, entry.get("kind", "article"), entry, _parts(entry, bool(raw.get("full_width")))))
    return Original(path.stem, raw, tuple(items))


def _parts(entry: dict[str, Any], full_width: bool) -> dict[str, Part]:
    lines: dict[str, str] = {}
    for name in ("column", "byline", "headline", "dateline", "signoff"):
        if entry.get(name):
            lines[name] = str(entry[name])
    for name in ("kicker", "deck"):
        for i, line in enumerate(entry.get(name) or []):
            lines[f"{name}{i}"] = str(line)
    lines["body"] = "\n".join(line.strip() for line in entry["body"].strip().split("\n") if line.strip())
    parts = {name: unmark(name, text) for name, text in lines.items()}
    return {name: full(part) for name, part in parts.items()} if full_width else parts


def full(part: Part) -> Part:
    """Print the marks beside Chinese characters full width (character for character, so that offsets hold)."""
    return replace(part, text=HALF_MARK.sub(lambda match: match[0].translate(FULL), part.text))


def unmark(name: str, marked: str) -> Part:
    """Take the marks out of a text and return it with its figures."""
    text, figures, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        printed, subject, rest = match[1], match[2], match[3] or ""
        role = {"=": "none", "~": "neutral"}.get(printed[0], "indicator")
        printed = printed.lstrip("=~")
        options = dict(pair.split("=", 1) for pair in rest.split())
        figures.append(Figure(len(text), len(text) + len(printed), printed, subject, options, role))
        text += printed
    return Part(name, text + marked[at:], tuple(figures))


def quantity(figure: Figure) -> dict[str, Any]:
    """Return value, unit, measure and approx of a figure, from its options or from the printed text."""
    match = NUMBER.match(figure.text)
    options = figure.options
    if match is None:
        if not {"v", "u"} <= options.keys():
            raise ValueError(f"{figure.text!r}: no number read; say v= and u=")
        value, unit, approx = Decimal(options["v"]), options["u"], options.get("a")
    else:
        value = Decimal(options.get("v") or match["digits"].replace(",", ""))
        value *= 1 if "v" in options else SCALE[match["scale"] or ""]
        unit = options.get("u") or match["unit"] or "个"
        word = match["more"] or match["more2"] or match["post"] or match["pre"]
        approx = options.get("a") or (APPROX.get(word, "at_least") if word else None)
    unit = "人" if unit in PEOPLE else unit
    approx = None if approx == "none" else approx
    number = int(value) if value == value.to_integral_value() else float(value)
    return {"value": number, "unit": unit, "measure": options.get("m") or _measure(unit, options), "approx": approx}


def _measure(unit: str, options: dict[str, str]) -> str:
    if unit == "%":
        return "percent" if "c" in options else "rate"
    return next((name for name, units in MEASURES.items() if unit in units), "count")
