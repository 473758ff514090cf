"""How well one stretch of Chinese continues another, by counts of character n-grams.

A packaged table holds counts of one to four characters (``ngrams.npz``, made by ``tools/make_ngrams.py``); the
page at hand adds its own.  Numbers are one symbol, Latin words another, quotation marks and brackets none:
they are judged by their balance, not by their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Floats = NDArray[np.float64]

ORDER = 4
BITS = 13
"""Bits of one character in a key: 8,191 characters besides 0, the unknown."""
DISCOUNT = 0.7
"""Absolute discounting (Ney, Essen and Kneser 1994); the best of 0.5–0.9 on the held-out reports."""
PRIOR = 1.0
PAGE_WEIGHT = 2.0
"""A count of the page at hand weighs as much as this many of the table: names and set phrases come back."""

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
class Level:
    """The n-grams of one length: sorted ``keys``, their ``counts``, and the mass each leaves to shorter ones."""

    keys: Keys
    counts: Floats
    left: Floats

    def find(self, keys: Keys) -> tuple[Floats, Floats]:
        """Return count and left-over mass of every key (both 0 where the key is unknown)."""
        import numpy as np

        if not len(self.keys) or not keys.size:
            return np.zeros(keys.shape), np.zeros(keys.shape)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        known = self.keys[at] == keys
        at = at[known]
        counts, left = np.zeros((2, *keys.shape))
        counts[known], left[known] = self.counts[at], self.left[at]
        return counts, left


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of character n-grams, one :class:`Level` per length."""

    alphabet: dict[str, int]
    levels: tuple[Level, ...]
    total: float


def _levels(keys: Sequence[Keys], counts: Sequence[Floats]) -> tuple[Level, ...]:
    """Return the levels, each with the mass that its longer n-grams leave unspent."""
    import numpy as np

    levels = []
    for n in range(ORDER):
        left = counts[n].astype(np.float64)
        if n + 1 < ORDER:
            spent = np.concatenate(([0.0], np.cumsum(np.maximum(counts[n + 1] - DISCOUNT, 0.0))))
            first = np.searchsorted(keys[n + 1], keys[n] << np.uint64(BITS))
            stop = np.searchsorted(keys[n + 1], (keys[n] + np.uint64(1)) << np.uint64(BITS))
            left = np.maximum(left - (spent[stop] - spent[first]), 0.0)
        levels.append(Level(keys[n], counts[n].astype(np.float64), left))
    return tuple(levels)


def count(texts: Iterable[str], alphabet: dict[str, int]) -> tuple[list[Keys], list[Floats]]:
    """Return sorted keys and counts for each length of 1 to ``ORDER`` characters; texts are simplified already."""
    import numpy as np

    ids = np.array([i for text in texts for i in (*(alphabet.get(char, 0) for char in text), -1)], dtype=np.int64)
    keys: list[Keys] = []
    counts: list[Floats] = []
    for n in range(1, ORDER + 1):
        size = max(len(ids) - n + 1, 0)
        packed = np.zeros(size, dtype=np.uint64)
        whole = np.ones(size, dtype=bool)
        for k in range(n):
            part = ids[k : k + size]
            whole &= part > 0
            packed = (packed << np.uint64(BITS)) | np.maximum(part, 0).astype(np.uint64)
        unique, number = np.unique(packed[whole], return_counts=True)
        keys.append(unique)
        counts.append(number.astype(np.float64))
    return keys, counts


def _planes(numbers: NDArray[Any]) -> NDArray[np.uint8]:
    """Return 16-bit numbers as two byte planes, because that is what deflates well."""
    import numpy as np

    planes: NDArray[np.uint8] = np.minimum(numbers, 65535).astype("<u2").view(np.uint8).reshape(-1, 2).T.copy()
    return planes


def _numbers(planes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return the numbers of :func:`_planes`."""
    import numpy as np

    return planes.T.copy().view("<u2").reshape(-1).astype(np.int64)


def save(path: Path, alphabet: str, keys: Sequence[Keys], counts: Sequence[Floats]) -> None:
    """Write a table as a tree: for each n-gram the number of its continuations, for these the last character.

    Every n-gram's first characters must themselves be in the table; counts above 65,535 are cut.
    """
    import numpy as np

    arrays: dict[str, Any] = {"alphabet": np.frombuffer(alphabet.encode("utf-8"), dtype=np.uint8)}
    parents = np.zeros(1, dtype=np.uint64)
    for n, (level, number) in enumerate(zip(keys, counts, strict=True), start=1):
        parent = np.searchsorted(parents, level >> np.uint64(BITS))
        last = (level & np.uint64((1 << BITS) - 1)).astype(np.int64)
        first = np.diff(parent, prepend=-1) != 0
        arrays[f"fans{n}"] = _planes(np.bincount(parent, minlength=len(parents)))
        arrays[f"steps{n}"] = _planes(np.where(first, last, np.diff(last, prepend=0)))
        arrays[f"counts{n}"] = _planes(number)
        parents = level
    np.savez_compressed(path, **arrays)


def read(path: Path) -> Table:
    """Read a table that :func:`save` wrote."""
    import numpy as np

    keys: list[Keys] = []
    counts: list[Floats] = []
    with np.load(path) as data:
        alphabet = bytes(data["alphabet"]).decode("utf-8")
        parents = np.zeros(1, dtype=np.uint64)
        for n in range(1, ORDER + 1):
            fans, steps = _numbers(data[f"fans{n}"]), _numbers(data[f"steps{n}"])
            walked = np.cumsum(steps)
            before = np.concatenate(([0], walked))[np.cumsum(fans) - fans]
            last = (walked - np.repeat(before, fans)).astype(np.uint64)
            parents = (np.repeat(parents, fans) << np.uint64(BITS)) | last
            keys.append(parents)
            counts.append(_numbers(data[f"counts{n}"]).astype(np.float64))
    return tabled({char: i for i, char in enumerate(alphabet, start=1)}, keys, counts)


def tabled(alphabet: dict[str, int], keys: Sequence[Keys], counts: Sequence[Floats]) -> Table:
    """Return the table of some keys and counts, as :func:`count` gives them."""
    return Table(alphabet, _levels(keys, counts), float(counts[0].sum()))


@cache
def packaged() -> Table:
    """Return the table that ships with the package; read once."""
    with resources.as_file(resources.files("govtrends.text") / "ngrams.npz") as path:
        return read(path)


def _key(*parts: Keys) -> Keys:
    """Return the keys of n-grams given character by character."""
    import numpy as np

    packed = parts[0]
    for part in parts[1:]:
        packed = (packed << np.uint64(BITS)) | part
    return packed


def _at(found: tuple[Floats, Floats], places: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Return counts and left-over mass at the given places."""
    return found[0][places], found[1][places]


def _parted(found: tuple[Floats, Floats], *sizes: int) -> list[tuple[Floats, Floats]]:
    """Return what was found parted after so many each; the last part is the rest."""
    parts, at = [], 0
    for size in sizes:
        parts.append((found[0][at : at + size], found[1][at : at + size]))
        at += size
    return [*parts, (found[0][at:], found[1][at:])]


def _spread(found: tuple[Floats, Floats], where: NDArray[np.intp], size: int) -> tuple[Floats, Floats]:
    """Return what was found at its places among ``size``, 0 elsewhere."""
    import numpy as np

    both = np.zeros((2, size))
    both[0, where], both[1, where] = found
    return both[0], both[1]


class Model:
    """The packaged counts and those of the texts at hand: probabilities of characters after others."""

    def __init__(self, table: Table, texts: Sequence[str], page_weight: float = PAGE_WEIGHT) -> None:
        """Take ``texts`` (already simplified) into account beside ``table``."""
        self._ids = table.alphabet
        strange = {char for text in texts for char in text if char not in self._ids}
        if strange:
            self._ids = dict(self._ids)
            for char in sorted(strange)[: (1 << BITS) - 1 - len(self._ids)]:
                self._ids[char] = len(self._ids) + 1
        self._table = table
        keys, counts = count(texts, self._ids)
        self._page = _levels(keys, [number * page_weight for number in counts])

    def ids(self, text: str) -> list[int]:
        """Return the characters of a simplified text as the table knows them; 0 for a stranger."""
        return [self._ids.get(char, 0) for char in text]

    def joins(self, tails: NDArray[np.uint64], heads: NDArray[np.uint64]) -> Floats:
        """Return for every tail and head how much likelier the head is after that tail than by itself.

        ``tails`` and ``heads`` are ``(n, 3)`` and ``(m, 3)`` character ids; the result is ``(n, m)``, natural
        logarithms of likelihood ratios: 0 says nothing, +5 is a word cut in two, -3 a break between strangers.
        """
        import numpy as np

        t1, t2, t3 = tails.T
        h1, h2, h3 = heads.T
        n, m = len(tails), len(heads)
        f_t3, f_h1, f_h2, f_h3 = _parted(self._find(0, np.concatenate((t3, h1, h2, h3))), n, m, m)
        lasts, at_last = np.unique(t3, return_inverse=True)
        firsts, at_first = np.unique(h1, return_inverse=True)
        # each pair across the break is asked for once, in the order of the table
        across = _key(lasts[:, None], firsts[None, :]).ravel()
        pairs = np.concatenate((_key(t2, t3), _key(h1, h2), _key(h2, h3), across))
        f_t23, f_h12, f_h23, f_across = _parted(self._find(1, pairs), n, m, m)
        known = (f_across[0] > 0).reshape(len(lasts), len(firsts))
        i, j = np.nonzero(known[at_last][:, at_first])
        f_t3h1 = _at(f_across, at_last[i] * len(firsts) + at_first[j])
        triples = (_key(t1, t2, t3), _key(h1, h2, h3), _key(t2[i], t3[i], h1[j]), _key(t3[i], h1[j], h2[j]))
        f_t123, f_h123, f_t23h1, f_t3h12 = _parted(self._find(2, np.concatenate(triples)), n, m, len(i))
        before, after = np.nonzero(f_t23h1[0])[0], np.nonzero(f_t3h12[0])[0]
        # of four characters that hold three unknown ones together nothing is known
        fours = (
            (t1[i[before]] << np.uint64(3 * BITS)) | triples[2][before],
            _key(triples[2][before], h2[j[before]]),
            _key(triples[3][after], h3[j[after]]),
        )
        f_t123h1, f_t23h12, f_t3h123 = (
            _spread(found, where, len(i))
            for found, where in zip(
                _parted(self._find(3, np.concatenate(fours)), len(before), len(before)),
                (before, before, after),
                strict=True,
            )
        )
        p_h1, p_h2, p_h3 = (self._first(f) for f in (f_h1, f_h2, f_h3))
        alone2 = self._next(f_h12, f_h1, p_h2)
        alone3 = self._next(f_h123, f_h12, self._next(f_h23, f_h2, p_h3))
        # of a pair of characters that was never seen, only what its first one is wont to be followed by is known
        backed_off = np.log(np.prod([(left + PRIOR) / (seen + PRIOR) for seen, left in (f_t3, f_t23, f_t123)], axis=0))
        ratio: Floats = np.repeat(backed_off[:, None], m, axis=1)
        # the first character of the head after one, two, three of the tail
        first = self._next(f_t3h1, _at(f_t3, i), p_h1[j])
        first = self._next(f_t23h1, _at(f_t23, i), first)
        first = self._next(f_t123h1, _at(f_t123, i), first)
        second = self._next(f_t23h12, f_t23h1, self._next(f_t3h12, f_t3h1, alone2[j]))
        third = self._next(f_t3h123, f_t3h12, alone3[j])
        ratio[i, j] = np.log(first / p_h1[j] * (second / alone2[j]) * (third / alone3[j]))
        return ratio

    def _find(self, level: int, keys: Keys) -> tuple[Floats, Floats]:
        """Return count and left-over mass of the keys in table and page together."""
        count_, left = self._table.levels[level].find(keys)
        here, rest = self._page[level].find(keys)
        return count_ + here, left + rest

    def _first(self, found: tuple[Floats, Floats]) -> Floats:
        """Return the probability of single characters."""
        ratio: Floats = (found[0] + 0.5) / (self._table.total + 0.5 * (1 << BITS))
        return ratio

    @staticmethod
    def _next(whole: tuple[Floats, Floats], context: tuple[Floats, Floats], shorter: Floats) -> Floats:
        """Return the probability of the last character after its context, interpolated with the shorter one."""
        import numpy as np

        seen = np.maximum(whole[0] - DISCOUNT, 0.0)
        ratio: Floats = (seen + (context[1] + PRIOR) * shorter) / (context[0] + PRIOR)
        return ratio
