"""How a build tells where it is: a bar on a terminal, lines in a file for schedulers, a summary at the end."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO

from govtrends.errors import UsageError
from govtrends.pipeline.build import BuildResult, Progress

EVERY = 5.0
"""Seconds between two lines of a log."""
SHOWN = 20
"""Problems that are named one by one; all of them are in the table."""


@contextlib.contextmanager
def shown(log: Path | None, *, bar: bool) -> Iterator[Progress]:
    """Yield what :func:`govtrends.pipeline.build` calls as it goes on.

    ``log`` is a file that lines are added to (``-``: standard error).  UsageError: the file cannot be written.
    """
    with contextlib.ExitStack() as stack:
        tellers: list[Progress] = []
        if log is not None:
            tellers.append(_lines(stack.enter_context(opened(log))))
        if bar and sys.stderr.isatty():
            tellers.append(stack.enter_context(_bar()))

        def tell(what: str, done: int, total: int) -> None:
            for teller in tellers:
                teller(what, done, total)

        yield tell


@contextlib.contextmanager
def opened(log: Path) -> Iterator[TextIO]:
    """Open a log to add lines to, ``-`` for standard error."""
    if str(log) == "-":
        yield sys.stderr
        return
    try:
        # Line by line, so that `tail -f` and a scheduler see each line when it is written.
        file = log.open("a", encoding="utf-8", buffering=1)
    except OSError as error:
        raise UsageError(f"{log}: the log cannot be written ({error.strerror}); give another file") from None
    with file:
        yield file


def stamp() -> str:
    """Return the time that begins a line of a log."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def summary(result: BuildResult) -> list[str]:
    """Return what a build came to: rows of each table, how long, what could not be read."""
    counts = ", ".join(f"{result.counts[name]} {name}" for name in result.counts)
    how = "nothing has changed" if result.unchanged else f"{result.looked_at} files new or changed"
    said = [f"{result.out}: {counts} in {result.seconds:.1f} s ({how})", *result.rules]
    if result.problems:
        reasons = Counter(problem.reason for problem in result.problems).most_common()
        kinds = ", ".join(f"{reason} {count}" for reason, count in reasons)
        said.append(
            f"{len(result.problems)} problems in reading ({kinds}), {result.lost} of them cost text; "
            f"the table problems lists them"
        )
    return said


def named(result: BuildResult) -> Iterator[str]:
    """Yield the first problems of reading, with what to do about each."""
    for problem in result.problems[:SHOWN]:
        yield f"{problem.source}: {problem.reason}: {problem.detail}"
    if len(result.problems) > SHOWN:
        yield f"… and {len(result.problems) - SHOWN} more: {result.out}/problems.parquet"


def _lines(file: TextIO) -> Progress:
    began = time.monotonic()
    last = began - EVERY

    def tell(what: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY or done == total:
            last = now
            print(f"{stamp()}\t{done}/{total}\t{now - began:.0f} s\t{what}", file=file)

    return tell


@contextlib.contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("looking for changes", total=None)
        yield lambda what, done, total: bar.update(
            task, completed=done, total=total or None, description=Path(what).name
        )
