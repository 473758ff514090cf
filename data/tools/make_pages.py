"""Make the sample pages, their cards and their labels from data/originals.

python data/tools/make_pages.py            write data/pages and data/labels
python data/tools/make_pages.py --check    say what differs from the committed files; exit code 1 if anything does
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import yaml
from damage import set_page
from labels import label_page
from originals import Original, read_original

DATA = Path(__file__).resolve().parent.parent
INVENTED = ["wording", "layout", "date and form of the issue", "names in bylines", "remarks between the facts"]


def card(original: Original, content: bytes) -> str:
    """Return the source card of a page as YAML."""
    raw: dict[str, Any] = original.raw["card"]
    entry = {
        "title": raw["title"],
        "restates": raw["restates"],
        "sources": raw["sources"],
        "wording": "own",
        "invented": [*raw.get("invented", []), *INVENTED],
        "damage": raw.get("damage", []),
        "licence": "CC0-1.0 (the wording); the facts are free",
        "encoding": original.raw.get("encoding", "utf-8"),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    if raw.get("known"):
        entry["known"] = raw["known"]
    return yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=110)


def outputs(original: Original) -> dict[Path, bytes]:
    """Return every file made from one original."""
    pieces = set_page(original)
    text = "".join(piece.text for piece in pieces) + "\n"
    content = text.encode(original.raw.get("encoding", "utf-8"))
    labels = json.dumps(label_page(original, pieces), ensure_ascii=False, indent=1) + "\n"
    return {
        DATA / "pages" / original.file: content,
        DATA / "pages" / f"{original.stem}.card.yml": card(original, content).encode(),
        DATA / "labels" / f"{original.stem}.json": labels.encode(),
    }


def main() -> int:
    """Write or check the files; return the exit code."""
    made: dict[Path, bytes] = {}
    for path in sorted((DATA / "originals").glob("*.yml")):
        made |= outputs(read_original(path))
    if "--check" not in sys.argv[1:]:
        for path, content in made.items():
            path.write_bytes(content)
        return 0
    present = {p for folder in ("pages", "labels") for p in (DATA / folder).iterdir() if p.is_file()}
    wrong = [p for p, content in made.items() if not p.exists() or p.read_bytes() != content]
    wrong += sorted(present - made.keys())
    for path in wrong:
        print(f"{path.relative_to(DATA)}: differs from its original; run data/tools/make_pages.py", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
