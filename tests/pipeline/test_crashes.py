"""A corpus is the old or the new one, whatever ends a build, and the next build makes it byte for byte the same."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

import fatal
import killed
from govtrends.errors import SourceError
from govtrends.pipeline import build
from small_pages import digests, page

OUT = Path("corpus")
KILLS = 30


@pytest.fixture
def studies(write_pages):
    """Return the digests of the corpora of ``pages`` and of ``changed``, and leave that of ``pages`` standing."""
    pages = write_pages(8)
    shutil.copytree(pages, "changed")
    for number, path in enumerate(sorted(Path("changed").rglob("*.txt"))[:5]):
        path.write_text(page(60 + number), encoding="utf-8")
    build(["changed"], OUT)
    new = digests(OUT)
    shutil.rmtree(OUT)
    shutil.rmtree(".corpus.work")
    build([pages], OUT)
    return digests(OUT), new


def test_killed_at_any_moment(studies, tmp_path):
    old, new = studies
    for name in ("corpus", ".corpus.work"):
        shutil.copytree(name, f"kept-{name}", symlinks=True)
    whole = 0.0
    for name in ("warm", "timed"):  # the first also starts the server
        began = time.perf_counter()
        killed.start(tmp_path, "changed", name).join()
        whole = time.perf_counter() - began
    moments = [whole * (number + random.random()) / KILLS for number in range(KILLS)]
    seen = set()
    for moment in moments:
        process = killed.start(tmp_path, "changed", str(OUT))
        time.sleep(moment)
        process.kill()
        process.join()
        found = digests(OUT)
        assert found in (old, new), f"a mixture after {moment:.3f} s"
        seen.add(found == new)
        build(["changed"], OUT)
        assert digests(OUT) == new, f"another corpus after {moment:.3f} s"
        assert not Path(".corpus.work/new").exists()
        for name in ("corpus", ".corpus.work"):
            shutil.rmtree(name)
            shutil.copytree(f"kept-{name}", name)
    assert False in seen


def test_work_finished_before_the_kill_is_kept(write_pages, tmp_path, monkeypatch):
    write_pages(400)
    process = killed.start(tmp_path, "pages", str(OUT))
    parts = Path(".corpus.work/parts")
    while not (parts.is_dir() and len([p for p in parts.iterdir() if p.suffix == ".arrow"]) > 1):
        time.sleep(0.002)
    process.kill()
    process.join()
    assert not OUT.exists()
    import govtrends.pipeline.tasks as tasks

    rows, built = tasks.page_rows, []
    monkeypatch.setattr(tasks, "page_rows", lambda page, *rest: built.append(page) or rows(page, *rest))
    build(["pages"], OUT)
    assert 0 < len(built) < 400
    made = digests(OUT)
    build(["pages"], OUT, force=True)
    assert digests(OUT) == made


def test_workers_end_with_the_command(write_pages):
    write_pages(400)
    command = [sys.executable, "-m", "govtrends", "build", "pages", "--out", str(OUT), "--jobs", "2", "--quiet"]
    with subprocess.Popen(command) as process:
        parts = Path(".corpus.work/parts")
        while not (parts.is_dir() and any(parts.glob("*.arrow"))):
            time.sleep(0.02)
            assert process.poll() is None
        workers = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        process.wait()
    assert workers
    assert not psutil.wait_procs(workers, timeout=10)[1]
    assert not OUT.exists()


@pytest.mark.parametrize("limit", [0, 20_000, 70_000])
def test_a_full_disk_is_said_and_changes_nothing(studies, tmp_path, limit):
    old, new = studies
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = killed.start(tmp_path, "changed", str(OUT), limit, theirs)
    process.join()
    assert (process.exitcode, digests(OUT)) == (SourceError.exit_code, old)
    assert "cannot be written" in ours.recv()
    build(["changed"], OUT)
    assert digests(OUT) == new


def test_two_builds_of_one_corpus_at_once(studies, tmp_path):
    old, new = studies
    shutil.rmtree(OUT)
    both = [killed.start(tmp_path, source, str(OUT)) for source in ("pages", "changed")]
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert digests(OUT) in (old, new)


def test_a_folder_that_cannot_be_written_is_said_at_once(write_pages, monkeypatch):
    pages = write_pages(1)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SourceError, match="no permission in"):
        build([pages], OUT)


def test_a_page_that_ends_its_process_costs_no_other(write_pages, monkeypatch):
    pages = write_pages(1)
    bad = pages / "bad.txt"
    bad.write_text(page(70), encoding="utf-8")
    # a worker imports this module, which makes one page fatal to it
    monkeypatch.setattr("govtrends.pipeline.runners.work", fatal.work)
    result = build([pages], OUT, jobs=2)
    assert result.counts["pages"] == 1
    (problem,) = result.problems
    assert problem.source == str(bad) and "process that read it was ended" in problem.detail
