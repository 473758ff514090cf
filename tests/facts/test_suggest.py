"""Suggestions: what a theme's articles say more often, what no theme covers, figures without an id; as valid YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from govtrends.errors import RegistryError, UsageError
from govtrends.facts.phrases import find_phrases
from govtrends.facts.suggest import (
    indicators_yaml,
    keywords_yaml,
    suggest_indicators,
    suggest_keywords,
    suggest_themes,
)
from govtrends.registry import load_registry

REGISTRY = load_registry()

FLOOD = ["柳岸镇防汛工作有序,清淤队下沟渠。", "河东镇防汛工作扎实,清淤队连夜上岸。", "各镇防汛,清淤队待命。"]
OTHER = [
    "西岭村唱响琴书,老人爱听琴书小调。",
    "琴书走进校园。",
    "河东镇演出琴书一场。",
    "集市热闹非凡。",
    "灯会开幕。",
    "雪后初晴。",
]


def corpus() -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    bodies = FLOOD * 4 + OTHER * 4
    articles: list[dict[str, object]] = [
        {"article_id": str(i), "headline": None, "body": body} for i, body in enumerate(bodies)
    ]
    mentions: list[dict[str, object]] = [
        {"article_id": str(i), "theme": "防汛"} for i, body in enumerate(bodies) if "防汛" in body
    ]
    return articles, mentions


def test_keywords_of_a_theme_are_what_its_articles_say_more_often() -> None:
    found = suggest_keywords(*corpus(), REGISTRY, theme="防汛")
    assert "清淤队" in [s.phrase for s in found]
    [word] = [s for s in found if s.phrase == "清淤队"]
    assert (word.theme, word.count, word.articles, word.in_dictionary) == ("防汛", 12, 12, False)
    assert "清淤队" in word.example
    assert not any("防汛" in s.phrase for s in found)  # what the registry has is no suggestion


def test_themes_come_from_articles_without_one() -> None:
    found = suggest_themes(*corpus(), REGISTRY)
    assert "琴书" in [s.phrase for s in found]
    assert all(s.theme is None for s in found)


def test_an_unknown_theme() -> None:
    with pytest.raises(UsageError, match="did you mean 防汛"):
        suggest_keywords([], [], REGISTRY, theme="防讯")


def test_keywords_print_as_yaml_that_the_loader_takes(tmp_path: Path) -> None:
    text = keywords_yaml(suggest_keywords(*corpus(), REGISTRY, theme="防汛"))
    (tmp_path / "themes.yml").write_text(text, encoding="utf-8")
    assert "清淤队" in load_registry(tmp_path).themes["防汛"].keywords
    assert yaml.safe_load(keywords_yaml(suggest_themes(*corpus(), REGISTRY))) is None  # comments only
    assert yaml.safe_load(keywords_yaml([])) is None


def figure(article: str, subject: str, value: float, **more: object) -> dict[str, object]:
    row: dict[str, object] = {"article_id": article, "indicator": None, "subject": subject, "value": value}
    return row | {"unit": "吨", "measure": "weight", "sentence": f"{subject}{value}吨", "duplicate_of": None} | more


def test_indicators_without_an_id_by_frequency(tmp_path: Path) -> None:
    rows = [
        figure("a", "茶叶产量", 30.0),
        figure("b", "茶叶产量", 12.0, duplicate_of=float("nan")),
        figure("b", "茶叶产量", 12.0, duplicate_of=1),
        figure("b", "核桃产量", 5.0),
        figure("a", "粮食产量", 9.0, indicator="grain"),
        figure("b", "粮食产量", 9.0, indicator="grain"),
    ]
    [tea] = suggest_indicators(rows)
    assert (tea.subject, tea.count, tea.articles, tea.low, tea.high) == ("茶叶产量", 2, 2, 12.0, 30.0)
    text = indicators_yaml([tea])
    (tmp_path / "indicators.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RegistryError, match=r"new_1\.source: is empty"):
        load_registry(tmp_path)
    (tmp_path / "indicators.yml").write_text(text.replace("source: ''", "source: 某年鉴"), encoding="utf-8")
    assert load_registry(tmp_path).indicators["new_1"].typical == (12, 30)


def test_phrases_join_tokens_and_drop_parts_of_longer_ones() -> None:
    phrases = {p.text: p for p in find_phrases(["村里建起幸福食堂。", "幸福食堂开饭。", "老人夸幸福食堂。"])}
    assert phrases["幸福食堂"].count == 3
    assert not {"幸福", "食堂"} & set(phrases)
