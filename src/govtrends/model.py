"""What travels between the stages: a page as read, an article as segmented, and what was found in it.

Plain frozen data.  The tables that a build writes are described in :mod:`govtrends.schema`; these are their
in-memory forms before offsets and ids become columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from govtrends.text.records import Record
from govtrends.text.spans import MappedText

Kind = Literal["article", "caption", "column_intro", "qa", "notice", "masthead"]
Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Problem(Record):
    """Something that could not be read or trusted: one row of ``problems``."""

    source: str
    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Page(Record):
    """One source text as decoded: no BOM, newlines as ``\\n``; all offsets count its characters.

    ``paper``, ``district_hint`` (a code or a name), ``date_hint`` (ISO) and ``title_hint`` come from a source card or
    table column, never from the text.  ``columns`` says which column of a table was taken for what (role → name),
    ``unused`` which for nothing (name → the role it looks like, or an empty string).
    """

    page_id: str
    source: str
    text: str
    encoding: str
    checksum: str
    language: str
    paper: str | None = None
    district_hint: str | None = None
    date_hint: str | None = None
    title_hint: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article(Record):
    """One item of a page in reading order; ``body`` holds neither headline, dateline nor byline.

    ``headline`` and ``subheads`` keep their offsets because themes are searched in them too.  ``second_prints``
    are source spans that repeat text already kept in the body.  ``repaired`` says that columns were untangled.
    """

    ordinal: int
    kind: Kind
    headline: MappedText | None
    subheads: tuple[MappedText, ...]
    column_title: str | None
    dateline: MappedText | None
    authors: tuple[str, ...]
    body: MappedText
    char_start: int
    char_end: int
    second_prints: tuple[tuple[int, int], ...] = ()
    repaired: bool = False

    @property
    def parts(self) -> tuple[MappedText, ...]:
        """Everything of the article that facts may be read from: headline, kickers and decks, body.

        A subhead that stands inside the body is read there, once.
        """
        head = (self.headline,) if self.headline is not None else ()
        if not self.subheads:
            return (*head, self.body)
        printed = [(run.source, run.source + run.length) for run in self.body.runs if run.source is not None]

        def inside(extent: tuple[int, int] | None) -> bool:
            return extent is not None and any(start <= extent[0] < end for start, end in printed)

        apart = tuple(part for part in self.subheads if not inside(part.extent))
        return (*head, *apart, self.body)


@dataclass(frozen=True, slots=True)
class Place(Record):
    """An administrative unit: ``code`` is GB/T 2260 (6 digits) or, for a town, the 9-digit statistical code."""

    code: str
    name: str
    city: str | None
    province: str | None


@dataclass(frozen=True, slots=True)
class PlaceReading(Record):
    """Where a page or an article is, how sure (0..1), from what words, and who else it could have been."""

    place: Place | None
    district_code: str | None
    confidence: float
    evidence: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateReading(Record):
    """A date with its precision: ``value`` is the first day of the stated month or year, never a guess of a day.

    ``not_before`` is the latest dated event that the page reports, where the issue date itself is inferred.
    """

    value: date | None
    precision: Precision | None
    evidence: str | None
    not_before: date | None = None


class Period(NamedTuple):
    """A stretch of time as printed; ``start``/``end`` are days inclusive, ``None`` where the words leave it open."""

    text: str
    start: date | None
    end: date | None
    kind: Literal["point", "during", "as_of", "range", "year", "month", "quarter", "half", "years", "each_year"]


@dataclass(frozen=True, slots=True)
class Context(Record):
    """What the reader of an article knows from its page: issue date and place."""

    issue: DateReading
    place: PlaceReading
    language: str = "zh"


class Mention(NamedTuple):
    """A theme keyword where it stands; offsets are the source's."""

    theme: str
    keyword: str
    char_start: int
    char_end: int
    sentence: str


class Indicator(NamedTuple):
    """A number worth charting, with everything that says what it means (see ``schema.INDICATORS``).

    A named tuple, because a corpus holds many and a frozen dataclass takes seven times as long to make.
    """

    subject: str
    value: float
    unit: str
    measure: str
    text: str
    sentence: str
    char_start: int
    char_end: int
    indicator: str | None = None
    value_max: float | None = None
    approx: str | None = None
    direction: str | None = None
    basis: str | None = None
    status: str = "result"
    period: Period | None = None
    place_code: str | None = None
    damaged: bool = False
    duplicate_of: int | None = None
    notes: tuple[str, ...] = ()
