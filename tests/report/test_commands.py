"""`govtrends render` as a scheduler runs it: a real process, a real corpus, a small notebook of the test's own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
import toy
from typer.testing import CliRunner

import synthetic
from govtrends.cli import app
from govtrends.errors import UsageError
from govtrends.report import manifest
from govtrends.report.request import Request, plan_request

pytestmark = pytest.mark.slow

PLAN = """\
district:
  notebook: n.ipynb
  for: each-district
  formats: [html]
  name: "{code}"
  parameters: {place: "{district}"}
both:
  notebook: n.ipynb
  for: all
  districts: [清溪区, 东岭区]
  formats: [html]
  name: both
  parameters: {place: both}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a corpus, a plan and a notebook that leaves a mark and waits if told to."""
    synthetic.write(tmp_path / "corpus")
    cell = "import os, time\nopen(f'ran-{place}', 'w').close()\ntime.sleep(float(os.environ.get('WAIT', 0)))\nplace"
    toy.small(tmp_path / "n.ipynb", cell, parameters='place = ""')
    (tmp_path / "briefings.yml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def arguments(folder: Path) -> list[str]:
    places = ("--corpus", folder / "corpus", "--out", folder / "out", "--plan", folder / "briefings.yml")
    return [*map(str, places), "--engine", "embedded"]


def start(folder: Path, *words: str, wait: float = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "govtrends", "render", "--all", *arguments(folder), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "WAIT": str(wait)},
        start_new_session=True,
        # A shell that runs the tests in the background has them ignore Ctrl-C, and so would the command.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
    )


def render(folder: Path, *words: str) -> str:
    """Run the command in this process: the interpreter that forks notebooks is loaded already."""
    done = CliRunner().invoke(app, ["render", "--all", *arguments(folder), *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_changed_district_is_rendered_with_the_comparisons_that_hold_it(folder: Path) -> None:
    log = folder / "log.txt"
    assert "7 of 7 reports" in render(folder, "--log", str(log))
    lines = [line.split("\t") for line in log.read_text(encoding="utf-8").splitlines()]
    assert [line[1] for line in lines] == [f"{n}/7" for n in range(1, 8)] and {line[2] for line in lines} == {"ok"}
    assert {line[6] for line in lines} == {*synthetic.DISTRICTS, "both"}

    assert "0 of 7 reports" in (said := render(folder)) and "7 unchanged" in said

    table = folder / "corpus" / "articles.parquet"
    rows = pd.read_parquet(table)
    rows.loc[rows["article_id"].str.startswith("990102"), "headline"] = "改过的标题"
    rows.to_parquet(table)
    planned = [line.split("\t")[:2] for line in render(folder, "--dry-run").splitlines()]
    assert sorted(name for what, name in planned if what == "render") == ["990102", "both"]
    said = render(folder)
    assert "2 of 7 reports" in said and "5 of the unchanged hold against districts that have changed" in said
    assert "0 of 7 reports" in render(folder)
    assert "5 of 7 reports" in render(folder, "--peers")
    assert "unchanged" not in render(folder, "--peers", "--force", "--only", "both")


def test_ctrl_c_keeps_what_is_finished_and_nothing_half_written(folder: Path) -> None:
    process = start(folder, wait=2)
    while not (folder / "ran-清溪区").exists() and process.poll() is None:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 130 and "what was finished is kept" in errors and "Traceback" not in errors
    rows = manifest.read(folder / "out")
    assert [(row.name, row.status) for row in rows] == [("990102", "ok")]
    found = sorted(str(path.relative_to(folder / "out")) for path in (folder / "out").rglob("*") if path.is_file())
    assert found == [".corpus.json", ".lock", "990102.html", "executed/990102.ipynb", "index.html", "manifest.json"]
    assert "1 unchanged" in render(folder)


def test_two_batches_on_one_folder_at_once(folder: Path) -> None:
    both = [start(folder, "--jobs", "2", "--force", "--limit", "4") for _ in range(2)]
    for process in both:
        _, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors
    assert {row.status for row in manifest.read(folder / "out")} == {"ok"}
    assert not [path for path in (folder / "out").rglob(".*") if path.name not in (".lock", ".corpus.json")]
    assert "4 unchanged" in render(folder, "--limit", "4")


def test_a_briefing_for_a_province_a_list_and_well_covered_districts(folder: Path) -> None:
    def planned(text: str) -> list[str]:
        (folder / "briefings.yml").write_text(text, encoding="utf-8")
        wanted = Request(folder / "corpus", folder / "out", plan_file=folder / "briefings.yml", engine="embedded")
        return [job.name for job in plan_request(wanted).jobs]

    only = PLAN.split("both:")[0]
    assert len(planned(only.replace("each-district", "甲省"))) == 6
    assert planned(only.replace("each-district", "[990103, 清溪区]")) == ["990102", "990103"]
    assert len(planned(only + "  districts: 云川市\n")) == 6
    fewer = planned(only + "  min-reports: 40\n")
    assert 0 < len(fewer) < 6
    with pytest.raises(UsageError, match="did you mean 清溪区"):
        planned(only.replace("each-district", "[青溪区]"))
