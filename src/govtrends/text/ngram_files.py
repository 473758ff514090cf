"""The packaged counts of n-grams on disk: ``ngrams.npz``, made by ``tools/make_ngrams.py``."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govtrends.text.ngrams import BITS, ORDER, Table, tabled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from govtrends.text.ngrams import Keys, Rows


def save(path: Path, letters: str, keys: Keys, counts: Rows) -> None:
    """Write a table as a tree: for each n-gram the number of its continuations, for these the last character.

    ``keys`` and ``counts`` are those of :func:`.ngrams.count`; counts above 65,535 are cut.
    """
    import numpy as np

    arrays: dict[str, Any] = {"alphabet": np.frombuffer(letters.encode("utf-8"), dtype=np.uint8)}
    parents = np.ones(1, dtype=np.uint64)
    starts = np.searchsorted(keys, np.array([1 << BITS * n for n in range(1, ORDER + 1)], dtype=np.uint64))
    for n, (start, stop) in enumerate(pairwise([*starts.tolist(), len(keys)]), start=1):
        level = keys[start:stop]
        parent = np.searchsorted(parents, level >> np.uint64(BITS))
        last = (level & np.uint64((1 << BITS) - 1)).astype(np.int64)
        first = np.diff(parent, prepend=-1) != 0
        arrays[f"fans{n}"] = _planes(np.bincount(parent, minlength=len(parents)))
        arrays[f"steps{n}"] = _planes(np.where(first, last, np.diff(last, prepend=0)))
        arrays[f"counts{n}"] = _planes(counts[start:stop])
        parents = level
    np.savez_compressed(path, **arrays)


def read(path: Path) -> Table:
    """Read a table that :func:`save` wrote."""
    import numpy as np

    keys: list[Keys] = []
    counts: list[Rows] = []
    with np.load(path) as data:
        letters = bytes(data["alphabet"]).decode("utf-8")
        parents = np.ones(1, dtype=np.uint64)
        for n in range(1, ORDER + 1):
            fans, steps = _numbers(data[f"fans{n}"]), _numbers(data[f"steps{n}"])
            walked = np.cumsum(steps)
            before = np.concatenate(([0], walked))[np.cumsum(fans) - fans]
            last = (walked - np.repeat(before, fans)).astype(np.uint64)
            parents = (np.repeat(parents, fans) << np.uint64(BITS)) | last
            keys.append(parents)
            counts.append(_numbers(data[f"counts{n}"]).astype(np.float32))
    return tabled(letters, np.concatenate(keys), np.concatenate(counts))


@cache
def packaged() -> Table:
    """Return the table that ships with the package; read once."""
    with resources.as_file(resources.files("govtrends.text") / "ngrams.npz") as path:
        return read(path)


def _planes(numbers: NDArray[Any]) -> NDArray[np.uint8]:
    """Return 16-bit numbers as two byte planes, because that is what deflates well."""
    import numpy as np

    planes: NDArray[np.uint8] = np.minimum(numbers, 65535).astype("<u2").view(np.uint8).reshape(-1, 2).T.copy()
    return planes


def _numbers(planes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return the numbers of :func:`_planes`."""
    import numpy as np

    return planes.T.copy().view("<u2").reshape(-1).astype(np.int64)
