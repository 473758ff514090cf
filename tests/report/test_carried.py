"""The workbook inside an executed notebook, put beside its report."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import toy

from govtrends.report import manifest
from govtrends.report.batch import run
from govtrends.report.carried import carried
from govtrends.report.execute import execute
from govtrends.report.plan import Job, checked
from govtrends.show.spreadsheets import workbook

CELL = """import pandas as pd, os
from govtrends.show.downloads import downloads
print(os.environ["GOVTRENDS_TEMPLATE"])
downloads({"表": pd.DataFrame({"theme": ["双减"]})})"""


@pytest.mark.slow
def test_a_report_leaves_its_workbook_beside_it(tmp_path: Path) -> None:
    notebook = toy.small(tmp_path / "n.ipynb", CELL)
    job = Job("report-1", notebook, {"place": "甲"}, ("html",), "district", "区县")
    result = run(checked([job], tmp_path / "out", "embedded"))
    (row,) = manifest.read(tmp_path / "out")
    assert row.outputs == {"html": "report-1.html", "xlsx": "report-1.xlsx"} and "report-1.xlsx" in row.digests
    assert (tmp_path / "out" / "report-1.xlsx").read_bytes() == workbook({"表": pd.DataFrame({"theme": ["双减"]})})
    assert 'href="report-1.xlsx"' in result.index.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("runner", ["fork", "kernel"])
def test_a_notebook_is_told_its_name_and_checksum(tmp_path: Path, runner: str) -> None:
    import hashlib

    notebook = toy.small(tmp_path / "n.ipynb", CELL)
    done = execute(notebook, {"place": "甲"}, tmp_path / "out", runner=runner)  # type: ignore[arg-type]
    checksum = hashlib.sha256(notebook.read_bytes()).hexdigest()[:12]
    assert f"n.ipynb {checksum}" in done.notebook.read_text(encoding="utf-8")


def test_a_notebook_without_one(tmp_path: Path) -> None:
    assert carried(toy.small(tmp_path / "n.ipynb", "1"), tmp_path, "n") == {}
