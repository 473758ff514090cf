"""From what a user asked for (briefing, districts, period) and a corpus to a checked plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govtrends.errors import UsageError, nearest
from govtrends.report import holdings, resources
from govtrends.report.briefings import Briefing, read_briefings
from govtrends.report.plan import Engine, Learned, Plan, make_plan

if TYPE_CHECKING:
    from govtrends.report.holdings import Holdings
    from govtrends.store import Corpus


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
    has no report in the period; CorpusError for a folder that is no corpus. The corpus is read only where the output
    folder does not know it yet, or a name has to be looked up.
    """
    briefings = _chosen(read_briefings(request.plan_file or resources.briefings_file()), request.briefing)
    held = holdings.kept(request.out, request.corpus, request.since, request.until)
    learned = held is None or not _answers(held, request, briefings)
    if held is None or learned:
        held, codes = _looked_up(request, briefings)
    else:
        codes = list(dict.fromkeys(request.districts)) or sorted({*held.places, *held.silent})
    plan = make_plan(
        briefings,
        [held.places[code] for code in codes if code in held.places],
        out=request.out,
        corpus=request.corpus,
        since=request.since,
        until=request.until,
        formats=request.formats,
        only=request.only,
        limit=request.limit,
        engine=request.engine,
    )
    silent = [f"{held.silent[code]} {code}" for code in codes if code in held.silent]
    notes = tuple(f"{name}: no report in this period, left out" for name in silent)
    rests_on = held.slices
    jobs = tuple(replace(job, data=rests_on.of(job.districts), peers=rests_on.whole) for job in plan.jobs)
    news = Learned(request.since, request.until, held) if learned else None
    return replace(plan, jobs=jobs, notes=(*plan.notes, *notes), learned=news)


def _answers(held: Holdings, request: Request, briefings: Sequence[Briefing]) -> bool:
    """Return whether nothing has to be looked up: districts are codes with reports, briefings name what is known."""
    named = {name for briefing in briefings for name in briefing.districts}
    return set(request.districts) <= set(held.places) and named <= held.known


def _looked_up(request: Request, briefings: Sequence[Briefing]) -> tuple[Holdings, list[str]]:
    """Read the corpus; return what it holds and the codes of the districts asked for."""
    from govtrends.compare.districts import district_labels, resolve_district
    from govtrends.report.slices import read_slices

    corpus, rests_on = read_slices(request.corpus)
    codes = [resolve_district(corpus, name) for name in request.districts] or sorted(district_labels(corpus))
    places, silent = _districts(corpus, request, set(codes))
    known = _all_known(corpus, briefings)
    named = {name for briefing in briefings for name in briefing.districts}
    return holdings.Holdings(places, silent, known | named, rests_on), list(dict.fromkeys(codes))


def _chosen(briefings: Sequence[Briefing], key: str | None) -> list[Briefing]:
    if key is None:
        return list(briefings)
    found = [briefing for briefing in briefings if briefing.key == key]
    if not found:
        keys = [briefing.key for briefing in briefings]
        raise UsageError(f"no briefing is called {key!r}{nearest(key, keys)}; there are: {', '.join(keys)}")
    return found


def _districts(
    corpus: Corpus, request: Request, asked: Set[str]
) -> tuple[dict[str, Mapping[str, str]], dict[str, str]]:
    """Return, by code, the districts with a report in the period, and the names of those without."""
    from govtrends.compare.districts import district_labels
    from govtrends.compare.select import frame, measured, restrict

    labels = district_labels(corpus)
    whole = measured(corpus)
    dated = restrict(whole, since=request.since, until=request.until) if request.since or request.until else whole
    reports = frame(dated)["unit_code"].value_counts()
    known = corpus.pages.dropna(subset=["district_code"]).drop_duplicates("district_code")
    rows = {str(row["district_code"]): row for row in known.to_dict("records")}
    places: dict[str, Mapping[str, str]] = {}
    silent: dict[str, str] = {}
    for code in sorted(labels):
        if code in reports.index:
            places[code] = _place(code, labels[code], rows[code], int(reports[code]))
            continue
        silent[code] = labels[code]
        if request.districts and code in asked:
            try:
                restrict(corpus, districts=[code], since=request.since, until=request.until)
            except UsageError as error:
                raise UsageError(f"{labels[code]} {code}: {error}") from None
    return places, silent


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


def _all_known(corpus: Corpus, briefings: Sequence[Briefing]) -> frozenset[str]:
    """Return the codes and names of a corpus.

    Raises UsageError for a district, city or province that a briefing names and the corpus does not hold.
    """
    from govtrends.compare.districts import resolve_district

    columns = ("district_code", "district", "city", "province")
    known = {str(value) for column in columns for value in corpus.pages[column].dropna().unique()}
    for briefing in briefings:
        for name in briefing.districts:
            if name not in known:
                try:
                    resolve_district(corpus, name)
                except UsageError as error:
                    raise UsageError(f"{briefing.where}: {error}") from None
    return frozenset(known)
