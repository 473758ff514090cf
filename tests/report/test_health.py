from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from govtrends.cli import app
from govtrends.report.health import Finding, findings


def _registry(study: Path) -> Finding:
    return next(finding for finding in findings(study) if finding.what == "registry")


def test_a_registry_with_a_mistake_is_wrong_not_missing(tmp_path: Path) -> None:
    (tmp_path / "themes.yml").write_text("防汛:\n  keyword: [排水闸]\n", encoding="utf-8")
    found = _registry(tmp_path)
    assert not found.ok and found.word.strip() == "WRONG"
    assert "themes.yml:" in found.says and "keyword" in found.says
    told = CliRunner().invoke(app, ["check", "--registry", str(tmp_path)])
    assert told.exit_code == 1
    assert "WRONG   registry: " in told.output and "MISSING registry" not in told.output


def test_a_mistake_in_briefings_or_a_notebook_is_wrong_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    entry = "district:\n  notebook: district.ipynb\n  for: each-district\n  name: '{code}'\n"
    for text, said in (
        (entry.replace("for:", "fro:"), "briefings.yml:3: unknown key 'fro' (did you mean for?)"),
        (entry.replace("'{code}'", "'{cod}'"), "did you mean code"),
        (entry + "  parameters:\n    distrikt: '{code}'\n", "declares no distrikt"),
        ("district: [", "briefings.yml: line 1: not valid YAML"),
    ):
        (tmp_path / "briefings.yml").write_text(text, encoding="utf-8")
        told = CliRunner().invoke(app, ["check"])
        assert told.exit_code == 1 and "MISSING" not in told.output
        assert said in next(line for line in told.output.splitlines() if line.startswith("WRONG"))


def test_a_sound_registry_is_ok(tmp_path: Path) -> None:
    assert _registry(tmp_path).ok
    assert Finding("font", False, "none").word == "MISSING"
    assert Finding("quarto engine", False, "none", needed=False).word.strip() == "absent"
