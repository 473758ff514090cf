"""Indicators: which numbers were found, and whether what they mean was read right."""

from __future__ import annotations

from typing import Any

from govtrends.evaluate.labels import Labels, Row
from govtrends.evaluate.likeness import month, present, same_subject, text_of
from govtrends.evaluate.tally import Tally

UNITS = {"名": "人", "位": "人", "公里²": "平方公里", "km2": "平方公里", "CNY": "元", "percent": "%"}
"""Ways to write the same unit."""
RECORD = ("unit", "approx", "change", "subject")
"""Fields that make a record right; period and place are judged apart."""


def judge_figures(labels: Labels, rows: list[Row], tally: Tally) -> None:
    """Judge the indicators of one page."""
    free = list(rows)
    for label in labels.indicators:
        at = next((i for i, row in enumerate(free) if _is(label, row)), None)
        if at is not None:
            row = free.pop(at)
            if not label.get("borderline"):
                tally.count("number_f1", hits=1)
                _judge_record(labels, label, row, tally)
        elif not label.get("borderline") and label.get("duplicate_of") is None:
            tally.count("number_f1", missed=1)
            tally.count("record_f1", missed=1)
            tally.misses.append(f"{labels.name}: number {label['text']!r} ({label['subject']}) not found")
    for row in free:
        if not _excused(row, labels):
            tally.count("number_f1", false=1)
            tally.count("record_f1", false=1)
            tally.misses.append(
                f"{labels.name}: {row['text']!r} is no indicator of the page, or not with the value {row['value']}"
            )


def _is(label: Row, row: Row) -> bool:
    """Does a predicted row stand where the label stands, with its value?"""
    value = present(row["value"])
    touches = row["char_start"] < label["char_end"] and label["char_start"] < row["char_end"]
    return touches and value is not None and abs(float(value) - label["value"]) <= 1e-9 * max(1, abs(label["value"]))


def _excused(row: Row, labels: Labels) -> bool:
    """A number that the labels call neutral may be found or not."""
    return any(
        row["char_start"] < other.get("char_end", other["char_start"] + len(other["text"]))
        and other["char_start"] < row["char_end"]
        for other in labels.others
        if other.get("neutral") or other.get("borderline")
    )


def _judge_record(labels: Labels, label: Row, row: Row, tally: Tally) -> None:
    checks = {
        "unit": _same_unit(label, row),
        "approx": present(row["approx"]) == label["approx"],
        "change": _same_change(label, row),
        "subject": _same_subject(label, row),
    }
    right = all(checks[name] for name in RECORD)
    period = label.get("period") or label.get("period_inherited")
    if period:
        checks["period"] = _same_period(labels, period, row)
    if label.get("place_code"):
        checks["ind_place"] = text_of(row["place_code"])[:6] == str(label["place_code"])
    for layer, ok in checks.items():
        tally.mark(layer, ok)
    tally.count("record_f1", int(right), int(not right), int(not right))
    wrong = [name for name, ok in checks.items() if not ok]
    if wrong:
        tally.misses.append(
            f"{labels.name}: {label['text']!r} ({label['subject']}): wrong {', '.join(wrong)}: {_read(row, wrong)}"
        )


def _read(row: Row, wrong: list[str]) -> str:
    """Say what was read instead."""
    shown: dict[str, tuple[str, ...]] = {
        "change": ("direction", "basis"),
        "period": ("period_text", "period_start", "period_end"),
        "ind_place": ("place_code",),
    }
    return ", ".join(f"{column} {present(row[column])}" for name in wrong for column in shown.get(name, (name,)))


def _same_unit(label: Row, row: Row) -> bool:
    unit = text_of(row["unit"])
    if UNITS.get(unit, unit) == UNITS.get(label["unit"], label["unit"]):
        return True
    # An English page prints no classifier; only people, households and visits can be told from the words.
    english_count = bool(label.get("subject_en")) and label["measure"] == "count"
    return english_count and label["unit"] not in ("人", "户", "人次") and unit in ("", "个")


def _same_change(label: Row, row: Row) -> bool:
    change = label["change"]
    wanted: tuple[Any, Any] = (change["direction"], change["basis"]) if change else (None, None)
    return (present(row["direction"]), present(row["basis"])) == wanted


def _same_subject(label: Row, row: Row) -> bool:
    subject = text_of(row["subject"])
    english = label.get("subject_en")
    return same_subject(subject, label["subject"]) or (
        bool(english) and same_subject(subject.lower(), str(english).lower())
    )


def _same_period(labels: Labels, period: Row, row: Row) -> bool:
    """Same first and last month; an end that is the issue month itself may be off as far as that month is inferred."""
    end, wanted = month(row["period_end"]), month(period["end"])
    issue, low = month(labels.page["issue_date"]), month(labels.page.get("issue_date_not_before"))
    inferred = bool(end and low and issue and wanted == issue and low <= end <= _next_month(issue))
    return (end == wanted or inferred) and month(row["period_start"]) == month(period["start"])


def _next_month(month_text: str) -> str:
    year, number = int(month_text[:4]), int(month_text[5:7] or 12)
    return f"{year + number // 12}-{number % 12 + 1:02d}"
