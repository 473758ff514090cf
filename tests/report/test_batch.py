from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import toy

from govtrends.report import batch, manifest
from govtrends.report.batch import run
from govtrends.report.manifest import Row
from govtrends.report.plan import Job, checked

pytestmark = pytest.mark.slow

REPORT = """#| output: asis
print(f'\\n---\\ntitle: "{place}简报"\\n---\\n\\n正文：{place}')
if place == "坏":
    raise ValueError("no such place")"""


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return toy.small(tmp_path / "source" / "n.ipynb", "print('before')", REPORT)


def jobs(notebook: Path, *places: str) -> list[Job]:
    return [Job(f"report-{place}", notebook, {"place": place}, ("html",), "district", "区县") for place in places]


def test_reports_are_made_side_by_side_and_hold_their_own_place(notebook: Path, tmp_path: Path) -> None:
    out, places = tmp_path / "out", ["甲", "乙", "丙", "丁"]
    seen: list[tuple[int, int, str]] = []
    result = run(
        checked(jobs(notebook, *places), out, "embedded"),
        jobs=2,
        progress=lambda done, total, row: seen.append((done, total, row.name)),
    )
    assert result.exit_code == 0 and [row.title for row in result.rows] == [f"{place}简报" for place in places]
    for place in places:
        assert f"正文：{place}" in (out / f"report-{place}.html").read_text(encoding="utf-8")
        assert (out / "executed" / f"report-{place}.ipynb").is_file()
    assert [(done, total) for done, total, _ in seen] == [(n, 4) for n in range(1, 5)]
    assert sorted(name for _, _, name in seen) == sorted(f"report-{place}" for place in places)
    assert not [path for path in out.rglob(".*") if path.name != ".lock"]


def test_one_failure_stops_nothing_and_leaves_nothing_half_written(notebook: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run(checked(jobs(notebook, "甲", "坏", "乙"), out, "embedded"))
    assert [row.status for row in result.rows] == ["ok", "failed", "ok"] and result.exit_code == 6
    (failed,) = result.failed
    assert failed.error is not None and "cell 3 failed: ValueError: no such place" in failed.error
    assert failed.notebook == "failed/report-坏.ipynb" and "before" in (out / failed.notebook).read_text(
        encoding="utf-8"
    )
    assert not (out / "report-坏.html").exists()


def test_a_folder_that_takes_no_file_is_named(notebook: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "executed").write_text("a file where a folder belongs")
    (failed,) = run(checked(jobs(notebook, "甲"), out, "embedded")).failed
    assert failed.error and failed.error.startswith(f"{out / 'executed' / 'report-甲.ipynb'}: cannot be written (")
    assert failed.error.endswith("give another --out folder, or make it writable")


def test_a_report_whose_interpreter_is_killed_is_a_row(tmp_path: Path) -> None:
    kill = "import os, signal\nprint('before')\nif place == '坏':\n    os.kill(os.getpid(), signal.SIGKILL)"
    out = tmp_path / "out"
    result = run(checked(jobs(toy.small(tmp_path / "n.ipynb", kill), "坏", "甲"), out, "embedded"))
    assert [row.status for row in result.rows] == ["failed", "ok"]
    killed = manifest.read(out)[0]
    assert killed.error and "SIGKILL" in killed.error and (out / (killed.notebook or "")).is_file()


def test_fail_fast_starts_no_further_report(notebook: Path, tmp_path: Path) -> None:
    result = run(checked(jobs(notebook, "坏", "甲", "乙", "丙"), tmp_path / "out", "embedded"), fail_fast=True)
    assert result.exit_code == 6 and len(result.rows) < 4


def test_an_interruption_keeps_what_was_finished(notebook: Path, tmp_path: Path) -> None:
    def interrupt(done: int, total: int, row: Row) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run(checked(jobs(notebook, "甲", "乙", "丙", "丁"), out, "embedded"), progress=interrupt)
    finished = [row.name for row in manifest.read(out)]
    assert "report-甲" in finished and len(finished) < 4
    assert sorted(path.stem for path in out.glob("report-*.html")) == sorted(finished)
    assert not [path for path in out.rglob(".*") if path.name != ".lock"]


def test_the_library_lists_this_run_and_the_ones_before(notebook: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(checked(jobs(notebook, "甲"), out, "embedded"))
    result = run(checked(jobs(notebook, "坏", "乙"), out, "embedded"))
    page = result.index.read_text(encoding="utf-8")
    assert "甲简报" in page and "乙简报" in page and "共 3 份，其中 1 份未能生成" in page
    assert 'href="report-%E7%94%B2.html"' in page and "report-%E5%9D%8F.html" not in page
    rows = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["reports"]
    assert {row["name"]: row["status"] for row in rows} == {
        "report-甲": "ok",
        "report-乙": "ok",
        "report-坏": "failed",
    }


def test_an_error_that_nobody_foresaw_is_a_row_as_well(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = batch._RENDERERS["embedded"]

    def render(path: Path, folder: Path, **more: Any) -> Any:
        return {}["absent"] if "乙" in path.name else made(path, folder, **more)

    monkeypatch.setitem(batch._RENDERERS, "embedded", render)
    result = run(checked(jobs(notebook, "甲", "乙", "丙"), tmp_path / "out", "embedded"))
    assert [row.status for row in result.rows] == ["ok", "failed", "ok"]
    (failed,) = result.failed
    assert failed.error is not None and failed.error.startswith("test_batch.py:") and "KeyError" in failed.error
    assert failed.notebook and (tmp_path / "out" / failed.notebook).is_file()
