"""Look up many whole numbers at once: a hash table that NumPy goes through a few times for all of them together.

Binary search through a million keys takes twenty steps for each number, most of them outside the processor's cache;
here a number's place is reckoned from the number (multiplicative hashing: Knuth 1973, 6.4), and few keys stand more
than one place further on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Places = NDArray[np.intp]

MIXER = 0x9E3779B97F4A7C15
"""2**64 over the golden ratio: odd, so that no two numbers mix to the same."""
PLACE_BITS = 24
"""Bits of a slot that hold a key's place; those above are the key's own, mixed."""
MOST = (1 << PLACE_BITS) - 1


@dataclass(frozen=True, slots=True)
class Lookup:
    """The keys as given; ``slots`` in ascending order, the last one above all; and where each bucket of them begins."""

    keys: Keys
    slots: Keys
    first: NDArray[np.int32]
    shift: int

    def find(self, keys: Keys) -> tuple[Places, Places]:
        """Return which of the numbers are keys, and the places of these among the keys."""
        import numpy as np

        wanted = keys * np.uint64(MIXER)
        at = self.first[(wanted >> np.uint64(self.shift)).view(np.int64)]
        wanted &= np.uint64(~MOST & 0xFFFFFFFFFFFFFFFF)
        here = self.slots[at]
        while len(short := np.flatnonzero(here < wanted)):
            at[short] += 1
            here[short] = self.slots[at[short]]
        alike = np.flatnonzero(here - wanted <= np.uint64(MOST))
        places = (here[alike] & np.uint64(MOST)).view(np.int64)
        same = self.keys[places] == keys[alike]
        if not same.all():
            # two numbers whose upper bits mix to the same, once in some hundred thousand: the next slot may be the one
            for k in np.flatnonzero(~same).tolist():
                rest = self.slots[at[alike[k]] : at[alike[k]] + 8]
                near = (rest[rest - wanted[alike[k]] <= np.uint64(MOST)] & np.uint64(MOST)).view(np.int64)
                fits = near[self.keys[near] == keys[alike[k]]]
                if len(fits):
                    places[k], same[k] = fits[0], True
            alike, places = alike[same], places[same]
        return alike, places


def lookup(keys: Keys) -> Lookup:
    """Return the table of some different keys, in any order; ValueError where they are more than a slot can number."""
    import numpy as np

    if len(keys) >= MOST:
        raise ValueError(f"{len(keys):,} keys, but a table holds {MOST - 1:,} at most")
    slots = np.empty(len(keys) + 1, dtype=np.uint64)
    own = slots[:-1]
    # in place: these are the largest arrays that reading a page needs
    np.multiply(keys, np.uint64(MIXER), out=own)
    own &= np.uint64(~MOST & 0xFFFFFFFFFFFFFFFF)
    own |= np.arange(len(keys), dtype=np.uint64)
    own.sort()
    slots[-1] = 0xFFFFFFFFFFFFFFFF
    bits = max(1, (len(keys) - 1).bit_length() - 1)
    starts = np.arange(1 << bits, dtype=np.uint64) << np.uint64(64 - bits)
    return Lookup(keys, slots, np.searchsorted(slots, starts).astype(np.int32), 64 - bits)
