"""A corpus against its labels: the figures of every page and of all together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from govtrends.corpus.decode import Decoded, decode
from govtrends.errors import SourceError, UsageError, nearest
from govtrends.evaluate.articles import judge_articles
from govtrends.evaluate.figures import judge_figures
from govtrends.evaluate.labels import Labels, Row, read_labels
from govtrends.evaluate.tally import LAYERS, Tally
from govtrends.store import read_table


@dataclass(frozen=True)
class Evaluation:
    """Figures of all pages together and of each, by layer (0..1); a layer without anything to judge is absent."""

    figures: dict[str, float]
    pages: dict[str, dict[str, float]]
    misses: tuple[str, ...]

    def to_json(self) -> str:
        """Return figures, pages and misses as JSON."""
        content = {"figures": self.figures, "pages": self.pages, "misses": list(self.misses)}
        return json.dumps(content, ensure_ascii=False, indent=1)

    def to_text(self) -> str:
        """Return a table: a line per layer over all pages, then a line per page with the main layers."""
        lines = [f"{layer:12} {value:.3f}  {LAYERS[layer]}" for layer, value in self.figures.items()]
        shown = ("segment_f1", "order", "place", "theme_f1", "number_f1", "record_f1")
        width = max((len(name) for name in self.pages), default=4)
        lines += ["", f"{'page':{width}}  " + "  ".join(f"{layer:>10}" for layer in shown)]
        for name, figures in self.pages.items():
            cells = (f"{figures[layer]:10.3f}" if layer in figures else f"{'–':>10}" for layer in shown)
            lines.append(f"{name:{width}}  " + "  ".join(cells))
        return "\n".join(lines)


def evaluate(corpus: Path, labels: Sequence[Path], pages: Path | None = None) -> Evaluation:
    """Hold the corpus in the folder ``corpus`` against label files (or folders of them).

    ``pages`` is the folder of the pages' own files; without it, ``pages/`` beside the labels' folder is used.
    A label file that is none is a :class:`SourceError`, a labelled page that the corpus lacks a :class:`UsageError`.
    """
    tables = _Tables(corpus)
    whole, figures = Tally(), {}
    for path in _files(labels):
        label = read_labels(path, _folder(path, pages), _text)
        if label is None:
            continue
        tally = tables.judge(label)
        figures[label.name] = tally.figures
        whole.add(tally)
    if not figures:
        raise UsageError(f"{', '.join(map(str, labels))}: no labelled page; labels are JSON files, one per page")
    return Evaluation(whole.figures, figures, tuple(whole.misses))


def _files(given: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in map(Path, given):
        found += sorted(path.glob("*.json")) if path.is_dir() else [path]
    return found


def _folder(label: Path, pages: Path | None) -> Path | None:
    """Return the folder of the pages, as given or where it stands beside the labels."""
    if pages is not None:
        if not pages.is_dir():
            raise SourceError(f"{pages}: is no folder; --pages names the folder of the labelled pages")
        return pages
    beside = label.resolve().parent.parent / "pages"
    return beside if beside.is_dir() else None


def _text(path: Path) -> str | None:
    decoded = decode(path.read_bytes())
    return decoded.text if isinstance(decoded, Decoded) else None


class _Tables:
    """The tables of a corpus, looked up by page."""

    def __init__(self, corpus: Path) -> None:
        self.pages = read_table(corpus, "pages", ["page_id", "source"])
        self.articles = read_table(corpus, "articles")
        self.mentions = read_table(corpus, "mentions", ["article_id", "theme"])
        self.indicators = read_table(corpus, "indicators")

    def judge(self, labels: Labels) -> Tally:
        """Judge one labelled page."""
        names = self.pages["source"].map(lambda source: Path(source).name)
        page_ids = set(self.pages.loc[names == labels.name, "page_id"])
        if not page_ids:
            raise UsageError(
                f"{labels.name}: this labelled page is not in the corpus{nearest(labels.name, names)}; "
                "build the corpus from the labelled pages"
            )
        articles = self._rows("articles", "page_id", page_ids)
        ids = {str(row["article_id"]) for row in articles}
        themes: dict[str, set[str]] = {}
        for row in self._rows("mentions", "article_id", ids):
            themes.setdefault(row["article_id"], set()).add(row["theme"])
        tally = Tally()
        judge_articles(labels, articles, themes, tally)
        judge_figures(labels, self._rows("indicators", "article_id", ids), tally)
        return tally

    def _rows(self, table: str, column: str, values: set[str]) -> list[Row]:
        frame = getattr(self, table)
        return [dict(row) for row in frame[frame[column].isin(values)].to_dict("records")]
