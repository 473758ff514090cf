"""Words that say nothing about what a district does."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def stopwords() -> frozenset[str]:
    """Return the words of ``stopwords.txt``: function words, calendar words and stock phrases of news."""
    lines = resources.files("govtrends.registry").joinpath("stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
