from __future__ import annotations

import io

import pytest

from govtrends.corpus.tables import NoTextColumn, read_csv, read_jsonl

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


def test_a_misspelt_role_costs_nothing_but_a_word_about_it() -> None:
    text = f"content,刊发,区\n{LONG},2023-03-08,云溪区\n"
    (row,) = read_csv(io.StringIO(text), {"dat": "刊发", "区县": "区"})
    assert row.text == LONG and row.district == "云溪区"
    assert "'dat' (did you mean date?)" in row.wrong[0] and "'区县'" in row.wrong[1]


@pytest.mark.parametrize("role", ["txt", "texts", "正文", "fulltext"])
def test_a_misspelt_role_of_the_text_is_not_read_around(role: str) -> None:
    with pytest.raises(NoTextColumn, match=role):
        list(read_csv(io.StringIO(f"content,原稿\n摘要,{LONG}\n"), {role: "原稿"}))


def test_a_date_that_cannot_be_read_is_kept_as_it_is_written() -> None:
    (row,) = read_csv(io.StringIO(f"发布日期,正文\n去年冬天,{LONG}\n"), {})
    assert row.date == "去年冬天"  # the page's problem quotes it


def test_the_order_of_day_and_month_is_taken_from_the_column() -> None:
    def dates(*cells: str) -> list[str | None]:
        table = "发布日期,正文\n" + "".join(f"{cell},{LONG}\n" for cell in cells)
        return [row.date for row in read_csv(io.StringIO(table), {})]

    assert dates("05/12/2022", "13/12/2022") == ["2022-12-05", "2022-12-13"]
    assert dates("05/12/2022", "12/13/2022") == ["2022-05-12", "2022-12-13"]
    assert dates("05/12/2022", "06/12/2022") == ["05/12/2022", "06/12/2022"]  # quoted by the page's problem
    assert dates("05/12/2022", "13/12/2022", "12/13/2022") == ["05/12/2022", "2022-12-13", "2022-12-13"]


def test_a_spreadsheets_number_of_a_day_is_that_day() -> None:
    (row,) = read_csv(io.StringIO(f"发布日期,正文\n45020,{LONG}\n"), {})
    assert row.date == "2023-04-04"
