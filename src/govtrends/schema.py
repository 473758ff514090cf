"""Every table that a build writes: columns, types, units and meaning.  The contract of a corpus.

The data dictionary in ``docs/`` and the checks of :mod:`govtrends.store` are made from here.  Missing is null,
never ``""`` or 0.  Offsets count characters of the source as decoded (no BOM, newlines as ``\\n``), end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "int", "float", "bool", "date", "strings", "ints"]

KINDS = ("article", "caption", "column_intro", "qa", "notice", "masthead")
PRECISIONS = ("day", "month", "year")
MEASURES = ("count", "percent", "rate", "money", "area", "length", "weight", "duration")
APPROX = ("about", "at_least", "at_most", "nearly")
DIRECTIONS = ("up", "down")
BASES = ("yoy", "mom", "vs_last_year", "vs_plan", "unspecified")
STATUSES = ("result", "target", "planned")
LINK_KINDS = ("same_figure", "same_series", "contradiction", "duplicate")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, what it means, whether null is allowed, and its closed list of values if it has one."""

    name: str
    type: Type
    meaning: str
    null: bool = True
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a row is a ``row``; ``key`` names the columns that tell rows apart."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


PAGES = Table(
    "pages",
    "one source page",
    (
        Column(
            "page_id",
            "string",
            "stable id of the page: file name, checksum, row; `~2` on a second one of that id",
            null=False,
        ),
        Column("source", "string", "the path as given, keeping the file name; FILE#ROW for a table", null=False),
        Column("paper", "string", "newspaper, where known"),
        Column("district_code", "string", "county-level unit, GB/T 2260, six digits"),
        Column("district", "string", "name of that unit"),
        Column("city", "string", "prefecture-level city it belongs to"),
        Column("province", "string", "province it belongs to"),
        Column("district_confidence", "float", "0..1: share of the weighted evidence that speaks for this unit"),
        Column("district_evidence", "string", "the words the district was read from"),
        Column("issue_date", "date", "date of issue; first day of the month or year if only that is known"),
        Column("issue_date_precision", "string", "how exact issue_date is", values=PRECISIONS),
        Column("issue_date_evidence", "string", "the words the date was read from"),
        Column("language", "string", "zh, en or mixed", null=False),
        Column("encoding", "string", "encoding the file was decoded from", null=False),
        Column("chars", "int", "characters of the decoded text", null=False),
        Column("checksum", "string", "SHA-256 of the file's bytes", null=False),
    ),
    ("page_id",),
)

ARTICLES = Table(
    "articles",
    "one article, caption or column introduction",
    (
        Column("article_id", "string", "stable id: page_id and ordinal", null=False),
        Column("page_id", "string", "page it stands on", null=False),
        Column("ordinal", "int", "position on the page, from 1", null=False),
        Column("kind", "string", "what sort of item it is", null=False, values=KINDS),
        Column("headline", "string", "main line, or the speaker's line alone"),
        Column("subheads", "strings", "kickers, decks and subheads", null=False),
        Column("head_map", "ints", "as body_map, of headline and subheads one after the other", null=False),
        Column("column_title", "string", "title of the column (专栏) it belongs to"),
        Column("dateline", "string", "本报讯, 齐村讯 and the like, as printed"),
        Column("authors", "strings", "every person printed as author or photographer", null=False),
        Column("body", "string", "text in reading order, repaired; 〔缺〕 marks lost text", null=False),
        Column("body_map", "ints", "triples (offset in body, offset in source or -1, length)", null=False),
        Column("char_start", "int", "start of the enclosing span in the source", null=False),
        Column("char_end", "int", "end of the enclosing span in the source", null=False),
        Column("place_code", "string", "unit the article is about: six digits, or nine for a town"),
        Column("place", "string", "name of that unit"),
        Column("district_code", "string", "its county-level or city-level unit, six digits"),
        Column("date", "date", "date of the reported event, or the issue date"),
        Column("date_precision", "string", "how exact date is", values=PRECISIONS),
        Column("repaired", "bool", "columns were untangled", null=False),
    ),
    ("article_id",),
)

MENTIONS = Table(
    "mentions",
    "one keyword of a theme where it stands",
    (
        Column("article_id", "string", "article it stands in", null=False),
        Column("theme", "string", "Chinese name of the theme", null=False),
        Column("keyword", "string", "keyword or alias as the registry writes it", null=False),
        Column("char_start", "int", "start in the source", null=False),
        Column("char_end", "int", "end in the source", null=False),
        Column("sentence", "string", "sentence around it, repaired", null=False),
    ),
    ("article_id", "theme", "char_start"),
)

INDICATORS = Table(
    "indicators",
    "one number that measures something",
    (
        Column("article_id", "string", "article it stands in", null=False),
        Column("indicator", "string", "id in indicators.yml, where the subject is a registered one"),
        Column("subject", "string", "what is measured, as an analyst would write it", null=False),
        Column("value", "float", "unsigned; 万/亿/million multiplied out, otherwise never converted", null=False),
        Column("value_max", "float", "upper end of a range"),
        Column("unit", "string", "unit or classifier (名 and 位 become 人; 个 where none is printed)", null=False),
        Column("measure", "string", "percent is a change, rate a level", null=False, values=MEASURES),
        Column("approx", "string", "how exact the printed number claims to be", values=APPROX),
        Column("direction", "string", "direction of a change", values=DIRECTIONS),
        Column("basis", "string", "what the change is held against", values=BASES),
        Column("status", "string", "reported result, stated target or plan", null=False, values=STATUSES),
        Column("period_text", "string", "the period as printed or inherited"),
        Column("period_start", "date", "first day of the period"),
        Column("period_end", "date", "last day of the period"),
        Column(
            "period_kind",
            "string",
            "point, during, as_of, range, year, month, quarter, half; over years: years, each_year",
        ),
        Column("place_code", "string", "the row's own place"),
        Column("text", "string", "the number as printed: source[char_start:char_end]", null=False),
        Column("sentence", "string", "clause it stands in, repaired", null=False),
        Column("char_start", "int", "start in the source", null=False),
        Column("char_end", "int", "end in the source", null=False),
        Column("damaged", "bool", "number, unit or clause is cut or displaced on the page", null=False),
        Column("duplicate_of", "int", "row number (in this table) of the first print of the same figure"),
    ),
    ("article_id", "char_start", "value"),
)

PROBLEMS = Table(
    "problems",
    "something that could not be read or trusted",
    (
        Column("source", "string", "file, or FILE#ROW", null=False),
        Column("stage", "string", "read, segment, repair, place, date, themes, indicators or (whole) page", null=False),
        Column("reason", "string", "short name of the problem", null=False),
        Column("detail", "string", "what was seen and what to do", null=False),
    ),
    (),
)

LINKS = Table(
    "links",
    "two figures of the corpus that belong together",
    (
        Column("kind", "string", "what the two are to each other", null=False, values=LINK_KINDS),
        Column("row_a", "int", "row number in indicators: the earlier in time, else in the table", null=False),
        Column("row_b", "int", "row number in indicators of the other", null=False),
        Column("article_a", "string", "article of row_a", null=False),
        Column("article_b", "string", "article of row_b", null=False),
        Column("char_start_a", "int", "start of row_a's number in its source", null=False),
        Column("char_start_b", "int", "start of row_b's number in its source", null=False),
        Column("indicator", "string", "id in indicators.yml, where both bear the same"),
        Column("reason", "string", "what agrees, and what does not", null=False),
        Column("confidence", "float", "0..1: a printed match of registered indicators is near 1", null=False),
    ),
    ("row_a", "row_b"),
)

TABLES: dict[str, Table] = {t.name: t for t in (PAGES, ARTICLES, MENTIONS, INDICATORS, PROBLEMS, LINKS)}
