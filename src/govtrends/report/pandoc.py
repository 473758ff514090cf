"""Pandoc, as a process: Markdown to a page, to a document for Typst, or to both in one run."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from govtrends.errors import RenderError
from govtrends.report import resources

# Quarto's Markdown: Pandoc's, where emoji shortcuts, wiki links and the like stay text.
_READER = "markdown-implicit_header_references+mark"
# Pandoc asks for 64 MB of memory at once and touches all of it; a briefing never holds more than a few.
_SMALL_HEAP = ("+RTS", "-A8m", "-H8m", "-RTS")
TIME_LIMIT = 300
_PAGE = ("--section-divs", "--mathml")
_MARK = "[GOVTRENDS] "
# What may point to a file that is not ours: other people's HTML, and images that no cell drew.
_LOADS = re.compile(r"\bsrc\s*=|<link\b|<object\b|\burl\(", re.IGNORECASE)
# The file inside a link that saves it, as govtrends.show.downloads writes it.
_SAVED = re.compile(r"(?<=\]\()data:[\w.+/-]+;base64,[A-Za-z0-9+/=]+(?=\)\{download=)")
_OWN_IMAGE = re.compile(r"\]\(media/")


def convert(
    markdown: str, folder: Path, formats: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return ``markdown`` as ``html`` and ``typst``, and warnings; one run of Pandoc for both, since reading is slow.

    ``formats`` holds the metadata by format, which the document's own YAML blocks overrule. Images are looked for in
    ``folder``, which receives intermediate files. The page keeps paths of images below ``media/``. RenderError: what
    Pandoc says.
    """
    markdown, data = _data_aside(markdown)
    theme, twin = resources.theme_folder(), folder / "lowered.typ"
    target = "html" if "html" in formats else "typst"
    both = len(formats) > 1
    settings: dict[str, Any] = {"formats": {name: dict(values) for name, values in formats.items()}}
    if both:
        settings["twin"] = twin.name
    given = folder / "metadata.yml"
    given.write_text(yaml.safe_dump(settings, allow_unicode=True, default_flow_style=False), encoding="utf-8")
    command = [
        *(path(), *_SMALL_HEAP, f"--from={_READER}", f"--to={target}", "--standalone", "--wrap=none"),
        "--syntax-highlighting=none",
        f"--template={theme / ('embedded.html' if target == 'html' else 'embedded.typ')}",
        f"--metadata-file={given.name}",
        *(f"--lua-filter={theme / name}" for name in ("pages.lua", "embedded.lua", "govtrends.lua")),
        *(_page_options(formats["html"], markdown) if target == "html" else ()),
    ]
    # A session of its own: Ctrl-C is for the batch, which lets the reports that have begun end well.
    try:
        done = subprocess.run(
            command,
            input=markdown,
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=TIME_LIMIT,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        raise RenderError(f"{folder / 'lowered.md'}: Pandoc did not end within {TIME_LIMIT} s") from None
    if done.returncode:
        raise RenderError(f"{folder / 'lowered.md'}: Pandoc: {' '.join(done.stderr.split())}")
    made = {target: done.stdout} | ({"typst": twin.read_text(encoding="utf-8")} if both else {})
    return {name: _data_back(text, data) for name, text in made.items()}, tuple(_warnings(done.stderr))


def _data_aside(markdown: str) -> tuple[str, dict[str, str]]:
    """Return the Markdown with a short name for each file that a link saves, and what the names stand for.

    Tables to be saved are four fifths of a briefing's Markdown, and Pandoc reads character by character.
    """
    data: dict[str, str] = {}

    def named(match: re.Match[str]) -> str:
        name = f"data:{hashlib.blake2b(match.group().encode(), digest_size=12).hexdigest()}"
        data[name] = match.group()
        return name

    return _SAVED.sub(named, markdown), data


def _data_back(text: str, data: Mapping[str, str]) -> str:
    for name, content in data.items():
        text = text.replace(name, content)
    return text


def _page_options(metadata: Mapping[str, Any], markdown: str) -> list[str]:
    """Return the options of a page; Pandoc fetches what others' HTML and images load, which takes it a while."""
    foreign = _LOADS.search(markdown) or markdown.count("![") != len(_OWN_IMAGE.findall(markdown))
    options = [*_PAGE, *(["--embed-resources"] if foreign else [])]
    if metadata.get("toc"):
        options += ["--toc", f"--toc-depth={metadata.get('toc-depth', 2)}"]
    return [*options, "--number-sections"] if metadata.get("number-sections") else options


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
def path() -> str:
    """Return the path of Pandoc from its wheel; RenderError where that is missing."""
    import pypandoc

    try:
        found: str = pypandoc.get_pandoc_path()
    except OSError:
        raise RenderError("Pandoc is missing: install it with `pip install pypandoc_binary`") from None
    return found


def html_table_as_markdown(source: str) -> str:
    """Return HTML (a DataFrame's, say) as Markdown, its tables as pipe tables."""
    dropped = ("simple_tables", "multiline_tables", "grid_tables", "raw_html", "raw_attribute")
    command = [path(), "--from=html-native_divs-native_spans", "--to=markdown-" + "-".join(dropped)]
    done = subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RenderError(f"an HTML table cannot be read: Pandoc: {' '.join(done.stderr.split())}")
    return done.stdout
