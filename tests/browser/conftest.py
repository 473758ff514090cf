from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import toy

from govtrends.report.batch import BatchResult, run
from govtrends.report.plan import Job, checked


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
