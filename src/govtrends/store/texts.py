"""The texts of articles: in memory with the tables of a corpus, or left in their file until they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from govtrends.errors import CorpusError

if TYPE_CHECKING:
    from govtrends.store.read import Corpus

TEXTS = ("body", "body_map", "head_map")
"""Columns of articles that few questions need and that weigh as much as all else."""


_BATCH = 250


class Texts:
    """The articles' file of a corpus, open: a build that puts another in its place changes nothing here."""

    def __init__(self, file: pq.ParquetFile) -> None:
        self._file = file
        self._ends = np.cumsum([file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)], dtype=int)

    def of(self, articles: pd.DataFrame, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        """Yield ``articles`` with ``columns`` of the file, a few hundred at a time, in the order of the file.

        Their labels are the numbers of their rows there.  Only row groups that hold one of them are read.
        """
        rows = np.sort(articles.index.to_numpy(dtype=np.int64))
        if len(rows) and not 0 <= rows[0] <= rows[-1] < (self._ends[-1] if len(self._ends) else 0):
            raise CorpusError(f"articles: {_RENUMBERED}")
        for number in np.unique(np.searchsorted(self._ends, rows, side="right")):
            end = int(self._ends[number - 1]) if number else 0
            for batch in self._file.iter_batches(
                _BATCH, row_groups=[int(number)], columns=["article_id", *columns], use_threads=False
            ):
                start, end = end, end + batch.num_rows
                here = rows[np.searchsorted(rows, start) : np.searchsorted(rows, end)]
                if not len(here):
                    continue
                kept = batch if len(here) == batch.num_rows else batch.take(pa.array(here - start))
                found: pd.DataFrame = kept.to_pandas(use_threads=False).set_axis(here)
                piece = articles.loc[here]
                if not found["article_id"].equals(piece["article_id"].astype(found["article_id"].dtype)):
                    raise CorpusError(f"articles: {_RENUMBERED}")
                yield piece.assign(**{name: found[name] for name in columns})


_RENUMBERED = "the labels of their rows are not those that the corpus was loaded with, so their texts cannot be found"


def in_pieces(corpus: Corpus, columns: Sequence[str] = TEXTS) -> Iterator[pd.DataFrame]:
    """Yield the articles of ``corpus`` with ``columns`` of their texts, all at once or (not in memory) in pieces."""
    if set(columns) <= set(corpus.articles.columns):
        yield corpus.articles
    elif corpus.left is None:
        raise CorpusError(f"{corpus.path}: was loaded without {', '.join(columns)}; load it anew")
    elif len(corpus.articles):
        yield from corpus.left.of(corpus.articles, columns)


def with_texts(corpus: Corpus) -> Corpus:
    """Return ``corpus`` with ``body``, ``body_map`` and ``head_map`` of the articles that it holds.

    :func:`govtrends.load` leaves them in the file: of a view that was cut to a district only that district's are read.
    """
    pieces = list(in_pieces(corpus))
    if not pieces:
        return replace(corpus, articles=corpus.articles.assign(**dict.fromkeys(TEXTS, None)))
    return replace(corpus, articles=pd.concat(pieces).loc[corpus.articles.index])
