from __future__ import annotations

from pathlib import Path

import pytest

from govtrends.compare.kwic import context
from govtrends.errors import UsageError
from govtrends.pipeline import build
from govtrends.store import read_corpus


@pytest.mark.parametrize("word", ["保交楼", "保交樓", "保 交楼"])
def test_a_word_is_found_in_either_script_and_shown_as_printed(tmp_path: Path, word: str) -> None:
    old = "雲溪區開會\n\n本報訊 9月10日，雲溪區召開保交樓推進會，研究下一步工作。\n"
    new = "青石县开会\n\n本报讯 9月11日，青石县召开保交楼推进会，研究下一步工作。\n"
    for name, text in (("a.txt", old), ("b.txt", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "corpus")
    hits = context(read_corpus(tmp_path / "corpus"), word)
    assert list(hits["keyword"]) == ["保交樓", "保交楼"]
    assert [text[at : at + 3] for text, at in zip((old, new), hits["char_start"], strict=True)] == ["保交樓", "保交楼"]


def test_headlines_are_searched_and_an_empty_word_is_an_error(tmp_path: Path) -> None:
    page = "清溪区办起夜市\n\n本报讯 9月11日，清溪区滨河路添了六十个摊位，市民晚饭后有了去处。\n"
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "corpus")
    corpus = read_corpus(tmp_path / "corpus")
    [hit] = context(corpus, "夜市").to_dict("records")
    assert (hit["part"], hit["left"]) == ("headline", "清溪区办起")
    assert page[hit["char_start"] : hit["char_end"]] == "夜市"
    [hit] = context(corpus, "摊位", width=3).to_dict("records")
    assert (hit["part"], hit["left"], hit["right"]) == ("body", "六十个", "，市民")
    assert page[hit["char_start"] : hit["char_end"]] == "摊位"
    for empty in ("", " \t"):
        with pytest.raises(UsageError, match="empty"):
            context(corpus, empty)


def test_a_word_of_a_headline_has_its_own_offset(tmp_path: Path) -> None:
    page = (
        "清溪区时讯\n2022年9月12日\n\n滨河路亮起来\n\n清溪区办起夜市\n——市民晚饭后有了去处\n\n"
        "本报讯 （记者 林小禾）9月11日，清溪区滨河路添了六十个摊位，入户走访186户。\n"
    )
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "corpus")
    corpus = read_corpus(tmp_path / "corpus")
    for word, part in (("夜市", "headline"), ("晚饭后", "subhead")):
        [hit] = [row for row in context(corpus, word).to_dict("records") if row["part"] != "body"]
        assert hit["part"] == part and page[hit["char_start"] : hit["char_end"]] == word
