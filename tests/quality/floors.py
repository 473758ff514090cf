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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govtrends.evaluate import Evaluation, evaluate
from govtrends.pipeline import build

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


def measure(labelled: LabelledSet) -> Evaluation:
    """Build the set's pages into a corpus and evaluate it."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        build([labelled.pages], corpus)
        return evaluate(corpus, labelled.labels, labelled.pages)


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
