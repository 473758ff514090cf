"""Run a plan: every report in a work folder of its own, renamed into place when whole; one failure stops nothing."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govtrends.errors import GovtrendsError, RenderError, SourceError
from govtrends.report import embedded, holdings, library, manifest, quarto, unchanged
from govtrends.report.carried import carried
from govtrends.report.doubts import doubts
from govtrends.report.execute import DEFAULT_TIMEOUT, ExecutionError, Runner, execute, prepare
from govtrends.report.helper import lasting
from govtrends.report.manifest import Row
from govtrends.report.plan import Job, Plan

_RENDERERS = {"embedded": embedded.render, "quarto": quarto.render}
# Seconds between two writings of the manifest: of 3,000 reports it takes a tenth of a second.
_RECORD_EVERY = 3.0
# done, total, the report that has just ended
Progress = Callable[[int, int, Row], None]


@dataclass(frozen=True)
class BatchResult:
    """What became of the reports of one run, in the order of the plan, and the library page of the folder.

    ``rows`` are the reports that were made or failed, ``kept`` those that stand as an earlier run made them.
    """

    rows: tuple[Row, ...]
    seconds: float
    index: Path
    kept: tuple[Row, ...] = ()

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
    memory: int | None = None,
    fail_fast: bool = False,
    force: bool = False,
    peers: bool = False,
    progress: Progress | None = None,
) -> BatchResult:
    """Execute and render the jobs of ``plan``, ``jobs`` at a time, but for reports that would come out the same.

    The heavy work happens in other processes (forked interpreters or kernels, Pandoc, Quarto), so threads are enough
    here. Reports go to ``plan.out``: ``NAME.html``, ``NAME.pdf``, the ``NAME.xlsx`` that the notebook carries,
    ``executed/NAME.ipynb``; of a failed one, ``failed/NAME.ipynb`` as far as it came. ``manifest.json`` and
    ``index.html`` are written in the end, and after an interruption too; the manifest also every few seconds, so that a
    batch that is killed need not begin anew. What ``force`` and ``peers`` make again:
    :func:`govtrends.report.unchanged.survey`. ``memory`` is the limit of a notebook in MB. ``fail_fast`` starts no
    further report after a failure.
    """
    started = time.perf_counter()
    try:
        plan.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(f"{plan.out}: cannot be made ({error.strerror}); give another folder") from None
    if plan.corpus and plan.learned:
        holdings.keep(plan.out, plan.corpus, plan.learned.since, plan.learned.until, plan.learned.holdings)
    found = unchanged.survey(plan, force=force, peers=peers)
    record = _Record(plan, found.kept)
    if found.make:
        with lasting():
            prepare(runner, plan.corpus, found.make[0].parameters)
            if plan.engine == "embedded":
                embedded.prepare()
    # Not below the output folder: Quarto passes over paths with a leading dot or underscore.
    with tempfile.TemporaryDirectory(prefix="govtrends-", ignore_cleanup_errors=True) as scratch:
        pool = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="report")
        how = {"runner": runner, "timeout": timeout, "memory": memory, "corpus": plan.corpus}
        waiting = {
            pool.submit(_make, job, plan, Path(scratch) / f"{number:05}", how) for number, job in enumerate(found.make)
        }
        try:
            for future in as_completed(waiting):
                row = future.result()
                record.add(row)
                if progress:
                    progress(len(record.rows), len(found.make), row)
                if fail_fast and row.status != "ok":
                    break
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            for future in waiting:
                if future.done() and not future.cancelled() and future.exception() is None:
                    record.add(future.result())
            index = record.close()
    ordered = tuple(record.rows[job.name] for job in plan.jobs if job.name in record.rows)
    return BatchResult(ordered, time.perf_counter() - started, index, found.kept)


class _Record:
    """The rows of a run as they come in, written to the manifest at times and, with the library page, in the end."""

    def __init__(self, plan: Plan, kept: Sequence[Row]) -> None:
        self.plan = plan
        self.rows: dict[str, Row] = {}
        known = {row.name: row.peers_changed for row in manifest.read(plan.out)}
        self.pending: list[Row] = [row for row in kept if known.get(row.name) != row.peers_changed]
        self.written = time.monotonic()

    def add(self, row: Row) -> None:
        """Take up the row of a report that has ended."""
        if row.name in self.rows:
            return
        self.rows[row.name] = row
        self.pending.append(row)
        if time.monotonic() - self.written > _RECORD_EVERY:
            self._write()

    def close(self) -> Path:
        """Write what is left and the library page; return the page's path."""
        index = self.plan.out / library.NAME
        if self.pending or self.rows or not index.is_file():
            index = library.write(self.plan.out, self._write())
        return index

    def _write(self) -> list[Row]:
        everything = manifest.update(self.plan.out, self.pending, self._holds)
        self.pending, self.written = [], time.monotonic()
        return everything

    def _holds(self, row: Row) -> bool:
        return row.status != "ok" or unchanged.as_written(self.plan.out, row)


def _make(job: Job, plan: Plan, work: Path, how: Mapping[str, Any]) -> Row:
    started = time.perf_counter()
    facts = {
        "briefing": job.briefing,
        "engine": plan.engine,
        "parameters": dict(job.parameters),
        "heading": job.title,
        "places": job.places,
    }
    # Before the notebook runs: if it is edited meanwhile, the next batch makes the report again.
    made_from = {"fingerprint": unchanged.fingerprint(job, plan.engine), "peers": job.peers}

    def row(status: str, **more: object) -> Row:
        seconds = round(time.perf_counter() - started, 3)
        return Row(job.name, status, seconds=seconds, **facts, **more)  # type: ignore[arg-type]

    try:
        executed = execute(job.notebook, job.parameters, work, name=job.name, **how)
        render = _RENDERERS[plan.engine]
        rendered = render(executed.notebook, work / "pages", formats=job.formats, name=job.name)
        warnings = (*rendered.warnings, *doubts(executed.notebook))
        files = {**rendered.paths, **carried(executed.notebook, work, job.name)}
        with manifest.locked(plan.out):  # the files of one report come from one batch
            outputs = {kind: _placed(path, plan.out) for kind, path in files.items()}
            kept = f"executed/{_placed(executed.notebook, plan.out / 'executed')}"
            digests = unchanged.digests(plan.out, [*outputs.values(), kept])
            (plan.out / "failed" / f"{job.name}.ipynb").unlink(missing_ok=True)
        more = {"outputs": outputs, "notebook": kept, "digests": digests, "warnings": warnings}
        return row("ok", title=rendered.title or job.title, about=rendered.about, **more, **made_from)
    except Exception as error:  # noqa: BLE001  whatever a report brings about, it is told and the others go on
        expected = isinstance(error, GovtrendsError | OSError)
        said = str(error) if expected else f"{_where(error)}: {type(error).__name__}: {error}"
        partial = error.partial if isinstance(error, ExecutionError) else work / f"{job.name}.ipynb"
        kept_partial = None
        if partial is not None and partial.is_file():
            with contextlib.suppress(RenderError):  # the folder is the trouble, or shares it; it is told already
                kept_partial = f"failed/{_placed(partial, plan.out / 'failed')}"
        return row("failed", title=job.title, error=said, notebook=kept_partial)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _where(error: Exception) -> str:
    """Return the file and line that an error comes from, for one that nobody foresaw."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _placed(path: Path, folder: Path) -> str:
    """Put a finished file into ``folder``, whole or not at all, and return its name. RenderError: it cannot be done."""
    draft = folder / f".{path.name}.{os.getpid()}.{threading.get_ident()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            shutil.move(path, draft)  # a rename, or a copy from another file system
            draft.replace(folder / path.name)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        remedy = "give another --out folder, or make it writable"
        raise RenderError(f"{folder / path.name}: cannot be written ({error.strerror}); {remedy}") from None
    return path.name
