"""Where the corpus of a notebook lies."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from govtrends.compare import held, indicators, select
from govtrends.compare.carried import registry_of
from govtrends.compare.periods import parse_window
from govtrends.compare.select import Districts, chosen, measured, restrict
from govtrends.compare.words import words_of
from govtrends.errors import CorpusError, UsageError, nearest
from govtrends.store import MANIFEST, Corpus, give_back, read_corpus, read_part, with_texts


def load(
    corpus: str | Path | Corpus | None = None,
    *,
    districts: Districts = None,
    since: object = None,
    until: object = None,
    themes: str | Sequence[str] | None = None,
    texts: bool = False,
) -> Corpus:
    """Return the corpus in a folder; without one, that of ``GOVTRENDS_CORPUS`` or ``data/corpus`` of this
    or a parent folder.

    ``districts``, ``since`` and ``until`` cut it as :func:`govtrends.restrict` does, ``themes`` leaves other mentions
    out, and what is left out is not read. Bodies of articles stay in the file until they are asked for
    (:func:`govtrends.context`, :func:`govtrends.with_texts`), unless ``texts`` are wanted at once.

    Raises CorpusError, with what to do, when there is none, and UsageError for an unknown district or theme and where
    nothing is left.
    """
    wanted = [themes] if isinstance(themes, str) else themes
    path = corpus.path if isinstance(corpus, Corpus) else _path(corpus)
    whole = (districts is None or districts in ("", [])) and since is None and until is None
    if isinstance(corpus, Corpus):
        found = corpus
    elif is_held(path):
        found = _HELD[path.resolve()][1]
    else:
        choose = None if whole else lambda keys: chosen(keys, districts, since, until)
        found = measured(read_part(path, choose, wanted))
        give_back()
    if not whole:
        found = restrict(found, districts=districts, since=since, until=until)
    if wanted is not None:
        found = _about(found, wanted)
    return with_texts(found) if texts and "body" not in found.articles else found


def _about(corpus: Corpus, themes: Sequence[str]) -> Corpus:
    """Return ``corpus`` without mentions of other themes; raises UsageError for a theme that nobody knows."""
    known = dict.fromkeys([*registry_of(corpus).themes, *corpus.mentions["theme"].unique()])
    for theme in themes:
        if theme not in known:
            raise UsageError(f"themes: {theme!r} is no theme of the corpus or its registry{nearest(theme, known)}")
    return replace(corpus, mentions=corpus.mentions[corpus.mentions["theme"].isin([*themes])])


def hold(path: Path) -> None:
    """Keep the corpus in this process, measured and tokenised, for every later :func:`load` of the same files.

    For a process that forks one child a notebook: what a notebook changes in its data stays in its child.
    """
    made = _stamp(path)
    corpus = measured(read_corpus(path, texts=False))
    words_of(corpus)
    registry_of(corpus)
    held.forget()
    _HELD.clear()
    _HELD[path.resolve()] = (made, corpus)
    give_back()


def hold_period(path: Path, since: object, until: object) -> bool:
    """Keep what every briefing of a period needs of the whole corpus in ``path``; return whether that was still to do.

    The corpus is one that :func:`hold` keeps. Raises UsageError as :func:`govtrends.compare.restrict` does.
    """
    corpus = _HELD[path.resolve()][1]
    if held.known("restrict", corpus, *parse_window(since, until)) is not None:
        return False
    indicators.hold_panel(select.hold_period(corpus, since, until))
    give_back()
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
