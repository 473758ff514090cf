"""What a page's rows depend on beside the page: the code that reads, the registry, the prior, the libraries."""

from __future__ import annotations

import hashlib
import pickle
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from govtrends.errors import RegistryError, UsageError, nearest

if TYPE_CHECKING:
    from govtrends.registry.load import Registry

_PACKAGE = Path(__file__).parent.parent
_READING = (
    *("corpus", "facts", "text", "registry", "errors.py", "model.py", "schema.py", "store/tables.py"),
    *("pipeline/rows.py", "pipeline/printed.py", "pipeline/parts.py", "pipeline/tasks.py", "pipeline/twins.py"),
)
"""What of the package turns a page into rows; a change of anything else builds no page again."""
_JOINING = (
    *("compare/agreement.py", "compare/links.py", "compare/reconcile.py", "compare/series.py"),
    *("pipeline", "schema.py", "store"),
)
"""What of the package puts the rows of pages together."""
_MADE = (".pyc", ".so", ".pyd")
"""Made from the sources beside them: a plain and a compiled installation keep each other's pages."""
_LIBRARIES = (
    *("ahocorasick_rs", "jieba", "rjieba", "numpy", "pyarrow", "PyYAML"),
    *("lxml", "openpyxl", "pypdfium2", "python-docx", "trafilatura", "rapidocr", "onnxruntime"),
)


@dataclass(frozen=True)
class Rules:
    """The rules of a build; they travel to the workers, so the registry travels pickled.

    ``fingerprint`` stands for everything that a page's rows depend on, ``code`` for the code and libraries alone.
    """

    fingerprint: str
    code: str
    study: Path | None
    prior: str | None
    pickled: bytes = b""

    @cached_property
    def registry(self) -> Registry:
        """The effective registry; raises :class:`RegistryError`."""
        from govtrends.registry.load import load_registry  # late: a build that finds nothing changed does without

        return _unpickled(self.pickled) if self.pickled else load_registry(self.study)

    def __getstate__(self) -> dict[str, object]:
        if not self.pickled:
            self.__dict__["pickled"] = pickle.dumps(self.registry)
        names = ("fingerprint", "code", "prior", "pickled")
        return {"study": None, **{name: getattr(self, name) for name in names}}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)


def rules_of(study: Path | None, prior: str | None) -> Rules:
    """Return the rules of a build with the registry of the folder ``study`` and the district code ``prior``.

    The registry itself is only read when it is used: a build in which nothing changed does without.
    """
    code = reading_code()
    parts = [code, f"prior {prior}"]
    if study is not None:
        files = sorted(Path(study).glob("*.y*ml")) if Path(study).is_dir() else []
        parts += [f"{file.name} {hashlib.sha256(_content(file)).hexdigest()}" for file in files]
        parts.append("study")
    return Rules(_digest(parts), code, study, prior)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise RegistryError(f"{file}: cannot be read: {error.strerror}; check its permissions") from None


def settle_prior(rules: Rules) -> Rules:
    """Return the rules with the prior as a code, where it is the name of one unit.

    Raises :class:`UsageError` where it is no unit, or fits several: such a one would settle nothing, without a word.
    """
    if rules.prior is None:
        return rules
    from govtrends.registry.current import reading_by
    from govtrends.registry.places import gazetteer

    with reading_by(rules.registry):
        places = gazetteer()
        if places.unit(rules.prior) is not None:
            return rules
        codes = places.lookup(rules.prior)
        if len(codes) == 1:
            return replace(rules, prior=codes[0])
        meant = ", ".join(f"{places.label(code)} is {code}" for code in codes[:8])
        hint = f"several places bear this name ({meant}); give the code" if meant else ""
        hint = hint or (
            f"no place has this code or name{nearest(rules.prior, places.names)}; "
            "give a name or six digits of GB/T 2260, like 370402"
        )
        raise UsageError(f"--prior {rules.prior}: {hint}")


@cache
def reading_code() -> str:
    """Return a digest of the code, data and libraries that turn a page into rows, as they are installed here."""
    parts = [*_files(_READING), f"python {sys.version_info[:2]} unicode {unicodedata.unidata_version}"]
    return _digest([*parts, *(f"{name} {_version(name)}" for name in _LIBRARIES)])


@cache
def joining_code() -> str:
    """Return a digest of the code that puts rows together."""
    return _digest([*_files(_JOINING), f"pyarrow {_version('pyarrow')}"])


def _files(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        home = _PACKAGE / name
        for file in [home] if home.is_file() else sorted(home.rglob("*")):
            if file.is_file() and file.suffix not in _MADE:
                yield f"{file.relative_to(_PACKAGE).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}"


def _version(name: str) -> str:
    return _installed().get(_normal(name), "absent")


@cache
def _installed() -> dict[str, str]:
    """Return the versions of what is installed, by the names of its record folders: ``numpy-2.4.6.dist-info``.

    ``importlib.metadata`` says the same, but reads a file for each and costs a sixth of a build that finds nothing
    changed.  Source: the PyPA's "Recording installed projects".
    """
    found: dict[str, str] = {}
    for home in reversed(sys.path):  # the first on the path is the one that is imported
        for entry in Path(home).iterdir() if Path(home).is_dir() else ():
            name, _, rest = entry.name.partition("-")
            if rest.endswith((".dist-info", ".egg-info")):
                found[_normal(name)] = rest.rsplit(".", 1)[0]
    return found


def _normal(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@cache
def _unpickled(data: bytes) -> Registry:
    registry: Registry = pickle.loads(data)
    return registry
