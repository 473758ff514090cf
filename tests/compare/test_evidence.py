from __future__ import annotations

from dataclasses import replace

from govtrends.compare.evidence import evidence
from govtrends.store import Corpus


def test_quotations_are_dated_and_from_different_reports(corpus: Corpus) -> None:
    varied = corpus.mentions.assign(sentence=corpus.mentions["sentence"] + corpus.mentions["article_id"])
    table = evidence(replace(corpus, mentions=varied), limit=4)
    for _, part in table.groupby("theme"):
        assert len(part) == 4
        assert part["page_id"].is_unique
        assert part["first"].is_monotonic_increasing
    assert table["of_articles"].is_monotonic_decreasing


def test_the_same_sentence_is_quoted_once(corpus: Corpus) -> None:
    assert not evidence(corpus).duplicated(["theme", "sentence"]).any()


def test_no_mention_no_quotation(corpus: Corpus) -> None:
    assert evidence(corpus, "不存在的主题").empty
