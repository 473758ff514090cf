"""Sources → batches of work, and what comes back → the state: only what is new, changed or under other rules."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from govtrends.corpus.files import File
from govtrends.corpus.read import TABLES, UNREADABLE, open_source
from govtrends.model import Page, Problem
from govtrends.pipeline.rules import Rules
from govtrends.pipeline.runners import Batch, Runner
from govtrends.pipeline.state import Stale, State
from govtrends.pipeline.tasks import FAILED, Done, Item, Trouble, page_key, read_safely, sift

BATCH_BYTES = (32_000, 1_000_000)
BATCH_PAGES = 200
_TRUST_ONLY = ("source card", "catalogue")
"""Reasons of problems of what is said beside the files: the pages are read all the same."""

Step = Callable[[str, int, int], None]


class Reading:
    """One pass over the files that :meth:`State.plan` marked; ``every`` builds known files and pages again too."""

    def __init__(self, state: State, rules: Rules, *, every: bool, runner: Runner, step: Step) -> None:
        self.state, self.rules, self.every, self.step = state, rules, every, step
        self._size = self._done = 0
        self._runner = runner
        self._open: Counter[int] = Counter()
        self._failed: set[int] = set()
        self._items: list[Item] = []
        self._weight = 0

    def run(self, size: int) -> None:
        """Read the marked files, ``size`` bytes in all, and record what they hold; each batch is kept at once."""
        self._size = size
        smallest, largest = BATCH_BYTES
        self._limit = min(largest, max(smallest, size // (8 * self._runner.jobs)))
        for batch, done in self._runner.run(self._batches(), self.rules):
            self._record(batch, done)

    def _batches(self) -> Iterator[Batch]:
        for stale in self.state.stale():
            yield from self._read(stale)
        if self._items:
            yield self._flush()

    def _read(self, stale: Stale) -> Iterator[Batch]:
        source = self.state.open(stale, self.rules.fingerprint)
        for ordinal, found in enumerate(open_source(stale.path, stale.given)):
            if isinstance(found, Problem):
                self._note(source, ordinal, found)
                continue
            number, known = self.state.hold(source, ordinal, self._key(found), found.given, found.checksum)
            if known and not self.every:
                self._advance(found.given, found.size)
                continue
            self.state.restart(number)
            self._open[number] += 1
            if PurePosixPath(found.given).suffix.lower() in TABLES:
                # Read here, so that workers share its rows, and those that are known are not built again.
                yield from self._read_table(number, found)
            else:
                yield from self._queue(Item(number, found))
            self._close(number)

    def _note(self, source: int, ordinal: int, problem: Problem) -> None:
        """Keep a problem of the source itself as a file that holds nothing else."""
        said = "\x1f".join((problem.source, problem.stage, problem.reason, problem.detail))
        key = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        number, known = self.state.hold(source, ordinal, key, problem.source, "")
        if not known:
            lost = problem.reason not in _TRUST_ONLY
            self.state.add_problem(Trouble(number, 0, problem, lost))
            self.state.finish(number)
        if problem.reason == UNREADABLE:
            self.state.distrust(source)

    def _key(self, file: File) -> str:
        card = repr((sorted(file.card.known.items()), sorted(file.card.columns.items())))
        said = "\x1f".join((self.rules.fingerprint, file.given, file.checksum, card))
        return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _read_table(self, number: int, file: File) -> Iterator[Batch]:
        """Queue the pages of a table that are not known, in runs of neighbours."""
        pages: list[Page] = []
        keys: list[str] = []
        first = weight = 0
        for ordinal, found, lost in sift(read_safely(file)):
            if isinstance(found, Problem):
                self._record([], Done([], [Trouble(number, ordinal, found, lost)]))
                continue
            key = page_key(found, self.rules)
            known = not self.every and self.state.take(number, ordinal, key)
            if pages and (known or ordinal != first + len(pages) or weight >= self._limit):
                yield from self._queue(Item(number, tuple(pages), first, tuple(keys)))
                pages, keys, weight = [], [], 0
            if not known:
                first = first if pages else ordinal
                pages.append(found)
                keys.append(key)
                weight += 3 * len(found.text)
        if pages:
            yield from self._queue(Item(number, tuple(pages), first, tuple(keys)))

    def _queue(self, item: Item) -> Iterator[Batch]:
        self._open[item.owner] += 1
        self._items.append(item)
        self._weight += item.weight
        pages = sum(1 if isinstance(item.content, File) else len(item.content) for item in self._items)
        if self._weight >= self._limit or pages >= BATCH_PAGES:
            yield self._flush()

    def _flush(self) -> Batch:
        batch, self._items, self._weight = self._items, [], 0
        return batch

    def _record(self, batch: Batch, done: Done) -> None:
        self.state.record(done)
        self._failed |= {t.owner for t in done.problems if t.problem.stage == FAILED}
        for item in batch:
            self._close(item.owner)
            self._advance(item.name, item.weight)
        if batch:
            self.state.db.commit()

    def _advance(self, name: str, size: int) -> None:
        self._done = min(self._size, self._done + size)
        self.step(name, self._done, self._size)

    def _close(self, number: int) -> None:
        """Count down what is open of a file; with the last of it the file is known, unless something broke."""
        self._open[number] -= 1
        if not self._open[number]:
            del self._open[number]
            if number not in self._failed:
                self.state.finish(number)
