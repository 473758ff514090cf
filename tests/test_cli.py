"""The command line: help, errors in one line, exit codes; run as a user runs it."""

import subprocess
import sys

import pytest


def run(*words, **kwargs):
    command = [sys.executable, "-m", "govtrends", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **kwargs)


PAGE = """\
某某区召开文明城市创建推进会

本报讯 9月10日，某某区召开创建全国文明城市推进会。截至目前，全区已改造老旧小区12个，惠及居民3200户。
"""


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text(PAGE, encoding="utf-8")
    return folder


def test_help_is_light_and_names_every_command():
    code = "import sys; from govtrends.cli import app; print('pandas' in sys.modules, 'matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split() == ["False"] * 2
    result = run("--help")
    assert result.returncode == 0
    for name in ("build", "render", "search", "suggest", "evaluate", "check", "init"):
        assert name in result.stdout


def test_build_then_search(pages, tmp_path):
    out = tmp_path / "corpus"
    built = run("build", pages, "--out", out)
    assert built.returncode == 0, built.stderr
    assert "1 pages" in built.stdout
    found = run("search", out, "文明城市")
    assert found.returncode == 0 and "[文明城市]" in found.stdout
    line = next(line for line in found.stdout.splitlines() if "headline: " not in line)
    source, offset = line.split("\t")[0].rsplit(":", 1)
    assert PAGE[int(offset) :].startswith("文明城市") and source.endswith("one.txt")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\xff\xfe\x80" * 99])
def test_unreadable_pages_are_problems_and_the_rest_goes_on(pages, tmp_path, content):
    (pages / "bad.txt").write_bytes(content)
    result = run("build", pages, "--out", tmp_path / "corpus")
    assert result.returncode == 0
    assert "bad.txt" in result.stderr
    assert run("build", pages, "--out", tmp_path / "corpus", "--strict").returncode == 1


def error_line(result):
    lines = [line for line in result.stderr.splitlines() if line.startswith("govtrends: error:")]
    assert len(lines) == 1 and "Traceback" not in result.stderr
    return lines[0]


def test_a_missing_folder_is_one_line_and_exit_code_3(tmp_path):
    result = run("build", tmp_path / "nowhere", "--out", tmp_path / "corpus")
    assert result.returncode == 3 and "nowhere" in error_line(result)
    assert not (tmp_path / "corpus").exists()


def test_nothing_readable_writes_nothing(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "empty.txt").write_bytes(b"")
    result = run("build", tmp_path / "pages", "--out", tmp_path / "corpus")
    assert result.returncode == 3 and "empty.txt" in error_line(result)
    assert not (tmp_path / "corpus").exists()


def test_an_output_that_is_a_file_or_a_foreign_folder(pages, tmp_path):
    (tmp_path / "file").write_text("x")
    assert "is a file" in error_line(run("build", pages, "--out", tmp_path / "file"))
    result = run("build", pages, "--out", pages)
    assert result.returncode == 5 and "holds other files" in error_line(result)


def test_search_without_a_corpus(tmp_path):
    result = run("search", tmp_path, "保交楼")
    assert result.returncode == 5 and "govtrends build" in error_line(result)


def test_suggestions_go_by_the_registry_that_the_corpus_carries(pages, tmp_path):
    study = tmp_path / "registry"
    study.mkdir()
    theme = (
        "桥下空间:\n  english_name: space under bridges\n  definition: 利用\n  source: 条例\n  keywords: [桥下空间]\n"
    )
    (study / "themes.yml").write_text(theme, encoding="utf-8")
    assert run("build", pages, "--out", tmp_path / "corpus", "--registry", study).returncode == 0
    own = run("suggest", tmp_path / "corpus", "--theme", "桥下空间")
    assert own.returncode == 0 and "Traceback" not in own.stderr
    other = run("suggest", tmp_path / "corpus", "--theme", "桥下空问")
    assert other.returncode and "did you mean 桥下空间?" in error_line(other)
    for what in ("themes", "indicators"):
        assert run("suggest", tmp_path / "corpus", "--what", what).returncode == 0
