from __future__ import annotations

import io
import sys
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrends.corpus.documents import read_docx
from govtrends.corpus.files import Unreadable
from govtrends.corpus.read import read_source
from govtrends.model import Page, Problem

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def plain() -> bytes:
    document = docx.Document()
    document.add_heading("口袋公园添绿意", 1)
    document.add_paragraph("云溪区今年新建口袋公园十二处，")
    document.add_paragraph("")
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("公园", "十二处"), ("学校", "三所")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("群众出门\n就能散步。")
    return saved(document)


def test_paragraphs_and_tables_come_in_their_order() -> None:
    assert (
        read_docx(plain())
        == "口袋公园添绿意\n云溪区今年新建口袋公园十二处，\n公园\t十二处\n学校\t三所\n群众出门\n就能散步。"
    )


def test_a_table_that_lays_out_columns_is_read_cell_by_cell() -> None:
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    for cell, name in ((left, "云溪"), (right, "青石")):
        cell.text = f"{name}第一段"
        cell.add_paragraph(f"{name}第二段")
    assert read_docx(saved(document)).split("\n") == ["云溪第一段", "云溪第二段", "青石第一段", "青石第二段"]


def test_text_boxes_are_read_once_and_deleted_text_never() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框里的消息</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    deleted = "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>新加</w:t></w:r></w:ins>"
    document.element.body.insert(
        0, parse_xml(f"<w:p {NS} {MC}><w:r><w:t>正文</w:t></w:r><w:r>{both}</w:r>{deleted}</w:p>")
    )
    assert read_docx(saved(document)) == "正文新加\n框里的消息"


def test_a_document_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(plain())
    (page,) = read_source(tmp_path / "a.docx", "a.docx")
    assert isinstance(page, Page) and (page.source, page.encoding, page.language) == ("a.docx", "docx", "zh")


def test_a_document_nested_without_end_is_unreadable() -> None:
    document = docx.Document()
    deep = f"<w:p {NS}>" + "<w:ins>" * 240 + "<w:r><w:t>底</w:t></w:r>" + "</w:ins>" * 240 + "</w:p>"
    document.element.body.insert(0, parse_xml(deep))
    try:
        assert read_docx(saved(document)) == "底"
    except Unreadable as error:
        assert error.reason == "broken document"


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_damaged_documents_are_only_ever_unreadable(data: st.DataObject) -> None:
    raw = bytearray(plain())
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(read_docx(bytes(raw)), str)
    except Unreadable as error:
        assert error.reason and error.detail


def test_a_missing_library_names_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    (tmp_path / "a.docx").write_bytes(plain())
    (problem,) = read_source(tmp_path / "a.docx", "a.docx")
    assert isinstance(problem, Problem)
    assert problem.reason == "missing library" and "pip install 'govtrends[formats]'" in problem.detail
