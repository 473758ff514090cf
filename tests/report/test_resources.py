from __future__ import annotations

from pathlib import Path

import pytest

from govtrends.errors import RenderError
from govtrends.report import resources


def test_the_theme_is_whole() -> None:
    names = {path.name for path in resources.theme_folder().iterdir()}
    assert names >= {
        "govtrends.css", "govtrends.lua", "embedded.lua", "embedded.html", "embedded.typ",
        "typst-template.typ", "typst-show.typ", "quarto.yml",
    }  # fmt: skip


def test_an_installed_package_has_the_theme_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "govtrends")
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path / "nowhere")
    with pytest.raises(RenderError, match="reinstall govtrends"):
        resources.theme_folder()
    (tmp_path / "govtrends" / "theme").mkdir(parents=True)
    (tmp_path / "govtrends" / "notebooks").mkdir()
    assert resources.theme_folder() == tmp_path / "govtrends" / "theme"
    assert resources.notebook_folder() == tmp_path / "govtrends" / "notebooks"


def test_the_font_is_found_without_importing_its_package() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from govtrends.report.resources import font_file; font_file(); "
        "print('zhplot' in sys.modules, 'matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"
