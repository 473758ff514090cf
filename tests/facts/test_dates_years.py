"""The year of a page that prints none: windows of occasions, seasons, plans, what is likely."""

from __future__ import annotations

import pytest

from govtrends.facts.dates import read_dates
from govtrends.registry.occasions import occasions
from places_and_dates import issue, page, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10月13日，县里召开会议，来客落地检。街道设核酸采样点三十处。", "2022-10"),
        ("7月20日，退役军人优待\n证发放。居家隔离人员由专人送证。", "2022-07"),
        ("9月3日，学校落实“双减”政策，师生做核酸检测。2022年，学校扩建。", "2022-09"),
        ("5月20日，全县开展“党纪学习教育”。", "2024-05"),
        ("4月2日，全县2024年春季植树开始。", "2024-04"),
        ("9月22日修渠。相关新闻\n- 2021年09月05日通水\n- 2021年08月11日挖沟", "2021-09"),
        ("1月5日修渠。相关链接：2021年12月20日通水", "2022-01"),
        ("3月9日通报，2022年12月以来，修渠四公里。截至2月底，通水。", "2023-03"),
        ("9月9日通报，2022年3月以来，修渠四公里。", "2022-09"),
        ("4月12日开会。截至2022年底，全县建成公园三座。", "2023-04"),
        ("4月12日开会。今年是“十四五”开局之年，镇里修渠四公里。", "2021-04"),
        ("11月8日开会。2023年，我县计划修渠18公里，目前完成12公里。", "2023-11"),
        ("4月12日开会。正值“十三五”规划收官之年。", "2020-04"),
        ("4月12日开会。今年是全面贯彻落实党的二十大精神的开局之年。", "2023-04"),
        ("4月12日开会。今年是贯彻党的十九大精神的开局之年，镇里修渠四公里。", "2018-04"),
        ("8月3日，镇里修渠。全镇18岁以上人群接种疫苗一万剂。", "2021-08"),
        ("4月12日，县里印发《2019年度渠长名单》，表彰十人。", "2019-04"),
        ("4月12日，县里印发《2019年度渠长表彰名单》。", "2020-04"),
        ("4月12日开会。2021年，全县粮食总产量达11万吨。", "2022-04"),
        ("4月12日开会。客流较2022年增长三成，2022年为一万人次，回顾2022年，成绩不小。", "2023-04"),
        ("8月12日开会。2022年以来，镇里修渠四公里。", "2022-08"),
        ("2月20日，县里召开2024年度考核动员会，通报2023年度考核结果。", "2024-02"),
        ("6月3日，全县2018年“节水宣传周”在渠首举行。", "2018-06"),
        ("3月9日开会。2021年，全县修渠四公里。", "2022-03"),
        ("12月9日开会。2021年，全县修渠四公里。", "2021-12"),
    ],
)
def test_windows_and_uses_of_printed_years(text: str, expected: str) -> None:
    assert shown(issue(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "8月3日，镇里做核酸检测，给居民打新冠疫苗。",  # 2021 and 2022 both fit
        "10月13日，县里召开保交楼会议。",  # 2022 or any later year
        "2023年，全县修路十里。",  # told of a year that may be over
        "4月12日开会。学校建于2015年9月1日。",
        "5月9日，村民修渠，最老的一位出生于1951年，最小的生于2001年3月2日。",
        "4月12日开会。村里隐患动态清零，老年人优待证发放，农药化肥双减。",
        "On May 3 they met; 2021 households came.",
    ],
)
def test_a_year_is_left_open_where_several_fit(text: str) -> None:
    assert issue(text, language="en" if text.startswith("On") else "zh").value is None


def test_the_problem_names_the_years_that_are_left() -> None:
    _, _, problems = read_dates(page("8月3日，镇里做核酸检测，给居民打新冠疫苗。"), [])
    assert "2021 or 2022" in problems[0].detail


def test_english_years_show_by_the_word_before_them() -> None:
    text = "Yunling news, October 30. The county paid heating grants in {}. Since 2008 it has paid every year."
    assert shown(issue(text.format("the first half of 2013"), language="en")) == "2013-10"
    assert issue(text.format("2013"), language="en").value is None  # of its own year an English page says "this year"
    text = "Yunling news, August 5. By the end of 2012 the county had paid 300 heating grants."
    assert shown(issue(text, language="en")) == "2013-08"
    text = "As of the end of March, work has begun, says the county's 2021 work conference."
    assert shown(issue(text, language="en")) == "2021-04"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8月12日开会。2021年，全县粮食减产。2023年入汛以来，镇里清渠四公里。", "2023-08"),
        ("1月12日，县人民代表大会第二次会议召开。2022年，修渠。2023年主要预期目标：修渠四公里。", "2023-01"),
        ("1月12日，县人民代表大会第二次会议召开。2023年，水利局将力争修渠四公里。", "2023-01"),
        ("10月3日，县里从2012年4月起请专家授课。", "2012-10"),
        ("9月3日修渠。2023年春分，水库蓄水。", "2023-09"),
        ("2023年5月6日，县里修渠。今年以来，修渠四公里。", "2023-05"),  # the day is this year's
        ("11月9日，普查员上街，发放第五次全国经济普查宣传单。纪委监委到场。", "2023-11"),
        ("6月15日，渠修好了。2020年，我县计划修渠18公里，目前完成12公里。报名时间为7月6日至10日。", "2020-06"),
        ("4月2日，镇里决战脱贫攻坚，坚持疫情防控和复工复产两手抓。", "2020-04"),
    ],
)
def test_seasons_and_plans_of_a_year(text: str, expected: str) -> None:
    assert shown(issue(text)) == expected


def test_a_year_that_one_clue_speaks_for_is_likely_and_says_so() -> None:
    reading, _, problems = read_dates(page("4月12日开会。2021年上半年，全县粮食总产量达11万吨。"), [])
    assert shown(reading) == "2021-04" and str(reading.evidence).startswith("likely by 2021年")
    assert [problem.reason for problem in problems] == ["year uncertain"] and "source card" in problems[0].detail
    reading, _, problems = read_dates(page("4月12日，县里召开2021年渠道推进会。"), [])
    assert not problems and "likely" not in str(reading.evidence)


def test_a_plan_that_something_is_listed_for_says_no_year() -> None:
    assert issue("9月12日，回复：老渠已列入2020年修渠计划。").value is None


def test_windows_are_ordered_and_name_their_source() -> None:
    windows = occasions().windows
    assert all(window.last is None or window.first < window.last for window in windows)
    assert all(window.words for window in windows)


def test_a_span_of_years_in_a_file_name_is_no_year() -> None:
    text = "会议听取了工作报告，决定批准这个报告。"
    assert shown(issue(text, source="papers/reports_2023.jsonl")) == "2023"
    assert issue(text, source="papers/reports_1954_2025.jsonl").value is None
