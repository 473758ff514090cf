"""Sources to a corpus: what is new is read and kept page by page, then the tables are put together and swapped in.

A page's rows depend on the page and the rules alone, so pages are read side by side and not again.  Only the links
between figures, made last, look across pages.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govtrends import store
from govtrends.corpus.listing import list_files
from govtrends.edition import edition
from govtrends.errors import SourceError
from govtrends.pipeline.garbage import seldom_collected
from govtrends.pipeline.rules import Rules, joining_code, rules_of, settle_prior
from govtrends.pipeline.state import BrokenPart, NoPages, State
from govtrends.pipeline.workshop import Workshop, workshop
from govtrends.schema import TABLES

if TYPE_CHECKING:
    from govtrends.model import Problem
    from govtrends.pipeline.assemble import Assembled
    from govtrends.pipeline.runners import Runner

Progress = Callable[[str, int, int], None]
"""Told what is being done, and how much is done of how much (bytes while reading, pages while joining)."""
_WRITTEN, _SETTLED = "written", "settled"
"""Facts: what the corpus was made of and into which files; the digest of what the sources hold, while that is known."""
_TRIES = 3


@dataclass(slots=True)
class BuildResult:
    """What a build did: rows per table, seconds, ``problems`` of reading, and how many of them cost text (``lost``).

    ``looked_at`` counts the files that were read because they were new or changed; ``unchanged`` says that the corpus
    ``out`` was left as it stood.  ``rules`` says how the registry differs from the packaged one, and that the corpus
    before had another.
    """

    out: Path
    counts: dict[str, int]
    seconds: float
    problems: list[Problem] = field(default_factory=list)
    lost: int = 0
    looked_at: int = 0
    unchanged: bool = False
    rules: list[str] = field(default_factory=list)


def check_call(out: Path | None, registry: Path | None, prior: str | None) -> None:
    """Raise what :func:`build` would of its folders, its registry and its prior, without reading a page."""
    _ = _rules(registry, prior).registry
    if out is not None:
        store.check_target(out)


def _rules(registry: Path | None, prior: str | None) -> Rules:
    rules = rules_of(registry, prior)
    if registry is not None and not registry.is_dir():
        rules.registry  # noqa: B018  raises, and says how to mend it
    return settle_prior(rules)


def build(
    sources: Sequence[Path | str],
    out: Path,
    *,
    jobs: int = 1,
    registry: Path | None = None,
    prior: str | None = None,
    scheduler: str | None = None,
    verify: bool = False,
    force: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Read ``sources`` (files or folders) and write a corpus to ``out``; what has not changed is not read again.

    ``registry`` is a study's own folder of overrides; ``prior`` a district code that breaks ties between
    same-named places; ``scheduler`` the address of a Dask cluster that does the work.  ``verify`` reads every file to
    see whether it changed, ``force`` builds every page again.  What cannot be read becomes a row of ``problems``; only
    when no page at all could be read is a :class:`SourceError` raised, and then nothing is written.  A prior
    that is no place's code is a :class:`UsageError`.
    """
    began = time.perf_counter()
    step = progress or (lambda *_: None)
    rules = _rules(registry, prior)
    waiting = partial(step, f"waiting for another build of {out}", 0, 0)
    with seldom_collected(), workshop(out, waiting) as shop:
        shop.state.list(list_files(sources))
        job = _Job(shop, rules, jobs, scheduler, sources, step, began, verify=verify or force, force=force)
        unchanged = job.run()
        problems = list(shop.state.problems())
    return BuildResult(
        out=out,
        counts=store.read_manifest(out)["counts"],
        seconds=time.perf_counter() - began,
        problems=[problem for problem, _ in problems],
        lost=sum(lost for _, lost in problems),
        looked_at=job.looked_at,
        unchanged=unchanged,
        rules=job.told,
    )


# What reads pages or writes tables is imported where that is done: a build that finds nothing changed is quick.
def _runner(jobs: int, scheduler: str | None) -> Runner:
    if jobs > 1 and scheduler is None:
        from govtrends.pipeline.forks import context

        context()  # the workers' dictionaries load while this process loads its own modules
    from govtrends.pipeline.runners import Here, Processes

    if scheduler is not None:
        from govtrends.pipeline.cluster import Cluster

        return Cluster(scheduler)
    return Processes(jobs) if jobs > 1 else Here()


@dataclass
class _Job:
    """One build with the workshop in hand."""

    shop: Workshop
    rules: Rules
    jobs: int
    scheduler: str | None
    sources: Sequence[Path | str]
    step: Progress
    began: float
    verify: bool
    force: bool
    looked_at: int = 0
    told: list[str] = field(default_factory=list)

    def run(self) -> bool:
        """Bring the corpus up to date; return whether it stood as it should already."""
        state = self.shop.state
        for _ in range(_TRIES):
            count, size = state.plan(self.rules.fingerprint, self.verify)
            absent = state.absent()
            if count or absent:
                state.put(_SETTLED, "")  # killed from here on, the next build has to look
                self._read(size)
                state.forget_absent()
            self.looked_at += count
            if not self.force and self._stands():
                return True
            try:
                self._write()
                return False
            except BrokenPart as broken:
                state.lose_part(broken.number)
                self.verify = self.force = False
            except NoPages:
                raise self._nothing() from None
        raise SourceError(f"{self.shop.folder}: what is written there cannot be read again; check the disk")

    def _read(self, size: int) -> None:
        runner = _runner(self.jobs, self.scheduler)
        from govtrends.pipeline.reading import Reading

        Reading(self.shop.state, self.rules, every=self.force, runner=runner, step=self.step).run(size)

    def _stands(self) -> bool:
        """Return whether the corpus holds what the sources hold, and its files are those that were written."""
        state = self.shop.state
        wanted = self._facts(state.get(_SETTLED) or state.contents())
        if wanted is None or wanted != state.get(_WRITTEN):
            return False
        state.put(_SETTLED, json.loads(wanted)["contents"])
        return True

    def _facts(self, contents: str | None) -> str | None:
        if contents is None:
            return None
        names = (*(f"{name}.parquet" for name in TABLES), store.REGISTRY, store.MANIFEST)
        try:
            stats = [(self.shop.out / name).stat() for name in names]
        except OSError:
            return None
        files = [(stat.st_size, stat.st_mtime_ns, stat.st_ino) for stat in stats]
        return json.dumps({"contents": contents, "code": joining_code(), "files": files})

    def _write(self) -> None:
        from govtrends.pipeline.assemble import assemble
        from govtrends.registry.carried import to_json

        shop, state = self.shop, self.shop.state
        folder = shop.staging()
        step = partial(self.step, "tables")
        assembled = assemble(state, shop.scratch, folder, self.rules, self.jobs, step)
        self.told = list(self._rules())
        (folder / store.REGISTRY).write_text(to_json(self.rules.registry), encoding="utf-8")
        store.write_manifest(folder, self._manifest(assembled), _sources(state))
        store.replace(folder, shop.out)
        contents = state.contents()
        facts = self._facts(contents)
        if contents is not None and facts is not None:
            state.put(_WRITTEN, facts)
            state.put(_SETTLED, contents)
        state.clean()

    def _rules(self) -> Iterator[str]:
        """Yield what whoever builds should know of the registry; the corpus before still stands in its place."""
        from govtrends.registry.carried import differences
        from govtrends.registry.load import load_registry

        registry = self.rules.registry
        if self.rules.study is not None:
            said = differences(registry, load_registry()) or "says nothing that the packaged one does not"
            yield f"registry {self.rules.study}: {said}"
        if (self.shop.out / store.MANIFEST).is_file():
            before = str(store.read_manifest(self.shop.out).get("registry", ""))
            if before != registry.checksum:
                given = f"--registry {self.rules.study}" if self.rules.study is not None else "the packaged registry"
                yield (
                    f"{self.shop.out} had another registry ({before[:12] or 'unknown'}); "
                    f"all pages were read again with {given} ({registry.checksum[:12]})"
                )

    def _manifest(self, assembled: Assembled) -> dict[str, Any]:
        from importlib.metadata import version  # late: a build that finds nothing changed writes none

        return {
            "govtrends": version("govtrends"),
            "edition": edition(),
            "registry": self.rules.registry.checksum,
            "data": assembled.digest,
            "counts": assembled.counts,
            "built": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "seconds": round(time.perf_counter() - self.began, 3),
        }

    def _nothing(self) -> SourceError:
        first = next((problem for problem, _ in self.shop.state.problems()), None)
        why = f" ({first.source}: {first.reason}: {first.detail})" if first else ""
        given = ", ".join(map(str, self.sources))
        return SourceError(f"{given}: no page could be read{why}; nothing was written")


def _sources(state: State) -> Iterator[dict[str, Any]]:
    """Yield the files that the corpus was made from, as the manifest lists them."""
    for source, checksum, pages, chars in state.files():
        yield {"source": source, "checksum": checksum, "pages": pages, "chars": chars}
