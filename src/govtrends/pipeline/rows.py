"""One page → the rows that it gives to each table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, repeat
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

Columns = dict[str, Sequence[Any]]
Rows = dict[str, Columns]
"""Rows of several tables, column by column: a corpus has millions of figures, and Arrow takes columns."""


def page_rows(page: Page, registry: Registry, prior: str | None = None) -> Rows:
    """Return the rows that one page gives to each table but links, each column of the table among their columns.

    ``duplicate_of`` counts the page's own indicators from 0.
    """
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
    rows = []
    mentions: list[tuple[str, list[Mention]]] = []
    figures: list[tuple[str, list[Indicator], PlaceReading]] = []
    for article, place, event in zip(articles, places, dates, strict=True):
        article_id = f"{page.page_id}-{article.ordinal:02d}"
        rows.append(_article_row(article_id, page, article, place, event))
        mentions.append((article_id, find_mentions(article, registry)))
        context = Context(issue, place, page.language)
        found = find_indicators(article, context, registry, page.text)
        figures.append((article_id, found, place))
        problems += [*_lost(page, article), *_doubts(page, found), *check_sums(found, page.source)]
    return {
        "pages": _by_column("pages", [_page_row(page, page_place, issue)]),
        "articles": _by_column("articles", rows),
        "mentions": _mentions(mentions),
        "indicators": _indicators(figures),
        "problems": _by_column("problems", [problem_row(p) for p in (*problems, *place_problems, *date_problems)]),
    }


def _by_column(table: str, rows: Sequence[Mapping[str, Any]]) -> Columns:
    """Return rows of a table column by column."""
    return {column.name: [row[column.name] for row in rows] for column in TABLES[table].columns}


def problem_row(problem: Problem) -> dict[str, Any]:
    """Return a problem as a row of its table."""
    return {name: getattr(problem, name) for name in problem.__dataclass_fields__}


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


def _mentions(found: Sequence[tuple[str, list[Mention]]]) -> Columns:
    columns = _fields(Mention, [mention for _, mentions in found for mention in mentions])
    return columns | {"article_id": [article_id for article_id, mentions in found for _ in mentions]}


def _indicators(found: Sequence[tuple[str, list[Indicator], PlaceReading]]) -> Columns:
    columns = _fields(Indicator, [item for _, items, _ in found for item in items])
    periods = columns["period"]
    homes = [place.district_code for _, items, place in found for _ in items]
    firsts = accumulate((len(items) for _, items, _ in found), initial=0)
    return columns | {
        "article_id": [article_id for article_id, items, _ in found for _ in items],
        "value": list(map(float, columns["value"])),
        "period_text": [period and period.text for period in periods],
        "period_start": [period and period.start for period in periods],
        "period_end": [period and period.end for period in periods],
        "period_kind": [period and period.kind for period in periods],
        "place_code": [own or home for own, home in zip(columns["place_code"], homes, strict=True)],
        "duplicate_of": [
            None if item.duplicate_of is None else item.duplicate_of + first
            for (_, items, _), first in zip(found, firsts, strict=False)
            for item in items
        ],
    }


def _fields(kind: type[Mention] | type[Indicator], found: Sequence[Mention | Indicator]) -> Columns:
    """Return what each field holds of all that was found."""
    return dict(zip(kind._fields, zip(*found, strict=True) if found else repeat(()), strict=False))
