"""Links of a corpus beside the figures they join; breaks between two stretches of a district's reporting."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from govtrends.compare.breaks import breaks
from govtrends.compare.indicators import indicator_table
from govtrends.compare.linked import linked
from govtrends.compare.select import restrict, select
from govtrends.store import Corpus


def _with_links(corpus: Corpus, *pairs: tuple[str, int, int]) -> Corpus:
    rows = corpus.indicators
    made = [
        {
            **{"kind": kind, "row_a": a, "row_b": b, "indicator": None, "reason": "", "confidence": 0.9},
            **{"article_a": rows.loc[a, "article_id"], "article_b": rows.loc[b, "article_id"]},
            **{"char_start_a": rows.loc[a, "char_start"], "char_start_b": rows.loc[b, "char_start"]},
        }
        for kind, a, b in pairs
    ]
    return replace(corpus, links=pd.DataFrame(made))


def test_contradictions_come_first_with_both_values_and_places(corpus: Corpus) -> None:
    own = corpus.indicators.index[corpus.indicators["place_code"] == "990103"]
    held = _with_links(
        corpus, ("same_series", own[0], own[2]), ("contradiction", own[1], own[3]), ("duplicate", own[0], own[4])
    )
    found = linked(restrict(held, districts=["东岭区"]))
    assert found["kind"].tolist() == ["contradiction", "same_series"]
    first, rows = found.iloc[0], corpus.indicators
    assert (first["value_a"], first["value_b"]) == (rows.loc[own[1], "value"], rows.loc[own[3], "value"])
    assert first["char_start_b"] == rows.loc[own[3], "char_start"] and first["district"] == "东岭区"
    assert linked(restrict(held, districts=["清溪区"])).empty


def test_a_paper_that_one_side_lacks_and_longer_reports_are_breaks(corpus: Corpus) -> None:
    pages = corpus.pages.assign(
        paper=corpus.pages["paper"].where(corpus.pages["issue_date"].astype(str) < "2022-11", "晚报")
    )
    chosen = select(replace(corpus, pages=pages), "东岭区")
    found = breaks(chosen)
    assert ("lost", "东岭区新报") in set(zip(found["kind"], found["what"], strict=True))
    assert ("added", "晚报") in set(zip(found["kind"], found["what"], strict=True))
    articles = corpus.articles.assign(
        body=corpus.articles["body"].where(corpus.articles["date"].astype(str) < "2022-11", corpus.articles["body"] * 3)
    )
    assert breaks(select(replace(corpus, articles=articles), "东岭区"))["kind"].tolist() == ["length"]
    assert breaks(select(corpus, "东岭区")).empty


def test_a_unit_that_changes_for_good_is_a_break(corpus: Corpus) -> None:
    chosen = select(corpus, "东岭区")
    table = indicator_table(chosen.here)
    visits = table[table["name"] == "入户走访"].assign(indicator="visits").sort_values("period_end", ignore_index=True)
    visits["unit"] = ["户"] * 4 + ["人次"] * (len(visits) - 4)
    found = breaks(chosen, visits)
    assert found[["kind", "before", "after"]].to_numpy().tolist() == [["unit", "户", "人次"]]
    visits["unit"] = ["户", "人次"] * 4 + ["户"] * (len(visits) - 8)
    assert breaks(chosen, visits).empty  # two ways of saying it, side by side
