"""Make the table of how far apart a torn page prints consecutive lines: from simulated pages, no text needed.

    python tools/make_patterns.py [--out src/govtrends/corpus]

Pages of meaningless characters are set in one, two and three columns and torn (``bench/torn.py``), harder than
the benchmark does and with other seeds.  What is counted: the distance in print between a line and its
successor, and which distance follows which three from one printed line to the next: two neighbours that are
swapped show another sequence (3, 1, 3, 1) than two columns that cross (3, 1), which they do not.

For :mod:`.columns_weave` the steps are counted the other way round, from each line up to the one before it, lost
lines noted (``weaves.npz``).
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from torn import Damage, tear

from govtrends.corpus import columns_tables as weave
from govtrends.corpus.columns_patterns import COLUMNS, END, FAR, KIND, KINDS, MEMORY, NEAR, STATES

CORPUS = Path(__file__).resolve().parents[1] / "src/govtrends/corpus"
PAGES, SEED = 1500, 20221001
SMOOTH = 6.0
"""What the shorter memory counts, in observations, where the longer one has seen little."""
DAMAGES = (
    Damage(swapped=0.03, lost=0.03, repeated=0, moved=0.01, blocks=0.05, lead=0.0),
    Damage(swapped=0.05, lost=0.04, repeated=0, moved=0.06, blocks=0.12, lead=0.5),
)
WEAVES, WEAVE_SMOOTH = 3000, 4.0
WOVEN = (
    Damage(repeated=0),
    Damage(repeated=0),
    Damage(repeated=0, moved=0.01, blocks=0.05),
    Damage(repeated=0, moved=0.01, blocks=0.05, framed=0.5, scattered=2),
    Damage(swapped=0.05, lost=0.04, repeated=0, moved=0.04, blocks=0.12, lead=0.3, framed=0.5, scattered=2),
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


def steps_up(columns: int, page: int) -> list[int]:
    """Return the step that leads to every printed line of one simulated page, as ``columns_weave`` tells them apart."""
    rng = random.Random(SEED + 1000 * columns + page)
    paragraphs = ["字" * rng.randint(60, 400) for _ in range(rng.randint(2, 8))]
    width = rng.choice((12, 14, 16, 18, 20, 22, 24))
    torn = tear(paragraphs, columns, width, rng.randrange(1 << 30), rng.choice(WOVEN))
    printed = sorted((span, line) for line, span in enumerate(torn.spans) if span)
    place = {line: k for k, (_, line) in enumerate(printed)}
    steps = []
    for k, (_, line) in enumerate(printed):
        before = next((above for above in range(line - 1, max(-1, line - 4), -1) if above in place), None)
        up = 0 if before is None else k - place[before]
        steps.append(0 if not 1 <= up <= weave.REACH else up if before == line - 1 else up + weave.REACH)
    return steps


def weaves() -> np.ndarray:
    """Return how often every four steps follow each other on pages of one, two and three columns."""
    seen = np.zeros((weave.STEPS,) * (weave.MEMORY + 1), dtype=np.int32)
    for columns, pages in ((1, WEAVES // 3), (2, WEAVES), (3, WEAVES)):
        for page in range(pages):
            steps = np.array([0] * weave.MEMORY + steps_up(columns, page))
            np.add.at(seen, tuple(steps[k : len(steps) - weave.MEMORY + k] for k in range(weave.MEMORY + 1)), 1)
    return seen


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
    parser.add_argument("--out", type=Path, default=CORPUS)
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
        arguments.out / "patterns.npz",
        shares=np.array(shares, dtype=np.float32),
        steps=np.array(steps, dtype=np.float32),
    )
    np.savez_compressed(arguments.out / "weaves.npz", steps=weaves(), smooth=WEAVE_SMOOTH)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
