from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import toy
from hypothesis import given
from hypothesis import strategies as st

from govtrends.errors import UsageError
from govtrends.report.parameters import check, declared

CELL = """code = "370402"  # six digits
count = 3
rate = 0.5
flag = True
codes = []
month = None  # like "2022-10"
year: int | None = None
"""


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy.small(tmp_path_factory.mktemp("nb") / "n.ipynb", parameters=CELL)


def test_names_defaults_types_and_help(notebook: Path) -> None:
    found = declared(notebook)
    assert list(found) == ["code", "count", "rate", "flag", "codes", "month", "year"]
    assert found["code"].default == "370402" and found["code"].help == "six digits"
    assert [p.kind for p in found.values()] == ["str", "int", "float", "bool", "list", None, "int"]
    assert found["year"].optional and not found["code"].optional


def test_an_undeclared_name_is_refused_with_the_nearest(notebook: Path) -> None:
    with pytest.raises(UsageError, match=r"no parameter 'coed' \(did you mean code\?\)"):
        check(notebook, {"coed": "370402"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("code", 370402),
        ("count", "3"),
        ("count", True),
        ("rate", "x"),
        ("flag", 1),
        ("codes", "a"),
        ("code", None),
        ("year", "y"),
    ],
)
def test_a_wrong_type_is_refused(notebook: Path, name: str, value: object) -> None:
    with pytest.raises(UsageError, match=name):
        check(notebook, {name: value})


def test_a_number_for_a_code_is_told_to_be_quoted(notebook: Path) -> None:
    with pytest.raises(UsageError, match=r"quote it \('370402'\)"):
        check(notebook, {"code": 370402})


def test_dates_become_iso_text_and_whole_numbers_pass_for_rates(notebook: Path) -> None:
    assert check(notebook, {"month": date(2022, 10, 1), "rate": 2}) == {"month": "2022-10-01", "rate": 2}


@given(st.text(max_size=20))
def test_any_text_is_a_code(text: str) -> None:
    from govtrends.report.parameters import Parameter

    assert Parameter("code", "1", "str", False).check(text) is None


def test_a_notebook_without_the_cell_is_refused(tmp_path: Path) -> None:
    notebook = toy.write(tmp_path / "n.ipynb", [toy.cell("code", "x = 1")])
    with pytest.raises(UsageError, match="no cell is tagged 'parameters'"):
        declared(notebook)


def test_a_computed_default_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'x' is computed"):
        declared(toy.small(tmp_path / "n.ipynb", parameters="x = 1 + len('a')"))


def test_missing_and_broken_files(tmp_path: Path) -> None:
    toy.small(tmp_path / "district.ipynb")
    with pytest.raises(UsageError, match=r"did you mean district\.ipynb"):
        declared(tmp_path / "distrct.ipynb")
    (tmp_path / "junk.ipynb").write_bytes(b"\xff\x00{")
    with pytest.raises(UsageError, match="not a readable notebook"):
        declared(tmp_path / "junk.ipynb")
