"""Bylines and datelines of English pages, most of them machine translations of Chinese ones."""

from __future__ import annotations

import re

from govtrends.corpus.names import chinese_names, is_pinyin, latin_names
from govtrends.corpus.trade import ENGLISH_RANKS, ENGLISH_ROLES, MONTHS, any_of

_ROLE = rf"(?:(?:{any_of(ENGLISH_RANKS)}\s+){{0,3}}{any_of(ENGLISH_ROLES)})"
_BYLINE = re.compile(rf"[□■◎●○\s(]*({_ROLE})\s*[:/]?\s+(?=[A-Z])|[□■◎●○\s(]*({_ROLE})\s*:\s*", re.IGNORECASE)
# A desk's name before the role: County Media Center reporter Li Na, Yunxi Evening News·One Point reporter Li Na.
_DESK = re.compile(
    r"(?:[A-Z][\w'’.-]*[ ·]){0,9}(?:Media|Center|Daily|News|Network|TV|Station|Newspaper|Times|Online) "
    rf"(?:[A-Z]\w+ ){{0,2}}(?=(?i:{_ROLE})\s+[A-Z])|(?:[A-Z][\w'’.-]*[ ·]){{1,9}}(?=(?:reporter|correspondent)\s+[A-Z])"
)
_FIELD = re.compile(
    r"\b(Author|Source|(?:(?:Publish(?:ed)?|Publication|Release[d]?|Updated?|Posted)\s+)?(?:Time|Date)|Published|Updated|"
    r"Editors?|Views?|Clicks?|Reporter|Correspondent|By)\s*:\s*",
    re.IGNORECASE,
)
_WRITERS = ("author", "reporter", "correspondent", "by")
_DATE_FIRST = re.compile(r"[\d][\d\s:./-]{7,20}(?=[A-Z])")
_TEXT_AND_PHOTO = re.compile(r"[(\s]*(?:text|article)\s*(?:/|and|&)\s*(?:photos?|pictures?)[)\s]*", re.IGNORECASE)
_SPLIT = re.compile(rf"\b{_ROLE}\b\s*[:/]?", re.IGNORECASE)
_TAIL = re.compile(
    rf"\(\s*((?:(?i:{_ROLE})\b\s*[^()\n]{{3,90}}|"
    rf"[^()\n]{{3,90}}\b(?:photo(?:graphy|s)?|photographed|[Pp]hoto by .{{3,40}})))\)\s*\.?$"
)
# By Qian Xiaoman in Yunxi | China Daily | Updated: …, By Qian Xiaoman (China Daily) Updated: …
_BY_IN = re.compile(
    r"By ((?:[A-Z][A-Za-z'’-]+[ ,]{1,2}|and ){1,9}?[A-Z][A-Za-z'’-]+)(?: in [A-Z][a-z]+(?:, [A-Z][a-z]+)?)?\s*"
    r"(?:\||\(\s*[A-Z][A-Za-z. ]{2,30}\)\s*(?:\||Updated|\d|$))"
)
_WHO = r"[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+){1,2}"
_ONE_OR_MORE = rf"{_WHO}(?:(?:, | and |, and ){_WHO}){{0,3}}"
# By Qian He and Zhao Han in Hefei; By our correspondent Qian He; Qian He, Staff Reporter; Reported by Qian He.
_PLAIN = re.compile(
    rf"(?:By|Reported by|Written by|Text by) (?:our (?:own |special |staff )?(?:correspondent|reporter)s? )?"
    rf"({_ONE_OR_MORE})(?: in [A-Z][a-z]+(?:, [A-Z][a-z]+)?)?"
    r"|((?:[A-Z]{2,} [A-Z]{2,})(?:(?:, | and )[A-Z]{2,} [A-Z]{2,}){0,3}) in [A-Z][a-z]+"
    rf"|({_ONE_OR_MORE}), (?:Staff|Our|Special|Contributing) (?:Reporter|Writer|Correspondent)s?"
)
# Names in brackets and nothing else.
_BARE = re.compile(r"[(\[]((?:[A-Z][a-z'’-]+[ ,、/]{0,2}|and ){2,9})[)\]]")
_PICTURE = re.compile(
    r"[(\[]\s*(?:[Pp]hotos?|[Pp]ictures?)\s*(?:/|:|by\b|provided|courtesy|from|taken)([^()\[\]\n]{2,70})[)\]]\.?$"
)
_PHOTO_TAIL = re.compile(r"[.!?”\"]\s+(Photo(?:graph(?:ed|y)?)?(?: by|:|/)\s*[A-Z][A-Za-z ,/'’-]{3,70})\.?$")
_PHOTO_BEHIND = re.compile(r"[.!?”\"]\s+((?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+) [Pp]hoto(?:graph(?:y|ed)?)?\.?$")
# The credit of a daily: TANG ZHENYU / CHINA DAILY.
_PHOTO_AGENCY = re.compile(r"[.!?”\"]\s+([A-Z]{2,}(?: [A-Z]{2,}){1,2})\s?/\s?(?:FOR )?[A-Z][A-Z ]{2,30}$")
_PHOTO = re.compile(r"[\s(□]*photo", re.IGNORECASE)
_NAME_LINE = re.compile(
    r"[A-Z][A-Za-z'’-]+ [A-Z][A-Za-z'’-]+(?:(?:, | and |, and )[A-Z][A-Za-z'’-]+ [A-Z][A-Za-z'’-]+){0,2}"
)
_ONE_NAME = re.compile(r"[A-Z][a-z]{3,14}")
_WORD = re.compile(r"[A-Za-z'’-]+")
_LOWER = re.compile(r"(?<!\S)[a-z]")
_MONTH = rf"{any_of(MONTHS)}\.?"
ENGLISH_DATELINE = re.compile(
    r"(?:[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)? (?:News|Dispatch)(?=\s+(?:On|In|Since|From|At|To|Recently|For|\())"
    r"|[A-Z][\w.'’]*(?:(?:\s*[-–—]\s*|\s+)[A-Z][\w.'’]*){0,8} (?:News|Dispatch|Report)"
    r"(?=\s*\((?i:our |special )?(?i:reporter|correspondent))"
    # Whatever the paper or its page is called, the day and a reporter in brackets say what it is.
    rf"|[A-Z][\w'’.-]*(?: [A-Za-z][\w'’.-]*){{0,4}}, {_MONTH} \d{{1,2}}"
    r"(?=\s*\((?i:our |special )?(?i:reporter|correspondent))"
    rf"|(?!(?:On|In|By|At|Since|From|Until|To|For|Before|After|As|The)\b)"
    rf"[A-Z][A-Za-z'’.-]*(?:[ ,·]+(?:[A-Z][A-Za-z'’.-]*|net(?:work)?|news|daily|client)){{0,7}},? {_MONTH} "
    r"\d{1,2}(?:st|nd|rd|th)?"
    r"(?:, (?:19|20)\d\d)?(?:,? (?:news|report|dispatch|electric(?:ity)?))?"
    r"(?=\s*[(:,—–-]|\s+(?:Reporter|\([A-Z])|\s*$)"
    r"|[A-Z]{3,}(?:,? (?:[A-Z][a-z]+|county|district|city|town|province)){0,4}(?=\s[—–-]{1,2}\s)"
    r"|(?:(?:This|Our|The) newspaper(?:'s)?(?: (?:news|reports?|reported|dispatch))?|Newspaper (?:news|report)"
    r"|News (?:from|of) (?:this|our) newspaper)(?=\s*[(:,—–-]|(?<=news)\s+[A-Z]|(?<=report)\s+[A-Z]))"
)
"""Opens the text of a translated page: place or paper and date, or 'This newspaper'."""


def english_byline(fold: str) -> tuple[tuple[str, ...], bool] | None:
    """Return (names, photographer only) of a line that is a byline or the meta line of a web page, else ``None``."""
    if "?" in fold or fold.endswith("."):
        return None
    first = _DATE_FIRST.match(fold)
    fields = list(_FIELD.finditer(fold, first.end() if first else 0)) if ":" in fold else []
    if fields and fields[0].start() == (first.end() if first else 0):
        return _fields(fold, fields)
    if _TEXT_AND_PHOTO.fullmatch(fold):
        return (), False
    signed = _BY_IN.match(fold)
    if signed is not None:
        return tuple(latin_names(signed[1])), False
    plain = _PLAIN.fullmatch(fold)
    if plain is not None:
        return tuple(latin_names(plain[1] or plain[2] or plain[3])), False
    bare = _BARE.fullmatch(fold)
    if bare is not None and (names := _pinyin_names(bare[1])):
        return names, False
    desk = _DESK.match(fold)
    fold = fold[desk.end() :] if desk is not None else fold
    match = _BYLINE.match(fold)
    if match is None:
        return None
    words = _WORD.findall(_SPLIT.sub(" ", fold))
    small = sum(word[0].islower() for word in words if word != "and")
    if small or not 1 <= len(words) <= 16:
        return None
    return tuple(latin_names(_SPLIT.sub(",", fold))), bool(_PHOTO.match(fold))


def _pinyin_names(text: str) -> tuple[str, ...]:
    names = latin_names(text)
    return tuple(names) if all(map(is_pinyin, names)) else ()


def english_name_line(fold: str) -> tuple[str, ...]:
    """Return the names of a line that holds one to three names in pinyin and nothing else."""
    return _pinyin_names(fold) if _NAME_LINE.fullmatch(fold) else ()


def _fields(fold: str, fields: list[re.Match[str]]) -> tuple[tuple[str, ...], bool] | None:
    names: list[str] = []
    for at, field in enumerate(fields):
        stop = fields[at + 1].start() if at + 1 < len(fields) else len(fold)
        if field[1].lower() in _WRITERS:
            value = fold[field.end() : stop].strip()
            if fold.startswith("released", stop):  # Author: Yunxi released Time: …, as 云溪发布 is translated
                continue
            if len(value.split()) > 12 or _LOWER.search(value):
                return None
            found = latin_names(_SPLIT.sub(",", value), single=True)
            # A platform's account (Volunteer Yunxi) is no person; names of the west come one word or more.
            found = [name for name in found if is_pinyin(name) or " " not in name or field[1].lower() != "author"]
            names.extend(found or chinese_names(value))
    return tuple(names), False


def english_tail(tail: str) -> tuple[int, tuple[str, ...], bool] | None:
    """Return (where it begins, names, photographer only) of the credit that ends a paragraph, else ``None``."""
    picture = _PICTURE.search(tail)
    if picture is not None:
        named = latin_names(_SPLIT.sub(",", picture[1]))
        sure = re.search(r"\bby\b", picture[0]) is not None  # Mamat Yusup is a name where "by" stands before it
        return picture.start(), tuple(name for name in named if sure or is_pinyin(name)), True
    bare = _BARE.search(tail, max(0, len(tail) - 70)) if tail[-1:] in (")", "]") else None
    closed = bare is not None and bare.end() == len(tail) and tail[: bare.start()].rstrip()[-1:] in '.!?”"'
    if bare is not None and closed and (own := _pinyin_names(bare[1])):
        return bare.start(), own, False
    behind = _PHOTO_BEHIND.search(tail) if "hoto" in tail[-14:] else None
    if behind is not None and (own := _pinyin_names(behind[1])):
        return behind.start(1), own, True
    agency = _PHOTO_AGENCY.search(tail) if "/" in tail[-40:] else None
    if agency is not None:
        return agency.start(1), tuple(latin_names(agency[1])), True
    match = _TAIL.search(tail) if ")" in tail[-3:] else _PHOTO_TAIL.search(tail) if "hoto" in tail else None
    if match is None:
        return None
    photo = "photo" in match[1].lower()
    return (
        match.start() if tail[match.start()] == "(" else match.start(1),
        tuple(latin_names(_SPLIT.sub(",", match[1]))),
        photo,
    )


def english_inner(text: str) -> tuple[str, ...] | None:
    """Return the names of a byline in brackets (``reporter Du Wei and Li Qi reported``), else ``None``."""
    if not text[:1].isascii() or not _BYLINE.match(text):
        return None
    names: list[str] = []
    for part in filter(None, map(str.strip, _SPLIT.split(text))):
        alone = _ONE_NAME.fullmatch(part)  # Aynur: many a name of the west is one word
        names += [part] if alone is not None else latin_names(part, single=True)
    return tuple(names)


# Without brackets or stop: a paper, the role, surname and name, and at once the text in quotation marks or its day.
_LEAD = re.compile(
    r"(?:[A-Z][\w-]+ ){0,4}(?:Reporter|Correspondent|Journalist):? ([A-Z][a-z]+ [A-Z][a-z]+)\s+"
    r"(?=[\"“]|(?:On|In|Recently|Since|At)\b)"
)


def english_lead(head: str) -> tuple[int, tuple[str, ...]] | None:
    """Read a reporter's name that opens a translated text: where the text begins, and whom it names."""
    match = _LEAD.match(head)
    names = latin_names(match[1], single=True) if match is not None else []
    return (match.end(), tuple(names)) if match is not None and len(names) == 1 else None
