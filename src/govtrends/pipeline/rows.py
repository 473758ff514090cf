"""One page → the rows that it gives to each table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govtrends.corpus.segment import segment
from govtrends.facts.arithmetic import check_sums
from govtrends.facts.dates import read_dates
from govtrends.facts.indicators import find_indicators
from govtrends.facts.place import read_places
from govtrends.facts.themes import find_mentions
from govtrends.model import Article, Context, DateReading, Indicator, Mention, Page, PlaceReading, Problem
from govtrends.pipeline.printed import in_simplified, quote_print
from govtrends.registry.current import reading_by
from govtrends.registry.load import Registry
from govtrends.registry.places import gazetteer
from govtrends.schema import TABLES
from govtrends.text.script import is_traditional
from govtrends.text.spans import GAP, MappedText

Rows = dict[str, list[dict[str, Any]]]


def page_rows(page: Page, registry: Registry, prior: str | None = None) -> Rows:
    """Return the rows that one page gives to each table; ``duplicate_of`` counts the page's own indicators from 0."""
    with reading_by(registry):
        if not is_traditional(page.text):
            return _rows(page, registry, prior)
        rows = _rows(in_simplified(page), registry, prior)
        quote_print(rows, page.text)
        return rows


def _rows(page: Page, registry: Registry, prior: str | None) -> Rows:
    articles, problems = segment(page)
    page_place, places, place_problems = read_places(page, articles, gazetteer(), prior)
    issue, dates, date_problems = read_dates(page, articles)
    rows: Rows = {name: [] for name in TABLES}
    rows["pages"].append(_page_row(page, page_place, issue))
    for article, place, event in zip(articles, places, dates, strict=True):
        article_id = f"{page.page_id}-{article.ordinal:02d}"
        rows["articles"].append(_article_row(article_id, page, article, place, event))
        rows["mentions"] += [_mention_row(article_id, mention) for mention in find_mentions(article, registry)]
        context = Context(issue, place, page.language)
        found = find_indicators(article, context, registry, page.text)
        first = len(rows["indicators"])
        rows["indicators"] += [_indicator_row(article_id, item, first, place) for item in found]
        problems += [*_lost(page, article), *_doubts(page, found), *check_sums(found, page.source)]
    rows["problems"] += [problem_row(p) for p in (*problems, *place_problems, *date_problems)]
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


def problem_row(problem: Problem) -> dict[str, Any]:
    """Return a problem as a row of its table."""
    return {name: getattr(problem, name) for name in problem.__dataclass_fields__}


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
        "head_map": MappedText.join([*([article.headline] if article.headline else []), *article.subheads]).flat(),
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


def _mention_row(article_id: str, mention: Mention) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "theme": mention.theme,
        "keyword": mention.keyword,
        "char_start": mention.char_start,
        "char_end": mention.char_end,
        "sentence": mention.sentence,
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
