"""The generated pages of docs/ say what the code says, and the READMEs name commands that exist."""

import importlib.util
import re
from pathlib import Path

import pytest
import typer

from govtrends.cli import app

ROOT = Path(__file__).resolve().parents[1]


def make_docs():
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "tools" / "make_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["data-dictionary.md", "commands.md"])
def test_generated_pages_are_in_step(name):
    made = make_docs().PAGES[name]()
    assert made == (ROOT / "docs" / name).read_text(encoding="utf-8"), "run: python tools/make_docs.py"


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "docs/guide.md", "docs/quick.zh.md"])
def test_commands_in_the_prose_exist(name):
    commands = set(typer.main.get_command(app).commands)
    text = (ROOT / name).read_text(encoding="utf-8")
    used = set(re.findall(r"^\s*govtrends ([a-z]+)", text, re.MULTILINE))
    assert used and used <= commands
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"^\s*make ([a-z-]+)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize(
    "name", ["README.md", "README.zh.md", "CONTRIBUTING.md", "docs/guide.md", "docs/quick.zh.md", "CHANGELOG.md"]
)
def test_links_lead_somewhere(name):
    path = ROOT / name
    # What stands in code is shown and leads nowhere.
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", prose):
        assert (path.parent / target).exists(), f"{name}: {target}"
