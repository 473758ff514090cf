"""Where a reading stands in the source, and whether the page cut or displaced it."""

from __future__ import annotations

from govtrends.facts.indicators_reading import Reading
from govtrends.text.spans import GAP, MappedText, Run

# The white space of a line or paragraph break.
_BREAK = 3
Located = tuple[int, int, str, bool]
"""Source span of a number, what the source prints there, and whether the page cut or displaced it."""


class Source:
    """The source of a text; ``shift`` says how far all of it is displaced, where it is printed in one piece."""

    __slots__ = ("body", "gaps", "repaired", "shift")

    def __init__(self, body: MappedText, *, repaired: bool) -> None:
        self.body = body
        self.repaired = repaired
        self.gaps = GAP in body.text
        whole = body.runs[0] if len(body.runs) == 1 and not self.gaps else None
        self.shift = None if whole is None or whole.source is None else whole.source - whole.at

    def locate(self, reading: Reading) -> Located | None:
        """Return the first contiguous piece of the source that holds the number, or ``None`` if none is printed.

        It is damaged where pieces of the number or its clause do not follow one another apart from white space.
        """
        start, end, shift = reading.start, reading.end, self.shift
        if shift is not None:
            return start + shift, end + shift, self.body.text[start:end], False
        return _in_pieces(self.body, reading, self.repaired, self.gaps)


def _in_pieces(body: MappedText, reading: Reading, repaired: bool, gaps: bool) -> Located | None:
    text, start, end = body.text, reading.start, reading.end
    gap = gaps and text.find(GAP, reading.clause_start, reading.clause_end) >= 0
    run = body.run_at(start)
    at, source, length = run
    if source is not None and end <= at + length:  # printed in one piece: nearly every number
        shift = source - at
        damaged = gap or (repaired and not _holds(run, reading) and _clause_broken(body, reading))
        return start + shift, end + shift, text[start:end], damaged
    first, last = body.source_at(start), body.source_at(end - 1)
    if first is not None and last is not None and last - first == end - start - 1:
        damaged = gap or (repaired and _clause_broken(body, reading))
        return first, last + 1, text[start:end], damaged
    at = start
    while at < end and body.source_at(at) is None:
        at += 1
    pieces = body.source_spans(at, end)
    digit = body.source_at(reading.digit)
    piece = next(((s, e) for s, e in pieces if digit is not None and s <= digit < e), None)
    if piece is None:
        return None
    offset = at
    for low, high in pieces:
        if (low, high) == piece:
            break
        offset += high - low
    printed = text[offset : offset + piece[1] - piece[0]]
    damaged = gap or not body.follows_on(at, end, _BREAK) or (repaired and _clause_broken(body, reading))
    return piece[0], piece[1], printed, damaged


def _holds(run: Run, reading: Reading) -> bool:
    return run.at <= reading.clause_start and reading.clause_end <= run.at + run.length


def _clause_broken(body: MappedText, reading: Reading) -> bool:
    return not body.follows_on(reading.clause_start, reading.clause_end, _BREAK)
