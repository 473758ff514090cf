"""How pages break: what belongs together stays together."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrends.report.embedded import _EPOCH, _compile, _options
from govtrends.report.pandoc import convert
from govtrends.show.markdown import escape

pytestmark = pytest.mark.slow

TABLE = "| 甲 | 乙 |\n|---|---|\n" + "".join(f"| 行{n} | {n} |\n" for n in range(1, 31))
FLOAT = f"::: {{#tbl-a}}\n{TABLE}\n表题\n:::\n"


def pages(markdown: str, folder: Path) -> list[list[str]]:
    """Return the lines of every page, without its header and footer."""
    folder.mkdir()
    made, _ = convert(markdown, folder, {"typst": {**_options({}, "typst"), "title": "题", "toc": False}})
    _compile(made["typst"], folder / "a.pdf", _EPOCH)
    texts = [page.extract_text() for page in pypdf.PdfReader(folder / "a.pdf").pages]
    shown = [[re.sub(r"\s", "", line) for line in text.splitlines()] for text in texts]
    return [[line for line in lines if line and line != "题" and not line.startswith("第")] for lines in shown]


@pytest.mark.parametrize("filler", range(26, 36))
def test_a_heading_is_followed_by_more_than_a_line(tmp_path: Path, filler: int) -> None:
    text = "\n\n".join([*(f"段{n}" for n in range(filler)), "# 标题", "只有一行。", FLOAT])
    (page,) = [page for page in pages(text, tmp_path / "a") if any(line.endswith("标题") for line in page)]
    at = next(number for number, line in enumerate(page) if line.endswith("标题"))
    assert len(page) - at > 3, page[at:]


@pytest.mark.parametrize("filler", range(26, 36))
def test_a_table_does_not_begin_with_one_row_alone(tmp_path: Path, filler: int) -> None:
    text = "\n\n".join([*(f"段{n}" for n in range(filler)), FLOAT])
    found = pages(text, tmp_path / "a")
    (page,) = [page for page in found if any("表题" in line for line in page)]
    assert sum(line.startswith("行") for line in page) >= 2, page
    assert sum(line.startswith("行") for page in found for line in page) == 30


def test_a_figure_stands_where_it_is_spoken_of(tmp_path: Path) -> None:
    figure = "::: {#fig-a}\n```\n" + "x\n" * 30 + "```\n\n图题\n:::"
    text = "\n\n".join([*(f"段{n}" for n in range(20)), "# 前", "前文。", figure, "# 后", "后文。"])
    lines = [line for page in pages(text, tmp_path / "a") for line in page]
    order = [next(n for n, line in enumerate(lines) if word in line) for word in ("前文。", "图题", "后文。")]
    assert order == sorted(order)


def test_text_of_a_page_comes_out_as_it_was_printed(tmp_path: Path) -> None:
    printed = "等...等....共..三 -?- 零下 -5 到-7.5，2022-10-05 x-3 -- a..."
    shown = pages(f"{escape(printed)}\n\n| 甲 | 乙 |\n|---|---|\n| {escape(printed)} | -3 |\n", tmp_path / "a")
    text = "".join(line for page in shown for line in page)
    assert text.count(re.sub(r"\s", "", printed)) == 2 and text.endswith("-3")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(["...", "..", ".", "-", "-?", "-5", "--", "甲", "a", "1", " ", "…", "/", "*"]), max_size=12
    )
)
def test_any_row_of_dots_and_hyphens_survives_typst(parts: list[str]) -> None:
    text = f"丁{''.join(parts)}丁"
    with tempfile.TemporaryDirectory() as folder:
        shown = pages(escape(text), Path(folder) / "a")
    assert "".join(line for page in shown for line in page) == re.sub(r"\s", "", text)
