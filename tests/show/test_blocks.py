"""Tables, tiles and quotations, as Pandoc reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pypandoc
import pytest

import govtrends
from govtrends.compare import contrast as contrasts
from govtrends.compare.cooccurrence import cooccurrence
from govtrends.compare.coverage import coverage, definitions, losses, overview, sources
from govtrends.compare.evidence import evidence
from govtrends.compare.indicators import indicator_panel, indicator_table
from govtrends.compare.keyness import words_by_district
from govtrends.compare.select import Selection, select
from govtrends.compare.shares import theme_shares, timeline
from govtrends.compare.timing import timing
from govtrends.show import say, tables
from govtrends.show.quotes import figures, marked, quotes
from govtrends.show.tiles import comparison_tiles, tiles
from govtrends.store import Corpus


def _html(text: str) -> str:
    return pypandoc.convert_text(text, "html", "markdown", extra_args=["--wrap=none"])


def test_every_table_is_a_table(corpus: Corpus, chosen: Selection, contrast: pd.DataFrame) -> None:
    made = {
        "contrast": tables.contrast(contrast),
        "rates": tables.rates(theme_shares(corpus)),
        "indicators": tables.indicators(indicator_table(chosen.here)),
        "panel": tables.panel(indicator_panel(corpus)),
        "coverage": tables.coverage(coverage(corpus)),
        "losses": tables.losses(losses(corpus)),
        "definitions": tables.definitions(definitions(["保交楼", "双减"])),
        "sources": tables.sources(sources(chosen.here)),
        "timing": tables.timing(timing(corpus, "quarter")),
        "words": tables.words(words_by_district(corpus, 3)),
        "pairs": tables.pairs(cooccurrence(corpus)),
    }
    for name, text in made.items():
        html = _html(text)
        assert html.count("<table") == 1, name
        assert "nan" not in html.lower().replace("财", ""), name


def test_rows_that_are_not_printed_are_counted(corpus: Corpus) -> None:
    text = tables.panel(indicator_panel(corpus), limit=5)
    assert text.count("清溪区") <= 5 and "列出5行" in text


def test_empty_tables_are_sentences(corpus: Corpus, contrast: pd.DataFrame) -> None:
    for text in (
        tables.contrast(contrast.iloc[:0]),
        tables.indicators(indicator_table(corpus).iloc[:0]),
        tables.panel(indicator_panel(corpus).iloc[:0]),
        tables.rates(theme_shares(corpus).iloc[:0]),
        tables.pairs(cooccurrence(corpus).iloc[:0]),
        tables.losses(losses(corpus).iloc[:0]),
        quotes(evidence(corpus, "不存在的主题")),
    ):
        assert "|" not in text and text.strip().endswith("。")


def test_tiles_are_four_with_unit_and_period(corpus: Corpus, chosen: Selection, contrast: pd.DataFrame) -> None:
    text = tiles(overview(chosen), contrast, contrast, indicator_table(chosen.here), indicator_panel(corpus))
    html = _html(text)
    assert html.count('class="tile"') == 4
    assert "个百分点" in html and "篇" in html


def test_tiles_without_any_finding_still_count_reports(corpus: Corpus) -> None:
    alone = select(corpus, "清溪区", "2022-07", "2022-07")
    text = tiles(
        overview(alone), contrasts.change(alone), contrasts.change(alone), indicator_table(alone.here).iloc[:0]
    )
    assert _html(text).count('class="tile"') == 1


def test_quotations_mark_the_keyword_and_name_the_source(chosen: Selection) -> None:
    html = _html(quotes(evidence(chosen.here)))
    assert html.count('class="evidence"') == html.count("<blockquote>") > 0
    assert '<span class="hit">保交楼</span>' in html
    assert "990102-2022-07.txt" in html and "字符" in html


@pytest.mark.parametrize(
    ("sentence", "keyword", "printed"),
    [
        ("推进保 交\n楼工作。", "保交楼", "推进[保 交楼]{.hit}工作。"),
        ("The double reduction policy.", "Double Reduction", "The [double reduction]{.hit} policy."),
        ("一句没有命中的话。", "双减", "一句没有命中的话。"),
        ("价格*特*优[惠]", "优", "价格\\*特\\*[优]{.hit}\\[惠\\]"),
    ],
)
def test_keywords_are_found_through_broken_print(sentence: str, keyword: str, printed: str) -> None:
    assert marked(sentence, keyword) == printed


def test_long_sentences_are_cut_around_the_keyword() -> None:
    text = marked("长" * 300 + "双减" + "短" * 300, "双减")
    assert text.startswith("…") and text.endswith("…") and len(text) < 200


def test_every_figure_leads_to_the_clause_it_was_read_from(corpus: Corpus, chosen: Selection) -> None:
    table, panel = indicator_table(chosen.here), indicator_panel(corpus)
    for shown, clauses in ((tables.indicators(table), figures(table)), (tables.panel(panel), figures(panel))):
        html = _html(shown) + _html(clauses)
        linked, marks = set(re.findall(r'href="#(at-f\w+)"', html)), set(re.findall(r'id="(at-f\w+)"', html))
        assert linked and linked <= marks
    assert '<span class="hit">' in html and "字符" in html


def test_a_figure_far_down_the_panel_has_its_clause_where_a_table_links_to_it(corpus: Corpus) -> None:
    panel = indicator_panel(corpus)
    shown = tables.matrix(pd.concat([panel[panel["peers"] == 1], panel[panel["peers"] > 1]], ignore_index=True))
    linked = set(re.findall(r'href="#(at-f\w+)"', _html(shown)))
    few = panel.assign(order=panel["peers"] > 1).sort_values("order", kind="stable").drop(columns="order")
    without, with_them = _html(figures(few)), _html(figures(few, shown=[shown]))
    assert linked - set(re.findall(r'id="(at-f\w+)"', without))
    assert linked <= set(re.findall(r'id="(at-f\w+)"', with_them))


def test_every_theme_leads_to_its_quotations(chosen: Selection, contrast: pd.DataFrame) -> None:
    found = evidence(chosen.here)
    html = _html(tables.contrast(contrast)) + _html(quotes(found, most_themes=1))
    linked, marks = set(re.findall(r'href="#(at-t\w+)"', html)), set(re.findall(r'id="(at-t\w+)"', html))
    assert linked and linked <= marks and len(marks) == found["theme"].nunique()


def test_losses_are_told_in_chinese() -> None:
    rows = [
        ("repair", "lost text", "甲街道晒账本: text is missing in 2 places", "甲街道晒账本"),
        ("place", "undecided", "could be 990102 清溪区, 990103 东岭区; give district", "990102 清溪区、990103 东岭区"),
        ("date", "no date", "no date is printed; give issue_date in a source card", "p.txt"),
        ("page", "something new", "kept as it stands", "kept as it stands"),
    ]
    for stage, reason, detail, said in rows:
        row = {"stage": stage, "reason": reason, "detail": detail, "count": 1, "sources": 1, "source": "a/p.txt"}
        text = tables.losses(pd.DataFrame([row]))
        assert said in text and ("printed" not in text and "places" not in text and "could" not in text)


def test_what_the_build_says_of_its_evidence_is_told_in_chinese(corpus: Corpus) -> None:
    pages = sources(corpus).assign(district_evidence="河湾区", issue_date_evidence="likely by 2023年; file name: 2023")
    told = tables.certainty(pages)
    assert "可能的年份：2023年" in told and "文件名： 2023" in told and "likely" not in told


def test_a_definition_shows_what_it_covers_in_chinese() -> None:
    text = tables.definitions(definitions(["双减"]))
    assert "含义" in text and "校外培训负担" in text and "double reduction" not in text.lower()


def test_headline_figures_have_their_clause_too(corpus: Corpus, chosen: Selection, contrast: pd.DataFrame) -> None:
    table, panel = indicator_table(chosen.here), indicator_panel(corpus)
    shown = tiles(overview(chosen), contrast, contrast.iloc[:0], table, panel) + say.indicators(table, panel)
    linked = set(re.findall(r'href="#(at-f\w+)"', _html(shown)))
    assert linked and linked <= set(re.findall(r'id="(at-\w+)"', _html(figures(table, panel))))


def test_the_tiles_of_a_comparison_hedge(corpus: Corpus) -> None:
    text = comparison_tiles(coverage(corpus), theme_shares(corpus), timeline(corpus, "quarter"))
    assert _html(text).count('class="tile"') == 4 and "重叠" in text
    none = comparison_tiles(coverage(corpus), theme_shares(corpus).iloc[:0], timeline(corpus).iloc[:0])
    assert _html(none).count('class="tile"') == 1


def test_long_reports_are_told_by_their_rates(corpus: Corpus) -> None:
    shares = theme_shares(corpus)
    long = shares.assign(chars=shares["n"] * 20_000, articles=shares["n"], share=1.0)
    text = comparison_tiles(coverage(corpus), long, timeline(corpus))
    assert "每千字" in text and "没有区间" in text and "占100%" not in text
    theme = long.groupby("theme")["mentions"].sum().idxmax()
    rows = [line for line in tables.rates(long).splitlines() if line.startswith("| ")]
    assert f"[{theme}]" in rows[1]


def test_every_quotation_leads_to_its_page_in_the_list_of_sources(chosen: Selection) -> None:
    html = _html(
        quotes(evidence(chosen.here)) + figures(indicator_table(chosen.here)) + tables.sources(sources(chosen.here))
    )
    linked, marks = set(re.findall(r'href="#(at-p\w+)"', html)), set(re.findall(r'id="(at-p\w+)"', html))
    assert linked and linked <= marks and ">990102-2022-07.txt</a>" in html


def test_a_district_among_many_has_a_median_and_the_ranks_that_are_open(
    contrast: pd.DataFrame, shares: pd.DataFrame
) -> None:
    peers = shares[shares["district"] != "清溪区"]
    text = tables.contrast(contrast, peers)
    row = next(line for line in text.splitlines() if line.startswith("| [保交楼]"))
    assert "5个区县各自" in text and "中位数" in row and "，第1～1位" in row
    assert "各自" not in tables.contrast(contrast, peers[peers["district"].isin(["东岭区", "石桥县"])])
    assert "；" in row and "～" in row  # both shares with their intervals


def test_figures_that_nothing_shares_are_not_said_to_be_none(corpus: Corpus) -> None:
    panel = indicator_panel(corpus)
    alone = figures(panel.drop_duplicates("indicator_key").head(1))
    assert "没有读出" not in alone and "口径相同" in alone and "见数据下载" in alone
    assert "没有读出指标" in figures(indicator_table(corpus).iloc[:0])


def test_what_a_file_can_be_refused_for_has_a_chinese_name() -> None:
    """The readers' reasons are given as literals, so a new one without a name is found here."""
    home = Path(govtrends.__file__).parent / "corpus"
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(home.glob("*.py")))
    given = re.findall(
        r'(?:Unreadable|Undecodable|BadArchive)\(\s*"([^"]+)"|reason="([^"]+)"|Refused\([\w.]+, "([^"]+)"', code
    )
    reasons = {name for names in given for name in names if name}
    assert len(reasons) > 20
    for reason in sorted(reasons):
        row = {
            "stage": "read",
            "reason": reason,
            "count": 1,
            "sources": 1,
            "source": "a.pdf",
            "detail": "broken; mend it",
        }
        text = tables.losses(pd.DataFrame([row | {"detail": "broken; mend it"}]))
        assert reason not in text and "mend it" not in text, reason
