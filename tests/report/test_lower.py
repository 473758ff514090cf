from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
import toy
from hypothesis import given
from hypothesis import strategies as st

from govtrends.errors import RenderError
from govtrends.report.lower import bracket_references, cell_options, lower

PIXEL = base64.b64encode(b"\x89PNG\r\n").decode()


def code(source: str, *outputs: dict[str, Any], tags: tuple[str, ...] = ()) -> dict[str, Any]:
    return {**toy.cell("code", source, *tags), "outputs": list(outputs)}


def shown(**data: str) -> dict[str, Any]:
    kinds = {"png": "image/png", "md": "text/markdown", "html": "text/html", "plain": "text/plain"}
    return {"output_type": "display_data", "metadata": {}, "data": {kinds[name]: value for name, value in data.items()}}


def stream(text: str, name: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": [text]}


def lowered(folder: Path, *cells: dict[str, Any]) -> str:
    return lower(toy.write(folder / "n.ipynb", list(cells)), folder / "out").markdown


def test_code_is_hidden_unless_asked_for(tmp_path: Path) -> None:
    assert "secret" not in lowered(tmp_path, code("secret = 1"))
    assert "shown = 1" in lowered(tmp_path, code("#| echo: true\nshown = 1"))


def test_front_matter_sets_the_defaults_of_cells(tmp_path: Path) -> None:
    front = toy.cell("raw", "---\ntitle: T\nexecute:\n  echo: true\n---\n")
    assert "x = 1" in lowered(tmp_path, front, code("x = 1"))
    assert "x = 1" not in lowered(tmp_path, front, code("#| echo: false\nx = 1"))


def test_parameter_cells_and_excluded_cells_leave_no_trace(tmp_path: Path) -> None:
    cells = [
        code("#| echo: true\na = 1", tags=("parameters",)),
        code("#| echo: true\nb = 1", tags=("injected-parameters",)),
        code("#| include: false\nc", stream("c")),
        code("#| output: false\nd", stream("d")),
    ]
    assert lowered(tmp_path, *cells).strip() == ""


def test_warnings_are_dropped_and_asis_output_is_markdown(tmp_path: Path) -> None:
    text = lowered(tmp_path, code("#| output: asis\nx", stream("**bold**"), stream("deprecated", "stderr")))
    assert text.strip() == "**bold**"


def test_markdown_wins_over_html_and_html_over_plain(tmp_path: Path) -> None:
    assert "md" in lowered(tmp_path, code("x", shown(md="md", html="<b>h</b>", plain="p")))
    assert "{=html}\n<b>h</b>" in lowered(tmp_path, code("x", shown(html="<b>h</b>", plain="p")))
    assert "{.cell-output}\np" in lowered(tmp_path, code("x", shown(plain="p")))


def test_a_labelled_figure_is_a_float_with_its_caption_last(tmp_path: Path) -> None:
    text = lowered(tmp_path, code("#| label: fig-a\n#| fig-cap: 题注\n#| fig-alt: 替代\nx", shown(png=PIXEL)))
    lines = [line for line in text.splitlines() if line]
    assert lines[0].startswith("::: {#fig-a .cell")
    assert lines[1] == '![](media/cell-1-1.png){fig-alt="替代"}'
    assert lines[2:] == ["题注", ":::"]
    assert (tmp_path / "out" / "media" / "cell-1-1.png").read_bytes() == b"\x89PNG\r\n"


def test_subfigures_get_labels_of_their_own(tmp_path: Path) -> None:
    options = "#| label: fig-a\n#| fig-cap: 总\n#| fig-subcap: [甲, 乙]\n#| layout-ncol: 2\nx"
    text = lowered(tmp_path, code(options, shown(png=PIXEL), shown(png=PIXEL)))
    assert 'layout-ncol="2"' in text
    assert "![甲](media/cell-1-1.png){#fig-a-1" in text and "![乙](media/cell-1-2.png){#fig-a-2" in text


def test_what_a_plotting_call_returns_is_left_out(tmp_path: Path) -> None:
    def result(text: str) -> dict[str, Any]:
        return {**shown(plain=text), "output_type": "execute_result", "execution_count": 1}

    assert lowered(tmp_path, code("x", result("[<matplotlib.lines.Line2D at 0x7f>]"))).strip() == ""
    for text in ("(0.0, 1.0)", "Text(0.5, 1.0, '各月')", "<Axes: xlabel='place'>", "array([1.5])"):
        assert text not in lowered(tmp_path, code("x", result(text), shown(png=PIXEL)))
        assert text in lowered(tmp_path, code("x", result(text)))


def test_output_that_holds_fences_stays_inside_its_own(tmp_path: Path) -> None:
    text = lowered(tmp_path, code("x", stream("```\ninner\n````\n")))
    assert text.startswith("````` {.cell-output-stdout}")


def test_papermills_error_notes_are_left_out(tmp_path: Path) -> None:
    assert (
        lowered(tmp_path, toy.cell("markdown", "An Exception was encountered", "papermill-error-cell-tag")).strip()
        == ""
    )


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("见@fig-a与", "见[@fig-a]与"),
        ("见@fig-a。", "见[@fig-a]。"),
        ("@tbl-a-b 列出", "[@tbl-a-b] 列出"),
        ("[@fig-a]与[-@fig-b]", "[@fig-a]与[-@fig-b]"),
        ("[@fig-a; @fig-b]", "[@fig-a; @fig-b]"),
        ("`@fig-a`", "`@fig-a`"),
        ("```\n@fig-a\n```\n@fig-b", "```\n@fig-a\n```\n[@fig-b]"),
        ("a@fig-b.org", "a@fig-b.org"),
        ("@person", "@person"),
    ],
)
def test_bare_references_are_bracketed(text: str, result: str) -> None:
    assert bracket_references(text) == result


@given(st.text(alphabet="图见与 @[]fig-tbl;a`\n", max_size=40))
def test_bracketing_twice_changes_nothing_more(text: str) -> None:
    once = bracket_references(text)
    assert bracket_references(once) == once


def test_options_and_code_are_split() -> None:
    assert cell_options("#| label: fig-a\n#| layout-ncol: 2\n\nx = 1\n#| no option") == (
        {"label": "fig-a", "layout-ncol": 2},
        "x = 1\n#| no option",
    )


def test_broken_options_name_the_cell(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="cell 1: the cell options"):
        lowered(tmp_path, code("#| label: [a\nx"))


def test_a_figure_that_describes_itself_is_heard(tmp_path: Path) -> None:
    source = "#| label: fig-a\n#| fig-cap: 甲\n#| fig-alt: 静态\nplot()"
    assert 'fig-alt="点图：甲高于乙。"' in lowered(tmp_path, code(source, shown(png=PIXEL, plain="点图：甲高于乙。")))
    for repr_of_a_plot in ("<Figure size 640x480 with 1 Axes>", "Figure(640x480)", "[<a.b at 0x1>]"):
        assert 'fig-alt="静态"' in lowered(tmp_path, code(source, shown(png=PIXEL, plain=repr_of_a_plot)))


def test_an_image_beside_the_notebook_comes_along(tmp_path: Path) -> None:
    (tmp_path / "图 一.png").write_bytes(b"\x89PNG")
    text = "![甲 [@fig-a]](图%20一.png){#fig-b}\n\n`![](absent.png)`\n\n![](https://example.org/a.png)"
    markdown = lowered(tmp_path, toy.cell("markdown", text))
    (copied,) = (tmp_path / "out" / "media").iterdir()
    assert copied.read_bytes() == b"\x89PNG"
    assert f"![甲 [@fig-a]](media/{copied.name}){{#fig-b}}" in markdown
    assert "`![](absent.png)`" in markdown and "(https://example.org/a.png)" in markdown


def test_an_executed_copy_looks_beside_its_source(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.png").write_bytes(b"\x89PNG")
    notebook = toy.write(tmp_path / "executed" / "n.ipynb", [toy.cell("markdown", "![](a.png)")])
    content = json.loads(notebook.read_text(encoding="utf-8"))
    content["metadata"]["papermill"] = {"input_path": str(tmp_path / "source" / "n.ipynb")}
    notebook.write_text(json.dumps(content), encoding="utf-8")
    assert "![](media/" in lower(notebook, tmp_path / "out").markdown


def test_an_image_that_is_nowhere_is_named_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"\x89PNG")
    with pytest.raises(RenderError, match=r"no image 'mapp.png' \(did you mean map.png"):
        lowered(tmp_path, toy.cell("markdown", "![](mapp.png)"))


@pytest.mark.parametrize(
    ("kind", "output", "captioned"),
    [
        ("fig", shown(md="没有可画的指标。\n", plain="x"), False),
        ("tbl", shown(md="没有读到目标。"), False),
        ("tbl", shown(md="| 地区 |\n|---|\n| 青石县 |"), True),
        ("fig", shown(md="![](media/x.svg)"), True),
        ("fig", shown(png=PIXEL, md="两倍"), True),
        ("fig", shown(html="<svg></svg>"), True),
    ],
)
def test_a_sentence_in_place_of_a_figure_has_no_caption(
    tmp_path: Path, kind: str, output: dict[str, Any], captioned: bool
) -> None:
    (tmp_path / "media").mkdir()
    cell = code(f"#| label: {kind}-a\n#| {kind}-cap: 各地对照\n#| fig-alt: 点图\nx", output)
    text = lowered(tmp_path, cell)
    assert ("各地对照" in text, f"#{kind}-a" in text) == (captioned, captioned)
    # A number that the text names has to lead somewhere.
    referred = lowered(tmp_path, toy.cell("markdown", f"见[@{kind}-a]。"), cell)
    assert "各地对照" in referred and f"#{kind}-a" in referred
