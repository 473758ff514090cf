from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest
import toy

from govtrends.errors import RenderError
from govtrends.report.embedded import Rendered, render
from govtrends.report.execute import Executed, execute

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(rendered: Rendered) -> str:
    return rendered.paths["html"].read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def body(page: str) -> str:
    """The page without styles and scripts, its spaces made plain."""
    return re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL).replace("\u00a0", " ").replace("&nbsp;", " ")


@pytest.fixture(scope="module")
def pdf(rendered: Rendered) -> pypdf.PdfReader:
    return pypdf.PdfReader(rendered.paths["pdf"])


@pytest.fixture(scope="module")
def printed(pdf: pypdf.PdfReader) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pdf.pages))


def test_the_page_needs_nothing_from_anywhere(page: str) -> None:
    # xmlns names and the target of a link fetch nothing; src, CSS url() and <link> do.
    fetched = re.findall(r'(?:src|srcset)="([^"]*)"|<link[^>]*href="([^"]*)"|url\(([^)]*)\)|@import', page)
    assert fetched
    assert all(next(filter(None, found)).strip("'\"").startswith("data:") for found in fetched)


def test_the_title_is_the_computed_one(rendered: Rendered, page: str, pdf: pypdf.PdfReader) -> None:
    assert rendered.title == "白河县简报"
    assert "<title>白河县简报</title>" in page and '<h1 class="title">白河县简报</h1>' in page
    assert pdf.metadata is not None and pdf.metadata.title == "白河县简报"


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("fig-line", "图 1"),
        ("fig-two-2", "图 2 (b)"),
        ("tbl-share", "表 1"),
        ("sec-method", "小节 2"),
        ("eq-rate", "式 (1)"),
    ],
)
def test_references_are_resolved(body: str, printed: str, target: str, text: str) -> None:
    assert f'<a href="#{target}" class="quarto-xref">{text}</a>' in body
    assert f'id="{target}"' in body
    assert text.replace(" ", "") in printed


@pytest.mark.parametrize(
    ("name", "kind", "place"), [("fig-line", "fig", "bottom"), ("tbl-share", "tbl", "top"), ("tbl-frame", "tbl", "top")]
)
def test_floats_carry_quartos_classes(body: str, name: str, kind: str, place: str) -> None:
    found = re.search(rf'<div id="{name}"\s+class="quarto-float.*?</figure>', body, re.DOTALL)
    assert found and f'class="quarto-float quarto-float-{kind} figure"' in found.group()
    assert f"quarto-float-caption-{place}" in found.group()


def test_headings_carry_quartos_classes(body: str) -> None:
    found = re.search(r'<section id="sec-method" class="level1"[^>]*>\s*<h1 class="anchored"[^>]*>(.*?)</h1>', body)
    assert found and '<span class="header-section-number">2</span>' in found[1]


def test_numbers_stand_to_the_right(body: str) -> None:
    assert re.search(r'<td style="text-align: right;">1,204</td>', body)
    assert re.search(r'<td style="text-align: left;">多</td>', body)
    assert re.search(r'<td style="text-align: right;">12.5</td>', body)


def test_callouts_and_tabs(body: str, printed: str) -> None:
    assert "callout callout-style-default callout-note callout-titled" in re.sub(r"\s+", " ", body)
    assert "<summary" in body and "怎样读" in body
    assert body.count('role="tab"') == 2 and body.count('role="tabpanel"') == 2
    for text in ("口径的正文", "折叠的正文", "甲页的正文", "乙页的正文"):
        assert text in body and text in printed


def test_each_format_sees_its_own_part(body: str, printed: str) -> None:
    assert "只在网页" in body and "只在纸面" not in body
    assert "只在纸面" in printed and "只在网页" not in printed


def test_the_pdf_embeds_its_chinese_font(pdf: pypdf.PdfReader) -> None:
    fonts = [
        descendant.get_object()
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()
        for descendant in font.get_object().get("/DescendantFonts", [])
    ]
    chinese = [font for font in fonts if "NotoSansSC" in font["/BaseFont"]]
    assert chinese and all("/FontFile2" in font["/FontDescriptor"] for font in chinese)


def test_the_pdf_is_a4_with_bookmarks_and_archival(pdf: pypdf.PdfReader) -> None:
    box = pdf.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)
    titles = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
    assert [re.sub(r"^[\d.\s]+", "", title) for title in titles] == ["要点", "方法"]
    assert b"pdfaid" in pdf.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_pages_are_counted_and_the_header_runs(pdf: pypdf.PdfReader) -> None:
    total = len(pdf.pages)
    assert total > 1
    for number, page in enumerate(pdf.pages, start=1):
        text = re.sub(r"\s", "", page.extract_text())
        assert f"第{number}页，共{total}页" in text
        assert "白河县简报" in text


def test_a_character_without_a_glyph_is_named_and_marked(rendered: Rendered, printed: str) -> None:
    assert any("U+20BB7" in warning for warning in rendered.warnings)
    assert "罕用字：〓" in printed


def test_the_same_notebook_gives_the_same_bytes(executed: Executed, rendered: Rendered, tmp_path: Path) -> None:
    again = render(executed.notebook, tmp_path)
    for kind, path in again.paths.items():
        assert path.read_bytes() == rendered.paths[kind].read_bytes(), kind


def test_a_reference_to_nothing_is_a_warning(tmp_path: Path) -> None:
    notebook = toy.write(
        tmp_path / "n.ipynb", [toy.cell("code", "x = 1", "parameters"), toy.cell("markdown", "见[@fig-none]。")]
    )
    done = render(execute(notebook, {}, tmp_path / "e").notebook, tmp_path / "r", formats=("html",))
    assert done.warnings == ("the reference @fig-none points nowhere",)
    assert list(done.paths) == ["html"] and "?@fig-none" in done.paths["html"].read_text(encoding="utf-8")


def test_an_unknown_format_is_refused(executed: Executed, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="unknown format 'docx'"):
        render(executed.notebook, tmp_path, formats=("docx",))
