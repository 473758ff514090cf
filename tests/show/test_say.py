"""Sentences claim no more than the tables hold."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from govtrends.compare.contrast import change, peer_shares
from govtrends.compare.coverage import coverage, overview, provenance
from govtrends.compare.indicators import indicator_panel, indicator_table
from govtrends.compare.select import Selection, restrict, select
from govtrends.compare.shares import theme_shares, timeline
from govtrends.show import say
from govtrends.store import Corpus


def _plain(text: str) -> str:
    """Return ``text`` without its links to quotations."""
    return re.sub(r"\[([^\]]*)\]\(#at-\w+\)", r"\1", text)


def test_a_direction_is_said_only_where_the_verdict_has_one(contrast: pd.DataFrame) -> None:
    text = _plain(say.against(contrast))
    assert "保交楼占比高于其他区县" in text and "个百分点，95%区间" in text
    for theme in contrast.loc[contrast["verdict"] == "similar", "theme"]:
        assert f"{theme}占比" not in text
    none = contrast.assign(verdict="similar")
    assert "没有一个差异超出误差范围" in say.against(none)
    assert "无明显变化" in say.change(none)
    assert not {"高于", "低于", "上升", "下降"} & set(say.against(none).split("，"))


@pytest.mark.parametrize(("verdict", "word"), [("higher", "上升"), ("lower", "下降")])
def test_change_rises_and_falls(contrast: pd.DataFrame, verdict: str, word: str) -> None:
    assert f"占比{word}（" in _plain(say.change(contrast.assign(verdict=verdict)))


def test_every_percentage_has_its_count(contrast: pd.DataFrame) -> None:
    assert say.leading(contrast).count("篇，") >= 3
    assert "/" in say.leading(contrast)


def test_thin_evidence_is_said_to_be_thin(corpus: Corpus, contrast: pd.DataFrame) -> None:
    assert "样本太少" in say.against(contrast.assign(verdict="thin"))
    assert "不到两个" in say.spread(theme_shares(restrict(corpus, since="2022-07", until="2022-07")))


def test_nothing_is_said_to_be_nothing(corpus: Corpus, contrast: pd.DataFrame) -> None:
    none = contrast.iloc[:0]
    assert "没有报道提到" in say.leading(none)
    assert "无从比较" in say.against(none)
    assert "不谈升降" in say.change(change(select(corpus, "清溪区", "2022-07", "2022-07")))
    assert "没有读出" in say.indicators(indicator_table(corpus).iloc[:0])


def test_a_gap_is_named(corpus: Corpus) -> None:
    assert "2022年11月" in say.gaps(timeline(restrict(corpus, districts=["望湖区"])))
    assert say.gaps(timeline(corpus)) == ""


def test_indicators_bring_period_rank_and_median(corpus: Corpus, chosen: Selection) -> None:
    text = say.indicators(indicator_table(chosen.here), indicator_panel(corpus))
    assert "6个区县中第" in text and "中位数" in text and "2023年3月" in text
    assert "同比下降" in text


def test_targets_and_damaged_print_make_no_headline(chosen: Selection) -> None:
    table = indicator_table(chosen.here)
    assert say.headline_indicators(table.assign(status="target"), 3).empty
    assert say.headline_indicators(table.assign(damaged=True), 3).empty


def test_the_title_is_yaml_that_overrides(chosen: Selection, corpus: Corpus) -> None:
    import yaml

    front = yaml.safe_load(say.title(overview(chosen)).strip().strip("-"))
    assert front["title"] == "清溪区政务动向：保交楼等主题"
    assert front["subtitle"] == "2022年7月—2023年3月 · 甲省云川市清溪区（990102）"
    dated = yaml.safe_load(say.title(overview(chosen), provenance(corpus)).strip().strip("-"))
    assert "date" not in front and dated["date"] == "2026-01-02"
    assert "6个区县" in yaml.safe_load(say.comparison_title(coverage(corpus), "某期").strip().strip("-"))["title"]


def test_peaks_hedge_when_intervals_overlap(corpus: Corpus) -> None:
    assert "重叠" in say.peaks(timeline(corpus, "quarter"))


def test_the_method_names_thresholds_and_versions(corpus: Corpus) -> None:
    text = say.method(provenance(corpus))
    assert "不足10篇" in text and "Wilson" in text and "f" * 12 in text


def test_words_within_chance_are_said_to_be_hints() -> None:
    words = pd.DataFrame({"word": list("甲乙丙丁戊"), "count": 3, "z": [2.5, 1.0, 1.0, 1.0, 1.0]})
    assert "的词1个：甲（3次）；其余只作线索" in say.words(words)
    assert "没有一个词" in say.words(words.assign(z=1.0))
    assert say.words(words.assign(z=float("nan"))) == "" == say.words(words.head(2))


def test_a_headline_prefers_figures_that_can_be_held_against_something(corpus: Corpus, chosen: Selection) -> None:
    table, panel = indicator_table(chosen.here), indicator_panel(corpus)
    assert "个区县中第" in say.headline_indicators(table, 1, panel)["stands"].iloc[0]
    assert "没有同口径的数可比" in say.indicators(table)


def _figures(*rows: dict[str, object]) -> pd.DataFrame:
    """Return rows of a table of indicators, those of one district's yearly product where nothing else is said."""
    year = {"period_start": "2022-01-01", "period_end": "2022-12-31", "period": "2022年", "period_kind": "year"}
    product = {"indicator": "gdp", "indicator_key": "gdp", "name": "地区生产总值", "growth_of": None, "order": 0}
    kind = {"unit_code": "990102", "unit": "元", "measure": "money", "status": "result", "basis": None}
    print_ = {
        "article_id": "a",
        "char_start": 1,
        "damaged": False,
        "first": pd.Timestamp(2023, 1, 1),
        "rank": float("nan"),
    }
    table = pd.DataFrame([{**year, **product, **kind, **print_, "value": 6.0, **row} for row in rows])
    return table.assign(**{name: pd.to_datetime(table[name]) for name in ("period_start", "period_end")})


def test_the_period_before_is_of_the_same_length() -> None:
    before = {"period_start": "2021-01-01", "period_end": "2021-12-31", "period": "2021年", "value": 5.0}
    half = {"period_end": "2022-06-30", "period": "2022年1—6月", "value": 3.0}
    rows = _figures(before, half, {})
    assert say.headline_indicators(rows.tail(1), 1, rows)["stands"].tolist() == ["2021年为5元"]
    assert say.headline_indicators(rows.head(1), 1, rows)["stands"].tolist() == [""]


def test_a_level_stands_beside_the_change_printed_with_it() -> None:
    change = {"indicator": "gdp_growth", "indicator_key": "gdp_growth", "growth_of": "gdp", "order": 1, "value": 4.5}
    rows = _figures({}, {**change, "unit": "%", "measure": "percent", "direction": "up", "basis": "yoy"})
    found = say.headline_indicators(rows, 4)
    assert found[["indicator", "stands"]].to_numpy().tolist() == [["gdp", "同比上升4.5%"]]
    assert "6元" in say.indicators(rows) and "（2022年，同比上升4.5%）" in say.indicators(rows)
    alone = rows.assign(period_end=[rows["period_end"].iloc[0], pd.Timestamp(2022, 6, 30)])
    assert say.headline_indicators(alone, 1)["stands"].tolist() == [""]


def test_a_theme_that_nobody_mentions_is_named_once(corpus: Corpus) -> None:
    shares, years = theme_shares(corpus, themes=["医保"]), timeline(corpus, "quarter", themes=["医保"])
    assert say.spread(shares) == "所选区县本期没有一篇报道提到医保。" and say.peaks(years) == ""
    assert "- 。" not in say.keypoints(say.spread(shares), say.peaks(years), say.gaps(years))


def test_others_of_another_time_are_never_called_contemporary(chosen: Selection) -> None:
    row = overview(chosen)
    assert re.search(r"同期其他\d+个区县共\d+篇", say.overview(row))
    whole = "语料全部时段"
    text = say.overview(row.assign(other_span=whole, same_period=3))
    assert "同期其他区县只有3篇，不足10篇，改与语料全部时段对照：其他" in text
    assert "同期其他区县没有报道，改与语料全部时段" in say.overview(row.assign(other_span=whole, same_period=0))
    shares = peer_shares(chosen)
    assert "指语料中同期有报道" in say.peers(shares)
    assert "指语料中语料全部时段（不是同期）有报道" not in say.peers(shares.assign(span=whole))
    assert "语料全部时段（不是同期）有报道的全部其他区县" in say.peers(shares.assign(span=whole))


def test_a_period_does_not_claim_reports_without_a_date(chosen: Selection, corpus: Corpus) -> None:
    row, table = overview(chosen), coverage(corpus)
    assert "没有日期" not in say.overview(row) + say.comparison(table, "2022年")
    assert "字，其中3篇没有日期" in say.overview(row.assign(undated=3))
    assert "没有日期" not in say.overview(row.assign(undated=row["articles"]))
    some = table.assign(undated=[2, *[0] * (len(table) - 1)])
    assert "篇报道，其中2篇没有日期" in say.comparison(some, "2022年")
