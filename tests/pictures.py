"""What every figure of a briefing must be, whatever it draws."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from govtrends.show.markdown import Prose
from govtrends.show.picture import DPI, WIDTH, Picture


def drawn(picture: Picture | Prose) -> Image.Image:
    """Return the figure in grey: as wide as the text, dark enough in print, not cut at the sides, with a text that
    says what it shows.
    """
    assert isinstance(picture, Picture)
    image = Image.open(io.BytesIO(picture.png)).convert("L")
    assert image.width == round(WIDTH * DPI)
    assert picture.alt.endswith("。")
    pixels = np.asarray(image)
    assert pixels.min() < 100
    assert (pixels[:, :3] > 250).all() and (pixels[:, -3:] > 250).all()
    assert (pixels < 250).mean() > 0.005  # an empty chart has hardly more than its frame
    return image
