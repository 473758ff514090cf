"""How fast pages are read (repair, segmentation, place, date), beside jieba cutting the same texts in the same process.

    python bench/pages.py [--corpora DIR]

Clean pages are public reports (those held out from the n-grams), each page of one of them: articles of some 1,000
characters with headline and byline, up to 6,000 characters a page; torn pages are the same texts set in two and three
columns by ``torn.py``.  The sample pages of ``data/pages`` are read too.  Every figure is the median of five rounds of
CPU time; the readers take turns within a round.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba
from corpora import held_out_paragraphs
from reading import DEFAULT_CORPORA, WIDTHS, articles
from torn import Damage, tear

from govtrends.corpus.read import find_sources, read_source
from govtrends.corpus.segment import segment
from govtrends.facts.dates import read_dates
from govtrends.facts.place import read_places
from govtrends.model import Page
from govtrends.registry.places import gazetteer

ROUNDS = 5
PAGES, PAGE_SIZE = 40, 6000
GOALS = {"clean": 1 / 6, "torn": 10 / 6}
ROOT = Path(__file__).resolve().parent.parent


def page(name: str, text: str) -> Page:
    """Return a text as a page that was read from a file."""
    return Page(name, f"{name}.txt", text, "utf-8", "", "zh")


def clean_pages(reports: list[list[str]], rng: random.Random) -> list[Page]:
    """Return pages of several articles, each with a headline of its own and a byline."""
    pages = []
    while len(pages) < PAGES:
        report = rng.choice(reports)
        text = "2023年4月12日 星期三 第2版"
        while len(text) < PAGE_SIZE:
            body = next(articles([report], 1, rng))
            text += "\n\n" + body[0][:14].rstrip("，、：；。") + "\n\n本报讯（记者 李明）" + "\n\n".join(body)
        pages.append(page(f"clean-{len(pages)}", text))
    return pages


def torn_pages(reports: list[list[str]], rng: random.Random) -> list[Page]:
    """Return pages of one article each, set in columns and torn."""
    pages = []
    for k, body in enumerate(articles(reports, PAGES, rng)):
        text = tear(body, 2 + k % 2, WIDTHS[k % len(WIDTHS)], 70_000 + k, Damage()).text
        pages.append(page(f"torn-{k}", "稳中求进开新局\n\n" + text))
    return pages


def read(one: Page) -> None:
    """Read one page: repair and segmentation, place, date."""
    found, _ = segment(one)
    read_places(one, found, gazetteer(), None)
    read_dates(one, found)


def cut(one: Page) -> None:
    """Cut one page into words."""
    jieba.lcut(one.text)


def seconds(run: Callable[[Page], None], pages: Sequence[Page]) -> float:
    """Return the CPU time that ``run`` takes over all pages."""
    start = time.process_time()
    for one in pages:
        run(one)
    return time.process_time() - start


def compare(name: str, pages: Sequence[Page], goal: float | None) -> None:
    """Print microseconds a character for both and their ratio."""
    for run in (cut, read):
        seconds(run, pages[:3])
    rounds = [(seconds(cut, pages), seconds(read, pages)) for _ in range(ROUNDS)]
    size = sum(len(one.text) for one in pages)
    words, whole = (statistics.median(row[k] for row in rounds) / size * 1e6 for k in (0, 1))
    ratio = statistics.median(row[1] / row[0] for row in rounds)
    aim = f"  aim {goal:.2f}" if goal else ""
    print(f"{name}: {len(pages)} pages, {size:,} characters")
    print(f"  jieba.lcut {words:5.2f} µs a character   reading {whole:5.2f} µs   {ratio:.2f} × jieba{aim}")


def samples(folder: Path) -> list[Page]:
    """Return the Chinese pages of a folder."""
    found = [one for source in find_sources([folder]) for one in read_source(*source)]
    return [one for one in found if isinstance(one, Page) and one.language == "zh"]


def main() -> int:
    """Compare on clean, torn and sample pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=DEFAULT_CORPORA)
    arguments = parser.parse_args()
    jieba.setLogLevel(60)
    jieba.lcut("启动")
    compare("sample pages, some torn", samples(ROOT / "data" / "pages"), None)
    if not arguments.corpora.is_dir():
        print(
            f"bench: no reports in {arguments.corpora}; name their folder with --corpora. Clean and torn pages skipped."
        )
        return 0
    reports = held_out_paragraphs(arguments.corpora)
    compare("clean pages", clean_pages(reports, random.Random(11)), GOALS["clean"])
    compare("torn pages", torn_pages(reports, random.Random(12)), GOALS["torn"])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
