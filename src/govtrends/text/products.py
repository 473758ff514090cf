"""Products of small matrices in one thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Number = TypeVar("Number", bound=np.floating)

ALONE = 1 << 18
"""Multiplications up to which OpenBLAS works in one thread; waking others costs more than these small products."""


def times(left: NDArray[Number], right: NDArray[Number]) -> NDArray[Number]:
    """Return ``left @ right``, worked out a few rows at a time, so that it stays in one thread."""
    import numpy as np

    rows, (inner, columns) = len(left), right.shape
    some = max(1, ALONE // max(1, inner * columns))
    if rows <= some:
        return left @ right
    padded = np.zeros((-(-rows // some), some, inner), dtype=left.dtype)
    padded.reshape(-1, inner)[:rows] = left
    product: NDArray[Number] = (padded @ right).reshape(-1, columns)[:rows]
    return product
