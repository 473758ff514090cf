"""Labels of a set page: the truth of the original with the offsets of the damaged text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from damage import Piece
from originals import Figure, Item, Original, quantity

GAP = "〔缺〕"


class Printed:
    """Where the clean characters of every part stand on the printed page."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.text = "".join(piece.text for piece in pieces)
        self.pieces: list[tuple[int, Piece]] = []
        at = 0
        for piece in pieces:
            if piece.article:
                self.pieces.append((at, piece))
            at += len(piece.text)

    def spans(self, article: int, part: str, start: int, end: int, second: bool = False) -> list[tuple[int, int, int]]:
        """Return ``(clean start, printed start, printed end)`` of the printed runs of a clean stretch."""
        found = []
        for at, piece in self.pieces:
            if (piece.article, piece.part, piece.second) == (article, part, second):
                low, high = max(start, piece.start), min(end, piece.end)
                if low < high:
                    found.append((low, at + low - piece.start, at + high - piece.start))
        return sorted(found)

    def extent(self, article: int, part: str | None = None) -> tuple[int, int]:
        """Return the printed span that encloses an article or one part of it."""
        spans = [(at, at + len(p.text)) for at, p in self.pieces if p.article == article and part in (None, p.part)]
        return min(s for s, _ in spans), max(e for _, e in spans)


def label_page(original: Original, pieces: list[Piece]) -> dict[str, Any]:
    """Return the labels of one page in the format that ``govtrends evaluate`` reads."""
    printed = Printed(pieces)
    items = [item for item in original.items if item.kind != "furniture"]
    indicators: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for item in items:
        for name, part in item.parts.items():
            for figure in part.figures:
                if figure.role == "indicator":
                    indicators += _indicator(original, item, name, figure, printed, len(indicators))
                else:
                    others += _other(item, name, figure, printed)
    return {
        "page": _page(original),
        "articles": [_article(original, item, printed) for item in items],
        "indicators": indicators,
        "non_indicators": others,
        "notes": "made from data/originals by data/tools/make_pages.py; offsets count characters of the decoded file",
    }


def _page(original: Original) -> dict[str, Any]:
    raw = original.raw
    issue = None if raw["issue"] is None else str(raw["issue"])
    page = {
        "id": original.stem,
        "source_file": original.file,
        "paper": raw.get("paper"),
        "district": raw["district"],
        "issue_date": issue,
        "issue_date_evidence": raw["evidence"],
        "issue_date_precision": issue and {4: "year", 7: "month", 10: "day"}[len(issue)],
    }
    if raw.get("not_before"):
        page["issue_date_not_before"] = str(raw["not_before"])
    return page


def _article(original: Original, item: Item, printed: Printed) -> dict[str, Any]:
    raw, parts = item.raw, item.parts
    start, end = printed.extent(item.n)
    body_start, body_end = printed.extent(item.n, "body")
    label: dict[str, Any] = {
        "n": item.n,
        "kind": item.kind,
        "headline": parts["headline"].text if "headline" in parts else None,
        "subheads": [p.text for name, p in parts.items() if name.startswith(("kicker", "deck"))],
        "column": raw.get("column_title") or (parts["column"].text if "column" in parts else None),
        "dateline": parts["dateline"].text if "dateline" in parts else None,
        "bylines": [{"role": role, "names": names} for role, names in (raw.get("authors") or {}).items()],
        "place": raw.get("place") or original.raw["district"]["name"],
        "departments": raw.get("departments") or [],
        "date_mentions": _dates(original, item, printed),
        "char_start": start,
        "char_end": end,
        "body_start": body_start,
        "body_end": body_end,
        "interleaved": False,
        "themes": raw.get("themes") or [],
        "themes_minor": raw.get("minor") or [],
    }
    for key in ("headline_kind", "place_code", "note"):
        if raw.get(key):
            label[key] = raw[key]
    order = _reading_order(item, printed)
    if _disordered(order) or item.damage.get("repeat") or any(o["role"] == "lost" for o in order):
        label |= {"interleaved": True, "reading_order": order, "restored": _restored(item, order)}
    return label


def _reading_order(item: Item, printed: Printed) -> list[dict[str, Any]]:
    order: list[dict[str, Any]] = []
    roles = {"body": "body", "byline": "byline", "signoff": "byline", "dateline": "dateline"}
    for name in [*[k for k in item.parts if k not in ("body", "signoff")], "body", "signoff"]:
        if name not in item.parts:
            continue
        at, text = 0, item.parts[name].text
        for clean, start, end in printed.spans(item.n, name, 0, len(text)):
            if text[at:clean].strip():
                order.append({"text": "", "role": "lost"})
            at = clean + end - start
            order.append(
                {"text": printed.text[start:end], "role": roles.get(name, "head"), "char_start": start, "char_end": end}
            )
    return order


def _disordered(order: list[dict[str, Any]]) -> bool:
    """Is the body printed out of order, or interrupted by something that is more than white space?"""
    body = [o for o in order if o["role"] == "body"]
    return any(not 0 <= b["char_start"] - a["char_end"] <= 4 for a, b in pairwise(body))


def _restored(item: Item, order: list[dict[str, Any]]) -> str:
    head = item.parts["headline"].text + "\n" if "headline" in item.parts else ""
    text = "".join(GAP if o["role"] == "lost" else o["text"] for o in order if o["role"] in ("body", "lost"))
    return head + text


def _period(original: Original, key: str) -> dict[str, Any]:
    text, start, end, kind = original.raw["periods"][key]
    return {"text": text, "start": start and str(start), "end": end and str(end), "kind": kind}


def _dates(original: Original, item: Item, printed: Printed) -> list[dict[str, Any]]:
    mentions = []
    body = item.parts["body"].text
    for key in original.raw.get("periods") or {}:
        period = _period(original, key)
        for match in re.finditer(re.escape(period["text"]), body):
            spans = printed.spans(item.n, "body", match.start(), match.end())
            if len(spans) == 1:
                mentions.append({**period, "char_start": spans[0][1], "char_end": spans[0][2]})
    return sorted(mentions, key=lambda m: m["char_start"])


def _printed_figure(spans: list[tuple[int, int, int]], text: str) -> tuple[int, int, bool]:
    """Return the printed span of a figure and whether it is damaged: the run of its digits when it is torn apart."""
    start, end = spans[0][1], spans[-1][2]
    if end > start and end - start <= len(text) + 4:
        return start, end, len(spans) > 1
    first = next(s for s in spans if re.search(r"\d", text[s[0] - spans[0][0] :][: s[2] - s[1]]))
    return first[1], first[2], True


def _indicator(
    original: Original, item: Item, name: str, figure: Figure, printed: Printed, index: int
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for second in (False, True):
        spans = printed.spans(item.n, name, figure.start, figure.end, second)
        if not any(char.isdigit() for _, s, e in spans for char in printed.text[s:e]) and (second or not spans):
            continue
        start, end, damaged = _printed_figure(spans, figure.text)
        row = {"index": index + len(rows), "article": item.n, "text": printed.text[start:end]}
        row |= {"char_start": start, "char_end": end, "sentence": _clause(printed.text, start, end)}
        row |= {"sentence_restored": _clause(item.parts[name].text, figure.start, figure.end)}
        row |= {"subject": figure.subject, **quantity(figure)} | _meaning(original, item, figure)
        if damaged:
            row["damaged"] = True
        if second:
            row["duplicate_of"] = index
        rows.append(row)
    return rows


def _meaning(original: Original, item: Item, figure: Figure) -> dict[str, Any]:
    options = figure.options
    direction, _, basis = options.get("c", "").partition(":")
    row: dict[str, Any] = {"change": {"direction": direction, "basis": basis or "unspecified"} if direction else None}
    row["period"] = _period(original, options["p"]) if "p" in options else None
    if row["period"] is None and item.raw.get("lead"):
        row["period_inherited"] = _period(original, item.raw["lead"])
    if "s" in options:
        row["status"] = options["s"]
    if "pl" in options:
        row["place_code"] = options["pl"]
    if "en" in options:
        row["subject_en"] = options["en"].replace("_", " ")
    if "b" in options:
        row["borderline"] = True
    return row


def _other(item: Item, name: str, figure: Figure, printed: Printed) -> list[dict[str, Any]]:
    spans = printed.spans(item.n, name, figure.start, figure.end)
    if not spans:
        return []
    start, end, _ = (
        _printed_figure(spans, figure.text) if re.search(r"\d", figure.text) else (spans[0][1], spans[0][2], False)
    )
    row = {"text": printed.text[start:end], "char_start": start, "char_end": end, "why": figure.subject}
    return [row | ({"neutral": True} if figure.role == "neutral" else {})]


def _clause(text: str, start: int, end: int) -> str:
    stops = ",。;!?\n"
    low = max((text.rfind(stop, 0, start) for stop in stops), default=-1) + 1
    highs = [at for stop in stops if (at := text.find(stop, end)) >= 0]
    return text[low : min(highs, default=len(text))].strip()
