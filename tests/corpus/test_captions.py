from __future__ import annotations

import pytest

from govtrends.corpus.captions import caption_start, is_caption, is_credit, points
from govtrends.corpus.lines import folded, split_lines


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("图一、图二 为志愿者清理河道", "图一、图二 "),
        ("图1：村民浇水", "图1："),
        ("图书馆开放", ""),
        ("图为村民浇水", ""),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert text[: caption_start(folded(text))] == label


def test_credits_on_a_line_of_their_own() -> None:
    assert is_credit(folded("（通讯员 何清明 摄）"))
    assert is_credit("(Reporter Wu Bailu)")
    assert not is_credit(folded("（2023年3月8日）"))
    assert not is_credit(folded("何清明 摄"))


def test_a_caption_points_at_a_picture_or_sets_a_scene_apart() -> None:
    above, same, apart = split_lines("村民忙着浇水。\n渠道已经修好。\n\n\n3月8日，村民在田里浇水。")
    assert points("图为村民浇水")
    assert is_caption(apart, above)
    assert not is_caption(same, above)
