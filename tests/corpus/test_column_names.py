from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from govtrends.cli import app
from govtrends.corpus.catalogue import parse_catalogue
from govtrends.corpus.column_names import by_name, left_over
from govtrends.corpus.read import read_source
from govtrends.corpus.survey import survey
from govtrends.facts.dates import read_dates
from govtrends.model import Page, Problem
from govtrends.pipeline import build

TEXT = "云溪区新建口袋公园十二座，居民出门就能散心，全区绿地率达到百分之四十一。"
DATED = "云溪区新建口袋公园十二座，居民出门就能散心，新增绿地 3.2 公顷。"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def workbook(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    data = io.BytesIO()
    book.save(data)
    path.write_bytes(data.getvalue())
    return path


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("见报日期", "date"),
        ("刊发日期", "date"),
        ("Issue Date", "date"),
        ("ISSUE_DATE", "date"),
        ("见报　日期（年月日）", "date"),
        ("来源报纸", "paper"),
        ("ｐａｐｅｒ", "paper"),
        ("地区", "district"),
        ("篇名", "title"),
    ],
)
def test_names_of_the_trade_are_known_however_they_are_set(name: str, role: str) -> None:
    assert by_name([name]) == {role: name}


def test_the_most_telling_of_two_names_is_taken() -> None:
    assert by_name(["时间", "见报日期"]) == {"date": "见报日期"}


def test_what_is_left_over_is_shown_with_the_role_it_looks_like() -> None:
    sample = [{"甲": "2023-05-02", "乙": "何处", "来稿区域": "云溪", "编号": "1"}]
    assert left_over(list(sample[0]), [], sample) == {"甲": "date", "乙": "", "来稿区域": "district"}


def test_the_catalogue_knows_the_names_that_tables_know() -> None:
    catalogue = parse_catalogue("文件名,刊发日期,来源报纸,地区\na.txt,2023-05-02,云溪报,云溪区\n".encode())
    assert catalogue.known("a.txt") == {"issue_date": "2023-05-02", "paper": "云溪报", "district": "云溪区"}
    assert catalogue.wrong == ()


def test_a_second_column_of_one_role_is_passed_over_with_a_word() -> None:
    catalogue = parse_catalogue("file,时间,见报日期\na.txt,2020-01-01,2023-05-02\n".encode())
    assert catalogue.known("a.txt") == {"issue_date": "2023-05-02"}
    assert "'时间' would be a second issue_date" in catalogue.wrong[0]


def test_columns_left_over_are_one_problem_a_file_that_costs_no_text(tmp_path: Path) -> None:
    lines = "".join(f"{n},{DATED}{n},2023-05-0{n},云溪区\n" for n in (1, 2))
    table = write(tmp_path / "稿.csv", f"编号,正文,上报那天,区县\n{lines}")
    result = build([table], tmp_path / "corpus")
    said = [problem for problem in result.problems if problem.reason == "unused columns"]
    assert [problem.source for problem in said] == [str(table)]
    assert "上报那天 (date?)" in said[0].detail
    assert "columns: {date: 上报那天}" in said[0].detail
    assert "编号" not in said[0].detail
    assert result.lost == 0


def test_a_row_without_date_is_told_of_the_column_and_not_of_a_card_for_each(tmp_path: Path) -> None:
    tables = (
        write(tmp_path / "稿.csv", f"正文,上报那天\n{TEXT},2023-05-02\n"),
        write(tmp_path / "又.csv", f"正文,日期\n{TEXT},\n"),
    )
    pages = [item for table in tables for item in read_source(table) if isinstance(item, Page)]
    said = [read_dates(page, [])[2][0].detail for page in pages]
    assert said[0].endswith("columns: {date: 上报那天}")
    assert said[1].endswith("fill its field in the column 日期")


def test_nothing_is_said_where_the_card_or_the_columns_say_all(tmp_path: Path) -> None:
    table = write(tmp_path / "稿.csv", f"正文,日期,区县,收到\n{TEXT},2023-05-02,云溪区,早\n")
    write(tmp_path / "稿.card.yml", "known: {paper: 云溪报}")
    assert not [item for item in read_source(table) if isinstance(item, Problem)]


def test_a_dry_run_lists_what_is_not_used(tmp_path: Path) -> None:
    table = write(tmp_path / "稿.csv", f"正文,上报那天\n{TEXT},2023-05-02\n")
    (look,) = survey([table])
    assert look.unused == {"上报那天": "date"}
    result = CliRunner().invoke(app, ["build", str(table), "--dry-run"])
    assert "text = 正文; not used: 上报那天 (date?)" in result.stdout


def test_a_column_that_one_sheet_lacks_costs_no_row_and_names_the_sheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "稿.xlsx",
        {"甲": [["内容", "上报"], [TEXT, "2023-05-02"]], "乙": [["内容", "上报日"], [f"{TEXT}又", "2023-05-03"]]},
    )
    write(tmp_path / "稿.card.yml", "columns: {date: 上报}\nknown: {paper: 云溪报, district: 云溪区}")
    items = list(read_source(path))
    assert [item.date_hint for item in items if isinstance(item, Page)] == ["2023-05-02", None]
    (wrong,) = [item for item in items if isinstance(item, Problem) and item.reason == "source card"]
    assert wrong.detail.startswith("sheet 乙: columns.date: the table has no column '上报' (did you mean 上报日?)")


def test_a_text_column_of_one_sheet_does_not_silence_the_other(tmp_path: Path) -> None:
    path = workbook(tmp_path / "稿.xlsx", {"甲": [["稿件"], [TEXT]], "乙": [["内容"], [f"{TEXT}又"]]})
    write(tmp_path / "稿.card.yml", "columns: {text: 稿件}")
    assert [item.text for item in read_source(path) if isinstance(item, Page)] == [TEXT, f"{TEXT}又"]


def test_a_text_column_of_no_sheet_is_told_sheet_by_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "稿.xlsx", {"甲": [["稿件"], [TEXT]], "乙": [["内容"], [TEXT]]})
    write(tmp_path / "稿.card.yml", "columns: {text: 稿件文}")
    (problem,) = read_source(path)
    assert isinstance(problem, Problem)
    assert problem.detail.startswith("sheet 甲: columns.text: the table has no column '稿件文' (did you mean 稿件?)")
    assert "sheet 乙: columns.text" in problem.detail
