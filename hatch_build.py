"""Compile the modules that read pages with mypyc, on request: a wheel that reads faster and gives the same tables.

A wheel is plain Python unless ``HATCH_BUILD_HOOKS_ENABLE=true`` is set (``make wheel`` sets it); an editable install
always is.  Which modules are compiled stands in ``pyproject.toml``.  C files and objects are made in a folder of their
own, so that no binary ever shadows a source in the checkout.  ``MYPYC_OPT_LEVEL`` (0 to 3, 3 unless given) is the
compiler's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GROUP = "govtrends"
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


def compiled(work: Path, names: list[str]) -> None:
    """Compile the modules ``names`` (relative to the working folder) into ``work / "built"``."""
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
