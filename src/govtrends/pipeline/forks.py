"""How workers begin: forked, where the system can, from one process that has read the dictionaries."""

from __future__ import annotations

import signal
from multiprocessing import forkserver, get_all_start_methods, get_context
from multiprocessing.context import BaseContext

_WARM = "govtrends.pipeline.warm"


def context() -> BaseContext:
    """Return the context that workers are made in; the process they are forked from begins to load at once.

    It is not this process, which has threads and a corpus in hand.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    made = get_context("forkserver")
    made.set_forkserver_preload([_WARM])
    # The server inherits the mask: Ctrl-C is this process's, and must not break the server off while it loads.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return made
