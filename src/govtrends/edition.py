"""Whether the readers of this installation are compiled or plain Python."""

from __future__ import annotations

from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from typing import Literal


def edition() -> Literal["compiled", "plain"]:
    """Return which edition reads pages here; both give the same tables, the compiled one sooner. Imports no reader."""
    found = find_spec("govtrends.text.spans")
    origin = found.origin if found else None
    return "compiled" if origin and origin.endswith(tuple(EXTENSION_SUFFIXES)) else "plain"
