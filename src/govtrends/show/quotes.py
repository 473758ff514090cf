"""Evidence quotes: the sentence with its keyword marked, and where a reader finds it."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from govtrends.show.markdown import Prose, day, escape, origin

AROUND, LONGEST_HEADLINE = 70, 30
"""Characters shown on either side of the keyword; a longer sentence is cut with an ellipsis."""

# A cut inside a Latin word leaves a torn piece of it, which no reader needs.
_TORN_HEAD, _TORN_TAIL = re.compile(r"^[A-Za-z'’-]+"), re.compile(r"[A-Za-z'’-]+$")


def quotes(table: pd.DataFrame, most_themes: int = 8) -> Prose:
    """Return the quotations of :func:`govtrends.compare.evidence` by theme, each dated, with page,
    article and characters.
    """
    if table.empty:
        return Prose("本期没有报道提到登记的主题，没有引文。\n")
    blocks = []
    themes = list(dict.fromkeys(table["theme"]))
    for theme in themes[:most_themes]:
        part = table[table["theme"] == theme].to_dict("records")
        blocks.append(f"**{escape(theme)}**（{part[0]['of_articles']}篇提到，引{len(part)}条）\n")
        blocks += [_quote(row, table["district"].nunique() > 1) for row in part]
    if left := themes[most_themes:]:
        blocks.append(f"另外提到而未引的主题：{'、'.join(map(escape, left))}。\n")
    return Prose("\n".join(blocks))


def _quote(row: Any, several: bool) -> str:
    headline = row["headline"] if isinstance(row["headline"], str) else None
    if headline and len(headline) > LONGEST_HEADLINE:
        headline = headline[:LONGEST_HEADLINE] + "…"
    headline = f"《{escape(headline)}》" if headline else "无标题"
    place = f"{escape(row['district'])} " if several and isinstance(row["district"], str) else ""
    where = f"{place}{day(row['first'], row['precision'])} · {headline} · {escape(origin(row))}"
    return f"::: {{.evidence}}\n> {marked(row['sentence'], row['keyword'])}\n\n[{where}]{{.source}}\n:::\n"


def marked(sentence: str, keyword: str) -> str:
    """Return the sentence as Markdown with the keyword marked, also where print or OCR put spaces into it."""
    spaced = re.compile(r"\s*".join(map(re.escape, keyword)), re.IGNORECASE)
    found = spaced.search(sentence)
    if not found:
        return escape(sentence if len(sentence) <= 3 * AROUND else sentence[: 3 * AROUND] + "…")
    before, after = sentence[: found.start()], sentence[found.end() :]
    if len(sentence) > 3 * AROUND:
        before = before if len(before) <= AROUND else "…" + _TORN_HEAD.sub("", before[-AROUND:])
        after = after if len(after) <= AROUND else _TORN_TAIL.sub("", after[:AROUND]) + "…"
    return f"{escape(before)}[{escape(found[0])}]{{.hit}}{escape(after)}"
