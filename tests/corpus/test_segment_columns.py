"""Columns of a paper: their titles, what introduces them, notes of editors."""

from __future__ import annotations

from segments import check_offsets, read


def test_a_column_its_introduction_and_its_articles() -> None:
    text = """《云溪先锋》专栏

为展示基层干部风采，本报从今天起开设《云溪先锋》专栏，敬请关注。

今年以来，区水务局改造管网十二公里，
区水务局党组书记、局长钱满仓： 供水水质持续提升。

记者 孙立冬
"""
    intro, article = read(text)
    assert (intro.kind, intro.column_title) == ("column_intro", "《云溪先锋》专栏")
    assert article.headline is not None and article.headline.text == "区水务局党组书记、局长钱满仓："
    assert article.column_title == "《云溪先锋》专栏"
    assert "钱满仓" not in article.body.text
    check_offsets(text, [intro, article])


def test_an_editors_note_does_not_part_a_head_from_its_text() -> None:
    text = "守桥人\n编者按：本报推出守护者系列。\n记者 何清明\n老周守桥二十年，救起八名落水群众。\n"
    articles = read(text)
    assert [a.kind for a in articles] == ["article", "column_intro"]
    assert articles[0].body.text.startswith("老周守桥")
