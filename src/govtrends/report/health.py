"""What works on this machine: fonts, engines, registry, notebooks; each with its remedy."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from govtrends.edition import edition
from govtrends.errors import GovtrendsError, RegistryError, UsageError
from govtrends.registry.load import load_registry
from govtrends.report import parameters, quarto, resources
from govtrends.report.briefings import read_briefings


@dataclass(frozen=True)
class Finding:
    """One thing looked at: ``needed`` says whether briefings can be made without it, ``mistake`` that it is there and
    wrong.
    """

    what: str
    ok: bool
    says: str
    needed: bool = True
    mistake: bool = False

    @property
    def word(self) -> str:
        """What stands before a finding that is not as it should be."""
        return "WRONG  " if self.mistake else "MISSING" if self.needed else "absent "


def findings(registry: Path | None = None) -> list[Finding]:
    """Look at everything that building and rendering need; never raises."""
    return [
        Finding("python", True, f"{sys.version.split()[0]}, govtrends {version('govtrends')} ({edition()})"),
        _look("font", lambda: f"{resources.FONT_FAMILY} at {resources.font_file()}"),
        _look("embedded engine", _embedded),
        _look("quarto engine", _quarto, needed=False),
        _look("registry", lambda: _registry(registry)),
        *_notebooks(),
    ]


def _look(what: str, say: Callable[[], str], needed: bool = True) -> Finding:
    try:
        return Finding(what, True, say(), needed)
    except (GovtrendsError, OSError, ImportError) as error:
        return Finding(
            what, False, str(error), needed, mistake=needed and isinstance(error, RegistryError | UsageError)
        )


def _embedded() -> str:
    import pypandoc

    return f"pandoc {pypandoc.get_pandoc_version()}, typst {version('typst')}"


def _quarto() -> str:
    path = quarto.find()
    if path is None:
        raise UsageError("not on the PATH; the embedded engine renders (pip install 'govtrends[quarto]' to have it)")
    return f"{'.'.join(map(str, quarto.version(path)))} at {path}"


def _registry(study: Path | None) -> str:
    registry = load_registry(study)
    return f"{len(registry.themes)} themes, {len(registry.indicators)} indicators, checksum {registry.checksum[:12]}"


def _notebooks() -> Iterator[Finding]:
    try:
        briefings = read_briefings(resources.briefings_file())
    except GovtrendsError as error:
        yield Finding("briefings", False, str(error), mistake=isinstance(error, UsageError))
        return
    for briefing in briefings:
        yield _look(f"briefing {briefing.key}", partial(_declared, briefing.notebook, briefing.parameters))


def _declared(notebook: Path, values: dict[str, object]) -> str:
    names = list(parameters.declared(notebook))
    unknown = sorted(set(values) - set(names))
    if unknown:
        raise UsageError(f"{notebook}: declares no {', '.join(unknown)}; it has {', '.join(names)}")
    return f"{notebook} ({', '.join(names)})"
