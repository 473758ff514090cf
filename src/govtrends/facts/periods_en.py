"""English periods, as machine-translated papers print them ('so far this year', 'as of September 20')."""

from __future__ import annotations

import re
from datetime import date, timedelta

from govtrends.facts.period_forms import Anchor, Days, Form, Scanner, five_year_plan, last_years, whole_year
from govtrends.facts.period_forms import months as month_span
from govtrends.facts.period_holidays import holiday, school_term
from govtrends.facts.period_spots_en import SPOT, words_of_time
from govtrends.text.calendar import MONTHS_EN, make_date, month_before, month_end

# Capitals are required: 'may' and 'march' are also words.
_FULL = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b"
_MONTH = rf"(?-i:{_FULL}|{_SHORT}\.?)"
# Alone, a short form is also a name (Teng Jun): it is a month with its point, a year, or a word that asks for a time.
_ASKED = r"(?:(?<=[Ii]n )|(?<=[Oo]f )|(?<=[Bb]y )|(?<=nce )|(?<=til )|(?<=rom )|(?<=rly )|(?<=ate )|(?<=mid-))"
_ALONE = rf"(?-i:{_FULL}|{_SHORT}(?:\.|(?=,?\s+(?:of\s+)?(?:19|20)\d\d))|{_ASKED}{_SHORT})"
_YEAR = r"(?:19|20)\d\d"
_THIS = r"(?:this|the|last|the current|the same|the past|the previous) year"
_OF = rf"(?:,?\s+(?:(?:of|in)\s+)?(?P<y>{_YEAR}|{_THIS}))?"
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_COUNTS, start=1)}
_COUNT = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,2}})"
_TO = r"\s*(?:to|through|until|till|and|[-–—])\s*"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_CLOSING = ('"', "”")
_PLANS = {"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15}


def _count(text: str) -> int:
    return _NUMBERS.get(text.lower()) or int(text)


def _year(text: str | None, anchor: Anchor, month: int | None = None) -> int | None:
    if not text:
        return anchor.year if month is None else anchor.year_for(month)
    if text[0].isdigit():
        return int(text)
    if anchor.year is None:
        return None
    text = text.lower()
    return anchor.year + text.startswith("next") - text.startswith(("last", "the past", "the previous"))


def _year_of_part(text: str | None, anchor: Anchor, first: int, last: int) -> int | None:
    """Return the year that ``text`` prints; without one, that of the months ``first`` to ``last``."""
    return _year(text, anchor) if text else anchor.year_of_part(first, last)


def _month_number(text: str) -> int:
    return MONTHS_EN[text.lower().rstrip(".")]


def _date(match: re.Match[str], anchor: Anchor) -> Days | None:
    month = _month_number(match["m"] or match["m0"])
    year = _year(match["y"], anchor, month)
    first = make_date(year, month, int(match["d"] or match["d0"]))
    if first is None and year is not None:
        return None
    if not match["d2"]:
        return first, first, "point"
    month2 = _month_number(match["m2"]) if match["m2"] else month
    return first, make_date(year, month2, int(match["d2"])), "range"


def _months(match: re.Match[str], anchor: Anchor) -> Days:
    first, last = _month_number(match["m"]), _month_number(match["m2"])
    year, wraps = _year_of_part(match["y"], anchor, first, last), first > last
    if match["y"] and year is not None:
        year -= wraps
    return month_span(int(match["y0"]) if match["y0"] else year, first, last, "range", year and year + wraps)


def _month(match: re.Match[str], anchor: Anchor) -> Days | None:
    if match.string[match.end() : match.end() + 1] in _CLOSING:
        return None  # the "One Village, One Film a Month of May" tour: part of a name
    month = _month_number(match["m"])
    days = month_span(_year(match["y"], anchor, month), month, month, "month")
    if match["edge"] and days[1] is not None:
        return days[1], days[1], "point"
    return days


def _front(match: re.Match[str], anchor: Anchor) -> Days | None:
    count = _count(match["n"])
    return month_span(_year_of_part(match["y"], anchor, 1, count), 1, count, "range") if 1 < count < 12 else None


def _half(match: re.Match[str], anchor: Anchor) -> Days:
    first = 1 if match["half"].lower() == "first" else 7
    return month_span(_year(match["y"], anchor), first, first + 5, "half")


def _quarter(match: re.Match[str], anchor: Anchor) -> Days | None:
    if match["n"]:
        last = _count(match["n"]) * 3
        return month_span(_year_of_part(match["y"], anchor, 1, last), 1, last, "range") if 3 < last < 12 else None
    last = _ORDINALS[match["q"].lower()] * 3
    return month_span(_year_of_part(match["y"], anchor, last - 2, last), last - 2, last, "quarter")


def _season(match: re.Match[str], anchor: Anchor) -> Days:
    first, last = _SEASONS[match["s"].lower()]
    year = _year(match["y"], anchor)
    return month_span(year, first, last, "range", year + 1 if year and last < first else year)


def _years(match: re.Match[str], anchor: Anchor) -> Days | None:
    first, last = int(match["y"]), int(match["y2"])
    return (date(first, 1, 1), date(last, 12, 31), "range") if first < last else None


def _since_start(match: re.Match[str], anchor: Anchor) -> Days:
    return make_date(anchor.year, 1, 1), anchor.end, "during"


def _since_year(match: re.Match[str], anchor: Anchor) -> Days:
    month = _month_number(match["m"]) if match["m"] else None
    year = _year(match["y"] or match["y1"], anchor, month)
    return make_date(year, month or 1, 1), anchor.end, "during"


_FEASTS = {
    "s": "春节", "n": "国庆", "m": "五一", "l": "五一", "mi": "中秋", "d": "端午", "q": "清明", "ne": "元旦",
}  # fmt: skip


def _break(match: re.Match[str], anchor: Anchor) -> Days:
    name = match["name"].lower()
    feast = _FEASTS.get(name[:2], _FEASTS[name[0]])
    year = _year(match["y"], anchor) if match["y"] or anchor.month is None else None
    days = holiday(feast, year, anchor.end, coming=anchor.ahead > Anchor().ahead)
    return (None, None, "during") if days is None else (*days, "range")


def _plan(match: re.Match[str], anchor: Anchor) -> Days | None:
    printed = match["n"].lower()
    number = _PLANS.get(printed) or int(re.sub(r"\D", "", printed) or 0)
    return (*five_year_plan(number), "during") if 1 <= number <= 20 else None


def _this(match: re.Match[str], anchor: Anchor) -> Days:
    if match["unit"].lower() == "year":
        return whole_year(_year(match[0], anchor))
    if anchor.month is None:
        return None, None, "month"
    first, which = anchor.month, match["which"].lower()
    if which != "this":
        first = month_before(first) if which == "last" else month_end(first.year, first.month) + timedelta(days=1)
    return first, month_end(first.year, first.month), "month"


def _day(match: re.Match[str], anchor: Anchor) -> Days:
    day = anchor.day
    if day is not None and match[0].lower() == "yesterday":
        day -= timedelta(days=1)
    return day, day, "point"


_EDGE = r"(?P<edge>(?:the\s+)?end\s+of\s+)?"
FORMS = (
    Form(
        "since_start",
        r"since\s+(?:the\s+)?(?:(?:beginning|start)\s+of\s+)?(?:this|the)\s+year"
        r"|so far this year|(?:this )?year to date",
        _since_start,
    ),
    Form(
        "since_year",
        rf"since\s+(?:(?P<m>{_MONTH})(?:,?\s+(?:of\s+)?(?P<y>{_YEAR}|{_THIS}))?|(?P<y1>{_YEAR}|last year))(?!\s?\d)",
        _since_year,
    ),
    Form("same", r"(?:the )?same period (?:of )?(?:last|the previous) year", lambda m, a: _same(a), base=True),
    Form("years", rf"(?:from\s+)?(?<!\d)(?P<y>{_YEAR}){_TO}(?P<y2>{_YEAR})(?!\d)", _years),
    Form("iso", r"(?<!\d)(?P<y>(?:19|20)\d\d)[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)", lambda m, a: _iso(m)),
    Form(
        "months",
        rf"(?:from\s+)?(?P<m>{_MONTH})(?:,?\s+(?P<y0>{_YEAR}))?{_TO}(?P<m2>{_MONTH})(?!\s*\d{{1,2}}\b(?!\d)){_OF}",
        _months,
    ),
    Form(
        "date",
        rf"(?:(?P<m>{_MONTH})\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,.]*\d(?<!, (?:19|20)\d\d))"
        rf"|(?P<d0>(?<![\d.,])\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m0>{_MONTH}))"
        rf"(?:{_TO}(?:(?P<m2>{_MONTH})\s*)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?{_OF}",
        _date,
    ),
    Form("month", rf"{_EDGE}(?P<m>{_ALONE})(?!\s*\d\d?\b(?![,.]\d)){_OF}", _month),
    Form("front", rf"(?:the\s+)?first\s+(?P<n>{_COUNT})\s+months{_OF}", _front),
    Form(
        "half",
        rf"(?:the\s+)?(?P<half>first|second)\s+half\s+(?:of\s+)?(?P<y>{_YEAR}|{_THIS})|(?:the\s+)?first\s+half\s+year",
        lambda m, a: _half_or_year(m, a),
    ),
    Form(
        "quarter",
        rf"(?:the\s+)?(?:first\s+(?P<n>two|three)\s+quarters|(?P<q>first|second|third|fourth|last)\s+quarter){_OF}",
        _quarter,
    ),
    Form(
        "season",
        rf"(?:the\s+)?(?P<s>spring|summer|autumn|fall|winter)(?:\s+semester)?\s+of\s+(?P<y>{_YEAR}|{_THIS})",
        _season,
    ),
    Form(
        "last",
        rf"(?:over\s+)?the\s+(?:past|last)\s+(?P<n>{_COUNT})\s+years",
        lambda m, a: last_years(_count(m["n"]), a),
    ),
    Form(
        "plan",
        r"(?:the\s+)?[\"“']?(?P<n>\d{1,2}th|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth)"
        r"\s+Five[- ]Year[\"”']?\s+Plan(?:[\"”'])?(?:\s+period)?",
        _plan,
    ),
    Form(
        "break",
        rf"the\s+(?:(?P<y>{_YEAR}|this\s+year)(?:'s)?\s+)?(?P<name>Spring Festival|National Day|May Day|Labou?r Day"
        r"|Mid-Autumn(?: Festival)?|Dragon Boat(?: Festival)?|Qingming(?: Festival)?|New Year(?:'s Day)?)"
        r"\s+(?:holidays?|Golden Week)",
        _break,
    ),
    Form("term", r"this\s+(?:school\s+)?(?:semester|term)", lambda match, anchor: school_term(anchor)),
    Form(
        "year_end",
        rf"(?:the\s+)?end\s+of\s+(?:(?:the|this)\s+year|(?P<y>{_YEAR})(?![\d,.]\d|\w))",
        lambda m, a: _year_end(_year(m["y"], a)),
    ),
    Form("this", r"(?P<which>this|last|next)\s+(?P<unit>year|month)", _this),
    Form(
        "year",
        rf"(?:(?<=\bin )|(?<=\bby )|(?<=\bof )){_YEAR}(?![\d,.]\d|\w)",
        lambda m, a: whole_year(int(m[0])),
    ),
    Form(
        "now",
        r"at\s+present|at\s+the\s+moment|currently|(?:up\s+)?(?:to|until|till|as\s+of|by)\s+now|so\s+far|to\s+date|up\s+to\s+the\s+present|presently",
        lambda match, anchor: (None, anchor.end, "as_of"),
    ),
    Form("during", r"during\s+the\s+year|throughout\s+the\s+year", lambda match, anchor: whole_year(anchor.year)),
    Form("day", r"today|yesterday", _day),
    Form(
        "vague",
        r"recently|in\s+recent\s+(?:years|days|months|weeks)|these\s+days|the\s+other\s+day",
        lambda m, a: (None, a.end, "during"),
        vague=True,
    ),
)


def _year_end(year: int | None) -> Days:
    return make_date(year, 12, 31), make_date(year, 12, 31), "point"


def _same(anchor: Anchor) -> Days:
    if anchor.year is None or anchor.end is None:
        return None, None, "during"
    return date(anchor.year - 1, 1, 1), month_end(anchor.year - 1, anchor.end.month), "during"


def _iso(match: re.Match[str]) -> Days | None:
    day = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return None if day is None else (day, day, "point")


def _half_or_year(match: re.Match[str], anchor: Anchor) -> Days:
    return _half(match, anchor) if match["half"] else month_span(anchor.year_of_part(1, 6), 1, 6, "half")


SCANNER = Scanner.of(FORMS, SPOT, r"\S", re.IGNORECASE, held_at=words_of_time)
