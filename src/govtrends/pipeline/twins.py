"""Pages whose text stands twice under different names: which of them counts, and which are copies of it.

Equal texts are one page unless what is *given* of them (by card, catalogue, table or a day in the name) differs: then
they are different prints, and each counts.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from itertools import groupby

from govtrends.facts.date_clues import path_date
from govtrends.model import Page

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
        pages = [(file, ordinal, source, json.loads(said)) for _, file, ordinal, source, said in group]
        counted: list[tuple[str, list[str | None]]] = []
        for file, ordinal, source, said in sorted(pages, key=lambda page: page[3].count(None)):
            first = next((name for name, other in counted if _agree(said, other)), None)
            if first is None:
                counted.append((source, said))
            else:
                found[file, ordinal] = first
    return found


def _agree(said: list[str | None], other: list[str | None]) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(said, other, strict=True))
