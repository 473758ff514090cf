"""Evidence quotes: the sentence with its keyword or figure marked, and where a reader finds it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from govtrends.show import anchors
from govtrends.show.indicator_tables import printed, shared, signed
from govtrends.show.linked import sides
from govtrends.show.markdown import MOST_ROWS, Prose, day, escape, origin, quantity
from govtrends.show.say_figures import MOST_HEADLINES, headline_indicators

AROUND, LONGEST_HEADLINE = 70, 30
"""Characters shown on either side of the keyword; a longer sentence is cut with an ellipsis."""

# A cut inside a Latin word leaves a torn piece of it, which no reader needs.
_TORN_HEAD, _TORN_TAIL = re.compile(r"^[A-Za-z'’-]+"), re.compile(r"[A-Za-z'’-]+$")


def quotes(table: pd.DataFrame, most_themes: int = 8) -> Prose:
    """Return the quotations of :func:`govtrends.compare.evidence` by theme, each dated, with page,
    article and characters.

    Of themes beyond ``most_themes`` only the places are named. Every theme bears the mark that its figures link to.
    """
    if table.empty:
        return Prose("本期没有报道提到登记的主题，没有引文。\n")
    blocks = []
    themes = list(dict.fromkeys(table["theme"]))
    for theme in themes[:most_themes]:
        part = table[table["theme"] == theme].to_dict("records")
        counts = f"（{part[0]['of_articles']}篇提到，引{len(part)}条）"
        blocks.append(f"### {escape(theme)}{counts} {{#{anchors.of_theme(theme)} .unnumbered .unlisted}}\n")
        blocks += [_quote(row, table["district"].nunique() > 1) for row in part]
    if left := themes[most_themes:]:
        places = [_places(table[table["theme"] == theme]) for theme in left]
        blocks.append("### 其余主题见于 {.unnumbered .unlisted}\n\n::: {.sources}\n" + "\n".join(places) + "\n:::\n")
    return Prose("\n".join(blocks))


def _places(part: pd.DataFrame) -> str:
    row = part.iloc[0]
    name = anchors.target(escape(row["theme"]), anchors.of_theme(row["theme"]))
    listed = "；".join(_origin(one) for one in part.to_dict("records"))
    return f"- {name}（{row['of_articles']}篇）：{listed}"


def figures(
    table: pd.DataFrame,
    panel: pd.DataFrame | None = None,
    links: pd.DataFrame | None = None,
    shown: Iterable[str] = (),
) -> Prose:
    """Return the clause of every indicator that the briefing prints, its number marked, with page, article and
    characters; each bears the mark that its figure links to.

    ``table``: the indicators, with the ``panel`` that chose the headlines among them, or a panel alone. ``links``: the
    table of :func:`govtrends.compare.linked` that the briefing prints too. ``shown``: tables of the briefing; what they
    link to is listed however far down ``table`` it stands.
    """
    alone = "peers" in table
    if alone:
        chosen = shared(table).head(MOST_ROWS)
        wanted = anchors.linked(shown)
        further = [
            at
            for at, row in zip(table.index, table.to_dict("records"), strict=True)
            if anchors.of_figure(row) in wanted
        ]
        chosen = table.loc[chosen.index.union(further, sort=False)]
    else:
        chosen = pd.concat([printed(table), headline_indicators(table, MOST_HEADLINES, panel)[list(table)]])
        chosen = chosen[~chosen.index.duplicated()]
    rows = {anchors.of_figure(row): row for row in chosen.to_dict("records")}
    for row in sides(links) if links is not None else ():
        rows.setdefault(anchors.of_figure(row), row)
    if not rows:
        why = "没有两个以上地区或时期口径相同的指标" if alone else "本期的报道里没有读出指标"
        return Prose(f"{why}，没有原句可列。{'读出的全部数值见数据下载。' if alone else ''}\n")
    lines = []
    for place, (mark, row) in enumerate(rows.items(), 1):
        name = anchors.target(f"{place}", mark)
        said = marked(str(row["sentence"]), str(row["text"]))
        value = signed(row) if "values" in row else escape(quantity(row))
        value = f"（{escape(row['district'])}）{value}" if alone else value
        lines.append(f"- {name} · {escape(row['name'])}{value}：“{said}”（{_origin(row)}）")
    return Prose("::: {.sources}\n" + "\n".join(lines) + "\n:::\n")


def _quote(row: Any, several: bool) -> str:
    headline = row["headline"] if isinstance(row["headline"], str) else None
    if headline and len(headline) > LONGEST_HEADLINE:
        headline = headline[:LONGEST_HEADLINE] + "…"
    headline = f"《{escape(headline)}》" if headline else "无标题"
    place = f"{escape(row['district'])} " if several and isinstance(row["district"], str) else ""
    where = f"{place}{day(row['first'], row['precision'])} · {headline} · {_origin(row)}"
    return f"::: {{.evidence}}\n> {marked(row['sentence'], row['keyword'])}\n\n[{where}]{{.source}}\n:::\n"


def _origin(row: Any) -> str:
    """Return where a row was read, with a link to its page in the list of sources."""
    name, _, place = origin(row).partition(" ")
    linked = anchors.link(escape(name), anchors.of_page(row["page_id"])) if "page_id" in row else escape(name)
    return f"{linked} {escape(place)}"


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
