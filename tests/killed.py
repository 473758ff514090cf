"""Builds in processes of their own that can be killed: forked from a server that has everything loaded."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from govtrends.errors import GovtrendsError
from govtrends.pipeline import build
from govtrends.registry.load import load_registry
from govtrends.registry.places import gazetteer

load_registry()
gazetteer()
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["killed"])


def start(home: Path, source: str, out: str, limit: int | None = None, said: Connection | None = None) -> BaseProcess:
    """Begin a build in the folder ``home``; ``limit`` is the largest file (bytes) that it may write,
    ``said`` takes the error that it ends with."""
    process = _CONTEXT.Process(target=_build, args=(str(home), source, out, limit, said))
    process.start()
    return process


def _build(home: str, source: str, out: str, limit: int | None, said: Connection | None) -> None:
    os.chdir(home)
    if limit is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        build([source], Path(out))
    except GovtrendsError as error:
        if said is not None:
            said.send(str(error))
        sys.exit(error.exit_code)
