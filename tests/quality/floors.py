"""Floors of reading quality: measured figures that may only rise.

    python tests/quality/floors.py                              measure, and say where a figure and its floor stand
    python tests/quality/floors.py --raise                      raise every floor to what was measured
    python tests/quality/floors.py --reset SET --reason TEXT    take the measured figures of one set, lower or not

A floor is the figure rounded down to two places, so that a change of one record in a hundred does not fail the
tests.  ``floors.json`` carries the checksum of the labels: when labels change, their set must be reset with a reason.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import tempfile
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govtrends.evaluate import evaluate
from govtrends.evaluate.likeness import present
from govtrends.pipeline import build
from govtrends.store import read_table

ROOT = Path(__file__).resolve().parent.parent.parent
FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True)
class LabelledSet:
    """Pages and their labels; ``note`` says what is missing where the set is not at hand."""

    name: str
    pages: Path
    labels: tuple[Path, ...]
    note: str

    @property
    def present(self) -> bool:
        """Is the set at hand?"""
        return bool(self.labels) and self.pages.is_dir()

    @property
    def checksum(self) -> str:
        """SHA-256 over the label files, in the order of their names."""
        return hashlib.sha256(b"".join(path.read_bytes() for path in self.labels)).hexdigest()


def labelled_sets() -> dict[str, LabelledSet]:
    """Return the sets that have floors: the sample of this repository, and the hand-labelled real pages."""
    real = ROOT.parent / "shared"
    return {
        "sample": _set("sample", ROOT / "data" / "pages", ROOT / "data" / "labels", "data/ is incomplete"),
        "real": _set("real", real / "pages", real / "gold", "the hand-labelled real pages are not at hand"),
    }


def _set(name: str, pages: Path, labels: Path, note: str) -> LabelledSet:
    return LabelledSet(name, pages, tuple(sorted(labels.glob("*.json"))), note)


@dataclass(frozen=True)
class Measured:
    """Figures of a set by layer, and what was missed."""

    figures: dict[str, float]
    misses: tuple[str, ...]


def measure(labelled: LabelledSet) -> Measured:
    """Build the set's pages into a corpus and evaluate it; the pages' own district and date are two layers more."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        build([labelled.pages], corpus)
        result = evaluate(corpus, labelled.labels, labelled.pages)
        pages = judge_pages(corpus, labelled.labels)
    return Measured(result.figures | pages.figures, result.misses + pages.misses)


def judge_pages(corpus: Path, labels: Sequence[Path]) -> Measured:
    """Judge district and date of issue of every labelled page (no district is right where the labels name none)."""
    table = read_table(corpus, "pages")
    rows = {Path(row["source"]).name: row for row in table.to_dict("records")}
    wrong: dict[str, list[str]] = {"page_district": [], "page_date": []}
    wanted = [json.loads(path.read_text(encoding="utf-8"))["page"] for path in labels]
    for page in wanted:
        row, name = rows[page["source_file"]], page["source_file"]
        if present(row["district_code"]) != page["district"]["code"]:
            wrong["page_district"].append(f"{name}: district {page['district']['code']} read as {row['district_code']}")
        if not same_date(page, row):
            wrong["page_date"].append(f"{name}: issue {page['issue_date']} read as {row['issue_date']}")
    figures = {layer: 1 - len(names) / len(wanted) for layer, names in wrong.items()}
    return Measured(figures, tuple(miss for misses in wrong.values() for miss in misses))


def same_date(page: dict[str, Any], row: dict[Hashable, Any]) -> bool:
    """Is the date of issue right as far as the labels know it, within the uncertainty of an inferred month?"""
    value, known = present(row["issue_date"]), page["issue_date"]
    if value is None or known is None:
        return value is known
    read = str(value)[: min(len(known), 10)]
    low = page.get("issue_date_not_before", known)[:7]
    return read == known or (len(known) == 7 and low <= read < known)


def read_floors() -> dict[str, Any]:
    """Return the content of ``floors.json``."""
    content: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return content


def floor(figure: float) -> float:
    """Round a figure down to two places."""
    return math.floor(figure * 100 + 1e-9) / 100


def raised(old: dict[str, float], figures: dict[str, float]) -> dict[str, float]:
    """Return floors that are nowhere lower than ``old``."""
    return {layer: max(old.get(layer, 0.0), floor(figure)) for layer, figure in figures.items()} | {
        layer: value for layer, value in old.items() if layer not in figures
    }


def below(floors: dict[str, float], figures: dict[str, float]) -> list[str]:
    """Say which layers fall below their floor, or are no longer judged at all."""
    return [
        f"{layer}: {figures.get(layer, math.nan):.4f} is below the floor {value:.2f}"
        for layer, value in floors.items()
        if not figures.get(layer, math.nan) >= value
    ]


def lowered(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Say which floors of ``new`` are lower than in ``old`` although no reset with a reason accounts for them."""
    wrong = []
    for name, entry in old.items():
        now = new.get(name, {"floors": {}, "resets": []})
        if len(now["resets"]) > len(entry["resets"]):
            continue
        wrong += [
            f"{name} {layer}: {value:.2f} became {now['floors'].get(layer, 0.0):.2f} without a reason"
            for layer, value in entry["floors"].items()
            if now["floors"].get(layer, 0.0) < value
        ]
    return wrong


def main() -> int:
    """Measure every set at hand; raise or reset floors as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--reset", metavar="SET", choices=labelled_sets())
    parser.add_argument("--reason")
    args = parser.parse_args()
    if args.reset and not args.reason:
        parser.error("--reset needs a --reason, which is kept in floors.json")
    content = read_floors() if FLOORS.exists() else {}
    for name, labelled in labelled_sets().items():
        if not labelled.present:
            print(f"{name}: skipped, {labelled.note}")
            continue
        figures = measure(labelled).figures
        entry = content.setdefault(name, {"labels": labelled.checksum, "floors": {}, "resets": []})
        for layer, figure in figures.items():
            print(f"{name:8} {layer:12} {figure:.4f}  floor {entry['floors'].get(layer, 0.0):.2f}")
        if args.reset == name:
            entry["floors"] = {layer: floor(figure) for layer, figure in figures.items()}
            entry["labels"] = labelled.checksum
            entry["resets"].append(args.reason)
        elif entry["labels"] != labelled.checksum:
            print(f"{name}: the labels changed; measure anew with --reset {name} --reason TEXT", file=sys.stderr)
            return 1
        elif args.lift:
            entry["floors"] = raised(entry["floors"], figures)
    if args.lift or args.reset:
        FLOORS.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
