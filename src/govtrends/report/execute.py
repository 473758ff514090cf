"""Run a notebook once with papermill: parameters injected, a copy executed, the source never touched."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from govtrends.errors import RenderError, UsageError
from govtrends.report import parameters as declared_parameters

Runner = Literal["auto", "kernel", "fork"]
DEFAULT_TIMEOUT = 600
TEMPLATE = "GOVTRENDS_TEMPLATE"
"""Variable that tells a notebook its own name and checksum; :func:`govtrends.compare.provenance` reads it."""


@dataclass(frozen=True)
class Executed:
    """An executed copy of a notebook."""

    notebook: Path
    seconds: float
    runner: str


class ExecutionError(RenderError):
    """A cell failed; ``partial`` is the notebook executed up to there."""

    def __init__(self, message: str, partial: Path | None) -> None:
        super().__init__(message)
        self.partial = partial


def execute(
    notebook: Path,
    values: Mapping[str, Any],
    folder: Path,
    *,
    name: str | None = None,
    runner: Runner = "auto",
    timeout: int = DEFAULT_TIMEOUT,
    memory: int | None = None,
    corpus: Path | None = None,
) -> Executed:
    """Execute ``notebook`` with ``values`` and write the copy to ``folder/NAME.ipynb``.

    The values are checked against the notebook's ``parameters`` cell before anything starts. Cells run in the folder of
    the source notebook, as in Jupyter. ``timeout`` is the limit in seconds, for the notebook when it is forked, for one
    cell in a kernel; ``memory`` the limit in MB of what a forked notebook may add to the shared interpreter, on systems
    that know such limits. ``corpus`` is read once for all forked notebooks that ask for it. UsageError: a value that
    the notebook does not take. ExecutionError: a cell failed; the partial notebook is kept in ``folder``.
    """
    ready = declared_parameters.check(notebook, values)
    chosen = _choose(runner)
    if memory and chosen != "fork":
        raise UsageError(f"a memory limit ({memory} MB) needs the runner 'fork': a kernel cannot be limited")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name or notebook.stem}.ipynb"
    if target.exists() and target.samefile(notebook):
        raise RenderError(f"{notebook}: would be overwritten by its executed copy; give another output folder")
    started = time.perf_counter()
    limits = {
        "execution_timeout": timeout,
        "memory": memory,
        "corpus": str(corpus.resolve()) if corpus else None,
        "window": window_of(ready),
        "environment": {TEMPLATE: f"{notebook.name} {_checksum(notebook)}"},
    }
    _run(notebook, ready, target, chosen, limits)
    return Executed(target, time.perf_counter() - started, chosen)


def _checksum(notebook: Path) -> str:
    """Return what tells one state of a notebook from another, as a briefing prints it: the head of its SHA-256."""
    return hashlib.sha256(notebook.read_bytes()).hexdigest()[:12]


def window_of(values: Mapping[str, Any]) -> list[Any] | None:
    """Return ``since`` and ``until`` of a notebook, or None where it does not ask for a period."""
    return [values["since"], values["until"]] if {"since", "until"} <= set(values) else None


def prepare(runner: Runner = "auto", corpus: Path | None = None, values: Mapping[str, Any] | None = None) -> None:
    """Start what the notebooks of a batch share, and load papermill meanwhile; returns before the start is over.

    ``values`` are the parameters of the first notebook: its period is most likely that of all.
    """
    from govtrends.report.helper import Helper

    if _choose(runner) == "fork":
        helper = Helper.shared()
        if corpus:
            helper.hold(str(corpus.resolve()), window_of(values or {}))
    import papermill  # noqa: F401


def _choose(runner: Runner) -> str:
    forkable = hasattr(os, "fork")
    if runner == "auto":
        return "fork" if forkable else "kernel"
    if runner == "fork" and not forkable:
        raise RenderError("this system cannot fork processes: use the runner 'kernel'")
    return runner


def _run(notebook: Path, values: Mapping[str, Any], target: Path, runner: str, limits: Mapping[str, Any]) -> None:
    import papermill
    from papermill.exceptions import PapermillException

    from govtrends.report import engines

    # Undeclared parameters are errors of ours already; papermill's warnings about types would only confuse.
    logging.getLogger("papermill").setLevel(logging.ERROR)
    engines.register()
    try:
        papermill.execute_notebook(
            _literal(notebook.resolve()),
            _literal(target.resolve()),
            parameters=dict(values),
            folder=str(notebook.resolve().parent),
            engine_name=engines.NAMES[runner],
            kernel_name="python3",
            language="python",
            progress_bar=False,
            # A forked notebook comes back whole: written once, in the end, not before and after the run as well.
            request_save_on_cell_execute=runner != "fork",
            **limits,
        )
    except papermill.PapermillExecutionError as error:
        number = _cell_of_source(notebook, error.cell_index, injected=bool(values))
        said = " ".join(str(error.evalue).split())
        partial = target if target.exists() else None
        raise ExecutionError(f"{notebook}: cell {number} failed: {error.ename}: {said}", partial) from None
    except (PapermillException, *engines.KERNEL_TROUBLE) as error:
        partial = target if target.exists() else None
        raise ExecutionError(f"{notebook}: could not be executed: {error}", partial) from error


def _literal(path: Path) -> str:
    """Return a path in which papermill sees no placeholders (it formats braces with the parameters)."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _cell_of_source(notebook: Path, index: int, injected: bool) -> int:
    """Return the number, from 1, of a cell in the source: papermill's copy has one more after the parameters."""
    return index if injected and index > declared_parameters.position(notebook) else index + 1
