from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from small_pages import PLACES, page


@pytest.fixture
def write_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """Write pages into ``pages`` below the current folder, which is the test's own."""
    monkeypatch.chdir(tmp_path)

    def write(count: int) -> Path:
        folder = Path("pages")
        for number in range(count):
            path = folder / PLACES[number % len(PLACES)] / f"{number:03}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(number), encoding="utf-8")
        return folder

    return write
