"""How workers begin: forked, where the system can, from one process that has read the dictionaries."""

from __future__ import annotations

import signal
import sys
from multiprocessing import forkserver, get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from types import ModuleType
from typing import Any

_WARM = "govtrends.pipeline.warm"
_METHOD = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
_BASE: Any = get_context(_METHOD)
"""Which classes these are, the system decides."""


class Worker(_BASE.Process):  # type: ignore[misc]
    """A process that does not run the caller's script again.

    Python has every worker import the main module first.  A script that builds without asking whether it is the
    main module would build in each of its workers too, and all of them would wait for the lock that it holds itself.
    Nothing that a worker does stands in the main module, so it is shown an empty one.
    """

    def start(self) -> None:
        """Start the process."""
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            super().start()
        finally:
            sys.modules["__main__"] = main


class _Context(type(_BASE)):  # type: ignore[misc]
    Process = Worker


def context() -> BaseContext:
    """Return the context that workers are made in; the process they are forked from begins to load at once.

    It is not this process, which has threads and a corpus in hand.
    """
    made: BaseContext = _Context()
    if _METHOD != "forkserver":
        return made
    made.set_forkserver_preload([_WARM])
    # The server inherits the mask: Ctrl-C is this process's, and must not break the server off while it loads.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return made
