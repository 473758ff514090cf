from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from govtrends.compare.districts import district_labels, resolve_district
from govtrends.compare.load import load
from govtrends.compare.select import frame, period_of, restrict, select
from govtrends.errors import CorpusError, UsageError
from govtrends.store import Corpus


@pytest.mark.parametrize("given_", [990102, "990102", "清溪区", "云川市清溪区", "甲省云川市清溪区", 990102.0, "清溪"])
def test_a_district_may_be_a_code_or_a_name(corpus: Corpus, given_: object) -> None:
    assert resolve_district(corpus, given_) == "990102"


def test_an_unknown_district_is_an_error_with_the_nearest_name(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match=r"清溪县.*did you mean 清溪区"):
        select(corpus, "清溪县")


def test_a_bare_name_of_two_districts_is_an_error_that_lists_them(corpus: Corpus) -> None:
    pages = corpus.pages.copy()
    other = pages["district_code"] == "990106"
    pages.loc[other, ["district", "city"]] = ["清溪区", "乙水市"]
    twice = replace(corpus, pages=pages)
    with pytest.raises(UsageError, match=r"990102.*990106"):
        resolve_district(twice, "清溪区")
    assert resolve_district(twice, "乙水市清溪区") == "990106"
    assert {"云川市清溪区", "乙水市清溪区"} <= set(district_labels(twice).values())


def test_every_report_is_on_one_side(corpus: Corpus) -> None:
    chosen = select(corpus, "清溪区", "2022-10", "2022-12")
    inside = restrict(corpus, since="2022-10", until="2022-12")
    assert len(frame(chosen.here)) + len(frame(chosen.others)) == len(frame(inside))
    assert chosen.period == "2022年10—12月"
    assert chosen.whole == "甲省云川市清溪区"
    assert (chosen.earlier_label, chosen.later_label) == ("2022年7—9月", "2022年10—12月")
    assert chosen.left_out == len(frame(restrict(corpus, districts=["清溪区"]))) - len(frame(chosen.here))


def test_without_earlier_reports_the_period_is_split(corpus: Corpus) -> None:
    chosen = select(corpus, "清溪区")
    earlier, later = frame(chosen.earlier), frame(chosen.later)
    assert len(earlier) + len(later) == len(frame(chosen.here))
    assert earlier["first"].max() < later["first"].min()


def test_one_date_has_no_earlier(corpus: Corpus) -> None:
    chosen = select(corpus, "清溪区", "2022-07", "2022-07")
    assert chosen.earlier.articles.empty
    assert chosen.earlier_label == ""


def test_an_empty_period_is_an_error_that_says_what_the_corpus_holds(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match="2022-07-12 to 2023-03-12"):
        select(corpus, "清溪区", "2030", None)


def test_a_date_too_vague_for_the_period_is_left_out(corpus: Corpus) -> None:
    articles = corpus.articles.assign(date_precision="year", date=pd.Timestamp(2022, 1, 1))
    vague = replace(corpus, articles=articles)
    assert len(frame(restrict(vague, since=2022, until=2022))) == len(articles)
    with pytest.raises(UsageError, match="no report"):
        restrict(vague, since="2022-01", until="2022-01")


def test_an_undated_corpus_can_still_be_read_without_a_period(corpus: Corpus) -> None:
    undated = replace(
        corpus, articles=corpus.articles.assign(date=pd.NaT), pages=corpus.pages.assign(issue_date=pd.NaT)
    )
    chosen = select(undated, "清溪区")
    assert chosen.period == "日期不详"
    assert period_of(undated) == "日期不详"
    with pytest.raises(UsageError, match="undated"):
        select(undated, "清溪区", "2022", None)


def test_a_report_about_a_place_without_pages_is_counted_with_its_paper(corpus: Corpus) -> None:
    articles = corpus.articles.assign(district_code="110000")
    rows = frame(replace(corpus, articles=articles))
    assert (rows["unit_code"] == rows["page_id"].str[:6]).all()


def test_mastheads_and_column_introductions_are_no_reports(corpus: Corpus) -> None:
    kinds = corpus.articles["kind"].where(corpus.articles["ordinal"] > 1, "masthead")
    assert len(frame(replace(corpus, articles=corpus.articles.assign(kind=kinds)))) == int((kinds == "article").sum())


def test_the_corpus_is_found_from_a_folder_inside(
    corpus_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GOVTRENDS_CORPUS", raising=False)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "corpus").symlink_to(corpus_folder)
    (tmp_path / "analysis").mkdir()
    monkeypatch.chdir(tmp_path / "analysis")
    assert len(load().articles) == len(load(corpus_folder).articles)
    assert len(load("data/corpus").pages) == len(load(corpus_folder).pages)


def test_no_corpus_is_an_error_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVTRENDS_CORPUS", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError, match="govtrends build"):
        load()
    monkeypatch.setenv("GOVTRENDS_CORPUS", str(tmp_path / "nowhere"))
    with pytest.raises(CorpusError, match="nowhere"):
        load()


def test_open_ends_widen_to_whole_months(corpus: Corpus) -> None:
    assert period_of(corpus) == "2022年7月—2023年3月"
    assert select(corpus, "清溪区", since="2022-09-05").start == date(2022, 9, 5)


def test_short_articles_can_be_left_out(corpus: Corpus) -> None:
    chars = frame(corpus)["chars"]
    kept = frame(restrict(corpus, min_chars=int(chars.median())))
    assert 0 < len(kept) < len(chars) and kept["chars"].min() >= int(chars.median())
    with pytest.raises(UsageError, match="min_chars: 999999 leaves no article; the longest has"):
        restrict(corpus, min_chars=999999)


def test_a_link_stays_while_both_its_articles_do(corpus: Corpus) -> None:
    inside = corpus.articles.loc[corpus.articles["article_id"].str.startswith("990102"), "article_id"].head(2)
    outside = corpus.articles.loc[corpus.articles["article_id"].str.startswith("990103"), "article_id"].iloc[0]
    pairs = [(inside.iloc[0], inside.iloc[1]), (inside.iloc[0], outside)]
    links = pd.DataFrame(pairs, columns=["article_a", "article_b"])
    kept = restrict(replace(corpus, links=links), districts="990102").links
    assert kept["article_b"].tolist() == [inside.iloc[1]]


def test_an_empty_period_names_months_where_days_are_not_known(corpus: Corpus) -> None:
    articles = corpus.articles.assign(date=pd.Timestamp(2023, 7, 1), date_precision="month")
    with pytest.raises(UsageError, match=r"reports dated 2023-07 to 2023-07:"):
        restrict(replace(corpus, articles=articles), since="2030")
