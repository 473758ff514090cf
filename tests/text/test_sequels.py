"""The network that tells a line's sequel."""

from __future__ import annotations

import numpy as np

from govtrends.text.ngram_files import packaged as packaged_ngrams
from govtrends.text.ngrams import Lines, simplify
from govtrends.text.sequels import MOST, NEAR, packaged, seen

LINES = (
    "今年以来，全区各级各部门坚持以人民为",
    "中心的发展思想，扎实推进老旧小区改",
    "造工程，累计完成投资三亿元，惠及居",
    "民五千户。下一步，将继续加大工作力",
    "度，切实解决群众反映强烈的突出问题。",
)


def read_(*texts: str) -> Lines:
    return packaged_ngrams().alphabet.lines([simplify(text) for text in texts])


def test_the_true_sequel_mostly_weighs_more_than_the_lines_mean() -> None:
    lines = read_(*LINES)
    evidence = packaged()(lines, lines)
    others = evidence.copy()
    np.fill_diagonal(others, np.nan)
    assert sum(evidence[k, k + 1] > np.nanmean(others[k]) for k in range(len(LINES) - 1)) >= 3


def test_nearest_characters_come_first_and_rare_or_missing_ones_are_unknown() -> None:
    lines = lines_of([5, 6, 7], list(range(1, 40)))
    near, whole = seen(lines, 30, ends=True)
    assert near[0].tolist() == [7, 6, 5] + [0] * (NEAR - 3)
    assert near[1].tolist() == [0] * NEAR  # 39 down to 32: beyond the alphabet
    assert whole.shape == (2, MOST) and whole[0].tolist()[:4] == [5, 6, 7, 0]
    near, _ = seen(lines, 30, ends=False)
    assert near[0].tolist()[:3] == [5, 6, 7]


def lines_of(*numbers: list[int]) -> Lines:
    sizes = np.array([len(line) for line in numbers])
    letters = np.array([number for line in numbers for number in line], dtype=np.int64)
    return Lines(letters, np.cumsum(sizes) - sizes, sizes)


def test_an_empty_line_and_strangers_are_read_without_harm() -> None:
    evidence = packaged()(lines_of([], [8000]), lines_of([], [0, 0]))
    assert evidence.shape == (2, 2) and np.isfinite(evidence).all()
