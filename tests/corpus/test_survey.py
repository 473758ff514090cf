from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from govtrends.cli import app
from govtrends.corpus.survey import survey
from govtrends.errors import GovtrendsError, SourceError

TEXT = "云溪区新建口袋公园十二座，居民出门就能散心，全区绿地率达到百分之四十一。"


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding=encoding)
    return path


def test_the_columns_of_a_table_are_shown_as_guessed_and_as_given(tmp_path: Path) -> None:
    table = write(
        tmp_path / "稿件.csv", f"编号,标题,稿件全文,日期\n1,公园,{TEXT},2023-05-02\n2,公园,{TEXT}又,2023-05-03\n"
    )
    (look,) = survey([table])
    assert (look.pages, dict(look.columns)) == (2, {"title": "标题", "date": "日期", "text": "稿件全文"})
    write(tmp_path / "稿件.card.yml", "columns: {title: 编号}")
    (look,) = survey([table])
    assert look.columns["title"] == "编号"


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_looked_at(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT, "gb18030")
    write(tmp_path / "b.txt", "")
    write(tmp_path / "c.xyz", TEXT)
    looks = {Path(look.source).name: look for look in survey([tmp_path])}
    assert list(looks["a.txt"].encodings) == ["gb18030"]
    assert {name: look.problems[0].reason for name, look in looks.items() if look.problems} == {
        "b.txt": "empty file",
        "c.xyz": "unsupported format",
    }


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        list(survey([tmp_path / "x.txt"]))


def test_a_dry_run_prints_a_line_a_file_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "pages.csv", f"content,date\n{TEXT},2023-05-02\n")
    result = CliRunner().invoke(app, ["build", str(tmp_path), "--dry-run"])
    assert result.exit_code == 0
    assert result.stdout.strip().endswith(f"1 page, {len(TEXT)} characters, utf-8; text = content, date = date")
    assert [path.name for path in tmp_path.iterdir()] == ["pages.csv"]


def test_a_dry_run_says_what_is_wrong_with_the_call(tmp_path: Path) -> None:
    pages = write(tmp_path / "pages" / "one.txt", TEXT).parent
    write(tmp_path / "mine" / "themes.yml", "双减:\n  add:\n    keyword: [课后]\n")
    (tmp_path / "file").write_text("")
    for option, value, said, code in (
        ("--prior", "滕洲市", "did you mean 滕州市", 2),
        ("--registry", tmp_path / "mine", "themes.yml:3", 4),
        ("--out", tmp_path / "file", "is a file", 5),
    ):
        result = CliRunner().invoke(app, ["build", str(pages), "--dry-run", option, str(value)])
        assert isinstance(result.exception, GovtrendsError) and said in str(result.exception)
        assert result.exception.exit_code == code and not result.stdout
