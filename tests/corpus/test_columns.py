import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrends.corpus.columns import _assembled, repair
from govtrends.corpus.columns_pieces import split
from govtrends.text.spans import GAP, MappedText

LEFT = (
    "今年以来,石桥镇聚焦群众急难愁盼问",
    "题,扎实推进老旧小区改造和农村饮水安全巩",
    "固提升工程,累计铺设供水管网四十余公里,群",
    "众获得感不断增强。全镇坚持党建引领基层治",
    "理,健全网格化管理、精细化服务、信息化支",
    "撑的工作机制,及时化解各类矛盾纠纷。",
)
RIGHT = (
    "在产业发展方面,石桥镇积极培育新型经",
    "营主体,大力发展设施农业和农产品精深加",
    "工,带动农民持续增收。下一步,镇里将继续优",
    "化营商环境,落实各项惠企政策,帮助中小企",
    "业解决融资难题,推动经济社会高质量发",
    "展。",
)


def of(text):
    return [MappedText.of(text, *match.span()) for match in re.finditer(r"[^\n]+", text)]


def mixed(left=LEFT, right=RIGHT):
    rows = max(len(left), len(right))
    return " ".join(part for row in range(rows) for part in (*left[row : row + 1], *right[row : row + 1]))


def test_two_mixed_columns_are_read_one_after_the_other():
    result = repair(of(mixed()))
    assert result.body.text.replace("\n", "") == "".join(LEFT + RIGHT)
    assert result.repaired
    assert result.second_prints == ()


def test_offsets_survive_the_repair():
    text = mixed()
    body = repair(of(text)).body
    for run in body.runs:
        if run.source is not None and body.text[run.at] != "\n":
            assert text[run.source : run.source + run.length] == body.text[run.at : run.at + run.length]


def test_nothing_is_invented_and_nothing_dropped():
    text = mixed()
    assert sorted(repair(of(text)).body.text.replace("\n", "")) == sorted(text.replace(" ", ""))


def test_a_column_that_breaks_off_is_not_read_on_in_the_next():
    text = repair(of(mixed(left=LEFT[:4]))).body.text
    assert LEFT[3] + RIGHT[0] not in text


def test_a_join_that_is_not_credible_becomes_a_gap():
    pieces = split(of(" ".join(LEFT[:3])))
    text = _assembled(pieces, [(0, True), (2, False), (1, True)], []).text
    assert text == LEFT[0] + GAP + LEFT[2] + LEFT[1]


def test_a_second_print_is_kept_once_and_stays_traceable():
    again = LEFT[2].replace(",", "", 1)
    text = mixed() + " " + again
    result = repair(of(text))
    assert result.body.text.replace("\n", "") == "".join(LEFT + RIGHT)
    assert result.second_prints == ((len(text) - len(again), len(text)),)


def test_a_paragraph_cut_in_mid_sentence_is_joined_again():
    source = "全县广大干部群众迎难而上,奋力夺取抗旱保丰收的全面\n\n胜利。" * 1
    long = "连日来,平湖县持续高温少雨,部分乡镇出现旱情,群众生产生活用水受到影响," + source
    assert repair(of(long)).body.text == long.replace("\n\n", "")


def test_a_heading_is_not_joined_to_what_follows():
    text = "抓实网格管理\n\n平湖县把全县划分为三百个网格,每个网格配备一名网格员。\n\n(二)压实责任。"
    assert repair(of(text)).body.text == text.replace("\n\n", "\n")


CLEAN = st.lists(
    st.text("县城乡村教育医疗，。群众工作2022年 建设", min_size=45, max_size=120).map(
        lambda text: text.replace(" ", "").rstrip("，") + "。"
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25, deadline=None)
@given(CLEAN)
def test_whole_paragraphs_come_out_character_for_character(paragraphs):
    result = repair(of("\n\n".join(paragraphs)))
    assert result.body.text == "\n".join(paragraphs)
    assert not result.repaired


def test_english_is_left_alone():
    text = 'The county said, "We will go on," and 35 schools opened; (see below) more: follow.\n\nSecond paragraph.'
    assert repair(of(text)).body.text == text.replace("\n\n", "\n")


def test_names_printed_with_spaces_do_not_make_a_page_torn():
    text = "参加座谈的有李 明、王 芳、赵 强、孙 丽、周 涛等同志,座谈会由县文化和旅游局主要负责同志主持。" * 2
    result = repair(of(text))
    assert (result.body.text, result.repaired) == (text, False)


def test_lines_of_one_column_keep_their_order():
    result = repair(of(" ".join(LEFT + RIGHT)))
    assert result.body.text.replace("\n", "") == "".join(LEFT + RIGHT)
    assert not result.repaired


@pytest.mark.parametrize("text", ["", " ", "\u200b\u202e", "一", "啊 吧 呢 了 的 着 过", "。 。 。 。 。", "(" * 50])
def test_odd_input_is_no_reason_to_crash(text):
    assert isinstance(repair(of(text)).body.text, str)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text('县群众,。工作《》"6 8', min_size=1, max_size=80), max_size=6))
def test_any_text_keeps_its_letters(paragraphs):
    text = "\n".join(paragraphs)
    result = repair(of(text))
    kept = re.sub(r"\s", "", result.body.text.replace(GAP, ""))
    second = "".join(text[start:end] for start, end in result.second_prints)
    assert sorted(kept + re.sub(r"\s", "", second)) == sorted(re.sub(r"\s", "", text))


def test_a_speaker_line_inside_stands_first():
    text = mixed((*LEFT[:3], "石桥镇镇长林小满:", *LEFT[3:]))
    assert repair(of(text)).body.text.startswith("石桥镇镇长林小满:\n")


def test_a_whole_lead_stands_first_and_is_never_cut():
    lead = "石桥镇今年的民生清单已经过半,二十件实事里有十三件提前办结。"
    body = repair(of(lead + "\n\n" + mixed())).body.text
    assert body.startswith(lead)
    assert body.replace("\n", "") == lead + "".join(LEFT + RIGHT)


def test_whole_paragraphs_below_stay_below():
    tail = "石桥镇党委负责人表示,到年底剩下的七件实事也将全部办结,请群众监督。"
    body = repair(of(mixed() + "\n\n" + tail)).body.text
    assert body.endswith(tail)
