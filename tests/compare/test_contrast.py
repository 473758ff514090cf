from __future__ import annotations

from govtrends.compare.contrast import against_others, change, contrast, peer_shares
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
