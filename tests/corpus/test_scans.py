"""Pictures of pages are recognised, and put into reading order by where their lines stand."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
import typst
import zhplot
from PIL import Image

from govtrends.corpus.files import Unreadable
from govtrends.corpus.read import read_source
from govtrends.corpus.scans import Scan, read_image, read_scan
from govtrends.model import Page, Problem

HEADLINE = "云溪区为老年人办成十件实事"
LEFT = "本报讯 今年以来，云溪区新建社区食堂12家，每天为3600余名老年人供餐，走访高龄老人4187户。"
RIGHT = "全区发放助餐补贴258.5万元，同比增长9.4%，志愿者上门服务1.2万次，群众的满意度稳步提高。"
PAGE = f"""#set page(width: 18cm, height: 9cm, margin: 1.5cm, fill: white)
#set text(font: "Noto Sans SC", size: 11pt, lang: "zh")
#align(center, text(size: 20pt)[{HEADLINE}])
#grid(columns: (1fr, 1fr), gutter: 2em, [{LEFT}], [{RIGHT}])
"""


@cache
def picture(body: str = PAGE) -> Image.Image:
    pdf = typst.compile(body.encode(), font_paths=[str(Path(zhplot.__file__).parent / "fonts")])
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=200 / 72).to_pil()


def saved(image: Image.Image, ending: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, ending, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def lines(scan: Scan) -> list[str]:
    """The text without spaces: print widens the step between Chinese and figures, the recogniser drops it."""
    return scan.text.replace(" ", "").split("\n")


TRUTH = [HEADLINE, LEFT.replace(" ", ""), RIGHT]


def test_columns_are_read_one_after_the_other_below_their_headline() -> None:
    assert lines(read_scan(picture())) == TRUTH


def test_a_sheet_that_lies_askew_reads_the_same() -> None:
    assert lines(read_scan(picture().rotate(1.5, fillcolor="white", resample=Image.Resampling.BICUBIC))) == TRUTH


def test_a_picture_file_becomes_a_page_and_says_that_it_was_recognised(tmp_path: Path) -> None:
    path = tmp_path / "yunxi.jpg"
    path.write_bytes(saved(picture(), "JPEG", quality=85))
    (page,) = read_source(path, "yunxi.jpg")
    assert isinstance(page, Page)
    assert (page.source, page.encoding, page.language) == ("yunxi.jpg", "ocr", "zh")
    assert page.text.replace(" ", "").split("\n") == TRUTH


def test_a_scanned_pdf_is_recognised_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(saved(picture(), "PDF"))
    (page,) = read_source(path, "scan.pdf")
    assert isinstance(page, Page)
    assert (page.source, page.encoding) == ("scan.pdf#1", "ocr")
    assert page.text.replace(" ", "").split("\n") == TRUTH


def test_each_picture_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    blank = Image.new("RGB", (300, 300), "white")
    path = tmp_path / "issue.tif"
    path.write_bytes(saved(picture(), "TIFF", save_all=True, append_images=[blank]))
    page, problem = read_source(path, "issue.tif")
    assert isinstance(page, Page) and page.source == "issue.tif#1"
    assert isinstance(problem, Problem) and problem.source == "issue.tif#2"


def test_lines_that_are_read_unsurely_are_named() -> None:
    small = picture().resize((picture().width // 6, picture().height // 6))
    note = read_scan(small.resize(picture().size)).note
    assert note and "unsurely" in note and "compare them with the image" in note


def test_a_blank_picture_holds_no_words(tmp_path: Path) -> None:
    path = tmp_path / "blank.png"
    path.write_bytes(saved(Image.new("L", (400, 300), "white"), "PNG"))
    (problem,) = read_source(path, "blank.png")
    assert isinstance(problem, Problem) and problem.reason == "no words"


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"<svg/>", saved(picture(), "PNG")[:4000]])
def test_a_broken_picture_is_a_problem_with_a_remedy(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "torn.png"
    path.write_bytes(data)
    (problem,) = read_source(path, "torn.png")
    assert isinstance(problem, Problem)
    assert problem.reason == "broken image" and "save it again" in problem.detail


def test_a_picture_of_too_many_pixels_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govtrends.corpus.scans.PIXELS_LIMIT", 1000)
    with pytest.raises(Unreadable, match="save it at 300 dpi"):
        list(read_image(saved(picture(), "PNG")))


def test_without_the_extra_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing() -> None:
        raise Unreadable("missing library", "image files need rapidocr: pip install 'govtrends[ocr]'")

    monkeypatch.setattr("govtrends.corpus.scans.engine", missing)
    path = tmp_path / "page.png"
    path.write_bytes(saved(picture(), "PNG"))
    (problem,) = read_source(path, "page.png")
    assert isinstance(problem, Problem) and "govtrends[ocr]" in problem.detail
