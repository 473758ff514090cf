"""Find fragments that OCR printed twice: one is kept, the other stays traceable.

Two prints are the same when their Chinese characters and digits are, or nearly are: spaces, marks and a lost
quote do not count.  A phrase that an article uses twice is no second print, so whole fragments are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from govtrends.corpus.columns_pieces import Piece

_SUBSTANCE, _OTHER = re.compile(r"[\u3400-\u9fff0-9]"), re.compile(r"[^\u3400-\u9fff0-9]+")
_LONG_NUMBER = re.compile(r"[0-9]{3}")
MIN_LETTERS = 7
"""Shorter fragments may well be equal by chance (显著提升。), unless they hold a number of three digits."""
ANCHOR = 4
"""Near copies share this many characters at their beginning or end."""
ALIKE = 0.85


def without_second_prints(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the fragments kept and those that repeat one of them, both in printed order.

    Of two prints the fuller is kept, marks counted; of equals the first.
    """
    pieces = list(_parted(pieces))
    second: set[int] = set()
    anchors: dict[str, list[tuple[int, str]]] = {}
    for i, piece in enumerate(pieces):
        letters = substance(piece.text.text)
        if not _comparable(letters):
            continue
        ends = [anchors.setdefault(key, []) for key in _ends(letters)]
        found = next((k for beside in ends for k, other in beside if _same(letters, other)), None)
        if found is not None:
            second.add(found if found not in second and _fullness(piece) > _fullness(pieces[found]) else i)
        for beside in ends:
            beside.append((i, letters))
    if not second:
        return pieces, []
    return [piece for i, piece in enumerate(pieces) if i not in second], [pieces[i] for i in sorted(second)]


@lru_cache(maxsize=4096)
def substance(text: str) -> str:
    """Return the Chinese characters and digits of ``text``."""
    return _OTHER.sub("", text)


def _comparable(letters: str) -> bool:
    """Return whether a fragment is long enough, or odd enough, not to be repeated by chance."""
    return len(letters) >= MIN_LETTERS or (len(letters) >= 4 and _LONG_NUMBER.search(letters) is not None)


def _ends(letters: str) -> tuple[str, str]:
    """Return the keys that a copy is looked up by: its two ends."""
    return "^" + letters[:ANCHOR], "$" + letters[-ANCHOR:]


def _same(letters: str, other: str) -> bool:
    """Return whether two fragments are prints of one line."""
    if letters == other:
        return True
    shorter, longer = sorted((len(letters), len(other)))
    if shorter < 10 or shorter < longer * 0.8:
        return False
    return SequenceMatcher(None, letters, other, autojunk=False).ratio() >= ALIKE


def _fullness(piece: Piece) -> int:
    """Return how many characters a print has, spaces not counted."""
    return len(piece.text.text) - piece.text.text.count(" ")


def _parted(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces; one that begins or ends with the whole of another is cut there in two."""
    lines = {letters for piece in pieces if len(letters := substance(piece.text.text)) >= MIN_LETTERS + 3}
    sizes = sorted({len(line) for line in lines})
    for piece in pieces:
        letters = substance(piece.text.text)
        cut = 0
        for size in sizes:
            if size >= len(letters) - 2:
                break
            if letters[:size] in lines:
                cut = size
            elif letters[-size:] in lines:
                cut = len(letters) - size
        if not cut:
            yield piece
            continue
        at = [match.start() for match in _SUBSTANCE.finditer(piece.text.text)][cut]
        yield Piece(piece.text.slice(0, at), piece.paragraph, piece.opens)
        yield Piece(piece.text.slice(at), piece.paragraph, False)
