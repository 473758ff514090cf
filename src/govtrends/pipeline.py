"""The order of the stages, and nothing else: sources to pages to articles to facts to tables.

A page's rows depend on the page, the registry and the version alone, so pages are read side by side.  Only the links
between figures, made last, look across pages.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from govtrends import store
from govtrends.compare.reconcile import reconcile
from govtrends.corpus.read import find_sources, read_source
from govtrends.corpus.segment import segment
from govtrends.errors import SourceError
from govtrends.facts.arithmetic import check_sums
from govtrends.facts.dates import read_dates
from govtrends.facts.indicators import find_indicators
from govtrends.facts.place import read_places
from govtrends.facts.themes import find_mentions
from govtrends.model import Article, Context, DateReading, Indicator, Page, PlaceReading, Problem
from govtrends.registry.load import Registry, load_registry
from govtrends.registry.places import gazetteer
from govtrends.schema import TABLES
from govtrends.text.spans import GAP

Rows = dict[str, list[dict[str, Any]]]
Progress = Callable[[str, int, int], None]
FAILED = "page"
"""Stage of a problem that cost a whole page."""


@dataclass(slots=True)
class BuildResult:
    """What a build did: rows per table, seconds, and ``problems``: the pages that are not in the corpus ``out``."""

    out: Path
    counts: dict[str, int]
    seconds: float
    problems: list[Problem] = field(default_factory=list)


def build(
    sources: Sequence[Path | str],
    out: Path,
    *,
    jobs: int = 1,
    registry: Path | None = None,
    prior: str | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Read ``sources`` (files or folders) and write a corpus to ``out``.

    ``registry`` is a study's own folder of overrides; ``prior`` a district code that breaks ties between
    same-named places.  What cannot be read becomes a row of ``problems``; only when no page at all could be
    read is a :class:`SourceError` raised, and then nothing is written.
    """
    began = time.perf_counter()
    store.check_target(out)
    knowledge = load_registry(registry)
    found, problems = _pages(sources)
    if not found:
        detail = f" ({problems[0].source}: {problems[0].reason})" if problems else ""
        raise SourceError(f"{', '.join(map(str, sources))}: no page could be read{detail}; nothing was written")
    tables: Rows = {name: [] for name in TABLES}
    read = zip(found, _read_all(found, registry, prior, jobs), strict=True)
    for done, (page, rows) in enumerate(read, start=1):
        _append(tables, rows)
        if progress is not None:
            progress(page.source, done, len(found))
    problems += [Problem(**row) for row in tables["problems"] if row["stage"] == FAILED]
    if not tables["pages"]:
        raise SourceError(f"{problems[0].source}: {problems[0].reason}: {problems[0].detail}; nothing was written")
    unread = [_problem_row(p) for p in problems if p.stage != FAILED]
    tables["problems"] = unread + tables["problems"]
    tables["links"] = reconcile(tables["indicators"], knowledge.indicators)
    counts = {name: len(rows) for name, rows in tables.items()}
    seconds = time.perf_counter() - began
    manifest = _manifest(found, knowledge, counts, seconds)
    store.write_corpus(out, tables, manifest)
    return BuildResult(out, counts, seconds, problems)


def _pages(sources: Sequence[Path | str]) -> tuple[list[Page], list[Problem]]:
    """Return every readable page once, in the order of the sources, and what could not be read."""
    pages: list[Page] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for item in _read_sources(sources):
        if isinstance(item, Problem):
            problems.append(item)
        elif item.page_id in seen:
            detail = f"same name and text as {seen[item.page_id]}; counted once"
            problems.append(Problem(item.source, "read", "duplicate page", detail))
        else:
            seen[item.page_id] = item.source
            pages.append(item)
    return pages, problems


def _read_sources(sources: Sequence[Path | str]) -> Iterator[Page | Problem]:
    for item in find_sources(sources):
        if isinstance(item, Problem):
            yield item
        else:
            path, given = item
            yield from read_source(path, given)


def _read_all(pages: Sequence[Page], registry: Path | None, prior: str | None, jobs: int) -> Iterator[Rows]:
    if jobs <= 1 or len(pages) < 2 * jobs:
        yield from (_safe_rows(page, registry, prior) for page in pages)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        many = len(pages)
        chunk = max(1, min(32, many // (4 * jobs)))
        yield from pool.map(_safe_rows, pages, [registry] * many, [prior] * many, chunksize=chunk)


_registry = cache(load_registry)


def _safe_rows(page: Page, registry: Path | None, prior: str | None) -> Rows:
    try:
        return page_rows(page, _registry(registry), prior)
    except Exception as error:  # noqa: BLE001  one bad page must not cost the others; it is reported, never hidden
        detail = f"{type(error).__name__}: {error}; the page is left out, please report it with the file"
        return {"problems": [_problem_row(Problem(page.source, FAILED, "internal error", detail))]}


def page_rows(page: Page, registry: Registry, prior: str | None = None) -> Rows:
    """Return the rows that one page gives to each table."""
    articles, problems = segment(page)
    page_place, places, place_problems = read_places(page, articles, gazetteer(), prior)
    issue, dates, date_problems = read_dates(page, articles)
    rows: Rows = {name: [] for name in TABLES}
    rows["pages"].append(_page_row(page, page_place, issue))
    for article, place, event in zip(articles, places, dates, strict=True):
        article_id = f"{page.page_id}-{article.ordinal:02d}"
        rows["articles"].append(_article_row(article_id, page, article, place, event))
        for mention in find_mentions(article, registry):
            rows["mentions"].append({"article_id": article_id, **_fields(mention)})
        context = Context(issue, place, page.language)
        found = find_indicators(article, context, registry, page.text)
        first = len(rows["indicators"])
        rows["indicators"] += [_indicator_row(article_id, item, first, place) for item in found]
        problems += [*_lost(page, article), *_doubts(page, found), *check_sums(found, page.source)]
    rows["problems"] += [_problem_row(p) for p in (*problems, *place_problems, *date_problems)]
    return rows


def _lost(page: Page, article: Article) -> list[Problem]:
    gaps = str(article.body).count(GAP)
    name = str(article.headline or article.kind)
    detail = f"{name}: text is missing in {gaps} places, marked {GAP}; compare with the printed page"
    return [Problem(page.source, "repair", "lost text", detail)] if gaps else []


def _doubts(page: Page, found: Sequence[Indicator]) -> list[Problem]:
    return [
        Problem(page.source, "indicators", "check the figure", f"{item.text}: {note}")
        for item in found
        for note in item.notes
    ]


def _append(tables: Rows, rows: Rows) -> None:
    """Add a page's rows; ``duplicate_of`` becomes a row number of the whole table."""
    first = len(tables["indicators"])
    for row in rows.get("indicators", []):
        if row["duplicate_of"] is not None:
            row["duplicate_of"] += first
    for name, new in rows.items():
        tables[name].extend(new)


def _fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}


def _problem_row(problem: Problem) -> dict[str, Any]:
    return _fields(problem)


def _page_row(page: Page, place: PlaceReading, issue: DateReading) -> dict[str, Any]:
    unit = place.place
    return {
        "page_id": page.page_id,
        "source": page.source,
        "paper": page.paper,
        "district_code": place.district_code,
        "district": unit.name if unit else None,
        "city": unit.city if unit else None,
        "province": unit.province if unit else None,
        "district_confidence": place.confidence if unit else None,
        "district_evidence": place.evidence or None,
        "issue_date": issue.value,
        "issue_date_precision": issue.precision,
        "issue_date_evidence": issue.evidence or None,
        "language": page.language,
        "encoding": page.encoding,
        "chars": len(page.text),
        "checksum": page.checksum,
    }


def _article_row(
    article_id: str, page: Page, article: Article, place: PlaceReading, event: DateReading
) -> dict[str, Any]:
    unit = place.place
    return {
        "article_id": article_id,
        "page_id": page.page_id,
        "ordinal": article.ordinal,
        "kind": article.kind,
        "headline": str(article.headline) if article.headline else None,
        "subheads": [str(s) for s in article.subheads],
        "column_title": article.column_title or None,
        "dateline": str(article.dateline) if article.dateline else None,
        "authors": list(article.authors),
        "body": str(article.body),
        "body_map": article.body.flat(),
        "char_start": article.char_start,
        "char_end": article.char_end,
        "place_code": unit.code if unit else None,
        "place": unit.name if unit else None,
        "district_code": place.district_code,
        "date": event.value,
        "date_precision": event.precision,
        "repaired": article.repaired,
    }


def _indicator_row(article_id: str, item: Indicator, first: int, place: PlaceReading) -> dict[str, Any]:
    period = item.period
    return {
        "article_id": article_id,
        "indicator": item.indicator,
        "subject": item.subject,
        "value": float(item.value),
        "value_max": item.value_max,
        "unit": item.unit,
        "measure": item.measure,
        "approx": item.approx,
        "direction": item.direction,
        "basis": item.basis,
        "status": item.status,
        "period_text": period.text if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_kind": period.kind if period else None,
        "place_code": item.place_code or place.district_code,
        "text": item.text,
        "sentence": item.sentence,
        "char_start": item.char_start,
        "char_end": item.char_end,
        "damaged": item.damaged,
        "duplicate_of": None if item.duplicate_of is None else item.duplicate_of + first,
    }


def _manifest(pages: Iterable[Page], registry: Registry, counts: dict[str, int], seconds: float) -> dict[str, Any]:
    listed = list(pages)
    sources = [{"source": p.source, "checksum": p.checksum, "chars": len(p.text)} for p in listed]
    digest = hashlib.sha256("".join(p.checksum for p in listed).encode()).hexdigest()
    return {
        "govtrends": version("govtrends"),
        "registry": registry.checksum,
        "data": digest,
        "counts": counts,
        "sources": sources,
        "built": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "seconds": round(seconds, 3),
    }
