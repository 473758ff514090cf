from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import toy

from govtrends.report.batch import BatchResult, run
from govtrends.report.plan import Job, checked
from govtrends.report.request import Request, plan_request

AXE = "4.14.1"
"""The version of axe-core whose rules the pages are held against."""

PLAN = """\
district:
  notebook: district.ipynb
  title: 区县简报
  for: [清溪区, 东岭区]
  formats: [html, pdf]
  name: "{code}-{period}"
  parameters: {corpus: "{corpus}", district: "{code}"}
early:
  notebook: district.ipynb
  title: 去年的简报
  for: [石桥县]
  formats: [html]
  name: "early-{code}"
  parameters: {corpus: "{corpus}", district: "{code}", until: "2022-09"}
broken:
  notebook: broken.ipynb
  title: 不成的简报
  for: [望湖区]
  formats: [html]
  name: "broken-{code}"
  parameters: {place: "{district}"}
"""


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> BatchResult:
    """Two reports and the library page."""
    folder = tmp_path_factory.mktemp("browser")
    notebook = toy.briefing(folder / "briefing.ipynb")
    jobs = [Job(f"report-{n}", notebook, {"place": f"第{n}县"}, ("html",), "district", "区县") for n in (1, 2)]
    return run(checked(jobs, folder / "out", "embedded"), jobs=2)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium, driven by playwright; without it these tests skip."""
    from playwright.sync_api import Error, sync_playwright

    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium on the PATH: apt-get install chromium to run the browser tests")
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        except Error as error:
            pytest.skip(f"{path} does not start: {str(error).splitlines()[0]}")
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def library(corpus_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> BatchResult:
    """District briefings of the invented corpus, one of an earlier period, one that failed, and the library page."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "briefings.yml").write_text(PLAN, encoding="utf-8")
    toy.small(folder / "broken.ipynb", "raise ValueError('no table')", parameters='place = ""')
    request = Request(corpus_folder, folder / "out", plan_file=folder / "briefings.yml", engine="embedded")
    return run(plan_request(request), jobs=2)


@pytest.fixture(scope="session")
def axe(pytestconfig: pytest.Config) -> str:
    """The source of axe-core, fetched by npm once and kept in pytest's cache; without npm or network a skip."""
    kept = pytestconfig.cache.mkdir("axe-core") / f"axe-{AXE}.js"
    if not kept.is_file():
        if shutil.which("npm") is None:
            pytest.skip("no npm on the PATH: apt-get install npm to hold the pages against axe-core")
        with tempfile.TemporaryDirectory() as folder:
            command = ["npm", "pack", f"axe-core@{AXE}", "--silent"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
            if done.returncode:
                pytest.skip(f"npm could not fetch axe-core {AXE}: {' '.join(done.stderr.split())[:200]}")
            packed = (Path(folder) / f"axe-core-{AXE}.tgz").read_bytes()
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            member = archive.extractfile("package/axe.min.js")
            assert member is not None
            draft = kept.with_suffix(f".{os.getpid()}")  # other workers fetch it at the same time
            draft.write_bytes(member.read())
            draft.replace(kept)
    return kept.read_text(encoding="utf-8")
