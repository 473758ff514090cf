"""Where the corpus of a notebook lies."""

from __future__ import annotations

import os
from pathlib import Path

from govtrends.errors import CorpusError
from govtrends.store import Corpus, read_corpus


def load(corpus: str | Path | Corpus | None = None) -> Corpus:
    """Return the corpus in a folder; without one, that of ``GOVTRENDS_CORPUS`` or ``data/corpus`` of this
    or a parent folder.

    Raises CorpusError, with what to do, when there is none.
    """
    if isinstance(corpus, Corpus):
        return corpus
    given = corpus or os.environ.get("GOVTRENDS_CORPUS")
    if given:
        path = Path(given).expanduser()
        if path.is_absolute() or path.exists():
            return read_corpus(path)
        upward = [folder / path for folder in Path.cwd().resolve().parents if (folder / path).exists()]
        return read_corpus(upward[0] if upward else path)
    folder = Path.cwd().resolve()
    for root in (folder, *folder.parents):
        if (root / "data" / "corpus" / "manifest.json").exists():
            return read_corpus(root / "data" / "corpus")
    raise CorpusError(
        f"no corpus: {folder} and the folders above it hold no data/corpus; "
        "run `govtrends build data/pages --out data/corpus`, set GOVTRENDS_CORPUS, or pass the parameter corpus"
    )
