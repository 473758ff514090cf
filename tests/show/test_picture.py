from __future__ import annotations

import io
import warnings

import matplotlib
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from govtrends.show import plot
from govtrends.show.picture import DPI, png


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_a_png_holds_the_very_pixels_and_its_size_on_paper(height: int, width: int, seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 4), dtype=np.uint8)[..., :3]
    with Image.open(io.BytesIO(png(pixels))) as image:
        image.verify()  # the checksums of the chunks
    with Image.open(io.BytesIO(png(pixels))) as image:
        assert image.mode == "RGB" and (np.asarray(image) == pixels).all()
        assert [round(dots) for dots in image.info["dpi"]] == [DPI, DPI]


def test_a_figure_of_ones_own_prints_chinese_in_the_house_style() -> None:
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of every character that its font lacks
        plot.style()
        from matplotlib.figure import Figure

        figure = Figure()
        figure.subplots().set_title("各地篇数 −1")
        figure.savefig(io.BytesIO(), format="png")
        assert matplotlib.rcParams["font.family"][0] == "Noto Sans SC"
