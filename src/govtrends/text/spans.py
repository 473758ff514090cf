"""Text that remembers where each of its characters stood in the source.

Column repair moves fragments about and drops line breaks; every later step still has to say which characters
of the source a fact was read from.  A :class:`MappedText` carries that map through every repair.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from govtrends.text.records import Record

GAP = "〔缺〕"
"""Stands where text is lost; never invented, never counted as a word."""


class Run(NamedTuple):
    """``length`` characters from ``at`` in the text, read from ``source`` on (``None``: inserted, not printed)."""

    at: int
    source: int | None
    length: int


@dataclass(frozen=True, slots=True)
class MappedText(Record):
    """A string and, run by run, the source offsets of its characters."""

    text: str
    runs: tuple[Run, ...]
    _known_starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    @property
    def _starts(self) -> tuple[int, ...]:
        """Where each run begins in the text, put together when it is first asked: most texts are never searched."""
        if not self._known_starts:
            object.__setattr__(self, "_known_starts", tuple([run.at for run in self.runs]))
        return self._known_starts

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> MappedText:
        """Return ``source[start:end]`` with its own offsets."""
        stop = len(source) if end is None else end
        text = source[start:stop]
        return cls(text, (Run(0, start, len(text)),) if text else ())

    @classmethod
    def inserted(cls, text: str) -> MappedText:
        """Return text that stands nowhere in the source (a :data:`GAP`)."""
        return cls(text, (Run(0, None, len(text)),) if text else ())

    @classmethod
    def join(cls, parts: Iterable[MappedText]) -> MappedText:
        """Return the parts one after another; runs that touch in text and source become one."""
        texts: list[str] = []
        runs: list[Run] = []
        at, reach = 0, None
        for part in parts:
            for run in part.runs:
                begin, source, length = run
                if source is not None and source == reach and runs[-1].at + runs[-1].length == at + begin:
                    runs[-1] = Run(runs[-1].at, runs[-1].source, runs[-1].length + length)
                else:
                    runs.append(Run(at + begin, source, length))
                reach = None if source is None else source + length
            texts.append(part.text)
            at += len(part.text)
        return cls("".join(texts), tuple(runs))

    @classmethod
    def from_flat(cls, text: str, flat: Sequence[int]) -> MappedText:
        """Return the text with the map that :meth:`flat` wrote."""
        triples = zip(flat[::3], flat[1::3], flat[2::3], strict=True)
        return cls(
            text,
            tuple(Run(int(at), None if source < 0 else int(source), int(n)) for at, source, n in triples),
        )

    def flat(self) -> list[int]:
        """Return the map as triples (offset in the text, offset in the source or -1, length), for a table's column."""
        return [n for run in self.runs for n in (run.at, -1 if run.source is None else run.source, run.length)]

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def slice(self, start: int, end: int | None = None) -> MappedText:
        """Return characters ``start:end`` (as Python slices, no negative numbers) with their offsets."""
        stop = len(self.text) if end is None else min(end, len(self.text))
        if len(self.runs) == 1 and start < stop:
            _, source, _ = self.runs[0]
            return MappedText(
                self.text[start:stop], (Run(0, None if source is None else source + start, stop - start),)
            )
        runs = []
        for run in self._within(start, stop):
            low, high = max(start, run.at), min(stop, run.at + run.length)
            source = None if run.source is None else run.source + low - run.at
            runs.append(Run(low - start, source, high - low))
        return MappedText(self.text[start:stop], tuple(runs))

    def remove(self, cuts: Iterable[tuple[int, int]]) -> MappedText:
        """Return the text without the given ``(start, end)`` stretches (sorted, not overlapping)."""
        parts, at = [], 0
        for start, end in cuts:
            parts.append(self.slice(at, start))
            at = end
        parts.append(self.slice(at))
        return MappedText.join(parts)

    def strip(self) -> MappedText:
        """Return the text without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def run_at(self, index: int) -> Run:
        """Return the run that holds character ``index``."""
        return self.runs[bisect_right(self._starts, index) - 1 if len(self.runs) > 1 else 0]

    def source_at(self, index: int) -> int | None:
        """Return the source offset of character ``index``, or ``None`` where it was inserted."""
        run = self.run_at(index)
        return None if run.source is None else run.source + index - run.at

    def source_spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of the source that ``start:end`` was read from, in reading order."""
        spans = []
        for at, source, length in self._within(start, end):
            if source is not None:
                low, high = start - at, end - at
                spans.append((source + low if low > 0 else source, source + (high if high < length else length)))
        return spans

    def follows_on(self, start: int, end: int, most: int) -> bool:
        """Say whether the source of ``start:end`` goes on from piece to piece, at most ``most`` characters between."""
        reach = None
        for _, source, length in self._within(start, end):
            if source is not None:
                if reach is not None and not 0 <= source - reach <= most:
                    return False
                reach = source + length
        return True

    def _within(self, start: int, end: int) -> tuple[Run, ...]:
        """Return the runs that hold characters of ``start:end``."""
        runs = self.runs if end > 0 else ()
        if len(runs) > 1:
            low = max(0, bisect_right(self._starts, start) - 1)
            runs = runs[low : bisect_left(self._starts, end, low)]
        return runs[1:] if runs and runs[0].at + runs[0].length <= start else runs

    @property
    def extent(self) -> tuple[int, int] | None:
        """The smallest source span that encloses the whole text, or ``None`` when nothing of it is printed."""
        spans = [(run.source, run.source + run.length) for run in self.runs if run.source is not None]
        return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None
