"""Counts of n-grams, and the table that ships with the package."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from govtrends.text import ngrams
from govtrends.text.lookup import mixed
from govtrends.text.ngram_files import packaged, read, save
from govtrends.text.ngrams import Alphabet, count, simplify


def test_simplify_drops_marks_of_quotation_and_levels_numbers():
    assert simplify('“三百”问 12.5 万, "ABC"') == "三百问0万，a"


@given(st.text())
def test_simplify_is_idempotent_but_for_numbers_put_side_by_side(text):
    once = simplify(text)
    assert simplify(simplify(once)) == simplify(once)


def test_a_table_survives_the_disk(tmp_path):
    texts = ["防汛抗旱防汛备汛", "备汛工作", "抗旱工作抗旱"]
    letters = "".join(sorted(set("".join(texts))))
    keys, counts = count(Alphabet(letters).lines(texts))
    save(tmp_path / "table.npz", letters, keys, counts)
    table = read(tmp_path / "table.npz")
    assert table.alphabet.letters == letters
    which, rows = table.ngrams.find(mixed(keys))
    assert which.tolist() == list(range(len(keys)))
    assert (rows[:, 0] == counts).all()
    assert table.ngrams.rows[:, 0].sum() == counts.sum()  # words that the texts do not hold are known with none


def test_counts_stop_at_the_end_of_a_text():
    keys, counts = count(Alphabet("甲乙").lines(["甲乙", "乙甲", ""]))
    assert counts.tolist() == [2, 2, 1, 1]
    assert keys[2:].tolist() == [ngrams.key(np.uint64(1), np.uint64(2)), ngrams.key(np.uint64(2), np.uint64(1))]


@given(st.lists(st.text(alphabet="甲乙丙丁龘", max_size=12), max_size=6))
def test_counts_are_those_of_counting_one_by_one(texts):
    alphabet = Alphabet("甲乙丙丁")
    expected = Counter(
        text[at : at + size] for text in texts for size in range(1, 5) for at in range(len(text) - size + 1)
    )
    keys, counts = count(alphabet.lines(texts))
    named = {int(ngrams.key(*alphabet.lines([gram]).letters.astype(np.uint64))): gram for gram in expected}
    assert {named[key]: number for key, number in zip(keys.tolist(), counts.tolist(), strict=True)} == expected


def test_strangers_on_a_page_are_numbered_after_the_table_and_lines_are_seen_from_both_ends():
    read_ = Alphabet("甲乙").lines(["甲龘乙", "", "龘𠀀"])
    assert read_.heads(2).tolist() == [[1, 3], [0, 0], [3, 4]]
    assert read_.tails(4).tolist() == [[2, 3, 1, 0], [0, 0, 0, 0], [4, 3, 0, 0]]
    assert read_.until(2).joined(read_.until(1)).heads(1).tolist() == [[1], [0], [1]]


def test_the_packaged_table_is_small_and_holds_no_long_text():
    from importlib import resources

    assert len((resources.files("govtrends.text") / "ngrams.npz").read_bytes()) < 5_000_000
    assert len(packaged().ngrams.keys) < 4_000_000
    assert ngrams.ORDER == 4


def test_texts_are_simplified_together_as_one_by_one() -> None:
    texts = ["共12.5万元，", "", "“a b”12", "3人"]
    assert ngrams.simplified(texts) == [ngrams.simplify(text) for text in texts]
    assert ngrams.simplified([]) == []
    assert ngrams.simplified(["甲\0乙", "丙"]) == [ngrams.simplify("甲\0乙"), "丙"]
