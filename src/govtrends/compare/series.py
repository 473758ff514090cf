"""The figures of one place and registered indicator over time: the same one again, a later one, a contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from govtrends.compare.agreement import Figure, agree, digits, near, same_unit, when
from govtrends.compare.links import Book, Link, contradicts, later, tie, why_same, within
from govtrends.registry.models import IndicatorEntry

MEET = 12
"""A figure is held against at most this many others of its block, the nearest in time or order first."""

Tied = Callable[[Figure, Figure], bool]


@dataclass(slots=True)
class _Cluster:
    """Figures of one block that agree; ``head`` stands for them."""

    head: Figure
    members: list[Figure] = field(default_factory=list)


def blocks_of(figures: Iterable[Figure]) -> dict[tuple[object, ...], list[Figure]]:
    """Return the registered figures that may be readings of one series, each block in the order of time."""
    blocks: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.indicator is not None:
            basis = figure.basis if figure.basis == "mom" else None
            series = (figure.indicator, figure.measure, figure.status, basis, figure.over_years)
            blocks[figure.place, *series].append(figure)
    for block in blocks.values():
        block.sort(key=lambda figure: (figure.until or date.max, figure.row))
    return blocks


def _by_reporter(figure: Figure, registry: Mapping[str, IndicatorEntry]) -> bool:
    entry = registry.get(figure.indicator or "")
    return entry is not None and entry.counted_by == "reporter"


def link_series(
    blocks: Mapping[tuple[object, ...], list[Figure]], registry: Mapping[str, IndicatorEntry], book: Book
) -> None:
    """Link the figures of each series: those that are one, and a later one or a contradiction of an earlier."""
    for block in blocks.values():
        alone = _by_reporter(block[0], registry)
        clusters = _clusters(block, book)
        if not alone:
            for at, cluster in enumerate(clusters):
                _to_earlier(cluster, clusters[max(0, at - MEET) : at], book)


def _clusters(block: Iterable[Figure], book: Book) -> list[_Cluster]:
    """Group the figures of a block that agree in value and time, linking each to the head of its group."""
    clusters: list[_Cluster] = []
    for figure in block:
        for cluster in reversed(clusters[-MEET:]):
            sure = _same_figure(cluster.head, figure)
            if sure:
                cluster.members.append(figure)
                if cluster.head.article != figure.article:
                    book.add(Link("same_figure", cluster.head, figure, why_same(cluster.head, figure), sure))
                break
        else:
            clusters.append(_Cluster(figure, [figure]))
    return clusters


def _same_figure(a: Figure, b: Figure) -> float:
    """Return how sure two figures of one indicator and place are the same figure; 0 if they are not."""
    if a.direction != b.direction or not same_unit(a, b) or not agree(a, b):
        return 0.0
    time = when(a, b)
    if a.value == b.value and (time == "same" or (digits(a.value) >= 4 and near(a, b))):
        return 0.95
    if time == "same":
        return 0.85
    return 0.8 if time in ("unknown", "overlap") and digits(a.value) >= 3 and near(a, b) else 0.0


def _to_earlier(cluster: _Cluster, before: Sequence[_Cluster], book: Book) -> None:
    """Link a group to the nearest earlier one of its series, and to one of its own time that disagrees."""
    figure = cluster.head
    for other in reversed(before):
        pair = _across(other, cluster)
        if pair is None or not same_unit(other.head, figure):
            continue
        time = when(other.head, figure)
        if time == "later":
            book.add(later(*pair, 0.9))
            _tie(other, cluster, book)
            return
        if time == "same" and not within(*pair):
            book.add(contradicts(*pair, 0.7))


def _across(earlier: _Cluster, later: _Cluster) -> tuple[Figure, Figure] | None:
    """Return a figure of each group that stand in different articles, or nothing."""
    pairs = ((a, b) for a in earlier.members[:MEET] for b in later.members[:MEET])
    return next(((a, b) for a, b in pairs if a.article != b.article), None)


def _tie(earlier: _Cluster, later: _Cluster, book: Book) -> None:
    for a in earlier.members[:MEET]:
        for b in later.members[:MEET]:
            if a.article != b.article:
                book.ties.add(tie(a, b))


def link_reporters(
    blocks: Mapping[tuple[object, ...], list[Figure]],
    registry: Mapping[str, IndicatorEntry],
    book: Book,
    tied: Tied,
) -> None:
    """Link later and contradicting counts of an office's own work, between tied articles only."""
    for block in blocks.values():
        if not _by_reporter(block[0], registry):
            continue
        for at, figure in enumerate(block):
            for other in reversed(block[max(0, at - MEET) : at]):
                if other.article == figure.article or not tied(other, figure) or not same_unit(other, figure):
                    continue
                time = when(other, figure)
                if time == "later":
                    book.add(later(other, figure, 0.6))
                    break
                if time == "same" and not within(other, figure):
                    book.add(contradicts(other, figure, 0.5))
