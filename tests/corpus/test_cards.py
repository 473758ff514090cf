from __future__ import annotations

from pathlib import Path

import pytest

from govtrends.corpus.beside import is_card
from govtrends.corpus.cards import read_card


def write(tmp_path: Path, text: str) -> Path:
    page = tmp_path / "云溪-01.txt"
    page.write_text("正文", encoding="utf-8")
    (tmp_path / "云溪-01.card.yml").write_text(text, encoding="utf-8")
    return page


def test_known_gives_hints_as_text(tmp_path: Path) -> None:
    page = write(tmp_path, "known:\n  paper: 云溪报\n  district: 370402\n  issue_date: 2022-09-23\n")
    card, problems = read_card(page, "p")
    assert dict(card.known) == {"paper": "云溪报", "district": "370402", "issue_date": "2022-09-23"}
    assert problems == []


def test_no_card_is_no_problem(tmp_path: Path) -> None:
    assert read_card(tmp_path / "a.txt", "a.txt")[1] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("known: [a, b]", "must be a mapping"),
        ("- a\n- b", "must be a mapping"),
        ("known: {papr: 云溪报}", "did you mean paper?"),
        ("known: {paper: [1]}", "known.paper"),
        ("known: {paper: 'x", "cannot be read"),
        ("!!python/object/apply:os.system ['true']", "cannot be read"),
    ],
)
def test_a_wrong_card_is_a_problem_and_the_page_is_read_without_it(tmp_path: Path, text: str, said: str) -> None:
    _, problems = read_card(write(tmp_path, text), "云溪-01.txt")
    assert [p.reason for p in problems] == ["source card"]
    assert said in problems[0].detail


def test_a_card_is_never_a_page() -> None:
    assert is_card(Path("x.card.yml"))
    assert not is_card(Path("x.yml"))
