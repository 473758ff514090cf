"""What the build hook makes of a module before it is compiled: line for line the same, its constants declared final."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def hook():
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SOURCE = '''"""A module."""

from __future__ import annotations

import re

_EDGE = re.compile(
    "[，。]"
)
SIZES: dict[str, int] = {"万": 4}
_TURNS = 1
_TURNS = 2
_FOLDED = {1: 2}
_FOLDED |= {3: 4}


def lines(text: str) -> int:
    EDGES = 1
    return EDGES + text.count("SIZES = ")
'''


def test_constants_are_declared_and_every_line_stays_in_its_place(hook):
    before, after = SOURCE.splitlines(), hook.with_final_constants(SOURCE).splitlines()
    assert len(before) == len(after)
    changed = {number: new for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new}
    assert changed == {
        3: "from __future__ import annotations; from typing import Final as _Final",
        7: "_EDGE: _Final = re.compile(",
        10: 'SIZES: _Final[dict[str, int]] = {"万": 4}',
    }


def test_what_is_declared_already_and_a_module_without_future_annotations_stay(hook):
    declared = "from __future__ import annotations\nfrom typing import Final\nLIMIT: Final = 3\nBOUND: Final[int] = 4\n"
    assert hook.with_final_constants(declared).splitlines()[1:] == declared.splitlines()[1:]
    assert hook.with_final_constants("LIMIT = 3\n") == "LIMIT = 3\n"


def test_every_compiled_module_with_constants_can_be_declared(hook):
    """Each begins with the future import that the declaration is put behind."""
    for module in (ROOT / "src" / "govtrends" / "facts").glob("[a-z]*.py"):
        source = module.read_text(encoding="utf-8")
        assert hook.with_final_constants(source) != source, module.name
