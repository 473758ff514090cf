"""The notebooks of analysis/: their form, and that they run for any district and period."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

import govtrends
from govtrends.errors import RenderError
from govtrends.report.execute import execute

ANALYSIS = Path(__file__).parents[2] / "analysis"
NOTEBOOKS = sorted(ANALYSIS.glob("*.ipynb"))


def _cells(path: Path, kind: str = "code") -> list[dict[str, Any]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def _text(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_clean(path: Path) -> None:
    code = _cells(path)
    assert [cell["metadata"].get("tags") for cell in code].count(["parameters"]) == 1
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    assert len(ids) == len(set(ids))
    assert _text(_cells(path, "raw")[0]).startswith("---\ntitle:")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_uses_public_names_and_defines_nothing(path: Path) -> None:
    for cell in _cells(path):
        for node in ast.walk(ast.parse(_text(cell))):
            assert not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda)
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert ast.unparse(node) == "import govtrends as gt"
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "gt":
                assert node.attr in govtrends.__all__
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "占" not in node.value  # findings are computed, not typed


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_notes_what_it_was_asked(path: Path) -> None:
    (asked,) = (cell for cell in _cells(path) if "parameters" in cell["metadata"].get("tags", []))
    names = {node.targets[0].id for node in ast.parse(_text(asked)).body if isinstance(node, ast.Assign)}  # type: ignore[attr-defined]
    calls = [node for cell in _cells(path) for node in ast.walk(ast.parse(_text(cell))) if isinstance(node, ast.Call)]
    (noted,) = (call for call in calls if ast.unparse(call.func) == "gt.provenance")
    assert {(word.arg, ast.unparse(word.value)) for word in noted.keywords} == {(n, n) for n in names - {"corpus"}}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_figure_and_table_is_labelled_and_captioned(path: Path) -> None:
    for cell in _cells(path):
        text = _text(cell)
        for call, kind in (("gt.plot.", "fig"), ("gt.tables.", "tbl")):
            if call in text:
                assert f"#| label: {kind}-" in text and f"#| {kind}-cap: " in text
                assert kind == "tbl" or "#| fig-alt: " in text


def _run(name: str, folder: Path, **parameters: Any) -> str:
    """Return everything that the executed notebook shows as Markdown."""
    done = execute(ANALYSIS / f"{name}.ipynb", parameters, folder, runner="fork")
    shown = []
    for cell in _cells(done.notebook):
        for output in cell["outputs"]:
            assert "text/html" not in output.get("data", {})  # Quarto would load scripts for it
            shown.append("".join(output.get("data", {}).get("text/markdown", "")) + "".join(output.get("text", "")))
            if "image/png" in output.get("data", {}):
                shown.append("".join(output["data"]["text/plain"]))
    told = re.sub(r"base64,[A-Za-z0-9+/=]+", "", "\n".join(shown))
    return re.sub(r"\[([^\]]*)\]\(#at-\w+\)", r"\1", told)


@pytest.mark.slow
@pytest.mark.parametrize(("code", "name", "theme"), [("990102", "清溪区", "保交楼"), ("990103", "东岭区", "双减")])
def test_the_district_notebook_finds_what_was_made_frequent(
    corpus_folder: Path, tmp_path: Path, code: str, name: str, theme: str
) -> None:
    shown = _run("district", tmp_path, corpus=str(corpus_folder), district=code)
    assert f'title: "{name}政务动向：{theme}等主题"' in shown and "2022年7月—2023年3月" in shown
    assert f"{theme}占比高于其他区县" in shown
    assert f"pages/{code}" not in shown and f"{code}-2022-07.txt" in shown
    assert "点图：" in shown and "时间线：" in shown and "词云：" in shown


@pytest.mark.slow
def test_the_district_notebook_hedges_on_one_page(corpus_folder: Path, tmp_path: Path) -> None:
    shown = _run("district", tmp_path, corpus=str(corpus_folder), district="990105", since="2022-07", until="2022-07")
    assert "样本太少" in shown and "不谈升降" in shown
    assert "占比高于" not in shown and "占比上升" not in shown


@pytest.mark.slow
def test_the_comparison_notebook(corpus_folder: Path, tmp_path: Path) -> None:
    shown = _run(
        "comparison", tmp_path, corpus=str(corpus_folder), districts=["990102", "990105", "990107"], by="month"
    )
    assert "区县比较：清溪区、" in shown and "青禾长岭白水族自治县" in shown
    assert "热力图：" in shown and "分面点图：" in shown and "坡度图：" in shown
    assert "东岭区" not in shown


@pytest.mark.slow
def test_the_theme_notebook(corpus_folder: Path, tmp_path: Path) -> None:
    shown = _run("themes", tmp_path, corpus=str(corpus_folder), themes=["保交楼", "保交房"], by="month", own="990102")
    assert 'title: "主题：保交楼、保交房"' in shown and "清溪区的保交楼占比高于其余合计" in shown
    for figure in ("迷你时间线表：", "分面点图：", "时间线与事件：", "分面时间线："):
        assert figure in shown
    assert "相近的有“保交楼”" in shown and "双减占比" not in shown and "不作网络图" in shown
    assert " nan" not in shown.split("数据下载")[0] and "NaT" not in shown.split("数据下载")[0]


@pytest.mark.slow
def test_the_theme_notebook_says_what_it_has_not(corpus_folder: Path, tmp_path: Path) -> None:
    one = {"districts": ["990105"], "since": "2022-07", "until": "2022-07"}
    shown = _run("themes", tmp_path, corpus=str(corpus_folder), themes=["乡村振兴"], **one)
    assert "没有一篇报道提到：乡村振兴。" in shown and "本期没有报道提到登记的主题，不作图" in shown
    assert "图：" not in shown.replace("不作图", "").split("方法")[0]


@pytest.mark.slow
def test_the_indicator_notebook(corpus_folder: Path, sample: Path, tmp_path: Path) -> None:
    shown = _run("indicators", tmp_path, corpus=str(sample), own="370481")
    assert "▶ 滕州市" in shown and "目标与实绩不混在一个序列里" in shown and "坡度图：" in shown
    assert " nan" not in shown.split("数据下载")[0] and "None" not in shown
    bare = _run("indicators", tmp_path / "made", corpus=str(corpus_folder))
    assert "不排位次" in bare and "没有读出可与实绩对照的目标" in bare and "入户走访" in bare


@pytest.mark.slow
def test_the_exploring_notebook(corpus_folder: Path, tmp_path: Path) -> None:
    shown = _run("explore", tmp_path, corpus=str(corpus_folder), word="课后服务")
    assert "“课后服务”出现" in shown and "地区差异" in shown and "热力图：" in shown and "网络图：" in shown
    own = _run("explore", tmp_path / "own", corpus=str(corpus_folder), districts=["990105"], until="2022-07")
    assert "只有一个区县" in own and "没有一处" not in own


@pytest.mark.slow
def test_the_coverage_notebook(corpus_folder: Path, tmp_path: Path) -> None:
    shown = _run("coverage", tmp_path, corpus=str(corpus_folder))
    assert "语料收录与可靠程度" in shown and "地区依据" in shown and "清溪区" in shown
    assert "nan" not in shown.split("数据下载")[0] and "NaT" not in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"district": "清溪县"}, "did you mean 清溪区"),
        ({"district": "990102", "since": "2031"}, "no report from 2031-01-01"),
        ({"district": "990102", "since": "2022-13"}, "is not a period"),
        ({"corpus": "/nowhere/at/all"}, "govtrends build"),
    ],
)
def test_a_wrong_parameter_is_a_clear_error(
    corpus_folder: Path, tmp_path: Path, parameters: dict[str, Any], said: str
) -> None:
    with pytest.raises(RenderError, match=said):
        execute(ANALYSIS / "district.ipynb", {"corpus": str(corpus_folder), **parameters}, tmp_path)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the corpus of the sample pages, freshly built."""
    from govtrends.pipeline import build

    out = tmp_path_factory.mktemp("sample") / "corpus"
    build([ANALYSIS.parent / "data" / "pages"], out)
    return out


@pytest.mark.slow
@pytest.mark.parametrize(("code", "name"), [("370402", "市中区"), ("530111", "官渡区")])
def test_the_district_notebook_runs_on_the_sample(sample: Path, tmp_path: Path, code: str, name: str) -> None:
    shown = _run("district", tmp_path, corpus=str(sample), district=code)
    assert f"{name}政务动向" in shown and f"（{code}）" in shown
    assert "{.hit}" in shown and "tile-value" in shown
    assert " nan" not in shown and "NaT" not in shown and "None" not in shown


@pytest.mark.slow
def test_papermill_itself_may_pass_the_code_as_a_number(corpus_folder: Path, tmp_path: Path) -> None:
    import papermill

    out = tmp_path / "out.ipynb"
    parameters = {"corpus": str(corpus_folder), "district": 990104}
    papermill.execute_notebook(ANALYSIS / "district.ipynb", out, parameters, progress_bar=False)
    assert "石桥县" in out.read_text(encoding="utf-8")
