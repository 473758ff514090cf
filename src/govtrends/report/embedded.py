"""The embedded engine: Pandoc and Typst from wheels make self-contained HTML and a PDF of an executed notebook."""

from __future__ import annotations

import base64
import html
import re
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from govtrends.errors import RenderError
from govtrends.report import fonts, resources
from govtrends.report.front import about, front_of
from govtrends.report.lower import Lowered, lower

FORMATS = ("html", "pdf")
# Quarto's Markdown: Pandoc's, where emoji shortcuts, wiki links and the like stay text.
_READER = "markdown-implicit_header_references+mark"
# Keys of the front matter that steer Quarto alone.
_QUARTO_ONLY = {"execute", "format", "jupyter", "engine", "theme", "css", "filters", "mainfont", "font-paths"}
# A document without a date gets this one, so that the same input gives the same bytes.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_MARK = "[GOVTRENDS] "
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

    ``folder`` also receives ``media/`` and intermediate files: give each report a work folder of its own. Both formats
    are made at once, since Pandoc runs as a process. RenderError: an unknown format, or what Pandoc or Typst say.
    """
    wrong = [wanted for wanted in formats if wanted not in _MAKERS]
    if wrong:
        raise RenderError(f"unknown format {wrong[0]!r}: choose from {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    lowered = lower(notebook, folder)
    stem = name or notebook.stem
    (folder / "lowered.md").write_text(lowered.markdown, encoding="utf-8")
    with ThreadPoolExecutor(max_workers=len(_MAKERS)) as pool:
        jobs = {wanted: pool.submit(_MAKERS[wanted], lowered, folder, stem) for wanted in formats}
        made = {wanted: job.result() for wanted, job in jobs.items()}
    warnings = dict.fromkeys(warning for _, texts in made.values() for warning in texts)
    paths = {wanted: path for wanted, (path, _) in made.items()}
    front = front_of(lowered)
    return Rendered(paths, str(front.get("title", "")), tuple(warnings), about(front))


def _make_html(lowered: Lowered, folder: Path, stem: str) -> tuple[Path, list[str]]:
    options = _options(lowered.metadata, "html")
    theme = resources.theme_folder()
    arguments = [
        "--to=html5",
        f"--template={theme / 'embedded.html'}",
        f"--css={theme / 'govtrends.css'}",
        "--embed-resources",
        "--section-divs",
        "--mathml",
        "--syntax-highlighting=none",
    ]
    page, warnings = _pandoc(lowered, folder, options, arguments, "html")
    visible = html.unescape(_TAG.sub("", page))
    page = page.replace("</head>", f"<style>{font_face(visible)}</style>\n</head>", 1)
    target = folder / f"{stem}.html"
    target.write_text(page, encoding="utf-8")
    return target, warnings


def _make_pdf(lowered: Lowered, folder: Path, stem: str) -> tuple[Path, list[str]]:
    import typst

    options = _options(lowered.metadata, "typst")
    theme = resources.theme_folder()
    options.setdefault("mainfont", resources.FONT_FAMILY)
    options.setdefault("toc-title", "目录")
    if options.pop("number-sections", False):
        options["section-numbering"] = "1.1"
    arguments = [
        "--to=typst",
        f"--template={theme / 'embedded.typ'}",
        f"--lua-filter={theme / 'govtrends.lua'}",
        "--syntax-highlighting=none",
    ]
    source, warnings = _pandoc(lowered, folder, options, arguments, "typst")
    source, unprintable = _printable(source)
    document = folder / f"{stem}.typ"
    document.write_text(source, encoding="utf-8")
    target = folder / f"{stem}.pdf"
    try:
        _, spoken = typst.compile_with_warnings(
            str(document),
            output=str(target),
            root=str(folder),
            font_paths=[str(resources.font_file().parent)],
            ignore_system_fonts=True,
            pdf_standards=["a-2b"],
            timestamp=int(_date(lowered).timestamp()),
        )
    except typst.TypstError as error:
        raise RenderError(f"{document}: Typst: {' '.join(str(error).split())}") from error
    return target, [*warnings, *unprintable, *(f"Typst: {warning.message}" for warning in spoken)]


_MAKERS = {"html": _make_html, "pdf": _make_pdf}


def _options(metadata: Mapping[str, Any], target: str) -> dict[str, Any]:
    """Return the metadata for one format: the project's defaults, the front matter, then its ``format:`` section."""
    formats = metadata.get("format")
    own = formats.get(target) if isinstance(formats, Mapping) else None
    merged: dict[str, Any] = {"toc": True, "toc-depth": 2, "number-sections": True}
    merged |= {key: value for key, value in metadata.items() if key not in _QUARTO_ONLY}
    merged |= {key: value for key, value in own.items() if key not in _QUARTO_ONLY} if isinstance(own, Mapping) else {}
    # Pandoc knows zh-Hans; Typst's `lang` takes the language alone and the template says so itself.
    merged["lang"] = "zh-Hans" if str(merged.get("lang", "zh")).startswith("zh") else merged["lang"]
    return merged


def _pandoc(
    lowered: Lowered, folder: Path, options: dict[str, Any], arguments: list[str], target: str
) -> tuple[str, list[str]]:
    flags = [f"--{key}" if options.get(key) else None for key in ("toc", "number-sections") if key in options]
    if options.get("toc"):
        flags.append(f"--toc-depth={options.get('toc-depth', 2)}")
    given = {key: value for key, value in options.items() if target == "typst" or key not in ("toc", "number-sections")}
    defaults = folder / f"metadata-{target}.yml"
    defaults.write_text(yaml.safe_dump(given, allow_unicode=True, default_flow_style=False), encoding="utf-8")
    command = [
        _pandoc_path(),
        f"--from={_READER}",
        "--standalone",
        f"--metadata-file={defaults.name}",
        f"--lua-filter={resources.theme_folder() / 'embedded.lua'}",
        *filter(None, flags),
        *arguments,
    ]
    # A session of its own: Ctrl-C is for the batch, which lets the reports that have begun end well.
    done = subprocess.run(
        command,
        input=lowered.markdown,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        start_new_session=True,
    )
    if done.returncode:
        raise RenderError(f"{folder / 'lowered.md'}: Pandoc: {' '.join(done.stderr.split())}")
    return done.stdout, _warnings(done.stderr)


def _warnings(stderr: str) -> list[str]:
    """Return our filter's warnings and Pandoc's own, one each; Pandoc indents the further lines of one warning."""
    found: list[str] = []
    for line in stderr.splitlines():
        if line.startswith(_MARK):
            found.append(line.removeprefix(_MARK))
        elif line.startswith("[WARNING] "):
            found.append("Pandoc: " + line.removeprefix("[WARNING] "))
        elif found and line.startswith("  "):
            found[-1] += " " + line.strip()
    return found


@cache
def _pandoc_path() -> str:
    import pypandoc

    try:
        path: str = pypandoc.get_pandoc_path()
    except OSError:
        raise RenderError("Pandoc is missing: install it with `pip install pypandoc_binary`") from None
    return path


def html_table_as_markdown(source: str) -> str:
    """Return HTML (a DataFrame's, say) as Markdown, its tables as pipe tables."""
    dropped = ("simple_tables", "multiline_tables", "grid_tables", "raw_html", "raw_attribute")
    command = [
        _pandoc_path(),
        "--from=html-native_divs-native_spans",
        "--to=markdown-" + "-".join(dropped),
    ]
    done = subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RenderError(f"an HTML table cannot be read: Pandoc: {' '.join(done.stderr.split())}")
    return done.stdout


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
