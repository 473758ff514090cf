"""Articles: which were found, in what order they read, whose they are and what they are about."""

from __future__ import annotations

import re

from govtrends.evaluate.labels import SCORED_KINDS, Labels, Row
from govtrends.evaluate.likeness import bigrams, in_order, overlap, present, squash, text_of
from govtrends.evaluate.tally import Tally

MISSION = frozenset({"保交楼", "疫情防控", "双减", "文明城市"})
THEMES = MISSION | {"社会帮扶", "基础教育", "社会治安", "营商环境", "安全生产", "退役军人", "生态环保"}
THEMES |= {"防溺水", "基层治理", "乡村振兴", "绩效考核", "居住环境", "文体生活"}
"""Themes that are judged; a registry may hold more."""
HALF = 0.5
"""Share of character pairs from which on a predicted body is the labelled one."""
_CLOSING_BYLINE = re.compile(r"\n(记者|通讯员)[^\n]*$")


def judge_articles(labels: Labels, articles: list[Row], themes: dict[str, set[str]], tally: Tally) -> None:
    """Judge the articles of one page; ``themes`` holds the themes found, by article id."""
    pairs = _pair(labels, articles)
    used = {row["article_id"] for row in pairs.values()}
    spare = [row for row in articles if row["article_id"] not in used and not _excused(row, labels)]
    tally.count("segment_f1", len(pairs), len(spare), len(labels.scored) - len(pairs))
    tally.misses += [f"{labels.name}: {row['article_id']} is no article of the page: {_start(row)}" for row in spare]
    for label in labels.scored:
        row = pairs.get(label["n"])
        if row is None:
            tally.misses.append(f"{labels.name}: article {label['n']} not found: {label.get('headline')}")
        else:
            _judge_reading(labels, label, row, tally)
            _judge_themes(labels, label, themes.get(row["article_id"], set()), tally)


def _text(labels: Labels, label: Row) -> str:
    text = labels.text(label)
    return _CLOSING_BYLINE.sub("", text) if label.get("restored") else text


def _printed(row: Row) -> str:
    return f"{text_of(row['headline'])} {text_of(row['body'])}"


def _start(row: Row) -> str:
    return squash(_printed(row))[:20]


def _pair(labels: Labels, articles: list[Row]) -> dict[int, Row]:
    """Pair labelled and predicted articles, the most alike first."""
    printed = [(bigrams(_printed(row)), row) for row in articles]
    ranked = []
    for label in labels.scored:
        wanted = bigrams(_text(labels, label))
        ranked += [(overlap(wanted, found), label["n"], str(row["article_id"]), row) for found, row in printed]
    pairs: dict[int, Row] = {}
    used: set[str] = set()
    for share, n, article_id, row in sorted(ranked, key=lambda r: r[:3], reverse=True):
        if share >= HALF and n not in pairs and article_id not in used:
            pairs[n] = row
            used.add(article_id)
    return pairs


def _excused(row: Row, labels: Labels) -> bool:
    """Mastheads and notices need no label, and whatever overlaps a labelled one may be found."""
    optional = [a for a in labels.articles if a["kind"] not in SCORED_KINDS]
    return row["kind"] in ("masthead", "notice") or any(
        row["char_start"] < a["char_end"] and a["char_start"] < row["char_end"] for a in optional
    )


def _judge_reading(labels: Labels, label: Row, row: Row, tally: Tally) -> None:
    order = in_order(_text(labels, label), _printed(row))
    tally.mark("order", order)
    if order < HALF + 0.4:
        tally.misses.append(f"{labels.name}: article {label['n']} reads {order:.2f} in order: {label.get('headline')}")
    if label.get("headline") and label["kind"] != "column_intro" and label.get("headline_kind") != "photo_numbers":
        right = squash(label["headline"]).strip(":") == squash(text_of(row["headline"])).strip(":")
        tally.mark("headline", right)
        if not right:
            tally.misses.append(f"{labels.name}: headline {label['headline']!r} read as {present(row['headline'])!r}")
    wanted = {squash(name) for byline in label.get("bylines", []) for name in byline["names"]}
    found = {squash(name) for name in (row["authors"] if row["authors"] is not None else [])}
    tally.compare("authors_f1", wanted, found)
    if wanted != found:
        tally.misses.append(f"{labels.name}: article {label['n']} authors {sorted(wanted)} read as {sorted(found)}")
    district = labels.district(label)
    if district:
        read = text_of(row["district_code"])[:6]
        tally.mark("place", read == district)
        if read != district:
            tally.misses.append(f"{labels.name}: article {label['n']} is about {district}, read as {read or None}")


def _judge_themes(labels: Labels, label: Row, found: set[str], tally: Tally) -> None:
    minor = frozenset(label.get("themes_minor") or ())
    for layer, names in (("theme_f1", THEMES), ("mission_f1", MISSION)):
        wanted, have = set(label["themes"]) & names, found & names
        tally.compare(layer, wanted, have, minor & names)
        if layer == "theme_f1" and (have - wanted or wanted - have - minor):
            tally.misses.append(f"{labels.name}: article {label['n']} themes {sorted(wanted)} read as {sorted(have)}")
