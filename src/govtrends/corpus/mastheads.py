"""The names of the paper and its site on a page: above the day and the path, and wherever the page repeats them."""

from __future__ import annotations

from collections.abc import Sequence

from govtrends.corpus.column_titles import is_column
from govtrends.corpus.headline_rows import TOWN_ALONE
from govtrends.corpus.lines import Line
from govtrends.corpus.pageheads import in_capitals, is_issue, is_paper, is_path
from govtrends.corpus.pageheads_english import is_weekly

_LONGEST = 50


def mastheads(lines: Sequence[Line], furniture: Sequence[str | None], titles: Sequence[bool]) -> dict[int, str]:
    """Return the lines that name paper or site, each with the sort of furniture it is."""
    return {
        **_papers(lines, furniture),
        **_sites(lines, furniture),
        **dict.fromkeys(_running(lines, furniture, titles), "head"),
    }


def _papers(lines: Sequence[Line], furniture: Sequence[str | None]) -> dict[int, str]:
    """Find the paper's name: a few characters at the top of a page, right above its day, issue and page number."""
    found = {}
    for at in range(min(3, len(lines) - 1)):
        fold, heads = lines[at].fold, furniture[at + 1 : at + 5]
        if furniture[at] is not None:
            continue
        capitals = in_capitals(fold) and ("head" in heads or "line" in heads)
        if capitals or (furniture[at + 1] == "head" and is_issue(lines[at + 1].fold) and is_paper(fold)):
            found[at] = "head"
    return found


def _sites(lines: Sequence[Line], furniture: Sequence[str | None]) -> dict[int, str]:
    """Find what stands above the path to the page (首页 > 要闻): the name of the site."""
    found = {}
    for at in range(1, min(4, len(lines))):
        if furniture[at] and is_path(lines[at].fold):
            found.update(dict.fromkeys(range(at), "site"))
    return found


def _running(lines: Sequence[Line], furniture: Sequence[str | None], titles: Sequence[bool]) -> list[int]:
    """Find what the page prints again and again, each time above a head or at its end: a running head.

    The name of an English paper is one even where it stands once, at the top.
    """
    folds = [line.fold for line, title in zip(lines, titles, strict=True) if title]
    if len(set(folds)) == len(folds) and not any(is_weekly(line.fold) for line in lines[:2]):
        return []
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if titles[at] and furniture[at] is None and 4 <= len(line.fold) <= _LONGEST:
            places.setdefault(line.fold, []).append(at)
    found: list[int] = []
    for fold, prints in places.items():
        again = len(prints) > 1 and not TOWN_ALONE.fullmatch(fold) and not is_column(fold)
        if not again and not (prints[0] < 2 and is_weekly(fold)):
            continue
        if all(_above_a_head(lines, furniture, titles, at) for at in prints):
            found.extend(prints)
    return found


def _above_a_head(lines: Sequence[Line], furniture: Sequence[str | None], titles: Sequence[bool], at: int) -> bool:
    """Whether the next line that is no furniture is a head, or there is none; below a headline stands its meta line."""
    passed = ("head", "line", "meta") if is_weekly(lines[at].fold) else ("head", "line")
    below = at + 1
    while below < len(lines) and furniture[below] in passed:
        below += 1
    return below == len(lines) or (titles[below] and lines[below].fold != lines[at].fold)
