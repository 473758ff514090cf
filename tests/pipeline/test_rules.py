from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import govtrends
from govtrends.errors import UsageError
from govtrends.pipeline import build
from govtrends.pipeline.rules import _READING, rules_of, settle_prior

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


def test_a_build_that_finds_nothing_changed_loads_neither_pandas_nor_arrow() -> None:
    code = "import govtrends.pipeline.build, sys; print({'pandas', 'pyarrow', 'numpy', 'pydantic'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said == "set()\n"


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


def test_a_prior_may_be_a_name_that_one_place_bears() -> None:
    assert settle_prior(rules_of(None, "枣庄市市中区")).prior == "370402"
    assert settle_prior(rules_of(None, "370402")).prior == "370402"
