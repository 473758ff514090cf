"""Run a plan: every report in a work folder of its own, renamed into place when whole; one failure stops nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from govtrends.errors import GovtrendsError, RenderError
from govtrends.report import embedded, library, manifest, quarto
from govtrends.report.execute import DEFAULT_TIMEOUT, ExecutionError, Runner, execute
from govtrends.report.manifest import Row
from govtrends.report.plan import Job, Plan

_RENDERERS = {"embedded": embedded.render, "quarto": quarto.render}
# done, total, the report that has just ended
Progress = Callable[[int, int, Row], None]


@dataclass(frozen=True)
class BatchResult:
    """What became of the reports of one run, in the order of the plan, and the library page of the folder."""

    rows: tuple[Row, ...]
    seconds: float
    index: Path

    @property
    def failed(self) -> tuple[Row, ...]:
        """The reports that could not be made."""
        return tuple(row for row in self.rows if row.status != "ok")

    @property
    def exit_code(self) -> int:
        """0 when every report was made, else the code of RenderError."""
        return RenderError.exit_code if self.failed else 0


def run(
    plan: Plan,
    *,
    jobs: int = 1,
    runner: Runner = "auto",
    timeout: int = DEFAULT_TIMEOUT,
    fail_fast: bool = False,
    progress: Progress | None = None,
) -> BatchResult:
    """Execute and render every job of ``plan``, ``jobs`` at a time.

    The heavy work happens in other processes (forked interpreters or kernels, Pandoc, Quarto), so threads are enough
    here. Reports go to ``plan.out``: ``NAME.html``, ``NAME.pdf``, ``executed/NAME.ipynb``; of a failed one,
    ``failed/NAME.ipynb`` as far as it came. ``manifest.json`` and ``index.html`` are written in the end, and after an
    interruption too. ``fail_fast`` starts no further report after a failure.
    """
    started = time.perf_counter()
    plan.out.mkdir(parents=True, exist_ok=True)
    rows: dict[str, Row] = {}
    # Not below the output folder: Quarto passes over paths with a leading dot or underscore.
    with tempfile.TemporaryDirectory(prefix="govtrends-", ignore_cleanup_errors=True) as scratch:
        pool = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="report")
        waiting = {
            pool.submit(_make, job, plan, Path(scratch) / f"{number:05}", runner, timeout): job
            for number, job in enumerate(plan.jobs)
        }
        try:
            for row in _ended(waiting):
                rows[row.name] = row
                if progress:
                    progress(len(rows), len(plan.jobs), row)
                if fail_fast and row.status != "ok":
                    break
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            for future in waiting:
                if future.done() and not future.cancelled() and future.exception() is None:
                    rows.setdefault(future.result().name, future.result())
            index = _record(plan, list(rows.values()))
    ordered = tuple(rows[job.name] for job in plan.jobs if job.name in rows)
    return BatchResult(ordered, time.perf_counter() - started, index)


def _ended(waiting: dict[Future[Row], Job]) -> Iterator[Row]:
    for future in as_completed(waiting):
        yield future.result()


def _make(job: Job, plan: Plan, work: Path, runner: Runner, timeout: int) -> Row:
    started = time.perf_counter()
    facts = {"briefing": job.briefing, "engine": plan.engine, "parameters": dict(job.parameters)}

    def row(status: str, **more: object) -> Row:
        seconds = round(time.perf_counter() - started, 3)
        return Row(job.name, status, seconds=seconds, **facts, **more)  # type: ignore[arg-type]

    try:
        executed = execute(job.notebook, job.parameters, work, name=job.name, runner=runner, timeout=timeout)
        render = _RENDERERS[plan.engine]
        rendered = render(executed.notebook, work / "pages", formats=job.formats, name=job.name)
        outputs = {kind: _placed(path, plan.out) for kind, path in rendered.paths.items()}
        kept = _placed(executed.notebook, plan.out / "executed")
        return row(
            "ok",
            title=rendered.title or job.title,
            outputs=outputs,
            notebook=f"executed/{kept}",
            warnings=rendered.warnings,
        )
    except (GovtrendsError, OSError) as error:
        partial = error.partial if isinstance(error, ExecutionError) else work / f"{job.name}.ipynb"
        kept_partial = None
        if partial is not None and partial.is_file():
            kept_partial = f"failed/{_placed(partial, plan.out / 'failed')}"
        return row("failed", title=job.title, error=str(error), notebook=kept_partial)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _placed(path: Path, folder: Path) -> str:
    """Put a finished file into ``folder``, whole or not at all, and return its name."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{path.name}.{os.getpid()}"
    try:
        shutil.move(path, draft)  # a rename, or a copy from another file system
        draft.replace(folder / path.name)
    finally:
        draft.unlink(missing_ok=True)
    return path.name


def _record(plan: Plan, rows: Sequence[Row]) -> Path:
    everything = manifest.update(plan.out, rows)
    titles = {job.briefing: job.title for job in plan.jobs if job.title}
    return library.write(plan.out, everything, titles)
