"""What a notebook declares in its cell tagged ``parameters``, and whether given values fit."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from govtrends.errors import UsageError, nearest

TAG = "parameters"
# Names of types as users know them, for messages.
_SPOKEN = {"str": "text", "int": "a whole number", "float": "a number", "bool": "True or False", "list": "a list"}
_KNOWN = {"str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict}
# `list[str] | None` → list; the first known name of the annotation is the type.
_ANNOTATED = re.compile(r"\b(str|int|float|bool|list|dict)\b")


@dataclass(frozen=True)
class Parameter:
    """One declared parameter; ``kind`` is the type's name, or None where the default is None and nothing says more."""

    name: str
    default: Any
    kind: str | None
    optional: bool
    help: str = ""

    def check(self, value: Any) -> str | None:
        """Return what is wrong with ``value``, or None when it fits."""
        if value is None:
            return None if self.optional else f"{self.name} cannot be None: its default is {self.default!r}"
        if self.kind is None or _fits(value, self.kind):
            return None
        given = f"{self.name}={value!r} is {type(value).__name__}"
        wanted = _SPOKEN.get(self.kind, self.kind)
        if self.kind == "str" and isinstance(value, int | float):
            return f"{given}, but must be {wanted}: quote it ({str(value)!r}), so that zeros are kept"
        return f"{given}, but must be {wanted}, like the default {self.default!r}"


def read_notebook(path: Path) -> dict[str, Any]:
    """Return the notebook as a dict; UsageError when it is missing or no notebook."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        found = [other.name for other in path.parent.glob("*.ipynb")] if path.parent.is_dir() else []
        raise UsageError(f"{path}: no such notebook{nearest(path.name, found)}") from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(f"{path}: not a readable notebook ({error})") from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise UsageError(f"{path}: not a notebook: it has no cells (save it as .ipynb version 4)")
    return notebook


def declared(path: Path) -> dict[str, Parameter]:
    """Return the parameters of a notebook in order; UsageError when no cell is tagged ``parameters``."""
    index = position(path)
    return _parse(source_of(read_notebook(path)["cells"][index]), f"{path}: cell {index + 1}")


def position(path: Path) -> int:
    """Return the index of the cell tagged ``parameters``."""
    for index, cell in enumerate(read_notebook(path)["cells"]):
        if cell.get("cell_type") == "code" and TAG in cell.get("metadata", {}).get("tags", ()):
            return index
    raise UsageError(f"{path}: no cell is tagged '{TAG}': tag the one that holds the defaults")


def check(path: Path, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``values`` ready for the notebook (dates as ISO text); UsageError names each undeclared or ill-typed one.

    What is checked: the name against those that ``declared`` finds, the type against the default's or the annotation's.
    """
    known = declared(path)
    wrong: list[str] = []
    ready: dict[str, Any] = {}
    for name, value in values.items():
        ready[name] = value.isoformat() if isinstance(value, date) else value
        if name not in known:
            names = ", ".join(known) or "none"
            wrong.append(f"no parameter {name!r}{nearest(name, known)}; declared are: {names}")
        elif problem := known[name].check(ready[name]):
            wrong.append(problem)
    if wrong:
        raise UsageError(f"{path}: " + "; ".join(wrong))
    return ready


def source_of(cell: Mapping[str, Any]) -> str:
    """Return a cell's source as one string (notebooks store a string or a list of lines)."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _parse(source: str, where: str) -> dict[str, Parameter]:
    try:
        body = ast.parse(source).body
    except SyntaxError as error:
        raise UsageError(f"{where}, line {error.lineno}: the parameters cell does not parse: {error.msg}") from None
    lines = source.splitlines()
    found: dict[str, Parameter] = {}
    for node in body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, annotation = node.targets[0], ""
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target, annotation = node.target, ast.unparse(node.annotation)
        else:
            continue
        if isinstance(target, ast.Name) and node.value is not None:
            comment = lines[(node.end_lineno or node.lineno) - 1][node.end_col_offset or 0 :].partition("#")[2]
            found[target.id] = _parameter(target.id, node.value, annotation, comment.strip(), where)
    return found


def _parameter(name: str, value: ast.expr, annotation: str, comment: str, where: str) -> Parameter:
    try:
        default = ast.literal_eval(value)
    except ValueError:
        raise UsageError(
            f"{where}: the default of {name!r} is computed ({ast.unparse(value)}); parameters are plain values"
        ) from None
    match = _ANNOTATED.search(annotation)
    kind = match.group(1) if match else None if default is None else type(default).__name__
    optional = default is None or "None" in annotation or "Optional" in annotation
    return Parameter(name, default, kind, optional, comment)


def _fits(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "bool"
    if kind == "float":
        return isinstance(value, int | float)
    if kind == "list":
        return isinstance(value, list | tuple)
    return isinstance(value, _KNOWN.get(kind, object))
