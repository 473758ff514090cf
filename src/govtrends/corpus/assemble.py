"""From the lines of one article to an :class:`Article`: headline, subheads, repaired body and span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from govtrends.corpus.columns import repair
from govtrends.corpus.columns_breaks import without_line_breaks
from govtrends.corpus.headline_rows import is_marked
from govtrends.corpus.headlines import Head, choose_head, is_numbered, is_title
from govtrends.corpus.lines import Line
from govtrends.corpus.speakers import find_speaker
from govtrends.model import Article, Kind
from govtrends.text.spans import MappedText

_CLEAN_RUN = 600
"""Characters per blank from which on a text is not torn; mixed columns have twenty to a hundred."""
_HAN = re.compile("[\u3400-\u9fff]+")
_BREAK = MappedText.inserted("\n")
_LOOK_BACK = 40
_TEASER = 600
"""Behind the end of a text, whatever is shorter than this and unsigned is a link to another text."""


@dataclass(slots=True)
class Draft:
    """An article while its lines are being gathered."""

    kind: Kind
    titles: list[Line] = field(default_factory=list)
    paragraphs: list[Line] = field(default_factory=list)
    column: str | None = None
    head: Head | None = None
    decks: list[Line] = field(default_factory=list)
    subheads: list[Line] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    signatures: list[Line] = field(default_factory=list)
    dateline: MappedText | None = None
    level: int = 0
    after_end: bool = False
    resumed: bool = False

    def sign(self, line: Line, names: Sequence[str]) -> None:
        """Add the names of a byline that stands at ``line``."""
        self.signatures.append(line)
        self.authors.extend(name for name in names if name not in self.authors)

    @property
    def unsigned(self) -> bool:
        """Whether there is text, and neither a byline nor a dateline has said whose it is."""
        return bool(self.paragraphs) and not self.authors and self.dateline is None

    @property
    def finished(self) -> bool:
        """Whether the text so far ends as a sentence does."""
        return not self.paragraphs or self.paragraphs[-1].finished

    @property
    def _all(self) -> list[Line]:
        lines = (*self.titles, *self.decks, *self.paragraphs, *self.signatures)
        return [line for line in lines if line.fold]

    @property
    def empty(self) -> bool:
        """Whether nothing was gathered."""
        return not self._all

    @property
    def start(self) -> int:
        """Source offset of the first character."""
        return self.span[0]

    @property
    def end(self) -> int:
        """Source offset after the last character."""
        return self.span[1]

    @property
    def span(self) -> tuple[int, int]:
        """The enclosing span in the source."""
        lines = self._all
        return min([line.start for line in lines]), max([line.end for line in lines])


def finish(draft: Draft, ordinal: int) -> Article:
    """Return the article that a draft has become."""
    head = draft.head or choose_head(draft.titles)
    headline = head.headline
    paragraphs = [line for line in draft.paragraphs if line.fold]
    if headline is None and draft.kind == "article":
        headline, paragraphs = _take_speaker(paragraphs)
        if headline is None and _broken([line.text for line in paragraphs]):
            head, paragraphs = _take_head(paragraphs)
            headline = head.headline
    inside = _subheads(draft)
    texts = [line.text for line in paragraphs]
    # Columns are mixed by OCR of Chinese print; English pages are translations of running text.
    mendable = _blanks(texts) > 0 and _chinese(paragraphs)
    mended = repair(texts) if mendable and draft.kind != "masthead" and _broken(texts) else None
    flowing = without_line_breaks(texts) if mendable and not (mended and mended.repaired) else texts
    start, end = draft.span
    teaser = draft.after_end and draft.kind == "article" and not draft.dateline and end - start < _TEASER
    return Article(
        ordinal=ordinal,
        kind="notice" if teaser else draft.kind,
        headline=headline,
        subheads=(*head.subheads, *(line.text for line in draft.decks), *(line.text for line in inside)),
        column_title=draft.column,
        dateline=draft.dateline,
        authors=tuple(_persons(draft)),
        body=mended.body
        if mended and mended.repaired
        else _flow(paragraphs, flowing, paragraphs if draft.kind == "masthead" else draft.subheads),
        char_start=start,
        char_end=end,
        second_prints=mended.second_prints if mended else (),
        repaired=(mended is not None and mended.repaired) or flowing != texts,
    )


def _broken(texts: Sequence[MappedText]) -> bool:
    """A cheap look before the repair: mixed columns leave a blank at every line's end, clean text hardly any."""
    blanks = _blanks(texts)
    return blanks >= 3 and blanks * _CLEAN_RUN > sum(len(text) for text in texts)


def is_mixed(paragraphs: Sequence[Line]) -> bool:
    """Return whether paragraphs, the last of them if they are many, look like mixed columns: Chinese with blanks."""
    last = paragraphs[-_LOOK_BACK:]
    return _broken([line.text for line in last]) and _chinese(last)


def _blanks(texts: Sequence[MappedText]) -> int:
    return sum([text.text.count(" ") + text.text.count("\u3000") for text in texts])


def _persons(draft: Draft) -> list[str]:
    """Leave out an outlet that a web page names as author: the dateline opens with its name."""
    outlet = draft.dateline.text.split(",")[0].split() if draft.dateline is not None else []
    return [name for name in draft.authors if not outlet or name.split()[0] != outlet[0]]


def _chinese(paragraphs: Sequence[Line]) -> bool:
    sample = "".join(line.fold[:100] for line in paragraphs[:3])
    return 4 * sum(map(len, _HAN.findall(sample))) > len(sample)


def _take_speaker(paragraphs: list[Line]) -> tuple[MappedText | None, list[Line]]:
    """Cut a speaker's line out of a torn text that has no headline: it is the headline, wherever it stands."""
    for n, line in enumerate(paragraphs):
        span = find_speaker(line.fold)
        if span is not None:
            parts = [line.cut(0, span[0]), line.cut(span[1])]
            kept = [part for part in parts if part.fold]
            return line.text.slice(*span), [*paragraphs[:n], *kept, *paragraphs[n + 1 :]]
    return None, paragraphs


def _take_head(paragraphs: list[Line]) -> tuple[Head, list[Line]]:
    """Cut the head out of a torn text: OCR prints it wherever its columns begin, and it alone is built like one."""
    runs: list[list[int]] = []
    if not _chinese(paragraphs):  # a blank stands between any two words
        return Head(None), paragraphs
    for n, line in enumerate(paragraphs):
        below = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        apart = (line.blanks > 0 or bool(runs and runs[-1][-1] == n - 1)) and not line.level
        if (
            apart
            and 6 <= len(line.fold) <= 40
            and is_title(line)
            and not is_numbered(line.fold)
            and line.fold[0] != "("
        ):
            if runs and runs[-1][-1] == n - 1 and not line.blanks:
                runs[-1].append(n)
            elif below is None or below.blanks or is_title(below):
                runs.append([n])
    if len(runs) != 1:
        return Head(None), paragraphs
    rest = [line for n, line in enumerate(paragraphs) if n not in runs[0]]
    return choose_head([paragraphs[n] for n in runs[0]]), rest


def _subheads(draft: Draft) -> list[Line]:
    """Keep the lines inside a text that are surely subheads: numbered or marked, or several of a kind."""
    sure = [line for line in draft.subheads if line.level or is_numbered(line.fold) or is_marked(line.fold)]
    starts = {line.start for line in sure}
    plain = [line for line in draft.subheads if line.start not in starts and len(line.fold) <= 24]
    return sorted(sure + (plain if len(plain) >= 2 else []), key=lambda line: line.start)


def _flow(paragraphs: Sequence[Line], texts: Sequence[MappedText], subheads: Sequence[Line]) -> MappedText:
    """Join the paragraphs of a text that is not torn; one that was cut in mid-sentence goes on in the next."""
    parts: list[MappedText] = []
    heads = {line.start for line in subheads}
    for n, line in enumerate(paragraphs):
        if parts:
            above = paragraphs[n - 1]
            if (
                above.finished
                or above.row
                or line.row
                or above.verse
                or line.verse
                or above.start in heads
                or line.start in heads
            ):
                parts.append(_BREAK)
        parts.append(texts[n])
    return MappedText.join(parts) if len(parts) != 1 else parts[0]
