"""The word cloud, weighted by keyness: what sets a district apart, not what every paper prints."""

from __future__ import annotations

from typing import Any

import pandas as pd

from govtrends.show.fonts import font_path
from govtrends.show.markdown import Prose
from govtrends.show.picture import DPI, WIDTH, Picture, png

FEWEST = 5
HEIGHT = 2.8
_COARSE = 2


def cloud(words: pd.DataFrame, limit: int = 60) -> Picture | Prose:
    """Draw the words of :func:`govtrends.compare.district_words`, larger the larger z (the count where
    there is nothing to compare with).

    All words stand upright; darker is larger, so that it reads in grey. Below five words a sentence lists
    them instead.
    """
    if len(words) < FEWEST:
        listed = "、".join(words["word"]) if len(words) else "没有"
        return Prose(f"本期够格的特征词不足{FEWEST}个（{listed}），不作词云。\n")
    from wordcloud import WordCloud

    top = words.head(limit)
    measure = "z" if top["z"].gt(0).all() else "count"
    weights = {str(word): float(value) for word, value in zip(top["word"], top[measure], strict=True)}
    drawn = WordCloud(
        font_path=str(font_path()),
        # Words are placed on half as many dots either way, which takes a third of the time, and drawn on all of them.
        width=round(WIDTH * DPI / _COARSE),
        height=round(HEIGHT * DPI / _COARSE),
        scale=_COARSE,
        background_color="white",
        prefer_horizontal=1.0,
        random_state=0,
        relative_scaling=0.5,
        max_font_size=130 // _COARSE,
        min_font_size=20 // _COARSE,
        margin=8 // _COARSE,
        color_func=_shade,
    ).generate_from_frequencies(weights)
    listed = "、".join(list(weights)[:12])
    return Picture(png(drawn.to_array()), WIDTH, HEIGHT, f"词云：最能区别于其他区县的词，依次为{listed}等。")


def _shade(word: str, font_size: int, **_: Any) -> str:
    lightness = 55 - min(35, font_size * _COARSE // 4)
    return f"hsl(207, 85%, {lightness}%)"
