import json

import pandas as pd
import pytest

import synthetic
from govtrends import store
from govtrends.errors import CorpusError
from govtrends.schema import TABLES

PAGE = {
    "page_id": "p",
    "source": "p.txt",
    "language": "zh",
    "encoding": "utf-8",
    "chars": 3,
    "checksum": "0" * 64,
}


def tables(**given):
    return {name: given.get(name, []) for name in TABLES}


def test_round_trip_keeps_types_and_nulls(tmp_path):
    store.write_corpus(tmp_path / "c", tables(pages=[PAGE]), {"counts": {}})
    corpus = store.read_corpus(tmp_path / "c")
    assert corpus.pages.loc[0, "source"] == "p.txt" and pd.isna(corpus.pages.loc[0, "issue_date"])
    assert corpus.articles.empty and "body_map" in corpus.articles
    assert str(corpus.pages["issue_date"].dtype).startswith("datetime64")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"language": None}, "null is not allowed"),
        ({"paper": ""}, "not an empty string"),
        ({"issue_date_precision": "week"}, "'week' is none of day, month, year"),
    ],
)
def test_rows_outside_the_contract_are_refused(tmp_path, change, words):
    with pytest.raises(CorpusError, match=words):
        store.write_corpus(tmp_path / "c", tables(pages=[PAGE | change]), {})
    assert not (tmp_path / "c").exists()
    assert list(tmp_path.iterdir()) == []


def test_a_rebuild_replaces_a_corpus_but_never_other_files(tmp_path):
    out = tmp_path / "c"
    store.write_corpus(out, tables(pages=[PAGE]), {"n": 1})
    store.write_corpus(out, tables(), {"n": 2})
    assert json.loads((out / "manifest.json").read_text())["n"] == 2
    study = tmp_path / "study"
    study.mkdir()
    (study / "thesis.docx").write_text("years of work")
    with pytest.raises(CorpusError, match="holds other files"):
        store.write_corpus(study, tables(), {})
    assert (study / "thesis.docx").exists()


def test_an_interrupted_swap_is_mended(tmp_path):
    out = tmp_path / "c"
    store.write_corpus(out, tables(pages=[PAGE]), {})
    out.rename(tmp_path / ".c.old")
    assert len(store.read_corpus(out).pages) == 1


def test_what_is_no_corpus_says_how_to_make_one(tmp_path):
    with pytest.raises(CorpusError, match="govtrends build"):
        store.read_corpus(tmp_path)


def test_articles_come_a_row_group_at_a_time_with_their_pages(tmp_path):
    with store.CorpusWriter(tmp_path) as writer:
        for first in (0, 3, 6):
            numbers = range(first, first + 3)
            pages = [PAGE | {"page_id": f"p{n}", "source": f"{n}.txt"} for n in numbers]
            articles = [ARTICLE | {"article_id": f"p{n}-1", "page_id": f"p{n}", "body": "无"} for n in numbers]
            writer.write("pages", store.to_arrow(TABLES["pages"], pages))
            writer.write("articles", store.to_arrow(TABLES["articles"], articles))
    store.write_manifest(tmp_path, {})
    found = list(store.stream_articles(tmp_path, ("page_id", "body"), ("page_id", "source")))
    assert [articles["page_id"].tolist() for articles, _ in found] == [
        ["p0", "p1", "p2"],
        ["p3", "p4", "p5"],
        ["p6", "p7", "p8"],
    ]
    assert [pages["source"].tolist() for _, pages in found] == [
        [f"{n}.txt" for n in group] for group in ((0, 1, 2), (3, 4, 5), (6, 7, 8))
    ]


ARTICLE = {
    **{"ordinal": 1, "kind": "article", "subheads": [], "authors": [], "body_map": [], "char_start": 0, "head_map": []},
    **{"char_end": 5, "repaired": False},
}


def test_a_damaged_corpus_is_told_by_its_file(tmp_path):
    corpus = synthetic.write(tmp_path / "corpus")
    table = corpus / "articles.parquet"
    table.write_bytes(table.read_bytes()[:100])
    readers = (
        store.read_corpus,
        lambda folder: list(store.stream_table(folder, "articles")),
        lambda folder: list(store.stream_articles(folder, ["page_id"], ["page_id"])),
    )
    for read in readers:
        with pytest.raises(CorpusError, match=r"articles\.parquet: is damaged .*; build the corpus again"):
            read(corpus)
    table.unlink()
    with pytest.raises(CorpusError, match=r"articles\.parquet: is missing"):
        list(store.stream_table(corpus, "articles"))
    table.mkdir()  # cannot be opened, as a file without permission
    for read in readers:
        with pytest.raises(CorpusError, match=r"articles\.parquet: cannot be read \(.*check its permissions"):
            read(corpus)
    for content in ("{", "[]"):
        (corpus / "manifest.json").write_text(content, encoding="utf-8")
        with pytest.raises(CorpusError, match=r"manifest\.json: is damaged"):
            store.read_corpus(corpus)


def test_a_table_without_rows_is_streamed_once(tmp_path):
    corpus = synthetic.write(tmp_path / "corpus")
    streamed = list(store.stream_table(corpus, "links"))
    assert len(streamed) == 1
    pd.testing.assert_frame_equal(streamed[0], store.read_corpus(corpus).links)
