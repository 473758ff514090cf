"""The network that tells a line's sequel."""

from __future__ import annotations

import numpy as np

from govtrends.text import ngrams
from govtrends.text.sequels import MOST, NEAR, Sequels, packaged, seen, times

LINES = (
    "今年以来，全区各级各部门坚持以人民为",
    "中心的发展思想，扎实推进老旧小区改",
    "造工程，累计完成投资三亿元，惠及居",
    "民五千户。下一步，将继续加大工作力",
    "度，切实解决群众反映强烈的突出问题。",
)


def ids(line: str) -> list[int]:
    alphabet = ngrams.packaged().alphabet
    return [alphabet.get(char, 0) for char in ngrams.simplify(line)]


def test_the_true_sequel_mostly_weighs_more_than_the_lines_mean() -> None:
    lines = [ids(line) for line in LINES]
    evidence = packaged()(lines, lines)
    others = evidence.copy()
    np.fill_diagonal(others, np.nan)
    assert sum(evidence[k, k + 1] > np.nanmean(others[k]) for k in range(len(lines) - 1)) >= 3


def test_nearest_characters_come_first_and_rare_or_missing_ones_are_unknown() -> None:
    near, whole = seen([[5, 6, 7], list(range(1, 40))], 30, ends=True)
    assert near[0].tolist() == [7, 6, 5] + [0] * (NEAR - 3)
    assert near[1].tolist() == [0] * NEAR  # 39 down to 32: beyond the alphabet
    assert whole.shape == (2, MOST) and whole[0].tolist()[:4] == [5, 6, 7, 0]
    near, _ = seen([[5, 6, 7]], 30, ends=False)
    assert near[0].tolist()[:3] == [5, 6, 7]


def test_several_networks_say_the_mean_of_what_each_says() -> None:
    lines = [ids(line) for line in LINES]
    networks = packaged()
    each = [Sequels((pair,), networks.weights)(lines, lines) for pair in networks.pairs]
    assert len(each) > 1 and not np.allclose(each[0], each[1])
    assert np.allclose(networks(lines, lines), np.mean(each, axis=0), atol=1e-4)


def test_an_empty_line_and_strangers_are_read_without_harm() -> None:
    evidence = packaged()([[], [99999]], [[], [0, 0]])
    assert evidence.shape == (2, 2) and np.isfinite(evidence).all()


def test_products_a_few_rows_at_a_time_are_the_same() -> None:
    rng = np.random.default_rng(3)
    for rows, inner, columns in ((61, 360, 160), (3, 8, 5), (1, 4000, 300)):
        left, right = rng.random((rows, inner), dtype=np.float32), rng.random((inner, columns), dtype=np.float32)
        assert np.allclose(times(left, right), left @ right, rtol=1e-4)
