from __future__ import annotations

from govtrends.corpus.assemble import Draft
from govtrends.corpus.interviews import split_interview
from govtrends.corpus.lines import split_lines


def draft(text: str) -> Draft:
    title, *rest = split_lines(text)
    return Draft("article", titles=[title], paragraphs=rest)


CONFERENCE = (
    "Press conference on schools\nThe district held a press conference. Reporter: How many schools were built?\n"
    "Zhou Guyu introduced: Three schools. Essence Reporter: And how many pools?\n"
    "Introduction of He Qingming: One pool.\n"
)


def test_several_people_answering_make_several_items() -> None:
    report, first, second = split_interview(draft(CONFERENCE))
    assert [line.text.text for line in report.paragraphs] == ["The district held a press conference."]
    assert [item.kind for item in (first, second)] == ["qa", "qa"]
    assert first.titles[0].text.text == "How many schools were built?"
    assert second.titles[0].text.text == "And how many pools?"
    assert second.paragraphs[0].text.text == "Introduction of He Qingming: One pool."


TALK = "一问一答\n记者：今年有什么打算？\n周谷雨：建三所学校。\n记者：在哪里建？\n周谷雨：在城南。"


def test_two_questions_to_one_person_stay_in_the_text_about_him() -> None:
    assert len(split_interview(draft(TALK))) == 1


def test_an_interview_of_three_questions_is_an_introduction_and_three_items() -> None:
    text = TALK.replace("\n", "\n开学在即，记者专访了区教育局局长周谷雨。\n", 1)
    text += "\n城南时报记者：几时开学？\n周谷雨：九月。"
    intro, *items = split_interview(draft(text))
    assert intro.kind == "column_intro"
    assert [item.titles[0].text.text for item in items] == ["今年有什么打算？", "在哪里建？", "几时开学？"]


HEARING = (
    "路灯修好，要等多久？\n主持人：看完短片，有什么想说？\n区城管局局长何清明：责任在我们。\n市民代表周女士：我只问哪天亮。\n"
    "何清明：七月以前。\n主持人：三条街都亮吗？\n何清明：都亮。"
)


def test_a_hearing_with_its_question_as_head_is_one_item_and_any_other_one_text() -> None:
    (item,) = split_interview(draft(HEARING))
    assert (item.kind, len(item.paragraphs)) == ("qa", 6)
    (text,) = split_interview(draft(HEARING.replace("路灯修好，要等多久？", "电视问政现场实录")))
    assert (text.kind, len(text.paragraphs)) == ("article", 6)


def test_questions_behind_a_whole_report_are_items() -> None:
    text = "发布会\n" + "区教育局介绍了全区学校建设的总体情况。" * 10 + "\n" + "还介绍了体育设施的建设情况。" * 10
    items = split_interview(draft(text + "\n记者：新增多少学位？\n周谷雨：四千个。"))
    assert [item.kind for item in items] == ["article", "qa"]


def test_a_text_without_questions_is_left_alone() -> None:
    whole = draft("春灌\n记者走进田间，看到村民在浇水。")
    assert split_interview(whole) == [whole]


LISTED = (
    "区教育局做客《民生访谈》\n新学期怎么报名？今天我们邀请到区教育局副局长何芳，请她为大家解答。\n"
    "问：什么时候报名？\n答：八月二十日起。\n问：新增多少学位？\n答：三所学校，四千个。\n主持人：感谢何局长，再见！"
)


def test_anonymous_questions_and_answers_are_items_and_the_host_introduces_them() -> None:
    intro, first, second = split_interview(draft(LISTED))
    assert [item.kind for item in (intro, first, second)] == ["column_intro", "qa", "qa"]
    assert first.titles[0].text.text == "什么时候报名？"
    assert [line.text.text for line in second.paragraphs] == ["答：三所学校，四千个。", "主持人：感谢何局长，再见！"]


def test_one_question_of_a_reader_below_a_short_text_makes_no_list() -> None:
    assert len(split_interview(draft("小知识\n雷雨天的常识。\n问：能打伞吗？\n答：不能。"))) == 1
