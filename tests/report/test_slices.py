from __future__ import annotations

import dataclasses

import pytest

import synthetic
from govtrends.report.slices import Slices, slices
from govtrends.store import Corpus, read_corpus

CODE, OTHER = "990102", "990103"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return read_corpus(synthetic.write(tmp_path_factory.mktemp("corpus") / "c"))


def changed(corpus: Corpus, table: str, **values: object) -> Slices:
    """Return the slices after one row of ``table`` that belongs to CODE was given other values."""
    rows = getattr(corpus, table).copy()
    key = "article_id" if "article_id" in rows else "page_id" if "page_id" in rows else "source"
    at = rows.index[rows[key].str.contains(CODE)][0]
    for name, value in values.items():
        rows.at[at, name] = value
    return slices(dataclasses.replace(corpus, **{table: rows}))


def test_every_district_has_its_own(corpus: Corpus) -> None:
    found = slices(corpus)
    assert set(synthetic.DISTRICTS) <= set(found.own) and len(set(found.own.values())) == len(found.own)
    assert found.of([CODE, OTHER]) == found.of([OTHER, CODE]) != found.of([CODE])
    assert found.of([]) == found.whole


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("articles", {"body": "改过的正文。"}),
        ("articles", {"authors": ["另一人"]}),
        ("mentions", {"keyword": "改"}),
        ("indicators", {"value": 1.5}),
        ("pages", {"paper": "改名报"}),
        ("problems", {"detail": "改"}),
    ],
)
def test_a_changed_row_changes_its_district_alone(corpus: Corpus, table: str, values: dict[str, object]) -> None:
    before, after = slices(corpus), changed(corpus, table, **values)
    assert after.whole != before.whole
    assert {code for code in before.own if after.own[code] != before.own[code]} == {CODE}


def test_a_figure_about_another_district_is_that_ones_too(corpus: Corpus) -> None:
    before, after = slices(corpus), changed(corpus, "indicators", place_code=OTHER)
    assert {code for code in before.own if after.own[code] != before.own[code]} == {CODE, OTHER}


def test_neither_order_nor_the_day_of_the_build_counts(corpus: Corpus) -> None:
    turned = dataclasses.replace(
        corpus, articles=corpus.articles[::-1], manifest={**corpus.manifest, "built": "2030-01-01", "data": "0"}
    )
    assert slices(turned) == slices(corpus)


def test_another_registry_changes_all(corpus: Corpus) -> None:
    before, after = slices(corpus), slices(dataclasses.replace(corpus, manifest={**corpus.manifest, "registry": "0"}))
    assert not set(before.own.values()) & set(after.own.values()) and before.whole != after.whole
