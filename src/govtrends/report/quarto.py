"""The Quarto engine: render a copy of an executed notebook, in a project folder of its own, never executing it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from govtrends.errors import RenderError
from govtrends.report import fonts, resources
from govtrends.report.embedded import FORMATS, Rendered, font_face
from govtrends.report.floats import only_told, without_float
from govtrends.report.front import about, front_of
from govtrends.report.lower import bracket_references, bring_images, home_of, lower, spoken
from govtrends.report.pandoc import html_table_as_markdown
from govtrends.report.parameters import read_notebook, source_of

# Quarto 1.7 brings Typst 0.13, the first whose outlines and sticky blocks the template uses.
MINIMUM = (1, 7)
_TARGETS = {"html": "html", "pdf": "typst"}
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
# Quarto's own, its filters', Pandoc's and Typst's ways of warning, one a line.
_WARNING = re.compile(r"^\s*(?:\[WARNING\]|WARNING|WARN|warning)(?:\s*\([^)]*\))?:?\s+(?P<text>\S.*)$")
_ERROR = re.compile(r"^\s*(?:ERROR|error)(?:\s*\([^)]*\))?:?\s+(?P<text>\S.*)$")
_FIG_ALT = re.compile(r"^#\| *fig-alt:.*$", re.MULTILINE)
TIME_LIMIT = 300


def find() -> str | None:
    """Return the path of ``quarto`` on the PATH, or None."""
    return shutil.which("quarto")


def version(quarto: str) -> tuple[int, ...]:
    """Return Quarto's version; RenderError when it does not answer or is older than ``MINIMUM``."""
    try:
        done = subprocess.run([quarto, "--version"], capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RenderError(f"{quarto}: does not answer ({error}); use --engine embedded") from None
    match = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?", done.stdout)
    if done.returncode or not match:
        said = " ".join((done.stderr or done.stdout).split())[:200]
        raise RenderError(f"{quarto} --version failed: {said or 'no answer'}; use --engine embedded")
    found = tuple(int(part) for part in match.groups(default="0"))
    if found < MINIMUM:
        wanted, has = ".".join(map(str, MINIMUM)), ".".join(map(str, found))
        raise RenderError(f"{quarto} is version {has}, but {wanted} or newer is needed; use --engine embedded")
    return found


def render(notebook: Path, folder: Path, *, formats: Sequence[str] = FORMATS, name: str | None = None) -> Rendered:
    """Render a copy of an executed notebook to ``folder/NAME.html`` and ``folder/NAME.pdf`` with Quarto.

    ``folder`` becomes a Quarto project of its own: two Quartos in one project disturb each other. RenderError: no
    Quarto, a failed render, or an output that is missing.
    """
    quarto = find()
    if quarto is None:
        raise RenderError("quarto is not on the PATH: install govtrends[quarto], or use --engine embedded")
    stem = name or notebook.stem
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{stem}.ipynb"
    content = read_notebook(notebook)
    text = json.dumps(_prepared(content, home_of(notebook, content), folder), ensure_ascii=False, indent=1)
    # Typst makes no archival PDF of a text that holds a character without a glyph; a browser finds it in other fonts.
    printable, unprintable = fonts.replace_missing(text)
    lay_project(folder, text)
    warnings: dict[str, None] = {}
    paths = {}
    for wanted in formats:
        copy.write_text(printable if wanted == "pdf" else text, encoding="utf-8")
        warnings |= dict.fromkeys(unprintable if wanted == "pdf" else ())
        warnings |= dict.fromkeys(_run(quarto, copy, _TARGETS[wanted]))
        paths[wanted] = folder / f"{stem}.{wanted}"
        if not paths[wanted].is_file():
            raise RenderError(f"{copy}: quarto ended well, but wrote no {paths[wanted].name}")
    front = front_of(lower(notebook, folder / "lowered"))
    return Rendered(paths, str(front.get("title", "")), tuple(warnings), about(front))


def lay_project(folder: Path, text: str) -> None:
    """Write ``_quarto.yml`` and the theme into ``folder``, with a font that holds the characters of ``text``."""
    theme = folder / "theme"
    shutil.copytree(resources.theme_folder(), theme, dirs_exist_ok=True, ignore=shutil.ignore_patterns("fonts"))
    with (theme / "govtrends.css").open("a", encoding="utf-8") as stylesheet:
        stylesheet.write("\n" + font_face(text) + "\n")
    settings = (theme / "quarto.yml").read_text(encoding="utf-8")
    settings = settings.replace("[theme/fonts]", json.dumps([str(resources.font_file().parent)]))
    (folder / "_quarto.yml").write_text(settings, encoding="utf-8")


def _run(quarto: str, copy: Path, target: str) -> list[str]:
    command = [quarto, "render", copy.name, "--to", target, "--no-execute"]
    environment = os.environ | {"TYPST_FONT_PATHS": str(resources.font_file().parent), "NO_COLOR": "1"}
    try:
        done = subprocess.run(
            command,
            cwd=copy.parent,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=TIME_LIMIT,
            start_new_session=True,  # Ctrl-C is for the batch, which lets the reports that have begun end well
        )
    except subprocess.TimeoutExpired:
        raise RenderError(f"{copy}: quarto did not end within {TIME_LIMIT} s") from None
    lines = _ANSI.sub("", done.stderr).splitlines()
    if done.returncode:
        said = [match.group("text") for line in lines if (match := _ERROR.match(line))] or lines[-3:]
        raise RenderError(f"{copy}: quarto: {' '.join(' '.join(said).split()) or 'failed without a word'}")
    return [f"Quarto: {match.group('text')}" for line in lines if (match := _WARNING.match(line))]


def _prepared(content: dict[str, Any], home: Path, folder: Path) -> dict[str, Any]:
    """Return the notebook with references in brackets, HTML tables as Markdown (else Quarto loads scripts), and the
    images beside it in ``folder``.
    """
    cells = []
    told = only_told(content["cells"])
    for number, cell in enumerate(content["cells"]):
        if cell["cell_type"] == "markdown":
            cells.append({**cell, "source": _lines(bracket_references(bring_images(source_of(cell), home, folder)))})
        elif cell["cell_type"] == "code":
            outputs = cell.get("outputs", [])
            source = without_float(source_of(cell)) if number in told else _with_alt(source_of(cell), outputs)
            cells.append(
                {**cell, "source": _lines(source), "outputs": [_prepared_output(output) for output in outputs]}
            )
        else:
            cells.append(cell)
    return {**content, "cells": cells}


def _with_alt(source: str, outputs: Sequence[dict[str, Any]]) -> str:
    """Return a cell's source whose ``fig-alt`` says what its figure computed: Quarto reads the option alone."""
    drawn = [output["data"] for output in outputs if "image/png" in output.get("data", {})]
    alt = spoken(drawn[0]) if len(drawn) == 1 else ""
    line = f"#| fig-alt: {json.dumps(alt, ensure_ascii=False)}"
    return _FIG_ALT.sub(lambda _: line, source) if alt else source


def _prepared_output(output: dict[str, Any]) -> dict[str, Any]:
    data = dict(output.get("data", {}))
    if "text/markdown" in data:
        data["text/markdown"] = _lines(bracket_references("".join(data["text/markdown"])))
        data.pop("text/html", None)
    elif "text/html" in data and "<table" in "".join(data["text/html"]):
        data["text/markdown"] = _lines(html_table_as_markdown("".join(data.pop("text/html"))))
    return {**output, "data": data} if data else output


def _lines(text: str) -> list[str]:
    """Return a text as notebooks store it; Quarto takes the outputs for lists and joins them unseen."""
    return text.splitlines(keepends=True)
