from __future__ import annotations

from pathlib import Path

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


def test_a_sound_registry_is_ok(tmp_path: Path) -> None:
    assert _registry(tmp_path).ok
    assert Finding("font", False, "none").word == "MISSING"
    assert Finding("quarto engine", False, "none", needed=False).word.strip() == "absent"
