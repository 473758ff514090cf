"""Which printed line reads on in which, by a small network: what n-grams have never seen, it knows from their like.

Two encoders, one for a line that is left and one for a line that is gone on with, give each line a vector; the product
of two vectors is the evidence for reading one after the other.  They were trained together with the n-grams and
the marks (``tools/make_sequels.py``) to tell a line's successor from the other lines of its page (noise-contrastive
estimation within the page: Gutmann and Hyvärinen 2010), so that they hold what those do not say; and then to say what
several such pairs, trained from different beginnings, say on average: what one learned by chance the others do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from govtrends.text.products import times

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from govtrends.text.ngrams import Lines

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

NEAR = 8
"""Characters at the break that an encoder sees one by one; of the whole line it sees the mean."""
MOST = 24
"""Characters of a line that count into the mean."""
SIDES, PARTS = ("before", "after"), ("letters", "hidden", "bias", "outer")


@dataclass(frozen=True, slots=True)
class Encoder:
    """One side's weights: ``letters (characters, d)``, hidden ``((NEAR + 1) × d, h)`` with bias, outer ``(h, e)``."""

    letters: Floats
    hidden: Floats
    bias: Floats
    outer: Floats

    def hear(self, near: Numbers, whole: Numbers) -> Floats:
        """Return the hidden layer ``(n, h)`` for lines given as in :func:`seen`."""
        import numpy as np

        # no line of most pages is so long
        known = whole > 0
        longest = int(np.flatnonzero(known.any(axis=0)).max(initial=0)) + 1
        whole, shares = whole[:, :longest], known[:, :longest].astype(np.float32)
        shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1.0)
        heard = np.empty((len(near), len(self.hidden)), dtype=np.float32)
        beside = near.shape[1] * self.letters.shape[1]
        heard[:, :beside] = self.letters.take(near, axis=0).reshape(len(near), -1)
        np.matmul(shares[:, None], self.letters.take(whole, axis=0), out=heard[:, None, beside:])
        layer = times(heard, self.hidden)
        layer += self.bias
        return np.maximum(layer, 0.0, out=layer)


@dataclass(frozen=True, slots=True)
class Sequels:
    """The encoders of both sides, what speaks for a line as a sequel of any: ``alone (h,)``, and the ``weights`` of
    the features of ``corpus.columns_score``, in its order.
    """

    before: Encoder
    after: Encoder
    alone: Floats
    weights: Floats

    def __call__(self, tails: Lines, heads: Lines) -> Floats:
        """Return ``(tails, heads)``: logarithms of how much likelier each sequel is, up to a constant.

        Lines hold the characters' numbers of the n-gram table; logarithms are natural.
        """
        size = len(self.before.letters)
        left = times(self.before.hear(*seen(tails, size, ends=True)), self.before.outer)
        layer = self.after.hear(*seen(heads, size, ends=False))
        evidence: Floats = times(left, times(layer, self.after.outer).T) + (layer @ self.alone)[None, :]
        return evidence


def seen(lines: Lines, size: int, ends: bool) -> tuple[Numbers, Numbers]:
    """Return what an encoder sees: the characters at the break ``(n, NEAR)``, nearest first, and ``(n, MOST)`` in all.

    Characters from ``size`` on, the rare ones, are unknown: 0, as is what lies beyond a short line.
    """
    near, whole = lines.tails(NEAR) if ends else lines.heads(NEAR), lines.heads(MOST)
    near[near >= size], whole[whole >= size] = 0, 0
    return near, whole


def read(path: Path) -> Sequels:
    """Read the network that ``tools/make_sequels.py`` wrote."""
    import numpy as np

    with np.load(path) as data:
        held = {name: data[name].astype(np.float32) for name in data.files}
    before, after = (Encoder(*(held[f"{side}_{part}"] for part in PARTS)) for side in SIDES)
    return Sequels(before, after, held["alone"], held["weights"])


@cache
def packaged() -> Sequels:
    """Return the network that ships with the package; read once."""
    with resources.as_file(resources.files("govtrends.text") / "sequels.npz") as path:
        return read(path)
