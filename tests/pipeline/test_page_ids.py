"""Pages that would have the same id are told apart, and none is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest

from govtrends.corpus import pages as ids
from govtrends.pipeline import build
from small_pages import digests, page

OUT = Path("corpus")
KEYS = {"articles": ["page_id", "body", "place"], "mentions": ["keyword", "sentence"], "indicators": ["value", "text"]}


def facts(corpus: Path) -> list[tuple[object, ...]]:
    """Return what the corpus says of each page, sorted and without the ids."""
    articles = pd.read_parquet(corpus / "articles.parquet")
    assert articles["article_id"].is_unique
    sources = pd.read_parquet(corpus / "pages.parquet").set_index("page_id")["source"]
    assert sources.index.is_unique and set(articles["page_id"]) <= set(sources.index)
    home = articles.set_index("article_id")["page_id"].map(sources)
    told = articles.assign(page_id=articles["page_id"].map(sources))[KEYS["articles"]]
    found = list(told.itertuples(index=False, name=None))
    for name in ("mentions", "indicators"):
        rows = pd.read_parquet(corpus / f"{name}.parquet")
        found += zip(rows["article_id"].map(home), *(rows[key] for key in KEYS[name]), strict=True)
    return sorted(found, key=repr)


def write(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_pages_whose_checksums_agree_keep_their_own_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = write(Path("pages"), {f"{number}/A01.txt": page(number) for number in range(7)})
    build([pages], Path("apart"))
    monkeypatch.setattr(ids, "DIGITS", 0)
    result = build([pages], OUT)
    assert result.counts["pages"] == 7 and not result.problems
    assert list(pd.read_parquet(OUT / "pages.parquet")["page_id"]) == ["A01."] + [f"A01.~{n}" for n in range(2, 8)]
    assert facts(OUT) == facts(Path("apart"))
    links = [pd.read_parquet(corpus / "links.parquet")[["row_a", "row_b"]] for corpus in (OUT, Path("apart"))]
    assert len(links[0]) and links[0].equals(links[1])


def test_the_same_words_under_one_name_on_two_days_are_two_pages() -> None:
    pages = write(Path("pages"), {f"2022-07-{day}/A01.txt": page(0) for day in (18, 25)})
    write(pages, {f"{paper}/B04.txt": "本版无正文，见附图。" for paper in ("甲报", "乙报", "丙报")})
    result = build([pages], OUT)
    assert result.counts["pages"] == 5 and result.lost == 0
    assert not [problem for problem in result.problems if problem.reason == "duplicate page"]
    ids = pd.read_parquet(OUT / "pages.parquet")["page_id"]
    assert ids.is_unique and sum(name.endswith("~2") for name in ids) == 2 and sum("~3" in name for name in ids) == 1


def test_ids_do_not_depend_on_how_the_corpus_came_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "DIGITS", 0)
    texts = {f"{number}/A01.txt": page(number) for number in range(5)}
    names = list(texts)
    random.Random(3).shuffle(names)
    for name in names:
        write(Path("pages"), {name: texts[name]})
        build([Path("pages")], OUT)
    build([Path("pages")], Path("fresh"))
    assert digests(OUT) == digests(Path("fresh"))
