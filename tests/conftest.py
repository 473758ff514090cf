"""Fixtures that tests of several packages share."""

from __future__ import annotations

from pathlib import Path

import pytest

import synthetic
from govtrends.store import Corpus, read_corpus


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the invented corpus of ``synthetic.py``."""
    return synthetic.write(tmp_path_factory.mktemp("made") / "corpus")


@pytest.fixture(scope="session")
def corpus(corpus_folder: Path) -> Corpus:
    """Return the invented corpus, read back."""
    return read_corpus(corpus_folder)
