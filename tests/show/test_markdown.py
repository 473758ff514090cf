from __future__ import annotations

import pandas as pd
import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrends.show.markdown import (
    day,
    escape,
    file_name,
    interval,
    number,
    origin,
    percent,
    period_name,
    pipe_table,
    quantity,
)


@settings(max_examples=15, deadline=None)
@given(st.text(st.sampled_from("a1甲。*_[]<>#|$@~^`\\{}().-+:!\"'"), min_size=1, max_size=30))
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    printed = pypandoc.convert_text("x " + escape(text), "plain", "markdown", extra_args=["--wrap=none"])
    assert printed.removesuffix("\n") == "x " + text


@pytest.mark.parametrize("text", ["1. 第一", "- 横", "12) 项", "# 题", "> 引"])
def test_a_quoted_line_never_becomes_a_list_or_a_heading(text: str) -> None:
    printed = pypandoc.convert_text(escape(text), "html", "markdown", extra_args=["--wrap=none"])
    assert printed.startswith("<p>")


def test_numbers_for_people() -> None:
    assert number(186276) == "186,276"
    assert number(3.0) == "3"
    assert number(2_350_000) == "235万"
    assert number(1_234_000_000) == "12.34亿"
    assert number(float("nan")) == "—"


def test_periods_are_named_as_people_say_them() -> None:
    assert [period_name(key) for key in ("2022", "2022-04", "2022-Q3")] == ["2022年", "2022年4月", "2022年三季度"]


def test_percentages_and_intervals_are_rounded_for_readers() -> None:
    assert percent(0.083) == "8.3%" and percent(0) == "0%"
    assert interval(0.12, 0.34) == "12%～34%"
    assert interval(-0.05, 0.2, signed=True) == "-5～+20"
    assert interval(float("nan"), 0.2) == "—"


def test_dates_are_as_exact_as_they_are_known() -> None:
    assert day(pd.Timestamp(2022, 10, 12)) == "2022-10-12"
    assert day(pd.Timestamp(2022, 10, 1), "month") == "2022-10"
    assert day(pd.Timestamp(2022, 1, 1), "year") == "2022"
    assert day(pd.NaT) == day(None) == "日期不详"


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"value": 26.0, "unit": "%", "measure": "percent", "direction": "down", "basis": "yoy"}, "同比下降26%"),
        ({"value": 1200.0, "unit": "户", "measure": "count", "approx": "about"}, "约1,200户"),
        ({"value": 3.0, "unit": "个", "measure": "count", "approx": "at_least"}, "3个以上"),
        ({"value": 5.0, "value_max": 8.0, "unit": "公里", "measure": "length"}, "5～8公里"),
    ],
)
def test_quantities_keep_direction_and_approximation(fields: dict[str, object], printed: str) -> None:
    assert quantity(fields) == printed


def test_a_table_without_rows_is_a_sentence() -> None:
    assert pipe_table({"甲": [], "乙": []}) == "本期没有数据。\n"
    assert "----:" in pipe_table({"主题": ["双减"], "篇": ["3"]}, right=("篇",))


def test_a_narrow_column_keeps_its_width_beside_wide_ones() -> None:
    columns = {
        "版": ["[1](#p1)"],
        "日期": ["2022\\-08\\-27"],
        "地区": ["[管城回族区]{#a-long-anchor-that-is-not-printed}"],
        "依据": ["甲" * 90],
        "例": ["乙" * 90],
    }
    rule = pipe_table(columns, right=("版",)).splitlines()[1]
    widths = [len(dashes) for dashes in rule.strip("|").split("|")]
    assert widths[:3] == [6, 16, 14]
    assert abs(widths[3] - widths[4]) <= 1 and sum(widths) in range(100, 105)


def test_a_long_head_takes_two_lines_rather_than_the_room_of_others() -> None:
    rule = pipe_table({"一般公共预算收入增速（2023年）": ["+6.5%"]}).splitlines()[1]
    assert len(rule.strip("|")) < 24


def test_quotation_marks_and_dashes_come_out_as_printed() -> None:
    text = """He said "it's done" -- 'well...' at 12.5%"""
    assert pypandoc.convert_text(escape(text), "plain", "markdown", extra_args=["--wrap=none"]).strip() == text


def test_lines_of_words_are_joined_by_a_blank_and_lines_of_characters_by_nothing() -> None:
    assert escape("the city\nof Tengzhou") == "the city of Tengzhou"
    assert escape("全区文明\n城市") == "全区文明城市"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("data/pages/一版.txt", "一版.txt"),
        ("data/pages/表.csv#3", "表.csv#3"),
        ("data/pages/补充.zip/稿/note.md", "补充.zip/稿/note.md"),
        (r"D:\\pages\\Extra.ZIP\\note.md", "Extra.ZIP/note.md"),
        ("data/pages/补充.zip", "补充.zip"),
        ("一版.txt", "一版.txt"),
    ],
)
def test_a_member_of_an_archive_is_found_by_the_archive_too(source: str, name: str) -> None:
    assert file_name(source) == name
    row = {"source": source, "ordinal": 1, "char_start": 0, "char_end": 2}
    assert origin(row) == f"{name} 第1篇 字符0–2"
