"""``index.html``: the page that lists every report of an output folder; static, it works from a disk.

Every report is in the page; a script only hides those that a search or a filter leaves out, so that without one, and on
paper, the whole list is read.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from govtrends.report import embedded, manifest, resources
from govtrends.report.manifest import Row

NAME = "index.html"
_LABELS = {"html": "网页", "pdf": "PDF", "xlsx": "数据"}
_MOST_THEMES, _MOST_PLACES = 6, 8
"""Themes and districts of a report that are printed in its row; the filters know them all."""
_MOST_MONTHS = 60
"""Beyond so many months the period is chosen by years."""


def write(folder: Path, rows: Sequence[Row]) -> Path:
    """Write the library page of ``rows``, which are in the order of their briefings."""
    groups = [(key, list(group)) for key, group in groupby(rows, key=lambda row: row.briefing)]
    failed = sum(row.status != "ok" for row in rows)
    summary = f"共 {len(rows)} 份" + (f"，其中 {failed} 份未能生成" if failed else "")
    body = f"""<main class="content" id="quarto-document-content">
<header id="title-block-header"><h1 class="title">简报目录</h1><p class="subtitle">{summary}</p></header>
{_filters(rows)}
{"".join(_section(group[0].heading or key, group) for key, group in groups)}
</main>"""
    script = Path(__file__).with_name("library.js").read_text(encoding="utf-8")
    page = f"""<!DOCTYPE html>
<html lang="zh-Hans" class="no-script"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>简报目录</title><link rel="icon" href="data:,">
<style>{resources.theme_text("govtrends.css")}{embedded.font_face(body + script)}</style></head>
<body><a class="skip-link" href="#quarto-document-content">跳到正文</a>
<div id="quarto-content">{body}</div>
<script>{script}</script></body></html>
"""
    manifest.replace(folder / NAME, page)
    return folder / NAME


def _filters(rows: Sequence[Row]) -> str:
    """Return the form: search, district, theme, period and state; what has nothing to choose is left out."""
    places = sorted({place for row in rows for place in row.places})
    themes = [theme for theme, _ in Counter(theme for row in rows for theme in _themes(row)).most_common()]
    periods = _periods(rows)
    states = {_state(row)[0]: _state(row)[1] for row in rows}
    fields = [_field("搜索", '<input type="search" id="q" autocomplete="off">', "q")]
    if len(places) > 1:
        listed = "".join(f'<option value="{html.escape(place)}"></option>' for place in places)
        entry = f'<input id="place" list="places" autocomplete="off"><datalist id="places">{listed}</datalist>'
        fields.append(_field("地区", entry, "place"))
    if themes:
        fields.append(_field("主题", _select("theme", ((theme, theme) for theme in themes)), "theme"))
    if len(periods) > 1:
        named = [(key, f"{key[:4]}年{int(key[5:])}月" if "-" in key else f"{key}年") for key in periods]
        fields.append(_field("时段自", _select("since", named), "since"))
        fields.append(_field("时段至", _select("until", named), "until"))
    if len(states) > 1:
        fields.append(_field("状态", _select("state", states.items()), "state"))
    return (
        '<form class="filters" role="search" aria-label="筛选简报">'
        + "".join(fields)
        + '<p><button type="reset">清除条件</button></p></form>\n'
        + '<p class="small found" role="status" aria-live="polite"></p>'
    )


def _field(label: str, entry: str, name: str) -> str:
    return f'<p><label for="{name}">{label}</label>{entry}</p>'


def _select(name: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{html.escape(key)}">{html.escape(text)}</option>' for key, text in options)
    return f'<select id="{name}"><option value="">全部</option>{listed}</select>'


def _section(title: str, rows: Sequence[Row]) -> str:
    name = html.escape(title)
    head = '<thead><tr><th scope="col">简报</th><th scope="col">文件</th></tr></thead>'
    table = f'<table class="table library">{head}<tbody>{"".join(_row(row) for row in rows)}</tbody></table>'
    return f"<section><h2>{name}（{len(rows)}份）</h2>{table}</section>\n"


def _row(row: Row) -> str:
    title = html.escape(row.title or row.name)
    state, said = _state(row)
    first = next(iter(row.outputs.values()), None)
    lines = [f'<a href="{quote(first)}">{title}</a>' if first and row.status == "ok" else title]
    if (row.status == "ok" and state != "ok") or row.status != "ok":
        lines.append(f'<span class="state">{said}</span>')
    lines += [_small(text) for text in (str(row.about.get("subtitle", "")), *_listed(row)) if text]
    if row.error:
        lines.append(_small(row.error))
    files = [(path, _LABELS.get(kind, kind)) for kind, path in row.outputs.items()] if row.status == "ok" else []
    if row.notebook:
        files.append((row.notebook, "笔记本"))
    links = " ".join(f'<a href="{quote(path)}" aria-label="{label}：{title}">{label}</a>' for path, label in files)
    return f'<tr{_attributes(row, state)}><th scope="row">{"<br>".join(lines)}</th><td>{links or "—"}</td></tr>\n'


def _attributes(row: Row, state: str) -> str:
    """Return what the script filters by, as attributes of the table row."""
    since, until = _span(row)
    told = {
        "place": "|".join(row.places),
        "theme": "|".join(_themes(row)),
        "since": since,
        "until": until,
        "state": state,
        "name": row.name,
    }
    return "".join(f' data-{key}="{html.escape(value)}"' for key, value in told.items())


def _state(row: Row) -> tuple[str, str]:
    if row.status != "ok":
        return "failed", "未能生成"
    return ("outdated", "对照的其他区县此后有变") if row.peers_changed else ("ok", "已生成")


def _listed(row: Row) -> list[str]:
    """Return the lines that name the districts, unless the title does, and the leading themes."""
    places = [place for place in row.places if place not in row.title]
    themes = _themes(row)
    lines = []
    if places:
        lines.append("、".join(places[:_MOST_PLACES]) + (f"等{len(row.places)}个地区" if places[_MOST_PLACES:] else ""))
    if themes:
        more = f"等{len(themes)}个主题" if themes[_MOST_THEMES:] else ""
        lines.append("主题：" + "、".join(themes[:_MOST_THEMES]) + more)
    return lines


def _small(text: str) -> str:
    return f'<span class="small">{html.escape(text)}</span>'


def _themes(row: Row) -> list[str]:
    found = row.about.get("themes")
    return [str(theme) for theme in found] if isinstance(found, list | tuple) else []


def _span(row: Row) -> tuple[str, str]:
    """Return first and last month, of what was reported or else of what was asked for; empty where open."""
    return tuple(  # type: ignore[return-value]
        str(row.about.get(told) or row.parameters.get(asked) or "")[:7]
        for told, asked in (("from", "since"), ("until", "until"))
    )


def _periods(rows: Sequence[Row]) -> list[str]:
    """Return the months that the reports begin or end with, in order; their years where the months are many."""
    ends = sorted({month for row in rows for month in _span(row) if month})
    return ends if len(ends) <= _MOST_MONTHS else sorted({month[:4] for month in ends})
