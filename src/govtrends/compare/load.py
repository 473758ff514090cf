"""Where the corpus of a notebook lies."""

from __future__ import annotations

import os
from pathlib import Path

from govtrends.compare.keyness import remember
from govtrends.compare.select import measured
from govtrends.errors import CorpusError
from govtrends.store import MANIFEST, Corpus, read_corpus


def load(corpus: str | Path | Corpus | None = None) -> Corpus:
    """Return the corpus in a folder; without one, that of ``GOVTRENDS_CORPUS`` or ``data/corpus`` of this
    or a parent folder.

    Raises CorpusError, with what to do, when there is none.
    """
    if isinstance(corpus, Corpus):
        return corpus
    path = _path(corpus)
    held = _HELD.get(path.resolve())
    return held[1] if held and held[0] == _stamp(path) else measured(read_corpus(path))


def hold(path: Path) -> None:
    """Keep the corpus in this process, measured and tokenised, for every later :func:`load` of the same files.

    For a process that forks one child a notebook: what a notebook changes in its data stays in its child.
    """
    made = _stamp(path)
    corpus = measured(read_corpus(path))
    remember(corpus)
    _HELD.clear()
    _HELD[path.resolve()] = (made, corpus)


def is_held(path: Path) -> bool:
    """Return whether :func:`load` would give the kept corpus: it is there, and its files have not been replaced."""
    held = _HELD.get(path.resolve())
    return bool(held and held[0] == _stamp(path))


_HELD: dict[Path, tuple[tuple[int, ...], Corpus]] = {}


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what tells one build of a corpus from the next: a build writes new files and renames the folder."""
    try:
        found = (path / MANIFEST).stat()
    except OSError:
        return ()
    return (found.st_ino, found.st_dev, found.st_mtime_ns, found.st_size)


def _path(corpus: str | Path | None) -> Path:
    given = corpus or os.environ.get("GOVTRENDS_CORPUS")
    if given:
        path = Path(given).expanduser()
        if path.is_absolute() or path.exists():
            return path
        upward = [folder / path for folder in Path.cwd().resolve().parents if (folder / path).exists()]
        return upward[0] if upward else path
    folder = Path.cwd().resolve()
    for root in (folder, *folder.parents):
        if (root / "data" / "corpus" / "manifest.json").exists():
            return root / "data" / "corpus"
    raise CorpusError(
        f"no corpus: {folder} and the folders above it hold no data/corpus; "
        "run `govtrends build data/pages --out data/corpus`, set GOVTRENDS_CORPUS, or pass the parameter corpus"
    )
