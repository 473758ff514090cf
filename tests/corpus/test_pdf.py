from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pypdf
import pytest
import typst
import zhplot

from govtrends.corpus.files import Unreadable
from govtrends.corpus.pdf import read_pdf

FONTS = str(Path(zhplot.__file__).parent / "fonts")
HEADLINE = "云溪青石两地携手办好民生实事二十件"
LEFT = "".join(f"云溪区第{n}座口袋公园已经建成，居民出门走几步就能散心。" for n in "一二三四五六七八九")
RIGHT = "".join(f"青石县第{n}所学校如期开学，新增学位1200个，家长放心。" for n in "甲乙丙丁戊己庚辛")
SHORT = "记者走访时看到，园里的长椅坐满了人。"
PREAMBLE = """#set page(width: 18cm, height: 13cm, margin: 1.5cm)
#set text(font: "Noto Sans SC", size: 10pt, lang: "zh")
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
"""
HEAD = f"#align(center, text(size: 20pt)[{HEADLINE}])\n"


@cache
def pdf(body: str) -> bytes:
    return typst.compile((PREAMBLE + body).encode(), font_paths=[FONTS])


def texts(data: bytes) -> list[str]:
    return [row.text for row in read_pdf(data)]


def test_columns_are_read_one_after_the_other_below_a_headline_across_both() -> None:
    body = f"{HEAD}#grid(columns: (1fr, 1fr), gutter: 1.4em, [{LEFT}\n\n{SHORT}], [{RIGHT}\n\n{SHORT}])"
    assert texts(pdf(body)) == ["\n".join([HEADLINE, LEFT, SHORT, RIGHT, SHORT])]


def test_lines_printed_across_the_columns_are_put_back_into_columns() -> None:
    """Layout programs may print line by line across the page; PDF readers that follow the file mix the columns."""
    width = 18
    pairs = [(LEFT[at : at + width], RIGHT[at : at + width]) for at in range(0, min(len(LEFT), len(RIGHT)), width)][:-1]
    placed = "".join(
        f"#place(dx: {x}pt, dy: {40 + 14 * row}pt)[{text}]\n"
        for row, pair in enumerate(pairs)
        for text, x in zip(pair, (0, 200), strict=True)
    )
    (text,) = texts(
        pdf(f"#set par(first-line-indent: 0pt)\n#place(dx: 20pt, dy: 0pt, text(size: 20pt)[{HEADLINE}])\n{placed}")
    )
    assert text.split("\n") == [HEADLINE, "".join(left for left, _ in pairs), "".join(right for _, right in pairs)]


def test_a_page_turned_on_its_side_reads_the_same() -> None:
    plain = pdf(f"{HEAD}#columns(2)[{LEFT}\n\n{RIGHT}]")
    for angle in (90, 180, 270):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain))
        writer.pages[0].rotate(angle)
        # The content is turned the other way, so that the sheet as shown is the same.
        writer.pages[0].transfer_rotation_to_content()
        out = io.BytesIO()
        writer.write(out)
        assert len(texts(out.getvalue())) == 1
        turned = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
        turned.pages[0].rotate(-angle)
        again = io.BytesIO()
        turned.write(again)
        assert texts(again.getvalue()) == texts(plain)


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govtrends.corpus.pdf.is_available", lambda: False)


@pytest.mark.usefixtures("without_ocr")
def test_each_page_is_a_row_and_a_scan_among_them_is_a_problem() -> None:
    rows = list(read_pdf(pdf(f"{LEFT}#pagebreak()#rect(width: 4cm, height: 4cm, fill: black)#pagebreak(){RIGHT}")))
    assert [(row.number, row.text) for row in rows] == [(1, LEFT), (2, ""), (3, RIGHT)]
    assert rows[1].reason == "no text layer" and "govtrends[ocr]" in (rows[1].error or "")


@pytest.mark.usefixtures("without_ocr")
def test_a_scan_throughout_is_one_problem() -> None:
    with pytest.raises(Unreadable, match=r"govtrends\[ocr\]") as caught:
        texts(pdf("#rect(fill: black)#pagebreak()#rect(fill: black)"))
    assert caught.value.reason == "no text layer"


def test_a_locked_pdf_says_so() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(LEFT)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Unreadable) as caught:
        texts(out.getvalue())
    assert caught.value.reason == "encrypted PDF"


@pytest.mark.parametrize("cut", [0, 7, 100, 2000])
def test_a_broken_pdf_is_unreadable(cut: int) -> None:
    with pytest.raises(Unreadable) as caught:
        texts(pdf(LEFT)[:cut])
    assert caught.value.reason in {"broken PDF", "no text layer"}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_plain_text_under_the_name_of_a_pdf_says_so(encoding: str) -> None:
    with pytest.raises(Unreadable, match=r"plain text, not PDF; rename it to \.txt"):
        list(read_pdf("云溪区新建口袋公园十二座，居民出门就能散心。".encode(encoding)))
