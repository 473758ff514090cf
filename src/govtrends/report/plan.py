"""From briefings and districts to a list of reports, all of it checked before the first one starts."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from govtrends.errors import RenderError, SourceError, UsageError, nearest
from govtrends.report import parameters, quarto, resources
from govtrends.report.briefings import Briefing
from govtrends.report.embedded import FORMATS

if TYPE_CHECKING:
    from govtrends.report.holdings import Holdings

Engine = Literal["auto", "quarto", "embedded"]
# Characters that some file system refuses, and white space.
_UNSAFE = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
# "{districts}" alone: the value itself, a list or None included, in place of its text.
_WHOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Job:
    """One report to make: a notebook with its parameters, written as ``NAME.html`` and ``NAME.pdf``.

    ``districts`` are the codes it reports on, ``places`` their names. ``data`` and ``peers`` are digests of their rows
    in the corpus and of all rows; empty where nobody looked.
    """

    name: str
    notebook: Path
    parameters: Mapping[str, Any]
    formats: tuple[str, ...] = FORMATS
    briefing: str = ""
    title: str = ""
    districts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    data: str = ""
    peers: str = ""


@dataclass(frozen=True)
class Learned:
    """What a corpus was found to hold in a period, for the output folder to remember."""

    since: str | None
    until: str | None
    holdings: Holdings


@dataclass(frozen=True)
class Plan:
    """Checked jobs, the folder they are written to, the engine that renders them, the corpus that they read, and what
    was learned of it.
    """

    jobs: tuple[Job, ...]
    out: Path
    engine: str
    notes: tuple[str, ...] = ()
    corpus: Path | None = None
    learned: Learned | None = None


def make_plan(
    briefings: Sequence[Briefing],
    districts: Sequence[Mapping[str, str]],
    *,
    out: Path,
    corpus: Path,
    since: str | None = None,
    until: str | None = None,
    period: str | None = None,
    formats: Sequence[str] | None = None,
    only: str | None = None,
    limit: int | None = None,
    engine: Engine = "auto",
) -> Plan:
    """Expand ``briefings`` over ``districts`` into a checked plan.

    A district is a mapping with ``code``, ``name`` and, where known, ``full_name``, ``city``, ``province`` and
    ``reports`` (how many it has in the period).

    ``period`` stands in file names (default: ``SINCE_UNTIL``, or ``all``); ``only`` is a briefing's key or a report's
    name, with ``*`` and ``?``. UsageError: see ``checked``; also when nothing is left to render.
    """
    common: dict[str, Any] = {
        "corpus": str(corpus.resolve()),
        "since": since,
        "until": until,
        "period": period or _period(since, until),
    }
    jobs = []
    for briefing in briefings:
        meant = [district for district in districts if meant_by(briefing, district)]
        known = {**common, "briefing": briefing.key, "codes": [district["code"] for district in meant]}
        groups: list[tuple[dict[str, str], list[Mapping[str, str]]]]
        if briefing.each:
            groups = [(_of(district), [district]) for district in meant]
        else:
            groups = [({}, meant)] if meant or not districts else []
        for own, held in groups:
            codes, names = (tuple(district[key] for district in held) for key in ("code", "name"))
            jobs.append(replace(_job(briefing, {**known, **own}, formats), districts=codes, places=names))
    return replace(checked(_selected(jobs, only)[:limit], out, engine), corpus=corpus)


def meant_by(briefing: Briefing, district: Mapping[str, str]) -> bool:
    """Return whether a briefing is for this district: any, or one that its ``districts`` name or hold.

    An entry is a code, a name, a full name, a city or a province.
    """
    names = {district.get(key) for key in ("code", "name", "bare", "full_name", "city", "province")}
    enough = int(district.get("reports", briefing.min_reports)) >= briefing.min_reports
    return enough and (not briefing.districts or not names.isdisjoint(briefing.districts))


def checked(jobs: Sequence[Job], out: Path, engine: Engine = "auto") -> Plan:
    """Return a plan of ``jobs``, or raise with every problem, one a line.

    UsageError: nothing to render, an undeclared parameter or a value of the wrong type, an unknown format, two reports
    of one name. SourceError: an output folder that is a file or cannot be written. RenderError: the engine or the font
    is missing.
    """
    if not jobs:
        raise UsageError("nothing to render: no district and no briefing is left")
    problems, unwritable = [*_doubled(jobs), *_bad_formats(jobs)], _unwritable(out)
    ready = []
    for job in jobs:
        try:
            ready.append(_with(job, parameters.check(job.notebook, job.parameters)))
        except UsageError as error:
            problems.append(str(error))
    if problems:
        raise UsageError("\n".join(dict.fromkeys([*problems, *unwritable])))
    if unwritable:
        raise SourceError(unwritable[0])
    chosen, notes = choose_engine(engine)
    return Plan(tuple(ready), out, chosen, notes)


def choose_engine(engine: Engine) -> tuple[str, tuple[str, ...]]:
    """Return the engine that will render and notes for the user; RenderError when the one asked for cannot."""
    resources.font_file()
    if engine == "embedded":
        return "embedded", ()
    path = quarto.find()
    if path is None:
        if engine == "quarto":
            raise RenderError("quarto is not on the PATH: install it, or use --engine embedded")
        return "embedded", ()
    try:
        quarto.version(path)
    except RenderError as error:
        if engine == "quarto":
            raise
        return "embedded", (f"{error}; the embedded engine renders instead",)
    return "quarto", ()


def safe_name(text: str) -> str:
    """Return ``text`` as a file name that every system accepts."""
    return _UNSAFE.sub("-", text).strip(".-") or "report"


def _job(briefing: Briefing, values: Mapping[str, Any], formats: Sequence[str] | None) -> Job:
    return Job(
        name=safe_name(briefing.name.format_map({key: "" if v is None else v for key, v in values.items()})),
        notebook=briefing.notebook,
        parameters={name: _filled(value, values) for name, value in briefing.parameters.items()},
        formats=tuple(formats) if formats else briefing.formats,
        briefing=briefing.key,
        title=briefing.title,
    )


def _filled(value: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_filled(item, values) for item in value]
    if not isinstance(value, str):
        return value
    whole = _WHOLE.fullmatch(value)
    return values[whole.group(1)] if whole else value.format_map(values)


def _of(district: Mapping[str, str]) -> dict[str, str]:
    return {
        "code": district["code"],
        "district": district["name"],
        "full_name": district.get("full_name") or district["name"],
    }


def _period(since: str | None, until: str | None) -> str:
    if since and since == until:
        return since
    return f"{since or ''}_{until or ''}" if since or until else "all"


def _selected(jobs: list[Job], only: str | None) -> list[Job]:
    if only is None:
        return jobs
    chosen = [job for job in jobs if fnmatch.fnmatchcase(job.name, only) or fnmatch.fnmatchcase(job.briefing, only)]
    if not chosen and jobs:
        names = [job.briefing for job in jobs] + [job.name for job in jobs]
        listed = ", ".join([*list(dict.fromkeys(names))[:8], *(["…"] if len(set(names)) > 8 else [])])
        raise UsageError(f"no report is called {only!r}{nearest(only, dict.fromkeys(names))}; there are: {listed}")
    return chosen


def _with(job: Job, values: Mapping[str, Any]) -> Job:
    return replace(job, parameters=values)


def _doubled(jobs: Sequence[Job]) -> list[str]:
    # Many file systems do not tell upper from lower case.
    seen: dict[str, Job] = {}
    problems = []
    for job in jobs:
        first = seen.setdefault(job.name.casefold(), job)
        if first is not job:
            problems.append(
                f"two reports would be written as {job.name!r} ({first.briefing} and {job.briefing}): "
                "put {code} or {briefing} into the name"
            )
    return problems


def _bad_formats(jobs: Sequence[Job]) -> list[str]:
    wanted = dict.fromkeys(name for job in jobs for name in job.formats)
    return [
        f"unknown format {name!r}{nearest(name, FORMATS)}: choose from {', '.join(FORMATS)}"
        for name in wanted
        if name not in FORMATS
    ]


def _unwritable(out: Path) -> list[str]:
    nearest_existing = next(path for path in (out, *out.absolute().parents) if path.exists())
    where = "" if nearest_existing == out else f"{nearest_existing} "
    if not nearest_existing.is_dir():
        return [f"{out}: {where}is a file; give a folder for the reports"]
    if not os.access(nearest_existing, os.W_OK | os.X_OK):
        return [f"{out}: {where}cannot be written; give another folder"]
    return []
