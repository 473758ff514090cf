"""A page that could be from any of several districts of one name stays without a district, and says so."""

from pathlib import Path

import pytest

from govtrends.evaluate.likeness import present
from govtrends.pipeline import build
from govtrends.store import Corpus, read_corpus

PAGE = Path(__file__).resolve().parent.parent.parent / "data" / "pages" / "shizhong-unknown.txt"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    out = tmp_path_factory.mktemp("undecidable") / "corpus"
    build([PAGE], out)
    return read_corpus(out)


def test_the_page_has_no_district(corpus: Corpus) -> None:
    assert [present(code) for code in corpus.pages["district_code"]] == [None]
    assert all(present(code) is None for code in corpus.articles["district_code"])


def test_a_problem_names_the_page_and_the_candidates(corpus: Corpus) -> None:
    problems = corpus.problems[corpus.problems["stage"] == "place"]
    assert [Path(source).name for source in problems["source"]] == [PAGE.name]
    assert "370402" in problems["detail"].iloc[0] or "枣庄市" in problems["detail"].iloc[0]


def test_its_numbers_are_read_all_the_same(corpus: Corpus) -> None:
    assert sorted(corpus.indicators["value"]) == [12, 200]


def test_a_prior_decides_the_tie(tmp_path: Path) -> None:
    build([PAGE], tmp_path / "corpus", prior="370402")
    assert list(read_corpus(tmp_path / "corpus").pages["district_code"]) == ["370402"]
