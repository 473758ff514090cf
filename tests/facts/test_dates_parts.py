"""Years of pages that print parts of a year without it, and days that are reached or still to come."""

from __future__ import annotations

from datetime import date

import pytest

from places_and_dates import issue


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2023年，县渠管所分片巡渠。1至4月，修渠90条。\n5月9日，石桥村通水。", date(2023, 5, 1)),
        ("巡渠见成效\n2023年，县渠管所分片巡渠。截至7月底，修渠90条。\n8月2日，通水。", date(2023, 8, 1)),
        ("快修。2023年，全县修渠9条，比上年多1条。\n截至6月10日，通水8条。\n6月12日，石桥通水。", date(2023, 6, 1)),
        ("2023年，县渠管所分片巡渠。上半年修渠90条。\n7月9日，石桥村通水。", date(2023, 7, 1)),
        ("2023年，县渠管所分片巡渠。一季度修渠90条。\n4月9日，石桥村通水。", date(2023, 4, 1)),
        ("2023年，县渠管所分片巡渠。今年1至4月，修渠90条。\n5月9日，通水。", date(2024, 5, 1)),  # 今年 is another year
    ],
)
def test_a_part_of_a_year_that_opens_the_article_is_of_that_year(text: str, month: date) -> None:
    assert issue(text).value == month


@pytest.mark.parametrize(
    "text",
    [
        "2023年冬，县渠管所巡渠。今年1至4月，修渠90条。\n1月9日，石桥村通水。",
        "建于2023年的水渠通水。1至4月，修渠90条。\n5月9日，石桥村通水。",  # the year opens nothing
    ],
)
def test_a_part_of_a_year_elsewhere_says_nothing(text: str) -> None:
    assert issue(text).value is None


def test_several_full_days_of_a_month_outweigh_a_word_that_came_into_use_later() -> None:
    text = "水利局(2021-09-08)：已修渠。\n教育局(2021-09-10)：已开学。\n住建局(2021-09-14)：尽力保交楼，9月9日开会。"
    assert issue(text).value == date(2021, 9, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5月9日，镇里修渠。2021年，全镇清淤九公里。", date(2021, 5, 1)),
        ("信箱\n水利局回复(2021-09-08)：已修渠。\n水利局回复(2021-09-14)：渠已通水。", date(2021, 9, 1)),
    ],
)
def test_days_in_figures_and_years_that_open_a_sentence(text: str, value: date) -> None:
    assert issue(text).value == value


def test_a_stand_reached_on_a_day_is_an_event() -> None:
    reading = issue("喜迎党的二十大，截至9月15日，全县修渠90条。")
    assert (reading.value, reading.precision, reading.not_before) == (date(2022, 9, 1), "month", date(2022, 9, 15))


def test_an_english_day_that_lies_ahead_dates_no_page() -> None:
    text = "By the end of 2021, the town had 9 canals.\nOn May 9, 2022 water came. "
    text += "When term begins on June 1, two schools will open."
    assert issue(text, language="en").value == date(2022, 5, 1)
