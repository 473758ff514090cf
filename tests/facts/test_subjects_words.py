"""The sets of first characters leave nothing out that their expressions can begin with."""

from __future__ import annotations

import re
import re._constants as op
import re._parser as parser
from typing import Any

import pytest

from first_characters import firsts
from govtrends.facts import (
    changes,
    english_noise,
    indicators_named,
    indicators_roles,
    period_marks,
    subjects_edges,
    subjects_trim,
    subjects_words,
)


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        (subjects_words.LEAD, subjects_words.LEAD_STARTS),
        (subjects_words.SCOPE, subjects_words.SCOPE_STARTS),
        (subjects_words.HAVING, subjects_words.HAVING_STARTS),
        (subjects_words.AFTER_NUMBER, subjects_words.AFTER_STARTS),
        (subjects_words.NO_NOUN, subjects_words.NO_NOUN_STARTS),
        (subjects_words.IS_PREPOSITION, subjects_words.PREPOSITION_STARTS),
        (subjects_words.IS_MANNER, subjects_words.MANNER_STARTS),
        (subjects_words.ALL_VERB, subjects_words.VERB_STARTS),
        (subjects_trim._PRONOUN, subjects_trim._PRONOUN_STARTS),
        (period_marks.AT_EVENT, period_marks.AT_EVENT_STARTS),
        (subjects_edges.LEADING, subjects_edges.LEADING_STARTS),
    ],
)
def test_every_beginning_is_listed(pattern: Any, starts: frozenset[str]) -> None:
    assert firsts(parser.parse(pattern.pattern)) == (starts, False)


def test_the_look_ahead_of_a_trail_lists_every_beginning() -> None:
    guard, *rest = parser.parse(subjects_words.TRAIL.pattern)
    assert guard[0] is op.ASSERT
    allowed, _ = firsts(guard[1][1])
    assert firsts(rest)[0] <= allowed


def test_what_makes_an_english_number_no_figure_begins_with_a_listed_character() -> None:
    behind = english_noise._NOT_AFTER.pattern.removeprefix(r"\s*").lower()
    assert firsts(parser.parse(behind))[0] <= english_noise._NOT_AFTER_STARTS


@pytest.mark.parametrize("trail", ["达到", "已由去年的", "累计", "提高到", "年均", "从2020年末的", "稳步增长、"])
def test_a_trail_begins_behind_the_last_character_that_none_holds(trail: str) -> None:
    words = f"产业园区{trail}"
    found = subjects_words.TRAIL.search(words)
    assert found is not None
    assert subjects_words.TRAIL_HOLDS.issuperset(found[0])
    assert subjects_words.TRAIL_HOLDS.isdisjoint("产园")


def test_what_is_looked_for_at_once_stands_in_all_that_an_expression_finds() -> None:
    verbs = indicators_roles._EXPECTED.pattern.removesuffix("$")
    for words in re.split(r"[|()?:*]+", verbs):
        assert not words or words[-1] in indicators_roles._EXPECTED_ENDS, words
    for region in ("经济圈", "都市圈", "城市群", "经济区", "经济带", "大湾区"):
        assert any(part in region for part in indicators_named._REGIONS), region
    for basis in (
        "同比",
        "较上年同期",
        "环比",
        "比上个月",
        "较计划",
        "超额",
        "与去年",
        "和年初",
        "比“十三五”末",
        "比改造前",
    ):
        assert changes.BASIS.search(basis) is not None
        assert any(char in basis for char in "比较年超"), basis
    for agent in (
        "志愿者",
        "民警",
        "消防员",
        "网格员",
        "工作人员",
        "党员干部",
        "支队",
        "派出所",
        "街道",
        "石桥镇",
        "社区",
    ):
        assert subjects_trim._AGENT_IN.search(agent) is not None, agent
    for office in (
        "学校",
        "法院",
        "检察院",
        "公安机关",
        "供销社",
        "巡逻队",
        "教育局",
        "委员会",
        "党支部",
        "商会",
        "协会",
    ):
        assert subjects_trim._AGENT_IN.search(office) is not None, office
