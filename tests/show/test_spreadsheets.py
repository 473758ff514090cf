"""Tables for a spreadsheet program: text stays text, the same tables give the same bytes."""

from __future__ import annotations

import base64
import io
import re
from csv import reader

import openpyxl
import pandas as pd
import pytest

from govtrends.compare.coverage import provenance
from govtrends.show.columns import meaning
from govtrends.show.downloads import downloads
from govtrends.show.spreadsheets import csv, workbook
from govtrends.store import Corpus

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "=cmd|' /C calc'!A0"]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_starts_a_formula(text: str) -> None:
    table = pd.DataFrame({text: [text, "双减"], "value": [-3, 4]})
    rows = list(reader(io.StringIO(csv(table), newline="")))
    kept = "'" + text.replace("\r", "\n")
    assert rows == [[kept, "value"], [kept, "-3"], ["双减", "4"]]
    sheet = opened(workbook({"t": table}, [text]))
    for page in sheet:
        assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    assert sheet["t"]["A2"].value.strip() == text.strip() and sheet["t"]["B2"].value == -3


def test_a_workbook_holds_every_table_and_says_what_its_columns_mean() -> None:
    table = pd.DataFrame(
        {"theme": ["双减", "就业"], "share": [0.25, float("nan")], "first": pd.to_datetime(["2022-07-01", None])}
    )
    names = ["主题", "主题/对照", "主题-对照", "长" * 40, "说明"]
    book = opened(workbook(dict.fromkeys(names, table), ["模板 x"]))
    assert book.sheetnames == ["说明", "主题", "主题-对照", "主题-对照-2", "长" * 31, "说明-2"]
    assert [[cell.value for cell in row] for row in book["主题"].iter_rows()][1:] == [
        ["双减", 0.25, pd.Timestamp("2022-07-01").to_pydatetime()],
        ["就业", None, None],
    ]
    about = [[cell.value for cell in row] for row in book["说明"].iter_rows()]
    assert about[0][0] == "模板 x" and ["主题", "theme", "主题"] in about and book["主题"]["A1"].font.bold


def test_a_workbook_takes_what_xml_cannot_hold_and_what_no_cell_can() -> None:
    table = pd.DataFrame({"text": ["a\x00b\x1f", "长" * 40_000], "list": [["甲", "乙"], []]})
    sheet = opened(workbook({"t": table}))["t"]
    assert sheet["A2"].value == "a\ufffdb\ufffd" and len(sheet["A3"].value) == 32_767 and sheet["B2"].value == "甲、乙"


def test_the_same_tables_give_the_same_bytes() -> None:
    table = pd.DataFrame({"a": range(50), "b": "文"})
    assert workbook({"t": table}) == workbook({"t": table})


def test_columns_of_both_sides_are_known_and_unknown_ones_are_left_blank() -> None:
    assert meaning("target_text").endswith("（目标）") and meaning("result_char_start").endswith("（实绩）")
    assert "对照方" in meaning("share_b") and meaning("share") and meaning("no such column") == ""


def test_downloads_hold_the_tables_and_say_on_paper_where_they_lie(corpus: Corpus) -> None:
    text = downloads({"主题": pd.DataFrame({"theme": ["双减"]})}, provenance(corpus, district="清溪区"))
    kept = dict(re.findall(r'base64,([^)]+)\)\{download="([^"]+)"', text))
    files = {name: base64.b64decode(data) for data, name in kept.items()}
    assert files["主题.csv"].decode("utf-8-sig").splitlines() == ["theme", "双减"]
    book = opened(files["数据.xlsx"])
    assert book["主题"]["A2"].value == "双减" and "区县=清溪区" in book["说明"]["A1"].value
    assert "主题（1行）" in text.split("content-hidden")[1] and "base64" not in text.split("content-hidden")[1]
