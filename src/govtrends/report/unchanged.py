"""Which reports of a plan need not be made again: nothing they rest on has changed, and their files are as written."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from govtrends.report import manifest, resources
from govtrends.report.manifest import Row
from govtrends.report.plan import Job, Plan

_PACKAGE = Path(__file__).resolve().parents[1]
# What executes and draws: another version may give another figure or another line break.
_DISTRIBUTIONS = (
    *("numpy", "pandas", "pyarrow", "matplotlib", "wordcloud", "zhplot", "rjieba", "jieba"),
    *("papermill", "ipython", "fonttools", "pypandoc_binary", "typst", "quarto-cli"),
)


@dataclass(frozen=True)
class Survey:
    """A plan against its output folder: the jobs to ``make``, and the rows of the reports ``kept`` as they are.

    Rows of ``kept`` whose ``peers_changed`` is set rest on a district that is the same and on others that are not.
    """

    make: tuple[Job, ...]
    kept: tuple[Row, ...]

    @property
    def outdated(self) -> tuple[Row, ...]:
        """The kept reports whose comparison group has changed since."""
        return tuple(row for row in self.kept if row.peers_changed)


def survey(plan: Plan, *, force: bool = False, peers: bool = False) -> Survey:
    """Divide the jobs of ``plan``; ``force`` makes all of them, ``peers`` also those whose others have changed.

    A report is kept when its manifest row carries the same fingerprint and the files that the row names have the
    digests that it names: a file that is missing or was edited is made again. A job that does not say which data it
    rests on is always made.
    """
    if force:
        return Survey(plan.jobs, ())
    rows = {row.name: row for row in manifest.read(plan.out)}
    make, kept = [], []
    for job in plan.jobs:
        row = rows.get(job.name)
        same = row is not None and row.status == "ok" and row.fingerprint == fingerprint(job, plan.engine)
        if row is None or not same or not row.fingerprint or not as_written(plan.out, row):
            make.append(job)
        elif row.peers == job.peers:
            kept.append(replace(row, peers_changed=False))
        elif peers:
            make.append(job)
        else:
            kept.append(replace(row, peers_changed=True))
    return Survey(tuple(make), tuple(kept))


def fingerprint(job: Job, engine: str) -> str:
    """Return the digest of all that decides how a report comes out, but for the other districts; "" where unknown.

    Notebook and Python files beside it, parameters, formats, the rows of its own districts, the code and registry of
    govtrends, the theme, the font, the engine and the versions of what executes and draws.
    """
    if not job.data:
        return ""
    said = {
        "notebook": _notebook(job.notebook),
        "parameters": dict(job.parameters),
        "formats": list(job.formats),
        "engine": engine,
        "title": job.title,
        "data": job.data,
        "tools": tools(engine),
    }
    return _digest([json.dumps(said, ensure_ascii=False, sort_keys=True, default=str).encode()])


@cache
def tools(engine: str) -> str:
    """Return the digest of what turns a notebook into a report: our code, registry, theme, font, and the versions."""
    versions = {name: _version(name) for name in _DISTRIBUTIONS}
    quarto = shutil.which("quarto") if engine == "quarto" else None
    said = [platform.python_version(), platform.system(), quarto, versions]
    code = [path for path in _PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    files = sorted({*code, *resources.theme_folder().iterdir(), resources.font_file()})
    return _digest([json.dumps(said, sort_keys=True).encode(), *(_file(path).encode() for path in files)])


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the digest of each file, by its path below ``folder``."""
    return {name: _file(folder / name) for name in names}


def as_written(folder: Path, row: Row) -> bool:
    """Return whether the files that a row names are there and hold what they held when it was made."""
    named = {*row.outputs.values(), *([row.notebook] if row.notebook else [])}
    if named != set(row.digests) or not named:
        return False
    return all((folder / name).is_file() and _file(folder / name) == row.digests[name] for name in named)


def _notebook(path: Path) -> str:
    """Return the digest of a notebook and of the Python files beside it, which it may import."""
    beside = sorted(path.resolve().parent.glob("*.py"))
    return _digest([path.read_bytes(), *(part for file in beside for part in (file.name.encode(), file.read_bytes()))])


def _file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _digest(parts: Iterable[bytes]) -> str:
    made: Any = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return str(made.hexdigest())


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
