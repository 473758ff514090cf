"""Fixtures that tests of several packages share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import synthetic
from govtrends.store import Corpus, read_corpus

# No test is timed: the machine may be busy. CI repeats the same examples, developers' runs look for new ones.
settings.register_profile(
    "govtrends",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("govtrends")


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the invented corpus of ``synthetic.py``."""
    return synthetic.write(tmp_path_factory.mktemp("made") / "corpus")


@pytest.fixture(scope="session")
def corpus(corpus_folder: Path) -> Corpus:
    """Return the invented corpus, read back."""
    return read_corpus(corpus_folder)
