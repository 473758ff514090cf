"""Which district a page and its articles belong to: names, towns, homonyms, hints, priors, English pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.facts.place import read_places
from govtrends.registry.places import gazetteer
from places_and_dates import article, code_of, page

TABLE = gazetteer()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("齐村镇修路。孟庄镇植树。西王庄镇办证。我区各镇街都动了起来。", "370402"),
        ("枣庄市市中区开会，市中区的街道都来了，区委要求抓落实。", "370402"),
        ("乐山市市中区的江堤加固，市中区水务局说，全区已完工。", "511102"),
        ("济南市市中区泺源街道的小巷改好了，全区都在看。", "370103"),
        ("内江市市中区凌家镇的稻田收割，市中区农业农村局派出农机。", "511002"),
        ("管城回族区召开调度会，区委书记到会，全区的楼盘都在赶工。", "410104"),
        ("滕州市的学校开学了，滕州市教体局说，全市新增学位不少，市委很重视。", "370481"),
        ("桐庐县发布数据，县委、县政府开会，全县农房改造提速。", "330122"),
        ("南昌市红谷滩区的写字楼亮了灯，红谷滩区区长调研。", "360113"),
        ("重庆市渝中区的老楼装电梯，区住建委介绍，全区今年加装不少。", "500103"),
        ("恩施土家族苗族自治州恩施市的茶园采茶，全市干部下村，恩施市农业农村局说。", "422801"),
        ("北京市朝阳区的胡同整治，朝阳区城管委说，全区都要干净。", "110105"),
        ("伊金霍洛旗的牧民领到补贴，全旗的草场返青，旗委书记下乡。", "150627"),
        ("管城区开会，全区干部参加，管城区委布置。", "410104"),
        ("荥阳的石榴红了。荥阳的干部进村，荥阳人都说好，市委、市政府支持，全市动员。", "410182"),
        ("会上说，为沁县建设多出力，全县干部到场，县委布置。", "140430"),
        ("记者从东丽公安分局获悉，东丽警方破案不少，群众称赞。", "120110"),
        ("在长安公安分局，西安市的志愿者宣传防诈骗，全区动员。", "610116"),
        ("据荥阳时报报道，石榴红了，市民都说好。", "410182"),
        ("昌邑融媒报道，全市春灌，市水利局派人。", "370786"),
        ("前郭尔罗斯蒙古族自治县开展入户，全县的村都走到了。", "220721"),
    ],
)
def test_the_district_of_a_page(text: str, code: str) -> None:
    assert code_of(text) == code


def test_a_given_name_or_an_agency_is_no_district() -> None:
    assert code_of("Wu Yanqing planted trees. Wu Yanqing sang. Wu Yanqing danced.", language="en") is None
    assert code_of("Xinhua News reported on trees. Xinhua News said so.", language="en") is None


def test_the_imprint_says_whose_page_it_is_whatever_it_reports_from() -> None:
    head = article("今日湖滨\n中共湖滨区委宣传部主管主办", kind="masthead")
    text = f"{head.body.text}\n卢氏县东明镇的合作社卖菌棒，卢氏县的村民都来。卢氏县东明镇。我区周边县的经验。"
    told = article("卢氏县东明镇的合作社卖菌棒，卢氏县的村民都来。", "卢氏县东明镇：菌棒卖得好")
    reading, (_, elsewhere), _ = read_places(page(text), [head, told], TABLE)
    assert (reading.district_code, elsewhere.district_code) == ("411202", "411224")
    assert "imprint: 湖滨" in reading.evidence


def test_a_street_in_the_head_is_its_subdistrict() -> None:
    told = article("楼封顶了。", "金钟街推进交房")
    _, (reading,), _ = read_places(page("东丽区金钟街的楼封顶了，东丽区住建委说。"), [told], TABLE)
    assert reading.place is not None and reading.place.name == "金钟街道"


def test_a_city_page_that_names_several_districts_is_the_city_s() -> None:
    text = "洛阳市委开会，全市部署。涧西区、西工区、老城区、瀍河回族区都要改造。洛阳市教育局、市卫健委参加，全市联动。"
    assert code_of(text) == "410300"


def test_a_page_of_several_districts_is_their_city_s_or_province_s() -> None:
    assert code_of("荥阳市修路。新密市植树。登封市开会。新郑市办学。") == "410100"
    assert code_of("荥阳市修路。栾川县植树。尉氏县开会。获嘉县办学。") == "410000"
    items = [article("那里修路。", "路通了", "荥阳讯"), article("那里植树。", "树活了", "新密讯")]
    _, readings, _ = read_places(page("荥阳市修路。新密市植树。登封市开会。"), items, TABLE)
    assert [r.district_code for r in readings] == ["410182", "410183"]


def test_a_bare_homonym_is_undecided_and_lists_its_candidates() -> None:
    reading, _, problems = read_places(page("市中区召开大会，我区干部参加，区委布置工作。"), [], TABLE)
    assert reading.place is None and reading.district_code is None
    assert {"370103", "370402", "511002", "511102"} <= set(reading.candidates)
    assert "370802" not in reading.candidates  # 济宁 gave the name up in 2013
    assert [(p.stage, p.reason) for p in problems] == [("place", "undecided")]
    assert "370402 枣庄市市中区" in problems[0].detail and "source card" in problems[0].detail


def test_a_prior_or_hint_breaks_the_tie() -> None:
    torn = page("市中区召开大会，我区干部参加，区委布置工作。")
    assert read_places(torn, [], TABLE, "511102")[0].district_code == "511102"
    assert code_of(torn.text, district="枣庄市市中区") == "370402"
    assert code_of(torn.text, district="370103") == "370103"
    assert code_of(torn.text, paper="枣庄日报") == "370402"


def test_evidence_beats_a_prior() -> None:
    assert (
        read_places(page("齐村镇、孟庄镇、西王庄镇都在市中区，我区实施。"), [], TABLE, "511102")[0].district_code
        == "370402"
    )


def test_a_hint_that_is_no_division_is_a_problem_and_the_text_is_read() -> None:
    reading, _, problems = read_places(page("管城回族区开会，全区响应。", district="管诚区"), [], TABLE)
    assert reading.district_code == "410104"
    assert [p.reason for p in problems] == ["unknown hint"]


def test_a_district_that_is_not_named_is_not_taken_for_its_city() -> None:
    reading, _, problems = read_places(
        page("我区开会。郑州市领导来我区调研，区委、区政府陪同，全区振奋，区长发言。"), [], TABLE
    )
    assert reading.district_code is None
    assert problems[0].reason == "district not named"


def test_no_name_at_all_and_no_chinese() -> None:
    for text in ("", "今天天气很好。", "\u200f\u200b", "The weather is fine."):
        reading, _, problems = read_places(page(text), [], TABLE)
        assert reading.place is None and [p.reason for p in problems] == ["no place"]


def test_a_province_by_its_hint_and_a_national_report() -> None:
    assert code_of("过去一年，全省实现增长。", district="山东省") == "370000"
    text = "现在，我代表国务院作报告。" + "我国经济增长，全国一盘棋，国务院部署。" * 5
    reading, _, problems = read_places(page(text), [], TABLE)
    assert reading.place is None and [p.reason for p in problems] == ["national"]


@pytest.mark.parametrize(
    "text",
    [
        "召开县政府常务会",
        "乡镇和县直单位，副书记、代县长出席",
        "沿海城市发展快",
        "新区域规划",
        "农民的家乡",
        "各镇街和市直单位",
        "这件事关系民生",
        "泰山脚下的领头雁",
        "银古路上的丽水社区，红马甲走街串巷",
        "扬州小区的老楼装了电梯",
    ],
)
def test_words_that_contain_names_are_no_places(text: str) -> None:
    assert read_places(page(text), [], TABLE)[0].district_code is None


def test_the_town_of_an_article_by_dateline_headline_or_lead() -> None:
    home = page("管城回族区的镇街动起来。齐村镇、孟庄镇、西王庄镇、税郭镇都在枣庄市市中区，我区、全区、区委。" * 2)
    items = [
        article("七月里，镇上修渠。", "修渠忙", "齐村讯"),
        article("镇里组织干部下村。", "孟庄镇 晒出成绩单"),
        article("近日，税郭镇组织志愿者清理河道。", kind="caption"),
        article("我区召开大会，西王庄镇、税郭镇发言。", "全区大会召开", "本报讯"),
    ]
    page_reading, readings, _ = read_places(home, items, TABLE, "370402")
    assert page_reading.district_code == "370402"
    assert [r.place.code if r.place else None for r in readings] == ["370402103", "370402102", "370402101", "370402"]
    assert {r.district_code for r in readings} == {"370402"}


@pytest.mark.parametrize(("year", "held"), [("2012", True), ("2022", False)])
def test_candidates_are_those_that_existed_in_the_year_of_the_page(year: str, held: bool) -> None:
    reading, _, _ = read_places(page(f"{year}年，市中区修路，全区都在用。{year}年还要修。"), [], TABLE)
    assert ("370802" in reading.candidates) is held


def test_a_name_that_no_longer_exists_is_still_where_it_was() -> None:
    assert code_of("2017年，莱城区的路修好了，全区都在用。") == "371202"
    assert code_of("2022年，莱芜区的路修好了，全区都在用。") == "370116"


def test_an_article_about_another_district() -> None:
    home = page("枣庄市市中区开会，市中区、区委、全区都动员。" * 3 + "滕州市改水。")
    other = article("滕州市铺设管网，滕州市住建局说，滕州市的农村都通了水。", "滕州市改水入户")
    ours = article("滕州市领导来市中区考察，全区欢迎。", "滕州市考察团来市中区")
    _, readings, _ = read_places(home, [other, ours], TABLE)
    assert [r.district_code for r in readings] == ["370481", "370402"]


def test_a_county_of_another_city_takes_a_text_in_which_no_office_of_home_speaks() -> None:
    told = "枣庄市市中区开会，齐村镇、孟庄镇、税郭镇都来了，市中区委要求抓落实，我区动员。"
    home = page(told * 3)
    items = [
        article(told * 2),
        article("12月2日，在莒县库山乡双泉村，村民忙着编烟上杆。"),
        article("近日，区农业农村局到莒县库山乡学习编烟，看了合作社。"),
        article("近日，副县长在和县直单位座谈会上讲话。"),
    ]
    _, readings, _ = read_places(home, items, TABLE)
    assert [r.district_code for r in readings] == ["370402", "371122", "370402", "370402"]


def test_a_short_name_of_far_away_takes_no_article() -> None:
    home = page("昆明市官渡区开会，官渡区委部署，全区行动，官渡区的街道都来了。")
    items = [article("小区的楼快封顶了。", "彩云城晴湾复工"), article("安宁的工地复工了，安宁的楼封顶了。", "安宁复工")]
    _, readings, _ = read_places(home, items, TABLE)
    assert [r.district_code for r in readings] == ["530111", "530111"]
    home = page("郑州市管城回族区开会，管城回族区委部署，全区行动。")
    _, readings, _ = read_places(home, [article("一批戏迷登台。", "中原戏曲节开幕")], TABLE)
    assert readings[0].district_code == "410104"


def test_datelines_name_the_page_and_the_article() -> None:
    items = [
        article("镇上修渠，区里来人。", "修渠忙", "税郭讯"),
        article("镇上植树，区里来人。", "植树忙", "西王庄讯"),
        article("那里的石榴红了。", "石榴红", "滕州讯 记者 某某"),
        article("区里开会。", "开会", "本报讯"),
        article("北京开会。", "开会", "新华社北京5月4日电"),
    ]
    reading, readings, _ = read_places(page("我区、全区忙起来。"), items, TABLE)
    assert reading.district_code == "370402"
    assert [r.district_code for r in readings] == ["370402", "370402", "370481", "370402", "370402"]
    assert readings[0].place is not None and readings[0].place.name == "税郭镇"


def test_the_districts_of_a_city_s_questions_and_answers() -> None:
    text = (
        "Zaozhuang City held a press conference. Zaozhuang reported on the city. The municipal committee spoke. "
        "Tengzhou and a city's central district took part. Zaozhuang City. Zaozhuang."
    )
    first = article(
        "Tengzhou built schools. Tengzhou built roads. Tengzhou is big.", "What did Tengzhou do?", kind="qa"
    )
    second = article(
        "A city's central district helped. A city's central district gave.",
        "A city's central district?",
        kind="qa",
    )
    third = article("The municipal bureau opened halls in the city.", "What did the bureau do?", kind="qa")
    reading, readings, _ = read_places(page(text, language="en"), [first, second, third], TABLE)
    assert reading.district_code == "370400"
    assert [r.district_code for r in readings] == ["370481", "370402", "370400"]


def test_the_lead_of_the_longest_article_decides_between_districts() -> None:
    long = article("近日，荥阳市城关乡忙着夏收。" + "麦子黄了，城关乡的人也忙了。" * 6)
    caption = article("近日，惠济区刘寨街道给老人送菜。", kind="caption")
    text = f"{long.body.text}\n{caption.body.text}"
    reading, readings, _ = read_places(page(text), [long, caption], TABLE)
    assert reading.district_code == "410182"
    assert [r.district_code for r in readings] == ["410182", "410108"]


def test_one_district_and_its_street_take_an_article_of_a_city_s_page() -> None:
    home = page("郑州市中原区、金水区、二七区、管城区都在忙，郑州市委部署，全市行动，郑州市领导到场。")
    items = [
        article("管城区西大街街道近日打扫楼院，清出垃圾。", "西大街街道打扫忙"),
        article("近日，金水区的楼院干净了。", "楼院换新颜"),
        article("近日，金水区开现场会，全市都来学。", "现场会召开"),
        article("金水河畔人很多，河水清了。", "金水河畔打扫忙"),
    ]
    _, readings, _ = read_places(home, items, TABLE)
    assert [r.district_code for r in readings] == ["410104", "410105", "410100", "410100"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("孟村县修渠，孟村县教育局说，全县都修。", "130930"),
        ("顺河区修路，开封市顺河区教育局说，全区都修。", "410203"),
    ],
)
def test_the_names_people_use(text: str, code: str) -> None:
    assert code_of(text) == code


def test_a_name_that_is_a_common_word_needs_its_city() -> None:
    assert code_of("晋城市城区的巷子改好了，晋城市城区教育局说，全区都改。") == "140502"
    assert code_of("城区面积大，郊区绿化多，矿区复垦。") is None


@given(st.text("市中区枣庄滕州县镇街道齐村孟庄我全委讯本报 \n，。The Tengzhou City's central district", max_size=120))
def test_any_text_gives_a_known_code_or_none(text: str) -> None:
    for language in ("zh", "en"):
        reading, readings, problems = read_places(page(text, language=language), [article(text, text[:9])], TABLE)
        for r in (reading, *readings):
            assert (r.place is None) == (r.district_code is None)
            assert 0.0 <= r.confidence <= 1.0
            assert r.district_code is None or TABLE.place(r.district_code) is not None
        assert reading.place is not None or problems


@pytest.mark.parametrize(("hint", "name"), [("2018", "桥西区"), ("20180720", "桥西区"), ("2024-07-20", "信都区")])
def test_a_unit_bears_the_name_of_the_hinted_year(hint, name):
    reading, _, _ = read_places(page("邢台市桥西区召开会议。桥西区教育局部署工作。", issued=hint), [], TABLE)
    assert reading.place is not None and reading.place.name == name


@pytest.mark.parametrize("hint", ["0000-01-01", "44700", "去年冬天"])
def test_a_hint_that_is_no_year_costs_no_page(hint):
    assert code_of("滕州市召开会议。滕州市住建局部署工作。", issued=hint) == "370481"
