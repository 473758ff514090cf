"""From what a user asked for (briefing, districts, period) and a corpus to a checked plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govtrends.compare.select import district_labels, resolve_district, restrict
from govtrends.errors import UsageError, nearest
from govtrends.report import resources
from govtrends.report.briefings import Briefing, read_briefings
from govtrends.report.plan import Engine, Plan, make_plan
from govtrends.store import Corpus, read_corpus


@dataclass(frozen=True)
class Request:
    """What to render: ``briefing`` (a key of ``briefings.yml``; None: all), for which districts, and when.

    ``districts`` are codes, full names or bare names; none means every district of the corpus.
    """

    corpus: Path
    out: Path
    briefing: str | None = None
    districts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    formats: tuple[str, ...] | None = None
    only: str | None = None
    limit: int | None = None
    engine: Engine = "auto"
    plan_file: Path | None = None


def plan_request(request: Request) -> Plan:
    """Return the checked plan; notes name the districts that have no report in the period.

    Raises UsageError for an unknown briefing, district or period, and when a district that was asked for by name
    has no report in the period; CorpusError for a folder that is no corpus.
    """
    corpus = read_corpus(request.corpus)
    briefings = _chosen(read_briefings(request.plan_file or resources.briefings_file()), request.briefing)
    places, silent = _districts(corpus, request)
    plan = make_plan(
        briefings,
        places,
        out=request.out,
        corpus=request.corpus,
        since=request.since,
        until=request.until,
        formats=request.formats,
        only=request.only,
        limit=request.limit,
        engine=request.engine,
    )
    notes = tuple(f"{name}: no report in this period, left out" for name in silent)
    return replace(plan, notes=(*plan.notes, *notes))


def _chosen(briefings: Sequence[Briefing], key: str | None) -> list[Briefing]:
    if key is None:
        return list(briefings)
    found = [briefing for briefing in briefings if briefing.key == key]
    if not found:
        keys = [briefing.key for briefing in briefings]
        raise UsageError(f"no briefing is called {key!r}{nearest(key, keys)}; there are: {', '.join(keys)}")
    return found


def _districts(corpus: Corpus, request: Request) -> tuple[list[Mapping[str, str]], list[str]]:
    """Return the districts to report on, and the labels of those without a report in the period."""
    labels = district_labels(corpus)
    codes = [resolve_district(corpus, name) for name in request.districts] or sorted(labels)
    window = {"since": request.since, "until": request.until}
    restrict(corpus, **window)
    held, silent = [], []
    for code in dict.fromkeys(codes):
        try:
            restrict(corpus, districts=[code], **window)
        except UsageError as error:
            if request.districts:
                raise UsageError(f"{labels[code]} {code}: {error}") from None
            silent.append(f"{labels[code]} {code}")
        else:
            held.append(_place(corpus, code, labels[code]))
    return held, silent


def _place(corpus: Corpus, code: str, label: str) -> Mapping[str, str]:
    row = corpus.pages[corpus.pages["district_code"] == code].iloc[0]
    names = [name for name in (row["province"], row["city"], row["district"]) if isinstance(name, str)]
    return {"code": code, "name": label, "full_name": "".join(dict.fromkeys(names))}
