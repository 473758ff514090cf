"""A YAML file with the line of every value, so that a mistake can be shown where it stands.

Semantics are those of PyYAML's safe loader; on top of it a key that stands twice in one mapping is an error
instead of silently winning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from govtrends.errors import RegistryError

Where = tuple[str | int, ...]
"""A path into the data: keys of mappings and positions in lists."""

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is about ten times as fast
_WIDE_KEY = re.compile(r"\s*[^\s#\"':：]+：")


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: ``data`` as plain dicts and lists, ``lines`` from a path into it to its line (from 1)."""

    name: str
    data: Any
    lines: Mapping[Where, int]

    def line(self, where: Where) -> int:
        """Return the line of ``where``, or of the nearest enclosing value that has one."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def error(self, where: Where, text: str) -> RegistryError:
        """Return the error ``name:line: key: text`` for the value at ``where`` (raise it yourself)."""
        key = ".".join(str(part) for part in where)
        return RegistryError(f"{self.name}:{self.line(where)}: {key + ': ' if key else ''}{text}")


def _full_width(text: str, line: int) -> int | None:
    """Return the last line up to ``line`` (from 1) whose key ends with ：, as a Chinese keyboard has it."""
    lines = enumerate(text.splitlines()[:line], 1)
    return max((at for at, printed in lines if _WIDE_KEY.match(printed)), default=None)


def parse_yaml(text: str, name: str) -> Document:
    """Parse YAML text; ``name`` is the file name that errors show.

    Raises :class:`RegistryError` for text that is no YAML, for a key that stands twice and for an anchor that
    contains itself.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Where, int] = {}
        data = _value(loader, node, (), lines, name) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        wide = _full_width(text, line)
        if wide is not None:
            detail = "no valid YAML: a full-width colon ： behind the key; write : and a blank"
            raise RegistryError(f"{name}:{wide}: {detail}") from error
        raise RegistryError(f"{name}:{line}: no valid YAML: {error.problem}; check quotes and indentation") from error
    except yaml.YAMLError as error:
        raise RegistryError(f"{name}:1: no valid YAML: {error}; save the file as UTF-8 text") from error
    finally:
        loader.dispose()
    return Document(name, data, lines)


def load_yaml(path: Path) -> Document:
    """Read and parse one YAML file (UTF-8, a BOM is allowed)."""
    try:
        return parse_yaml(path.read_text(encoding="utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise RegistryError(f"{path}:1: not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    except OSError as error:
        raise RegistryError(f"{path}: cannot be read: {error.strerror}; check the path") from error


def packaged_yaml(name: str) -> Any:
    """Return the data of a YAML file that ships with the package."""
    return yaml.load(files("govtrends.registry").joinpath(name).read_text(encoding="utf-8"), Loader=_Loader)


def _value(loader: Any, node: yaml.Node, where: Where, lines: dict[Where, int], name: str) -> Any:
    """Build the plain value of a node and note its line and those of everything below it."""
    if len(where) > 20:
        raise RegistryError(f"{name}:{node.start_mark.line + 1}: nested too deeply; an anchor may contain itself")
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, where, lines, name)
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item, (*where, i), lines, name) for i, item in enumerate(node.value)]
    return loader.construct_object(node)


def _mapping(
    loader: Any, node: yaml.MappingNode, where: Where, lines: dict[Where, int], name: str
) -> dict[str | int, Any]:
    """Build a mapping; its keys are scalars and each stands once."""
    found: dict[str | int, Any] = {}
    for key_node, value_node in node.value:
        key, line = loader.construct_object(key_node), key_node.start_mark.line + 1
        if not isinstance(key, str | int) or isinstance(key, bool):
            raise RegistryError(f"{name}:{line}: key {key_node.value!r} is no text; put it in quotes")
        if key in found:
            first = lines[(*where, key)]
            raise RegistryError(f"{name}:{line}: {key}: this key stands in line {first} already; merge the two entries")
        lines[(*where, key)] = line  # the line of the key, not of the value that may begin below it
        found[key] = _value(loader, value_node, (*where, key), lines, name)
    return found
