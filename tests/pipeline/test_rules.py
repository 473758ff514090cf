from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import govtrends
from govtrends.errors import RegistryError, UsageError
from govtrends.pipeline import build
from govtrends.pipeline.rules import _LIBRARIES, _READING, _version, rules_of, settle_prior

PACKAGE = Path(govtrends.__file__).parent
ASIDE = {
    *("__init__.py", "pipeline/__init__.py", "pipeline/build.py", "pipeline/forks.py", "pipeline/rules.py"),
    *("edition.py", "pipeline/garbage.py", "pipeline/memory.py", "pipeline/state.py"),
}
"""Loaded beside it, and without a say in what a page gives."""


def loaded(statement: str) -> set[str]:
    """Return the files of the package that a statement loads."""
    code = f"{statement}\nimport sys\nfor m in list(sys.modules.values()):\n"
    code += "    print(m.__name__, getattr(m, '__file__', ''), sep='\\t')"
    lines = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.splitlines()
    pairs = (line.split("\t") for line in lines)
    return {str(Path(path).relative_to(PACKAGE)) for name, path in pairs if name.startswith("govtrends") and path}


def test_whatever_code_a_page_is_read_with_is_part_of_the_rules() -> None:
    covered = tuple(name if name.endswith(".py") else f"{name}/" for name in _READING)
    used = loaded("import govtrends.pipeline.tasks") - ASIDE
    missing = {name for name in used if not name.startswith(covered) and not name.startswith("store/")}
    missing -= {"pipeline/workshop.py"}
    assert "corpus/columns.py" in used and not missing


@pytest.mark.parametrize("name", _LIBRARIES)
def test_versions_are_those_that_the_standard_library_tells(name: str) -> None:
    try:
        assert _version(name) == importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        assert _version(name) == "absent"


def test_a_build_that_finds_nothing_changed_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("云溪区今年新建口袋公园十二处。", encoding="utf-8")
    os.utime(tmp_path / "a.txt", (0, 0))
    heavy = {"pandas", "pyarrow", "numpy", "pydantic", "rich", "yaml", "jieba", "importlib.metadata"}
    command = ["build", str(tmp_path / "a.txt"), "--out", str(tmp_path / "corpus")]
    code = "import atexit, sys; from govtrends.cli import main\n"
    code += f"atexit.register(lambda: print({heavy} & set(sys.modules)))\nsys.argv[1:] = {command}\nmain()"
    build([tmp_path / "a.txt"], tmp_path / "corpus")
    time.sleep(2.1)  # the file was made just now: it is read once more, then trusted
    build([tmp_path / "a.txt"], tmp_path / "corpus")
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert "nothing has changed" in said and said.endswith("set()\n")


@pytest.mark.parametrize(
    ("prior", "said"),
    [
        ("999999", "six digits of GB/T 2260"),
        ("37040", "six digits"),
        ("市中区", "枣庄市市中区 is 370402"),
        ("滕洲市", "did you mean 滕州市"),
    ],
)
def test_a_prior_that_would_settle_nothing_is_an_error(tmp_path: Path, prior: str, said: str) -> None:
    (tmp_path / "a.txt").write_text("云溪区今年新建口袋公园十二处。", encoding="utf-8")
    with pytest.raises(UsageError, match=f"--prior {prior}: (?:no place has|several places bear) this .*{said}"):
        build([tmp_path], tmp_path / "corpus", prior=prior)
    assert not (tmp_path / "corpus").exists()


def test_a_registry_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "themes.yml").mkdir()
    with pytest.raises(RegistryError, match=r"themes\.yml: cannot be read: .*check its permissions"):
        rules_of(tmp_path, None)


def test_a_prior_may_be_a_name_that_one_place_bears() -> None:
    assert settle_prior(rules_of(None, "枣庄市市中区")).prior == "370402"
    assert settle_prior(rules_of(None, "370402")).prior == "370402"
