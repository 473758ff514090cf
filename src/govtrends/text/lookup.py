"""Look up many whole numbers at once: a hash table that NumPy goes through a few times for all of them together.

Binary search through a million keys takes twenty steps for each number, most of them outside the processor's cache;
here a number's place is reckoned from the number (multiplicative hashing: Knuth 1973, 6.4), and few keys stand more
than one place further on.  Most numbers asked for are no keys: a bit for each (Bloom 1970, with one function) says so
before the large arrays are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
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


def lookup(keys: Keys, rows: Iterable[Rows], columns: int) -> Lookup:
    """Return the table of some different keys, in any order; ``rows`` yields what they hold, ``columns`` times.

    ValueError where they are more than can be put in order, or larger than ``NUMBER_BITS``.
    """
    import numpy as np

    # these are the largest arrays that reading a page needs: one after another, and in place where that can be
    if len(keys) >= MOST:
        raise ValueError(f"{len(keys):,} keys, but a table holds {MOST - 1:,} at most")
    if len(keys) and int(keys.max()) >> NUMBER_BITS:
        raise ValueError(f"a key of {int(keys.max()).bit_length()} bits, but a table's keys have {NUMBER_BITS} at most")
    # what is kept comes first, so that what is only needed meanwhile is given back from behind it
    bits = max(1, (len(keys) - 1).bit_length())
    shift = 64 - bits
    held, ordered = np.empty((len(keys), columns), dtype=np.float32), np.empty(len(keys) + 1, dtype=np.uint64)
    first, sieve = np.zeros((1 << bits) + 1, dtype=np.int32), np.zeros(1 << bits, dtype=np.uint8)
    order = _order(keys, ordered)
    for column, row in enumerate(rows):
        held[:, column] = row[order]
    del order, row
    buckets = (ordered[:-1] >> np.uint64(shift)).view(np.int64)
    np.add.at(first[1:], buckets, 1)
    np.cumsum(first, out=first)
    eighths = (ordered[:-1] >> np.uint64(shift - SIEVE_BITS)).astype(np.uint8)
    eighths &= np.uint8((1 << SIEVE_BITS) - 1)
    np.bitwise_or.at(sieve, buckets, _bits()[eighths])
    return Lookup(ordered, held, first, sieve, shift)


def _order(keys: Keys, ordered: Keys) -> NDArray[np.int32]:
    """Return the places of the keys in ascending order of what they mix to; ``ordered`` takes that, all ones last."""
    import numpy as np

    # numbers that hold their own place are put in order in half the time that it takes to order places
    own = ordered[:-1]
    np.multiply(keys, np.uint64(MIXER), out=own)
    own &= np.uint64(~MOST & 0xFFFFFFFFFFFFFFFF)
    own |= np.arange(len(keys), dtype=np.uint64)
    own.sort()
    own &= np.uint64(MOST)
    order = own.astype(np.int32)
    keys.take(order, out=own, mode="clip")
    own *= np.uint64(MIXER)
    ordered[-1] = 0xFFFFFFFFFFFFFFFF
    # a few keys agree in all bits that were left: neighbours change places until none is out of order
    while len(wrong := np.flatnonzero(own[1:] < own[:-1])):
        for k in wrong.tolist():
            order[[k, k + 1]], own[[k, k + 1]] = order[[k + 1, k]], own[[k + 1, k]]
    return order


@cache
def _bits() -> NDArray[np.uint8]:
    import numpy as np

    return (1 << np.arange(1 << SIEVE_BITS)).astype(np.uint8)
