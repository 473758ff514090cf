from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.indicators import find_indicators
from govtrends.facts.indicators_when import Times
from govtrends.facts.table_times import TableTimes
from govtrends.model import Context, DateReading, PlaceReading
from govtrends.registry.load import load_registry
from places_and_dates import article

JUNE = Context(DateReading(date(2023, 6, 30), "day", "x"), PlaceReading(None, None, 0.0, ""))


def times(text: str) -> dict[str, str | None]:
    found = find_indicators(article(text), JUNE, load_registry())
    return {row.text: row.period.text if row.period else None for row in found}


def test_a_figure_is_of_the_time_at_the_head_of_its_column() -> None:
    text = "上半年，全区开展课后服务。\n指标\t2022年上半年\t2023年上半年\n参与率\t83.5%\t91.2%\n覆盖率\t90.5%\t98.2%"
    assert times(text) == dict.fromkeys(("83.5%", "90.5%"), "2022年上半年") | dict.fromkeys(
        ("91.2%", "98.2%"), "2023年上半年"
    )


def test_rows_may_name_the_times_and_the_corner_may_be_blank() -> None:
    assert times("年份\t参与率\n2021年\t83.5%\n2022年\t91.2%") == {"83.5%": "2021年", "91.2%": "2022年"}
    assert times("2021年\t2022年\n参与率\t83.5%\t91.2%") == {"83.5%": "2021年", "91.2%": "2022年"}


def test_where_the_table_prints_no_time_the_text_says_it() -> None:
    assert times("上半年，全区开展课后服务。\n指标\t数值\n参与率\t83.5%") == {"83.5%": "上半年"}


@pytest.mark.parametrize("text", ["2021年，参与率83.5%。", "2021年\t参与率83.5%。"])
def test_text_and_a_single_tab_are_no_table(text: str) -> None:
    assert not TableTimes.of(text, Times.of(text, JUNE).stated.find).spans
