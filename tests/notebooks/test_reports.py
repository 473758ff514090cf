"""Comparisons of real reports: what the public record says, through the whole chain from files to a notebook."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import govtrends as gt
from govtrends.pipeline import build
from govtrends.report.execute import execute
from govtrends.store import Corpus

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
NATIONAL, PROVINCES = CORPORA / "national_reports_1954_2025.jsonl", CORPORA / "provincial_reports_2026"
A_REPORT = 3000
"""Characters: rows of the national file without a year are resolutions on a report, a tenth as long as one."""

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora of government reports do not lie beside the project"),
]


def _built(source: Path, factory: pytest.TempPathFactory) -> Corpus:
    out = factory.mktemp(source.stem) / "corpus"
    build([source], out)
    return gt.load(out)


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return _built(NATIONAL, tmp_path_factory)


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return _built(PROVINCES, tmp_path_factory)


@pytest.fixture(scope="module")
def years(national: Corpus) -> pd.DataFrame:
    themes = ["疫情防控", "双减", "保交楼", "脱贫攻坚"]
    return gt.timeline(gt.restrict(national, min_chars=A_REPORT), "year", themes=themes)


def _mentioned(years: pd.DataFrame, theme: str) -> set[str]:
    return set(years.loc[(years["theme"] == theme) & (years["mentions"] > 0), "period"])


def test_campaigns_stand_in_their_years(years: pd.DataFrame) -> None:
    assert _mentioned(years, "疫情防控") == {"2006", "2021", "2022", "2023", "2024"}
    assert _mentioned(years, "双减") == {"2024", "2025"}
    assert _mentioned(years, "保交楼") == {"2023", "2024"}


def test_campaigns_peak_when_they_did(years: pd.DataFrame) -> None:
    epidemic = years[years["theme"] == "疫情防控"].set_index("period")["mentions"]
    assert epidemic.idxmax() == "2021" and epidemic["2006"] == 1
    poverty = years[years["theme"] == "脱贫攻坚"].set_index("period")["mentions"]
    assert set(poverty.nlargest(2).index) == {"2019", "2021"}


def test_the_reports_that_carry_the_peaks(national: Corpus, years: pd.DataFrame) -> None:
    view = gt.restrict(national, min_chars=A_REPORT)
    found = gt.events(view, years).set_index("theme")
    assert found.loc["疫情防控", "period"] == "2021" and found.loc["疫情防控", "headline"].startswith("2021年")
    assert found.loc["双减", "period"] == "2024" and found["thin"].all()  # one report a year


def test_resolutions_have_no_year(national: Corpus) -> None:
    rows = gt.with_texts(national).articles.merge(national.pages[["page_id", "issue_date"]], on="page_id")
    undated = rows[rows["date"].isna() & rows["issue_date"].isna()]
    assert len(undated) >= 3 and undated["body"].str.len().max() < A_REPORT
    assert not set(undated["article_id"]) & set(gt.restrict(national, min_chars=A_REPORT).articles["article_id"])


def test_the_missing_report_is_a_gap_and_not_a_zero(years: pd.DataFrame) -> None:
    missing = years[years["period"] == "2020"]
    assert (missing["n"] == 0).all() and missing["share"].isna().all() and missing["rate"].isna().all()
    assert "2020年" in gt.say.gaps(years)


def test_one_report_a_year_is_counted(years: pd.DataFrame) -> None:
    dated = {row["year"] for row in map(json.loads, NATIONAL.read_text(encoding="utf-8").splitlines()) if row["year"]}
    read = years[years["n"] > 0].drop_duplicates("period")
    assert set(read["period"]) == dated and (read["n"] == 1).all()


def test_provinces_that_speak_of_it(provinces: Corpus) -> None:
    shares = gt.theme_shares(provinces, themes=["保交楼", "文明城市"])
    assert shares["district"].nunique() == 31
    # Checked against the plain text: a province counts where one of its theme's own words stands in the report.
    for theme, word in (("保交楼", "保交楼"), ("文明城市", "文明城市")):
        found = set(shares.loc[(shares["theme"] == theme) & (shares["mentions"] > 0), "district"])
        named = {path.name.split("_")[1] for path in PROVINCES.glob("*.csv") if word in _text(path)}
        assert named <= found and 8 <= len(found) <= 20


def _text(path: Path) -> str:
    return re.sub(r"\s", "", path.read_text(encoding="utf-8-sig"))


def test_growth_is_never_held_against_the_target(provinces: Corpus) -> None:
    growth = gt.indicator_panel(provinces)
    # 2021—2025年 is another thing than 2025年.
    growth = growth[(growth["name"] == "地区生产总值增速") & (growth["period_kind"] == "year")]
    result, target = (growth[growth["status"] == status] for status in ("result", "target"))
    assert result["unit_code"].nunique() >= 28 and target["unit_code"].nunique() >= 28
    assert set(result["period"]) == {"2025年"} and set(target["period"]) == {"2026年"}
    assert result["peers"].max() <= 31 and (result["median"].dropna().between(4, 6)).all()
    both = result.merge(target, on="unit_code", suffixes=("", "_target"))
    assert (both["value"] - both["value_target"]).abs().median() < 1


def test_what_was_aimed_at_and_what_came_of_it(national: Corpus) -> None:
    """Growth of the national product as everybody can look it up: target and result of the same year."""
    goals = gt.indicator_targets(gt.indicator_panel(national, indicator="gdp_growth"))
    goals = goals[goals["measure"] == "percent"].set_index("period")
    known = {
        "2016年": (6.5, 6.7),
        "2018年": (6.5, 6.6),
        "2021年": (6.0, 8.1),
        "2022年": (5.5, 3.0),
        "2023年": (5.0, 5.2),
    }
    assert {year: (goals.loc[year, "target"], goals.loc[year, "result"]) for year in known} == known
    assert goals.loc["2021年", "kept"] is True and goals.loc["2016年", "target_max"] == 7.0
    assert "2020年" not in goals.index  # the report that set it is missing, and the year had no target
    assert pd.isna(goals.loc["2025年", "result"])


def test_growth_beside_the_target_of_every_province(provinces: Corpus) -> None:
    goals = gt.indicator_targets(gt.indicator_panel(provinces, indicator="gdp_growth"))
    goals = goals[(goals["measure"] == "percent") & (goals["period"] == "2026年")].set_index("district")
    assert len(goals) == 31 and set(goals["before_period"]) == {"2025年"} and goals["result"].isna().all()
    known = {"海南省": (6.0, 4.0), "广东省": (4.5, 3.9), "西藏自治区": (7.0, 7.0), "辽宁省": (4.5, 3.7)}
    assert {name: (goals.loc[name, "target"], goals.loc[name, "before"]) for name in known} == known
    for row in goals.reset_index().to_dict("records"):
        text = _text(PROVINCES / f"2026_{row['district']}_政府工作报告.csv")
        assert re.sub(r"\s", "", row["target_text"]) in text


def test_the_figures_of_the_docs_are_in_step(national: Corpus, provinces: Corpus) -> None:
    spec = importlib.util.spec_from_file_location("make_comparisons", ROOT / "tools" / "make_comparisons.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    for name, (picture, numbers) in {"campaigns": tool.campaigns(national), "growth": tool.growth(provinces)}.items():
        made = numbers.to_csv(index=False, float_format="%.4g")
        assert made == (tool.DOCS / f"{name}.csv").read_text(encoding="utf-8"), "run: python tools/make_comparisons.py"
        assert picture.png[:4] == (tool.DOCS / f"{name}.png").read_bytes()[:4]


def _shown(corpus: Corpus, folder: Path, notebook: str = "comparison", **parameters: Any) -> str:
    values = {"corpus": str(corpus.path), **parameters}
    done = execute(ROOT / "analysis" / f"{notebook}.ipynb", values, folder, runner="fork")
    cells = json.loads(done.notebook.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    texts = [output.get("text", "") for output in outputs]
    texts += [output.get("data", {}).get(kind, "") for output in outputs for kind in ("text/markdown", "text/plain")]
    return "\n".join("".join(text) for text in texts)


def test_the_comparison_of_years(national: Corpus, tmp_path: Path) -> None:
    themes = ["疫情防控", "双减", "保交楼", "脱贫攻坚"]
    shown = _shown(national, tmp_path, by="year", themes=themes, since="2015-01", until="2025-12", shortest=A_REPORT)
    assert "各期报道比较" in shown and "没有收录报道的时段（图中灰带，不是零）：2020年" in shown
    assert "疫情防控最高在2021" in shown


def test_the_comparison_of_provinces(provinces: Corpus, tmp_path: Path) -> None:
    shown = _shown(provinces, tmp_path, by="year", themes=["保交楼", "文明城市"])
    assert "省份比较：" in shown and "31个省份" in shown and "没有区间，差异只作线索" in shown
    assert "地区生产总值增速" in shown


def test_suggestions_from_the_reports_are_words_of_the_matter(provinces: Corpus) -> None:
    from govtrends.facts.suggest import suggest_keywords
    from govtrends.registry import load_registry

    texts = gt.with_texts(provinces)
    articles, mentions = (getattr(texts, name).to_dict("records") for name in ("articles", "mentions"))
    found = suggest_keywords(articles, mentions, load_registry(), limit=12)
    words = {theme: [word.phrase for word in found if word.theme == theme] for theme in {word.theme for word in found}}
    assert {"好房子", "完整社区"} <= set(words["居住环境"]) and "区域医疗中心" in words["基本医疗"]
    assert {"免申即享", "直达快享"} <= set(words["营商环境"]) and "普通高中" in words["基础教育"]
    assert not any(len(word.phrase) < 3 and word.in_dictionary and not word.weak for word in found)


def test_the_themes_of_the_years(national: Corpus, tmp_path: Path) -> None:
    chosen = {"themes": ["疫情防控", "双减"], "by": "year", "shortest": A_REPORT}
    shown = _shown(national, tmp_path, "themes", **chosen)
    assert "疫情防控每千字次数最高在2021年" in shown and "2020年" in shown and "不是零" in shown
    assert "双减最高在2024年" in shown and "高于2022年" not in shown  # one report a year: nothing is said to rise


def test_the_themes_of_the_provinces(provinces: Corpus, tmp_path: Path) -> None:
    shown = _shown(provinces, tmp_path, "themes", themes=["保交楼", "文明城市"], own="460000")
    assert 'title: "主题：保交楼、文明城市"' in shown and "31个省份" in shown and "只作线索，不下判断" in shown
    assert "分面点图：31个地区" in shown and "最高在" in shown


def test_the_indicators_of_the_provinces(provinces: Corpus, tmp_path: Path) -> None:
    shown = _shown(provinces, tmp_path, "indicators", own="460000")
    assert "31个地区2026年地区生产总值增速的目标为4.5到7%" in shown
    assert "▶ 海南省" in shown and "海南省2025年地区生产总值增速+4%，31个地区中第" in shown


def test_the_indicators_of_the_years(national: Corpus, tmp_path: Path) -> None:
    shown = _shown(national, tmp_path, "indicators", indicator="gdp_growth")
    assert "差得最远的是2022年，目标5.5%、实绩3%" in shown and "不排位次" in shown
