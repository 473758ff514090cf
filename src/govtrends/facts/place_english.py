"""Where an English text names administrative units: pinyin with City or District behind it, and what is no unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from govtrends.facts.place_names import Named, without_overlap, words
from govtrends.registry.places import Gazetteer, level_of

_SUFFIX = {
    "city": "市州",
    "district": "区",
    "county": "县旗",
    "province": "省区",
    "prefecture": "州区盟市",
    "banner": "旗",
    "region": "区",
}
_PROPER = re.compile(r"(?P<stem>[A-Z][a-z]+|(?<![A-Z])[A-Z]{6,}(?![A-Z]))(?:\s?['’](?P<rest>[a-z]+))?")
_KIND = re.compile(
    r"\s+(?:(?:Hui|Zhuang|Manchu|Mongol(?:ian)?|Tujia|Miao|Yao|Dong|Autonomous)\s+){0,3}"
    r"(?P<kind>[Cc]ity|[Dd]istrict|[Cc]ounty|[Pp]rovince|[Pp]refecture|[Bb]anner|[Rr]egion)\b"
)


# Yunnan Road, Hongze Lake: a road or a lake is not the place it is named after.
_ROAD = re.compile(
    r"\s+(?:Road|Avenue|Lane|River|Lake|Mountain|Bridge|Hotel|University)\b(?P<street>\s+(?:[Ss]ub-?[Dd]istrict|[Ss]treet)\b)?"
)


# As good as a full name: whose police, paper or government it is.  Two agencies are of the whole country.
_OFFICE = re.compile(
    r"\s+(?:[Pp]olice|(?:Sub-?)?[Bb]ranch|Public [Ss]ecurity|Procuratorate|(?:People's )?Court|Rong ?[Mm]edia|"
    r"(?:[Cc]onvergence|[Ff]inancial) [Mm]edia|[Mm]edia [Cc]ent(?:er|re)|Daily|News|TV|[Gg]overnment)\b"
)
_AGENCIES = frozenset(("xinhua", "guangming"))
# A given name stands behind a surname (Wu Yanqing), a district behind a preposition.
_SURNAME = re.compile(
    r"(?!(?:In|At|The|From|Of|To|And|For|On|With|By|Around|Across|Beautiful|Civilized)\b)\b[A-Z][a-z]+ $"
)


# Translators take 市中区 apart: Zaozhuang Central District, the central district of Zaozhuang City.
_CENTRAL = re.compile(
    r"\b(?P<before>[A-Z][a-z]+)(?: [Cc]ity)?(?:['’]s)?,? (?:[Cc]entral|[Mm]iddle) [Dd]istrict\b"
    r"|\b(?:[Cc]entral|[Mm]iddle) [Dd]istrict(?: of|,) (?P<behind>[A-Z][a-z]+)(?: [Cc]ity)?"
)
_CENTRE = "市中区"


def _central(text: str, table: Gazetteer) -> Iterator[Named]:
    """Yield the central districts that a city's name stands beside; only few cities have a unit of that name."""
    if "entral" not in text and "iddle" not in text:
        return
    for match in _CENTRAL.finditer(text):
        cities = {code[:4] for code in table.spellings.get((match["before"] or match["behind"]).lower(), ())}
        codes = tuple(code for code in table.names.get(_CENTRE, ()) if code[:4] in cities)
        if codes:
            yield Named(match.start(), match.end(), _CENTRE, codes, "full")


@cache
def _phrases() -> tuple[AhoCorasick, list[str]]:
    """Return an automaton of the English names of ``places_words.yml``, in small letters, and what each means."""
    english = words().english
    return AhoCorasick(list(english), matchkind=MatchKind.LeftmostLongest), list(english.values())


def _named_in_english(text: str, table: Gazetteer) -> Iterator[Named]:
    automaton, names = _phrases()
    lowered = text.lower().replace("’", "'")
    for index, start, end in automaton.find_matches_as_indexes(lowered):
        if lowered[max(0, start - 1) : start].isalnum() or lowered[end : end + 1].isalnum():
            continue
        if lowered.startswith(" district", end):
            end += len(" district")
        yield Named(start, end, names[index], tuple(table.names.get(names[index], ())), "full")


def find_english(text: str, table: Gazetteer, home: str | None = None) -> list[Named]:
    """Return the units that an English text names in pinyin (Tengzhou, Xuecheng District, a city's central district).

    Without 'City', 'District' … after it, a word counts only as a city of at least five letters: shorter ones and
    districts are too often persons or papers (Xinhua).  With it, a former name is a name too (Jimo City, a district
    today): the vote asks which of the units lived in the year of the page.  Where the page's place is known (``home``),
    a bare word that one of its own districts is called is that district: in Xiangyang Xiangcheng is 襄城区, not 项城市.
    """
    found = [*_named_in_english(text, table), *_central(text, table)]
    for match in _PROPER.finditer(text):
        word = match["stem"] + (match["rest"] or "")  # Lin'an, but Tengzhou's
        codes = table.spellings.get(word.lower()) or table.spellings.get(match["stem"].lower())
        if not codes:
            continue
        road = _ROAD.match(text, match.end())
        if road is not None:
            found += _street(match, road, codes, table, text)
            continue
        after = _KIND.match(text, match.end())
        kind = None if after is None else after["kind"]
        fitting = tuple(code for code in codes if _fits(table, code, kind))
        if kind is None and fitting and home is not None and len(word) >= 5:
            fitting = _own_district(codes, home) or fitting
        if kind is None and (own := _own_name(match, codes, table, text)) is not None:
            found.append(own)
        elif fitting and (kind or len(word) >= 5 or match["rest"] not in (None, "s")):  # Xi'an
            end = match.end() if after is None else after.end()
            found.append(Named(match.start(), end, text[match.start() : end], fitting, "full" if kind else "short"))
    return sorted(without_overlap(found), key=lambda named: named.start)


def _own_district(codes: Sequence[str], home: str) -> tuple[str, ...]:
    """Return the one of ``codes`` that is a district of the page's city, if the word is not the city's own name."""
    own = tuple(code for code in codes if code[:4] == home[:4])
    return own if len(own) == 1 and level_of(own[0]) == "county" else ()


def _own_name(match: re.Match[str], codes: list[str], table: Gazetteer, text: str) -> Named | None:
    """Return what a name without District or County says: full beside an office, short where it is long enough."""
    word = match[0].lower()
    counties = tuple(code for code in codes if level_of(code) == "county")
    if not counties or word in _AGENCIES or _SURNAME.search(text, max(0, match.start() - 16), match.start()):
        return None
    if _OFFICE.match(text, match.end()):
        return Named(match.start(), match.end(), match[0], counties, "full")
    if len(word) < 5 or len(counties) < len(codes) or any(_fits(table, code, None) for code in codes):
        return None
    return Named(match.start(), match.end(), match[0], counties, "short")


def _street(match: re.Match[str], road: re.Match[str], codes: list[str], table: Gazetteer, text: str) -> list[Named]:
    """Return the subdistrict that a road gives its name to (Yunnan Road Street: 云南路街道), if it is one."""
    if not road["street"]:
        return []
    units = [unit for unit in map(table.unit, codes) if unit is not None and level_of(unit.code) != "county"]
    towns = {code for unit in units for code in table.towns.get(f"{unit.short}路街道", ())}
    end = road.end()
    return [Named(match.start(), end, text[match.start() : end], tuple(sorted(towns)), "town")] if towns else []


def _fits(table: Gazetteer, code: str, kind: str | None) -> bool:
    unit = table.unit(code)
    if unit is None:
        return False
    if kind is None:
        return unit.last is None and unit.name.endswith(("市", "州", "省", "自治区", "盟"))
    return unit.name[-1] in _SUFFIX[kind.lower()]
