"""One number as read from a text of either language, before its place and time are known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Reading:
    """One number read from a text; offsets are the text's.  Fields as in :class:`govtrends.model.Indicator`.

    ``by_section``: the status is the section's, not that of the words.  ``reached``: a level arrived at (达到, 提高到),
    which belongs to the end of a longer period; ``left``: the level it set out from (由去年的41%提高到66%), which
    belongs to the time that the words after 由 say, if they say one.
    """

    start: int
    end: int
    digit: int
    clause_start: int
    clause_end: int
    value: float
    unit: str
    measure: str
    subject: str
    sentence: str
    value_max: float | None = None
    approx: str | None = None
    direction: str | None = None
    basis: str | None = None
    status: str = "result"
    unit_printed: bool = True
    by_section: bool = False
    reached: bool = False
    left: str | None = None

    def clause(self, text: str) -> str:
        """Return the clause the number stands in."""
        return text[self.clause_start : self.clause_end]
