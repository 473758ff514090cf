"""Tables in and out, checked against :mod:`govtrends.schema`.

A corpus is a folder with one Parquet file per table, ``manifest.json`` and ``registry.json``.  It is written
beside its place and swapped into it, so that a reader finds the old corpus or the new one, never a mixture.

Each name is loaded when first asked for (PEP 562): a build that finds nothing changed needs neither pandas nor Arrow.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govtrends.store.folder import MANIFEST, REGISTRY, check_target, read_manifest
    from govtrends.store.read import Corpus, give_back, read_corpus, read_part, read_table, steadily
    from govtrends.store.stream import count_rows, stream_articles, stream_rows, stream_table
    from govtrends.store.tables import arrow_schema, to_arrays, to_arrow
    from govtrends.store.texts import TEXTS, Texts, in_pieces, with_texts
    from govtrends.store.write import CorpusWriter, replace, write_corpus, write_manifest

_WHERE = {
    **dict.fromkeys(("MANIFEST", "REGISTRY", "check_target", "read_manifest"), "folder"),
    **dict.fromkeys(("Corpus", "read_corpus", "read_part", "read_table"), "read"),
    **dict.fromkeys(("give_back", "steadily"), "read"),
    **dict.fromkeys(("arrow_schema", "to_arrays", "to_arrow"), "tables"),
    **dict.fromkeys(("CorpusWriter", "replace", "write_corpus", "write_manifest"), "write"),
    **dict.fromkeys(("count_rows", "stream_articles", "stream_rows", "stream_table"), "stream"),
    **dict.fromkeys(("TEXTS", "Texts", "in_pieces", "with_texts"), "texts"),
}

__all__ = [
    "MANIFEST",
    "REGISTRY",
    "TEXTS",
    "Corpus",
    "CorpusWriter",
    "Texts",
    "arrow_schema",
    "check_target",
    "count_rows",
    "give_back",
    "in_pieces",
    "read_corpus",
    "read_manifest",
    "read_part",
    "read_table",
    "replace",
    "steadily",
    "stream_articles",
    "stream_rows",
    "stream_table",
    "to_arrays",
    "to_arrow",
    "with_texts",
    "write_corpus",
    "write_manifest",
]


def __getattr__(name: str) -> Any:
    """Load a name when it is first used."""
    if name not in _WHERE:
        raise AttributeError(f"govtrends.store has no {name!r}")
    found = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    globals()[name] = found
    return found
