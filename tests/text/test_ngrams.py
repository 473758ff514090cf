import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.text import ngrams
from govtrends.text.ngrams import Model, count, packaged, read, save, simplify


def ids(model, text):
    return model.ids(simplify(text))


def joins(model, lefts, rights):
    tails = np.array([[0, 0, 0, *ids(model, text)][-3:] for text in lefts], dtype=np.uint64)
    heads = np.array([[*ids(model, text)[:3], 0, 0, 0][:3] for text in rights], dtype=np.uint64)
    return model.joins(tails, heads)


def test_simplify_drops_marks_of_quotation_and_levels_numbers():
    assert simplify('“三百”问 12.5 万, "ABC"') == "三百问0万，a"


@given(st.text())
def test_simplify_is_idempotent_but_for_numbers_put_side_by_side(text):
    once = simplify(text)
    assert simplify(simplify(once)) == simplify(once)


def test_a_word_cut_in_two_outweighs_every_other_join():
    model = Model(packaged(), [])
    scores = joins(model, ["群众安", "持续推进生态环", "城镇新增就业15"], ["全感不断增强", "境保护工作", "万人以上"])
    assert (scores.argmax(axis=1) == [0, 1, 2]).all()
    assert (scores.diagonal() > 0).all()


def test_the_page_teaches_names_the_table_does_not_know():
    left, right = ["与鑫垚", "与鑫垚"], ["磊公司签约", "江公司签约"]
    blind, taught = Model(packaged(), []), Model(packaged(), ["走访鑫垚磊公司", "考察鑫垚磊公司"])
    gain = joins(taught, left, right) - joins(blind, left, right)
    assert gain[0, 0] > gain[0, 1]


def test_a_table_survives_the_disk(tmp_path):
    texts = ["防汛抗旱防汛备汛", "备汛工作", "抗旱工作抗旱"]
    alphabet = "".join(sorted(set("".join(texts))))
    keys, counts = count(texts, {char: i for i, char in enumerate(alphabet, start=1)})
    save(tmp_path / "table.npz", alphabet, keys, counts)
    table = read(tmp_path / "table.npz")
    assert list(table.alphabet) == list(alphabet)
    for level, key, number in zip(table.levels, keys, counts, strict=True):
        assert (level.keys == key).all()
        assert (level.counts == number).all()


def test_counts_stop_at_the_end_of_a_text():
    keys, counts = count(["甲乙", "乙甲"], {"甲": 1, "乙": 2})
    assert counts[1].sum() == 2
    assert len(keys[2]) == 0


def test_probabilities_after_a_context_add_up_to_one():
    table = packaged()
    model = Model(table, [])
    alphabet = np.arange(1, len(table.alphabet) + 1, dtype=np.uint64)
    base = model._first(model._find(0, alphabet))
    for char in "市群产":
        first = np.uint64(table.alphabet[char])
        shares = model._next(
            model._find(1, (first << np.uint64(ngrams.BITS)) | alphabet), model._find(0, first[None]), base
        )
        assert shares.sum() == pytest.approx(1.0, abs=0.05)


def test_the_packaged_table_is_small_and_holds_no_long_text():
    from importlib import resources

    assert len((resources.files("govtrends.text") / "ngrams.npz").read_bytes()) < 5_000_000
    assert max(len(table.keys) for table in packaged().levels) < 2_000_000
    assert ngrams.ORDER == 4
