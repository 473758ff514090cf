"""Where the theme, the notebooks and the font lie: in an installed wheel, or in a checkout of the repository."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from govtrends.errors import RenderError

FONT_FAMILY = "Noto Sans SC"
_PACKAGE = Path(__file__).resolve().parents[1]
# src/govtrends → src → the checkout.
_CHECKOUT = _PACKAGE.parents[1]


def theme_folder() -> Path:
    """Return the folder of the stylesheet, the Typst template and the Lua filter; RenderError when neither exists."""
    return _first_folder("theme", _PACKAGE / "theme", _CHECKOUT / "reports" / "theme")


def notebook_folder() -> Path:
    """Return the folder of the notebooks that govtrends ships; RenderError when neither exists."""
    return _first_folder("notebooks", _PACKAGE / "notebooks", _CHECKOUT / "analysis")


def briefings_file() -> Path:
    """Return ``reports/briefings.yml`` or ``briefings.yml`` of the working folder, else the one govtrends ships."""
    own = (Path("reports/briefings.yml"), Path("briefings.yml"))
    return next((file for file in own if file.is_file()), None) or shipped_briefings()


def shipped_briefings() -> Path:
    """Return the ``briefings.yml`` that govtrends ships; RenderError when it is missing."""
    return _first_file(_PACKAGE / "briefings.yml", _CHECKOUT / "reports" / "briefings.yml")


def quarto_project() -> Path:
    """Return the ``_quarto.yml`` that govtrends ships; RenderError when it is missing."""
    return _first_file(_PACKAGE / "_quarto.yml", _CHECKOUT / "_quarto.yml")


def theme_text(name: str) -> str:
    """Return the text of one theme file, such as ``govtrends.css``."""
    return (theme_folder() / name).read_text(encoding="utf-8")


@cache
def font_file() -> Path:
    """Return the path of Noto Sans SC, found without importing zhplot (its import changes matplotlib's settings)."""
    spec = importlib.util.find_spec("zhplot")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        font = Path(folder) / "fonts" / "NotoSansSC-Regular.ttf"
        if font.is_file():
            return font
    raise RenderError(f"the font {FONT_FAMILY} is missing: install it with `pip install zhplot`")


def _first_folder(what: str, *candidates: Path) -> Path:
    for folder in candidates:
        if folder.is_dir():
            return folder
    places = " nor ".join(str(folder) for folder in candidates)
    raise RenderError(f"the {what} of govtrends are missing: neither {places} exists; reinstall govtrends")


def _first_file(*candidates: Path) -> Path:
    for file in candidates:
        if file.is_file():
            return file
    raise RenderError(f"{' or '.join(map(str, candidates))} is missing; reinstall govtrends")
