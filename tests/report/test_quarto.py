"""Quarto cannot be had everywhere: a stand-in on the PATH records what it is asked and answers as Quarto does."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import toy
import yaml

from govtrends.errors import RenderError
from govtrends.report import quarto, resources
from govtrends.report.execute import execute
from govtrends.report.plan import choose_engine

STAND_IN = """#!{python}
import json, os, sys
from pathlib import Path
said = json.loads(Path({record!r}).read_text())
if sys.argv[1:] == ["--version"]:
    print(said["version"]); sys.exit(0)
said["calls"].append({{"arguments": sys.argv[1:], "folder": os.getcwd(), "fonts": os.environ.get("TYPST_FONT_PATHS")}})
Path({record!r}).write_text(json.dumps(said))
sys.stderr.write(said["stderr"])
if said["code"]:
    sys.exit(said["code"])
target = sys.argv[sys.argv.index("--to") + 1]
if said["writes"]:
    Path(sys.argv[2]).with_suffix({{"html": ".html", "typst": ".pdf"}}[target]).write_text("made by quarto")
"""


class StandIn:
    def __init__(self, folder: Path) -> None:
        self.record = folder / "record.json"
        script = folder / "bin" / "quarto"
        script.parent.mkdir()
        script.write_text(STAND_IN.format(python=sys.executable, record=str(self.record)), encoding="utf-8")
        script.chmod(0o755)
        self.folder = script.parent
        self.says()

    def says(self, version: str = "1.9.38", stderr: str = "", code: int = 0, writes: bool = True) -> None:
        content = {"version": version, "stderr": stderr, "code": code, "writes": writes, "calls": []}
        self.record.write_text(json.dumps(content), encoding="utf-8")

    @property
    def calls(self) -> list[dict[str, Any]]:
        calls: list[dict[str, Any]] = json.loads(self.record.read_text(encoding="utf-8"))["calls"]
        return calls


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    made = StandIn(tmp_path)
    monkeypatch.setenv("PATH", f"{made.folder}{os.pathsep}{os.environ['PATH']}")
    return made


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    frame = "import pandas\npandas.DataFrame({'县': ['青石县']})"
    source = toy.write(
        tmp_path / "n.ipynb",
        [
            toy.cell("raw", "---\ntitle: 固定\n---"),
            toy.cell("code", "x = 1", "parameters"),
            toy.cell("code", "#| output: asis\nprint('\\n---\\ntitle: 算出\\n---\\n')"),
            toy.cell("markdown", "见@fig-a与@fig-b。"),
            toy.cell("code", frame),
        ],
    )
    return execute(source, {}, tmp_path / "executed").notebook


def test_it_renders_a_copy_in_a_project_of_its_own(stand_in: StandIn, notebook: Path, tmp_path: Path) -> None:
    before = notebook.read_bytes()
    done = quarto.render(notebook, tmp_path / "work", name="report")
    assert [call["arguments"] for call in stand_in.calls] == [
        ["render", "report.ipynb", "--to", "html", "--no-execute"],
        ["render", "report.ipynb", "--to", "typst", "--no-execute"],
    ]
    assert {call["folder"] for call in stand_in.calls} == {str((tmp_path / "work").resolve())}
    assert {call["fonts"] for call in stand_in.calls} == {str(resources.font_file().parent)}
    assert notebook.read_bytes() == before
    assert done.title == "算出" and set(done.paths) == {"html", "pdf"}


def test_the_copy_has_references_in_brackets_and_no_html_tables(
    stand_in: StandIn, notebook: Path, tmp_path: Path
) -> None:
    quarto.render(notebook, tmp_path / "work", formats=("html",), name="report")
    cells = json.loads((tmp_path / "work" / "report.ipynb").read_text(encoding="utf-8"))["cells"]
    assert cells[3]["source"] == ["见[@fig-a]与[@fig-b]。"]
    data = cells[4]["outputs"][0]["data"]
    # Quarto joins the lines of an output without looking: a plain string would be taken apart.
    assert "text/html" not in data and isinstance(data["text/markdown"], list)
    markdown = "".join(data["text/markdown"])
    assert "青石县" in markdown and "<" not in markdown


def test_the_alternative_text_is_the_one_that_the_figure_computed(stand_in: StandIn, tmp_path: Path) -> None:
    drawn = """#| label: fig-a
#| fig-cap: 点图
#| fig-alt: 一般的说法
from govtrends.show.picture import canvas, finish
with canvas(1) as (figure, axes):
    axes.plot([1, 2], [1, 2])
    picture = finish(figure, '青石县高于“邻县”: 两倍。')
picture"""
    source = toy.write(tmp_path / "n.ipynb", [toy.cell("code", "x = 1", "parameters"), toy.cell("code", drawn)])
    quarto.render(execute(source, {}, tmp_path / "done").notebook, tmp_path / "work", formats=("html",), name="report")
    cells = json.loads((tmp_path / "work" / "report.ipynb").read_text(encoding="utf-8"))["cells"]
    option = next(line for line in "".join(cells[-1]["source"]).splitlines() if "fig-alt" in line)
    assert yaml.safe_load(option.removeprefix("#| ")) == {"fig-alt": "青石县高于“邻县”: 两倍。"}


def test_a_figure_that_has_nothing_to_draw_is_a_sentence(stand_in: StandIn, tmp_path: Path) -> None:
    told = """#| label: fig-a
#| fig-cap: 点图
#| echo: false
from IPython.display import Markdown
Markdown('没有可画的。')"""
    source = toy.write(tmp_path / "n.ipynb", [toy.cell("code", "x = 1", "parameters"), toy.cell("code", told)])
    quarto.render(execute(source, {}, tmp_path / "done").notebook, tmp_path / "work", formats=("html",), name="report")
    cells = json.loads((tmp_path / "work" / "report.ipynb").read_text(encoding="utf-8"))["cells"]
    head = "".join(cells[-1]["source"])
    assert "label" not in head and "fig-cap" not in head and head.startswith("#| echo: false\n")


def test_the_project_names_files_that_exist(stand_in: StandIn, notebook: Path, tmp_path: Path) -> None:
    quarto.render(notebook, tmp_path / "work", formats=("html",))
    settings = yaml.safe_load((tmp_path / "work" / "_quarto.yml").read_text(encoding="utf-8"))
    html, typst = settings["format"]["html"], settings["format"]["typst"]
    for path in [*settings["filters"], *html["css"], *typst["template-partials"], *typst["font-paths"]]:
        assert (tmp_path / "work" / path).exists(), path
    assert "@font-face" in (tmp_path / "work" / html["css"][0]).read_text(encoding="utf-8")


def test_the_project_at_the_top_says_the_same() -> None:
    top = Path(__file__).parents[2] / "_quarto.yml"
    ours = yaml.safe_load(top.read_text(encoding="utf-8").replace("reports/theme/", "theme/"))
    work = yaml.safe_load(resources.theme_text("quarto.yml"))
    fonts = ours["format"]["typst"].pop("font-paths")
    assert fonts[0] == work["format"]["typst"].pop("font-paths")[0] == "theme/fonts"
    # An archival PDF fails where a glyph is missing: the engine replaces such characters first, `quarto render` cannot.
    assert work["format"]["typst"].pop("pdf-standard") == "a-2b"
    assert ours.pop("project")["type"] == work.pop("project")["type"]
    assert ours == work


def test_a_missing_glyph_is_replaced_on_paper_alone(stand_in: StandIn, tmp_path: Path) -> None:
    cells = [toy.cell("code", "x = 1", "parameters"), toy.cell("markdown", "罕用字：𠮷")]
    notebook = toy.write(tmp_path / "n.ipynb", cells)
    done = quarto.render(notebook, tmp_path / "html", formats=("html",))
    assert "𠮷" in (tmp_path / "html" / "n.ipynb").read_text(encoding="utf-8") and done.warnings == ()
    done = quarto.render(notebook, tmp_path / "pdf", formats=("pdf",))
    assert "罕用字：〓" in (tmp_path / "pdf" / "n.ipynb").read_text(encoding="utf-8")
    assert "U+20BB7" in done.warnings[0]


def test_warnings_are_ours(stand_in: StandIn, notebook: Path, tmp_path: Path) -> None:
    stand_in.says(
        stderr="\x1b[33mWARNING (main.lua:12) Unable to resolve crossref @fig-x\x1b[39m\n"
        "pandoc\n  to: html\nwarning: unknown font family: noto\n[WARNING] Could not fetch y\nOutput created\n"
    )
    done = quarto.render(notebook, tmp_path / "work", formats=("html",))
    assert done.warnings == (
        "Quarto: Unable to resolve crossref @fig-x",
        "Quarto: unknown font family: noto",
        "Quarto: Could not fetch y",
    )


def test_a_failure_says_what_quarto_said(stand_in: StandIn, notebook: Path, tmp_path: Path) -> None:
    stand_in.says(stderr="ERROR: YAML is wrong\n", code=1)
    with pytest.raises(RenderError, match="quarto: YAML is wrong"):
        quarto.render(notebook, tmp_path / "work")


def test_an_output_that_is_missing_is_an_error(stand_in: StandIn, notebook: Path, tmp_path: Path) -> None:
    stand_in.says(writes=False)
    with pytest.raises(RenderError, match=r"wrote no n\.html"):
        quarto.render(notebook, tmp_path / "work")


@pytest.mark.parametrize("version", ["1.7.0", "1.9.38", "1.10.2", "2.0", "99.9.9"])
def test_new_enough_versions(stand_in: StandIn, version: str) -> None:
    stand_in.says(version=version)
    assert choose_engine("auto") == ("quarto", ())


def test_an_old_quarto_is_refused_when_asked_for_and_passed_over_with_a_note_otherwise(stand_in: StandIn) -> None:
    stand_in.says(version="1.6.43")
    with pytest.raises(RenderError, match=r"is version 1\.6\.43, but 1\.7 or newer"):
        choose_engine("quarto")
    engine, notes = choose_engine("auto")
    assert engine == "embedded" and "1.6.43" in notes[0]


def test_without_quarto(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert choose_engine("auto") == ("embedded", ())
    with pytest.raises(RenderError, match="quarto is not on the PATH"):
        choose_engine("quarto")
