"""Counts of character n-grams and the words of the tokeniser's dictionary, in one table.

A packaged table holds counts of one to four characters (:mod:`.ngram_files`, made by ``tools/make_ngrams.py``).
Numbers are one symbol, Latin words another, quotation marks and brackets none: they are judged by their balance, not by
their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from govtrends.text.lookup import Lookup, lookup
from govtrends.text.tokens import frequencies

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Places = NDArray[np.intp]
    Rows = NDArray[np.float32]

ORDER = 4
BITS = 13
"""Bits of one character in a key: 8,191 characters besides 0, the unknown."""
DISCOUNT = 0.7
"""Absolute discounting (Ney, Essen and Kneser 1994); the best of 0.5–0.9 on the held-out reports."""
WORD_BONUS = (0.0, 0.0, 0.0, 0.5, 1.0)
"""What a word of so many characters is worth besides how common it is."""
PART = 1e-6
"""What a part of a word is worth that is no word itself: a trace, so that the whole is looked for."""

# a number is one symbol whatever its value; so is a Latin word
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+")
# quotation marks, brackets and white space say nothing about what comes next
_SILENT = re.compile("[\\s\"'“”‘’「」『』《》〈〉()（）\\[\\]【】〔〕*#]+")
_PART = "\0"
"""Stands in no text that was read."""
_FORMS = str.maketrans({",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "％": "%", "．": "."})


def simplify(text: str) -> str:
    """Return ``text`` in the table's spelling: numbers as ``0``, Latin as ``a``, no quotes, brackets or spaces."""
    text = _LATIN.sub("a", _NUMBER.sub("0", _SILENT.sub("", text)))
    return text.translate(_FORMS)


def simplified(texts: Sequence[str]) -> list[str]:
    """Return :func:`simplify` of each text, all of them in one go."""
    together = _PART.join(texts)
    if together.count(_PART) >= max(1, len(texts)):
        return [simplify(text) for text in texts]
    return simplify(together).split(_PART) if texts else []


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
        taken = self.letters.take(start + step * along, mode="clip")
        taken *= along < self.sizes[:, None]
        return taken


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
    """Counts of n-grams, the mass that each leaves to shorter ones, and what it is worth as a word, in columns.

    Keys are those of :func:`key`: a 1, then ``BITS`` for each character, so that lengths do not collide.  Parts of
    words are known, be it with a count of 0.
    """

    alphabet: Alphabet
    ngrams: Lookup
    total: float


def key(*parts: Keys) -> Keys:
    """Return the keys of n-grams given character by character."""
    import numpy as np

    packed = parts[0] | np.uint64(1 << BITS)
    for part in parts[1:]:
        packed = (packed << np.uint64(BITS)) | part
    return packed


def count(lines: Lines) -> tuple[Keys, Rows]:
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
    keys = np.concatenate(every)
    keys.sort()
    first = _firsts(keys)
    return keys[first], (np.append(first[1:], len(keys)) - first).astype(np.float32)


def _firsts(keys: Keys) -> Places:
    """Return where in sorted keys each begins."""
    import numpy as np

    fresh = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
    return fresh.nonzero()[0]


def singles(keys: Keys) -> int:
    """Return how many of the sorted keys are of one character."""
    import numpy as np

    return int(np.searchsorted(keys, np.uint64(1 << 2 * BITS)))


def unspent(keys: Keys, counts: Rows) -> Rows:
    """Return the mass that each n-gram's longer ones leave unspent; ``keys`` as :func:`count` gives them."""
    import numpy as np

    left, longer = counts.copy(), singles(keys)
    parents = keys[longer:] >> np.uint64(BITS)
    first = _firsts(parents)
    parents = parents[first]
    if len(first):
        spent = counts[longer:] - np.float32(DISCOUNT)
        left[np.searchsorted(keys, parents)] -= np.add.reduceat(np.maximum(spent, 0, out=spent), first)
    return np.maximum(left, 0, out=left)


def tabled(letters: str, keys: Keys, counts: Rows) -> Table:
    """Return the table of some keys and counts, as :func:`count` gives them, and of the dictionary's words."""
    import numpy as np

    alphabet = Alphabet(letters)
    words, worths = _words(alphabet)
    place = np.minimum(np.searchsorted(keys, words), len(keys) - 1)
    same = keys[place] == words
    fresh, total = words[~same], float(counts[: singles(keys)].sum(dtype=np.float64))

    def rows() -> Iterator[Rows]:
        none = np.zeros(len(fresh), dtype=np.float32)
        yield np.concatenate((counts, none))
        yield np.concatenate((unspent(keys, counts), none))
        worth = np.concatenate((np.zeros(len(keys), dtype=np.float32), worths[~same]))
        worth[place[same]] = worths[same]
        yield worth

    return Table(alphabet, lookup(np.concatenate((keys, fresh)), rows(), 3), total)


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
