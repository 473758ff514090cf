"""``briefings.yml``: which notebook is rendered for whom, in which formats, under which names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from govtrends.errors import UsageError, nearest
from govtrends.report import resources
from govtrends.report.embedded import FORMATS

FOR = ("each-district", "all")
# What `name` and `parameters` may refer to; plan.py fills them in.
PLACEHOLDERS = ("briefing", "code", "district", "full_name", "codes", "corpus", "since", "until", "period")
# A province, a city or a district; what else stands at `for` is a keyword with a slip of the pen.
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_KEYS = ("notebook", "title", "for", "districts", "min-reports", "formats", "name", "parameters")


@dataclass(frozen=True)
class Briefing:
    """One entry: a notebook, for each district or for all of them together.

    ``districts`` limits it to codes, names, cities or provinces; ``min_reports`` to districts that well covered.
    """

    key: str
    notebook: Path
    title: str
    each: bool
    name: str
    formats: tuple[str, ...] = FORMATS
    parameters: dict[str, Any] = field(default_factory=dict)
    where: str = "briefings.yml"
    districts: tuple[str, ...] = ()
    min_reports: int = 0


def read_briefings(path: Path) -> list[Briefing]:
    """Read the entries of a ``briefings.yml``; UsageError with file and line for whatever is wrong with it.

    A notebook's path is relative to the file, else to the notebooks that govtrends ships.
    """
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except FileNotFoundError:
        raise UsageError(f"{path}: no such file; it lists which notebook is rendered for whom") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not readable ({error})") from None
    except yaml.YAMLError as error:
        raise UsageError(f"{path}: {_marked(error)}") from None
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise UsageError(f"{path}:1: holds no briefings; write one as `name:` with notebook, for and name below it")
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if key.value in lines:
            raise UsageError(
                f"{path}:{_line(key)}: {key.value!r} stands in line {lines[key.value]} already; rename one"
            )
        lines[str(key.value)] = _line(key)
    return [_entry(path, key, value) for key, value in node.value]


def _entry(path: Path, key: yaml.Node, node: yaml.Node) -> Briefing:
    where = f"{path}:{_line(key)}"
    if not isinstance(node, yaml.MappingNode):
        raise UsageError(f"{where}: {key.value!r} must be a mapping with the keys {', '.join(_KEYS)}")
    lines = {child.value: f"{path}:{_line(child)}" for child, _ in node.value}
    values: dict[str, Any] = yaml.safe_load(yaml.serialize(node, Dumper=yaml.SafeDumper))
    for name in values:
        if name not in _KEYS:
            raise UsageError(f"{lines[name]}: unknown key {name!r}{nearest(str(name), _KEYS)}")
    for name in ("notebook", "name"):
        if not isinstance(values.get(name), str):
            raise UsageError(f"{lines.get(name, where)}: {key.value!r} needs the key {name!r} with a text")
    each, districts = _for(key.value, values, {name: lines.get(name, where) for name in _KEYS})
    formats = values.get("formats", list(FORMATS))
    wrong = [wanted for wanted in formats if wanted not in FORMATS] if isinstance(formats, list) else [formats]
    if wrong or not formats:
        raise UsageError(f"{lines['formats']}: formats: {wrong or formats} is not a list of {', '.join(FORMATS)}")
    parameters = values.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise UsageError(f"{lines['parameters']}: parameters: must be a mapping of names to values")
    _check_placeholders([values["name"], *parameters.values()], where)
    return Briefing(
        key=str(key.value),
        notebook=_notebook(path.parent, values["notebook"], lines["notebook"]),
        title=str(values.get("title") or key.value),
        each=each,
        name=values["name"],
        formats=tuple(formats),
        parameters=parameters,
        where=where,
        districts=districts,
        min_reports=_count(values.get("min-reports", 0), lines.get("min-reports", where)),
    )


def _for(key: str, values: dict[str, Any], lines: dict[str, str]) -> tuple[bool, tuple[str, ...]]:
    """Return whether an entry is for each district by itself, and the districts, cities and provinces it names.

    ``for: [370402, 青石县]`` and ``for: 山东省`` are short for each-district with these ``districts``.
    """
    wanted, named = values.get("for"), values.get("districts", [])
    if isinstance(wanted, str) and wanted in FOR:
        return wanted == "each-district", _names(named, lines["districts"], "districts")
    if not isinstance(wanted, list) and not (isinstance(wanted, str) and _CHINESE.search(wanted)):
        close = nearest(str(wanted), FOR)
        raise UsageError(
            f"{lines['for']}: {key!r} needs the key 'for': {', '.join(FOR)}, a list of districts or a province"
            + (f"; {wanted!r} is none of these{close}" if wanted is not None else "")
        )
    if named:
        raise UsageError(f"{lines['districts']}: 'for' names the districts already: drop one of the two keys")
    return True, _names(wanted, lines["for"], "for")


def _names(value: Any, where: str, key: str) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str | int) and not isinstance(one, bool) for one in listed):
        raise UsageError(f"{where}: {key}: {value!r} must be codes or names of districts, cities or provinces")
    return tuple(str(one).strip() for one in listed)


def _count(value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise UsageError(f"{where}: min-reports: {value!r} must be a whole number, like 10")
    return value


def _notebook(folder: Path, name: str, where: str) -> Path:
    shipped = resources.notebook_folder()
    for candidate in (folder / name, shipped / Path(name).name):
        if candidate.is_file():
            return candidate.resolve()
    found = [path.name for place in (folder, shipped) for path in place.glob("*.ipynb")]
    raise UsageError(f"{where}: no notebook {name!r} in {folder} nor in {shipped}{nearest(Path(name).name, found)}")


def _check_placeholders(values: list[Any], where: str) -> None:
    from string import Formatter

    for value in values:
        if isinstance(value, list):
            _check_placeholders(value, where)
        if not isinstance(value, str):
            continue
        try:
            for _, place, _, _ in Formatter().parse(value):
                if place is not None and place not in PLACEHOLDERS:
                    raise UsageError(f"{where}: unknown placeholder {{{place}}}{nearest(place, PLACEHOLDERS)}")
            value.format_map(dict.fromkeys(PLACEHOLDERS, ""))
        except ValueError as error:
            raise UsageError(f"{where}: {value!r}: {error}; write a placeholder as {{code}}, a brace as {{{{") from None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _marked(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}: " if mark else ""
    return f"{place}not valid YAML: {getattr(error, 'problem', None) or error}"
