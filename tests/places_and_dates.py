"""Pages and articles for the tests of place and date, made up from invented words."""

from __future__ import annotations

from govtrends.facts.dates import read_dates
from govtrends.facts.place import read_places
from govtrends.model import Article, DateReading, Page
from govtrends.registry.places import gazetteer
from govtrends.text.spans import MappedText


def page(
    text: str,
    *,
    language: str = "zh",
    paper: str | None = None,
    district: str | None = None,
    issued: str | None = None,
    source: str = "page.txt",
) -> Page:
    """Return a page as it would be read from a file."""
    return Page("p", source, text, "utf-8", "0", language, paper, district, issued)


def article(body: str, headline: str = "", dateline: str = "", kind: str = "article") -> Article:
    """Return an article whose parts carry offsets of their own text; place and date do not look at them."""
    return Article(
        1,
        kind,  # type: ignore[arg-type]
        MappedText.of(headline) if headline else None,
        (),
        None,
        MappedText.of(dateline) if dateline else None,
        (),
        MappedText.of(body),
        0,
        len(body),
    )


def code_of(text: str, **known: str) -> str | None:
    """Return the district that a page is found to be of."""
    return read_places(page(text, **known), [], gazetteer())[0].district_code


def issue(text: str, **known: str) -> DateReading:
    """Return a page's date of issue."""
    return read_dates(page(text, **known), [])[0]


def shown(reading: DateReading) -> str | None:
    """Return the reading as far as it is precise: 2022-07-20, 2022-07, 2022."""
    if reading.value is None:
        return None
    return reading.value.isoformat()[: {"day": 10, "month": 7, "year": 4}[reading.precision or "day"]]
