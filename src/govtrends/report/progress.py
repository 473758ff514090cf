"""How a batch tells where it is: a bar on a terminal, a line a report in a file for schedulers."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from govtrends.errors import UsageError
from govtrends.report.batch import BatchResult, Progress
from govtrends.report.manifest import Row
from govtrends.report.plan import Plan
from govtrends.report.unchanged import survey


@contextlib.contextmanager
def shown(log: Path | None = None, *, bar: bool | None = None) -> Iterator[Progress]:
    """Yield what :func:`govtrends.report.batch.run` calls after each report.

    ``log`` is a file that lines are added to (``-``: standard error); ``bar``: None for a bar where standard error is a
    terminal. UsageError: the file cannot be written.
    """
    with contextlib.ExitStack() as stack:
        tellers: list[Progress] = []
        if log is not None:
            tellers.append(stack.enter_context(_lines(log)))
        if sys.stderr.isatty() if bar is None else bar:
            tellers.append(stack.enter_context(_bar()))

        def tell(done: int, total: int, row: Row) -> None:
            for teller in tellers:
                teller(done, total, row)

        yield tell


def line(done: int, total: int, row: Row, elapsed: float) -> str:
    """Return one line of the log: time, count, status, seconds of the report, rate, time left, name, error."""
    left = elapsed / done * (total - done)
    said = [
        datetime.now().astimezone().isoformat(timespec="seconds"),
        f"{done}/{total}",
        row.status,
        f"{row.seconds:.1f} s",
        f"{done / max(elapsed, 1e-3) * 60:.1f}/min",
        f"left {_clock(left)}",
        row.name,
    ]
    said += [f"warning: {warning}" for warning in row.warnings]
    return "\t".join([*said, *([f"error: {row.error}"] if row.error else [])])


def foreseen(plan: Plan, *, force: bool, peers: bool) -> Iterator[str]:
    """Yield a line for each report of a plan: whether it would be rendered or kept, its name, notebook and formats."""
    making = {job.name for job in survey(plan, force=force, peers=peers).make}
    for job in plan.jobs:
        what = "render" if job.name in making else "keep"
        yield f"{what}\t{job.name}\t{job.notebook.name}\t{','.join(job.formats)}"


def told(plan: Plan, result: BatchResult, out: Path) -> Iterator[tuple[str, bool]]:
    """Yield the lines that a run ends with, and of each whether it tells of trouble."""
    for row in result.rows:
        for warning in row.warnings:
            yield f"{row.name}: warning: {warning}", True
        if row.error:
            seen = f" (executed so far: {out / row.notebook})" if row.notebook else ""
            yield f"{row.name}: failed: {row.error}{seen}", True
        else:
            yield "\t".join(str(out / path) for path in row.outputs.values()), False
    yield summary(plan, result), False


def summary(plan: Plan, result: BatchResult) -> str:
    """Return what a run came to: reports made and kept, seconds, the library page."""
    made, moved = len(result.rows) - len(result.failed), sum(row.peers_changed for row in result.kept)
    kept = f", {len(result.kept)} unchanged" if result.kept else ""
    said = f"{made} of {len(plan.jobs)} reports in {result.seconds:.1f} s ({plan.engine}){kept}; index: {result.index}"
    if moved:
        said += f"\n{moved} of the unchanged hold against districts that have changed: --peers renders them too"
    return said


@contextlib.contextmanager
def _lines(log: Path) -> Iterator[Progress]:
    started = time.monotonic()
    try:
        # Line by line, so that `tail -f` and a scheduler see each report when it ends.
        file = sys.stderr if str(log) == "-" else log.open("a", encoding="utf-8", buffering=1)
    except OSError as error:
        raise UsageError(f"{log}: the log cannot be written ({error.strerror}); give another file") from None
    try:
        yield lambda done, total, row: print(line(done, total, row, time.monotonic() - started), file=file)
    finally:
        if file is not sys.stderr:
            file.close()


@contextlib.contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    started = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def tell(done: int, total: int, row: Row) -> None:
            elapsed = time.monotonic() - started
            said = f"{done / elapsed * 60:.0f}/min, {_clock(elapsed / done * (total - done))} left, {row.name}"
            bar.update(task, completed=done, total=total, description=said)
            if row.error:
                bar.console.print(f"{row.name}: failed: {row.error}", markup=False, highlight=False)

        yield tell


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
