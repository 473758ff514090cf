"""Comparisons of real reports: what the public record says, through the whole chain from files to a notebook."""

from __future__ import annotations

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
    assert epidemic.idxmax() == "2023" and epidemic["2006"] == 1
    poverty = years[years["theme"] == "脱贫攻坚"].set_index("period")["mentions"]
    assert set(poverty.nlargest(2).index) == {"2019", "2021"}


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
    growth = growth[growth["name"] == "地区生产总值增速"]
    result, target = (growth[growth["status"] == status] for status in ("result", "target"))
    assert result["unit_code"].nunique() >= 28 and target["unit_code"].nunique() >= 28
    assert set(result["period"]) == {"2025年"} and set(target["period"]) == {"2026年"}
    assert result["peers"].max() <= 31 and (result["median"].dropna().between(4, 6)).all()
    both = result.merge(target, on="unit_code", suffixes=("", "_target"))
    assert (both["value"] - both["value_target"]).abs().median() < 1


def _shown(corpus: Corpus, folder: Path, **parameters: Any) -> str:
    values = {"corpus": str(corpus.path), **parameters}
    done = execute(ROOT / "analysis" / "comparison.ipynb", values, folder, runner="fork")
    cells = json.loads(done.notebook.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    texts = [output.get("text", "") for output in outputs]
    texts += [output.get("data", {}).get(kind, "") for output in outputs for kind in ("text/markdown", "text/plain")]
    return "\n".join("".join(text) for text in texts)


def test_the_comparison_of_years(national: Corpus, tmp_path: Path) -> None:
    themes = ["疫情防控", "双减", "保交楼", "脱贫攻坚"]
    shown = _shown(national, tmp_path, by="year", themes=themes, since="2015-01", until="2025-12", shortest=A_REPORT)
    assert "各期报道比较" in shown and "没有收录报道的时段（图中灰带，不是零）：2020年" in shown
    assert "疫情防控最高在2023" in shown


def test_the_comparison_of_provinces(provinces: Corpus, tmp_path: Path) -> None:
    shown = _shown(provinces, tmp_path, by="year", themes=["保交楼", "文明城市"])
    assert "省份比较：" in shown and "31个省份" in shown and "没有区间，差异只作线索" in shown
    assert "地区生产总值增速" in shown


def test_suggestions_from_the_reports_are_words_of_the_matter(provinces: Corpus) -> None:
    from govtrends.facts.suggest import suggest_keywords
    from govtrends.registry import load_registry

    articles, mentions = (getattr(provinces, name).to_dict("records") for name in ("articles", "mentions"))
    found = suggest_keywords(articles, mentions, load_registry(), limit=12)
    words = {theme: [word.phrase for word in found if word.theme == theme] for theme in {word.theme for word in found}}
    assert {"好房子", "完整社区"} <= set(words["居住环境"]) and "区域医疗中心" in words["基本医疗"]
    assert {"免申即享", "直达快享"} <= set(words["营商环境"]) and "普通高中" in words["基础教育"]
    assert not any(len(word.phrase) < 3 and word.in_dictionary and not word.weak for word in found)
