"""Which period a number inherits, and which it must not."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.indicators_stated import Stated
from govtrends.facts.indicators_when import Times
from govtrends.facts.periods import PeriodSpan
from govtrends.model import Context, DateReading, Period, PlaceReading

APRIL = DateReading(date(2022, 4, 11), "day", None)
OCTOBER_14 = DateReading(date(2022, 10, 14), "day", None)


def period_of(text: str, number: str, issue: DateReading = OCTOBER_14) -> Period | None:
    """Return the period of a number where it first stands in the text."""
    at = text.index(number)
    return Times.of(text, Context(issue, PlaceReading(None, None, 0.0, ""))).at(at, at + len(number))


def shown(period: Period | None) -> tuple[str, str] | None:
    return None if period is None else (str(period.start or ""), str(period.end or ""))


def test_a_base_of_comparison_is_nobody_s_period() -> None:
    text = "会议室里，干部们算账。列入台账的项目23个，在岗工人3860人，较9月底增加1200人，到位资金126万元。"
    assert [period_of(text, n) for n in ("23", "3860", "1200", "126")] == [None] * 4


def test_what_a_rise_set_out_from_is_its_own_time_alone() -> None:
    text = "截至2021年底，全县修渠12条，治理率由2020年的31%提高到58%，强村达96个。"
    assert shown(period_of(text, "31")) == ("2020-01-01", "2020-12-31")
    assert {shown(period_of(text, n)) for n in ("12", "58", "96")} == {("", "2021-12-31")}
    assert period_of("治理率由2020年的31%提高到58%。强村达96个。", "96") is None


def test_a_paragraph_that_goes_on_is_of_the_same_time() -> None:
    text = "夏天到了，镇里忙起来，干部们都下了河堤看水情。\n目前，镇里有队伍13支。\n%s，全镇配备船只62艘。"
    assert shown(period_of(text % "同时", "62")) == ("", "2022-10-14")
    assert period_of(text % "村里", "62") is None


def test_what_a_meeting_reports_stands_as_of_its_day() -> None:
    text = "10月13日，县里召开会议，干部们到场。会议通报，列入台账的项目23个。\n当天到会60人。"
    assert shown(period_of(text, "23")) == ("", "2022-10-13")
    assert shown(period_of(text, "60")) == ("2022-10-13", "2022-10-13")


def test_the_stamp_of_a_web_page_is_no_period() -> None:
    text = "2022-10-14 来源：云岭晚报 分享到：\n昨夜下雨，人们出动。\n连夜检查水渠37条。"
    found = period_of(text, "37")
    assert found is None or found.text != "2022-10-14"


@pytest.mark.parametrize("number", ["120", "3200"])
def test_the_whole_year_is_that_of_the_lead(number: str) -> None:
    text = "2021年，云岭县稳中有进。\n全年实现产值120亿元。新增就业3200人。"
    assert shown(period_of(text, number)) == ("2021-01-01", "2021-12-31")


def test_headings_that_name_no_time_leave_a_bulletin_its_year() -> None:
    text = "2022年，全县平稳发展。\n\n一、综合\n\n全县有渠300条。\n\n二、农业\n\n全年粮食总产量13万吨。"
    assert shown(period_of(text, "13万吨")) == ("2022-01-01", "2022-12-31")


def test_a_year_inside_a_paragraph_sets_no_time_of_the_next() -> None:
    text = "渠水清清，映着两岸的青山，人们看了都很高兴。\n今年人勤春早。%s2021年，全镇修渠12条。\n%s，镇里又修渠5条。"
    assert shown(period_of(text % ("", "一季度"), "5")) == ("2022-01-01", "2022-03-31")
    assert shown(period_of(text % ("\n", "一季度"), "5")) == ("2021-01-01", "2021-03-31")
    # a quarter that has just ended is news
    assert shown(period_of(text % ("\n", "三季度"), "5")) == ("2022-07-01", "2022-09-30")


def test_the_time_of_the_lead_may_stand_in_its_second_paragraph() -> None:
    text = "“渠水又清了。”老人说。\n今年以来，镇里治水。1至5月，修渠12条。\n镇里还植树37亩。"
    assert shown(period_of(text, "12")) == ("2022-01-01", "2022-05-31")
    assert shown(period_of(text, "37")) == ("2022-01-01", "2022-10-14")


def test_of_a_year_that_runs_it_is_the_part_told_last() -> None:
    text = "2022年，镇里把渠列入实事。%s，查渠12条。\n镇里还植树37亩。"
    assert shown(period_of(text % "截至5月底", "37")) == ("", "2022-05-31")
    assert shown(period_of(text % "一季度", "37")) == ("2022-01-01", "2022-03-31")
    assert shown(period_of(text.replace("2022年", "2021年") % "一季度", "37")) == ("2021-01-01", "2021-12-31")


def test_this_year_named_near_is_more_than_a_part_of_it_named_in_the_lead() -> None:
    text = "1至5月，镇里查渠12条，村民都来看。\n今年，镇里修渠37条。渠边植树58亩。"
    assert shown(period_of(text, "58")) == ("2022-01-01", "2022-12-31")


def test_years_that_open_lines_divide_a_list() -> None:
    text = "数说水利，镇里交出一份答卷。\n2021，我们这样走过\n修渠12条；\n植树37亩。\n2022，我们这样干\n修渠58条。"
    assert [shown(period_of(text, n)) for n in ("12", "37")] == [("2021-01-01", "2021-12-31")] * 2
    assert shown(period_of(text, "58")) == ("2022-01-01", "2022-12-31")


def test_the_year_of_promised_works_is_their_name() -> None:
    text = "县里的大会闭幕。票决产生10件2023年度%s。大会收到建议73件。"
    assert period_of(text % "民生实事项目", "73") is None
    assert shown(period_of(text % "工程", "73")) == ("2023-01-01", "2023-12-31")


def test_the_year_in_the_name_of_an_event_is_no_period() -> None:
    text = "9月30日，县教育局举办2022年秋季招聘会。\n招聘会提供岗位130个。“去年毕业，今天就找到了。”一人说。"
    assert shown(period_of(text, "130")) == ("2022-09-30", "2022-09-30")
    text = "10月9日，全县大会召开。会上通报2021年度河长考评情况，表扬先进单位12个。"
    assert shown(period_of(text, "12")) == ("2022-10-09", "2022-10-09")


def test_the_year_in_the_name_of_a_campaign_is_no_period() -> None:
    text = "6月3日，全县2022年“节水宣传周”启动。镇里发放手册900份。"
    assert shown(period_of(text, "900")) == ("2022-06-03", "2022-06-03")


def test_a_man_of_last_year_and_what_he_says_date_nothing() -> None:
    text = "9月30日，县里办招聘会。\n招聘会提供岗位130个。去年退伍的老兵来了。“去年没来，可惜。”他说。"
    assert shown(period_of(text, "130")) == ("2022-09-30", "2022-09-30")


def test_a_figure_held_against_the_same_time_is_of_the_stretch_named_before() -> None:
    text = "今年以来，队里天天巡渠。1至9月，补渠130处。漏水点比去年同期减少31%。又添船62艘。"
    assert shown(period_of(text, "31")) == ("2022-01-01", "2022-09-30")
    assert shown(period_of(text, "62")) == ("2022-01-01", "2022-10-14")


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (" to a small square beside the old canal of the town", "2022-09-23"),
        (" to a small square beside the old canal, and rain fell", "2022-10-14"),  # another clause
    ],
)
def test_an_english_day_may_stand_far_behind_its_number(between: str, expected: str) -> None:
    text = f"This year is dry. An open-air show drew some 400 residents{between} on the evening of September 23."
    issue = Context(OCTOBER_14, PlaceReading(None, None, 0.0, ""), "en")
    at = text.index("400")
    found = Times.of(text, issue).at(at, at + 3)
    assert found is not None and str(found.end) == expected


def test_what_goes_on_at_an_event_is_of_its_day() -> None:
    text = "9月5日，是水务日。当天，县里宣传节水。\n活动现场，设展板24块。\n2021年，全县修渠31条。"
    assert shown(period_of(text, "24")) == ("2022-09-05", "2022-09-05")
    text = "Barbers set up stalls on September 5.\nThe event brought together 46 teams. They gave 520 haircuts."
    text += "\nLast year, 9 came."
    issue = Context(OCTOBER_14, PlaceReading(None, None, 0.0, ""), "en")
    times = Times.of(text, issue)
    assert [str(p.end) for n in ("46", "520") if (p := times.at(text.index(n), text.index(n) + len(n)))] == [
        "2022-09-05"
    ] * 2


def test_an_aside_may_stand_between_an_english_number_and_its_time() -> None:
    text = "More than 30,000 trees, most of them old willows and poplars, have been planted so far."
    found = Times.of(text, Context(OCTOBER_14, PlaceReading(None, None, 0.0, ""), "en")).at(10, 16)
    assert found is not None and (found.start, found.end) == (None, date(2022, 10, 14))


def test_a_bulletin_prints_what_stands_and_what_was_done() -> None:
    text = (
        "2021年，全县民政有进展，工作平稳。\n截至2021年底，全县共有养老机构38家。新建照料中心22个。\n"
        "截至2021年底，城市低保对象52户，全年发放低保金31万元；农村低保对象47户。\n年末全县小学19所。学生入学率99%。"
    )
    stands, year = ("", "2021-12-31"), ("2021-01-01", "2021-12-31")
    assert [shown(period_of(text, n)) for n in ("38", "22", "52", "31", "47")] == [stands, year, stands, year, stands]
    assert period_of("2021年，全县有渠。\n开会。新建照料中心22个。", "22").kind == "year"  # type: ignore[union-attr]


def test_a_sentence_of_a_bulletin_prints_what_stands_and_what_was_done() -> None:
    text = (
        "2021年，全县工作平稳。\n全年新增就业310人，年末城镇登记失业率2.6%。"
        "年末全县公路里程47公里，新改建公路12公里。年末，县城污水处理率达93%。全年修渠5条，年末修桥8座。"
    )
    stands, year = ("", "2021-12-31"), ("2021-01-01", "2021-12-31")
    numbers = ("310", "2.6", "47", "12", "93", "5条", "8座")
    found = [shown(period_of(text, number, DateReading(date(2022, 3, 9), "day", None))) for number in numbers]
    assert found == [year, stands, stands, year, stands, year, year]


def test_sentences_without_a_time_are_gone_back_through_once() -> None:
    stated = Stated.of(
        "截至2022年9月底，建站8座。" + "修路3条。" * 40, Context(OCTOBER_14, PlaceReading(None, None, 0.0, ""))
    )
    asked: list[int] = []

    def refuses(span: PeriodSpan, low: int) -> bool:
        asked.append(low)
        return False

    memo: dict[int, Period | None] = {}
    assert [stated.told_before(index, refuses, memo) for index in range(1, 40)] == [None] * 39
    assert asked == [0]
    assert stated.told_before(40, lambda span, low: True, {}) is not None
    assert stated.told_before(40, lambda span, low: True, {}, since=len("截至2022年9月底，建站8座。")) is None


def test_what_is_spoken_of_is_no_goal() -> None:
    assert shown(period_of("说到2021年，修渠是绕不开的一页。\n全镇修渠47条。", "47")) == ("2021-01-01", "2021-12-31")
    assert shown(period_of("到2021年，全镇有渠47条。", "47")) == ("", "2021-12-31")


def test_a_time_of_the_second_paragraph_is_not_of_what_stands_before_it() -> None:
    text = "10月12日，县里的大会开幕，干部们到场。大会到会59人。\n2021年，全县修渠47条。\n植树38亩。"
    assert shown(period_of(text, "59")) == ("2022-10-12", "2022-10-12")
    assert shown(period_of(text, "38")) == ("2021-01-01", "2021-12-31")


def test_the_end_of_a_year_is_a_stand_where_it_opens_a_sentence() -> None:
    assert shown(period_of("2021年末，全县有渠47条。", "47")) == ("", "2021-12-31")


def test_a_part_of_the_task_of_a_year_is_of_the_time_it_was_reached_by() -> None:
    text = "截至9月底，新增就业470人，完成全年任务的98%，发放贷款36万元。"
    assert {shown(period_of(text, n)) for n in ("470", "98", "36")} == {("", "2022-09-30")}


def test_a_day_before_the_year_in_the_name_of_an_event_is_its_time() -> None:
    text = "10月12日，石桥县2022年秋季农技培训班开班，126名农户参加。"
    assert shown(period_of(text, "126")) == ("2022-10-12", "2022-10-12")
    text = "10月12日，渠边人声鼎沸。当天，石桥县2022年秋季龙舟赛在渠首举行，126名农户参加。"
    assert shown(period_of(text, "126")) == ("2022-10-12", "2022-10-12")


def test_figures_of_an_event_are_of_its_day_though_a_year_is_told_of_behind_them() -> None:
    text = "9月15日，水利局上街宣传。\n活动围绕节水，接受咨询130人次。\n2021年，全县修渠47条。"
    assert shown(period_of(text, "130")) == ("2022-09-15", "2022-09-15")
    assert shown(period_of(text, "47")) == ("2021-01-01", "2021-12-31")


def test_a_line_that_begins_with_its_year_heads_what_follows() -> None:
    text = "2021年，全县修渠47条。\n2022年我们这样干\n主要目标：修渠58条。"
    assert shown(period_of(text, "58")) == ("2022-01-01", "2022-12-31")


def test_of_a_year_that_has_hardly_begun_no_part_is_over() -> None:
    text = "2022年，镇里要修渠。截至2月底，查渠12条。\n镇里要植树37亩。"
    issue = DateReading(date(2022, 3, 5), "day", None)
    assert shown(period_of(text, "37", issue)) == ("2022-01-01", "2022-12-31")


def test_a_time_that_something_reaches_to_or_that_is_counted_on_names_no_other() -> None:
    assert period_of("水车排到了下半年，渠工们松了口气。\n修渠47条。", "47") is None
    assert shown(period_of("上半年，水车排了队，渠工们忙。\n修渠47条。", "47")) == ("2022-01-01", "2022-06-30")


def test_a_part_of_what_the_sentence_before_counts_is_of_its_time() -> None:
    text = "一、渠系\n2021年，全县修渠8条。（二）站房。2020年末，全县共有站房61座，比上年减少3座。%s，大站17座。"
    for opening in ("其中", "县管站房中"):
        assert shown(period_of(text % opening, "17")) == ("", "2020-12-31")
    assert shown(period_of(text % "活动中", "17")) != ("", "2020-12-31")


def test_the_nearest_time_of_the_paragraph_goes_before_the_year_farther_up() -> None:
    text = "上半年，全县忙修渠。\n渠是今年十大民生工程之一。今年以来，县里出钱。1至9月，修渠58条。同时，植树36亩。"
    assert shown(period_of(text, "36")) == ("2022-01-01", "2022-09-30")


def test_who_is_honoured_at_a_meeting_is_honoured_on_its_day() -> None:
    text = "10月12日，县里召开2021年度考评大会。\n会议对渠修得好的28个村%s，县长讲话。\n要为完成全年目标出力。"
    for honoured in ("进行了表扬", "予以通报表扬"):
        assert shown(period_of(text % honoured, "28")) == ("2022-10-12", "2022-10-12")


def test_until_when_something_is_yet_to_come_is_no_time_of_what_is_counted() -> None:
    text = "县里办征文，收到来稿47篇。从本期开始至2022年12月31日选登。"
    assert period_of(text, "47") is None


def test_rates_and_sums_of_a_year_are_no_stands_at_its_end() -> None:
    text = "2021年，全县过得好。\n年末全县常住人口59万人，出生率7‰；存栏猪19万头；人均可支配收入23184元，塘坝类占26%。"
    assert {shown(period_of(text, n, APRIL)) for n in ("59", "19")} == {("", "2021-12-31")}
    assert {shown(period_of(text, n, APRIL)) for n in ("7‰", "23184")} == {("2021-01-01", "2021-12-31")}


@pytest.mark.parametrize(
    "text",
    [
        "记者问。\n何某：2021年底，全县渠站达到47座。",
        "把水引进村，2021年底，渠站达到47座，全年引水8次。",
        "2021年，全县忙修渠。\n年末水利企业47户，全年修渠8条。",
        "2021年，全县忙修渠。\n年末享受补水47户，全年修渠8条。",
    ],
)
def test_a_level_behind_the_end_of_a_year_is_a_stand(text: str) -> None:
    assert shown(period_of(text, "47", APRIL)) == ("", "2021-12-31")


def test_a_year_that_runs_is_narrowed_by_the_stretch_told_last() -> None:
    text = "今年，全县忙修渠，干部们都下了渠。1—8月，修渠58公里。栽柳65棵。"
    assert shown(period_of(text, "65")) == ("2022-01-01", "2022-08-31")


def test_a_quarter_in_the_name_of_an_event_is_no_time() -> None:
    text = "10月12日，石桥县第四季度修渠项目集中开工仪式举行，126名渠工到场。"
    assert shown(period_of(text, "126")) == ("2022-10-12", "2022-10-12")
