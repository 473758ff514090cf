"""Suggestions: what a theme's articles say more often, what no theme covers, figures without an id; as valid YAML."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from govtrends.errors import RegistryError, UsageError
from govtrends.facts import suggest
from govtrends.facts.passages import passages
from govtrends.facts.phrases import find_phrases
from govtrends.facts.suggest import suggest_keywords, suggest_themes
from govtrends.facts.suggest_indicators import suggest_indicators
from govtrends.facts.suggest_yaml import NONE, indicators_yaml, keywords_yaml, themes_yaml
from govtrends.pipeline import build
from govtrends.registry import load_registry
from govtrends.store import read_corpus

REGISTRY = load_registry()

TOWNS = ["柳岸镇", "河东镇", "西岭村", "东堤村"]
FLOOD = [f"{town}防汛工作有序,捞草队{what}。" for town in TOWNS for what in ("连夜上岸", "待命", "打捞杂物")]
OTHER = [f"{town}的皮影戏{what}。" for town in TOWNS for what in ("走进校园", "座无虚席", "又演了一场")]
OTHER += [f"{town}{what}。" for town in TOWNS for what in ("集市热闹", "灯笼高挂", "麦子黄了")]
Rows = tuple[list[dict[str, object]], list[dict[str, object]]]


def corpus(*bodies: str) -> Rows:
    """Return short articles, one a body, and the mentions of 防汛 in them."""
    texts = bodies or (*FLOOD, *OTHER)
    articles: list[dict[str, object]] = [
        {"article_id": str(i), "headline": None, "body": body} for i, body in enumerate(texts)
    ]
    mentions: list[dict[str, object]] = [
        {"article_id": str(i), "theme": "防汛", "keyword": "防汛"} for i, body in enumerate(texts) if "防汛" in body
    ]
    return articles, mentions


def test_keywords_of_a_theme_are_what_stands_beside_it_more_than_elsewhere() -> None:
    found = suggest_keywords(*corpus(), REGISTRY, theme="防汛")
    [word] = [s for s in found if s.phrase == "捞草队"]
    assert (word.theme, word.count, word.articles, word.more, word.share) == ("防汛", 12, 12, 0, 1.0)
    assert not word.in_dictionary and not word.weak and "捞草队" in word.example
    assert not any("防汛" in s.phrase or "河东" in s.phrase for s in found)  # what the registry has is no suggestion


def test_the_name_of_a_paper_in_its_masthead_is_no_matter() -> None:
    rows = [{"article_id": str(i), "headline": None, "body": "河湾日报2022年3月28日第2版"} for i in range(6)]
    for kind, read in (("masthead", 0), ("article", 1)):  # a sentence that is printed again is read once
        assert len(list(passages([row | {"kind": kind} for row in rows], []))) == read


def test_a_word_that_is_as_often_elsewhere_is_weak_and_says_what_it_would_add() -> None:
    elsewhere = [f"捞草队{what}第{n}条水渠。" for what in ("修好", "查看", "丈量") for n in range(3)]
    elsewhere += [f"第{n}次{what}。" for what in ("赶集", "演出") for n in range(40)]
    [word] = [s for s in suggest_keywords(*corpus(*FLOOD, *elsewhere), REGISTRY) if s.phrase == "捞草队"]
    assert word.weak and word.more == 9 and 0.5 < word.share < 0.6
    text = keywords_yaml([word])
    assert "    weak:" in text and "9 articles more, new word" in text


def test_in_a_long_report_only_what_stands_near_a_keyword_is_of_its_theme() -> None:
    filler = [f"第{n}段说的是别的事情，与此无关，写得比较长一些。" for n in range(80)]
    body = "".join([*filler[:40], "抓好防汛，捞草队待命。", *filler[40:], "皮影戏走进校园。"])
    mentions = [{"article_id": "1", "theme": "防汛", "keyword": "防汛"}]
    read = passages([{"article_id": "1", "headline": None, "body": body}], mentions)
    assert [one.text[:4] for one in read if one.themes] == ["第39段", "抓好防汛", "第40段"]
    names = "外事、侨务、档案、气象、地震、测绘、史志、工会、青年、防汛等各项工作继续加强"
    assert not list(passages([{"article_id": "1", "headline": None, "body": names + "。"}], []))


def test_themes_come_from_what_no_theme_covers_and_print_as_yaml_to_paste(tmp_path: Path) -> None:
    found = suggest_themes(*corpus(), REGISTRY)
    assert [theme.words[0] for theme in found] == ["皮影戏"] and found[0].articles == 12
    text = themes_yaml(found)
    (tmp_path / "registry").mkdir()
    (tmp_path / "registry" / "themes.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RegistryError, match="is empty"):
        load_registry(tmp_path / "registry")
    filled = text.replace("english_name: ''", "english_name: ballads").replace("definition: ''", "definition: 曲艺演出")
    filled = filled.replace("source: ''", "source: 某县文化馆工作方案")
    assert _mentions(filled, "东岭镇的皮影戏今晚开演。", tmp_path) == [("皮影戏", "皮影戏")]


def test_a_sentence_printed_again_counts_once() -> None:
    articles, mentions = corpus(*FLOOD * 3)
    assert len(list(passages(articles, mentions))) == len(FLOOD)


def test_of_a_large_corpus_sentences_all_through_it_are_read_and_few_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "MOST_CHARS", 1_000)
    monkeypatch.setattr(suggest, "_HELD", 4_000)
    alive: set[int] = set()
    most = 0

    def rows() -> Iterator[dict[str, object]]:
        nonlocal most
        for number in range(400):
            said = f"第{number}场皮影戏走进校园。" if number // 5 % 2 else f"第{number}个村的捞草队在防汛中打捞杂物。"
            row = Row(article_id=str(number), headline=None, body=said)
            alive.add(number)
            weakref.finalize(row, alive.discard, number)
            most = max(most, len(alive))
            yield row

    mentions = (
        {"article_id": str(number), "theme": "防汛", "keyword": "防汛"} for number in range(400) if number // 5 % 2 == 0
    )
    [word] = [s for s in suggest_keywords(rows(), mentions, REGISTRY) if s.phrase == "捞草队"]
    assert 20 <= word.count <= 50 and most <= 2


class Row(dict[str, object]):
    """A row that can be watched."""


def test_an_unknown_theme() -> None:
    with pytest.raises(UsageError, match="did you mean 防汛"):
        suggest_keywords([], [], REGISTRY, theme="防讯")


def test_keywords_print_as_yaml_that_a_study_takes(tmp_path: Path) -> None:
    text = keywords_yaml(suggest_keywords(*corpus(), REGISTRY, theme="防汛"))
    assert ("防汛", "捞草队") in _mentions(text, "东岭镇的捞草队今早出发。", tmp_path)
    assert yaml.safe_load(keywords_yaml([])) is None and keywords_yaml([]) == themes_yaml([]) == NONE


def _mentions(registry: str, page: str, folder: Path) -> list[tuple[str, str]]:
    """Return the themes and keywords found in a page with a study's own ``themes.yml``."""
    (folder / "registry").mkdir(exist_ok=True)
    (folder / "registry" / "themes.yml").write_text(registry, encoding="utf-8")
    (folder / "page.txt").write_text(f"镇里的一件事\n\n{page}\n", encoding="utf-8")
    build([folder / "page.txt"], folder / "corpus", registry=folder / "registry")
    found = read_corpus(folder / "corpus").mentions
    return list(zip(found["theme"], found["keyword"], strict=True))


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


def test_phrases_need_free_edges_and_parts_that_belong_together() -> None:
    torn = ["去看幸福食堂的饭菜", "到幸福食堂的厨房", "在幸福食堂的门口"]
    assert "福食堂" not in {p.text for p in find_phrases(torn)}
    chance = [f"{a}镇建设{b}学校。" for a in "甲乙丙丁" for b in ("新", "大", "好")] + ["镇建设。", "建设学校。"] * 2
    assert "建设学校" not in {p.text for p in find_phrases(chance + ["建设工厂。", "学校开学。"] * 20)}
    assert not {p.text for p in find_phrases(["新增三万套住房", "盘活三万套厂房", "修缮三万套老屋"]) if "套" in p.text}
