"""Indicators of an article: source spans, damage, periods, duplicates, language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.facts.indicators import find_indicators
from govtrends.model import Article, Context, DateReading, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import GAP, MappedText

REGISTRY = load_registry()


def context(language: str = "zh", issue: str = "2023-03-16") -> Context:
    day = DateReading(date.fromisoformat(issue), "day", "printed")
    return Context(day, PlaceReading(None, "330106", 1.0, "printed"), language)


def article(body: MappedText | str, **fields: object) -> Article:
    text = MappedText.of(body) if isinstance(body, str) else body
    plain = Article(1, "article", None, (), None, None, (), text, 0, len(text))
    return replace(plain, **fields)  # type: ignore[arg-type]


def test_a_row_holds_everything_that_is_printed() -> None:
    source = "今年以来,全区共走访商户近2.5万户,投诉量同比下降8%。"
    visits, complaints = find_indicators(article(source), context(), REGISTRY)
    assert (visits.subject, visits.value, visits.unit, visits.approx) == ("走访商户数", 25000, "户", "nearly")
    assert source[visits.char_start : visits.char_end] == visits.text == "近2.5万户"
    assert visits.period is not None
    assert (visits.period.start, visits.period.end) == (date(2023, 1, 1), date(2023, 3, 16))
    assert visits.place_code == "330106"
    assert (complaints.measure, complaints.direction, complaints.basis) == ("percent", "down", "yoy")


def test_an_article_without_numbers_has_no_indicators() -> None:
    assert find_indicators(article("会议强调,要抓好落实。"), context(), REGISTRY) == []


def test_a_period_is_inherited_from_the_lead_but_a_single_day_is_not() -> None:
    lead = "今年以来,该局主动作为,服务企业。\n帮助企业31家。\n3月2日,举办讲座4场。\n另办结案件6件。"
    firms, talks, cases = find_indicators(article(lead), context(), REGISTRY)
    assert firms.period is not None
    assert firms.period.text == "今年以来"
    assert talks.period is not None
    assert talks.period.start == date(2023, 3, 2)
    assert cases.period == firms.period


def test_a_heading_sets_the_year_of_its_section() -> None:
    body = "一、2022年工作回顾\n新建公园12个。\n二、2023年主要任务\n新建公园15个。"
    done, due = find_indicators(article(body), context(), REGISTRY)
    assert done.period is not None
    assert done.period.end == date(2022, 12, 31)
    assert done.status == "result"
    assert due.period is not None
    assert due.period.start == date(2023, 1, 1)
    assert due.status == "planned"


def test_a_number_cut_by_a_column_is_read_whole_and_located_in_its_first_piece() -> None:
    source = "共建立联络群35 XXXX 8个,方便居民。"
    body = MappedText.join([MappedText.of(source, 0, 8), MappedText.of(source, 14, len(source))])
    (row,) = find_indicators(article(body, repaired=True), context(), REGISTRY)
    assert (row.value, row.unit, row.text, row.damaged) == (358, "个", "35", True)
    assert source[row.char_start : row.char_end] == row.text


def test_a_line_break_inside_a_number_is_no_damage() -> None:
    source = "发放读本4\n万册。"
    body = MappedText.of(source).remove([(5, 6)])
    (row,) = find_indicators(article(body), context(), REGISTRY)
    assert (row.value, row.text, row.damaged) == (40000, "4", False)


def test_a_number_beside_lost_text_is_damaged() -> None:
    body = MappedText.join([MappedText.of("全年治安拘留302"), MappedText.inserted(GAP), MappedText.of(",继续深入。")])
    (row,) = find_indicators(article(body), context(), REGISTRY)
    assert (row.value, row.unit, row.damaged) == (302, "人", True)


def test_a_repeated_figure_points_at_its_first_print() -> None:
    rows = find_indicators(article("清运垃圾260吨。截至目前,清运垃圾260吨。"), context(), REGISTRY)
    assert [row.duplicate_of for row in rows] == [None, 0]


def test_a_second_print_is_a_duplicate_at_its_own_place() -> None:
    source = "清运垃圾260吨。杂字清运垃圾260吨。"
    body = MappedText.of(source, 0, 10)
    rows = find_indicators(article(body, second_prints=((12, 21),)), context(), REGISTRY, source)
    assert [(row.value, row.duplicate_of) for row in rows] == [(260, None), (260, 0)]
    assert source[rows[1].char_start : rows[1].char_end] == "260吨"


def test_a_registered_subject_carries_its_id() -> None:
    level, growth = find_indicators(article("2022年,全省地区生产总值3.1万亿元、增长4.4%。"), context(), REGISTRY)
    assert (level.indicator, growth.indicator) == ("gdp", "gdp_growth")


@pytest.mark.parametrize("language", ["en", "mixed"])
def test_an_english_page_is_read_in_both_languages(language: str) -> None:
    source = "The county repaired more than 1,200 houses. 目前已开工15所,开工率75%。"
    rows = find_indicators(article(source), context(language), REGISTRY)
    assert [(row.value, row.unit, row.approx) for row in rows] == [
        (1200, "个", "at_least"),
        (15, "所", None),
        (75, "%", None),
    ]
    assert all(source[row.char_start : row.char_end] == row.text for row in rows)


def test_notices_and_imprints_measure_nothing() -> None:
    for kind in ("notice", "masthead"):
        assert find_indicators(article("出售车位30个。", kind=kind), context(), REGISTRY) == []


def test_the_opening_of_a_paragraph_dates_its_sentences() -> None:
    body = "该镇扎实推进各项民生工作,群众生活明显改善。\n上半年,新建公厕8座。修缮校舍6处。\n救助困难家庭9户。"
    toilets, schools, families = find_indicators(article(body), context(), REGISTRY)
    assert toilets.period is not None
    assert schools.period == toilets.period
    assert families.period == toilets.period


def test_in_an_article_about_a_city_a_district_named_in_the_clause_owns_the_number() -> None:
    city = replace(context(), place=PlaceReading(None, "370400", 1.0, "printed"))
    body = "全市新建学校20所,滕州市新建学校7所,薛城区新建学校5所。"
    rows = find_indicators(article(body), city, REGISTRY)
    assert [(row.value, row.place_code) for row in rows] == [(20, "370400"), (7, "370481"), (5, "370403")]


def test_blanks_inside_words_are_read_over_and_kept_in_the_span() -> None:
    source = "案件同 比下降 8.5 %,共走访 1200 余 户。"
    change, visits = find_indicators(article(source), context(), REGISTRY)
    assert (change.subject, change.direction, change.basis) == ("案件", "down", "yoy")
    assert (visits.value, visits.approx, visits.text) == (1200, "at_least", "1200 余 户")
    assert source[visits.char_start : visits.char_end] == visits.text


def test_what_lies_in_years_to_come_is_no_result() -> None:
    (row,) = find_indicators(article("“十六五”时期,新建书院12所。"), context(issue="2030-12-20"), REGISTRY)
    assert row.status == "planned"


def test_what_was_expected_of_a_year_that_is_over_is_a_result() -> None:
    body = "2022年,全区预计实现地区生产总值300亿元。\n2024年,预计实现地区生产总值350亿元。"
    done, ahead = find_indicators(article(body), context(), REGISTRY)
    assert (done.value, done.status) == (30_000_000_000, "result")
    assert ahead.status == "target"


def test_what_the_year_has_brought_already_is_a_result() -> None:
    body = "今年,该社已栽种果苗7000株。今年栽种茶苗9000株。"
    done, due = find_indicators(article(body), context(issue="2023-02-16"), REGISTRY)
    assert (done.status, due.status) == ("result", "planned")


def test_an_issue_known_to_its_year_leaves_nothing_of_that_year_ahead() -> None:
    issue = DateReading(date(2019, 1, 1), "year", "inferred")
    year_only = replace(context("en"), issue=issue)
    (row,) = find_indicators(article("In 2019, 7000 lamps in Northshire; the work goes on."), year_only, REGISTRY)
    assert row.status == "result"
    (row,) = find_indicators(article("2019年5月,新装路灯7000盏。"), replace(context(), issue=issue), REGISTRY)
    assert row.status == "result"


def test_up_to_a_year_that_has_not_come_is_planned() -> None:
    done, due = find_indicators(article("到2022年,绿道达到31公里。到二〇三一年,绿道达到97公里。"), context(), REGISTRY)
    assert (done.status, due.status) == ("result", "planned")


def test_a_section_about_plans_tells_of_the_past_too() -> None:
    body = "一、2023年工作安排\n新建书院12所。\n2022年9月6日,该局印发措施21条。"
    due, done = find_indicators(article(body), context(), REGISTRY)
    assert (due.status, done.status) == ("planned", "result")


PIECES = [
    "建成",
    "4所",
    "，",
    "2022年",
    "截至6月，",
    "约",
    "3.5万",
    "余户",
    "\n",
    "第38个",
    "增长",
    "12%",
    "、",
    "其中",
    "和",
    "to 5 schools",
    "。",
]


@given(st.lists(st.sampled_from(PIECES), max_size=16), st.sampled_from(["zh", "en"]))
def test_spans_slice_to_their_text_and_touch_no_date_or_ordinal(parts: list[str], language: str) -> None:
    source = "".join(parts)
    fixed = [match.span() for match in re.finditer(r"2022年|6月|第38个", source)]
    for row in find_indicators(article(source), context(language), REGISTRY, source):
        assert source[row.char_start : row.char_end] == row.text
        assert row.subject
        assert not any(start < row.char_end and row.char_start < end for start, end in fixed)
