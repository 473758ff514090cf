from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from govtrends.compare.contrast import against_others, change, contrast, differences, peer_shares
from govtrends.compare.select import restrict, select
from govtrends.store import Corpus


def test_a_theme_made_frequent_is_found_and_the_rest_is_alike(corpus: Corpus) -> None:
    table = against_others(select(corpus, "清溪区")).set_index("theme")
    assert table.loc["保交楼", "verdict"] == "higher"
    assert table.loc["保交楼", "diff_low"] > 0
    assert set(table.drop("保交楼")["verdict"]) <= {"similar", "lower"}


def test_the_other_side_sees_the_opposite(corpus: Corpus) -> None:
    left, right = restrict(corpus, districts=["清溪区"]), restrict(corpus, districts=["东岭区"])
    one = contrast(left, right, label="清", against="东").set_index("theme")
    two = contrast(right, left, label="东", against="清").set_index("theme").loc[one.index]
    assert (one["diff"] + two["diff"]).abs().max() < 1e-12
    swapped = one["verdict"].replace({"higher": "lower", "lower": "higher"})
    assert list(swapped) == list(two["verdict"])


def test_thin_evidence_gives_no_verdict(corpus: Corpus) -> None:
    table = against_others(select(corpus, "清溪区", "2022-07", "2022-07"))
    assert (table["verdict"] == "thin").all()
    assert table[["diff_low", "diff_high", "p_adjusted"]].isna().all(axis=None)


def test_without_the_other_side_there_is_nothing_to_compare(corpus: Corpus) -> None:
    assert change(select(corpus, "清溪区", "2022-07", "2022-07")).empty
    alone = restrict(corpus, districts=["清溪区"])
    assert against_others(select(alone, "清溪区")).empty


def test_peers_bring_their_median(corpus: Corpus) -> None:
    table = peer_shares(select(corpus, "清溪区"))
    assert "990102" not in set(table["unit_code"])
    one = table[table["theme"] == "双减"]
    assert one["median"].iloc[0] == one["share"].median()


def test_every_district_against_the_rest(corpus: Corpus) -> None:
    table = differences(corpus)
    assert len(table) == 6 * corpus.mentions["theme"].nunique()
    found = {(row.label, row.theme) for row in table[table["verdict"] == "higher"].itertuples()}
    assert found == {("清溪区", "保交楼"), ("东岭区", "双减"), ("石桥县", "疫情防控")}
    one = table[(table["label"] == "清溪区") & (table["theme"] == "保交楼")].iloc[0]
    other = against_others(select(corpus, "清溪区")).set_index("theme").loc["保交楼"]
    for name in ("articles", "n", "articles_b", "n_b", "pages_with_b", "diff"):
        assert one[name] == pytest.approx(other[name])
    assert one["p_adjusted"] >= one["p"]


def test_the_correction_is_over_every_pair(corpus: Corpus) -> None:
    table = differences(corpus, correction="bh")
    assert table["p_adjusted"].to_numpy() == pytest.approx(stats.false_discovery_control(table["p"]))


def test_a_period_is_held_against_the_one_before_that_has_reports(corpus: Corpus) -> None:
    table = differences(restrict(corpus, districts=["望湖区"]), "month")
    before = table.drop_duplicates("label").set_index("label")["against"]
    assert before["2022-12"] == "2022-10" and "2022-07" not in before.index
    assert (table["verdict"] == "thin").all()


def test_few_groups_have_nothing_to_differ_from(corpus: Corpus) -> None:
    assert differences(restrict(corpus, districts=["望湖区"])).empty
    assert differences(replace(corpus, mentions=corpus.mentions.iloc[:0])).empty


def test_one_long_page_does_not_make_a_theme(corpus: Corpus) -> None:
    left, right = restrict(corpus, districts=["清溪区"]), restrict(corpus, districts=["东岭区"])
    mine = left.mentions[left.mentions["theme"] == "保交楼"]
    # All its reports on one page: as many as before, and more than chance has it, but of one day's paper.
    page = left.articles["page_id"].iloc[0]
    gathered = left.articles.assign(page_id=np.where(left.articles["article_id"].isin(mine["article_id"]), page, None))
    gathered["page_id"] = gathered["page_id"].fillna(left.articles["page_id"])
    table = contrast(replace(left, articles=gathered), right, label="清", against="东").set_index("theme")
    assert table.loc["保交楼", "share"] > 0.6 and table.loc["保交楼", "pages_with"] == 1
    assert table.loc["保交楼", "verdict"] != "higher"


def test_districts_drawn_by_lot_are_alike(corpus: Corpus) -> None:
    """What is called higher or lower among them is chance, and the correction keeps it rare."""
    rng = np.random.default_rng(5)
    called = 0
    pages = corpus.pages["page_id"].to_numpy()
    for _ in range(40):
        lot = dict(zip(pages, rng.permutation(np.arange(len(pages)) % 6), strict=True))
        codes = corpus.articles["page_id"].map(lot).map(lambda number: f"99010{number + 2}")
        table = differences(replace(corpus, articles=corpus.articles.assign(unit_code=codes)))
        called += bool(table["verdict"].isin(["higher", "lower"]).any())
    assert called / 40 <= 0.1
