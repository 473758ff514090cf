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
    shipped = (_PACKAGE / "briefings.yml", _CHECKOUT / "reports" / "briefings.yml")
    for file in (*own, *shipped):
        if file.is_file():
            return file
    raise RenderError(
        f"briefings.yml is missing: neither {' nor '.join(map(str, shipped))} exists; reinstall govtrends"
    )


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
