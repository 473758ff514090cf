"""How fast indicators are read, beside jieba cutting the same texts in the same process.

    python bench/indicators.py [FOLDER]

FOLDER holds the public reports (``provincial_reports_*/*.csv``, ``national_reports_*.jsonl``); without it, or without
the argument, ``../shared/corpora`` is read if it is there, and so are scanned pages in ``../shared/pages``.  The sample
pages of ``data/pages`` are always read: short texts that are made of figures, the hardest case.
Every figure is the median of five rounds of CPU time; the readers take turns within a round.  Only what is asked of a
registry and of no text is kept from one round to the next.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import jieba
from corpora import held_out_paragraphs

from govtrends.corpus.read import find_sources, read_source
from govtrends.corpus.segment import segment
from govtrends.facts.indicators import find_indicators
from govtrends.facts.quantities import find_quantities
from govtrends.facts.themes import find_mentions
from govtrends.model import Article, Context, DateReading, Page, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText

ROUNDS = 5
ROOT = Path(__file__).resolve().parent.parent
REPORTS = 8


def pages(folder: Path, language: str = "zh") -> list[Article]:
    """Return the articles of the pages of a language in a folder, an empty list where there is none."""
    found: list[Article] = []
    for source in find_sources([folder]) if folder.is_dir() else ():
        for page in read_source(*source):
            if isinstance(page, Page) and page.language == language:
                found += segment(page)[0]
    return found


def reports(folder: Path) -> list[Article]:
    """Return government reports, each one article: dense with figures."""
    if not folder.is_dir():
        return []
    texts = ["\n".join(paragraphs) for paragraphs in held_out_paragraphs(folder)][-REPORTS:]
    return [Article(1, "article", None, (), None, None, (), MappedText.of(text), 0, len(text)) for text in texts]


def seconds(run: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Return the CPU time that ``run`` takes over all articles."""
    start = time.process_time()
    for article in articles:
        run(article)
    return time.process_time() - start


def compare(name: str, articles: Sequence[Article], unit: str, language: str = "zh") -> None:
    """Print characters, time and speed relative to jieba for one set of texts; ``unit`` is their unit's code."""
    registry = load_registry()
    context = Context(DateReading(date(2026, 2, 1), "day", "given"), PlaceReading(None, unit, 1.0, "given"), language)
    readers: dict[str, Callable[[Article], object]] = {
        "jieba.lcut": lambda article: jieba.lcut(article.body.text),
        "find_quantities": lambda article: find_quantities(article.body.text),
        "find_indicators": lambda article: find_indicators(article, context, registry),
        "find_mentions": lambda article: find_mentions(article, registry),
    }
    for run in readers.values():
        seconds(run, articles[:4])
    rounds = [{label: seconds(run, articles) for label, run in readers.items()} for _ in range(ROUNDS)]
    size = sum(len(article.body.text) for article in articles)
    count = sum(len(find_indicators(article, context, registry)) for article in articles)
    print(f"{name}: {len(articles)} articles, {size:,} characters, {count:,} indicators")
    for label in readers:
        spent = statistics.median(row[label] for row in rounds)
        ratio = statistics.median(row["jieba.lcut"] / row[label] for row in rounds)
        print(f"  {label:16} {spent / size * 1e6:6.2f} µs a character  {ratio:6.1f} × jieba")


def main(argv: Sequence[str]) -> int:
    """Compare on the sample pages and, where they are at hand, on scanned pages and reports."""
    jieba.setLogLevel(60)
    jieba.lcut("启动")
    compare("sample pages", pages(ROOT / "data" / "pages"), "330106")
    scanned = pages(ROOT.parent / "shared" / "pages")
    if scanned:
        compare("scanned newspaper pages", scanned, "370402")
    english = pages(ROOT.parent / "shared" / "pages", "en")
    if english:
        compare("the same in English", english, "370402", "en")
    folder = Path(argv[0]) if argv else ROOT.parent / "shared" / "corpora"
    dense = reports(folder)
    if dense:
        compare("government reports", dense, "330000")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
