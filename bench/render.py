"""How long a batch of district briefings takes: papermill's command line against ours, the real notebook, HTML and PDF.

    python bench/render.py                  20 districts, three rounds
    python bench/render.py --batch 300      one batch: does the rate hold, does memory stay flat

Both write their figures into the section Rendering of docs/benchmarks.md.

The corpus is the invented one of the tests, with as many districts as asked for. Each way starts from nothing: its own
processes, its own output folder, `--force`.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "analysis" / "district.ipynb"
RESULTS = ROOT / "docs" / "benchmarks.md"
HEADING = "## Rendering"


def corpus_of(districts: int, folder: Path) -> list[str]:
    """Write an invented corpus of so many districts to ``folder`` and return their codes."""
    sys.path.insert(0, str(ROOT / "tests"))
    import synthetic

    first, second = "东西南北中上下前后左", "山川河湖林泉石桥云松竹梅兰菊荷柳杏桃李桂槐榆杨柏桐枫榕樟楠梓"
    names = [a + b + "县" for b in second for a in first]
    synthetic.DISTRICTS.clear()
    synthetic.DISTRICTS.update({f"{990110 + 100 * (n // 80) + n % 80}": names[n] for n in range(districts)})
    synthetic.write(folder)
    return list(synthetic.DISTRICTS)


def papermill_then_render(codes: list[str], corpus: Path, out: Path) -> None:
    """Way (a): a papermill process a report, one after another, and our embedded engine in this process."""
    from govtrends.report.embedded import render

    for code in codes:
        target = out / f"{code}.ipynb"
        out.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "papermill", str(NOTEBOOK), str(target), "--cwd", str(NOTEBOOK.parent)]
        command += ["-r", "corpus", str(corpus), "-r", "district", code, "--no-progress-bar", "-k", "python3"]
        subprocess.run(command, check=True, capture_output=True)
        render(target, out / code)


def ours(jobs: int) -> Callable[[list[str], Path, Path], None]:
    """Return way (b) or (c): one `govtrends render` for all."""

    def run(codes: list[str], corpus: Path, out: Path) -> None:
        subprocess.run(command_of(corpus, out, jobs), check=True, capture_output=True)

    return run


def command_of(corpus: Path, out: Path, jobs: int) -> list[str]:
    """Return the command that renders every district of ``corpus``."""
    paths = ["--corpus", str(corpus), "--out", str(out)]
    options = ["--engine", "embedded", "--jobs", str(jobs), "--force", "--quiet"]
    return [sys.executable, "-m", "govtrends", "render", "district", *paths, *options]


class Watch:
    """Seconds, processor seconds and peak memory (MB, shared pages in proportion) of this process and its children.

    Processor seconds say more than the clock where others use the machine too.
    """

    def __enter__(self) -> Watch:
        self.peak, self.over = 0.0, threading.Event()
        self.started, self.busy = time.perf_counter(), processor()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()
        return self

    def _look(self) -> None:
        while not self.over.wait(1):
            self.peak = max(self.peak, memory())

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()
        self.seconds = time.perf_counter() - self.started
        self.busy = processor() - self.busy


def processor() -> float:
    """Return the processor seconds of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def memory() -> float:
    """Return the memory of this process and its children in MB."""
    total = 0.0
    own = psutil.Process()
    for process in [own, *own.children(recursive=True)]:
        try:
            total += process.memory_full_info().pss / 2**20
        except (psutil.Error, AttributeError):
            continue  # it has just ended, or this system tells no share
    return total


WAYS = {
    "(a) papermill command line, then rendering": papermill_then_render,
    "(b) govtrends render": ours(1),
    "(c) govtrends render --jobs 2": ours(2),
}


def compare(reports: int, rounds: int) -> str:
    """Run every way ``rounds`` times in turn and return the table in Markdown."""
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    busy: dict[str, list[float]] = {name: [] for name in WAYS}
    peaks: dict[str, list[float]] = {name: [] for name in WAYS}
    with tempfile.TemporaryDirectory() as folder:
        codes = corpus_of(reports, Path(folder) / "corpus")
        for number in range(rounds):
            for name, way in WAYS.items():
                with Watch() as watch:
                    way(codes, Path(folder) / "corpus", Path(folder) / f"out-{number}-{name[1]}")
                seconds[name].append(watch.seconds)
                busy[name].append(watch.busy)
                peaks[name].append(watch.peak)
                took = f"{watch.seconds:.1f} s, processor {watch.busy:.1f} s, {watch.peak:.0f} MB"
                print(f"round {number + 1} {name}: {took}, load {os.getloadavg()[0]:.1f}", flush=True)
    middle = {name: statistics.median(values) for name, values in seconds.items()}
    base = middle[next(iter(WAYS))]
    lines = [
        f"{reports} district briefings, HTML and PDF, median of {rounds}. {machine()}",
        "",
        "| way | s | s a report | processor s a report | (a) is so many times as long | peak memory, MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, value in middle.items():
        peak = statistics.median(peaks[name])
        used = statistics.median(busy[name]) / reports
        lines.append(f"| {name} | {value:.1f} | {value / reports:.2f} | {used:.2f} | {base / value:.1f} | {peak:.0f} |")
    return "\n".join(lines)


def batch(reports: int, jobs: int) -> str:
    """Render so many districts in one batch and return how rate and memory went, quarter by quarter."""
    with tempfile.TemporaryDirectory() as folder:
        corpus_of(reports, Path(folder) / "corpus")
        log = Path(folder) / "log"
        command = [*command_of(Path(folder) / "corpus", Path(folder) / "out", jobs), "--log", str(log)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        points: list[tuple[int, float, float]] = []  # reports done, seconds, MB
        started = time.perf_counter()
        while process.poll() is None:
            time.sleep(1)
            done = len(log.read_bytes().splitlines()) if log.exists() else 0
            points.append((done, time.perf_counter() - started, memory()))
            if len(points) % 30 == 0:
                print(f"{done} reports, {points[-1][1]:.0f} s, {points[-1][2]:.0f} MB", flush=True)
    lines = ["| reports | s a report | peak memory, MB |", "|---|---:|---:|"]
    marks = [0, 20, *(reports * n // 4 for n in range(1, 5))]
    for first, last in itertools.pairwise(marks):
        part = [point for point in points if first < point[0] <= last]
        if len(part) > 1 and part[-1][0] > part[0][0]:
            rate = (part[-1][1] - part[0][1]) / (part[-1][0] - part[0][0])
            lines.append(f"| {first + 1}–{last} | {rate:.2f} | {max(point[2] for point in part):.0f} |")
    head = f"{reports} districts in one batch, --jobs {jobs}: {points[-1][1]:.0f} s, exit code {process.returncode}."
    return "\n".join([f"{head} {machine()}", "", *lines])


def machine() -> str:
    """Return the machine and the versions that the figures hold for."""
    names = ("papermill", "matplotlib", "pandas", "typst", "pypandoc_binary")
    held = ", ".join(f"{name} {version(name)}" for name in names)
    load = os.getloadavg()[0]
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores (load {load:.1f} at the end), "
        f"Python {platform.python_version()}, {held}."
    )


def record(text: str, part: str) -> None:
    """Put ``text`` under its part of the section Rendering of docs/benchmarks.md, in place of the older figures."""
    page = RESULTS.read_text(encoding="utf-8") if RESULTS.is_file() else "# Benchmarks\n"
    if HEADING not in page:
        page = f"{page.rstrip()}\n\n{HEADING}\n"
    begin, end = f"<!-- bench/render.py: {part} -->", f"<!-- end of {part} -->"
    block = f"{begin}\n{text}\n{end}"
    if begin in page:
        before, rest = page.split(begin, 1)
        page = before + block + rest.split(end, 1)[1]
    else:
        before, rest = page.split(HEADING, 1)
        section, *after = rest.split("\n## ", 1)
        page = f"{before}{HEADING}{section.rstrip()}\n\n{block}\n" + "".join(f"\n## {more}" for more in after)
    RESULTS.write_text(page, encoding="utf-8")


def main() -> None:
    """Measure, print, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batch", type=int, help="measure one batch of so many districts in place of the three ways")
    parser.add_argument("--jobs", type=int, default=2, help="of the batch")
    given = parser.parse_args()
    text = batch(given.batch, given.jobs) if given.batch else compare(given.reports, given.rounds)
    print(text)
    record(text, "one batch" if given.batch else "three ways")


if __name__ == "__main__":
    main()
