"""The helper process that forks (``govtrends.report.forkserver``), as its parent sees it; cheap to import."""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

# A process with threads must not fork: OpenBLAS, OpenMP and Arrow's allocator start theirs when they are imported.
_ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "mimalloc",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}


@contextlib.contextmanager
def lasting() -> Iterator[None]:
    """Load what stays as long as the process: nothing is collected meanwhile, and none of it is looked at later.

    Looking for garbage among modules that are just being imported takes a third of the start.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


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
    def start_early(cls) -> None:
        """Let the helper load its packages while this process loads its own, where helpers can fork."""
        if hasattr(os, "fork"):
            cls.shared()

    @classmethod
    def start(cls) -> Helper:
        """Start a helper of the running interpreter."""
        # Arrow's own allocator would keep what reading a corpus took for a moment, once for all notebooks.
        settings = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "ARROW_DEFAULT_MEMORY_POOL": "system"}
        environment = os.environ | _ONE_THREAD | settings
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
        """End the helper; its children end with their notebooks. One that was asked for nothing is not waited for."""
        if self.next_id == 0:
            self.process.kill()
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
