"""Themes of the yearly national reports: facts of the public record that any reading of them must show."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from govtrends.facts.themes import find_mentions
from govtrends.model import Article
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText

REPORTS = Path(__file__).parents[3] / "shared" / "corpora" / "national_reports_1954_2025.jsonl"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REPORTS.exists(), reason="the national reports do not lie beside the project"),
]


@pytest.fixture(scope="module")
def by_year() -> dict[int, Counter[str]]:
    registry = load_registry()
    found = {}
    for line in REPORTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["title"][:4].isdigit():
            continue  # resolutions on a report carry no year
        body = MappedText.of(row["content"])
        article = Article(1, "article", None, (), None, None, (), body, 0, len(body))
        found[int(row["title"][:4])] = Counter(m.theme for m in find_mentions(article, registry))
    return found


def years(by_year: dict[int, Counter[str]], theme: str) -> set[int]:
    return {year for year, themes in by_year.items() if themes[theme]}


def test_campaigns_appear_in_their_years(by_year: dict[int, Counter[str]]) -> None:
    assert years(by_year, "疫情防控") == {2006, 2021, 2022, 2023, 2024}
    assert years(by_year, "双减") == {2024, 2025}
    assert years(by_year, "保交楼") == {2023, 2024}


def test_peaks(by_year: dict[int, Counter[str]]) -> None:
    epidemic = {year: themes["疫情防控"] for year, themes in by_year.items()}
    assert max(epidemic, key=lambda year: epidemic[year]) == 2023
    assert epidemic[2006] == 1
    poverty = sorted(by_year, key=lambda year: by_year[year]["脱贫攻坚"])[-2:]
    assert set(poverty) == {2019, 2021}


def test_the_missing_report_is_a_gap(by_year: dict[int, Counter[str]]) -> None:
    assert 2020 not in by_year
