"""What a build would read, before it reads anything into tables: files, pages, encodings, and the columns of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from govtrends.corpus.column_names import listed
from govtrends.corpus.read import find_sources, read_source
from govtrends.model import Page, Problem


@dataclass(slots=True)
class Look:
    """What one file holds: its pages, how they are written, and which column of a table is taken for what."""

    source: str
    pages: int = 0
    chars: int = 0
    encodings: dict[str, None] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self) -> str:
        """Return it as a line to print: ``reports.csv: 31 pages, 624,512 characters, utf-8; text = full_text, …``."""
        said = f"{self.pages} page{'' if self.pages == 1 else 's'}, {self.chars:,} characters"
        said += f", {', '.join(self.encodings)}" if self.encodings else ""
        said += "; " + ", ".join(f"{role} = {name}" for role, name in self.columns.items()) if self.columns else ""
        said += f"; not used: {listed(self.unused)}" if self.unused else ""
        return f"{self.source}: {said}"


def survey(sources: Sequence[Path | str]) -> Iterator[Look]:
    """Yield a :class:`Look` for every file of ``sources``; raises :class:`SourceError` where a path does not exist."""
    for found in find_sources(sources):
        if isinstance(found, Problem):
            yield Look(found.source, problems=[found])
            continue
        look = Look(found.given)
        for item in read_source(*found):
            _count(look, item)
        if look.pages or look.problems:  # a catalogue is no page
            yield look


def _count(look: Look, item: Page | Problem) -> None:
    if isinstance(item, Problem):
        look.problems.append(item)
        return
    look.pages += 1
    look.chars += len(item.text)
    look.encodings[item.encoding] = None
    look.columns = look.columns or item.columns
    look.unused.update(item.unused)
