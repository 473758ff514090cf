"""Make ``src/govtrends/text/traditional.txt``: traditional characters, and below each the simplified one.

Source: the character table of OpenCC (Apache License 2.0), as the package opencc-python-reimplemented carries it:

    pip install opencc-python-reimplemented
    python tools/make_traditional.py

Characters that are written in simplified text too (著 乾 覆 於) are left out where the table says so, and so is
whatever lies outside the Basic Multilingual Plane, which no page prints.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/govtrends/text/traditional.txt"
WIDTH = 60


def main() -> None:
    """Read OpenCC's table and write ours."""
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        raise SystemExit("opencc is not installed: pip install opencc-python-reimplemented")
    table = Path(spec.origin).parent / "dictionary/TSCharacters.txt"
    pairs = []
    for line in table.read_text(encoding="utf-8").splitlines():
        old, _, candidates = line.partition("\t")
        new = candidates.split()
        if new and old not in new and len(old) == 1 and max(ord(old), ord(new[0])) < 0x10000:
            pairs.append((old, new[0]))
    rows = [pairs[i : i + WIDTH] for i in range(0, len(pairs), WIDTH)]
    lines = [line for row in rows for line in ("".join(old for old, _ in row), "".join(new for _, new in row))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(pairs)} characters")


if __name__ == "__main__":
    main()
