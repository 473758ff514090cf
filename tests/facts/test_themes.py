"""Themes on characters: across breaks and spaces, without lists and look-alikes, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.facts.themes import find_mentions
from govtrends.model import Article
from govtrends.registry import load_registry
from govtrends.text.spans import GAP, MappedText

REGISTRY = load_registry()


def article(body: str | MappedText, headline: str | None = None, kind: str = "article") -> Article:
    text = MappedText.of(body) if isinstance(body, str) else body
    head = MappedText.of(headline) if headline is not None else None
    return Article(1, kind, head, (), None, None, (), text, 0, len(text))  # type: ignore[arg-type]


def themes(body: str | MappedText, headline: str | None = None) -> set[str]:
    return {mention.theme for mention in find_mentions(article(body, headline), REGISTRY)}


def test_a_mention_carries_keyword_offsets_and_sentence() -> None:
    body = "柳岸镇召开会议。会上部署了“双减”\n改革,要求落实到位。会后参观。"
    [mention] = find_mentions(article(body), REGISTRY)
    assert (mention.theme, mention.keyword) == ("双减", "双减")
    assert body[mention.char_start : mention.char_end] == "双减"
    assert mention.sentence == "会上部署了“双减”"


@given(st.data())
def test_breaks_and_spaces_inside_a_word_do_not_hide_it(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["疫情防控", "文明城市", "保交楼", "退役军人", "营商环境"]))
    gaps = data.draw(
        st.lists(st.sampled_from(["", " ", "\n", "　", " \n  "]), min_size=len(word) - 1, max_size=len(word) - 1)
    )
    printed = "".join(a + b for a, b in zip(word, [*gaps, ""], strict=True))
    body = f"柳岸区推进{printed}工作"
    spans = {(m.char_start, m.char_end) for m in find_mentions(article(body), REGISTRY)}
    start = body.index(printed)
    assert any(low == start and "".join(body[low:high].split()).startswith(word) for low, high in spans)


def test_a_word_torn_over_columns_reports_printed_characters() -> None:
    source = "创建全国文 隔壁栏目的一大段别的文字隔壁栏目的一大段别的文字 明城市工作"
    left, right = MappedText.of(source, 0, 5), MappedText.of(source, source.index("明城市"))
    [mention] = [m for m in find_mentions(article(MappedText.join([left, right])), REGISTRY) if m.theme == "文明城市"]
    assert source[mention.char_start : mention.char_end] in {"创建全国文", "明城市"}


def test_lost_text_is_no_part_of_a_word() -> None:
    assert themes(MappedText.join([MappedText.of("推进双"), MappedText.inserted(GAP), MappedText.of("减少")])) == set()


def test_full_width_letters_and_any_quotes() -> None:
    assert themes("坚决打好战＂疫＂和战「疫」") == {"疫情防控"}
    assert "科技创新" in themes("Ｎｅｗ quality ｐｒｏｄｕｃｔｉｖｅ forces were discussed")


@pytest.mark.parametrize(
    "body",
    [
        "围绕社会治安、居住环境、基础教育、基本医疗、社会帮扶、文体生活六个领域征求意见",
        "收集居民对基础教育、社会治安、干部作风等七个领域的建议",
        "聚焦六大民生领域（居住环境、社会治安、基本医疗、基础教育）",
        "聚焦六大民生领域(居住环境、社会治安、基本医疗、基础教育)",
        "建设活力城市、花园城市、文明城市",
        "The survey covers six fields: living environment, public security, basic medical care, and basic education.",
    ],
)
def test_a_list_of_names_is_no_mention(body: str) -> None:
    assert themes(body) == set()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("抓好安全生产、生态环保、信访等工作", {"安全生产", "生态环保", "信访"}),
        ("治理大气污染、水污染、土壤污染", {"生态环保"}),
        ("排查火灾隐患90处，组织消防疏散演练", {"消防安全"}),
        ("争创全国文明城市、国家卫生城市、国家森林城市", {"文明城市", "卫生城市"}),
    ],
)
def test_a_list_of_tasks_mentions_each(body: str, expected: set[str]) -> None:
    assert themes(body) == expected


@pytest.mark.parametrize(
    "body",
    ["开创城乡融合新局面", "推进化肥农药双减", "柳岸市生态环境局副局长到场", "清运建筑垃圾", "对牲畜开展春季防疫"],
)
def test_exclusions(body: str) -> None:
    assert not themes(body) & {"文明城市", "双减", "生态环保", "居住环境", "疫情防控"}


def test_an_exclusion_spares_the_same_word_elsewhere() -> None:
    found = find_mentions(article("生态环境局要求改善生态环境"), REGISTRY)
    assert [(m.theme, m.char_start) for m in found] == [("生态环保", 9)]


def test_leftmost_longest_within_a_theme() -> None:
    [mention] = find_mentions(article("巩固高质量发展综合绩效考核成果"), REGISTRY)
    assert mention.keyword == "高质量发展综合绩效考核"


def test_weak_words_need_company() -> None:
    assert themes("教师张三获奖") == set()  # one weak word in passing
    assert themes("本报讯。", headline="名师走进山村") == {"基础教育"}  # a headline says what the article is about
    question = "请问今年以来在方便群众办事这件大事上" * 6 + "教师怎么看?"
    assert themes("答:都好。", headline=question) == set()  # a question that runs on is no headline
    assert themes("教师备课,校长听课,教研组评议") == {"基础教育"}  # three different ones together
    assert themes("教师" + "很多别的事" * 60 + "备课" + "很多别的事" * 60 + "教研") == set()  # far apart
    two_strong = find_mentions(article("义务教育与学前教育并重,教师交流"), REGISTRY)
    assert [m.keyword for m in two_strong] == ["义务教育", "学前教育", "教师"]


@pytest.mark.parametrize(
    ("body", "theme"),
    [
        ("The district promoted the Double Reduction of schoolwork.", "双减"),
        ("It will create a national civilized\ncity this year.", "文明城市"),
        ("Strict epidemic prevention and control was kept up.", "疫情防控"),
        ("Officials guarantee the delivery of buildings on time.", "保交楼"),
        ("Better grass -roots governance is the aim.", "基层治理"),
        ("Signs for drowning prevention were set up.", "防溺水"),
        ("They optimize business environments.", "营商环境"),
    ],
)
def test_english_as_machines_translate_it(body: str, theme: str) -> None:
    assert theme in themes(body)


def test_english_words_match_whole() -> None:
    assert "反诈" not in themes("The defrauded clients left the meeting early.")


def test_headline_comes_first_and_mastheads_are_not_read() -> None:
    page = "优化营商环境\n好的营商环境"
    head, body = MappedText.of(page, 0, 6), MappedText.of(page, 7)
    found = find_mentions(Article(1, "article", head, (), None, None, (), body, 0, len(page)), REGISTRY)
    assert [(m.keyword, m.char_start) for m in found] == [("优化营商环境", 0), ("营商环境", 9)]
    assert find_mentions(article("创建全国文明城市", kind="masthead"), REGISTRY) == []


def test_a_study_with_its_own_word(tmp_path: Path) -> None:
    (tmp_path / "themes.yml").write_text("双减:\n  add: {keywords: [减负行动]}\n", encoding="utf-8")
    found = find_mentions(article("校内减负行动启动"), load_registry(tmp_path))
    assert [(m.theme, m.keyword) for m in found] == [("双减", "减负行动")]


@given(st.text(alphabet=st.sampled_from("疫情防控文明城市双减保交楼、六个领域 \n。abcEpidemic等"), max_size=80))
def test_spans_slice_to_their_keyword(body: str) -> None:
    for mention in find_mentions(article(body), REGISTRY):
        printed = "".join(body[mention.char_start : mention.char_end].split()).lower()
        assert printed.rstrip("s") == "".join(mention.keyword.split()).lower().rstrip("s")


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("上半年,县公安局破获系列盗车案,破案率上升9%。", "社会治安"),
        ("The police station reported that two suspects were arrested and the fraud cases solved.", "社会治安"),
        ("Minimum subsistence funds reached every needy family in extreme poverty.", "社会帮扶"),
        ("全县优良天数达到310天,同比增加6天。", "生态环保"),
        ("合作社流转土地三百亩,村民靠采摘致富,年底又是丰收。", "乡村振兴"),
        ("腊月里的社火闹到了广场上。", "文体生活"),
        ("An evening of opera, calligraphy and two troupes of amateurs.", "文体生活"),
        ("执照当天到手:审批一窗办,用工和融资的难处有专员跑。", "营商环境"),
        ("街道为独居老人和环卫工人送去棉衣,爱心企业免费理发。", "社会帮扶"),
    ],
)
def test_words_of_what_a_report_is_about(text: str, theme: str) -> None:
    assert theme in themes(text)


ELSEWHERE = "市民沿着河堤散步,商户照常开门,公交车按点发出,广场边的茶摊坐满了人,报亭里的晚报也到了。" * 5


@pytest.mark.parametrize(
    ("theme", "text"),
    [("社会帮扶", "环卫工人和独居老人都到了现场。"), ("乡村振兴", "今年是个丰收年,镇上也办起了农家乐。")],
)
def test_two_weak_words_are_company_in_a_brief_and_none_in_an_article(theme: str, text: str) -> None:
    assert theme in themes(text)
    assert theme not in themes(text + ELSEWHERE)


@pytest.mark.parametrize(
    ("theme", "text"),
    [
        ("居住环境", "民警在背街小巷加装摄像头。"),
        ("社会帮扶", "抢收时先帮孤寡老人收割。"),
        ("文体生活", "课后服务开了合唱一类的社团。"),
        ("社会治安", "Doctors and public security staff joined the test."),
        ("基层治理", "把门前三包写进村规民约。"),
    ],
)
def test_a_place_or_a_person_named_once_is_no_theme(theme: str, text: str) -> None:
    assert theme not in themes(text)


def test_english_says_in_three_characters_what_chinese_says_in_one() -> None:
    between = "The weather stayed fine, and the market on the corner sold out before noon, as on any Saturday. " * 2
    text = f"The lift is an elevator like any other. {between}The courtyard has a new gate. {between}Parking is free. "
    assert "居住环境" in themes(text)
    assert "居住环境" not in themes(
        f"An elevator stopped. {between * 3}The courtyard is open. {between * 3}Parking is free."
    )


def test_what_happens_at_school_is_education_but_a_schools_name_is_none() -> None:
    assert "基础教育" in themes("放学时段,学校门口一米线让学生有序离开,家长不再挤成一团。" + ELSEWHERE)
    assert "基础教育" not in themes("红旗小学教师来到社区,把米面送到居民家中。")


def test_a_lecture_on_fraud_alone_is_no_police_work() -> None:
    assert "社会治安" not in themes("社区举办反诈讲座,提醒老人守好钱袋子。")


def test_fishing_bans_and_courtyard_meetings() -> None:
    assert themes("渔民退捕上岸,当上巡护员。") == {"生态环保"}
    assert themes("村里开院坝会,路往哪里修由大家定。") == {"基层治理"}
