"""One number as read from a text of either language, before its place and time are known."""

from __future__ import annotations


class Reading:
    """One number read from a text; offsets are the text's.  Fields as in :class:`govtrends.model.Indicator`.

    ``by_section``: the status is the section's, not that of the words.  ``reached``: a level arrived at (达到, 提高到),
    which belongs to the end of a longer period; ``left``: the level it set out from (由去年的41%提高到66%), which
    belongs to the time that the words after 由 say, if they say one.

    Written out, as the other records of one number are: mypyc compiles such an ``__init__``, but no dataclass's.
    """

    __slots__ = (
        "approx",
        "basis",
        "by_section",
        "clause_end",
        "clause_start",
        "digit",
        "direction",
        "end",
        "left",
        "measure",
        "reached",
        "sentence",
        "start",
        "status",
        "subject",
        "unit",
        "unit_printed",
        "value",
        "value_max",
    )

    def __init__(
        self,
        start: int,
        end: int,
        digit: int,
        clause_start: int,
        clause_end: int,
        value: float,
        unit: str,
        measure: str,
        subject: str,
        sentence: str,
        value_max: float | None = None,
        approx: str | None = None,
        direction: str | None = None,
        basis: str | None = None,
        status: str = "result",
        unit_printed: bool = True,
        by_section: bool = False,
        reached: bool = False,
        left: str | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.digit = digit
        self.clause_start = clause_start
        self.clause_end = clause_end
        self.value = value
        self.unit = unit
        self.measure = measure
        self.subject = subject
        self.sentence = sentence
        self.value_max = value_max
        self.approx = approx
        self.direction = direction
        self.basis = basis
        self.status = status
        self.unit_printed = unit_printed
        self.by_section = by_section
        self.reached = reached
        self.left = left

    def clause(self, text: str) -> str:
        """Return the clause the number stands in."""
        return text[self.clause_start : self.clause_end]
