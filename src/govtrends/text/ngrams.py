"""How well one stretch of Chinese continues another, by counts of character n-grams and the tokeniser's dictionary.

A packaged table holds counts of one to four characters (:mod:`.ngram_files`, made by ``tools/make_ngrams.py``); the
page at hand adds its own.  Numbers are one symbol, Latin words another, quotation marks and brackets none:
they are judged by their balance, not by their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from govtrends.text.lookup import MIXER, Lookup, lookup
from govtrends.text.tokens import frequencies

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]
    Rows = NDArray[np.float32]

ORDER = 4
BITS = 13
"""Bits of one character in a key: 8,191 characters besides 0, the unknown."""
DISCOUNT = 0.7
"""Absolute discounting (Ney, Essen and Kneser 1994); the best of 0.5–0.9 on the held-out reports."""
PRIOR = 1.0
PAGE_WEIGHT = 2.0
"""A count of the page at hand weighs as much as this many of the table: names and set phrases come back."""
WORD_BONUS = (0.0, 0.0, 0.0, 0.5, 1.0)
"""What a word of so many characters is worth besides how common it is."""
PART = 1e-6
"""What a part of a word is worth that is no word itself: a trace, so that the whole is looked for."""
EDGE = 3
"""Characters of a line that are looked at on either side of a break."""
SIEVE = 16
"""Bits of a page's sieve: one look at a small array tells that most n-grams asked for are not on the page."""

# a number is one symbol whatever its value; so is a Latin word
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+")
# quotation marks, brackets and white space say nothing about what comes next
_SILENT = re.compile("[\\s\"'“”‘’「」『』《》〈〉()（）\\[\\]【】〔〕*#]+")
_FORMS = str.maketrans({",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "％": "%", "．": "."})


def simplify(text: str) -> str:
    """Return ``text`` in the table's spelling: numbers as ``0``, Latin as ``a``, no quotes, brackets or spaces."""
    text = _LATIN.sub("a", _NUMBER.sub("0", _SILENT.sub("", text)))
    return text.translate(_FORMS)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines as character numbers, one after another in ``letters``, with the place and size of each."""

    letters: NDArray[np.int64]
    first: NDArray[np.intp]
    sizes: NDArray[np.intp]

    def joined(self, other: Lines) -> Lines:
        """Return these lines and others after them."""
        import numpy as np

        letters = np.concatenate((self.letters, other.letters))
        first = np.concatenate((self.first, other.first + len(self.letters)))
        return Lines(letters, first, np.concatenate((self.sizes, other.sizes)))

    def until(self, stop: int) -> Lines:
        """Return the lines before number ``stop``."""
        return Lines(self.letters, self.first[:stop], self.sizes[:stop])

    def heads(self, width: int) -> NDArray[np.int64]:
        """Return the first characters of each line ``(lines, width)``, 0 beyond its end."""
        return self._taken(self.first[:, None], width, 1)

    def tails(self, width: int) -> NDArray[np.int64]:
        """Return the last characters of each line ``(lines, width)``, the last one first, 0 beyond its beginning."""
        return self._taken((self.first + self.sizes - 1)[:, None], width, -1)

    def _taken(self, start: NDArray[np.intp], width: int, step: int) -> NDArray[np.int64]:
        import numpy as np

        if not len(self.letters):
            return np.zeros((len(self.sizes), width), dtype=np.int64)
        along = np.arange(width)
        there = along < self.sizes[:, None]
        return self.letters[np.where(there, start + step * along, 0)] * there


class Alphabet:
    """Numbers of characters: those of a table, from 1 on, and of strangers on a page, after these."""

    def __init__(self, letters: str) -> None:
        """Number the letters of a table in order."""
        import numpy as np

        self.letters = letters
        # one place for each code point
        self._numbers = np.zeros(0x110000, dtype=np.uint16)
        self._numbers[_codes(letters)] = np.arange(1, len(letters) + 1)

    def lines(self, texts: Sequence[str]) -> Lines:
        """Return simplified texts as the table knows their characters; strangers are numbered as far as keys go."""
        import numpy as np

        codes = _codes("".join(texts))
        numbers = self._numbers[codes].astype(np.int64)
        strange = np.flatnonzero(numbers == 0)
        if len(strange):
            _, which = np.unique(codes[strange], return_inverse=True)
            fresh = which + len(self.letters) + 1
            numbers[strange] = np.where(fresh < 1 << BITS, fresh, 0)
        sizes = np.array([len(text) for text in texts], dtype=np.intp)
        return Lines(numbers, np.cumsum(sizes) - sizes, sizes)


def _codes(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of n-grams, the mass that each leaves to shorter ones, and what it is worth as a word: ``rows``.

    Keys are those of :func:`key`: a 1, then ``BITS`` for each character, so that lengths do not collide.  Parts of
    words are known, be it with a count of 0.
    """

    alphabet: Alphabet
    places: Lookup
    rows: Rows
    total: float


def key(*parts: Keys) -> Keys:
    """Return the keys of n-grams given character by character."""
    import numpy as np

    packed = parts[0] | np.uint64(1 << BITS)
    for part in parts[1:]:
        packed = (packed << np.uint64(BITS)) | part
    return packed


def count(lines: Lines) -> tuple[Keys, Floats]:
    """Return the sorted keys of one to ``ORDER`` characters inside a line, and how often each stands there."""
    import numpy as np

    rest = np.repeat(lines.first + lines.sizes, lines.sizes) - np.arange(len(lines.letters))
    letters = lines.letters.astype(np.uint64)
    packed, known, every = np.ones(len(letters), dtype=np.uint64), letters > 0, []
    for size in range(1, ORDER + 1):
        stop = max(len(letters) - size + 1, 0)
        packed = (packed[:stop] << np.uint64(BITS)) | letters[size - 1 :]
        known = known[:stop] & (letters[size - 1 :] > 0)
        every.append(packed[known & (rest[:stop] >= size)])
    keys = np.sort(np.concatenate(every))
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    return keys[first], np.diff(first, append=len(keys)).astype(np.float64)


def singles(keys: Keys) -> int:
    """Return how many of the sorted keys are of one character."""
    import numpy as np

    return int(np.searchsorted(keys, np.uint64(1 << 2 * BITS)))


def unspent(keys: Keys, counts: Floats) -> Floats:
    """Return the mass that each n-gram's longer ones leave unspent; ``keys`` as :func:`count` gives them."""
    import numpy as np

    left, longer = counts.copy(), singles(keys)
    parents = keys[longer:] >> np.uint64(BITS)
    first = np.flatnonzero(np.append(True, parents[1:] != parents[:-1])[: len(parents)])
    if len(first):
        spent = np.add.reduceat(np.maximum(counts[longer:] - DISCOUNT, 0.0), first)
        left[np.searchsorted(keys, parents[first])] -= spent
    return np.maximum(left, 0.0)


def tabled(letters: str, keys: Keys, counts: Floats) -> Table:
    """Return the table of some keys and counts, as :func:`count` gives them, and of the dictionary's words."""
    import numpy as np

    alphabet = Alphabet(letters)
    words, worths = _words(alphabet)
    place = np.minimum(np.searchsorted(keys, words), len(keys) - 1)
    same = keys[place] == words
    every = np.concatenate((keys, words[~same]))
    rows = np.zeros((3, len(every)), dtype=np.float32)
    rows[0, : len(keys)], rows[1, : len(keys)] = counts, unspent(keys, counts)
    rows[2, place[same]], rows[2, len(keys) :] = worths[same], worths[~same]
    return Table(alphabet, lookup(every), rows, float(counts[: singles(keys)].sum()))


def _words(alphabet: Alphabet) -> tuple[Keys, Rows]:
    """Return the sorted keys of the dictionary's words of two to ``ORDER`` characters and of their parts, and worths.

    A word is worth a tenth of the logarithm of its frequency and ``WORD_BONUS``; a part that is no word ``PART``.
    """
    import numpy as np

    known = frequencies()
    lines = alphabet.lines(list(known))
    letters = lines.heads(ORDER).astype(np.uint64)
    seen = np.fromiter(known.values(), dtype=np.int64, count=len(known))
    usable = (seen > 0) & (letters <= len(alphabet.letters)).all(axis=1)
    words, worths, parts = [], [], []
    for size in range(2, ORDER + 1):
        chosen = usable & (lines.sizes == size)
        of_size = letters[chosen].T[:size]
        words.append(key(*of_size))
        worths.append(np.log1p(seen[chosen]) / 10 + WORD_BONUS[size])
        parts += [key(*of_size[a:b]) for a, b in combinations(range(size + 1), 2) if b - a > 1]
    every = np.sort(np.concatenate(parts))
    every = every[np.append(every[1:] != every[:-1], True)]
    best = np.full(len(every), PART, dtype=np.float32)
    best[np.searchsorted(every, np.concatenate(words))] = np.concatenate(worths)
    return every, best


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
        self._sieve[_mixed(self._keys)] = True

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
        across = self._find(key(lasts[:, None], firsts[None, :]).ravel())
        known = across.known().reshape(len(lasts), len(firsts))
        i, j = np.nonzero(known[at_last][:, at_first])
        sides = self._sides(tails, heads)
        ratio = np.repeat(sides.alone[:, None], len(heads), axis=1)
        words = np.zeros_like(ratio)
        ratio[i, j], words[i, j] = self._across(sides, i, j, across.at((at_last * len(firsts))[i] + at_first[j]))
        return ratio, words

    def breaks(self, before: Lines, after: Lines) -> Rows:
        """Return how much likelier each line is after the one beside it, as :meth:`joins` does for all."""
        import numpy as np

        tails, heads = before.tails(EDGE).view(np.uint64), after.heads(EDGE).view(np.uint64)
        across = self._find(key(tails[:, 0], heads[:, 0]))
        known = np.flatnonzero(across.known())
        sides = self._sides(tails, heads)
        ratio = sides.alone.copy()
        ratio[known] = self._across(sides, known, known, across.at(known))[0]
        return ratio

    def _sides(self, tails: Keys, heads: Keys) -> _Sides:
        """Return what is known of tails and heads by themselves."""
        import numpy as np

        t3, t2, t1 = tails.T
        h1, h2, h3 = heads.T
        ends = (key(t3), key(t2, t3), key(t1, t2, t3))
        starts = (key(h1), key(h2), key(h3), key(h1, h2), key(h2, h3), key(h1, h2, h3))
        found = self._find(np.concatenate((*ends, *starts)))
        last, second_last, third_last, *rest = found.parted(*[len(tails)] * 3, *[len(heads)] * 6)
        f_h1, f_h2, f_h3, f_h12, f_h23, f_h123 = rest
        p_h1, p_h2, p_h3 = (self._first(f) for f in (f_h1, f_h2, f_h3))
        second = f_h12.after(f_h1, p_h2)
        third = f_h123.after(f_h12, f_h23.after(f_h2, p_h3))
        # of a pair of characters that was never seen, only what its first one is wont to be followed by is known
        own: Rows = np.stack([1 / (f.count + PRIOR) for f in (last, second_last, third_last)])
        back: Rows = np.stack([(f.left + PRIOR) / (f.count + PRIOR) for f in (last, second_last, third_last)])
        return _Sides(ends, (h1, h2, h3), own, back, np.stack((p_h1, second, third)))

    def _across(self, sides: _Sides, i: Places, j: Places, f_t3h1: Found) -> tuple[Rows, Rows]:
        """Return ratio and words for the pairs ``i``, ``j`` of tails and heads whose inner characters are known."""
        import numpy as np

        bits = np.uint64(BITS)
        h1, h2 = sides.heads[0][j], sides.heads[1][j]
        left = (sides.tails[1][i] << bits) | h1
        right = (((sides.tails[0][i] << bits) | h1) << bits) | h2
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
        own, back = sides.own[:, i], sides.back[:, i]
        p_h1, alone2, alone3 = sides.shares[:, j]
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
        which, places = self._table.places.find(keys)
        for row, held in zip(found, self._table.rows, strict=True):
            row[which] = held[places]
        maybe = np.flatnonzero(self._sieve[_mixed(keys)])
        if len(maybe):
            asked = keys[maybe]
            at = np.minimum(np.searchsorted(self._keys, asked), len(self._keys) - 1)
            same = np.flatnonzero(self._keys[at] == asked)
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
        return Found(self.count[places], self.left[places], self.word[places])

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


def _mixed(keys: Keys) -> NDArray[np.intp]:
    """Return the places of keys in a page's sieve."""
    import numpy as np

    return ((keys * np.uint64(MIXER)) >> np.uint64(64 - SIEVE)).view(np.int64)
