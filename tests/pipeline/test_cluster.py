from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import distributed
import pytest

from govtrends.errors import UsageError
from govtrends.pipeline import build
from small_pages import digests

OUT = Path("corpus")


@pytest.fixture
def cluster():
    """Return a cluster of two worker processes of this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster


def test_a_cluster_makes_the_same_tables_though_a_worker_is_killed(write_pages, cluster):
    pages = write_pages(400)
    build([pages], OUT)
    killed = []

    def kill() -> None:
        parts = Path(".far.work/parts")
        while not (parts.is_dir() and any(parts.glob("*.arrow"))):
            time.sleep(0.01)
        worker = cluster.workers[0].process.pid
        os.kill(worker, 9)
        killed.append((worker, Path("far").exists()))

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    result = build([pages], Path("far"), scheduler=cluster.scheduler_address)
    killer.join()
    assert killed and not killed[0][1], "the worker was killed after the build"
    assert result.problems == []
    assert digests(Path("far")) == digests(OUT)


def test_an_address_that_nobody_answers_is_said(write_pages, monkeypatch):
    monkeypatch.setattr("govtrends.pipeline.cluster._CONNECT", "0.5s")
    with pytest.raises(UsageError, match="no scheduler answers"):
        build([write_pages(1)], OUT, scheduler="tcp://127.0.0.1:9")
    assert not OUT.exists()


def test_other_code_on_a_worker_is_said(write_pages, monkeypatch):
    monkeypatch.setattr("govtrends.pipeline.tasks.reading_code", lambda: "another")
    with pytest.raises(UsageError, match="another version"):
        build([write_pages(1)], OUT)
