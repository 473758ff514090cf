from __future__ import annotations

import pytest

from govtrends.corpus.inline import split_inline
from govtrends.corpus.lines import split_lines


def pieces(text: str) -> list[str]:
    (line,) = split_lines(text)
    return [piece.text.text for piece in split_inline(line)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "城南镇 开展清河行动 □通讯员 何清明 城南讯 3月7日，打捞垃圾三吨。",
            ["城南镇 开展清河行动", "□通讯员 何清明", "城南讯 3月7日，打捞垃圾三吨。"],
        ),
        (
            "两岸面貌一新。 柳河街道 办起食堂 □记者 赵小寒 吴白露 今年以来，建成食堂三处。",
            ["两岸面貌一新。", "柳河街道 办起食堂", "□记者 赵小寒 吴白露", "今年以来，建成食堂三处。"],
        ),
        (
            "云溪区春灌展开 本报讯 3月7日，召开会议。 本报讯 3月8日，送去祝福。",
            ["云溪区春灌展开", "本报讯 3月7日，召开会议。", "本报讯 3月8日，送去祝福。"],
        ),
        ("云溪区春灌全面展开 本报记者 何清明", ["云溪区春灌全面展开", "本报记者 何清明"]),
    ],
)
def test_heads_bylines_and_texts_on_one_line(text: str, cut: list[str]) -> None:
    assert pieces(text) == cut


@pytest.mark.parametrize(
    "text",
    [
        "□通讯员 何清明",
        "会议提出三点：□ 一是从严。记者从会上获悉，今年培训通讯员三期。",
        "一封来自远方的喜讯 让全村沸腾",
        "记者 何清明 通讯员 赵小寒",
        "他们通过电话、短讯等方式联系群众，得到好评。",
    ],
)
def test_most_lines_stay_whole(text: str) -> None:
    assert pieces(text) == [text]
