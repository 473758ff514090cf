"""How well one stretch of Chinese continues another, by the n-grams of a table and of the page at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govtrends.text.lookup import mixed
from govtrends.text.ngrams import BITS, DISCOUNT, Lines, Table, count, key, unspent
from govtrends.text.products import times

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Places = NDArray[np.intp]
    Rows = NDArray[np.float32]

PRIOR = 1.0
PAGE_WEIGHT = 2.0
"""A count of the page at hand weighs as much as this many of the table: names and set phrases come back."""
EDGE = 3
"""Characters of a line that are looked at on either side of a break."""
COMMON, RARE = 5.0, 5.0
"""A pair of characters says what two lines are about where it is rarer than one in 150; a count to begin from."""
SIEVE, SPOTS = 16, 13
"""Bits of a page's sieve: one look at a small array tells that most n-grams asked for are not on the page; and of the
places at which its pairs of characters are counted."""


class Model:
    """The packaged counts and those of the texts at hand: probabilities of characters after others."""

    def __init__(self, table: Table, texts: Sequence[str], page_weight: float = PAGE_WEIGHT) -> None:
        """Take ``texts`` (already simplified) into account beside ``table``; ``lines`` are their characters."""
        import numpy as np

        self._table, self.alphabet = table, table.alphabet
        self.lines = table.alphabet.lines(texts)
        self._keys, counts = count(self.lines)
        counts *= page_weight
        self._rows = np.stack((counts, unspent(self._keys, counts))).astype(np.float32)
        self._sieve = np.zeros(1 << SIEVE, dtype=bool)
        self._sieve[_sifted(mixed(self._keys))] = True

    def joins(self, before: Lines, after: Lines) -> tuple[Rows, Rows]:
        """Return how much likelier each line is after each other one than by itself, and words across the break.

        Both are ``(before, after)``: natural logarithms of likelihood ratios, of which 0 says nothing, +5 is a word cut
        in two and -3 a break between strangers; and what the best word is worth that the break would cut.
        """
        import numpy as np

        tails, heads = before.tails(EDGE).view(np.uint64), after.heads(EDGE).view(np.uint64)
        lasts, at_last = np.unique(tails[:, 0], return_inverse=True)
        firsts, at_first = np.unique(heads[:, 0], return_inverse=True)
        # each two characters across the break are asked for once
        across, sides = self._sides(key(lasts[:, None], firsts[None, :]).ravel(), tails, heads)
        known = across.known().reshape(len(lasts), len(firsts)).take(at_last, axis=0).take(at_first, axis=1)
        at = known.ravel().nonzero()[0]
        i = at // len(heads)
        j = at - i * len(heads)
        ratio = np.repeat(sides.alone[:, None], len(heads), axis=1)
        words = np.zeros_like(ratio)
        found = self._across(sides, i, j, across.at((at_last * len(firsts)).take(i) + at_first.take(j)))
        ratio.put(at, found[0])
        words.put(at, found[1])
        return ratio, words

    def breaks(self, before: Lines, after: Lines) -> Rows:
        """Return how much likelier each line is after the one beside it, as :meth:`joins` does for all."""
        import numpy as np

        tails, heads = before.tails(EDGE).view(np.uint64), after.heads(EDGE).view(np.uint64)
        across, sides = self._sides(key(tails[:, 0], heads[:, 0]), tails, heads)
        known = np.flatnonzero(across.known())
        ratio = sides.alone.copy()
        ratio[known] = self._across(sides, known, known, across.at(known))[0]
        return ratio

    def shared(self) -> Rows:
        """Return how rare the pairs of characters are that the page's texts share ``(texts, texts)``.

        Each pair counts once, with the natural logarithm of its rarity in the table beyond ``COMMON``.
        """
        import numpy as np

        letters, sizes = self.lines.letters.astype(np.uint64), self.lines.sizes
        line = np.repeat(np.arange(len(sizes)), sizes)
        inside = line[1:] == line[:-1]
        pairs, where = key(letters[:-1], letters[1:])[inside], line[:-1][inside]
        # what stands once on the page, nobody shares: most of it is left out before pairs are put in order
        spots = (mixed(pairs) >> np.uint64(64 - SPOTS)).view(np.int64)
        again = (np.bincount(spots)[spots] > 1).nonzero()[0]
        pairs, which = np.unique(pairs[again], return_inverse=True)
        holds = np.zeros((len(sizes), len(pairs)), dtype=np.float32)
        holds[where[again], which] = 1
        twice = np.flatnonzero(holds.sum(axis=0) > 1)
        seen = np.zeros(len(twice), dtype=np.float32)
        known, held = self._table.ngrams.find(mixed(pairs[twice]))
        seen[known] = held[:, 0]
        rarity = np.maximum(np.log((self._table.total + RARE * 2000) / (seen + RARE)) - COMMON, 0.0)
        some = holds[:, twice]
        return times(some * rarity, some.T)

    def _sides(self, across: Keys, tails: Keys, heads: Keys) -> tuple[Found, _Sides]:
        """Return what is known of some n-grams, and of tails and heads by themselves, all looked up together."""
        import numpy as np

        t3, t2, t1 = tails.T
        h1, h2, h3 = heads.T
        ends = (key(t3), key(t2, t3), key(t1, t2, t3))
        starts = (key(h1), key(h2), key(h3), key(h1, h2), key(h2, h3), key(h1, h2, h3))
        found = self._find(np.concatenate((across, *ends, *starts)))
        asked, last, second_last, third_last, *rest = found.parted(len(across), *[len(tails)] * 3, *[len(heads)] * 6)
        f_h1, f_h2, f_h3, f_h12, f_h23, f_h123 = rest
        p_h1, p_h2, p_h3 = (self._first(f) for f in (f_h1, f_h2, f_h3))
        second = f_h12.after(f_h1, p_h2)
        third = f_h123.after(f_h12, f_h23.after(f_h2, p_h3))
        # of a pair of characters that was never seen, only what its first one is wont to be followed by is known
        own: Rows = np.stack([1 / (f.count + PRIOR) for f in (last, second_last, third_last)])
        back: Rows = np.stack([(f.left + PRIOR) / (f.count + PRIOR) for f in (last, second_last, third_last)])
        return asked, _Sides(ends, (h1, h2, h3), own, back, np.stack((p_h1, second, third)))

    def _across(self, sides: _Sides, i: Places, j: Places, f_t3h1: Found) -> tuple[Rows, Rows]:
        """Return ratio and words for the pairs ``i``, ``j`` of tails and heads whose inner characters are known."""
        import numpy as np

        bits = np.uint64(BITS)
        h1, h2 = sides.heads[0].take(j), sides.heads[1].take(j)
        left = (sides.tails[1].take(i) << bits) | h1
        right = (((sides.tails[0].take(i) << bits) | h1) << bits) | h2
        f_t23h1, f_t3h12 = self._find(np.concatenate((left, right))).parted(len(i), len(i))
        before, after = np.flatnonzero(f_t23h1.known()), np.flatnonzero(f_t3h12.known())
        fours = (
            (sides.tails[2][i[before]] << bits) | h1[before],
            (left[before] << bits) | h2[before],
            (right[after] << bits) | sides.heads[2][j[after]],
        )
        longest = self._find(np.concatenate(fours)).parted(len(before), len(before), len(after))
        f_t123h1, f_t23h12, f_t3h123 = (
            found.among(len(i), where) for found, where in zip(longest, (before, before, after), strict=True)
        )
        own, back = sides.own.take(i, axis=1), sides.back.take(i, axis=1)
        p_h1, alone2, alone3 = sides.shares.take(j, axis=1)
        # the first character of the head after one, two, three of the tail
        first = p_h1
        for k, found in enumerate((f_t3h1, f_t23h1, f_t123h1)):
            first = found.seen() * own[k] + back[k] * first
        second = f_t23h12.after(f_t23h1, f_t3h12.after(f_t3h1, alone2))
        third = f_t3h123.after(f_t3h12, alone3)
        words = f_t3h1.word
        for found in (f_t23h1, f_t3h12, f_t123h1, f_t23h12, f_t3h123):
            words = np.maximum(words, found.word)
        return np.log(first / p_h1 * (second / alone2) * (third / alone3)), words

    def _find(self, keys: Keys) -> Found:
        """Return what table and page know of some n-grams."""
        import numpy as np

        found = np.zeros((3, len(keys)), dtype=np.float32)
        spread = mixed(keys)
        which, held = self._table.ngrams.find(spread)
        found[:, which] = held.T
        maybe = self._sieve[_sifted(spread)].nonzero()[0]
        if len(maybe):
            asked = keys[maybe]
            at = np.minimum(self._keys.searchsorted(asked), len(self._keys) - 1)
            same = (self._keys[at] == asked).nonzero()[0]
            found[:2, maybe[same]] += self._rows[:, at[same]]
        return Found(*found)

    def _first(self, found: Found) -> Rows:
        """Return the probability of single characters."""
        ratio: Rows = (found.count + 0.5) / (self._table.total + 0.5 * (1 << BITS))
        return ratio


@dataclass(frozen=True, slots=True)
class Found:
    """Of some n-grams: their counts, the mass that each leaves to shorter ones, and what each is worth as a word."""

    count: Rows
    left: Rows
    word: Rows

    def known(self) -> NDArray[np.bool_]:
        """Return which are known, be it as parts of words."""
        known: NDArray[np.bool_] = self.count + self.word > 0
        return known

    def at(self, places: Places) -> Found:
        """Return what was found at some places."""
        return Found(self.count.take(places), self.left.take(places), self.word.take(places))

    def among(self, size: int, where: Places) -> Found:
        """Return what was found at its places among ``size`` n-grams, of which the others are unknown."""
        import numpy as np

        spread = np.zeros((3, size), dtype=np.float32)
        spread[0][where], spread[1][where], spread[2][where] = self.count, self.left, self.word
        return Found(*spread)

    def parted(self, *sizes: int) -> Iterator[Found]:
        """Yield what was found of so many each."""
        at = 0
        for size in sizes:
            here = slice(at, at := at + size)
            yield Found(self.count[here], self.left[here], self.word[here])

    def seen(self) -> Rows:
        """Return what is left of the counts when each gives something to what was not seen."""
        import numpy as np

        seen: Rows = np.maximum(self.count - DISCOUNT, 0.0)
        return seen

    def after(self, context: Found, shorter: Rows) -> Rows:
        """Return the probability of the last character after its context, interpolated with the shorter one."""
        ratio: Rows = (self.seen() + (context.left + PRIOR) * shorter) / (context.count + PRIOR)
        return ratio


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is known of tails and heads by themselves.

    Keys of each tail's last one, two and three characters; the characters of heads; what a count after these tails is
    worth as a probability and how much of it is left to shorter ones ``(3, tails)``; the shares of each head's
    characters by itself ``(3, heads)``.
    """

    tails: tuple[Keys, Keys, Keys]
    heads: tuple[Keys, Keys, Keys]
    own: Rows
    back: Rows
    shares: Rows

    @property
    def alone(self) -> Rows:
        """What is said of a head whose first character was never seen after the tail's last."""
        import numpy as np

        said: Rows = np.log(self.back.prod(axis=0))
        return said


def _sifted(spread: Keys) -> NDArray[np.intp]:
    """Return the places of mixed keys in a page's sieve."""
    import numpy as np

    return (spread >> np.uint64(64 - SIEVE)).view(np.int64)
