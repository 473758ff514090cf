"""Poems and rhymes: short lines below one another that are built like heads and are text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govtrends.corpus.bylines import Byline
from govtrends.corpus.headlines import is_numbered
from govtrends.corpus.lines import Line

_STANZA, _POEM = 4, 6


def verse(
    lines: Sequence[Line], titles: Sequence[bool], bylines: Sequence[Byline | None], headed: Callable[[int], bool]
) -> list[int]:
    """Return the lines of verse: six and more short ones below a byline, or four and more of one length in a text.

    ``headed`` says whether what stands above a line is a head: then the lines below the last blank one are the head of
    the text that follows.
    """
    found: list[int] = []
    at = 1
    while at < len(lines):
        if not titles[at]:
            at += 1
            continue
        end = at
        while end < len(lines) and titles[end] and _is_short(lines[end]) and bylines[end] is None:
            end += 1
        if end - at >= _STANZA:
            stop = end
            if headed(end):
                stop = next((n for n in range(end - 1, at, -1) if lines[n].blanks), at)
            sizes = [len(line.fold) for line in lines[at:stop]]
            signed = bylines[at - 1] is not None and len(sizes) >= _POEM
            inside = not titles[at - 1] and len(lines[at - 1].fold) > max(sizes, default=0) and len(set(sizes)) == 1
            if len(sizes) >= _STANZA and (signed or inside):
                found.extend(range(at, stop))
        at = max(end, at + 1)
    return found


def _is_short(line: Line) -> bool:
    return not line.level and 4 <= len(line.fold) <= 20 and line.fold[0] > "\x7f" and not is_numbered(line.fold)
