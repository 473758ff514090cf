"""Set clean articles as an OCR page prints them, with seeded damage, remembering where each character came from."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from originals import Item, Original, Part

HANGING = set(",。;:!?、)》”’.%\uff0c\uff1a\uff1b\uff01\uff1f\uff09")
"""Marks that a line never begins with."""


@dataclass(frozen=True)
class Piece:
    """Printed characters and the clean text they were set from; ``article`` 0 is page furniture or white space."""

    text: str
    article: int = 0
    part: str = ""
    start: int = 0
    second: bool = False

    @property
    def end(self) -> int:
        """Where the piece ends in the clean text of its part."""
        return self.start + len(self.text)


def space(text: str) -> Piece:
    """Return white space that no article owns."""
    return Piece(text)


def set_page(original: Original) -> list[Piece]:
    """Return the whole page as printed, piece by piece."""
    pieces: list[Piece] = []
    items = list(original.items)
    while items:
        item = items.pop(0)
        inset = items.pop(0) if items and "inside_after" in items[0].raw else None
        if pieces:
            pieces.append(space(item.raw.get("gap", "\n\n")))
        pieces += _set_item(item, inset, random.Random(f"{original.stem}/{item.n}/{original.raw.get('seed', 0)}"))
    return pieces


def _set_item(item: Item, inset: Item | None, rng: random.Random) -> list[Piece]:
    if item.kind == "furniture":
        return [Piece(item.parts["furniture"].text)]
    prefix = item.raw.get("markdown", "")
    out: list[Piece] = []
    order = item.raw.get("order") or ["column", "kicker", "headline", "deck", "byline"]
    for name in order:
        for part in (p for key, p in item.parts.items() if key.rstrip("0123456789") == name):
            if name == "headline" and prefix:
                out.append(space(prefix))
            out += [_whole(item, part), space("\n" if name in ("byline",) else item.raw.get("headgap", "\n\n"))]
    if "dateline" in item.parts:
        out += [_whole(item, item.parts["dateline"]), space(" ")]
    out += _set_body(item, inset, rng)
    if "signoff" in item.parts:
        out += [space(item.raw.get("signgap", "\n\n")), _whole(item, item.parts["signoff"])]
    return out


def _whole(item: Item, part: Part) -> Piece:
    return Piece(part.text, item.n, part.name, 0)


def _set_body(item: Item, inset: Item | None, rng: random.Random) -> list[Piece]:
    paragraphs, at = [], 0
    for text in item.parts["body"].text.split("\n"):
        paragraphs.append(Piece(text, item.n, "body", at))
        at += len(text) + 1
    damage = item.damage
    clean = int(damage.get("clean", 0)) if "columns" in damage else len(paragraphs)
    out: list[Piece] = []
    for i, paragraph in enumerate(paragraphs[:clean]):
        out += [space(damage.get("gap", "\n\n"))] if out else []
        out += _set_paragraph(paragraph, item, rng)
        if inset is not None and inset.raw["inside_after"] == i + 1:
            out += [space("\n\n"), *_set_item(inset, None, rng)]
    if clean < len(paragraphs):
        out += [space("\n\n")] if out else []
        out += _tear(paragraphs[clean:], item, rng)
    return out


def _set_paragraph(paragraph: Piece, item: Item, rng: random.Random) -> list[Piece]:
    """Print one paragraph: soft wraps become spaces (``wrap``), breaks fall inside sentences (``breaks``)."""
    damage = item.damage
    cuts: dict[int, str] = {}
    if "wrap" in damage:
        cuts |= {cut: " " for _, cut in _lines(paragraph.text, int(damage["wrap"]))[:-1]}
    for _ in range(int(damage.get("breaks", 0)) if len(paragraph.text) > 60 else 0):
        cut = rng.randrange(15, len(paragraph.text) - 15)
        while not _may_break(paragraph.text, cut):
            cut += 1
        cuts[cut] = "\n\n"
    for _ in range(int(damage.get("spaces", 0))):
        cut = rng.randrange(1, len(paragraph.text))
        if _may_break(paragraph.text, cut):
            cuts.setdefault(cut, " ")
    return _cut(paragraph, cuts)


def _cut(piece: Piece, cuts: dict[int, str]) -> list[Piece]:
    out, at = [], 0
    for cut in sorted(cuts):
        out += [replace(piece, text=piece.text[at:cut], start=piece.start + at), space(cuts[cut])]
        at = cut
    return [*out, replace(piece, text=piece.text[at:], start=piece.start + at)]


def _may_break(text: str, cut: int) -> bool:
    """A line never breaks inside a number or a Latin word, nor before a closing mark."""
    if cut <= 0 or cut >= len(text):
        return True
    before, after = text[cut - 1], text[cut]
    left = before == "." or (before.isascii() and before.isalnum())
    right = after in ".%" or (after.isascii() and after.isalnum())
    return not (left and right) and after not in HANGING and before not in "“《(\uff08"


def _lines(text: str, width: int) -> list[tuple[int, int]]:
    """Break a text into lines of ``width`` full-width characters (ASCII counts half)."""
    lines, start, used = [], 0, 0.0
    for i, char in enumerate(text):
        if used >= width and _may_break(text, i):
            lines.append((start, i))
            start, used = i, 0.0
        used += 0.5 if char.isascii() else 1
    return [*lines, (start, len(text))]


def _tear(paragraphs: Sequence[Piece], item: Item, rng: random.Random) -> list[Piece]:
    """Set paragraphs in narrow columns and read them across, row by row, as a careless OCR does."""
    damage = item.damage
    lines = [
        replace(p, text=p.text[a:b], start=p.start + a)
        for p in paragraphs
        for a, b in _lines(p.text, int(damage["width"]))
    ]
    lost = _choose_lost(lines, item, int(damage.get("lost", 0)), rng)
    count = int(damage["columns"])
    height = -(-len(lines) // count)
    columns = [lines[i * height : (i + 1) * height] for i in range(count)]
    shift = [rng.randrange(0, int(damage.get("stagger", 0)) + 1) for _ in columns]
    rows: list[list[Piece]] = []
    for r in range(height + max(shift)):
        row = [c[r - s] for c, s in zip(columns, shift, strict=True) if 0 <= r - s < len(c)]
        row = [line for line in row if line.start not in lost]
        if len(row) > 1 and rng.random() < float(damage.get("swap", 0)):
            row[0], row[1] = row[1], row[0]
        if row:
            rows.append(row)
    for _ in range(int(damage.get("repeat", 0))):
        at = rng.randrange(1, len(rows) - 1)
        rows.insert(at + 1, [replace(line, second=True) for line in rows[at] if not line.second])
    return _join_rows(rows, float(damage.get("paragraphs", 0.3)), rng)


def _choose_lost(lines: list[Piece], item: Item, count: int, rng: random.Random) -> set[int]:
    """Choose fragments to lose, none that carries a figure or ends the article."""
    figures = item.parts["body"].figures
    free = [p.start for p in lines[1:-1] if not any(f.start < p.end and p.start < f.end for f in figures)]
    return set(rng.sample(free, min(count, len(free))))


def _join_rows(rows: list[list[Piece]], chance: float, rng: random.Random) -> list[Piece]:
    out: list[Piece] = []
    for row in rows:
        for line in row:
            if out:
                ends = out[-1].text.endswith(("。", "!", "?")) and rng.random() < 0.5
                out.append(space("\n\n" if ends or rng.random() < chance / max(1, len(row)) else " "))
            out.append(line)
    return out
