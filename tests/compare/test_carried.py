"""Reports read themes and indicators from the registry that the corpus was built with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govtrends.compare.carried import registry_of
from govtrends.compare.coverage import definitions, provenance
from govtrends.pipeline import build
from govtrends.registry.load import load_registry
from govtrends.show import say, tables
from govtrends.store import REGISTRY, Corpus, read_corpus

THEME = """
桥下空间:
  english_name: space under bridges
  definition: 高架桥下空间的利用
  source: 本市城市更新条例
  keywords: [桥下空间]
"""
PAGE = "清溪区桥下空间改造完成\n\n近日，清溪区完成桥下空间改造，新增停车位120个，居民称赞。\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the folder of a study, and its corpus, built with its registry."""
    home = tmp_path_factory.mktemp("study")
    (home / "pages").mkdir()
    (home / "pages" / "page.txt").write_text(PAGE, encoding="utf-8")
    (home / "registry").mkdir()
    (home / "registry" / "themes.yml").write_text(THEME, encoding="utf-8")
    build([home / "pages"], home / "corpus", registry=home / "registry")
    return home, home / "corpus"


def test_a_theme_of_the_study_is_defined_as_the_study_does(built: tuple[Path, Path]) -> None:
    corpus = read_corpus(built[1])
    assert registry_of(corpus) == load_registry(built[0] / "registry")
    table = definitions(["桥下空间"], corpus)
    assert table["definition"].tolist() == ["高架桥下空间的利用"]
    assert table["built_with"].all()
    shown = tables.definitions(table)
    assert "高架桥下空间的利用" in shown and "登记表里没有" not in shown and "随包" not in shown
    assert "随包" not in say.method(provenance(corpus))


def test_a_corpus_without_its_registry_says_so(built: tuple[Path, Path], tmp_path: Path) -> None:
    old = replace(read_corpus(built[1]), path=tmp_path)
    table = definitions(["桥下空间", "防汛"], old)
    assert not table["built_with"].any()
    assert "取自随包的登记表，可能与建库时所用的不同" in tables.definitions(table)
    assert "取自随包的登记表" in say.method(provenance(old))


def test_a_corpus_of_the_packaged_registry_needs_no_file_of_its_own(corpus: Corpus, tmp_path: Path) -> None:
    plain = replace(corpus, path=tmp_path, manifest={**corpus.manifest, "registry": load_registry().checksum})
    assert definitions(["防汛"], plain)["built_with"].all()


def test_a_rebuild_with_another_registry_says_so_and_the_corpus_carries_the_new_one(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    home, out = built[0], tmp_path / "corpus"
    first = build([home / "pages"], out, registry=home / "registry")
    assert len(first.rules) == 1 and "1 themes added (桥下空间)" in first.rules[0]
    assert (out / REGISTRY).read_bytes() == (built[1] / REGISTRY).read_bytes()
    assert build([home / "pages"], out, registry=home / "registry").unchanged
    second = build([home / "pages"], out)
    assert any("had another registry" in line and "the packaged registry" in line for line in second.rules)
    assert registry_of(read_corpus(out)) == load_registry()


def test_a_corpus_that_lost_its_registry_gets_it_back(built: tuple[Path, Path], tmp_path: Path) -> None:
    home, out = built[0], tmp_path / "corpus"
    build([home / "pages"], out)
    (out / REGISTRY).unlink()
    assert not build([home / "pages"], out).unchanged
    assert (out / REGISTRY).is_file()
