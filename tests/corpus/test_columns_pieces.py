from govtrends.corpus.columns_pieces import Piece, ends_sentence, line_width, printed_width, split, without_specks
from govtrends.corpus.columns_prints import without_second_prints
from govtrends.corpus.columns_seams import unglued
from govtrends.text.spans import MappedText

LINES = (
    "全县建成标准化村卫生室一百二十家,基",
    "本实现群众看病不出村。县财政每年安排",
    "专项资金三百万元,为村医购买养老保险",
)


def of(*paragraphs):
    return [MappedText.of(paragraph) for paragraph in paragraphs]


def texts(pieces):
    return [piece.text.text for piece in pieces]


def test_widths_are_those_of_print():
    assert printed_width("共12 所学校,") == 6
    assert printed_width('"一站式"') == 4.5


def test_spaces_beside_numbers_and_after_marks_stand_inside_a_line():
    paragraph = f"{LINES[0]} 全县共有 13 所学校, 配备校医的有十二 {LINES[2]}"
    assert texts(split(of(paragraph))) == [LINES[0], "全县共有13所学校,配备校医的有十二", LINES[2]]


def test_a_short_last_line_stays_by_itself():
    assert texts(split(of(f"{LINES[0]} 务水平。 {LINES[1]}"))) == [LINES[0], "务水平。", LINES[1]]


def test_the_column_is_as_wide_as_most_lines():
    assert line_width(split(of(" ".join(LINES)))) == 18


def test_sentences_end_inside_quotes_too():
    assert ends_sentence("他说:“就这么办。”")
    assert not ends_sentence("坚持问题导向,")


def test_a_second_print_loses_to_the_fuller_one():
    worse = LINES[0].replace(",", "")
    kept, second = without_second_prints(split(of(f"{worse} {LINES[1]} {LINES[0]}")))
    assert (texts(kept), texts(second)) == ([LINES[1], LINES[0]], [worse])


def test_short_fragments_may_be_equal_by_chance():
    pieces = [Piece(MappedText.of("显著提升。"), k, True) for k in range(2)]
    assert without_second_prints(pieces) == (pieces, [])


def test_a_copy_inside_a_longer_fragment_is_cut_out():
    kept, second = without_second_prints(split(of(LINES[0], LINES[0] + LINES[2])))
    assert sorted(texts(kept)) == sorted([LINES[0], LINES[2]])
    assert texts(second) == [LINES[0]]


def test_lines_set_side_by_side_are_parted():
    pieces = split(of(" ".join(LINES), LINES[1] + "实习护士到岗后将由带教老师统一进行岗"))
    assert texts(unglued(pieces))[-2:] == [LINES[1], "实习护士到岗后将由带教老师统一进行岗"]


def test_specks_at_the_ends_of_lines_are_taken_off():
    pieces = split(of(f"|{LINES[0]} {LINES[1]}■ | {LINES[2]}"))
    assert "".join(texts(without_specks(pieces))) == "".join(LINES[:3])


def test_marks_that_may_be_meant_stay():
    pieces = [Piece(MappedText.of(text), 0, False) for text in ("今年1-", "6月,阿卜杜拉·", "—", "*注")]
    assert without_specks(pieces) == pieces
