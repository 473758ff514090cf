"""The same fact in several documents and languages, linked: same figure, later reading, contradiction,
second print.

Works on rows, not frames, so that a build can run it as its last stage. Figures meet only inside a block
(one place and one registered indicator, or one place and one value) and with few members of it, so the
work grows with the rows. No block reaches beyond its place, so a build holds the figures of one place at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from govtrends.compare.agreement import GENERIC, Figure, counts_other_things, digits, likeness, near, same_unit, when
from govtrends.compare.links import Book, Link, Row, Tie, in_time, link_order, second_print, tie, why_same
from govtrends.compare.series import MEET, Tied, blocks_of, link_reporters, link_series
from govtrends.registry.models import IndicatorEntry

_LARGE = 1000


class PlaceLinks:
    """The links between the figures of one place, in two steps, because ties of articles reach across places.

    ``figures`` are all of one place, in the order of the table; ``ties`` are the pairs of articles that they tie.
    """

    def __init__(self, figures: Sequence[Figure], registry: Mapping[str, IndicatorEntry]) -> None:
        self._registry = registry
        self._book = Book()
        self._blocks = blocks_of(figures)
        link_series(self._blocks, registry, self._book)
        self._open = list(_same_value(figures, self._book))
        _companions(self._open, self._book)
        self.ties: frozenset[Tie] = frozenset(self._book.ties)

    def rows(self, ties: Set[Tie] = frozenset()) -> list[dict[str, Any]]:
        """Return the rows of the links table; ``ties`` are those that figures of other places made."""

        def tied(a: Figure, b: Figure) -> bool:
            pair = tie(a, b)
            return pair in self.ties or pair in ties

        _between_tied(self._open, self._book, tied)
        link_reporters(self._blocks, self._registry, self._book, tied)
        return [link.row() for link in self._book.links.values()]


def reconcile(rows: Sequence[Row], registry: Mapping[str, IndicatorEntry]) -> list[dict[str, Any]]:
    """Return the rows of the links table for the indicator ``rows`` of a whole corpus, in the order of
    :func:`link_order`.

    ``registry`` maps ids to entries; an entry counted by its reporter (leaflets, patrols) makes series
    and contradictions only between articles that other figures tie together.
    """
    by_place: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    found = []
    for number, row in enumerate(rows):
        first = row["duplicate_of"]
        if first is not None:
            found.append(second_print(int(first), rows[int(first)], number, row))
        elif row["place_code"] is not None:
            by_place[row["place_code"]].append((number, row))
    places = [PlaceLinks(in_company(numbered), registry) for numbered in by_place.values()]
    ties = frozenset[Tie]().union(*(place.ties for place in places))
    for place in places:
        found += place.rows(ties)
    return sorted(found, key=link_order)


def in_company(numbered: Sequence[tuple[int, Row]]) -> list[Figure]:
    """Return as figures the rows of one place (with their numbers) that share a block with a row of another article.

    The others can be linked to nothing, and are most of a corpus.
    """
    article_of: dict[tuple[object, ...], str] = {}
    shared = {
        key
        for _, row in numbered
        for key in _block_keys(row)
        if article_of.setdefault(key, row["article_id"]) != row["article_id"]
    }
    return [Figure.of(number, row) for number, row in numbered if any(key in shared for key in _block_keys(row))]


def _block_keys(row: Row) -> Iterator[tuple[object, ...]]:
    yield row["value"], row["value_max"]
    if row["indicator"] is not None:
        yield row["indicator"], row["measure"]


def _same_value(figures: Iterable[Figure], book: Book) -> Iterator[tuple[Figure, Figure]]:
    """Link equal values of one place whose subjects agree; yield the other pairs of equal values, as yet
    undecided.
    """
    blocks: dict[tuple[str, float, float | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        block = blocks[figure.place, figure.value, figure.high]
        others = [other for other in block[-MEET:] if other.article != figure.article]
        for other in others:
            if book.holds(other, figure) or not _comparable(other, figure):
                continue
            sure = _by_subject(other, figure)
            if sure:
                book.add(Link("same_figure", other, figure, why_same(other, figure), sure))
                break
            yield other, figure
        block.append(figure)


def _comparable(a: Figure, b: Figure) -> bool:
    both = a.indicator is not None and b.indicator is not None
    return (
        a.status == b.status and a.direction == b.direction and near(a, b) and not (both and a.indicator != b.indicator)
    )


def _by_subject(a: Figure, b: Figure) -> float:
    """Return how sure two equal values of one place are the same figure, from unit, subject and language."""
    if not same_unit(a, b) or (a.measure != b.measure):
        return 0.0
    exact = digits(a.value)
    if a.chinese == b.chinese:
        alike = likeness(a, b)
        if alike >= 0.8 or (alike >= 0.5 and a.value >= 10) or (alike >= 0.25 and exact >= 4):
            return 0.9 if exact >= 3 else 0.75
        return 0.0
    if exact >= 4 and not (a.unit in GENERIC and b.unit in GENERIC):
        return 0.85 if a.unit == b.unit else 0.75
    return 0.0


def _companions(pairs: Iterable[tuple[Figure, Figure]], book: Book) -> None:
    """Link small equal numbers where two or more of one sentence return in one sentence elsewhere (35项,
    7类).
    """
    sentences: dict[tuple[str, str, str, str], list[tuple[Figure, Figure]]] = defaultdict(list)
    for a, b in pairs:
        if same_unit(a, b) and not (a.unit in GENERIC and b.unit in GENERIC):
            sentences[a.article, a.sentence, b.article, b.sentence].append((a, b))
    for matched in sentences.values():
        if len({a.value for a, _ in matched}) >= 2:
            for a, b in matched:
                book.add(Link("same_figure", a, b, "several figures of one sentence return together", 0.65))


def _between_tied(pairs: Iterable[tuple[Figure, Figure]], book: Book, tied: Tied) -> None:
    """Judge equal numbers between articles that other figures tie together."""
    for a, b in pairs:
        if not tied(a, b):
            continue
        if digits(a.value) >= 3 and counts_other_things(a, b):
            reason = f"{a.value:g} counts {a.unit} ({a.subject}) in one and {b.unit} ({b.subject}) in the other"
            book.add(Link("contradiction", a, b, reason, 0.6))
        elif same_unit(a, b) and a.measure == b.measure and _told_alike(a, b):
            book.add(Link("same_figure", a, b, why_same(a, b), 0.7))


def _told_alike(a: Figure, b: Figure) -> bool:
    """Say whether two equal numbers of tied articles have more in common: precision, approximation, period or words."""
    if a.chinese != b.chinese:
        exact = digits(a.value) >= 3 and a.unit == b.unit
        return exact or (a.value >= _LARGE and a.approx is not None and a.approx == b.approx)
    return a.value >= _LARGE and likeness(a, b) >= 0.25 and when(*in_time(a, b)) == "same"
