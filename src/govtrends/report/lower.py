"""Lower an executed notebook to Markdown for Pandoc: options, captions, labels and outputs as Quarto reads them."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from govtrends.errors import RenderError, nearest
from govtrends.report.floats import only_told, without_float
from govtrends.report.parameters import read_notebook, source_of

# `execute:` defaults of the project (_quarto.yml says the same to Quarto).
_DEFAULTS: Mapping[str, Any] = {"echo": False, "warning": False, "output": True, "include": True}
_HIDDEN_TAGS = {"parameters", "injected-parameters", "remove-cell"}
# papermill puts these cells around a failed one; they are no part of the briefing.
_PAPERMILL_MARK = "papermill-error-cell-tag"
_OPTION = re.compile(r"^#\|[ \t]?(.*)$")
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# Inline or fenced code (left alone), or a bare reference. A reference beside Chinese characters is none for Pandoc, or
# takes them into its name; in brackets it is safe. `[@fig-x]`, `[-@fig-x]` and `[@a; @b]` are in brackets already.
_CODE_OR_REFERENCE = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*[ \t]*$|`[^`\n]+`)"
    r"|(?<![A-Za-z0-9_\[;\\@.-])(?<!; )@(?P<id>(?:fig|tbl|sec|eq)-[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*)",
    re.DOTALL | re.MULTILINE,
)
# Code, or an image with the path it is read from.
_CODE_OR_IMAGE = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*[ \t]*$|`[^`\n]+`)"
    r"|(?P<before>!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(<?)(?P<path>[^()\s<>]+)",
    re.DOTALL | re.MULTILINE,
)
_IMAGES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
_PLOT_OBJECTS = ("[<matplotlib", "<matplotlib", "<seaborn.", "<ggplot:")
# <Axes: …>, [<BarContainer …>], (array(…), …), Text(0.5, 1.0, '…')
_REPR = re.compile(r"[A-Za-z_.]*[<(\[].*[>)\]]$")
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass(frozen=True)
class Lowered:
    """Markdown in Quarto's dialect, the front matter, and the folder that image paths are relative to."""

    markdown: str
    metadata: dict[str, Any]
    folder: Path


def lower(notebook: Path, folder: Path) -> Lowered:
    """Lower an executed notebook; images are written to ``folder/media``. RenderError: front matter that is no YAML."""
    content = read_notebook(notebook)
    cells = content["cells"]
    metadata = front_matter(cells, notebook)
    defaults = {**_DEFAULTS, **_mapping(metadata.get("execute"))}
    writer = _Writer(folder, defaults, home_of(notebook, content))
    told = only_told(cells)
    blocks = [block for number, cell in enumerate(cells) for block in writer.cell(cell, number, number in told)]
    return Lowered("\n\n".join(blocks) + "\n", metadata, folder)


def front_matter(cells: list[dict[str, Any]], where: Path) -> dict[str, Any]:
    """Return the YAML of the first raw cell that holds any, or an empty mapping."""
    for cell in cells:
        match = _FRONT_MATTER.match(source_of(cell)) if cell.get("cell_type") == "raw" else None
        if match:
            try:
                return _mapping(yaml.safe_load(match.group(1)))
            except yaml.YAMLError as error:
                raise RenderError(f"{where}: the front matter is no valid YAML: {error}") from None
    return {}


def cell_options(source: str, where: str = "cell") -> tuple[dict[str, Any], str]:
    """Split a code cell into its ``#|`` options and the code below them."""
    lines = source.splitlines()
    head: list[str] = []
    for line in lines:
        match = _OPTION.match(line)
        if not match:
            break
        head.append(match.group(1))
    try:
        options = _mapping(yaml.safe_load("\n".join(head)))
    except yaml.YAMLError as error:
        raise RenderError(f"{where}: the cell options are no valid YAML: {error}") from None
    return options, "\n".join(lines[len(head) :]).strip("\n")


def bracket_references(markdown: str) -> str:
    """Put bare ``@fig-x`` references into brackets, outside code."""
    return _CODE_OR_REFERENCE.sub(lambda m: m.group("code") or f"[@{m.group('id')}]", markdown)


def home_of(notebook: Path, content: Mapping[str, Any]) -> Path:
    """Return the folder that the paths of a notebook are relative to: an executed copy names its source."""
    source = content.get("metadata", {}).get("papermill", {}).get("input_path")
    return (Path(source) if source else notebook).resolve().parent


def bring_images(markdown: str, home: Path, folder: Path) -> str:
    """Copy the images beside a notebook, outside code, to ``folder/media`` and point to them there.

    RenderError: there is no such file.
    """

    def brought(match: re.Match[str]) -> str:
        name = match.group("path")
        if match.group("code") or not name or re.match(r"[a-z][a-z0-9+.-]*:", name) or (folder / name).is_file():
            return match.group()
        found = home / unquote(name)
        if not found.is_file():
            known = [path.name for path in found.parent.glob("*.*")] if found.parent.is_dir() else []
            raise RenderError(f"{home}: no image {name!r}{nearest(found.name, known)}; put it beside the notebook")
        mark = hashlib.blake2b(str(found).encode(), digest_size=4).hexdigest()
        target = folder / "media" / f"{mark}{found.suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, target)
        return f"{match.group('before')}media/{target.name}"

    return _CODE_OR_IMAGE.sub(brought, markdown)


class _Writer:
    def __init__(self, folder: Path, defaults: Mapping[str, Any], home: Path) -> None:
        self.folder, self.defaults, self.home = folder, defaults, home

    def cell(self, cell: dict[str, Any], number: int, told: bool) -> Iterator[str]:
        """Yield the Markdown blocks of one cell; ``told``: its output is no figure or table, but a sentence."""
        source, kind = source_of(cell), cell.get("cell_type")
        source = without_float(source) if told else source
        tags = set(cell.get("metadata", {}).get("tags", ()))
        if kind == "markdown" and _PAPERMILL_MARK not in tags:
            source = self._with_attachments(source, cell.get("attachments", {}), number)
            yield bracket_references(bring_images(source, self.home, self.folder))
        elif kind == "code" and not tags & _HIDDEN_TAGS:
            own, code = cell_options(source, f"cell {number + 1}")
            options = {**self.defaults, **own}
            if options["include"] is not False:
                yield from self._code_cell(cell, options, code, number)

    def _code_cell(self, cell: dict[str, Any], options: dict[str, Any], code: str, number: int) -> Iterator[str]:
        if options["echo"] and code:
            yield _fenced(code, "{.python .cell-code}")
        if options["output"] is False:
            return
        outputs = cell.get("outputs", [])
        drawn = any(kind in output.get("data", {}) for output in outputs for kind in _IMAGES)
        pieces = [
            piece
            for index, output in enumerate(outputs)
            if not _is_echo_of_plotting(output, drawn)
            and (piece := self._output(output, options, f"cell-{number + 1}-{index + 1}"))
        ]
        if pieces:
            yield from _arranged(pieces, options)

    def _output(self, output: dict[str, Any], options: dict[str, Any], name: str) -> _Piece | None:
        kind = output["output_type"]
        if kind == "stream":
            text = _joined(output["text"])
            if output["name"] == "stderr" and not options["warning"]:
                return None
            if options["output"] == "asis":
                return _Piece(bracket_references(text))
            return _Piece(_fenced(_ANSI.sub("", text).rstrip("\n"), "{.cell-output-stdout}"))
        if kind == "error":
            return _Piece(_fenced(f"{output['ename']}: {output['evalue']}", "{.cell-output-error}"))
        return self._display(output["data"], name)

    def _display(self, data: dict[str, Any], name: str) -> _Piece | None:
        if "text/markdown" in data:
            return _Piece(bracket_references(_joined(data["text/markdown"]).strip("\n")))
        for kind, ending in _IMAGES.items():
            if kind in data:
                return _Piece("", self._image(_joined(data[kind]), f"{name}.{ending}"), spoken(data))
        if "text/html" in data:
            return _Piece(_fenced(_joined(data["text/html"]), "{=html}"))
        if "text/latex" in data:
            return _Piece(_joined(data["text/latex"]))
        if "text/plain" in data:
            return _Piece(_fenced(_joined(data["text/plain"]), "{.cell-output}"))
        return None

    def _image(self, content: str, name: str) -> str:
        media = self.folder / "media"
        media.mkdir(parents=True, exist_ok=True)
        raw = content.encode("utf-8") if name.endswith(".svg") else base64.b64decode(content)
        (media / name).write_bytes(raw)
        return f"media/{name}"

    def _with_attachments(self, source: str, attachments: dict[str, Any], number: int) -> str:
        for index, (name, data) in enumerate(attachments.items()):
            for kind, ending in _IMAGES.items():
                if kind in data:
                    path = self._image(_joined(data[kind]), f"attachment-{number + 1}-{index + 1}.{ending}")
                    source = source.replace(f"attachment:{name}", path)
        return source


@dataclass(frozen=True)
class _Piece:
    """One output: Markdown, or an image, its caption still to come, with the alternative text that it computed."""

    markdown: str
    image: str | None = None
    alt: str = ""

    def as_markdown(self, options: Mapping[str, Any], caption: str = "", identifier: str = "") -> str:
        if self.image is None:
            return self.markdown
        alt = self.alt or options.get("fig-alt") or caption or options.get("fig-cap") or ""
        attributes = (f"#{identifier} " if identifier else "") + f"fig-alt={_quoted(_plain(alt))}"
        return f"![{caption}]({self.image}){{{attributes}}}"


def _arranged(pieces: list[_Piece], options: dict[str, Any]) -> Iterator[str]:
    """Wrap the outputs of a cell in a float when it has a label, with the caption as its last paragraph."""
    label = str(options.get("label", ""))
    kind = label.partition("-")[0]
    caption = options.get({"fig": "fig-cap", "tbl": "tbl-cap"}.get(kind, "fig-cap"))
    subcaptions = options.get({"tbl": "tbl-subcap"}.get(kind, "fig-subcap"))
    images = sum(piece.image is not None for piece in pieces)
    names = _names(subcaptions, images)
    layout = " ".join(f"{key}={_quoted(options[key])}" for key in ("layout-ncol", "layout-nrow") if key in options)
    body: list[str] = []
    for piece in pieces:
        if piece.image and (names or (kind != "fig" and caption and images == 1)):
            text = names.pop(0) if names else str(caption)
            identifier = f"{label}-{1 + sum('![' in done for done in body)}" if subcaptions else ""
            body.append(piece.as_markdown(options, text, identifier))
        else:
            body.append(piece.as_markdown(options))
    if kind in ("fig", "tbl") and caption is not None:
        yield f"::: {{#{label} .cell {layout}}}"
        yield from body
        yield from ([bracket_references(_one_line(str(caption))), ":::"])
    elif layout:
        yield from (f"::: {{.cell {layout}}}", *body, ":::")
    else:
        yield from body


def _is_echo_of_plotting(output: dict[str, Any], drawn: bool) -> bool:
    """Tell whether an output is only the repr of what a plotting call returned; Quarto leaves it out too."""
    data = output.get("data", {})
    if output["output_type"] != "execute_result" or set(data) != {"text/plain"}:
        return False
    text = _joined(data["text/plain"]).strip()
    return text.startswith(_PLOT_OBJECTS) or (drawn and "\n" not in text and bool(_REPR.match(text)))


def spoken(data: Mapping[str, Any]) -> str:
    """Return the alternative text that the figure itself computed: its plain text, unless that is a mere repr."""
    text = _one_line(_joined(data.get("text/plain", "")))
    return "" if _REPR.fullmatch(text) else text


def _names(subcaptions: Any, images: int) -> list[str]:
    if subcaptions is True:
        return [""] * images
    return [str(name) for name in subcaptions] if isinstance(subcaptions, list) else []


def _fenced(text: str, attributes: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence} {attributes}\n{text}\n{fence}"


def _joined(text: Any) -> str:
    return text if isinstance(text, str) else "".join(text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: Any) -> str:
    """Return a caption without Markdown's marks, for the alternative text."""
    return re.sub(r"[*_`\[\]]", "", _one_line(str(text)))


def _quoted(value: Any) -> str:
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _mapping(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}
