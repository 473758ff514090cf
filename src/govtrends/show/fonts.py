"""The Chinese font of every figure: Noto Sans SC, from the wheel zhplot, without importing that package."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from govtrends.errors import RenderError

FAMILY = "Noto Sans SC"


@cache
def font_path() -> Path:
    """Return the path of NotoSansSC-Regular.ttf. Importing zhplot would change matplotlib's settings, so
    it is only located.

    Raises RenderError where the wheel or the file is missing.
    """
    spec = find_spec("zhplot")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "fonts" / "NotoSansSC-Regular.ttf"
        if path.is_file():
            return path
    raise RenderError(
        "NotoSansSC-Regular.ttf is missing; repair the installation with: pip install --force-reinstall zhplot"
    )


@cache
def register() -> str:
    """Make the font known to matplotlib, once, and return its family name."""
    from matplotlib import font_manager

    font_manager.fontManager.addfont(str(font_path()))
    return FAMILY
