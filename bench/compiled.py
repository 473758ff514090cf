"""The plain and the compiled edition side by side: the same benches, in turns, on the same texts.

    python bench/compiled.py SITE [--rounds 2] [--pages FOLDER]

SITE is the folder that the compiled wheel was installed to (``make bench-compiled``).  Every bench runs in a process of
its own, in which jieba cuts the same texts; each figure is the one of the round in which its edition was fastest.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_TIMES = re.compile(r"([0-9.]+) × jieba")
_READER = re.compile(r"  (find_\w+)|reading|^build of")


def edition(environment: dict[str, str]) -> str:
    """Return which edition runs there."""
    code = "from govtrends.edition import edition; print(edition())"
    ran = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    return ran.stdout.strip()


def times(command: list[str], environment: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Run a bench; yield what was measured and its ratio to jieba, as the bench prints it."""
    ran = subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True, text=True)
    title = ""
    for line in ran.stdout.splitlines():
        reader, ratio = _READER.search(line), _TIMES.search(line)
        if not line.startswith(" ") and not reader:
            title = line.split(":")[0]
        elif not reader or not ratio:
            continue
        elif line.startswith("build"):
            yield "whole build, times as fast as jieba", float(ratio[1])
        elif reader[1]:
            yield f"{reader[1]}, {title}, times as fast as jieba", float(ratio[1])
        else:
            yield f"reading, {title}, times jieba's time", float(ratio[1])


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--pages", type=Path, help="a folder to build instead of invented pages")
    chosen = parser.parse_args()
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    there = plain | {"PYTHONPATH": str(chosen.site.resolve())}
    for name, environment in (("plain", plain), ("compiled", there)):
        if edition(environment) != name:
            parser.error(f"{chosen.site}: the {name} edition was to run, but it is {edition(environment)}")
    build = ["build.py", "--only", "ratio", *(["--pages", str(chosen.pages.resolve())] if chosen.pages else [])]
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for bench, *arguments in (["indicators.py"], ["pages.py"], build):
        for _ in range(chosen.rounds):
            for name, environment in (("plain", plain), ("compiled", there)):
                for what, ratio in times([str(_HERE / bench), *arguments], environment):
                    found[what][name].append(ratio)
    print("| | plain | compiled |\n| --- | ---: | ---: |")
    for what, by in found.items():
        best = min if what.startswith("reading") else max
        print(f"| {what} | {best(by['plain']):.2f} | {best(by['compiled']):.2f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
