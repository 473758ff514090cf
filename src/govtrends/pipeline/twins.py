"""Pages whose text stands twice under different names: which of them counts, and which are copies of it.

Equal texts are one page unless what is *given* of them (by card, catalogue, table or a day in the name) differs: then
they are different prints, and each counts.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from itertools import groupby

from govtrends.facts.date_mastheads import path_date
from govtrends.model import Page

Said = tuple[str | None, ...]
_SHORTEST = 30
"""Characters; what is shorter (见附图, 本版无正文) may stand on any page."""
_TWINS = """
WITH here AS (
  SELECT page.file, page.ordinal, page.source, page.text, page.said, source.given, held.ordinal AS at
  FROM source JOIN held ON held.source = source.id JOIN page ON page.file = held.file WHERE page.text IS NOT NULL
)
SELECT text, file, ordinal, source, said FROM here
WHERE text IN (SELECT text FROM here GROUP BY text HAVING count(*) > 1) ORDER BY text, given, at, ordinal
"""


def text_digest(page: Page) -> str | None:
    """Return what tells a text from any other, blanks aside; ``None`` where it is too short to be a page's own."""
    text = "".join(page.text.split())
    if len(text) < _SHORTEST:
        return None
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def said_of(page: Page) -> str:
    """Return what is given of a page and not read from its text: paper, place, day and title, as a JSON list."""
    dated = path_date(page.source)
    day = page.date_hint or (dated[0].isoformat() if dated else None)
    return json.dumps([page.paper, page.district_hint, day, page.title_hint], ensure_ascii=False)


def copies(db: sqlite3.Connection) -> dict[tuple[int, int], str]:
    """Return the pages that are copies, (file, ordinal) → the source of the page that counts in their place.

    Of copies the one counts of which most is given, of those the first by name.
    """
    found: dict[tuple[int, int], str] = {}
    for _, group in groupby(db.execute(_TWINS), key=lambda row: row[0]):
        pages = [(file, ordinal, source, tuple(json.loads(said))) for _, file, ordinal, source, said in group]
        counted = Counted()
        for file, ordinal, source, said in sorted(pages, key=lambda page: page[3].count(None)):
            first = counted.first(said)
            if first is None:
                counted.add(source, said)
            else:
                found[file, ordinal] = first
    return found


class Counted:
    """The pages of one text that count: a form may be printed by every paper of a country, so none is gone through."""

    def __init__(self) -> None:
        self._sources: list[str] = []
        self._known: dict[tuple[int, ...], dict[Said, int]] = {}
        """By what pages say and what of it is asked for (each a sum of bits): the values → the first page with them."""

    def add(self, source: str, said: Said) -> None:
        """Count a page of which this is said; each of the four may be unknown."""
        given = _given(said)
        for asked in range(given + 1):
            if asked & given == asked:
                self._known.setdefault((given, asked), {}).setdefault(_only(said, asked), len(self._sources))
        self._sources.append(source)

    def first(self, said: Said) -> str | None:
        """Return the source of the first page of which nothing else is said, as far as both say something."""
        mine = _given(said)
        found = [
            known[values]
            for (given, asked), known in self._known.items()
            if asked == given & mine and (values := _only(said, asked)) in known
        ]
        return self._sources[min(found)] if found else None


def _given(said: Said) -> int:
    return sum(1 << at for at, value in enumerate(said) if value is not None)


def _only(said: Said, asked: int) -> Said:
    return tuple(value if asked >> at & 1 else None for at, value in enumerate(said))
