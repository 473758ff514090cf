"""What continues what, by the n-grams of the packaged table and of a page."""

import numpy as np
import pytest

from govtrends.text import ngrams
from govtrends.text.continuations import Model
from govtrends.text.ngram_files import packaged
from govtrends.text.ngrams import simplify


def lines(model, texts):
    return model.alphabet.lines([simplify(text) for text in texts])


def joins(model, lefts, rights):
    return model.joins(lines(model, lefts), lines(model, rights))[0]


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


def test_breaks_are_the_joins_of_those_that_stand_side_by_side():
    model = Model(packaged(), [simplify("持续推进生态环境保护工作")])
    lefts = ["群众安", "持续推进生态环", "城镇新增就业15", "一", ""]
    rights = ["全感不断增强", "境保护工作", "万人以上", "", "二"]
    every, side_by_side = joins(model, lefts, rights), model.breaks(lines(model, lefts), lines(model, rights))
    assert side_by_side == pytest.approx(every.diagonal(), abs=1e-5)


def test_words_across_the_break_are_worth_their_length_and_frequency():
    model = Model(packaged(), [])
    _, words = model.joins(lines(model, ["我们要因地", "群众安", "霾"]), lines(model, ["制宜地办", "全感不断", "的"]))
    assert words[0, 0] > words[1, 1] > words[2, 2] == 0
    assert words.argmax() == 0


def test_lines_share_what_is_rare():
    model = Model(packaged(), ["鑫垚公司今年的工作", "走访鑫垚公司的", "全区今年的工作", "", "一"])
    shared = model.shared()
    assert np.allclose(shared, shared.T) and shared.shape == (5, 5)
    assert shared[0, 1] > 1.5 * shared[0, 2] and not shared[3:, :4].any()


def test_probabilities_after_a_context_add_up_to_one():
    table = packaged()
    model = Model(table, [])
    alphabet = np.arange(1, len(table.alphabet.letters) + 1, dtype=np.uint64)
    base = model._first(model._find(ngrams.key(alphabet)))
    for char in "市群产":
        first = table.alphabet.lines([char]).letters.astype(np.uint64)
        shares = model._find(ngrams.key(first, alphabet)).after(model._find(ngrams.key(first)), base)
        assert shares.sum() == pytest.approx(1.0, abs=0.05)
