"""Look up many whole numbers at once: a hash table that NumPy goes through a few times for all of them together.

Binary search through a million keys takes twenty steps for each number, most of them outside the processor's cache;
here a number's place is reckoned from the number (multiplicative hashing: Knuth 1973, 6.4), and few keys stand more
than one place further on.  Most numbers asked for are no keys: a bit for each (Bloom 1970, with one function) says so
before the large arrays are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Places = NDArray[np.intp]
    Rows = NDArray[np.float32]

MIXER = 0x9E3779B97F4A7C15
"""2**64 over the golden ratio: odd, so that no two numbers mix to the same."""
NUMBER_BITS = 56
"""Bits of a number; the one that mixes to all ones, which stands behind the last key, is larger."""
PLACE_BITS = 24
"""Bits of a key's place while keys are put in order; those above are the key's own, mixed."""
MOST = (1 << PLACE_BITS) - 1
SIEVE_BITS = 3
"""The sieve has a bit for each eighth of a bucket."""


def mixed(numbers: Keys) -> Keys:
    """Return the numbers as the table knows them: different for different numbers, and spread evenly."""
    import numpy as np

    return numbers * np.uint64(MIXER)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Mixed keys in ascending order, all ones behind the last, and the row of each; where each bucket of them begins.

    ``sieve`` holds a byte for each bucket, a bit for each eighth of it in which there is a key.
    """

    keys: Keys
    rows: Rows
    first: NDArray[np.int32]
    sieve: NDArray[np.uint8]
    shift: int

    def find(self, numbers: Keys) -> tuple[Places, Rows]:
        """Return which of the numbers, mixed, are keys, and the rows of these ``(found, columns)``."""
        import numpy as np

        eighths = (numbers >> np.uint64(self.shift - SIEVE_BITS)).view(np.int64)
        buckets = eighths >> SIEVE_BITS
        eighths &= (1 << SIEVE_BITS) - 1
        held = self.sieve[buckets]
        held &= _bits()[eighths]
        maybe = held.nonzero()[0]
        wanted, at = numbers[maybe], self.first[buckets[maybe]]
        here = self.keys[at]
        while len(short := (here < wanted).nonzero()[0]):
            further = at[short]
            further += 1
            at[short] = further
            here[short] = self.keys[further]
        same = (here == wanted).nonzero()[0]
        return maybe[same], self.rows.take(at[same], axis=0)


def lookup(keys: Keys, rows: Rows) -> Lookup:
    """Return the table of some different keys, in any order, and the ``rows (columns, keys)`` of what each holds.

    ValueError where they are more than can be put in order, or larger than ``NUMBER_BITS``.
    """
    import numpy as np

    if len(keys) >= MOST:
        raise ValueError(f"{len(keys):,} keys, but a table holds {MOST - 1:,} at most")
    if len(keys) and int(keys.max()) >> NUMBER_BITS:
        raise ValueError(f"a key of {int(keys.max()).bit_length()} bits, but a table's keys have {NUMBER_BITS} at most")
    order, ordered = _ordered(keys)
    held = np.empty((len(keys), len(rows)), dtype=np.float32)
    for column, row in enumerate(rows):
        held[:, column] = row[order]
    bits = max(1, (len(keys) - 1).bit_length())
    shift = 64 - bits
    eighths = (ordered[:-1] >> np.uint64(shift - SIEVE_BITS)).view(np.int64)
    there = np.zeros(1 << (bits + SIEVE_BITS), dtype=bool)
    there[eighths] = True
    eighths >>= SIEVE_BITS
    first = np.zeros(1 << bits, dtype=np.int32)
    np.cumsum(np.bincount(eighths, minlength=1 << bits)[:-1], out=first[1:])
    return Lookup(ordered, held, first, np.packbits(there, bitorder="little"), shift)


def _ordered(keys: Keys) -> tuple[Places, Keys]:
    """Return the places of the keys in ascending order of what they mix to, and that, all ones behind the last."""
    import numpy as np

    # numbers that hold their own place are put in order in half the time that it takes to order places
    own = mixed(keys)
    own &= np.uint64(~MOST & 0xFFFFFFFFFFFFFFFF)
    own |= np.arange(len(keys), dtype=np.uint64)
    own.sort()
    own &= np.uint64(MOST)
    order = own.view(np.int64)
    # a few keys agree in all bits that were left: neighbours change places until none is out of order
    spread = np.full(len(keys) + 1, 0xFFFFFFFFFFFFFFFF, dtype=np.uint64)
    np.multiply(keys[order], np.uint64(MIXER), out=spread[:-1])
    while len(wrong := np.flatnonzero(spread[1:] < spread[:-1])):
        for k in wrong.tolist():
            order[[k, k + 1]], spread[[k, k + 1]] = order[[k + 1, k]], spread[[k + 1, k]]
    return order, spread


@cache
def _bits() -> NDArray[np.uint8]:
    import numpy as np

    return (1 << np.arange(1 << SIEVE_BITS)).astype(np.uint8)
