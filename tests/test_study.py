"""A wheel in a place of its own: `govtrends init`, and the first study of docs/ followed to the letter."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from govtrends.errors import UsageError
from govtrends.report.study import init

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return an environment in which `govtrends` and `python` are those of a wheel, away from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    (wheel,) = folder.glob("govtrends-*.whl")
    site, tools = folder / "site", folder / "bin"
    zipfile.ZipFile(wheel).extractall(site)
    tools.mkdir()
    for name, words in (("python", ""), ("govtrends", " -m govtrends")):
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{words} "$@"\n')
        (tools / name).chmod(0o755)
    return os.environ | {"PYTHONPATH": str(site), "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}


def test_the_wheel_is_what_runs(installed, tmp_path):
    code = "import govtrends; print(govtrends.__file__)"
    found = subprocess.run(["python", "-c", code], env=installed, cwd=tmp_path, capture_output=True, text=True)
    assert installed["PYTHONPATH"] in found.stdout


@pytest.mark.slow
@pytest.mark.parametrize("page", ["first-study.md", "first-study.zh.md"])
def test_the_first_study_works_as_written(installed, tmp_path, page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    script = "set -eu\n" + "".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    done = subprocess.run(["bash", "-c", script], env=installed, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    study = tmp_path / "my-study"
    assert "[保交楼]" in done.stdout
    assert re.search(r"75\.0\s+%", done.stdout)
    assert list((study / "reports" / "_output").glob("410104-*.html"))
    assert (study / "reports" / "_output" / "index.html").exists()
    assert "370481-滕州市-all" in done.stdout  # the last step lists it


@pytest.mark.slow
def test_the_ten_tasks_work_as_written(installed, tmp_path):
    text = (ROOT / "docs" / "quick.zh.md").read_text(encoding="utf-8")
    script = "set -eu\n" + "".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    done = subprocess.run(["bash", "-c", script], env=installed, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    work = tmp_path / "my-work"
    assert "text = 正文, title = 标题, district = 区县, date = 见报日期" in done.stdout
    assert "[保交楼]" in done.stdout and "文明城市" in (work / "文明城市.csv").read_text(encoding="utf-8")
    assert "1 themes added (夜间经济)" in done.stdout and "new_1:" in done.stdout
    made = {path.name for path in (work / "briefings").iterdir()}
    district = "410104-管城回族区-2023-01_2023-06"
    assert {f"{district}.html", f"{district}.pdf", f"{district}.xlsx", "comparison-all.html", "index.html"} <= made
    (row,) = [line for line in done.stdout.splitlines() if "2023-03-10.txt" in line and "12%" in line]
    assert "可防性案件同比下降12%" in row
    assert re.search(r"^render\t370481-滕州市-all", done.stdout, re.MULTILINE)


def test_the_exit_codes_of_the_ten_tasks_are_those_of_the_commands():
    pages = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("quick.zh.md", "commands.md")]
    chinese, english = (re.findall(r"^\| (\d+) \|", text, re.MULTILINE) for text in pages)
    assert chinese == english


def test_both_languages_give_the_same_commands():
    pages = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("first-study.md", "first-study.zh.md")]
    first, second = ([*re.findall(r"```sh\n.*?```", text, re.DOTALL)] for text in pages)
    assert first == second


def test_init_leaves_an_existing_folder_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        init(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
