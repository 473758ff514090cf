"""A folder for a study of one's own: notebooks, briefings, look, registry overrides, a place for pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from govtrends.errors import SourceError, UsageError
from govtrends.report import resources

_TEMPLATE = Path(__file__).with_name("study_template")


def init(folder: Path) -> list[Path]:
    """Write a study to ``folder`` and return its files; UsageError when the folder holds anything
    already, SourceError when it cannot be written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: exists and is not empty; name a new folder for the study")
    written = []
    for source, target in _files(folder):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        except OSError as error:
            raise SourceError(f"{target}: cannot be written ({error.strerror}); choose another folder") from None
        written.append(target)
    _point_at_notebooks(folder / "reports" / "briefings.yml")
    return written


def _files(folder: Path) -> Iterator[tuple[Path, Path]]:
    for path in sorted(_TEMPLATE.rglob("*")):
        if path.is_file():
            name = path.relative_to(_TEMPLATE)
            yield path, folder / (".gitignore" if name.name == "gitignore" else name)
    for path in sorted(resources.notebook_folder().glob("*.ipynb")):
        yield path, folder / "analysis" / path.name
    for path in sorted(resources.theme_folder().iterdir()):
        if path.is_file():
            yield path, folder / "reports" / "theme" / path.name
    yield resources.shipped_briefings(), folder / "reports" / "briefings.yml"
    yield resources.quarto_project(), folder / "_quarto.yml"


def _point_at_notebooks(briefings: Path) -> None:
    """Name the study's own notebooks, so that a change there is what gets rendered."""
    lines = briefings.read_text(encoding="utf-8").splitlines(keepends=True)
    prefix = "  notebook: "
    changed = [line.replace(prefix, f"{prefix}../analysis/") if line.startswith(prefix) else line for line in lines]
    briefings.write_text("".join(changed), encoding="utf-8")
