"""Make the table of how far apart a torn page prints consecutive lines: from simulated pages, no text needed.

    python tools/make_patterns.py [--out src/govtrends/corpus/patterns.npz]

Pages of meaningless characters are set in one, two and three columns and torn (``bench/torn.py``), harder than
the benchmark does and with other seeds.  What is counted: the distance in print between a line and its
successor, and which distance follows which three from one printed line to the next: two neighbours that are
swapped show another sequence (3, 1, 3, 1) than two columns that cross (3, 1), which they do not.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from torn import Damage, tear

from govtrends.corpus.columns_distance import COLUMNS, END, FAR, KIND, KINDS, MEMORY, NEAR, STATES

DEFAULT_OUT = Path(__file__).resolve().parents[1] / "src/govtrends/corpus/patterns.npz"
PAGES, SEED = 1500, 20221001
SMOOTH = 6.0
"""What the shorter memory counts, in observations, where the longer one has seen little."""
DAMAGES = (
    Damage(swapped=0.03, lost=0.03, repeated=0, moved=0.01, blocks=0.05, lead=0.0),
    Damage(swapped=0.05, lost=0.04, repeated=0, moved=0.06, blocks=0.12, lead=0.5),
)


def distances(columns: int, page: int) -> list[int]:
    """Return the state of every printed line of one simulated page: distance to its successor, far, or end."""
    rng = random.Random(SEED + 1000 * columns + page)
    paragraphs = ["字" * rng.randint(60, 400) for _ in range(rng.randint(2, 8))]
    width = rng.choice((12, 14, 16, 18, 20, 22, 24))
    torn = tear(paragraphs, columns, width, rng.randrange(1 << 30), rng.choice(DAMAGES))
    printed = sorted((span, line) for line, span in enumerate(torn.spans) if span)
    place = {line: k for k, (_, line) in enumerate(printed)}
    states = []
    for k, (_, line) in enumerate(printed):
        after = place.get(line + 1)
        states.append(END if after is None else NEAR.get(after - k, FAR))
    return states


def memory(runs: list[np.ndarray]) -> np.ndarray:
    """Return the share of each next kind after every three; where little was seen, after two, one, none."""
    share = np.full(KINDS, 1 / KINDS)
    for length in range(1, MEMORY + 2):
        seen = np.zeros((KINDS,) * length)
        for run in runs:
            np.add.at(seen, tuple(run[k : len(run) - length + 1 + k] for k in range(length)), 1)
        smooth = seen + SMOOTH * share
        share = smooth / smooth.sum(axis=-1, keepdims=True)
    return share


def main() -> int:
    """Simulate, count, smooth, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT)
    arguments = parser.parse_args()
    shares, steps = [], []
    for columns in COLUMNS:
        near = np.full(STATES, 0.3)
        runs = []
        for page in range(PAGES):
            states = distances(columns, page)
            np.add.at(near, states, 1)
            runs.append(np.array([KIND[state] for state in states]))
        shares.append(near / near.sum())
        steps.append(memory(runs))
        print(columns, "columns:", ", ".join(f"{d:+d} {shares[-1][k]:.3f}" for d, k in NEAR.items()))
    np.savez_compressed(
        arguments.out, shares=np.array(shares, dtype=np.float32), steps=np.array(steps, dtype=np.float32)
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
