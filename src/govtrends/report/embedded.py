"""The embedded engine: Pandoc and Typst from wheels make self-contained HTML and a PDF of an executed notebook."""

from __future__ import annotations

import base64
import html
import mimetypes
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from govtrends.errors import RenderError
from govtrends.report import fonts, pandoc, resources
from govtrends.report.front import about, front_of
from govtrends.report.lower import Lowered, lower

FORMATS = ("html", "pdf")
_TARGETS = {"html": "html", "pdf": "typst"}
# Keys of the front matter that steer Quarto alone.
_QUARTO_ONLY = {"execute", "format", "jupyter", "engine", "theme", "css", "filters", "mainfont", "font-paths"}
# A document without a date gets this one, so that the same input gives the same bytes.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_PICTURE = re.compile(r'(?<=\s)src="(media/[^"]+)"')
# Quarto marks the heading of a section so; Pandoc would put the class on the section itself.
_HEADING = re.compile(r"(<section[^>]*>\s*<h[1-6])(?: class=\"([^\"]*)\")?")
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
# Pandoc's Typst for text: a character that the font lacks may also stand inside a path, which must stay as it is.
_TYPST_PATH = re.compile(r'image\("(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Rendered:
    """The files of one report by format, its title, what the reader of the log should know, and what the library page
    knows it by (:func:`govtrends.report.front.about`).
    """

    paths: Mapping[str, Path]
    title: str = ""
    warnings: tuple[str, ...] = field(default=())
    about: Mapping[str, Any] = field(default_factory=dict)


def render(notebook: Path, folder: Path, *, formats: Sequence[str] = FORMATS, name: str | None = None) -> Rendered:
    """Render an executed notebook to ``folder/NAME.html`` and ``folder/NAME.pdf``.

    ``folder`` also receives ``media/`` and intermediate files: give each report a work folder of its own.
    RenderError: an unknown format, or what Pandoc or Typst say.
    """
    wrong = [wanted for wanted in formats if wanted not in FORMATS]
    if wrong:
        raise RenderError(f"unknown format {wrong[0]!r}: choose from {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    lowered = lower(notebook, folder)
    stem = name or notebook.stem
    (folder / "lowered.md").write_text(lowered.markdown, encoding="utf-8")
    targets = {_TARGETS[wanted]: _options(lowered.metadata, _TARGETS[wanted]) for wanted in formats}
    made, warnings = pandoc.convert(lowered.markdown, folder, targets)
    paths = {wanted: folder / f"{stem}.{wanted}" for wanted in formats}
    if "html" in paths:
        paths["html"].write_text(_self_contained(made["html"], folder), encoding="utf-8")
    if "pdf" in paths:
        warnings += _compile(made["typst"], paths["pdf"], _date(lowered))
    front = front_of(lowered)
    return Rendered(paths, str(front.get("title", "")), tuple(dict.fromkeys(warnings)), about(front))


def prepare() -> None:
    """Load what every report needs, once: two reports that begin together would each load it."""
    _fonts()
    fonts.subset("")


def _self_contained(page: str, folder: Path) -> str:
    """Return the page with the stylesheet, the font and the pictures of the notebook inside."""
    visible = html.unescape(_TAG.sub("", page))
    styles = f"<style>{resources.theme_text('govtrends.css')}</style>\n<style>{font_face(visible)}</style>\n"
    page = page.replace("</head>", f"{styles}</head>", 1)
    page = _HEADING.sub(lambda match: f'{match[1]} class="{match[2] or ""}{" " if match[2] else ""}anchored"', page)
    return _PICTURE.sub(lambda match: f'src="{_data_uri(folder / match.group(1))}"', page)


def _data_uri(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0]
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"


def _compile(source: str, target: Path, date: datetime) -> tuple[str, ...]:
    """Write the PDF of a Typst document and return warnings; RenderError: what Typst says."""
    import typst

    source, unprintable = _printable(source)
    document = target.with_suffix(".typ")
    document.write_text(source, encoding="utf-8")
    try:
        _, spoken = typst.compile_with_warnings(
            str(document),
            output=str(target),
            root=str(target.parent),
            font_paths=_fonts(),
            pdf_standards=["a-2b"],
            timestamp=int(date.timestamp()),
        )
    except typst.TypstError as error:
        raise RenderError(f"{document}: Typst: {' '.join(str(error).split())}") from error
    return (*unprintable, *(f"Typst: {warning.message}" for warning in spoken))


@cache
def _fonts() -> Any:
    """Return the font as Typst holds it, read once a process: a folder of fonts is read again for each document."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(resources.font_file().parent)])


def _options(metadata: Mapping[str, Any], target: str) -> dict[str, Any]:
    """Return the metadata for one format: the project's defaults, the front matter, then its ``format:`` section."""
    formats = metadata.get("format")
    own = formats.get(target) if isinstance(formats, Mapping) else None
    merged: dict[str, Any] = {"toc": True, "toc-depth": 2, "number-sections": True}
    merged |= {key: value for key, value in metadata.items() if key not in _QUARTO_ONLY}
    merged |= {key: value for key, value in own.items() if key not in _QUARTO_ONLY} if isinstance(own, Mapping) else {}
    # Pandoc knows zh-Hans; Typst's `lang` takes the language alone and the template says so itself.
    merged["lang"] = "zh-Hans" if str(merged.get("lang", "zh")).startswith("zh") else merged["lang"]
    if target == "typst":
        merged = {"mainfont": resources.FONT_FAMILY, "toc-title": "目录", **merged}
        if merged.pop("number-sections"):
            merged["section-numbering"] = "1.1"
    return merged


def font_face(text: str) -> str:
    """Return the CSS that brings a font with just the characters of ``text``: the last of the stylesheet's families."""
    data = base64.b64encode(fonts.subset([text])).decode("ascii")
    source = f'url(data:font/woff;base64,{data}) format("woff")'
    return f'@font-face{{font-family:"Briefing Sans";src:{source};font-display:swap}}'


def _printable(source: str) -> tuple[str, list[str]]:
    """Replace characters that the font lacks everywhere but in image paths."""
    paths = _TYPST_PATH.findall(source)
    between = _TYPST_PATH.split(source)
    pieces, warnings = [], dict[str, None]()
    for text, path in zip(between, [*paths, ""], strict=True):
        shown, named = fonts.replace_missing(text)
        pieces += [shown, path]
        warnings |= dict.fromkeys(named)
    return "".join(pieces), list(warnings)


def _date(lowered: Lowered) -> datetime:
    """Return the document's date, which stands in the PDF's metadata in place of the time of rendering."""
    dates = re.findall(r"^date: *[\"']?(\d{4}-\d{2}-\d{2})", lowered.markdown, re.MULTILINE)
    spoken = dates[-1] if dates else str(lowered.metadata.get("date", ""))
    try:
        return datetime.strptime(spoken, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return _EPOCH
