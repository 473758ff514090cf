"""What a build costs: beside jieba, against the size of the corpus, with two processes, again, and in memory.

    python bench/build.py [--sizes 1,5] [--jobs-size 2] [--pages FOLDER] [--only ratio,size,jobs,start]

Sizes are MB of text.  Every build runs in a process of its own whose CPU time (its workers' included) and peak memory
are taken from the system; jieba cuts the same texts in this process.  The pages are the samples with other figures,
spread over all counties: dense in figures and torn columns, a hard case.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import invented
import jieba

_MB = 1_000_000
# A shell of its own, so that the largest child so far is this command's.  On Linux it takes over what that leaves
# behind (the process that workers are forked from), and so counts it too.
_SHELL = """
import contextlib, ctypes, os, resource, subprocess, sys
with contextlib.suppress(OSError, AttributeError):
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
with contextlib.suppress(ChildProcessError):
    while True:
        os.wait()
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


class Cost(NamedTuple):
    """CPU seconds and wall seconds of a command and its children, and the largest process's memory (MB)."""

    cpu: float
    wall: float
    peak: float


def run(*command: str) -> Cost:
    """Run a command to its end; raises CalledProcessError."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    peak = subprocess.run([sys.executable, "-c", _SHELL, *command], check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.perf_counter() - began, int(peak) / 1024)


def build(pages: Path, out: Path, jobs: int = 1) -> Cost:
    """Return what `govtrends build` costs."""
    return run(
        sys.executable, "-m", "govtrends", "build", str(pages), "--out", str(out), "--quiet", "--jobs", str(jobs)
    )


def join(pages: Path, out: Path) -> Cost:
    """Return what it costs to put a corpus together again whose pages have all been read."""
    shutil.rmtree(out)
    return build(pages, out)


def sizes(home: Path, megabytes: list[float]) -> None:
    """Print the cost of a build, and of a rerun, for each size; per character without what it costs to start.

    A start is the build of 50 KB: imports, registry, gazetteer, the dictionaries that torn pages need.
    """
    few = invented.write(home / "pages-start", 50_000)
    start = statistics.median(build(home / "pages-start", home / f"corpus-start-{n}").cpu for n in range(3))
    start_joining = statistics.median(join(home / "pages-start", home / f"corpus-start-{n}").cpu for n in range(3))
    print(f"A start with {few:,} characters: {start:.2f} s CPU.\n")
    print(
        "| MB of text | million characters | CPU s | µs a character without the start | of which joining | peak MB "
        "| rerun, share of CPU |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    nothing = run(sys.executable, "-c", "import govtrends.pipeline").cpu
    for size in megabytes:
        pages, out = home / f"pages-{size:g}", home / f"corpus-{size:g}"
        chars = invented.write(pages, int(size * _MB))
        first = build(pages, out)
        time.sleep(2.1)
        build(pages, out)  # the files were written just now: read once more, then trusted
        again = build(pages, out)
        joined = join(pages, out)
        share = f"{again.cpu / first.cpu:.1%} ({again.cpu:.2f} s, of which {nothing:.2f} s imports)"
        print(
            f"| {size:g} | {chars / 1e6:.2f} | {first.cpu:.1f} | {(first.cpu - start) / (chars - few) * 1e6:.2f}"
            f" | {(joined.cpu - start_joining) / (chars - few) * 1e6:.2f} | {first.peak:.0f} | {share} |",
            flush=True,
        )


def ratio(home: Path, given: Path | None) -> None:
    """Print the speed of a build beside jieba's in one process: the median of five builds and of five times jieba.

    They go in turns.  Both have read their dictionaries before; what a first build costs more is told apart.
    """
    from govtrends.pipeline import build as here

    pages = given or home / "pages-ratio"
    if given is None:
        invented.write(pages, _MB // 2)
    texts = invented.texts(pages)
    chars = sum(map(len, texts))
    jieba.setLogLevel(60)
    jieba.lcut("启动")
    began = time.process_time()
    here([pages], home / "warm")
    first = time.process_time() - began
    rounds = []
    for number in range(5):
        began = time.process_time()
        here([pages], home / f"ratio-{number}")
        built = time.process_time() - began
        began = time.process_time()
        for text in texts:
            jieba.lcut(text)
        rounds.append((built, time.process_time() - began))
    spent, cutting = (statistics.median(column) for column in zip(*rounds, strict=True))
    times = cutting / spent
    said = f"{chars:,} characters, {chars / spent:,.0f} a CPU second, {times:.2f} × jieba.lcut on the same text"
    ratios = sorted(cut / built for built, cut in rounds)
    print(f"build of {given or 'invented pages'}: {said} ({ratios[0]:.2f} to {ratios[-1]:.2f})", flush=True)
    once = first - spent
    print(f"the first build in a process costs {once:.2f} s more; with it {times * spent / first:.2f} ×", flush=True)


def jobs(home: Path, size: float) -> None:
    """Print how much faster two processes are than one."""
    pages = home / "pages-jobs"
    invented.write(pages, int(size * _MB))
    one, two = (build(pages, home / f"jobs-{count}", count) for count in (1, 2))
    print(
        f"two jobs: {one.wall:.1f} s → {two.wall:.1f} s ({one.wall / two.wall:.2f} times),"
        f" CPU {one.cpu:.1f} s → {two.cpu:.1f} s",
        flush=True,
    )


def start() -> None:
    """Print what it costs to start, the median of seven."""
    commands = {
        "import pandas": ("-c", "import pandas"),
        "import typer": ("-c", "import typer"),
        "import govtrends": ("-c", "import govtrends"),
        "govtrends --help": ("-m", "govtrends", "--help"),
    }
    spent = {
        name: statistics.median(run(sys.executable, *rest).cpu for _ in range(7)) for name, rest in commands.items()
    }
    bare = statistics.median(run(sys.executable, "-c", "pass").cpu for _ in range(7))
    for name, cpu in spent.items():
        print(f"{name}: {cpu - bare:.3f} s CPU over bare Python, {cpu / spent['import pandas']:.2f} of import pandas")


def main() -> int:
    """Run the chosen parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="0.5,2", help="MB of text, like 1,10,100")
    parser.add_argument("--jobs-size", type=float, default=1.0, help="MB of text for two jobs against one")
    parser.add_argument("--pages", type=Path, help="a folder to measure beside jieba instead of invented pages")
    parser.add_argument("--only", default="start,ratio,jobs,size")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for part in chosen.only.split(","):
            if part == "start":
                start()
            elif part == "ratio":
                ratio(home, chosen.pages)
            elif part == "jobs":
                jobs(home, chosen.jobs_size)
            elif part == "size":
                sizes(home, [float(size) for size in chosen.sizes.split(",")])
            else:
                parser.error(f"--only: {part!r} is none of start, ratio, jobs, size")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
