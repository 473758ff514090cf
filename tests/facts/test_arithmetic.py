"""Sums and shares that a page prints are held against one another."""

from __future__ import annotations

from datetime import date

from govtrends.facts.arithmetic import check_sums, parts_of
from govtrends.facts.indicators import find_indicators
from govtrends.model import Article, Context, DateReading, Indicator, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText


def rows(text: str) -> list[Indicator]:
    body = MappedText.of(text)
    article = Article(1, "article", None, (), None, None, (), body, 0, len(body))
    context = Context(DateReading(date(2023, 5, 1), "day", "x"), PlaceReading(None, None, 0.0, ""))
    return find_indicators(article, context, load_registry())


def test_parts_that_add_up_are_found() -> None:
    total, *others = rows("收集建议230个,办结180个,正在办理建议50个。")
    assert [part.value for part in parts_of(total, others)] == [180, 50]
    assert parts_of(others[0], [total]) == ()


def test_parts_beyond_the_total_are_reported() -> None:
    (problem,) = check_sums(rows("共有项目60个,其中工业项目82个。"), "page.txt")
    assert problem.reason == "parts exceed the total"
    assert "82" in problem.detail


def test_parts_within_the_total_are_not() -> None:
    assert check_sums(rows("共有项目60个,其中工业项目22个。"), "page.txt") == []


def test_a_share_is_held_against_its_counts() -> None:
    assert check_sums(rows("规划学校50所,完工学校35所,完工率70%。"), "page.txt") == []
    (problem,) = check_sums(rows("规划学校50所,完工学校35所,完工率90%。"), "page.txt")
    assert problem.reason == "share and counts disagree"
