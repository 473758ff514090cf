"""Tables of texts (CSV, JSON lines): which column is the text, and what the other columns say of each row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govtrends.errors import nearest

# What publishers call their columns, the most telling name first.
_NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *("full_text", "fulltext", "content", "text", "body", "article", "page_text", "ocr", "ocr_text"),
        *("全文", "正文", "内容", "文本", "文章内容", "新闻内容"),
    ),
    "title": ("title", "headline", "标题", "题目", "名称"),
    "district": ("district_code", "district", "county", "区县", "县区", "县市区", "区", "县"),
    "city": ("city", "prefecture", "地市", "城市", "市"),
    "province": ("province", "省份", "省", "省市"),
    "date": (
        *("issue_date", "publish_date", "pub_date", "published", "date", "发布日期", "出版日期", "日期", "发布时间"),
        *("时间", "year", "年份", "年度", "年"),
    ),
    "paper": ("paper", "newspaper", "报纸", "报刊", "媒体"),
}
ROLES = tuple(_NAMES)
_DATE = re.compile(r"((?:19|20)\d\d)(?:\s*[-/.年]\s*(\d{1,2}))?(?:\s*[-/.月]\s*(\d{1,2}))?")
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number from 1, its text and hints; ``error`` says why a row has no text."""

    number: int
    text: str
    title: str | None = None
    paper: str | None = None
    district: str | None = None
    date: str | None = None
    error: str | None = None


class NoTextColumn(Exception):
    """No column of the table holds text; ``detail`` names the columns and the remedy."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


def read_csv(text: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows of a CSV table; raises :class:`NoTextColumn`. ``columns`` maps roles to names that are known."""
    head = text[: text.find("\n") + 1] or text
    delimiter = max(",\t;|", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip().lstrip("\ufeff") for name in next(reader, [])]
        records = []
        for number, values in enumerate(reader, start=1):
            if any(values):
                records.append((number, dict(zip(names, values, strict=False))))
    except csv.Error as error:
        raise NoTextColumn(f"the table breaks off: {error}; save it again as CSV in UTF-8") from error
    mapping = choose_columns(names, [record for _, record in records[:50]], columns)
    for number, record in records:
        yield _row(number, record, mapping)


def read_jsonl(text: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows of a JSON-lines table; a broken line becomes a row with an ``error``."""
    mapping: dict[str, str] | None = None
    for number, line in enumerate((part for part in text.split("\n") if part.strip()), start=1):
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Row(number, "", error=f"no JSON: {str(error)[:120]}")
            continue
        if not isinstance(record, dict):
            yield Row(number, "", error="the line holds no JSON object")
            continue
        if mapping is None or mapping["text"] not in record:
            # Lines need not agree in their keys: a line without the text's key is looked at afresh.
            try:
                mapping = choose_columns(list(record), [record], columns)
            except NoTextColumn as error:
                if mapping is None:
                    raise
                yield Row(number, "", error=error.detail)
                continue
        yield _row(number, record, mapping)


def choose_columns(
    names: Sequence[str], sample: Sequence[Mapping[str, object]], given: Mapping[str, str]
) -> dict[str, str]:
    """Return role → column: what is ``given``, else by name, else the text by length; raises :class:`NoTextColumn`."""
    for role, name in given.items():
        if role not in ROLES:
            raise NoTextColumn(f"columns: has no role {role!r}{nearest(role, ROLES)}; roles: {', '.join(ROLES)}")
        if name not in names:
            raise NoTextColumn(f"columns.{role}: the table has no column {name!r}{nearest(name, names)}")
    lower = {name.lower(): name for name in reversed(names)}
    chosen = {role: lower[word] for role, words in _NAMES.items() for word in reversed(words) if word in lower}
    chosen.update(given)
    if "text" not in chosen:
        lengths = {name: sum(len(str(r.get(name) or "")) for r in sample) / max(1, len(sample)) for name in names}
        longest = max(lengths, key=lambda name: lengths[name], default=None)
        if longest is None or lengths[longest] < 20:
            shown = ", ".join(names[:12]) or "none"
            raise NoTextColumn(f"no text column among: {shown}; name it in the source card: columns: {{text: NAME}}")
        chosen["text"] = longest
    return chosen


def _row(number: int, record: Mapping[str, object], mapping: Mapping[str, str]) -> Row:
    def value(role: str) -> str | None:
        raw = record.get(mapping[role]) if role in mapping else None
        return str(raw).strip() or None if raw is not None else None

    raw_text = record.get(mapping["text"])
    text = "" if raw_text is None else str(raw_text).replace("\r\n", "\n").replace("\r", "\n")
    place = value("district") or "".join(part for part in (value("province"), value("city")) if part) or None
    if place and not place.isdigit() and value("district") and value("city") not in (None, place):
        place = f"{value('city')}{place}"
    error = None if text.strip() else "the text field is empty"
    return Row(number, text, value("title"), value("paper"), place, iso_date(value("date")), error)


def iso_date(text: str | None) -> str | None:
    """Return ``2022-09-23``, ``2022-09`` or ``2022`` for a date as tables write it, or ``None``."""
    compact = re.fullmatch(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])", text or "")
    match = compact or _DATE.search(text or "")
    if match is None:
        return None
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"
