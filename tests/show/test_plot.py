"""Figures: what they draw, at which size, and what they say when there is nothing to draw."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pandas as pd
import pytest

from govtrends.compare.contrast import peer_shares
from govtrends.compare.indicators import indicator_panel
from govtrends.compare.keyness import district_words
from govtrends.compare.select import Selection, restrict
from govtrends.compare.shares import theme_shares, timeline, timelines
from govtrends.show import lines, plot
from govtrends.show.fonts import font_path
from govtrends.show.markdown import Prose
from govtrends.show.picture import DPI, WIDTH, Picture
from govtrends.store import Corpus
from pictures import drawn

pytestmark = pytest.mark.filterwarnings("error")  # a missing glyph or a collapsed layout is only a warning


def test_every_figure_draws(corpus: Corpus, chosen: Selection, contrast: pd.DataFrame, shares: pd.DataFrame) -> None:
    own, others = timelines(chosen)
    drawn(plot.dots(contrast, peer_shares(chosen)))
    drawn(plot.multiples(shares))
    drawn(plot.multiples(shares, highlight="990104"))
    drawn(plot.heat(shares))
    drawn(plot.heat(timeline(corpus, "quarter"), rows="period"))
    drawn(plot.lines(own, others, label=chosen.district))
    drawn(plot.lines(timeline(corpus, "quarter")))
    drawn(plot.slopes(indicator_panel(corpus)))
    drawn(plot.cloud(district_words(chosen)))


def test_a_districts_line_looks_alike_in_every_panel(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    figures: list[Any] = []
    monkeypatch.setattr(lines, "finish", lambda figure, alt: figures.append(figure))
    panel = indicator_panel(corpus)
    groups = [part for _, part in panel.groupby("indicator_key") if part["period_end"].nunique() > 1]
    first, second = groups[0], groups[1]
    only = sorted(first["unit_code"].unique())[-1]
    plot.slopes(pd.concat([first, second[second["unit_code"] == only]], ignore_index=True))
    shown = [axes for axes in figures[0].axes if axes.get_visible()]
    assert [len(axes.get_lines()) for axes in shown][1:] == [1] and len(shown[0].get_lines()) > 1
    assert shown[0].get_lines()[-1].get_linestyle() == shown[1].get_lines()[0].get_linestyle() != "-"


def test_the_same_table_gives_the_same_bytes(contrast: pd.DataFrame) -> None:
    first, second = plot.dots(contrast), plot.dots(contrast)
    assert isinstance(first, Picture) and isinstance(second, Picture)
    assert first.png == second.png


def test_nothing_to_draw_is_a_sentence(corpus: Corpus, contrast: pd.DataFrame, shares: pd.DataFrame) -> None:
    none = shares.assign(articles=0, mentions=0)
    for made in (
        plot.dots(contrast.iloc[:0]),
        plot.multiples(none),
        plot.heat(none),
        plot.lines(pd.DataFrame()),
        plot.lines(timeline(restrict(corpus, since="2022-07", until="2022-07"))),
        plot.slopes(indicator_panel(corpus).iloc[:0]),
        plot.cloud(pd.DataFrame({"word": ["某词"], "z": [1.0], "count": [2]})),
    ):
        assert isinstance(made, Prose) and made.strip().endswith("。")


def test_three_hundred_districts_stay_readable(shares: pd.DataFrame) -> None:
    many = pd.concat(
        [shares[shares["unit_code"] == "990103"].assign(unit_code=f"{n:06d}", district=f"第{n}区") for n in range(300)]
    )
    for made in (plot.heat(many), plot.multiples(many)):
        assert drawn(made).height < 11 * DPI
    own = plot.multiples(many, highlight="000299")
    assert isinstance(own, Picture) and drawn(own).height < 11 * DPI


def test_the_alternative_text_says_the_finding(contrast: pd.DataFrame) -> None:
    picture = plot.dots(contrast)
    assert isinstance(picture, Picture)
    assert "保交楼" in picture.alt and "高于" in picture.alt
    data, metadata = picture._repr_mimebundle_()
    assert data["text/plain"] == picture.alt and metadata["image/png"]["width"] == round(WIDTH * 96)


def test_thin_evidence_is_drawn_without_interval(corpus: Corpus) -> None:
    thin = theme_shares(restrict(corpus, since="2022-07", until="2022-07"))
    assert thin["thin"].all()
    drawn(plot.multiples(thin))
    drawn(plot.heat(thin))


def test_the_font_is_found_without_importing_its_package() -> None:
    code = (
        "import sys; from govtrends.show.fonts import font_path, register; register(); "
        "assert 'zhplot' not in sys.modules; "
        "import matplotlib; assert matplotlib.rcParams['font.family'] == ['sans-serif']"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert font_path().name == "NotoSansSC-Regular.ttf"
