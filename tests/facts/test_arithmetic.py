"""Sums and shares that a page prints are held against one another."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.arithmetic import check_sums
from govtrends.facts.indicators import find_indicators
from govtrends.model import Article, Context, DateReading, Indicator, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText


def rows(text: str) -> list[Indicator]:
    body = MappedText.of(text)
    article = Article(1, "article", None, (), None, None, (), body, 0, len(body))
    context = Context(DateReading(date(2023, 5, 1), "day", "x"), PlaceReading(None, None, 0.0, ""))
    return find_indicators(article, context, load_registry())


def test_parts_beyond_the_total_are_reported() -> None:
    (problem,) = check_sums(rows("共有项目60个,其中工业项目82个。"), "page.txt")
    assert problem.reason == "parts exceed the total"
    assert "82" in problem.detail
    (problem,) = check_sums(rows("共有项目60个,其中工业项目42个、农业项目31个。"), "page.txt")
    assert "42 + 31" in problem.detail


@pytest.mark.parametrize(
    "text",
    [
        "共有项目60个,其中工业项目22个。",
        "新增桥梁6座,其中公路桥2座,另新建涵洞18座。",  # what follows the comma is another matter
        "投入资金500万元,比上年增加90万元,其中市级资金300万元。",  # the parts are the whole's, not the increase's
        "平均每村收入30万元,其中东湾村收入82万元。",
        "共有项目60多个,其中工业项目62个。",
    ],
)
def test_what_is_no_part_of_the_total_is_not_added(text: str) -> None:
    assert check_sums(rows(text), "page.txt") == []


def test_done_and_left_make_up_the_total() -> None:
    assert check_sums(rows("收集居民建议230个,办结建议180个,正在办理建议50个。"), "page.txt") == []
    twice = "收集建议230个,办结建议180个,正在办理建议50个。新收建议60个,办结建议56个,正在办理建议4个。"
    assert check_sums(rows(twice), "page.txt") == []
    (problem,) = check_sums(rows("收集居民建议230个,办结建议180个,正在办理建议40个。"), "page.txt")
    assert problem.reason == "parts and total disagree"
    assert "180 + 40" in problem.detail


def test_a_share_is_held_against_its_counts() -> None:
    assert check_sums(rows("规划学校50所,完工学校35所,完工率70%。"), "page.txt") == []
    assert check_sums(rows("规划学校50所,已开工50所,开工率100%;完工35所,完工率70%。"), "page.txt") == []
    (problem,) = check_sums(rows("规划学校50所,完工学校35所,完工率90%。"), "page.txt")
    assert problem.reason == "share and counts disagree"
