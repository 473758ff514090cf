"""A period as printed, with what all figures of it share; few figures give it another sense."""

from __future__ import annotations

from govtrends.facts.indicators_reading import Reading
from govtrends.facts.indicators_status import is_ahead, up_to_issue
from govtrends.facts.indicators_years import TO, is_long, over_several, period_of
from govtrends.model import DateReading, Period


class Dated:
    """A period on the day of ``issue``: whether it is ``long`` (several years) and lies ``ahead``.

    ``plain``: whatever a figure of it is, the period is its own.  ``reached``: the period of a result.
    """

    __slots__ = ("_several", "ahead", "issue", "long", "period", "plain", "reached")

    def __init__(self, period: Period | None, issue: DateReading) -> None:
        self.period = period
        self.issue = issue
        self.long = period is not None and is_long(period)
        self.plain = not self.long and (period is None or period.text[:1] not in TO)
        self.ahead = period is not None and is_ahead(period, issue)
        self.reached = up_to_issue(period, issue) if period is not None and period.kind == "year" else period
        self._several: dict[bool, Period] = {}

    def of(self, reading: Reading, over_years: str, *, yearly: bool) -> tuple[Period | None, bool]:
        """Return the period of a reading and whether it lies ahead; ``over_years`` as in :func:`period_of`.

        ``yearly``: the figure is one of each of several years.
        """
        if self.period is None or (self.plain and reading.left is None):
            return self.period, self.ahead
        period = period_of(self.period, reading, over_years, long=self.long)
        if period is None:
            return None, False
        if self.long and period is self.period:
            if yearly not in self._several:
                self._several[yearly] = over_several(period, yearly=yearly)
            period = self._several[yearly]
        return period, is_ahead(period, self.issue)
