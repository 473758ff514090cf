from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import toy

from govtrends.report.embedded import Rendered, render
from govtrends.report.execute import Executed, execute


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy.briefing(tmp_path_factory.mktemp("source") / "briefing.ipynb")


@pytest.fixture(scope="session")
def executed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Executed:
    return execute(source, {"place": "白河县"}, tmp_path_factory.mktemp("executed"))


@pytest.fixture(scope="session")
def rendered(executed: Executed, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return render(executed.notebook, tmp_path_factory.mktemp("rendered"))
