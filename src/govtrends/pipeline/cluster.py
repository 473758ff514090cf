"""The work of a build done by a Dask cluster: the same batches, on other machines.

Batches travel with the bytes of their files and the rules, and come back as parts, so the workers need neither the
pages nor the corpus: only the same version of govtrends.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from govtrends.errors import UsageError
from govtrends.pipeline.rules import Rules
from govtrends.pipeline.runners import AHEAD, Batch, lost
from govtrends.pipeline.tasks import Done, work

_CONNECT = "10s"
_WORKERS = 60
"""Seconds to wait for the first worker."""


class Cluster:
    """Does the work on the cluster whose scheduler listens at ``address``; workers may come and go."""

    jobs = 16  # how finely the work is cut; how many workers there will be, nobody knows

    def __init__(self, address: str) -> None:
        try:
            self._dask: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise UsageError("--scheduler needs Dask: pip install 'govtrends[cluster]'") from error
        self.address = address

    def run(self, batches: Iterator[Batch], rules: Rules) -> Iterator[tuple[Batch, Done]]:
        """Yield the batches as they are finished; a worker that is lost costs its batch in hand, done by another."""
        with self._client() as client:
            running: dict[Any, Batch] = {}
            more = True
            while more or running:
                while more and len(running) < AHEAD * max(1, len(client.nthreads())):
                    batch = next(batches, None)
                    more = batch is not None
                    if batch is not None:
                        running[client.submit(work, batch, rules, pure=False)] = batch
                if running:
                    with client.as_current():
                        finished = self._dask.wait(list(running), return_when="FIRST_COMPLETED").done
                    for future in finished:
                        batch = running.pop(future)
                        yield batch, self._result(client, future, batch, rules)

    def _client(self) -> Any:
        try:
            client = self._dask.Client(self.address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"--scheduler {self.address}: no scheduler answers ({error}); start one with: dask scheduler"
            ) from error
        try:
            client.wait_for_workers(1, timeout=_WORKERS)
        except TimeoutError as error:
            client.close()
            raise UsageError(
                f"--scheduler {self.address}: has no workers; start some with: dask worker {self.address} --nthreads 1"
            ) from error
        return client

    def _result(self, client: Any, future: Any, batch: Batch, rules: Rules) -> Done:
        """Return what a batch came to; of one that ended several workers, the item to blame is found and left out."""
        try:
            done: Done = future.result()
            return done
        except ModuleNotFoundError as error:
            raise UsageError(f"{error}: install the same version of govtrends on every worker") from error
        except self._dask.KilledWorker:
            items = [single for item in batch for single in item.alone()]
            if len(items) == 1:
                return lost(
                    items[0], "every worker that read it was ended (too little memory, or a fault in a library)"
                )
            done = Done()
            for item in items:
                done.add(self._result(client, client.submit(work, [item], rules, pure=False), [item], rules))
            return done
