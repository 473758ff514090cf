"""Benchmark of the column repair: clean text, set in columns, torn, put together again.

    python bench/reading.py [--corpora DIR] [--news FILE] [--pages N] [--json]

Reports the share of fragment joins restored for two and three columns, the share of the joins made that are right,
the same (without a floor) for pages on which rows were also carried elsewhere and blocks read column by column, and
two controls: text that was never torn must come out character for character, and one column set in short lines must
keep its order.  The texts are public reports that the packaged n-gram table has not seen
(``corpora.held_out_paragraphs``); without them the benchmark says so and stops.  With ``--news`` they are the part of a
newspaper that it has not seen (``corpora.held_out_news``); the floors are those of reports and do not hold there.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from corpora import LAST_TRAINING_YEAR, held_out_news, held_out_paragraphs
from torn import SPECKS, Damage, Torn, tear

from govtrends.corpus.columns import Repair, repair
from govtrends.text.spans import GAP, MappedText

DEFAULT_CORPORA = Path(__file__).resolve().parents[2] / "shared/corpora"
WIDTHS = (12, 15, 18, 21, 24)
FLOORS = {"two columns": 0.95, "three columns": 0.90, "one column": 0.99}
HARSH = Damage(moved=0.01, blocks=0.05)
SCATTERED = Damage(moved=0.01, blocks=0.05, framed=0.5, scattered=2)
WHOLE = Damage(swapped=0, lost=0, repeated=0, moved=0, blocks=0, paragraph=0, spaced=0, glued=0)


SETTINGS = {
    "one column": (1, WHOLE),
    "two columns": (2, Damage()),
    "three columns": (3, Damage()),
    "two, harsh": (2, HARSH),
    "three, harsh": (3, HARSH),
    "two, scattered": (2, SCATTERED),
    "two, specks": (2, Damage(stray=0.1)),
}


@dataclass
class Tally:
    """Joins of the truth, those restored, joins made; places where text was lost, and gaps marked there.

    ``gaps`` are all that were marked, ``idle`` those between two lines that follow each other in truth.
    """

    true: int = 0
    restored: int = 0
    made: int = 0
    lost: int = 0
    marked: int = 0
    gaps: int = 0
    idle: int = 0
    order: float = 0.0
    pages: int = 0
    seconds: float = 0.0
    characters: int = 0

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def articles(reports: list[list[str]], count: int, rng: random.Random) -> Iterator[list[str]]:
    """Yield articles of 500 to 1,300 characters: consecutive paragraphs of one report."""
    while count:
        report = rng.choice(reports)
        start, size = rng.randrange(len(report)), rng.randint(500, 1300)
        taken: list[str] = []
        while start < len(report) and sum(map(len, taken)) < size:
            taken.append(report[start])
            start += 1
        if sum(map(len, taken)) >= 500:
            count -= 1
            yield taken


def paragraphs_of(text: str) -> list[MappedText]:
    """Return the paragraphs of a page, as segmentation hands them on."""
    return [MappedText.of(text, *match.span()) for match in re.finditer(r"[^\n]+", text)]


def measure(torn: Torn, repaired: Repair) -> Tally:
    """Return how many of the page's joins stand in the repaired text."""
    body = repaired.body
    place = {run.source + k: run.at + k for run in body.runs if run.source is not None for k in range(run.length)}
    prints: list[list[tuple[int, int]]] = [[span] if span else [] for span in torn.spans]
    for line, span in torn.repeats:
        prints[line].append(span)
    before = {place[end - 1] + 1: line for line, spans in enumerate(prints) for _, end in spans if end - 1 in place}
    after = {place[start]: line for line, spans in enumerate(prints) for start, _ in spans if start in place}
    truth = "".join(torn.text[slice(*span)] for span in torn.spans if span)
    tally = Tally(characters=len(torn.text), pages=1, order=same_order(truth, body.text))
    tally.gaps, between = body.text.count(GAP), set("\n " + SPECKS)
    made = set()
    for end, line in before.items():
        follower = after.get(end + len(GAP)) if body.text.startswith(GAP, end) else None
        tally.idle += follower == line + 1
        at = end
        while at not in after and body.text[at : at + 1] and body.text[at] in between:
            at += 1
        if at in after:
            made.add((line, after[at]))
    tally.made = len(made)
    for line in range(len(prints) - 1):
        if prints[line] and prints[line + 1]:
            tally.true += 1
            tally.restored += (line, line + 1) in made
    for line in range(1, len(prints) - 1):
        if prints[line - 1] and not prints[line] and prints[line + 1]:
            ends = [place[end - 1] + 1 for _, end in prints[line - 1] if end - 1 in place]
            tally.lost += 1
            tally.marked += any(body.text.startswith(GAP, end) or end == len(body.text) for end in ends)
    return tally


def same_order(truth: str, read: str) -> float:
    """Return how much of two texts stands in the same order: the ratio of matching blocks, white space ignored."""
    left, right = (re.sub(rf"\s|{GAP}", "", text) for text in (truth, read))
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def run(reports: list[list[str]], columns: int, width: int, pages: int, seed: int, damage: Damage) -> Tally:
    """Return the tally over ``pages`` torn pages of one column count and width."""
    total = Tally()
    rng = random.Random(seed)
    for page, article in enumerate(articles(reports, pages, rng)):
        torn = tear(article, columns, width, seed * 1000 + page, damage)
        start = time.process_time()
        repaired = repair(paragraphs_of(torn.text))
        seconds = time.process_time() - start
        tally = measure(torn, repaired)
        tally.seconds = seconds
        total.add(tally)
    return total


def untouched(reports: list[list[str]], pages: int, seed: int) -> float:
    """Return the share of whole articles that come out character for character."""
    same = 0
    for article in articles(reports, pages, random.Random(seed)):
        text = "\n\n".join(article)
        same += repair(paragraphs_of(text)).body.text == "\n".join(article)
    return same / pages


def main() -> int:
    """Run the benchmark; the exit code is 1 when a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=DEFAULT_CORPORA)
    parser.add_argument("--pages", type=int, default=8, help="torn pages per width and number of columns")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--news", type=Path, help="tagged newspaper to measure on instead of the reports")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not arguments.corpora.is_dir():
        print(f"bench-reading: no reports in {arguments.corpora}; name their folder with --corpora. Skipped.")
        return 0
    reports = held_out_news(arguments.news) if arguments.news else held_out_paragraphs(arguments.corpora)
    results = {
        name: {width: run(reports, columns, width, arguments.pages, arguments.seed + width, damage) for width in WIDTHS}
        for name, (columns, damage) in SETTINGS.items()
    }
    control = untouched(reports, arguments.pages * len(WIDTHS), arguments.seed)
    sums = {name: total(by_width.values()) for name, by_width in results.items()}
    if arguments.json:
        figures = {name: tally.restored / tally.true for name, tally in sums.items()}
        print(json.dumps({**figures, "untouched": control}))
    else:
        show(results, sums, control)
    missed = [name for name, floor in FLOORS.items() if sums[name].restored < floor * sums[name].true]
    if not arguments.news and (missed or control < 1):
        print(f"bench-reading: below the floor {FLOORS}, untouched 1.000: {', '.join(missed)}", file=sys.stderr)
        return 1
    return 0


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of the tallies."""
    result = Tally()
    for tally in tallies:
        result.add(tally)
    return result


def show(results: dict[str, dict[int, Tally]], sums: dict[str, Tally], control: float) -> None:
    """Print the figures as a table."""
    print(f"Held out from the packaged n-grams: national reports after {LAST_TRAINING_YEAR}, every second province.")
    print(f"Damage: {Damage()}")
    print(f"Harsh: moved {HARSH.moved}, blocks {HARSH.blocks} on top. Starting rows differ by up to three.")
    print(
        "setting          width   joins  restored  right of made  order  gaps at lost lines  idle gaps  µs a character"
    )
    for name, by_width in results.items():
        for width, tally in [*by_width.items(), ("all", sums[name])]:
            print(
                f"{name:16} {width:>5}  {tally.true:6}  {tally.restored / tally.true:8.3f}"
                f"  {tally.restored / max(1, tally.made):13.3f}  {tally.order / tally.pages:5.3f}"
                f"  {tally.marked:8} of {tally.lost:<6}  {tally.idle:3} of {tally.gaps:<4}"
                f"  {1e6 * tally.seconds / tally.characters:13.1f}"
            )
    print(f"control, never torn: {control:.3f} untouched, character for character")


if __name__ == "__main__":
    raise SystemExit(main())
