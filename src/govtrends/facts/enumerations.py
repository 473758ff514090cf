"""Lists that name themes without speaking of them.

``聚焦甲、乙、丙等六个领域`` gives the headings of a scheme, and ``活力城市、花园城市、文明城市`` strings
epithets together: neither says anything about the theme named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
# The word that makes a list one of headings.  It is looked for first and the list around it afterwards, which keeps
# the search linear.
_FIELDS = re.compile(r"领域|方面|板块|维度|类别")
_COUNT_BEFORE = re.compile(rf"(?:等)?{_NUMBER}(?:个|大|项)?(?:重点|民生|重要|主要)?\Z")
# Three or more items joined by 、: 'A、B、C等六个领域' before it, '六个领域：A、B、C' after it.
_ITEMS_BEFORE = re.compile(r"(?:[^、，,。;；:：!?！？()（）]{2,9}、(?:和|以及|及)?){2,11}[^、，,。;；:：!?！？]{2,9}\Z")
_ITEMS_AFTER = re.compile(r"[(（:：,，](?:[^、，,。;；:：!?！？()（）]{2,9}、){2,11}[^、，,。;；:：!?！？()（）]{2,9}")
_LOOK_BACK = 130
_FIELDS_IN_ENGLISH = ("fields", "areas", "aspects")
_ENGLISH_FIELDS = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|\d{1,2})(?: [a-z']{3,12}){0,3}"
    rf" (?:{'|'.join(_FIELDS_IN_ENGLISH)})\b"
)
# Between two items: the rest of the first (its last word or two), a comma or 'and'.
_ENGLISH_JOINT = re.compile(r"(?: [a-z]+){0,2} ?(?:,|;|(?:, ?)?and)(?: and)?(?: the)? ?")
_ITEM_EDGE = re.compile(r"[、，,。;；:：!?！？\"()（）《》]")
# A title is won or worked for; an epithet is only strung along.
_TITLE = re.compile(r"全国|国家|省级|创建|争创|创成|荣获|获评|蝉联|称号|复审|复检|测评")
# Elsewhere a shared ending is no ornament: 大气污染、水污染、土壤污染 are three matters.
_EPITHET_HEADS = frozenset({"城市", "城区", "县城"})

Span = tuple[int, int]


def listings(text: str, hits: Sequence[Span], *, latin: bool) -> list[Span]:
    """Return the stretches of ``text`` (squeezed) that are lists of field names.

    ``hits`` are the sorted spans of theme words: an English list counts when four of them stand side by side
    near 'N fields'.
    """
    if not latin:
        return list(_chinese_lists(text))
    if not any(field in text for field in _FIELDS_IN_ENGLISH):
        return []
    anchors = [match.span() for match in _ENGLISH_FIELDS.finditer(text)]
    return [run for run in _runs(text, hits) if any(_near(run, anchor) for anchor in anchors)]


def _chinese_lists(text: str) -> Iterator[Span]:
    """Yield the lists of headings that stand before or after 'N fields'."""
    for fields in _FIELDS.finditer(text):
        count = _COUNT_BEFORE.search(text, max(0, fields.start() - 9), fields.start())
        if count is None:
            continue
        before = _ITEMS_BEFORE.search(text, max(0, count.start() - _LOOK_BACK), count.start())
        after = _ITEMS_AFTER.match(text, fields.end())
        if before is not None:
            yield before.start(), fields.end()
        if after is not None:
            yield after.span()


def is_listed(text: str, start: int, end: int, lists: Sequence[Span], *, latin: bool) -> bool:
    """Say whether the word at ``start:end`` is an item of a list of fields or one of a string of epithets."""
    for low, high in lists:
        if low <= start and end <= high:
            return True
    beside = "、" in (text[start - 1 : start], text[end : end + 1])
    return beside and not latin and _is_epithet(text, start, end)


def _runs(text: str, hits: Sequence[Span]) -> list[Span]:
    """Return stretches of four or more hits with nothing but commas and 'and' between them."""
    runs: list[list[Span]] = []
    for hit in hits:
        last = runs[-1][-1] if runs else None
        if last is not None and hit[0] < last[1]:
            continue
        if last is not None and _ENGLISH_JOINT.fullmatch(text, last[1], hit[0]):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return [(run[0][0], run[-1][1]) for run in runs if len(run) >= 4]


def _near(run: Span, anchor: Span) -> bool:
    return abs(run[0] - anchor[1]) < 40 or abs(anchor[0] - run[1]) < 60


def _is_epithet(text: str, start: int, end: int) -> bool:
    """Say whether the word closes an item of a 、-list of three or more items that end like it."""
    tail = text[end - 2 : end]
    if tail not in _EPITHET_HEADS:
        return False
    before = _items(text[max(0, start - 60) : start][::-1], reverse=True)
    after = _items(text[end : end + 60], reverse=False)
    same = [item for item in (*before, *after) if item.endswith(tail)]
    return len(same) >= 2 and not any(_TITLE.search(item) for item in (*same, text[max(0, start - 4) : start]))


def _items(side: str, *, reverse: bool) -> list[str]:
    """Return the items of a 、-list on one side of a word, as far as the list goes."""
    if not side.startswith("、"):
        return []
    items = []
    for piece in side[1:].split("、"):
        edge = _ITEM_EDGE.search(piece)
        item = piece[: edge.start()] if edge else piece
        items.append(item[::-1] if reverse else item)
        if edge or len(item) > 30:
            break
    return items
