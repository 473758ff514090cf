"""Where the corpus of a notebook lies."""

from __future__ import annotations

import os
from pathlib import Path

from govtrends.compare import held, indicators, select
from govtrends.compare.carried import registry_of
from govtrends.compare.keyness import remember
from govtrends.compare.periods import parse_window
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
    kept = _HELD.get(path.resolve())
    return kept[1] if kept and kept[0] == _stamp(path) else measured(read_corpus(path))


def hold(path: Path) -> None:
    """Keep the corpus in this process, measured and tokenised, for every later :func:`load` of the same files.

    For a process that forks one child a notebook: what a notebook changes in its data stays in its child.
    """
    made = _stamp(path)
    corpus = measured(read_corpus(path))
    remember(corpus)
    registry_of(corpus)
    held.forget()
    _HELD.clear()
    _HELD[path.resolve()] = (made, corpus)


def hold_period(path: Path, since: object, until: object) -> bool:
    """Keep what every briefing of a period needs of the whole corpus in ``path``; return whether that was still to do.

    The corpus is one that :func:`hold` keeps. Raises UsageError as :func:`govtrends.compare.restrict` does.
    """
    corpus = _HELD[path.resolve()][1]
    if held.known("restrict", corpus, *parse_window(since, until)) is not None:
        return False
    indicators.hold_panel(select.hold_period(corpus, since, until))
    return True


def is_held(path: Path) -> bool:
    """Return whether :func:`load` would give the kept corpus: it is there, and its files have not been replaced."""
    kept = _HELD.get(path.resolve())
    return bool(kept and kept[0] == _stamp(path))


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
