"""Tables in and out, checked against :mod:`govtrends.schema`.

A corpus is a folder with one Parquet file per table and ``manifest.json``.  It is written beside its place and
swapped into it, so that a reader finds the old corpus or the new one, never a mixture.
"""

from govtrends.store.read import (
    Corpus,
    read_corpus,
    read_manifest,
    read_rows,
    read_table,
)
from govtrends.store.stream import stream_articles
from govtrends.store.tables import MANIFEST, arrow_schema, to_arrow
from govtrends.store.write import CorpusWriter, check_target, replace, write_corpus, write_manifest

__all__ = [
    "MANIFEST",
    "Corpus",
    "CorpusWriter",
    "arrow_schema",
    "check_target",
    "read_corpus",
    "read_manifest",
    "read_rows",
    "read_table",
    "replace",
    "stream_articles",
    "to_arrow",
    "write_corpus",
    "write_manifest",
]
