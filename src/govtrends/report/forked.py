"""A papermill engine that forks a preloaded interpreter for each notebook, in place of starting a kernel.

A kernel costs two to three seconds: its start, the imports of pandas and pyplot, its shutdown. Here one helper process
(``govtrends.report.forkserver``) imports them once and forks a child a notebook. The helper is a process of its own
because forking one that has run threads (ZMQ, Typst, a progress bar) is unsafe.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from nbformat import NotebookNode
from papermill.engines import Engine

# A process with threads must not fork: OpenBLAS, OpenMP and Arrow's allocator start theirs when they are imported.
_ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "mimalloc",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}


class ForkEngine(Engine):  # type: ignore[misc]
    """Runs the cells in a forked child and writes what they gave into papermill's notebook."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        *,
        folder: str,
        execution_timeout: int,
        memory: int | None = None,
        corpus: str | None = None,
        window: Sequence[Any] | None = None,
        environment: Mapping[str, str] | None = None,
        **_: Any,
    ) -> None:
        """Run all cells in a child whose working directory is ``folder``."""
        sources = [cell.source if cell.cell_type == "code" else None for cell in nb_man.nb.cells]
        tolerant = [
            index for index, cell in enumerate(nb_man.nb.cells) if "raises-exception" in cell.metadata.get("tags", [])
        ]
        limits = {
            "folder": folder,
            "timeout": execution_timeout,
            "memory": memory,
            "corpus": corpus,
            "window": window,
            "environment": dict(environment or {}),
        }
        results, fate = Helper.shared().run(sources, tolerant, limits)
        _replay(nb_man, results, fate, tolerant)


def _replay(nb_man: Any, results: dict[int, dict[str, Any]], fate: str | None, tolerant: list[int]) -> None:
    """Tell papermill cell by cell what happened, as if it had watched."""
    nb_man.nb.metadata["language_info"] = {"name": "python", "version": sys.version.split()[0]}
    for index, cell in enumerate(nb_man.nb.cells):
        nb_man.cell_start(cell, index)
        failed = _fill(cell, results.get(index), fate)
        if failed and index not in tolerant:
            nb_man.cell_exception(cell, cell_index=index)
            nb_man.cell_complete(cell, cell_index=index)
            return
        nb_man.cell_complete(cell, cell_index=index)


def _fill(cell: Any, result: dict[str, Any] | None, fate: str | None) -> bool:
    """Write a cell's outputs; return whether it failed. A cell without a result is the one that the child died in."""
    if cell.cell_type != "code":
        return False
    if result is None:
        trouble = fate or "the interpreter ended without a result"
        error = {"output_type": "error", "ename": "Interrupted", "evalue": trouble, "traceback": [trouble]}
        cell.outputs = [_node(error)]
        return True
    cell.outputs = [_node(output) for output in result["outputs"]]
    cell.execution_count = result["execution_count"]
    return any(output.output_type == "error" for output in cell.outputs)


def _node(value: Any) -> Any:
    """Return nested dicts as the nodes that papermill reads by attribute."""
    if isinstance(value, dict):
        make: Any = NotebookNode
        return make({key: _node(item) for key, item in value.items()})
    return [_node(item) for item in value] if isinstance(value, list) else value


@dataclass
class Helper:
    """The process that forks; shared by all threads of this one, started on first use, ended with it."""

    process: subprocess.Popen[str]
    lock: threading.Lock = field(default_factory=threading.Lock)
    waiting: dict[int, dict[str, Any]] = field(default_factory=dict)
    done: threading.Condition = field(default_factory=threading.Condition)
    next_id: int = 0

    _shared: ClassVar[Helper | None] = None
    _guard = threading.Lock()

    @classmethod
    def shared(cls) -> Helper:
        """Return the running helper, or start one."""
        with cls._guard:
            if cls._shared is None or cls._shared.process.poll() is not None:
                cls._shared = cls.start()
            return cls._shared

    @classmethod
    def start(cls) -> Helper:
        """Start a helper of the running interpreter."""
        environment = os.environ | _ONE_THREAD | {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}
        process = subprocess.Popen(
            [sys.executable, "-m", "govtrends.report.forkserver"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment,
        )
        helper = cls(process)
        threading.Thread(target=helper._listen, daemon=True).start()
        atexit.register(helper.stop)
        return helper

    def hold(self, corpus: str, window: Sequence[Any] | None) -> None:
        """Let the helper read a corpus before the first notebook asks for it; a trouble is told when one does."""
        self._send({"corpus": corpus, "window": window})

    def stop(self) -> None:
        """End the helper; its children end with their notebooks."""
        if self.process.stdin and not self.process.stdin.closed:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def run(
        self, sources: list[str | None], tolerant: list[int], limits: dict[str, Any]
    ) -> tuple[dict[int, dict[str, Any]], str | None]:
        """Run cells in a child; return results by cell index, and how the child ended when it did not end well."""
        with tempfile.TemporaryDirectory(prefix="govtrends-cells-") as scratch:
            results = Path(scratch) / "results.jsonl"
            request = {"sources": sources, "tolerant": tolerant, "results": str(results), **limits}
            fate = self._ask(request)
            lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
            return {row["index"]: row for row in map(_row, lines) if row}, fate

    def _ask(self, request: dict[str, Any]) -> str | None:
        number = self._send(request)
        if number is None:
            return "the helper process that forks interpreters has died"
        with self.done:
            self.done.wait_for(lambda: number in self.waiting or self.process.poll() is not None)
            answer = self.waiting.pop(number, {"fate": "the helper process that forks interpreters has died"})
        fate: str | None = answer["fate"]
        return fate

    def _send(self, request: dict[str, Any]) -> int | None:
        """Write a request and return its number, or None where the helper is gone."""
        assert self.process.stdin is not None
        with self.lock:
            self.next_id += 1
            try:
                self.process.stdin.write(json.dumps({"id": self.next_id, **request}) + "\n")
                self.process.stdin.flush()
            except OSError:
                return None
            return self.next_id

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            answer = json.loads(line)
            with self.done:
                self.waiting[answer["id"]] = answer
                self.done.notify_all()
        self.process.wait()
        with self.done:
            self.done.notify_all()


def _row(line: str) -> dict[str, Any] | None:
    """Return one cell's result, or None for a line that a killed child left half-written."""
    try:
        row: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError:
        return None
    return row
