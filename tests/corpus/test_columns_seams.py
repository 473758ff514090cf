from govtrends.corpus.columns_pieces import split
from govtrends.corpus.columns_score import continued
from govtrends.corpus.columns_seams import unglued
from govtrends.text.spans import MappedText


def test_every_piece_that_holds_two_lines_is_cut_at_its_own_seam():
    lines = [
        "全区各级各部门要提高认识，",
        "认真落实安全生产责任制度，",
        "全年接待群众来访一百余次。",
        "第二届运动会将于下周举行，",
    ]
    printed = " ".join([*lines, lines[0] + lines[1], *lines, lines[2] + lines[3]])
    found = [piece.text.text for piece in unglued(split([MappedText.of(printed)]))]
    assert found == [*lines, *lines[:2], *lines, *lines[2:]]


def test_each_text_is_weighed_with_the_one_beside_it():
    said = continued(["不断增强群众安", "不断增强群众安", "行政拘留三"], ["全感和满意度", "辆，占比很大", "人"])
    assert len(said) == 3 and said[0] > said[1] + 2
    assert said[:1] == continued(["不断增强群众安"], ["全感和满意度"])
