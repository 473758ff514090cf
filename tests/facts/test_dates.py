"""Issue dates and event dates: mastheads, hints, inferred years and months, and what must not be inferred."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.facts.dates import read_dates
from govtrends.registry.occasions import occasions
from places_and_dates import article, issue, page, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭晚报 2022年7月20日 星期三 第3版\n昨日开会。", "2022-07-20"),
        ("2023年3月3日\n修渠通水", "2023-03-03"),
        ("渠水清清\nhttp://www.yunxi.com.cn 2005年01月18日03:37 云溪日报\n去年修渠。", "2005-01-18"),
        ("渠水清清\n2023年06月26日  何清明\n这是6月25日，渠工们在巡渠。", "2023-06-26"),
        ("二〇二一年五月六日　星期四\n修渠通水", "2021-05-06"),
        ("修渠通水\n时间：2024-01-09 09:20 来源：云岭网", "2024-01-09"),
        ("发布时间:2024.11.02\n修渠通水", "2024-11-02"),
        ("The canal\nAuthor: Yunling Time:2021.12.30\nOn December 29, water came.", "2021-12-30"),
        ("The canal\nWednesday, July 20, 2022\nWater came.", "2022-07-20"),
        ("The canal\nJuly 20, 2022 Wednesday Page 3\nWater came.", "2022-07-20"),
        ("The canal\nMay 8, 2023 10:31\nWater came.", "2023-05-08"),
        ("The canal\nPublished on March 5, 2023\nWater came.", "2023-03-05"),
        ("The canal\n09:41 UTC+8, 2023-03-05\nWater came.", "2023-03-05"),
        ("云岭网 2021-04-12 14:34 编辑 某某\n修渠", "2021-04-12"),
        ("第1832期 2020年8月8日\n通水", "2020-08-08"),
        ("• 来源：云岭网\n• 2017-05-23\n• 阅读：19 次\n修渠", "2017-05-23"),
        ("云岭镇修渠\n14.09.2015  16:07\n修渠通水", "2015-09-14"),
        ("云岭镇修渠\n03.02.2019\n修渠通水", "2019-02-03"),
        ("修渠小结\n云岭快报2023年1月16日\n本报讯 修渠通水。", "2023-01-16"),
        ("修渠小结\n《今日云岭》 2023年1月16日 第2版\n本报讯 修渠通水。", "2023-01-16"),
        ("修渠小结\n（2023年6月30日《云岭快报》）\n上半年修渠五条。", "2023-06-30"),
        ("修渠小结\n上半年修渠五条。（云岭日报，2023年6月30日第3版）", "2023-06-30"),
        ("——2025年1月15日在云岭县第十八届人民代表大会第四次会议上\n各位代表：", "2025-01-15"),
    ],
)
def test_a_printed_date_of_issue(text: str, expected: str) -> None:
    assert shown(issue(text, language="en" if "The" in text else "zh")) == expected


@pytest.mark.parametrize("text", ["版本 31.02.2019\n修渠", "服务器 10.12.08.2019 12:30 修渠", "- 2019-13-05\n修渠"])
def test_what_only_looks_like_a_date_of_issue(text: str) -> None:
    assert shown(issue(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "（《甲日报》2023年5月3日）\n（《乙日报》2023年5月9日）\n修渠。",
        "他读到《甲日报》（2020年5月3日《甲日报》）\n2023年6月9日，修渠通水。",
        "《甲日报》2023年5月3日报道，修渠通水。",
        "特此通报2023年1月16日的修渠情况",
    ],
)
def test_another_papers_day_is_no_day_of_issue(text: str) -> None:
    assert issue(text).precision != "day"


def test_hints_come_first_and_keep_their_precision() -> None:
    assert shown(issue("2022年7月20日 星期三", issued="2022-07-19")) == "2022-07-19"
    assert shown(issue("通水", issued="2022-07")) == "2022-07"
    assert shown(issue("通水", issued="2022")) == "2022"
    assert shown(issue("通水", issued="2022/7/9")) == "2022-07-09"
    reading, _, problems = read_dates(page("5月4日通水。", issued="去年夏天"), [])
    assert reading.value is None and problems[0].reason == "unknown hint"


def test_a_hint_that_may_be_two_days_gives_the_year_and_is_quoted() -> None:
    reading, _, problems = read_dates(page("区里召开大会。", issued="05/12/2022"), [])
    assert (reading.value, reading.precision) == (date(2022, 1, 1), "year")
    assert problems[0].reason == "ambiguous date"
    assert problems[0].detail.startswith("'05/12/2022' may be 2022-12-05 or 2022-05-12; only the year is taken")
    for hint in ("13/12/2022", "44908"):
        reading, _, problems = read_dates(page("区里召开大会。", issued=hint), [])
        assert (reading.value, problems) == (date(2022, 12, 13), [])


def test_a_file_name_dates_a_page() -> None:
    assert shown(issue("通水", source="in/yunling_20220720_2.txt")) == "2022-07-20"
    assert shown(issue("5月4日通水。", source="in/yunling-2023-05.txt")) == "2023-05"
    assert shown(issue("5月4日通水。", source="in/004_20c3cb62a6280099d2.txt")) is None


@pytest.mark.parametrize(
    ("text", "expected", "not_before"),
    [
        ("9月7日，县里庆祝第38个教师节。9月10日，又开会。", "2022-09", "2022-09-10"),
        ("5月10日，医院庆祝第113个“国际护士节”。", "2024-05", "2024-05-10"),
        ("11月8日是第二十四个记者节，报社开会。", "2023-11", "2023-11-08"),
        ("庆祝中国共产党成立100周年，6月28日唱歌。", "2021-06", "2021-06-28"),
        ("7月18日，学校组织志愿者，喜迎二十大。7月16日至17日植树。", "2022-07", "2022-07-18"),
        ("以优异成绩迎接党的二十大。截至6月，发放救助金。", "2022-07", "2022-06-30"),
        ("以优异成绩迎接党的二十大。1—8月，新增就业。", "2022-09", "2022-08-31"),
        ("5月12日，召开2023年度考核总结会议。", "2024-05", "2024-05-12"),
        ("2月8日，县第十六届人民代表大会第三次会议开幕。2022年，产值增长。", "2023-02", "2023-02-08"),
        ("7月25日，县里召开2022年重点渠道推进会。", "2022-07", "2022-07-25"),
        ("12月30日清点物资，1月4日发放。第三个中国人民警察节将到。", "2023-01", "2023-01-04"),
        ("5月31日，孩子们过节，全县第九版防控方案培训。2022年5月，", "2022-06", "2022-05-31"),
        ("10月4日(星期二)，重阳敬老。外防输入，疫情要防住，2022年目标不变。", "2022-10", "2022-10-04"),
    ],
)
def test_year_and_month_from_evidence(text: str, expected: str, not_before: str) -> None:
    reading = issue(text)
    assert (shown(reading), str(reading.not_before)) == (expected, not_before)
    assert reading.evidence


@pytest.mark.parametrize(
    "text",
    [
        "7月18日，学校组织志愿者送米送面。",
        "截至6月，发放救助金。",
        "到2025年，森林覆盖率达到三成。",
        "近日，学校开学。",
        "",
    ],
)
def test_no_year_without_evidence(text: str) -> None:
    reading, _, problems = read_dates(page(text), [])
    assert reading.value is None and reading.precision is None
    assert len(problems) == 1 and problems[0].stage == "date" and "source card" in problems[0].detail


def test_the_problem_says_what_was_seen() -> None:
    _, _, problems = read_dates(page("7月18日，学校组织志愿者送米送面。"), [])
    assert problems[0].reason == "year unknown" and "7月18日" in problems[0].detail


def test_a_weekday_agrees_with_some_years_only() -> None:
    text = "5月12日 星期日，县里开会。防灾减灾日到了。"
    assert issue(text).value is None  # 2019 and 2024 both fit
    assert shown(issue(text + "2024年县里定下目标。")) == "2024-05"


def test_a_festival_on_its_day_points_to_the_year() -> None:
    assert shown(issue("9月10日，恰逢中秋，工人在岗。2022年，")) == "2022-09"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中秋节前夕，志愿者看望老人，以实际行动喜迎二十大。", "2022-09"),
        ("春节前夕，街道走访困难家庭。疫情要防住，2022年目标不变，喜迎二十大。", "2022-01"),
        ("中秋节前夕看望老人，重阳节来临之际又去。喜迎二十大。", None),  # two feasts in two months
        ("中秋节后，志愿者看望老人，喜迎二十大。", None),
    ],
)
def test_a_feast_that_is_near_tells_the_month(text: str, expected: str | None) -> None:
    assert shown(issue(text)) == (expected or "2022")


def test_deadlines_rules_and_history_are_no_events() -> None:
    reading = issue("7月4日修渠，喜迎二十大。自10月1日起施行，将于9月3日完工，7月1日重要讲话，12月31日前办结。")
    assert str(reading.not_before) == "2022-07-04"


def test_a_report_by_its_title() -> None:
    assert shown(issue("2023年云岭县政府工作报告\n各位代表：")) == "2023"


def test_events_of_articles_and_their_default() -> None:
    text = "喜迎二十大。7月18日送米。"
    items = [
        article("7月16日至17日，镇里植树。"),
        article("镇里修渠，" + "很忙。" * 80 + "5月1日完工。"),
        article("The canal opened on July 3.", dateline=""),
        article("去年的事。2021年12月1日，挖沟。"),
    ]
    reading, dates, _ = read_dates(page(text, language="mixed"), items)
    assert [shown(d) for d in dates] == ["2022-07-16", "2022-07", "2022-07-03", "2021-12-01"]
    assert dates[1] is reading


def test_events_without_a_known_year_stay_unknown() -> None:
    reading, dates, _ = read_dates(page("7月18日送米。"), [article("7月18日送米。")])
    assert dates == [reading] and reading.value is None


def test_the_table_of_occasions_counts_as_papers_do() -> None:
    zero = {entry.names[0]: entry.zero for entry in occasions().numbered}
    printed_in_2022 = {"教师节": 38, "植树节": 44, "记者节": 23, "中国农民丰收节": 5, "国家宪法日": 9, "世界环境日": 51}
    assert {name: 2022 - zero[name] for name in printed_in_2022} == printed_in_2022
    assert occasions().festivals["中秋"][2022] == date(2022, 9, 10)
    assert occasions().festivals["春节"][2024] == date(2024, 2, 10)


@given(st.text("0123456789年月日第个教师节喜迎二十大截至—-至（）()星期三 \n,。Time:2July", max_size=120))
def test_any_text_gives_a_consistent_reading(text: str) -> None:
    for language in ("zh", "en"):
        reading, dates, problems = read_dates(page(text, language=language), [article(text)])
        for r in (reading, *dates):
            assert (r.value is None) == (r.precision is None)
            assert r.value is None or r.precision == "day" or r.value.day == 1
        assert reading.value is not None or problems


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2023.05.09 星期二 第3版\n春灌", "zh"),
        ("2023/05/09 第3版\n春灌", "zh"),
        ("2023-05-09（第3版）\n春灌", "zh"),
        ("【2023-05-09】春灌", "zh"),
        ("云岭报 2023-05-09 星期二 03版 民生\n春灌", "zh"),
        ("云岭报　社会　3　2023.5.9　星期二　责任编辑:陆一川\n春灌", "zh"),
        ("Spring\n2023-05-09 Print Share\nThe canal was cleared.", "en"),
        ("YUNXI DAILY\nTUESDAY, MAY 9, 2023\nThe canal was cleared.", "en"),
        ("Spring\n9 May 2023\nThe canal was cleared.", "en"),
        ("Spring\nUpdated: 9 May, 2023\nThe canal was cleared.", "en"),
        ("Spring\nYUNXI, May 9, 2023 (Yunxi Daily) -- The canal was cleared.", "en"),
    ],
)
def test_a_date_of_issue_in_figures_or_with_the_day_first(text: str, language: str) -> None:
    reading, _, _ = read_dates(page(text, language=language), [])
    assert (str(reading.value), reading.precision) == ("2023-05-09", "day")


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("8日，柳河镇清淤。", "2023-05-08"),
        ("本月8日，柳河镇清淤。", "2023-05-08"),
        ("28日，柳河镇清淤。", "2023-04-28"),
        ("昨日，柳河镇清淤。", "2023-05-08"),
        ("On 8 May, the canal was cleared.", "2023-05-08"),
        ("On the 8th, the canal was cleared.", "2023-05-08"),
        ("近日，柳河镇清淤。", "2023-05-09"),
        ("柳河镇在8日游线路上清淤。", "2023-05-09"),
    ],
)
def test_a_day_that_is_said_by_the_day_of_issue(lead: str, day: str) -> None:
    language = "en" if lead.isascii() else "zh"
    _, (event,), _ = read_dates(page("2023年5月9日 星期二\n春灌", language=language), [article(lead)])
    assert str(event.value) == day


def test_a_day_alone_says_nothing_without_a_day_of_issue() -> None:
    _, (event,), _ = read_dates(page("春灌"), [article("8日，柳河镇清淤。")])
    assert event.value is None


def test_a_day_of_the_moon_points_to_the_year() -> None:
    assert shown(issue("2月1日（农历正月初一），柳河镇的干部值班，核酸采样点照常。")) == "2022-02"
