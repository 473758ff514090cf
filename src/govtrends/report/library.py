"""``index.html``: the page that lists every report of an output folder; static, it works from a disk."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from govtrends.report import embedded, manifest, resources
from govtrends.report.manifest import Row

NAME = "index.html"
_LABELS = {"html": "网页", "pdf": "PDF"}


def write(folder: Path, rows: Sequence[Row], titles: dict[str, str]) -> Path:
    """Write the library page of ``rows``; ``titles`` names the briefings by key."""
    sections = [
        _section(titles.get(key, key), list(group)) for key, group in groupby(rows, key=lambda row: row.briefing)
    ]
    failed = sum(row.status != "ok" for row in rows)
    summary = f"共 {len(rows)} 份" + (f"，其中 {failed} 份未能生成" if failed else "")
    body = f"""<main class="content" id="quarto-document-content">
<header id="title-block-header"><h1 class="title">简报目录</h1><p class="subtitle">{summary}</p></header>
{"".join(sections)}
</main>"""
    page = f"""<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>简报目录</title><link rel="icon" href="data:,">
<style>{resources.theme_text("govtrends.css")}{embedded.font_face(body)}</style></head>
<body><div id="quarto-content">{body}</div></body></html>
"""
    manifest.replace(folder / NAME, page)
    return folder / NAME


def _section(title: str, rows: Sequence[Row]) -> str:
    lines = "".join(_row(row) for row in rows)
    head = "<thead><tr><th>简报</th><th>文件</th></tr></thead>"
    table = f'<table class="table library">{head}<tbody>{lines}</tbody></table>'
    return f"<section><h1>{html.escape(title)}</h1>{table}</section>"


def _row(row: Row) -> str:
    name = f'{html.escape(row.title or row.name)}<br><span class="small">{html.escape(row.name)}</span>'
    if row.peers_changed:
        name += '<br><span class="small">对照的其他区县此后有变</span>'
    links = "未能生成"
    if row.status == "ok":
        links = " · ".join(
            f'<a href="{quote(path)}">{_LABELS.get(kind, kind)}</a>' for kind, path in row.outputs.items()
        )
    else:
        name += f'<br><span class="small">{html.escape(row.error or "")}</span>'
    return f"<tr><td>{name}</td><td>{links}</td></tr>"
