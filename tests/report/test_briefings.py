from __future__ import annotations

from pathlib import Path

import pytest
import toy

from govtrends.errors import UsageError
from govtrends.report.briefings import read_briefings

GOOD = """# comment
district:
  notebook: n.ipynb
  title: 区县
  for: each-district
  name: "{code}-{period}"
  parameters: {place: "{code}"}
"""


def written(folder: Path, text: str) -> Path:
    toy.small(folder / "n.ipynb")
    path = folder / "briefings.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_is_read(tmp_path: Path) -> None:
    (briefing,) = read_briefings(written(tmp_path, GOOD))
    assert (briefing.key, briefing.title, briefing.each) == ("district", "区县", True)
    assert briefing.notebook == (tmp_path / "n.ipynb").resolve()
    assert briefing.formats == ("html", "pdf") and briefing.parameters == {"place": "{code}"}


def test_the_file_of_this_repository_is_valid() -> None:
    found = read_briefings(Path(__file__).parents[2] / "reports" / "briefings.yml")
    assert {briefing.key for briefing in found} == {"district", "comparison", "coverage", "themes", "indicators"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("  title:", "  titel:"), r"briefings\.yml:4: unknown key 'titel' \(did you mean title\?\)"),
        (("each-district", "each-distrct"), r"briefings\.yml:5: .*did you mean each-district"),
        (
            ("notebook: n.ipynb", "notebook: m.ipynb"),
            r"briefings\.yml:3: no notebook 'm\.ipynb'.*did you mean n\.ipynb",
        ),
        (("{period}", "{peroid}"), r"unknown placeholder \{peroid\} \(did you mean period\?\)"),
        (('  name: "{code}-{period}"\n', ""), r"briefings\.yml:2: 'district' needs the key 'name'"),
        (("  for:", "  formats: [html, docx]\n  for:"), r"briefings\.yml:5: formats: \['docx'\]"),
        (("district:", "district: ["), r"not valid YAML"),
        ((GOOD, "[]"), r"holds no briefings"),
        (("{period}", "{period"), r"briefings\.yml:2: '\{code\}-\{period': expected '\}'.*write a placeholder as"),
        (("{period}", "{period:d}"), r"briefings\.yml:2: .*Unknown format code 'd'"),
        ((GOOD, GOOD + GOOD), r"briefings\.yml:9: 'district' stands in line 2 already"),
    ],
)
def test_mistakes_name_line_value_and_the_nearest(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    path = written(tmp_path, GOOD.replace(*change))
    with pytest.raises(UsageError, match=message):
        read_briefings(path)


@pytest.mark.parametrize(
    ("line", "each", "districts", "fewest"),
    [
        ("for: [990102, 白河县]", True, ("990102", "白河县"), 0),
        ("for: 甲省", True, ("甲省",), 0),
        ("for: all\n  districts: 云川市\n  min-reports: 10", False, ("云川市",), 10),
    ],
)
def test_an_entry_may_be_for_some_districts(
    tmp_path: Path, line: str, each: bool, districts: tuple[str, ...], fewest: int
) -> None:
    (found,) = read_briefings(written(tmp_path, GOOD.replace("for: each-district", line)))
    assert (found.each, found.districts, found.min_reports) == (each, districts, fewest)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("for: [1.5]", r"briefings\.yml:5: for: \[1\.5\] must be codes or names"),
        ("for: 甲省\n  districts: [乙县]", r"briefings\.yml:6: 'for' names the districts already"),
        ("for: all\n  min-reports: many", r"briefings\.yml:6: min-reports: 'many' must be a whole number"),
    ],
)
def test_mistakes_about_districts(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_briefings(written(tmp_path, GOOD.replace("for: each-district", line)))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_briefings(tmp_path / "briefings.yml")
