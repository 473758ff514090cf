"""Tables and sentences of the theme, indicator and exploring notebooks."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from govtrends.compare.contrast import differences
from govtrends.compare.coverage import coverage
from govtrends.compare.evidence import evidence
from govtrends.compare.indicators import indicator_change, indicator_panel, indicator_table
from govtrends.compare.kwic import context
from govtrends.compare.leads import leads
from govtrends.compare.select import restrict
from govtrends.compare.shares import theme_shares, timeline
from govtrends.compare.targets import indicator_targets
from govtrends.compare.timing import events
from govtrends.errors import Doubt, UsageError
from govtrends.show import say, tables
from govtrends.store import Corpus


@pytest.fixture(scope="module")
def apart(corpus: Corpus) -> pd.DataFrame:
    return differences(corpus)


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_differences_that_hold_come_first_with_their_interval(corpus: Corpus, apart: pd.DataFrame) -> None:
    rows = _rows(tables.differences(apart, limit=4))
    assert [row[-1] for row in rows] == ["高于", "高于", "高于", "相近"]
    assert {row[1] for row in rows[:3]} == {"清溪区", "东岭区", "石桥县"}
    assert "～" in rows[0][4] and "| 其余合计 |" in tables.differences(apart)
    periods = _rows(tables.differences(differences(corpus, "quarter")))
    assert all(row[3].startswith(("2022年三季度 ", "2022年四季度 ")) for row in periods)


def test_what_is_said_of_differences_names_the_number_of_comparisons(corpus: Corpus, apart: pd.DataFrame) -> None:
    assert "校正30次比较之后，清溪区的保交楼占比高于其余合计（68%，28/41篇，对15%，31/203篇" in say.differences(apart)
    assert "各期与前一期相比，校正10次比较之后，没有一个占比的差异" in say.differences(differences(corpus, "quarter"))
    thin = differences(restrict(corpus, districts=["望湖区"]), "month")
    assert "只作线索，不下判断" in say.differences(thin) and not _rows(tables.differences(thin))
    assert "不到两个" in say.differences(apart.iloc[:0])


def test_a_theme_of_one_page_is_named(corpus: Corpus) -> None:
    shares = theme_shares(corpus)
    assert say.concentrated(shares) == ""
    one = shares.assign(pages_with=shares["pages_with"].where(shares["theme"] != "双减", 1))
    assert "东岭区的双减（26篇）" in say.concentrated(one)


def test_themes_that_nobody_mentions_are_named_with_the_nearest(corpus: Corpus) -> None:
    quoted = evidence(corpus, ["双减"])
    assert set(quoted["theme"]) == {"双减"}
    assert say.unmentioned(["双减"], quoted) == ""
    with pytest.warns(Doubt, match="theme '保交房' is not in the registry.*did you mean 保交楼"):
        said = say.unmentioned(["双减", "保交房", "就业"], quoted)
    assert "保交房（随包的登记表里没有这个主题，相近的有“保交楼”）" in said and "就业。" in said and "双减" not in said
    with pytest.warns(Doubt):
        own = say.unmentioned(["保交房", "桥下空间"], quoted, ["桥下空间", "保交楼"])
    assert "保交房（登记表里没有这个主题，相近的有“保交楼”）、桥下空间。" in own


def test_values_of_an_unknown_period_stand_in_no_matrix(corpus: Corpus) -> None:
    panel = indicator_panel(corpus)
    periods = _rows(tables.matrix(panel))
    later = panel.assign(period_end=panel["period_end"].mask(panel["period_end"] == panel["period_end"].max()))
    assert periods and _rows(tables.matrix(later)) != periods
    nowhen = replace(corpus, indicators=corpus.indicators.assign(period_start=pd.NaT, period_end=pd.NaT))
    assert "没有两个以上地区报道" in tables.matrix(indicator_panel(nowhen))


def test_the_reports_of_a_peak_lead_to_their_file(corpus: Corpus) -> None:
    table = events(corpus, timeline(corpus, "quarter"))
    row = _rows(tables.events(table))[0]
    assert row[4] == "1处" and row[5].endswith(f".txt·{table['ordinal'].iloc[0]}")


def test_targets_say_how_they_bind_and_leave_empty_columns_out(corpus: Corpus) -> None:
    base = {"indicator_key": "g", "name": "增速", "measure": "percent", "unit": "%", "period_kind": "year"}
    goal = {"unit_code": "1", "district": "甲区", "period": "2023年", "target": 5.0, "target_approx": "about"}
    row = {**base, **goal, "basis": "yoy", "target_max": None, "period_end": pd.Timestamp(2023, 12, 31)}
    met = {**row, "result": 5.2, "gap": 0.2, "kept": None, "before": 3.0, "before_period": "2022年"}
    told = tables.targets(pd.DataFrame([met]))
    assert _rows(told) == [["增速", "甲区", "2023年", "约5%", "5.2%", "+0.2个百分点", "3%（2022年）"]]
    assert "目标是界限时" not in told
    assert "没有读出可与实绩对照的目标" in tables.targets(indicator_targets(indicator_panel(corpus)))
    assert "没有读出" in say.targets(indicator_targets(indicator_panel(corpus)))


def test_the_own_district_stands_first_with_its_distance(corpus: Corpus) -> None:
    panel = indicator_panel(corpus)
    rows = _rows(tables.distances(panel, "990104"))
    assert rows[0][1] == "▶ 石桥县" and rows[0][6].endswith("/6")
    own = panel[(panel["unit_code"] == "990104") & panel["rank"].notna()].iloc[0]
    assert f"{abs(own['distance']):,.1f}".rstrip("0").rstrip(".") in rows[0][5]
    assert "石桥县" in say.standing(panel, "990104") and "最高" in say.standing(panel)
    assert "没有可与三个以上地区相比" in say.standing(panel, "110101")
    assert "不排位次" in say.standing(panel.iloc[:0])


def test_districts_down_and_indicators_across(corpus: Corpus) -> None:
    told = tables.matrix(indicator_panel(corpus), "990105")
    rows = _rows(told)
    assert rows[0][0] == "▶ 望湖区" and len(rows) == 6 and "入户走访（" in told
    assert "没有两个以上地区" in tables.matrix(indicator_panel(corpus).iloc[:0])


def test_moves_are_in_points_or_by_ratio(corpus: Corpus) -> None:
    told = tables.moves(indicator_change(indicator_panel(corpus)), limit=200)
    last = [row[-1] for row in _rows(told)]
    assert any(cell.endswith("个百分点") for cell in last) and any(cell.endswith("%") for cell in last)


def test_leads_of_every_kind(corpus: Corpus) -> None:
    extra = corpus.indicators.head(1).assign(value=1.0, char_start=500)
    two = replace(corpus, indicators=pd.concat([corpus.indicators, extra], ignore_index=True))
    found = leads(two, "month")
    assert {"difference", "conflict", "gap"} <= set(found["lead"])
    first = found[found["lead"] == "difference"].iloc[0]
    assert (first["where"], first["what"]) == ("清溪区", "保交楼")
    gap = found[found["lead"] == "gap"].iloc[0]
    assert (gap["where"], gap["value"], gap["other"]) == ("望湖区", 1, 9)
    told = tables.leads(found)
    assert "首末之间9个月中1个月没有报道" in told and "印有2个不同数值" in told and "nan" not in told


def test_a_value_far_from_its_peers_is_a_lead(corpus: Corpus) -> None:
    rows = corpus.indicators[corpus.indicators["unit"] == "户"].head(9).copy()
    rows["place_code"] = [f"9901{n:02d}" for n in range(10, 19)]
    rows[["period_start", "period_end"]] = pd.Timestamp(2022, 7, 1), pd.Timestamp(2022, 7, 31)
    rows["value"] = [100.0, 101, 102, 103, 104, 105, 106, 107, 900]
    found = leads(replace(corpus, indicators=rows))
    far = found[found["lead"] == "far"]
    assert far["value"].tolist() == [900] and far["other"].tolist() == [104]
    assert "900户，同组中位数104户" in tables.leads(found)


def test_nothing_to_look_at_is_said(corpus: Corpus) -> None:
    quiet = replace(corpus, mentions=corpus.mentions.iloc[:0], indicators=corpus.indicators.iloc[:0])
    assert leads(restrict(quiet, districts=["清溪区"])).empty
    assert tables.leads(leads(restrict(quiet, districts=["清溪区"]))).strip().endswith("。")


def test_a_word_in_its_context(corpus: Corpus) -> None:
    found = context(corpus, "课后服务")
    assert f"“课后服务”出现{len(found)}处" in say.sought("课后服务", found)
    assert "**课后服务**" in tables.context(found)
    months = tables.context(found.assign(date_precision="month"))
    assert f"| {found['date'].iloc[0]:%Y-%m} |" in months  # no day that the page does not print
    assert "没有一处" in say.sought("无此词", context(corpus, "无此词"))
    with pytest.raises(UsageError, match="word"):
        context(corpus, " ")


def test_subjects_without_an_id_are_counted(corpus: Corpus) -> None:
    rows = _rows(tables.unregistered(indicator_table(corpus)))
    assert {row[0] for row in rows} == {"入户走访", "可防性案件"} and rows[0][3] == "6"


def test_one_indicator_by_name_and_a_misspelt_one(corpus: Corpus) -> None:
    assert set(indicator_panel(corpus, indicator="入户走访")["name"]) == {"入户走访"}
    with pytest.raises(UsageError, match="did you mean 入户走访"):
        indicator_panel(corpus, indicator="入户走方")


def test_the_heading_names_few_themes(corpus: Corpus) -> None:
    block = say.heading("主题", coverage(corpus), "2022年", None, ["双减", "保交楼"])
    assert 'title: "主题：双减、保交楼"' in block and "6个区县" in block
    nowhere = coverage(replace(corpus, pages=corpus.pages.assign(district_code=None, district=None)))
    assert "未定地区" in say.heading("主题", nowhere.assign(unit_code=None), "2022年")
