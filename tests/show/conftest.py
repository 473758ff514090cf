"""Tables as the figures and sentences get them, made from the invented corpus."""

from __future__ import annotations

import pandas as pd
import pytest

from govtrends.compare.contrast import against_others
from govtrends.compare.select import Selection, select
from govtrends.compare.shares import theme_shares
from govtrends.store import Corpus


@pytest.fixture(scope="session")
def chosen(corpus: Corpus) -> Selection:
    return select(corpus, "清溪区")


@pytest.fixture(scope="session")
def contrast(chosen: Selection) -> pd.DataFrame:
    return against_others(chosen)


@pytest.fixture(scope="session")
def shares(corpus: Corpus) -> pd.DataFrame:
    return theme_shares(corpus)
