import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.corpus.columns_breaks import without_line_breaks
from govtrends.text.spans import MappedText

TEXT = (
    "入夏以来,青禾镇在每个村口设起便民凉棚,备好茶水和常用药品,让赶集的老人有地方歇脚。"
    "镇里还请来农技员,到田间地头讲解玉米病虫害防治办法,一个月走了二十六个村,听课的农户超过三千人。"
)


def of(*texts):
    source = "\n".join(texts)
    return [MappedText.of(source, *match.span()) for match in re.finditer(r"[^\n]+", source)]


def set_in_lines(text, width):
    return " ".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("width", [17, 24, 31])
def test_blanks_at_line_ends_are_taken_out(width):
    (result,) = without_line_breaks(of(set_in_lines(TEXT, width)))
    assert result.text == TEXT


def test_offsets_survive():
    source = set_in_lines(TEXT, 24)
    (result,) = without_line_breaks(of(source))
    assert "".join(source[start:end] for start, end in result.source_spans(0, len(result))) == TEXT


def test_a_single_line_end_inside_a_word_is_taken_out():
    cut = TEXT.index("病虫害") + 1
    (result,) = without_line_breaks(of(f"{TEXT[:cut]} {TEXT[cut:]}"))
    assert result.text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "座谈会由副镇长白 雪主持,种粮大户李 明、王 芳、赵 强先后发言,大家对今年的收成都很有信心,也提了不少好建议。",
        "获奖的有张三宝 李四喜 王五福 赵六顺 钱七巧 孙八方,他们来自全镇六个不同的行政村,年龄最大的已经六十九岁。",
        "活动以“建设美丽乡村 共享幸福生活”为主题,吸引了周边三个乡镇的村民前来参加,现场气氛十分热烈,掌声不断。",
        "建设美丽乡村 共享幸福生活",
        TEXT,
    ],
)
def test_names_slogans_and_clean_text_stay_as_they_are(text):
    paragraphs = of(text)
    (result,) = without_line_breaks(paragraphs)
    assert result is paragraphs[0]


def test_numbers_do_not_run_together():
    text = "全镇有村庄 12 34 56 个。" * 4
    assert "12 34 56" in without_line_breaks(of(text))[0].text


@given(st.lists(st.text("县群众工作，。 2022AB“”", min_size=1, max_size=90), min_size=1, max_size=4))
def test_only_blanks_are_taken_out(texts):
    for before, after in zip(of(*texts), without_line_breaks(of(*texts)), strict=True):
        assert after.text.replace(" ", "") == before.text.replace(" ", "")
