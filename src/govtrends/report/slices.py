"""What of a corpus a report rests on, as digests: the rows of its districts, and those of all others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from govtrends.compare.select import unit_codes
from govtrends.schema import TABLES
from govtrends.store import Corpus

Hashes = NDArray[np.uint64]


@dataclass(frozen=True)
class Slices:
    """Digests of a corpus: ``own`` by district code, ``whole`` of every row."""

    own: Mapping[str, str]
    whole: str

    def of(self, codes: Iterable[str]) -> str:
        """Return the digest of the rows of these districts; of the whole corpus where none is named."""
        parts = [f"{code}={self.own.get(code, '')}" for code in sorted(set(codes))]
        return _digest(*parts) if parts else self.whole


def slices(corpus: Corpus) -> Slices:
    """Return the digests of ``corpus``.

    To a district belong the articles counted in it, what was found in them, their links, figures about it from the
    articles of others, its pages and their problems. Neither the order of rows nor the day of the build counts; the
    registry that the corpus was built with does.
    """
    tables = {name: getattr(corpus, name) for name in TABLES}
    hashes = {name: _hashes(table) for name, table in tables.items()}
    own: dict[str, list[str]] = {}
    for name, pairs in _belongs(corpus).items():
        for code, total in _sums(hashes[name], pairs):
            own.setdefault(code, []).append(f"{name}={total}")
    registry = str(corpus.manifest.get("registry"))
    digests = {code: _digest(registry, *sorted(parts)) for code, parts in own.items()}
    return Slices(digests, _digest(registry, *(f"{name}={_sum(values)}" for name, values in hashes.items())))


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


def _hashes(table: pd.DataFrame) -> Hashes:
    """Return one hash a row; lists are hashed as text."""
    plain = pd.DataFrame(
        {name: column.map(_text).astype(object) if _listed(column) else column for name, column in table.items()},
        index=table.index,
    )
    return np.asarray(pd.util.hash_pandas_object(plain, index=False), dtype=np.uint64)


def _listed(column: pd.Series) -> bool:
    return column.dtype == object and any(isinstance(value, np.ndarray | list) for value in column.head(100))


def _text(value: object) -> str:
    return "\x1f".join(map(str, value)) if isinstance(value, np.ndarray | list) else str(value)


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
