"""Compile the modules that read pages with mypyc, on request: a wheel that reads faster and gives the same tables.

A wheel is plain Python unless ``HATCH_BUILD_HOOKS_ENABLE=true`` is set (``make wheel`` sets it); an editable install
always is.  Which modules are compiled stands in ``pyproject.toml``.  C files and objects are made in a folder of their
own, so that no binary ever shadows a source in the checkout.  ``MYPYC_OPT_LEVEL`` (0 to 3, 3 unless given) is the
compiler's.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GROUP = "govtrends"
_CONSTANT = re.compile(r"^(_?[A-Z][A-Z0-9_]*)(?:: (?!Final\b)([^=\n]+))? = ", re.MULTILINE)
_ASSIGNED = re.compile(r"^(_?[A-Z][A-Z0-9_]*)(?:: [^=\n]+)? [|+]?= ", re.MULTILINE)
_FUTURE = "from __future__ import annotations\n"
_REMEDY = (
    "The readers could not be compiled (see above). It needs mypy, a C compiler and Python's headers (Debian: gcc "
    "python3-dev). Without HATCH_BUILD_HOOKS_ENABLE the wheel is plain Python, slower, and gives the same tables."
)


class CompiledReaders(BuildHookInterface[Any]):
    """The build hook."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and put what came out beside the sources of the wheel; a failure ends the build."""
        if version == "editable":
            return
        self._work = TemporaryDirectory(prefix="govtrends-mypyc-")
        work, source = Path(self._work.name).resolve(), Path(self.root, "src")
        names = [name.relative_to(source).as_posix() for name in modules(source, self.config)]
        command = [sys.executable, str(Path(__file__).resolve()), str(work), *names]
        done = subprocess.run(command, cwd=source, capture_output=True, text=True)
        if done.returncode:
            said = (done.stdout + done.stderr).strip()[-8000:]
            raise RuntimeError(f"{said}\n{_REMEDY}")
        built = work / "built"
        found = {str(file): file.relative_to(built).as_posix() for file in sorted(built.rglob("*")) if file.is_file()}
        if len(found) != len(names) + 1:
            raise RuntimeError(f"{len(names)} modules were to be compiled, but {len(found)} files came out")
        build_data["force_include"].update(found)
        build_data.update(pure_python=False, infer_tag=True)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what compiling left behind."""
        if version != "editable":
            self._work.cleanup()


def modules(source: Path, config: dict[str, Any]) -> list[Path]:
    """Return the modules to compile: what ``compile`` names (globs under ``src``), without what ``plain`` names.

    Raises ValueError where a pattern fits no file.
    """
    chosen: set[Path] = set()
    for key in ("compile", "plain"):
        for pattern in config[key]:
            fits = set(source.glob(pattern))
            if not fits:
                raise ValueError(f"pyproject.toml: {key}: no file under {source} fits {pattern!r}")
            chosen = chosen | fits if key == "compile" else chosen - fits
    return sorted(chosen)


def with_final_constants(source: str) -> str:
    """Return a module's source, line for line, with its constants declared ``Final``.

    The compiler keeps these in variables of C; any other global name it looks up in a dictionary at every use, one
    instruction in twenty of a reader.  A name that is assigned twice stays as it is.
    """
    assigned = Counter(_ASSIGNED.findall(source))

    def declared(constant: re.Match[str]) -> str:
        name, type_ = constant.groups()
        final = "_Final" if type_ is None else f"_Final[{type_}]"
        return f"{name}: {final} = " if assigned[name] == 1 else constant[0]

    head, future, rest = source.partition(_FUTURE)
    if not future:
        return source
    return f"{head}{future.rstrip()}; from typing import Final as _Final\n{_CONSTANT.sub(declared, rest)}"


def compiled(work: Path, names: list[str]) -> None:
    """Compile the modules ``names`` (relative to the working folder) into ``work / "built"``, from a copy of it."""
    copy = work / "src"
    shutil.copytree(Path.cwd(), copy, ignore=shutil.ignore_patterns("__pycache__"))
    os.chdir(copy)
    for module in map(Path, names):
        module.write_text(with_final_constants(module.read_text(encoding="utf-8")), encoding="utf-8")
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    # Types are checked by `make check`; here they only serve to compile, so a missing stub must not end the build.
    lenient = ["--python-version", f"3.{sys.version_info[1]}", "--ignore-missing-imports", "--no-warn-unused-configs"]
    arguments = ["--config-file", os.devnull, "--cache-dir", str(work / "types"), *lenient, *names]
    level = os.environ.get("MYPYC_OPT_LEVEL", "3")
    extensions = mypycify(
        arguments, opt_level=level, debug_level="0", multi_file=True, target_dir=str(work / "c"), group_name=GROUP
    )
    command = build_ext(Distribution({"name": GROUP, "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(work / "built"), str(work / "objects")
    command.ensure_finalized()
    command.run()


if __name__ == "__main__":
    compiled(Path(sys.argv[1]), sys.argv[2:])
