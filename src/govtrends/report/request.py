"""From what a user asked for (briefing, districts, period) and a corpus to a checked plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from govtrends.compare.select import district_labels, frame, measured, resolve_district, restrict
from govtrends.errors import UsageError, nearest
from govtrends.report import resources
from govtrends.report.briefings import Briefing, read_briefings
from govtrends.report.plan import Engine, Plan, make_plan
from govtrends.report.slices import slices
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
    _all_known(corpus, briefings)
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
    rests_on = slices(corpus)
    jobs = tuple(replace(job, data=rests_on.of(job.districts), peers=rests_on.whole) for job in plan.jobs)
    return replace(plan, jobs=jobs, notes=(*plan.notes, *notes))


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
    whole = measured(corpus)
    dated = restrict(whole, since=request.since, until=request.until) if request.since or request.until else whole
    reports = frame(dated)["unit_code"].value_counts()
    known = corpus.pages.dropna(subset=["district_code"]).drop_duplicates("district_code")
    places = {str(row["district_code"]): row for row in known.to_dict("records")}
    held, silent = [], []
    for code in dict.fromkeys(codes):
        if code in reports.index:
            held.append(_place(code, labels[code], places[code], int(reports[code])))
            continue
        silent.append(f"{labels[code]} {code}")
        if request.districts:
            try:
                restrict(corpus, districts=[code], since=request.since, until=request.until)
            except UsageError as error:
                raise UsageError(f"{labels[code]} {code}: {error}") from None
    return held, silent


def _place(code: str, label: str, row: Mapping[Any, Any], reports: int) -> Mapping[str, str]:
    names = {key: row[key] for key in ("province", "city", "district") if isinstance(row[key], str)}
    whole = "".join(dict.fromkeys(names.values()))
    city, province = names.get("city", ""), names.get("province", "")
    # The label tells namesakes apart; an entry of briefings.yml may also name the district as its people do.
    bare = names.get("district", label)
    return {
        **{"code": code, "name": label, "bare": bare, "full_name": whole},
        **{"city": city, "province": province, "reports": str(reports)},
    }


def _all_known(corpus: Corpus, briefings: Sequence[Briefing]) -> None:
    """Raise UsageError for a district, city or province that a briefing names and the corpus does not hold."""
    columns = ("district_code", "district", "city", "province")
    known = {str(value) for column in columns for value in corpus.pages[column].dropna().unique()}
    for briefing in briefings:
        for name in briefing.districts:
            if name not in known:
                try:
                    resolve_district(corpus, name)
                except UsageError as error:
                    raise UsageError(f"{briefing.where}: {error}") from None
