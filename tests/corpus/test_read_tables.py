"""Excel and Parquet: the same column mapping as CSV, cells as an analyst typed them."""

from __future__ import annotations

import io
from datetime import date, datetime
from functools import cache
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrends.corpus.files import Unreadable
from govtrends.corpus.read import read_source
from govtrends.corpus.tables import read_parquet
from govtrends.corpus.workbooks import read_xlsx
from govtrends.model import Page, Problem

TEXT = "云溪区今年新建口袋公园十二处，群众出门就能散步，年内还要改造旧公园四处。"


@cache
def workbook(*sheets: tuple[str, tuple[tuple[object, ...], ...]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEAD = ("标题", "区县", "日期", "正文")
ONE = ("甲", ((), HEAD, ("公园", 370402.0, datetime(2023, 5, 16), TEXT), ("空", None, None, None)))


def test_a_sheet_is_a_table_with_its_columns_guessed() -> None:
    full, empty = read_xlsx(io.BytesIO(workbook(ONE)), {})
    assert (full.number, full.title, full.district, full.date, full.sheet) == (1, "公园", "370402", "2023-05-16", None)
    assert full.text == TEXT and empty.error


def test_sheets_are_named_where_several_hold_rows(tmp_path: Path) -> None:
    notes = ("注", (("说明",), ("无",)))
    (tmp_path / "t.xlsx").write_bytes(
        workbook(ONE, ("空表", ()), ("乙", (HEAD, ("学校", None, date(2022, 1, 2), TEXT))), notes)
    )
    found = list(read_source(tmp_path / "t.xlsx", "t.xlsx"))
    assert [item.source for item in found if isinstance(item, Page)] == ["t.xlsx#甲!1", "t.xlsx#乙!1"]
    assert [item.source for item in found if isinstance(item, Problem)] == ["t.xlsx#甲!2"]


def test_the_card_names_the_column(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(workbook(("甲", (("摘要", "原稿"), ("短", TEXT)))))
    (tmp_path / "t.card.yml").write_text("columns: {text: 原搞}", encoding="utf-8")
    (problem,) = read_source(tmp_path / "t.xlsx", "t.xlsx")
    assert isinstance(problem, Problem) and "did you mean 原稿?" in problem.detail


def test_a_formula_is_read_by_its_value_never_run() -> None:
    book = workbook(("甲", (("content", "标题"), (TEXT, '=HYPERLINK("file:///etc/hosts")'))))
    (row,) = read_xlsx(io.BytesIO(book), {})
    assert row.title is None


def test_an_empty_workbook_says_so() -> None:
    with pytest.raises(Unreadable, match="no row"):
        list(read_xlsx(io.BytesIO(workbook(("甲", ()))), {}))


def parquet(**columns: list[object]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def test_a_parquet_table_is_read_with_its_hints(tmp_path: Path) -> None:
    data = parquet(content=[TEXT, None], year=[2023.0, None], county=["云溪区", "青石县"])
    (tmp_path / "t.parquet").write_bytes(data)
    page, problem = read_source(tmp_path / "t.parquet", "t.parquet")
    assert isinstance(page, Page) and isinstance(problem, Problem)
    assert (page.source, page.text, page.date_hint, page.district_hint) == ("t.parquet#1", TEXT, "2023", "云溪区")
    assert problem.source == "t.parquet#2"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_tables_are_only_ever_unreadable(data: st.DataObject) -> None:
    reader, good = data.draw(st.sampled_from([(read_xlsx, workbook(ONE)), (read_parquet, parquet(content=[TEXT]))]))
    raw = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        list(reader(io.BytesIO(raw[: data.draw(st.integers(0, len(raw)))]), {}))
    except Unreadable as error:
        assert error.reason and error.detail


def test_the_names_of_columns_may_stand_below_a_title() -> None:
    titled = (("二〇二三年摘录",), ("日  期", "地区", "标 题", "稿子"), (date(2023, 3, 4), "云溪区", "公园", TEXT))
    (row,) = read_xlsx(io.BytesIO(workbook(("甲", titled))), {})
    assert (row.number, row.title, row.district, row.date, row.text) == (1, "公园", "云溪区", "2023-03-04", TEXT)


def test_a_column_that_the_card_names_is_found_below_a_title() -> None:
    (row,) = read_xlsx(io.BytesIO(workbook(("甲", (("摘录",), ("号", "稿子"), (1, TEXT))))), {"text": "稿子"})
    assert (row.number, row.text) == (1, TEXT)


def test_a_table_of_one_column_keeps_its_first_line_as_the_name() -> None:
    rows = list(read_xlsx(io.BytesIO(workbook(("甲", (("稿子",), (TEXT,), (TEXT,))))), {}))
    assert [row.text for row in rows] == [TEXT, TEXT]


def test_a_cell_merged_downwards_stands_in_every_row_that_it_covers() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["二季度投稿登记"])
    sheet.merge_cells("A1:D1")
    sheet.append(["区县", "日期", "标题", "正文"])
    texts = [TEXT.replace("十二", number) for number in "一二三四五"]
    for row in (
        ("云溪区", date(2022, 5, 6), "甲", texts[0]),
        (None, None, "乙", texts[1]),
        (None, None, "丙", texts[2]),
    ):
        sheet.append(row)
    sheet.append([None, None, None, None])  # covered by a merged cell, and still blank
    sheet.append(["东岭区", None, "丁", texts[3]])
    sheet.append([None, None, "戊", texts[4]])  # left blank, not merged
    for cells in ("A3:A6", "B3:B5"):
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    rows = list(read_xlsx(out, {}))
    assert [row.district for row in rows] == ["云溪区", "云溪区", "云溪区", "东岭区", None]
    assert [row.date for row in rows] == ["2022-05-06"] * 3 + [None, None]
    assert [row.text for row in rows] == texts and not any(row.error for row in rows)


def test_a_text_beside_several_rows_is_one_text() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("标题", "正文"), ("甲", TEXT), ("乙", None)):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    out = io.BytesIO()
    book.save(out)
    first, second = read_xlsx(out, {})
    assert first.text == TEXT and second.error == "the text field is empty"
