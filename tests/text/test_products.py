"""Products in one thread."""

from __future__ import annotations

import numpy as np

from govtrends.text.products import times


def test_products_a_few_rows_at_a_time_are_the_same() -> None:
    rng = np.random.default_rng(3)
    for rows, inner, columns in ((61, 360, 160), (3, 8, 5), (1, 4000, 300)):
        left, right = rng.random((rows, inner), dtype=np.float32), rng.random((inner, columns), dtype=np.float32)
        assert np.allclose(times(left, right), left @ right, rtol=1e-4)
