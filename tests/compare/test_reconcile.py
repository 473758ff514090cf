from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.compare.agreement import Figure, agree, digits, when
from govtrends.compare.reconcile import reconcile

PLACE = SimpleNamespace(counted_by="place")
REPORTER = SimpleNamespace(counted_by="reporter")
REGISTRY: Any = {"aid": PLACE, "gdp": PLACE, "handouts": REPORTER}


def row(article: str, subject: str, value: float, unit: str = "户", **more: Any) -> dict[str, Any]:
    made = {
        "article_id": article,
        "char_start": 10,
        "indicator": None,
        "subject": subject,
        "value": value,
        "value_max": None,
        "unit": unit,
        "measure": {"元": "money", "%": "percent"}.get(unit, "count"),
        "approx": None,
        "direction": None,
        "basis": None,
        "status": "result",
        "period_start": date(2031, 1, 1),
        "period_end": date(2031, 6, 30),
        "period_kind": "range",
        "place_code": "990102",
        "sentence": subject + "若干" if not subject.isascii() else subject,
        "damaged": False,
        "duplicate_of": None,
    }
    return made | more


def kinds(*rows: dict[str, Any]) -> list[str]:
    return [link["kind"] for link in reconcile(rows, REGISTRY)]


def test_one_number_in_two_languages_is_one_figure() -> None:
    links = reconcile([row("a", "上门看望独居老人户数", 5127), row("b", "households of old people", 5127)], REGISTRY)
    assert [link["kind"] for link in links] == ["same_figure"]
    assert (links[0]["row_a"], links[0]["row_b"]) == (0, 1)
    assert "two languages" in links[0]["reason"]


def test_a_sum_of_years_is_no_reading_of_the_yearly_series() -> None:
    span = {"period_start": date(2021, 1, 1), "period_end": date(2025, 12, 31)}
    five = row("a", "城镇新增就业人数", 31e4, "人", indicator="jobs", period_kind="years", **span)
    each = row("b", "每年城镇新增就业人数", 6e4, "人", indicator="jobs", period_kind="each_year", **span)
    assert kinds(five, each) == []
    assert kinds(five, row("b", "城镇新增就业人数", 32e4, "人", indicator="jobs", period_kind="years", **span)) == [
        "contradiction"
    ]


def test_a_later_reading_of_a_series_is_linked_and_keeps_the_order_of_time() -> None:
    later = row("b", "aid paid (aid)", 71e6, "元", indicator="aid", period_end=date(2031, 9, 30), sentence="aid paid")
    earlier = row("a", "救助金", 52e6, "元", indicator="aid", period_start=None)
    (link,) = reconcile([later, earlier], REGISTRY)
    assert link["kind"] == "same_series"
    assert (link["row_a"], link["row_b"]) == (1, 0)
    assert link["indicator"] == "aid"


def test_a_number_that_counts_other_things_contradicts_only_between_tied_articles() -> None:
    files, people = row("a", "建立台账份数", 318, "份"), row("b", "elderly people served", 318, "人")
    assert kinds(files, people) == []
    tie = [
        row("a", "救助金", 52e6, "元", indicator="aid"),
        row("b", "aid", 52e6, "元", indicator="aid", sentence="aid"),
    ]
    links = reconcile([files, people, *tie], REGISTRY)
    (odd,) = [link for link in links if link["kind"] == "contradiction"]
    assert "318" in odd["reason"] and "份" in odd["reason"] and "人" in odd["reason"]


def test_two_values_of_one_place_and_period_contradict() -> None:
    year = {"period_end": date(2031, 12, 31), "indicator": "gdp"}
    assert kinds(row("a", "产值", 313e8, "元", **year), row("b", "产值", 331e8, "元", **year)) == ["contradiction"]
    assert kinds(row("a", "产值", 313e8, "元", **year), row("b", "产值", 310e8, "元", approx="at_least", **year)) == [
        "same_figure"
    ]


def test_a_bound_that_is_kept_is_no_contradiction() -> None:
    year = {"period_end": date(2031, 12, 31), "indicator": "gdp"}
    assert kinds(row("a", "产值", 313e8, "元", **year), row("b", "产值", 200e8, "元", approx="at_least", **year)) == []


def test_offices_that_count_their_own_work_do_not_contradict_each_other() -> None:
    mine, yours = (row(a, "发宣传册", v, "份", indicator="handouts") for a, v in (("a", 2400), ("b", 900)))
    assert kinds(mine, yours) == []


@pytest.mark.parametrize(
    "change",
    [
        {"place_code": "990103"},
        {"value": 5128.0},
        {"status": "target"},
        {"period_start": date(2028, 1, 1), "period_end": date(2028, 12, 31)},
        {"article_id": "a"},
        {"direction": "up"},
    ],
)
def test_what_is_not_the_same_fact_is_not_linked(change: dict[str, Any]) -> None:
    assert kinds(row("a", "看望独居老人户数", 5127), row("b", "看望独居老人户数", 5127) | change) == []


def test_small_numbers_need_company() -> None:
    seven = [row("a", "整合政策类数", 7, "类", sentence="甲"), row("b", "kinds of rules", 7, "类", sentence="x")]
    assert kinds(*seven) == []
    more = [row("a", "整合政策项数", 35, "项", sentence="甲"), row("b", "rules", 35, "项", sentence="x")]
    assert kinds(*seven, *more) == ["same_figure", "same_figure"]


def test_a_large_round_number_is_the_same_between_tied_articles() -> None:
    told = [
        row("a", "发放资料份数", 60000, "份", approx="at_least"),
        row("b", "leaflets", 60000, "个", approx="at_least", sentence="leaflets"),
    ]
    assert kinds(*told) == []
    tie = [
        row("a", "救助金", 52e6, "元", indicator="aid"),
        row("b", "aid", 52e6, "元", indicator="aid", sentence="aid"),
    ]
    assert kinds(*told, *tie) == ["same_figure", "same_figure"]


def test_second_prints_become_links() -> None:
    links = reconcile([row("a", "看望独居老人户数", 5127), row("a", "看望户数", 5127, duplicate_of=0)], REGISTRY)
    assert [(link["kind"], link["row_a"], link["row_b"]) for link in links] == [("duplicate", 0, 1)]


def figure(value: float, approx: str | None = None, high: float | None = None) -> Figure:
    return Figure.of(0, row("a", "老人户数", value, approx=approx, value_max=high))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (figure(6.2661e12), figure(6.27e12), True),
        (figure(6.27e12), figure(6.3e12), True),
        (figure(6.27e12), figure(6.2e12), False),
        (figure(1e5, "at_least"), figure(104000), True),
        (figure(1e5, "at_least"), figure(96000), False),
        (figure(900, "nearly"), figure(874), True),
        (figure(5), figure(5.2), False),
        (figure(3, high=5), figure(3), False),
    ],
)
def test_values_agree_as_far_as_they_are_printed(a: Figure, b: Figure, same: bool) -> None:
    assert agree(a, b) is same
    assert agree(b, a) is same


def test_significant_digits() -> None:
    assert [digits(v) for v in (4873, 40000, 68.76e6, 0.5, 12.0)] == [4, 1, 4, 1, 2]


def span(start: date | None, end: date | None) -> Figure:
    return Figure.of(0, row("a", "老人户数", 1, period_start=start, period_end=end))


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (span(None, date(2031, 6, 30)), span(date(2031, 1, 1), date(2031, 8, 31)), "later"),
        (span(date(2031, 5, 1), date(2031, 5, 31)), span(date(2031, 6, 1), date(2031, 6, 30)), "later"),
        (span(date(2030, 1, 1), date(2030, 12, 31)), span(date(2031, 1, 1), date(2031, 3, 31)), "apart"),
        (span(date(2027, 1, 1), date(2031, 12, 31)), span(date(2031, 1, 1), date(2031, 12, 31)), "overlap"),
        (span(None, date(2031, 6, 30)), span(date(2031, 1, 1), date(2031, 6, 30)), "same"),
        (span(None, None), span(date(2031, 1, 1), date(2031, 6, 30)), "unknown"),
    ],
)
def test_periods_of_a_series(a: Figure, b: Figure, said: str) -> None:
    assert when(a, b) == said


@given(
    st.lists(
        st.builds(
            row,
            st.sampled_from("abcd"),
            st.sampled_from(["看望老人户数", "救助金", "old people"]),
            st.sampled_from([7.0, 35.0, 318.0, 5127.0, 5128.0]),
            st.sampled_from(["户", "人", "份"]),
            indicator=st.sampled_from([None, "aid", "handouts"]),
            period_end=st.sampled_from([None, date(2031, 6, 30), date(2031, 8, 31)]),
        ),
        max_size=40,
    )
)
def test_links_join_different_articles_once_and_never_invent_rows(rows: list[dict[str, Any]]) -> None:
    links = reconcile(rows, REGISTRY)
    pairs = [(link["row_a"], link["row_b"]) for link in links]
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    for link in links:
        a, b = rows[link["row_a"]], rows[link["row_b"]]
        assert a["article_id"] != b["article_id"] and a["place_code"] == b["place_code"]
        assert 0 < link["confidence"] <= 1
