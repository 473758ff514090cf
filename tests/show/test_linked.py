"""Conflicting figures both shown, with the rule; breaks said in words."""

from __future__ import annotations

import pandas as pd
import pypandoc

from govtrends.show import say, tables
from govtrends.show.quotes import figures


def _link(kind: str, a: float, b: float, **more: object) -> dict[str, object]:
    side = {"unit": "元", "measure": "money", "approx": None, "direction": None, "basis": None, "period": "2022年"}
    place = {
        "article_id": "p-1",
        "source": "p.txt",
        "ordinal": 1,
        "char_start": 7,
        "char_end": 9,
        "sentence": "收入12元",
    }
    row: dict[str, object] = {"kind": kind, "name": "财政收入", "district": "清溪区", "confidence": 0.7}
    for name, value in (("a", a), ("b", b)):
        one = {**side, **place, "value": value, "value_max": None, "text": f"{value:g}元", **more}
        row |= {f"{key}_{name}": held for key, held in one.items()}
    return row


def test_a_contradiction_shows_both_values_and_the_rule() -> None:
    table = pd.DataFrame([_link("contradiction", 12, 15), _link("same_series", 12, 20)])
    text = say.links(table)
    assert (
        "1组数值前后不一" in text
        and "12元" in text
        and "15元" in text
        and "最后刊出" in text
        and "1组有前后两期" in text
    )
    shown = tables.links(table)
    html = pypandoc.convert_text(
        shown
        + figures(
            pd.DataFrame({"values": [], "peers": []}).assign(
                indicator_key=[], measure=[], unit=[], status=[], basis=[], period_kind=[], value=[]
            ),
            links=table,
        ),
        "html",
        "markdown",
    )
    assert "数值不一" in shown and "前后相承" in shown and html.count('href="#at-f') == 4
    assert html.count('id="at-f') == 3  # 12 stands in both links


def test_every_contradiction_is_printed_whatever_the_limit() -> None:
    table = pd.DataFrame([_link("contradiction", n, n + 1) for n in range(20)] + [_link("same_figure", 1, 1)] * 5)
    text = tables.links(table)
    assert text.count("数值不一") == 20 and "同一数字" not in text and "全部25行" in text


def test_nothing_linked_is_said() -> None:
    none = pd.DataFrame([_link("same_figure", 1, 1)]).iloc[:0]
    assert "没有发现" in say.links(none) and "没有可以互相印证" in tables.links(none)


def test_breaks_are_told_and_so_is_what_cannot_be_found() -> None:
    rows = [("lost", None, 4, 0), ("added", "新报", 0, 3), ("length", None, 100, 260), ("unit", "就业", "人", "人次")]
    text = say.breaks(pd.DataFrame(rows, columns=["kind", "what", "before", "after"]))
    for said in (
        "未署报名的版面只见于前期（4篇）",
        "《新报》只见于后期",
        "由100字变为260字",
        "先以“人”计，后以“人次”计",
    ):
        assert said in text
    assert "没有发现断点" in say.breaks(pd.DataFrame(columns=["kind", "what", "before", "after"]))
