"""What is read of a corpus: no texts before they are asked for, and nothing of what is left out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import govtrends as gt
import synthetic
from govtrends import store
from govtrends.compare.keyness import district_words, words_by_district
from govtrends.compare.select import measured, restrict
from govtrends.errors import CorpusError, UsageError
from govtrends.schema import TABLES
from govtrends.store import Corpus

CUTS: list[dict[str, Any]] = [
    {"districts": ["东岭区", "990103"]},
    {"districts": "清溪区", "since": "2022-09"},
    {"until": "2022-12"},
]


def same(a: Corpus, b: Corpus, *tables: str) -> None:
    for name in tables or ("pages", "articles", "mentions", "indicators", "links", "problems"):
        pd.testing.assert_frame_equal(getattr(a, name), getattr(b, name), check_like=True)


@pytest.mark.parametrize("cut", CUTS)
def test_a_part_that_is_read_is_the_part_of_the_whole(corpus_folder: Path, cut: dict[str, Any]) -> None:
    found = gt.load(corpus_folder, **cut)
    same(found, restrict(gt.load(corpus_folder), **cut))
    same(found, gt.load(gt.load(corpus_folder), **cut))
    texts = gt.load(corpus_folder, **cut, texts=True)
    same(texts, restrict(measured(gt.read_corpus(corpus_folder)), **cut))


def test_mentions_of_some_themes_alone(corpus_folder: Path, corpus: Corpus) -> None:
    for cut in ({}, {"since": "2022-09"}):
        found = gt.load(corpus_folder, themes=["双减"], **cut)
        assert set(found.mentions["theme"]) == {"双减"}
        assert len(found.articles) == len(gt.load(corpus_folder, **cut).articles)
        same(found, gt.load(corpus_folder, themes="双减", **cut))
        same(found, gt.load(gt.load(corpus_folder, **cut), themes="双减"))
    with pytest.raises(UsageError, match="did you mean 双减"):
        gt.load(corpus_folder, themes=["双减负"])


def test_nothing_left_and_unknown_districts_are_told_as_ever(corpus_folder: Path) -> None:
    with pytest.raises(UsageError, match="no report from 2031"):
        gt.load(corpus_folder, since="2031-01")
    with pytest.raises(UsageError, match="is not in the corpus"):
        gt.load(corpus_folder, districts=["东岭镇"])


def test_texts_are_read_for_what_is_held(corpus_folder: Path, corpus: Corpus) -> None:
    view = restrict(gt.load(corpus_folder), districts=["东岭区"])
    assert not set(store.TEXTS) & set(view.articles.columns)
    texts = gt.with_texts(view).articles
    whole = corpus.articles.set_index("article_id").loc[texts["article_id"]]
    assert list(texts["body"]) == list(whole["body"]) and len(texts) < len(corpus.articles)
    assert [list(flat) for flat in texts["body_map"]] == [list(flat) for flat in whole["body_map"]]
    nothing = gt.with_texts(store.read_part(corpus_folder, lambda _: [], None))
    assert nothing.articles.empty and "body" in nothing.articles


def test_questions_about_texts_have_one_answer(corpus_folder: Path, corpus: Corpus) -> None:
    data = gt.load(corpus_folder)
    for word in ("志愿者", "东岭区"):
        pd.testing.assert_frame_equal(gt.context(data, word), gt.context(corpus, word))
    pd.testing.assert_frame_equal(words_by_district(data), words_by_district(corpus))
    for side in (data, corpus, restrict(data, until="2022-12"), restrict(corpus, until="2022-12")):
        whole = restrict(corpus, until="2022-12") if len(side.articles) < len(corpus.articles) else corpus
        expected = district_words(gt.select(whole, "石桥县"))
        pd.testing.assert_frame_equal(district_words(gt.select(side, "石桥县")), expected)


def test_a_build_that_ends_meanwhile_changes_nothing(tmp_path: Path) -> None:
    data = gt.load(synthetic.write(tmp_path / "c", seed=7))
    expected = gt.context(data, "志愿者")
    synthetic.write(tmp_path / "c", seed=8)
    pd.testing.assert_frame_equal(gt.context(data, "志愿者"), expected)
    assert not gt.context(gt.load(tmp_path / "c"), "志愿者").equals(expected)


def test_rows_that_were_renumbered_are_an_error(corpus_folder: Path) -> None:
    view = restrict(gt.load(corpus_folder), districts=["东岭区"])
    for index in (range(len(view.articles)), range(10**6, 10**6 + len(view.articles))):
        with pytest.raises(CorpusError, match="labels of their rows"):
            gt.context(store.Corpus(**{**_fields(view), "articles": view.articles.set_axis(list(index))}), "志愿者")
    with pytest.raises(CorpusError, match="loaded without body"):
        gt.context(store.Corpus(**{**_fields(view), "left": None}), "志愿者")


def _fields(corpus: Corpus) -> dict[str, Any]:
    return {name: getattr(corpus, name) for name in (*TABLES, "path", "manifest", "left")}


_PEAK = """
import re, sys
from pathlib import Path
import govtrends as gt
gt.load, gt.context, gt.read_corpus  # what they import is in every measure
{}
print(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text()).group(1))
"""


def peak(code: str, folder: Path) -> int:
    """Return the peak memory (MB) of a process that runs ``code``."""
    ended = subprocess.run([sys.executable, "-c", _PEAK.format(code), str(folder)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return int(ended.stdout.split()[-1]) // 1024


@pytest.fixture
def long_texts(tmp_path: Path) -> Path:
    """Return the invented corpus with 120 MB of bodies in 24 row groups."""
    synthetic.write(tmp_path / "short")
    made, folder = synthetic.tables(), tmp_path / "long"
    folder.mkdir()
    filler = "合作社的社员把晒好的玉米装袋，等着下午的货车。"
    with store.CorpusWriter(folder) as writer:
        for name in TABLES:
            if name != "articles":
                writer.write(name, store.to_arrow(TABLES[name], made[name]))
        for at in range(24):
            piece = made["articles"][at::24]
            times = 5_000_000 // len(piece) // len(filler.encode())
            rows = [{**row, "body": row["body"] + filler * times} for row in piece]
            writer.write("articles", store.to_arrow(TABLES["articles"], rows))
    (tmp_path / "short" / "manifest.json").rename(folder / "manifest.json")
    return folder


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_of_texts_only_what_is_needed_comes_into_memory(long_texts: Path) -> None:
    nothing, whole = (peak(code, long_texts) for code in ("", "gt.read_corpus(sys.argv[1])"))
    district = "gt.context(gt.load(sys.argv[1], districts=['东岭区']), '志愿者')"
    search = "from govtrends.cli import search; from io import StringIO; sys.stdout, out = StringIO(), sys.stdout\n"
    search += "search(Path(sys.argv[1]), '志愿者', 24, False); sys.stdout = out"
    assert whole - nothing > 180  # measured: 256; the others 62 to 76
    for code in ("gt.load(sys.argv[1])", district, search):
        assert peak(code, long_texts) - nothing < 130
