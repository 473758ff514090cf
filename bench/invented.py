"""Any amount of pages to measure builds with: the sample pages with other figures, spread over all counties."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from govtrends.corpus.read import find_sources, read_source
from govtrends.model import Page, Problem
from govtrends.registry.places import gazetteer, level_of

ROOT = Path(__file__).resolve().parent.parent
PER_FILE = 200
_FIGURE = re.compile(r"(?<!\d)\d{3,7}(?!\d|年)")


def texts(folder: Path) -> list[str]:
    """Return the texts of all pages below a folder."""
    found = (
        item for source in find_sources([folder]) if not isinstance(source, Problem) for item in read_source(*source)
    )
    return [item.text for item in found if isinstance(item, Page)]


def pages(size: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Yield rows of a table (text, district, date) until their texts make ``size`` bytes of UTF-8."""
    rng = random.Random(seed)
    samples = texts(ROOT / "data" / "pages")
    counties = sorted({unit.code for unit in gazetteer().units if level_of(unit.code) == "county"})
    made = number = 0
    while made < size:
        text = _FIGURE.sub(lambda found: _other(found.group(), rng), samples[number % len(samples)])
        day = f"{rng.randint(2019, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        yield {"text": text, "district": counties[number * 7 % len(counties)], "date": day}
        made += len(text.encode())
        number += 1


def write(folder: Path, size: int, seed: int = 7) -> int:
    """Write pages as JSON lines, 200 a file, to ``folder``; return their characters."""
    folder.mkdir(parents=True)
    chars = 0
    lines: list[str] = []
    number = 0
    for row in pages(size, seed):
        chars += len(row["text"])
        lines.append(json.dumps(row, ensure_ascii=False))
        if len(lines) == PER_FILE:
            (folder / f"{number:05}.jsonl").write_text("\n".join(lines), encoding="utf-8")
            lines, number = [], number + 1
    if lines:
        (folder / f"{number:05}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return chars


def _other(figure: str, rng: random.Random) -> str:
    return str(rng.randint(10 ** (len(figure) - 1), 10 ** len(figure) - 1))
