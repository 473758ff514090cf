"""What of a corpus a report rests on, as digests: the rows of its districts, and those of all others.

A corpus may be larger than memory: its rows are hashed a piece at a time, and only who and when is kept of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from govtrends.compare.select import unit_codes
from govtrends.report.holdings import Slices, digest
from govtrends.schema import TABLES
from govtrends.store import Corpus, give_back, read_manifest, steadily, stream_table

Hashes = NDArray[np.uint64]
_DATED = ("date", "date_precision")
# What a plan looks at: to whom a row belongs, and when a report is dated.
_KEPT = {
    "pages": (
        *("page_id", "source", "paper", "district_code", "district", "city", "province"),
        *("issue_date", "issue_date_precision"),
    ),
    "articles": ("article_id", "page_id", "kind", "headline", "ordinal", "district_code", *_DATED),
    "mentions": ("article_id",),
    "indicators": ("article_id", "place_code"),
    "problems": ("source",),
    "links": ("article_a", "article_b"),
}


def read_slices(folder: Path) -> tuple[Corpus, Slices]:
    """Return the corpus in ``folder`` without its texts (columns of :data:`_KEPT`, bodies empty), and its digests."""

    def read() -> tuple[Corpus, Slices]:
        manifest = read_manifest(folder)
        tables: dict[str, Any] = {}
        hashes: dict[str, Hashes] = {}
        for name, columns in _KEPT.items():
            parts = list(_pieces(folder, name, columns))
            tables[name] = pd.concat([table for table, _ in parts], ignore_index=True)
            hashes[name] = np.concatenate([values for _, values in parts])
            give_back()
        tables["articles"]["body"] = ""
        corpus = Corpus(path=folder, manifest=manifest, **tables)
        return corpus, slices(corpus, hashes)

    return steadily(folder, read)


def _pieces(folder: Path, name: str, columns: Sequence[str]) -> Iterator[tuple[pd.DataFrame, Hashes]]:
    for piece in stream_table(folder, name):
        yield piece[list(columns)].copy(), _hashes(piece, name)


def slices(corpus: Corpus, hashes: Mapping[str, Hashes] | None = None) -> Slices:
    """Return the digests of ``corpus``; ``hashes`` are those of its rows by table, where its texts were left out.

    To a district belong the articles counted in it, what was found in them, their links, figures about it from the
    articles of others, its pages and their problems. Neither the order of rows nor the day of the build counts; the
    registry that the corpus was built with does.
    """
    hashes = hashes or {name: _hashes(getattr(corpus, name), name) for name in TABLES}
    own: dict[str, list[str]] = {}
    for name, pairs in _belongs(corpus).items():
        for code, total in _sums(hashes[name], pairs):
            own.setdefault(code, []).append(f"{name}={total}")
    registry = str(corpus.manifest.get("registry"))
    digests = {code: digest(registry, *sorted(parts)) for code, parts in own.items()}
    return Slices(digests, digest(registry, *(f"{name}={_sum(values)}" for name, values in hashes.items())))


def _belongs(corpus: Corpus) -> dict[str, list[pd.DataFrame]]:
    """Return, by table, the pairs (row, unit) of a row's number and the code of a district that it belongs to."""
    articles, pages, links = corpus.articles, corpus.pages, corpus.links
    of_article = pd.DataFrame({"key": articles["article_id"], "unit": unit_codes(corpus, articles)})
    own_page = pages[["page_id", "district_code"]].set_axis(["key", "unit"], axis=1)
    of_page = pd.concat([own_page, of_article.assign(key=articles["page_id"])]).drop_duplicates()
    of_source = of_page.merge(pages[["page_id", "source"]], left_on="key", right_on="page_id")
    of_source = of_source[["source", "unit"]].set_axis(["key", "unit"], axis=1).drop_duplicates()
    about = pd.DataFrame({"row": range(len(corpus.indicators)), "unit": corpus.indicators["place_code"].to_numpy()})
    return {
        "articles": [_pairs(articles["article_id"], of_article)],
        "mentions": [_pairs(corpus.mentions["article_id"], of_article)],
        "indicators": [_pairs(corpus.indicators["article_id"], of_article), about],
        "links": [_pairs(links[end], of_article) for end in ("article_a", "article_b")],
        "pages": [_pairs(pages["page_id"], of_page)],
        "problems": [_pairs(corpus.problems["source"], of_source)],
    }


def _pairs(keys: pd.Series, units: pd.DataFrame) -> pd.DataFrame:
    numbered = pd.DataFrame({"key": keys.to_numpy(), "row": range(len(keys))})
    return numbered.merge(units, on="key")[["row", "unit"]]


def _sums(hashes: Hashes, pairs: list[pd.DataFrame]) -> Iterator[tuple[str, str]]:
    """Yield the code and the sum of its rows' hashes: a sum does not depend on the order of rows."""
    every = pd.concat(pairs).dropna(subset=["unit"]).drop_duplicates()
    for code, part in every.groupby("unit", sort=False):
        yield str(code), _sum(hashes[part["row"].to_numpy(dtype=np.intp)])


def _sum(hashes: Hashes) -> str:
    return f"{int(hashes.sum(dtype=np.uint64))} of {len(hashes)}"


def _hashes(table: pd.DataFrame, name: str) -> Hashes:
    """Return one hash a row; lists are hashed as text."""
    listed = {column.name for column in TABLES[name].columns if column.type in ("strings", "ints")}
    plain = pd.DataFrame(
        {key: column.map(_text).astype(object) if key in listed else column for key, column in table.items()},
        index=table.index,
    )
    return np.asarray(pd.util.hash_pandas_object(plain, index=False), dtype=np.uint64)


def _text(value: object) -> str:
    return "\x1f".join(map(str, value)) if isinstance(value, np.ndarray | list) else str(value)
