from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from govtrends.report import manifest
from govtrends.report.manifest import Row


def test_rows_come_back_as_written(tmp_path: Path) -> None:
    row = Row(
        "a", "ok", "district", "标题", {"html": "a.html"}, "executed/a.ipynb", None, ("w",), 1.5, "embedded", {"x": [1]}
    )
    manifest.update(tmp_path, [row])
    assert manifest.read(tmp_path) == [row]


def test_a_new_row_takes_the_place_of_the_old(tmp_path: Path) -> None:
    manifest.update(tmp_path, [Row("a", "failed"), Row("b", "ok")])
    manifest.update(tmp_path, [Row("a", "ok")])
    assert [(row.name, row.status) for row in manifest.read(tmp_path)] == [("a", "ok"), ("b", "ok")]


def test_writers_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: manifest.update(tmp_path, [Row(f"r{n:02}", "ok")]), range(24)))
    assert len(manifest.read(tmp_path)) == 24


def test_junk_counts_as_no_manifest(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{]")
    assert manifest.read(tmp_path) == []
    (tmp_path / "manifest.json").write_text(json.dumps({"reports": [{"unknown": 1}]}))
    assert manifest.read(tmp_path) == []
