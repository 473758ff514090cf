"""Periods as printed, at issue dates of every precision."""

from __future__ import annotations

import re
import re._constants as op
import re._parser as parser
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from first_characters import firsts
from govtrends.facts.period_forms import _LOOK
from govtrends.facts.period_spots import FEW, spot
from govtrends.facts.period_spots_en import words_of_time
from govtrends.facts.periods import find_periods
from govtrends.facts.periods_en import FORMS as ENGLISH_FORMS
from govtrends.facts.periods_en import SCANNER as ENGLISH
from govtrends.facts.periods_zh import FORMS, SCANNER
from govtrends.model import DateReading
from periods_read import JANUARY, JULY, SEPTEMBER_23, UNKNOWN, YEAR, read


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("今年以来", "2022-01-01", "2022-07-31", "during"),
        ("今年以來", "2022-01-01", "2022-07-31", "during"),
        ("今年上半年以来", "2022-01-01", "2022-07-31", "during"),
        ("截至目前", "", "2022-07-31", "as_of"),
        ("截止目前", "", "2022-07-31", "as_of"),
        ("目前", "", "2022-07-31", "as_of"),
        ("截至6月", "", "2022-06-30", "as_of"),
        ("截至 6 月底", "", "2022-06-30", "as_of"),
        ("截至11月底", "", "2021-11-30", "as_of"),
        ("1—8月", "2022-01-01", "2022-08-31", "range"),
        ("1至5月份", "2022-01-01", "2022-05-31", "range"),
        ("2021年9月至2022年6月", "2021-09-01", "2022-06-30", "range"),
        ("今年前5个月", "2022-01-01", "2022-05-31", "range"),
        ("上半年", "2022-01-01", "2022-06-30", "half"),
        ("一季度", "2022-01-01", "2022-03-31", "quarter"),
        ("2021年前三季度", "2021-01-01", "2021-09-30", "range"),
        ("2023年", "2023-01-01", "2023-12-31", "year"),
        ("二〇二一年", "2021-01-01", "2021-12-31", "year"),
        ("去年", "2021-01-01", "2021-12-31", "year"),
        ("“十四五”期间", "2021-01-01", "2025-12-31", "during"),
        ("“十五五”时期", "2026-01-01", "2030-12-31", "during"),
        ("5月27日", "2022-05-27", "2022-05-27", "point"),
        ("七月十八日", "2022-07-18", "2022-07-18", "point"),
        ("7 月 3 日至 5 日", "2022-07-03", "2022-07-05", "range"),
        ("6月28日-7月2日", "2022-06-28", "2022-07-02", "range"),
        ("2021年12月30日至1月2日", "2021-12-30", "2022-01-02", "range"),
        ("自5月27日以来", "2022-05-27", "2022-07-31", "during"),
        ("到2025年", "", "2025-12-31", "as_of"),
        ("12月底前", "", "2022-12-31", "as_of"),
        ("5月中旬", "2022-05-11", "2022-05-20", "range"),
        ("本月", "2022-07-01", "2022-07-31", "month"),
        ("上个月", "2022-06-01", "2022-06-30", "month"),
        ("党的十八大以来", "2012-11-08", "2022-07-31", "during"),
        ("2022.07.04", "2022-07-04", "2022-07-04", "point"),
        ("2018—2022年", "2018-01-01", "2022-12-31", "range"),
        ("近三年", "2020-01-01", "2022-07-31", "during"),
        ("“十三五”收官之年", "2020-01-01", "2020-12-31", "year"),
        ("“十四五”规划开局之年", "2021-01-01", "2021-12-31", "year"),
        ("4月23日起", "2022-04-23", "2022-07-31", "during"),
        ("自9月1日起", "2022-09-01", "", "during"),
        ("自2019年启动修渠以来", "2019-01-01", "2022-07-31", "during"),
        ("从2021年4月试点至今", "2021-04-01", "2022-07-31", "during"),
        ("今年来", "2022-01-01", "2022-07-31", "during"),
        ("如今", "", "2022-07-31", "as_of"),
        ("现如今", "", "2022-07-31", "as_of"),
        ("“十三五”末", "2020-01-01", "2020-12-31", "year"),
    ],
)
def test_chinese_forms(text: str, start: str, end: str, kind: str) -> None:
    assert read(f"，{text}，全镇新建公园") == [(text, start, end, kind)]


@pytest.mark.parametrize(
    ("text", "printed", "start", "end", "kind"),
    [
        (
            "Since the start of this year, we",
            "Since the start of this year",
            "2022-01-01",
            "2022-09-23",
            "during",
        ),
        ("As of September 20, our town", "As of September 20", "", "2022-09-20", "as_of"),
        ("saved from January to August; nine", "from January to August", "2022-01-01", "2022-08-31", "range"),
        ("At present, 12 towns", "At present", "", "2022-09-23", "as_of"),
        ("Over the first half of the year 30", "the first half of the year", "2022-01-01", "2022-06-30", "half"),
        (
            "in the first three quarters of 2021",
            "the first three quarters of 2021",
            "2021-01-01",
            "2021-09-30",
            "range",
        ),
        ("opened on September 22, 2021 in", "September 22, 2021", "2021-09-22", "2021-09-22", "point"),
        ("by the end of June, 40", "by the end of June", "", "2022-06-30", "as_of"),
        ("by the end of 2021, 40", "by the end of 2021", "", "2021-12-31", "as_of"),
        ("since March, 40 homes", "since March", "2022-03-01", "2022-09-23", "during"),
        ("In March 3,000 trees", "March", "2022-03-01", "2022-03-31", "month"),
        ("in the spring of 2022, 66", "the spring of 2022", "2022-03-01", "2022-05-31", "range"),
        ("This year, 12 buses", "This year", "2022-01-01", "2022-12-31", "year"),
        ("From April 2021 to July 2022, 5", "From April 2021 to July 2022", "2021-04-01", "2022-07-31", "range"),
        ("the 14th Five-Year Plan period", "the 14th Five-Year Plan period", "2021-01-01", "2025-12-31", "during"),
    ],
)
def test_english_forms(text: str, printed: str, start: str, end: str, kind: str) -> None:
    assert read(text, SEPTEMBER_23, "en") == [(printed, start, end, kind)]


def test_words_that_are_no_period() -> None:
    assert read("每日出动3次，2个月内办结，60岁以上年老者12名，比例为3.5，书目前言，节目前半段") == []
    assert read("It may march on; the maybe of mayors, a 2022-seat hall", SEPTEMBER_23, "en") == []


def test_a_month_without_year_is_the_nearest_past_one() -> None:
    assert read("12月，完成改造", JANUARY) == [("12月", "2023-12-01", "2023-12-31", "month")]
    assert read("力争12月完工", JANUARY) == [("12月", "2024-12-01", "2024-12-31", "month")]


def test_unknown_issue_gives_no_dates_but_keeps_printed_years() -> None:
    assert read("今年以来", UNKNOWN) == [("今年以来", "", "", "during")]
    assert read("截至6月", UNKNOWN) == [("截至6月", "", "", "as_of")]
    assert read("截至2021年6月", UNKNOWN) == [("截至2021年6月", "", "2021-06-30", "as_of")]


def test_year_precision_resolves_months_but_not_today() -> None:
    assert read("截至6月", YEAR) == [("截至6月", "", "2023-06-30", "as_of")]
    assert read("目前", YEAR) == [("目前", "", "", "as_of")]


@pytest.mark.parametrize("words", ["过去一年", "过去的一年", "一年来"])
def test_the_past_year_is_the_one_completed_while_the_new_one_is_young(words: str) -> None:
    (span,) = find_periods(f"{words}，我镇修路两条。", DateReading(date(2027, 1, 20), "day", ""))
    assert (span.period.start, span.period.end) == (date(2027 - 1, 1, 1), date(2026, 12, 31))
    (later,) = find_periods(f"{words}，我镇修路两条。", DateReading(date(2027, 9, 20), "day", ""))
    assert later.period.start is None and later.period.end is None


def test_a_plan_that_a_change_is_held_against_is_its_base() -> None:
    (span,) = find_periods("比“十三五”增加两成", DateReading(date(2026, 1, 20), "day", ""))
    assert span.base


def test_bases_of_comparison_and_vague_words_are_marked() -> None:
    spans = find_periods("较去年同期下降，比上年增长；近日，去年完成", JULY)
    assert [(s.period.text, s.base, s.vague) for s in spans] == [
        ("去年同期", True, False),
        ("上年", True, False),
        ("近日", False, True),
        ("去年", False, False),
    ]


def test_chinese_clauses_on_english_pages_are_read() -> None:
    assert [t for t, *_ in read("At present, 2021年全市 40 schools", SEPTEMBER_23, "en")] == ["At present", "2021年"]


def test_a_day_that_does_not_exist_is_no_period() -> None:
    assert read("2月30日") == []


@given(st.text("今年以来截至目前去上半1028月日—-季度前三个近底“十四五”到自从The of June, 2022 ", max_size=60))
def test_spans_slice_to_their_text_in_order(text: str) -> None:
    spans = find_periods(text, JULY, "mixed")
    assert all(text[s.start : s.end] == s.period.text and s.period.text.strip() for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.period.start is None or s.period.end is None or s.period.start <= s.period.end for s in spans)


@pytest.mark.parametrize("words", ["较6月底", "比去年底", "与2021年相比", "同5月相比", "高于一季度"])
def test_what_a_figure_is_held_against_is_a_base(words: str) -> None:
    (span,) = find_periods(f"在岗三百人，{words}增加一成", JULY)
    assert span.base


def test_words_that_only_look_like_a_base() -> None:
    assert not find_periods("占比2021年达到一成", JULY)[0].base
    assert not find_periods("和5月一起", JULY)[0].base
    assert [s.period.text for s in find_periods("5月起诉三人", JULY)] == ["5月"]


EVERY_FORM = (
    "2022-03-01 3月5日 1—8月 今年上半年 前三季度 前5个月 3月份 2021年至2025年 去年同期 “十四五”期间 党的二十大以来 "
    "去年春季 秋季 2023年底 目前 近三年 五年来 上个月 年底 昨天 连日来 国庆期间 暑假 启动以来 ２０２１年 二〇二二年 "
    "2 0 2 2 年 清明假期 国庆黄金周 本学期"
)


def test_what_every_form_holds_is_looked_for_first() -> None:
    everywhere = replace(SCANNER, held=re.compile(""))
    for text in (EVERY_FORM, *EVERY_FORM.split(" ")):
        assert [m.span() for m, _ in SCANNER.scan(text)] == [m.span() for m, _ in everywhere.scan(text)]
    assert {form.name for _, form in SCANNER.scan(EVERY_FORM)} == {form.name for form in FORMS}


EVERY_ENGLISH_FORM = (
    "since the start of this year|so\nfar this year|since March 2021|same period last year|2019 to 2021|2022-03-01"
    "|from January to August|May 5|the end of June|first two months|first half of 2022|the third quarter"
    "|spring of 2021|over the past five years|the 14th Five-Year Plan period|this semester|this term"
    "|the May Day holiday"
    "|the end of this year|next month|in 2021|at present|at the moment|Currently|by now|so\nfar|to date|Presently"
    "|throughout the year|yesterday|Recently|in recent weeks|these days|the other day"
)


def test_what_every_english_form_holds_is_looked_for_first() -> None:
    everywhere = replace(ENGLISH, held_at=lambda text: list(range(len(text))))
    phrases = EVERY_ENGLISH_FORM.split("|")
    assert all(words_of_time(phrase) for phrase in phrases)
    for phrase in (*phrases, *(f"In spring, {phrase}" for phrase in phrases)):
        assert [m.span() for m, _ in ENGLISH.scan(phrase)] == [m.span() for m, _ in everywhere.scan(phrase)]
    named = {form.name for phrase in phrases for _, form in everywhere.scan(f"in {phrase}")}
    assert named | {form.name for phrase in phrases for _, form in everywhere.scan(phrase)} == {
        form.name for form in ENGLISH_FORMS
    }
    assert not words_of_time("Volunteers swept 60 lanes.")


def test_the_few_forms_of_a_character_are_all_that_begin_with_it() -> None:
    for chars, names in FEW.items():
        for form in FORMS:
            begins = firsts(parser.parse(form.pattern))[0]
            assert form.name in names or begins.isdisjoint(chars), (chars, form.name)


def test_the_search_for_periods_sees_all_that_follows_a_beginning() -> None:
    looks = [
        item
        for branch in parser.parse(spot())[0][1][1]
        for kind, item in branch
        if kind in (op.ASSERT, op.ASSERT_NOT) and item[0] > 0
    ]
    assert looks
    assert max(item[1].getwidth()[1] for item in looks) < _LOOK


def test_a_short_month_alone_may_be_a_name() -> None:
    issue = DateReading(date(2022, 9, 8), "day", None)
    assert not find_periods("Wang Jun, head of the bureau, and Li Mar came.", issue, "en")
    spans = find_periods("In Jun the lanes were paved, and in Aug. the canal.", issue, "en")
    assert [span.period.text for span in spans] == ["Jun", "Aug."]
