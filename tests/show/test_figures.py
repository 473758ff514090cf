"""The figures along time, of pairs, and of targets: what they draw, say and leave out."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from govtrends.compare.cooccurrence import cooccurrence
from govtrends.compare.select import restrict
from govtrends.compare.shares import district_timelines, timeline
from govtrends.compare.timing import events
from govtrends.show import plot, say
from govtrends.show.markdown import Prose
from govtrends.show.picture import DPI, Picture
from govtrends.store import Corpus
from pictures import drawn

pytestmark = pytest.mark.filterwarnings("error")  # a missing glyph or a collapsed layout is only a warning


@pytest.fixture(scope="module")
def months(corpus: Corpus) -> pd.DataFrame:
    return timeline(corpus, "month")


@pytest.fixture(scope="module")
def districts(corpus: Corpus) -> pd.DataFrame:
    return district_timelines(corpus, "month")


def _alt(picture: Picture | Prose) -> str:
    assert isinstance(picture, Picture)
    return picture.alt


def test_a_peak_names_its_reports(corpus: Corpus, months: pd.DataFrame) -> None:
    table = events(corpus, months)
    picture = plot.peaks(months, table, ["保交楼", "双减"])
    drawn(picture)
    top = table[table["theme"] == "保交楼"].iloc[0]
    assert f"{top['first']:%Y-%m-%d} {top['headline']}" in _alt(picture)
    assert "疫情防控" not in _alt(picture)


def test_long_and_missing_headlines_stay_beside_the_panel(corpus: Corpus, months: pd.DataFrame) -> None:
    table = events(corpus, months)
    table["headline"] = ["关于进一步做好全区老旧小区改造和物业服务提升工作的实施意见公布", None] * (len(table) // 2)
    drawn(plot.peaks(months, table))
    assert "（无题）" in _alt(plot.peaks(months, table)) and "…" in _alt(plot.peaks(months, table))


def test_every_district_has_its_panel_and_the_own_one_comes_first(districts: pd.DataFrame) -> None:
    plain, own = (plot.places(districts, "疫情防控", highlight) for highlight in (None, "990107"))
    drawn(plain)
    drawn(own)
    assert isinstance(plain, Picture) and isinstance(own, Picture) and plain.png != own.png
    assert "石桥县" in own.alt and "6个地区" in own.alt


def test_a_row_for_each_theme_and_each_district(months: pd.DataFrame, districts: pd.DataFrame) -> None:
    drawn(plot.sparklines(months))
    picture = plot.sparklines(districts[districts["theme"] == "保交楼"], rows="district")
    drawn(picture)
    assert _alt(picture).startswith("迷你时间线表：清溪区最高在")


def test_three_hundred_districts_fit_a_page(districts: pd.DataFrame) -> None:
    one = districts[(districts["unit_code"] == "990103") & (districts["theme"] == "双减")]
    many = pd.concat([one.assign(unit_code=f"{n:06d}", district=f"青禾长岭水族自治{n}县") for n in range(300)])
    for made in (plot.places(many, "双减"), plot.places(many, "双减", "000299"), plot.sparklines(many, "district")):
        assert drawn(made).height < 10 * DPI


def test_pairs_on_a_circle(corpus: Corpus) -> None:
    names = ["青禾长岭水族自治县创建", *(f"主题{n}" for n in range(20))]
    rows = [(a, b, 40, 30, 12, 200, 6.0, 0.2 + 0.01 * k, True) for k, (a, b) in enumerate(pairwise(names))]
    columns = ["theme_a", "theme_b", "n_a", "n_b", "both", "n", "expected", "npmi", "holds"]
    table = pd.DataFrame(rows, columns=columns)
    first, second = plot.network(table), plot.network(table.sample(frac=1, random_state=1))
    drawn(first)
    assert isinstance(first, Picture) and isinstance(second, Picture) and first.png == second.png
    hints = plot.network(cooccurrence(corpus))
    drawn(hints)
    assert "没有一对确实多于偶然" in _alt(hints)


def _goals(places: int, periods: int = 1, **changes: Any) -> pd.DataFrame:
    years = range(2026 - periods, 2026)
    rows = [
        {
            "indicator_key": "gdp_growth",
            "name": "地区生产总值增速",
            "measure": "percent",
            "unit": "%",
            "basis": "vs_last_year",
            "period_kind": "year",
            "unit_code": f"{n:06d}",
            "district": f"第{n}区" if n else "青禾长岭白水族自治县",
            "period": f"{year}年",
            "period_end": pd.Timestamp(year, 12, 31),
            "target": 5.0 + n % 3,
            "target_max": 5.5 + n % 3 if n % 4 == 0 else None,
            "target_approx": ("about", "at_least", None)[n % 3],
            "result": 4.8 if periods > 1 else None,
            "gap": -0.2 - n % 3 if periods > 1 else None,
            "before": 5.0 + 0.3 * (n % 5),
            "before_period": f"{year - 1}年",
        }
        for n in range(places)
        for year in years
    ]
    return pd.DataFrame(rows).assign(**changes).astype({"target_max": float, "result": float, "gap": float})


def test_targets_beside_the_results_of_many_places_and_of_many_years() -> None:
    many, years = plot.targets(_goals(31), highlight="000003"), plot.targets(_goals(1, 12))
    drawn(many)
    drawn(years)
    assert "31个地区2025年地区生产总值增速的目标为5到7%" in _alt(many)
    assert "12个时期的目标，12个读出了同期实绩，其中0个高于目标；差得最远的是" in _alt(years)
    assert drawn(plot.targets(_goals(300))).height < 10 * DPI


def test_a_lonely_target_is_a_sentence() -> None:
    said = plot.targets(_goals(1))
    assert isinstance(said, Prose)
    assert "青禾长岭白水族自治县2025年地区生产总值增速的目标约5～5.5%" in said and "2024年实绩5%" in said


def test_nothing_to_draw_is_a_sentence(corpus: Corpus, months: pd.DataFrame, districts: pd.DataFrame) -> None:
    short = restrict(corpus, since="2022-07", until="2022-07")
    goals = _goals(3)
    for made in (
        plot.peaks(pd.DataFrame(), pd.DataFrame()),
        plot.peaks(timeline(short), events(short, timeline(short))),
        plot.peaks(months, events(corpus, months), ["不存在的主题"]),
        plot.places(district_timelines(short)),
        plot.places(districts.assign(articles=0, mentions=0), "双减"),
        plot.sparklines(timeline(short)),
        plot.sparklines(months.assign(articles=0, mentions=0)),
        plot.network(cooccurrence(corpus, min_articles=10**6)),
        plot.targets(goals.iloc[:0]),
        plot.targets(goals, "不存在的指标"),
        plot.targets(goals.assign(before=None)),
    ):
        assert isinstance(made, Prose) and made.strip().endswith("。")


def test_few_reports_make_no_peak_in_the_figure_as_in_the_sentence(corpus: Corpus, months: pd.DataFrame) -> None:
    few = months.assign(thin=True)
    assert "不谈高峰" in say.peaks(few)
    for table in (few, months.assign(thin=months["period"] != months["period"].iloc[-1])):
        picture = plot.peaks(table, events(corpus, table), ["保交楼"])
        drawn(picture)
        assert "保交楼样本少，不谈高峰" in _alt(picture) and "最高在" not in _alt(picture)
    assert "最高在" in _alt(plot.peaks(months, events(corpus, months), ["保交楼"]))


def test_others_without_a_report_in_the_periods_are_not_drawn(months: pd.DataFrame) -> None:
    none = months.assign(n=0, articles=0, mentions=0, share=float("nan"), rate=float("nan"))
    alone, with_none, with_some = (plot.lines(months, others, ["双减"]) for others in (None, none, months))
    for picture in (alone, with_none, with_some):
        drawn(picture)
    assert isinstance(alone, Picture) and isinstance(with_none, Picture) and isinstance(with_some, Picture)
    assert alone.png == with_none.png != with_some.png
