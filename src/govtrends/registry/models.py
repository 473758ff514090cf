"""What an entry of the registry may say: the fields of a theme and of an indicator, with their types."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Texts = tuple[Text, ...]
Measure = Literal["count", "percent", "rate", "money", "area", "length", "weight", "duration"]
Polarity = Literal["more_is_better", "less_is_better", "neutral"]


class Entry(BaseModel):
    """Common ground of all entries: frozen, and an unknown field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Theme(Entry):
    """A theme: what it covers and the words that show an article speaks of it.

    ``aliases`` are other names of the theme itself; they, ``keywords`` (Chinese) and ``english`` count wherever
    they stand.  ``weak`` words, of either language, count only in a headline or subhead, beside two strong hits in
    the article, or where three different ones meet within a paragraph's length (two in an article no longer than
    that).  ``exclude`` lists longer phrases in which a keyword means something else.
    """

    name: Text
    english_name: Text
    definition: Text
    source: Text
    keywords: Texts = Field(min_length=1)
    aliases: Texts = ()
    english: Texts = ()
    weak: Texts = ()
    exclude: Texts = ()
    parent: Text | None = None

    @property
    def strong(self) -> Texts:
        """The words that count wherever they stand."""
        return (*self.aliases, *self.keywords, *self.english)

    @property
    def words(self) -> Texts:
        """Every word that may count, strong ones first."""
        return (*self.strong, *self.weak)


class IndicatorEntry(Entry):
    """A registered indicator.

    ``growth_of`` names the indicator whose change this is: it takes over that entry's names and only adds to them.
    ``units`` lists the units it may be printed in, the first being the usual one; ``typical`` is the range, in the
    first unit, that a value of a district or a province is expected in.  ``counted_by`` says whether a place has one
    such figure at a time (place: its revenue) or any office counts its own work (reporter: leaflets handed out).
    ``over_years``: what a figure for several years is: the same series (any: a length), the state of the last of them
    (last: an income), or a sum or change (other: revenue, growth).  Sums, changes and figures of each of several years
    keep the id; their period_kind (years, each_year) holds them apart from those of one year.
    """

    id: Text
    name: Text
    source: Text
    measure: Measure
    units: Texts = Field(min_length=1)
    polarity: Polarity
    aliases: Texts = ()
    english: Texts = ()
    growth_of: Text | None = None
    typical: tuple[float, float] | None = None
    counted_by: Literal["place", "reporter"] = "place"
    over_years: Literal["any", "last", "other"] = "any"
    definition: Text | None = None

    @property
    def unit(self) -> str:
        """The usual unit."""
        return self.units[0]
