from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.corpus.layout import Piece, read_page

EM = 10.0
LEFT = ["云溪区新建公园十二处，居", "民出门就能散步。公园里种", "了桂花和玉兰。"]
RIGHT = ["青石县今年开工学校三所，", "新增学位一千二百个，家长", "不再为上学发愁。"]


def line(text: str, left: float, top: float, size: float = EM) -> Piece:
    return Piece(text, left, top, left + size * len(text), top + size, size)


def column(lines: list[str], left: float, top: float, step: float = 14.0) -> list[Piece]:
    return [line(text, left, top + step * number) for number, text in enumerate(lines)]


HEADLINE = line("两地办好民生实事群众点赞", 30, 0, 20.0)
TWO_COLUMNS = [HEADLINE, *column(LEFT, 0, 40), *column(RIGHT, 135, 40)]
READ = ["两地办好民生实事群众点赞", "".join(LEFT), "".join(RIGHT)]


@given(st.permutations(TWO_COLUMNS))
def test_the_order_of_printing_does_not_matter(pieces: list[Piece]) -> None:
    assert read_page(pieces) == READ


@given(
    st.permutations(
        [
            Piece(c, 10.0 * i, y, 10.0 * i + 10, y + 10, 10)
            for y, t in ((0.0, LEFT[0]), (14.0, LEFT[1]), (28.0, LEFT[2]))
            for i, c in enumerate(t)
        ]
    )
)
def test_characters_printed_one_by_one_come_back_in_order(pieces: list[Piece]) -> None:
    assert read_page(pieces) == ["".join(LEFT)]


@pytest.mark.parametrize("shift", [0.0, 3.0, 7.0])
def test_columns_of_other_baselines_do_not_mix(shift: float) -> None:
    pieces = [HEADLINE, *column(LEFT, 0, 40), *column(RIGHT, 135, 40 + shift)]
    assert read_page(pieces) == READ


def test_a_blank_line_at_one_height_in_both_columns_does_not_send_the_reader_across() -> None:
    pieces = [*column(LEFT, 0, 0), *column(LEFT, 0, 80), *column(RIGHT, 135, 0), *column(RIGHT, 135, 80), HEADLINE]
    pieces[-1] = line(HEADLINE.text, 30, -60, 20.0)
    assert read_page(pieces) == [READ[0], READ[1], READ[1], READ[2], READ[2]]


def test_a_headline_between_two_stories_parts_them() -> None:
    second = line("又一则消息的大标题横跨两栏", 0, 100, 20.0)
    pieces = [*TWO_COLUMNS, second, *column(RIGHT, 0, 140), *column(LEFT, 135, 140)]
    assert read_page(pieces) == [*READ, second.text, READ[2], READ[1]]


def test_a_story_beside_two_stories_is_read_on_its_own() -> None:
    beside = column([*RIGHT, *RIGHT, *RIGHT, *RIGHT], 300, 0)
    second = line("又一则消息的大标题横跨", 0, 100, 20.0)
    pieces = [*TWO_COLUMNS, second, *column(RIGHT, 0, 140), *column(LEFT, 135, 140), *beside]
    assert read_page(pieces)[:3] == READ
    assert read_page(pieces)[-1].startswith(RIGHT[0]) and len(read_page(pieces)) == 10


def test_a_story_that_leaves_half_of_its_width_blank_does_not_mix_with_its_neighbour() -> None:
    wide = line("两地办好民生实事群众纷纷点赞叫好的大标题", 0, 0, 20.0)
    pieces = [wide, *column(LEFT * 4, 0, 40), *column(RIGHT * 5, 440, 0)]
    assert read_page(pieces) == [wide.text, *[READ[1]] * 4, *[READ[2]] * 5]


def test_three_columns() -> None:
    pieces = [*column(RIGHT, 270, 0), *column(LEFT, 0, 0), *column(RIGHT, 135, 0)]
    assert read_page(pieces) == [READ[1], READ[2], READ[2]]


def test_an_indent_and_a_short_line_begin_paragraphs() -> None:
    lines = [
        line("这一段的第一行缩进两", 20, 0),
        line("个字，第二行顶格排满整行。", 0, 14),
        line("下一段也缩进。", 20, 28),
    ]
    assert read_page(lines) == ["这一段的第一行缩进两个字，第二行顶格排满整行。", "下一段也缩进。"]
    short = [line("这一行很短。", 0, 0), line("这一行是新的一段，排满整行", 0, 14)]
    assert read_page(short) == ["这一行很短。", "这一行是新的一段，排满整行"]


def test_a_table_is_read_row_by_row() -> None:
    cells = [("公园", "十二处"), ("学校", "三所"), ("道路", "四条"), ("桥梁", "两座")]
    pieces = [
        piece
        for n, (name, count) in enumerate(cells)
        for piece in (line(name, 0, 14.0 * n), line(count, 200, 14.0 * n))
    ]
    assert read_page(pieces) == ["公园 十二处", "学校 三所", "道路 四条", "桥梁 两座"]


def test_a_vertical_headline_is_one_headline_and_comes_first() -> None:
    vertical = [line(char, 140, 24.0 * number, 20.0) for number, char in enumerate("新城故事")]
    body = column(LEFT * 2, 0, 0)
    assert read_page([*body, *vertical])[0] == "新城故事"


def test_latin_lines_are_joined_with_a_space_and_without_the_hyphen() -> None:
    lines = [
        Piece("The district opened twelve new pocket", 0, 0, 185, 10, 10),
        Piece("parks this year, and the neigh-", 0, 14, 180, 24, 10),
    ]
    lines.append(Piece("bours like them.", 0, 28, 80, 38, 10))
    assert read_page(lines) == ["The district opened twelve new pocket parks this year, and the neighbours like them."]


def test_nothing_printed_is_nothing_read() -> None:
    assert read_page([]) == []
    assert read_page([Piece("  ", 0, 0, 1, 1, 1)]) == []


@given(
    st.lists(
        st.builds(
            lambda t, x, y, w, h: Piece(t, x, y, x + w, y + h, max(1.0, h)),
            st.text("云溪区a1 ", min_size=1, max_size=5),
            *[st.floats(-1e4, 1e4) for _ in range(2)],
            *[st.floats(0, 500) for _ in range(2)],
        ),
        max_size=25,
    )
)
def test_whatever_is_printed_is_read_once(pieces: list[Piece]) -> None:
    read = "".join("".join(read_page(pieces)).split())
    assert sorted(read) == sorted("".join("".join(piece.text for piece in pieces).split()))
