from __future__ import annotations

import io

import pytest

from govtrends.corpus.tables import NoTextColumn, iso_date, read_csv, read_jsonl

LONG = "云溪区推进老旧小区改造，涉及居民三千户，年内全部完工，群众满意度持续提升。"


def test_csv_columns_are_guessed_from_their_names() -> None:
    text = f'province,district,title,publish_date,正文\n某省,云溪区,改造,2023/3/8,"{LONG}\n第二段"\n'
    (row,) = read_csv(io.StringIO(text), {})
    assert row.text == f"{LONG}\n第二段"
    assert (row.title, row.district, row.date, row.number) == ("改造", "云溪区", "2023-03-08", 1)


def test_without_a_known_name_the_long_column_is_the_text() -> None:
    (row,) = read_csv(io.StringIO(f"编号,稿件\n7,{LONG}\n"), {})
    assert row.text == LONG


def test_a_given_mapping_wins() -> None:
    (row,) = read_csv(io.StringIO(f"content,原稿\n摘要,{LONG}\n"), {"text": "原稿"})
    assert row.text == LONG


@pytest.mark.parametrize(
    ("text", "columns", "said"),
    [
        ("a,b\n1,2\n", {}, "columns: {text: NAME}"),
        ("content,b\nx,2\n", {"text": "contnt"}, "did you mean content?"),
        ("content,b\nx,2\n", {"txt": "content"}, "did you mean text?"),
    ],
)
def test_no_text_column_says_what_to_do(text: str, columns: dict[str, str], said: str) -> None:
    with pytest.raises(NoTextColumn) as caught:
        list(read_csv(io.StringIO(text), columns))
    assert said in caught.value.detail


def test_a_broken_json_line_costs_one_row() -> None:
    text = f'{{"content": "{LONG}"}}\n{{broken\n[1]\n{{"content": null}}\n{{"x": 1}}\n'
    rows = list(read_jsonl(io.StringIO(text), {}))
    assert [row.error is None for row in rows] == [True, False, False, False, False]
    assert rows[0].text == LONG


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年3月8日", "2023-03-08"),
        ("20230308", "2023-03-08"),
        ("2023-03", "2023-03"),
        ("2023", "2023"),
        ("2023-13-40", "2023"),
        ("昨天", None),
        (None, None),
    ],
)
def test_dates_as_tables_write_them(text: str | None, date: str | None) -> None:
    assert iso_date(text) == date


def test_a_misspelt_role_costs_nothing_but_a_word_about_it() -> None:
    text = f"content,刊发,区\n{LONG},2023-03-08,云溪区\n"
    (row,) = read_csv(io.StringIO(text), {"dat": "刊发", "区县": "区"})
    assert row.text == LONG and row.district == "云溪区"
    assert "'dat' (did you mean date?)" in row.wrong[0] and "'区县'" in row.wrong[1]


@pytest.mark.parametrize("role", ["txt", "texts", "正文", "fulltext"])
def test_a_misspelt_role_of_the_text_is_not_read_around(role: str) -> None:
    with pytest.raises(NoTextColumn, match=role):
        list(read_csv(io.StringIO(f"content,原稿\n摘要,{LONG}\n"), {role: "原稿"}))


def test_a_time_since_1970_is_a_day_in_china() -> None:
    assert iso_date("1637050000") == iso_date("1637050000123") == "2021-11-16"
    assert iso_date("1650200012") == "2022-04-17"  # holds 2000, which is no year
    assert iso_date("1640966400") == "2022-01-01"  # midnight in Beijing, 31 December in Greenwich


def test_a_date_that_cannot_be_read_is_kept_as_it_is_written() -> None:
    (row,) = read_csv(io.StringIO(f"发布日期,正文\n去年冬天,{LONG}\n"), {})
    assert row.date == "去年冬天"  # the page's problem quotes it
