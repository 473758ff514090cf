from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govtrends.corpus.lines import BOLD, folded, split_lines


def test_markup_is_taken_off_and_offsets_stay() -> None:
    source = "## **城南镇办起夜校**\n\n![](img/a.jpg)\n\n> 引语一段\n**小标题**\n*记者 何清明*\n-----\n"
    lines = split_lines(source)
    assert [line.text.text for line in lines] == ["城南镇办起夜校", "引语一段", "小标题", "记者 何清明"]
    assert [line.level for line in lines] == [2, 0, BOLD, 0]
    assert [source[line.start : line.end] for line in lines] == [line.text.text for line in lines]


def test_invisible_characters_are_dropped_and_offsets_stay() -> None:
    source = "\u202e云\u200b溪区\ufeff召开会议\n"
    (line,) = split_lines(source)
    assert line.text.text == "云溪区召开会议"
    assert line.text.source_spans(0, 2) == [(1, 2), (3, 4)]


def test_blank_lines_are_counted() -> None:
    assert [line.blanks for line in split_lines("\n一段文字\n\n\n二段文字\n三段文字")] == [1, 2, 0]


def test_paragraphs_stored_line_by_line_are_joined() -> None:
    source = (
        "\u3000\u3000入夏以来，云溪区城管局开展占道经\n营整治，组织人员对主要街道进行巡\n查，劝离流动摊贩一百余处，清理乱\n"
        "堆乱放八十余处，市容市貌明显改善\n，得到沿街居民好评。\n\u3000\u3000下一步，该局将建立长效的工作机\n"
        "制，定期开展回头看，防止问题反弹\n，让城市更加整洁有序。\n"
    )
    first, second = split_lines(source)
    assert first.text.text.startswith("入夏以来，云溪区城管局开展占道经营整治")
    assert second.text.text.endswith("防止问题反弹，让城市更加整洁有序。")
    assert all(source[s:e] in first.text.text for s, e in first.text.source_spans(0, len(first.text)))


def test_short_lines_of_a_page_with_long_paragraphs_are_not_joined() -> None:
    heads = "要闻\n云溪区召开会议\n城南镇办起夜校\n柳河街道办食堂\n春灌全面展开了\n"
    assert len(split_lines(heads + "云溪区组织干部群众在北山植树两千余株，进一步改善生态环境。" * 3)) == 6


def test_finished_means_a_full_stop_with_its_closing_marks() -> None:
    done = ["他说：“好。”", "完成了！", "It is done."]
    cut = ["涉及部门（单位）", "实现“全覆盖”", "人数达到", "含三项，"]
    assert [line.finished for line in split_lines("\n".join(done))] == [True] * 3
    assert [line.finished for line in split_lines("\n\n".join(cut))] == [False] * 4


@given(st.text(alphabet="云溪区。，（)\n #*>_![]\u200b\u3000aA1記訊", max_size=200))
def test_every_line_is_text_of_the_source(source: str) -> None:
    for line in split_lines(source):
        assert len(line.text.text) == len(line.fold)
        for run in line.text.runs:
            if run.source is not None:
                piece = line.text.text[run.at : run.at + run.length]
                assert source[run.source : run.source + run.length] == piece


@given(st.text(max_size=100))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_folding_knows_full_width_forms() -> None:
    assert folded("本报讯（记者）摄") == "本报讯(记者)摄"
    assert folded("ＡＢ１２：") == "AB12:"
