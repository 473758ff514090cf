"""Who does the work of a build: this process, a pool of processes, or (``cluster.py``) other machines.

A runner takes batches and gives each back with what it came to, in any order; it holds a few at a time, so a build of
any size fits.  What ends a worker (memory, a fault in a C library) costs the page it was reading, and no other.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import parent_process
from typing import Protocol, TypeVar

from govtrends.model import Problem
from govtrends.pipeline.forks import context
from govtrends.pipeline.rules import Rules
from govtrends.pipeline.tasks import FAILED, Done, Item, work

T = TypeVar("T")
R = TypeVar("R")
Batch = Sequence[Item]
AHEAD = 2
"""Batches waiting for each worker, so that none runs dry."""


class Runner(Protocol):
    """Does batches by the rules of a build, ``jobs`` at a time."""

    jobs: int

    def run(self, batches: Iterator[Batch], rules: Rules) -> Iterator[tuple[Batch, Done]]:
        """Yield each batch with what it came to, in any order; ``batches`` is read only a little ahead."""


class Here:
    """Does everything in this process."""

    jobs = 1

    def run(self, batches: Iterator[Batch], rules: Rules) -> Iterator[tuple[Batch, Done]]:
        """Yield the batches in their order."""
        for batch in batches:
            yield batch, work(batch, rules)


class Processes:
    """Does the work in ``jobs`` processes of this machine, which end with this one however it ends."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def run(self, batches: Iterator[Batch], rules: Rules) -> Iterator[tuple[Batch, Done]]:
        """Yield the batches as they are finished; those of a pool that broke are done apart."""
        pool = self._pool(self.jobs)
        try:
            running: dict[Future[Done], Batch] = {}
            more = True
            while more or running:
                while more and len(running) < AHEAD * self.jobs:
                    batch = next(batches, None)
                    more = batch is not None
                    if batch is not None:
                        running[pool.submit(work, batch, rules)] = batch
                if not running:
                    break
                broken: list[Batch] = []
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    batch = running.pop(future)
                    try:
                        yield batch, future.result()
                    except BrokenProcessPool:
                        broken.append(batch)
                if broken:
                    broken += running.values()
                    running.clear()
                    pool.shutdown(wait=True, cancel_futures=True)
                    for batch in broken:
                        yield batch, self._apart(batch, rules)
                    pool = self._pool(self.jobs)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _apart(self, batch: Batch, rules: Rules) -> Done:
        """Do a batch in a pool of its own, and if that breaks too, item by item to find the one that does it."""
        try:
            with self._pool(1) as pool:
                return pool.submit(work, batch, rules).result()
        except BrokenProcessPool:
            pass
        items = [single for item in batch for single in item.alone()]
        if len(items) == 1:
            return lost(items[0], "the process that read it was ended (too little memory, or a fault in a library)")
        done = Done()
        for item in items:
            done.add(self._apart([item], rules))
        return done

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=context(), initializer=_begin)


def spread(function: Callable[[T, Rules], R], pieces: Iterable[T], rules: Rules, jobs: int) -> Iterator[R]:
    """Yield what ``function`` makes of each piece, in any order, done by ``jobs`` processes of this machine.

    A piece whose worker is ended is done here, and so are those after it.
    """
    waiting = iter(pieces)
    with ProcessPoolExecutor(jobs, mp_context=context(), initializer=_begin) as pool:
        running: dict[Future[R], T] = {}
        broken = False
        while not broken:
            for piece in islice(waiting, max(0, AHEAD * jobs - len(running))):
                running[pool.submit(function, piece, rules)] = piece
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                piece = running.pop(future)
                try:
                    found = future.result()
                except BrokenProcessPool:
                    broken, found = True, function(piece, rules)
                yield found
    for piece in chain(running.values(), waiting):
        yield function(piece, rules)


def _begin() -> None:
    """Prepare a worker: it ends with its parent, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def lost(item: Item, why: str) -> Done:
    """Return what an item came to that no worker survived."""
    content = item.content
    source = content[0].source if isinstance(content, tuple) else content.given
    done = Done()
    done.add_problem(item.owner, item.first, Problem(source, FAILED, "internal error", f"{why}; the page is left out"))
    return done
