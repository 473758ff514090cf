"""Bylines, photo credits and datelines: who wrote, who photographed, and where the news comes from.

All functions take *folded* text (see :mod:`govtrends.corpus.lines`), so that places in it are places in the line.
Patterns are anchored and bounded: none of them walks through a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govtrends.corpus.names import chinese_names, is_common_name, is_name, latin_names
from govtrends.corpus.trade import (
    AGENCIES,
    CREDITS,
    DESKS,
    EDITORS,
    ENGLISH_RANKS,
    ENGLISH_ROLES,
    MEDIA,
    MONTHS,
    ORGANISATIONS,
    PHOTO_CREDITS,
    RANKS,
    WRITERS,
    any_of,
)

_PREFIX = (
    rf"(?:{any_of(DESKS)}|[\u4e00-\u9fff]{{2,6}}[报网社台])?{any_of(MEDIA)}?"
    rf"(?:{any_of(RANKS)}|驻[\u4e00-\u9fff]{{1,4}})?"
)
_WRITER = rf"(?:{_PREFIX}(?:摄影|文字)?{any_of(WRITERS)}|{any_of(CREDITS)})"
_BOTH = r"(?:文[/、·\s]?图|图[/、·\s]?文)"
_PHOTO = rf"(?:{_BOTH}|{any_of(PHOTO_CREDITS)})"
_ROLE = re.compile(rf"(?:{_WRITER}|{_PHOTO})")
_LEAD_ROLE = re.compile(rf"(?:{_WRITER}|{_BOTH}|(?:文|图|摄影|摄)(?=\s*[/:·]))\s*[/:·]?")
_EDITOR = re.compile(rf"(?:本版|本期)?(?:{any_of(EDITORS)}|值班\S{{0,4}})\s*[:/· ]")
# OCR reads the box before a correspondent's name as the character 口 or as a letter.
_MARK = re.compile(r"(?:[□■◎◆◇●○▲△☆★▪◻▢]|[口曰O0](?=\s?(?:本报|特约|记者|通讯员|实习|见习|全媒体|融媒)))\s*")
_OFFICE = re.compile(rf"[\u3400-\u9fff·]{{2,22}}{any_of(ORGANISATIONS)}")
# What a web page sets above its text: 来源:某网 作者:张三 编辑:李四
_FIELD = re.compile(r"(?:^|\s)作者\s?:\s?([\u4e00-\u9fff 、·]{2,24}?)(?=\s+(?:来源|编辑|责编|责任编辑|时间|发布|\d)|$)")
_MAX_LINE = 90

_TAIL_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]\s*$")
_TAIL_ROLE = re.compile(
    rf"[。!?…”\"]\s*((?:{_WRITER})[:\s]+[^。!?,;\n]{{2,50}}|"
    r"[\u4e00-\u9fff]{2,4}(?:[ 、][\u4e00-\u9fff]{1,4}){0,3}\s?(?:摄影报道|摄影|摄|文/图|图/文))$"
)

_EN_ROLE = rf"(?:(?:{any_of(ENGLISH_RANKS)}\s+){{0,3}}{any_of(ENGLISH_ROLES)})"
_EN_BYLINE = re.compile(rf"[□■◎●○\s(]*({_EN_ROLE})\s*[:/]?\s+(?=[A-Z])|[□■◎●○\s(]*({_EN_ROLE})\s*:\s*", re.IGNORECASE)
_EN_FIELD = re.compile(
    r"(Author|Source|Time|Date|Editor|Published|Reporter|Correspondent|By)\s*[:：]\s*", re.IGNORECASE
)
_EN_SPLIT = re.compile(rf"\b{_EN_ROLE}\b\s*[:/]?", re.IGNORECASE)
_EN_TAIL = re.compile(
    rf"\(\s*(?:{_EN_ROLE}\b[^()\n]{{3,90}}|"
    rf"[^()\n]{{3,90}}\b(?:photo(?:graphy|s)?|photographed|[Pp]hoto by .{{3,40}}))\)\s*\.?$"
)

_EN_PHOTO_TAIL = re.compile(r"[.!?”\"]\s+(Photo(?:graph(?:ed|y)?)?(?: by|:)\s+[A-Z][A-Za-z ,'’-]{3,70})$")
_MONTH = rf"{any_of(MONTHS)}\.?"
_EN_DATELINE = re.compile(
    r"(?:[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)? (?:News|Dispatch)(?=\s+(?:On|In|Since|From|At|To|Recently|For|\())"
    rf"|(?!(?:On|In|By|At|Since|From|Until|To|For|Before|After|As|The)\b)"
    rf"[A-Z][A-Za-z'’.-]*(?:[ ,]+[A-Z][A-Za-z'’.-]*){{0,5}},? {_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, (?:19|20)\d\d)?"
    r"(?=\s*[(:,—–-]|\s+(?:Reporter|\([A-Z])|\s*$)"
    r"|(?:(?:This|Our|The) newspaper(?:'s)?(?: (?:news|reports?|reported|dispatch))?|Newspaper (?:news|report)"
    r"|News (?:from|of) (?:this|our) newspaper)(?=\s*[(:,—–-]|(?<=news)\s+[A-Z]|(?<=report)\s+[A-Z]))"
)
_DAY = r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日)"
_DATELINE = re.compile(
    rf"[\[(]?(?:{any_of(AGENCIES)}|[\u4e00-\u9fff]{{2,4}}[社网报])\s?[\u4e00-\u9fff]{{0,8}}?\s?"
    rf"{_DAY}?(?:综合|专)?[讯电][\])]?"
    # 通讯, 资讯, 喜讯 … are words and no datelines
    rf"|[\u4e00-\u9fff]{{1,8}}?(?<![通资喜短简快音问闻审传提])讯(?=\s|[(\[:]|{_DAY}|记者|通讯员)"
    rf"|[\u4e00-\u9fff]{{0,8}}{_DAY}[讯电]"
)
_AFTER_BRACKET = re.compile(r"\s*[(\[]([^()\[\]\n]{2,60})[)\]]\s*")
_AFTER_BARE = re.compile(rf"\s*((?:{_WRITER})\s+[^。!?,;:()\n]{{2,40}}?(?:报道|摄影报道|文/图|摄))(?=[:\s])\s*:?\s*")
_NAMES = r"[\u4e00-\u9fff]{2,3}(?:[、 ][\u4e00-\u9fff]{2,3}){0,3}"
_AFTER_NAMES = re.compile(rf"\s*((?:{_WRITER})\s+{_NAMES}(?:\s+(?:{_WRITER})\s+{_NAMES})?)(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Byline:
    """Names as printed, whether the credit is a photographer's alone, and whether a mark (□) opens it."""

    names: tuple[str, ...]
    photo: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline ends, where the body begins behind it and its byline, and whom that byline names."""

    end: int
    body: int
    names: tuple[str, ...] = ()


def byline_of(fold: str) -> Byline | None:
    """Read a line that is a byline and nothing else, or return ``None``."""
    if not 2 <= len(fold) <= _MAX_LINE or "。" in fold or fold[-1] in ",;?!":
        return None
    mark = _MARK.match(fold)
    rest = fold[mark.end() :] if mark else fold
    rest = rest.strip("()[] ")
    if rest[:1].isascii() and rest[:1].isalpha():
        return _english(fold)
    field = _FIELD.search(rest)
    byline = Byline(tuple(chinese_names(field[1]))) if field else _credit(rest)
    if byline is None and mark:
        names = chinese_names(rest)
        if names and all(map(is_name, names)) and len(rest) <= 24:
            byline = Byline(tuple(names))
    return Byline(byline.names, byline.photo, True) if byline and mark else byline


def names_only(fold: str) -> Byline | None:
    """Read a line that holds nothing but one to four plausible names: a byline where one is expected."""
    if not 2 <= len(fold) <= 20 or re.search(r"[^\u3400-\u9fff\s、·]", fold):
        return None
    names = chinese_names(fold)
    whole = sum(map(len, names)) == len(re.sub(r"[\s、]", "", fold))
    return Byline(tuple(names)) if names and whole and len(names) <= 4 and all(map(is_common_name, names)) else None


def is_editorial(fold: str) -> bool:
    """Return whether a line credits editors, proof-readers and layout, who are no authors."""
    return len(fold) <= _MAX_LINE and _EDITOR.match(fold.lstrip("□■◎●○([ ")) is not None


def _credit(text: str) -> Byline | None:
    """Read ``记者 张三 通讯员 李四 文/图``: roles with names between them and nothing else."""
    editor = _EDITOR.search(text)
    if editor and editor.start() > 0:
        text = text[: editor.start()]
    lead = _LEAD_ROLE.match(text)
    tail = re.search(rf"(?:{_PHOTO}|报道|整理)$", text)
    if lead is None and tail is None:
        return None
    writer = lead is not None and not re.match(r"摄|图(?!\s?/?\s?文)|供图", lead[0])
    pieces = [piece.strip(" :/·、,") for piece in _ROLE.split(text)]
    names: list[str] = []
    office = False
    for piece in filter(None, pieces):
        found = chinese_names(piece)
        size = sum(map(len, found))
        whole = size == len(re.sub(r"[\s、,/;]", "", piece))
        # Beside the names may stand an office (区融媒体中心 张三); prose makes it no byline.
        if not whole and (len(piece) > 24 or not found or not all(map(is_name, found))):
            if not _OFFICE.fullmatch(piece):
                return None
            office = True
            continue
        names.extend(found)
    if not names and (lead is None or office):
        return None
    if lead is None and tail is not None and len(text) > 40:
        return None
    # 文 or 报道 anywhere makes it the byline of a text; a credit that only photographs belongs to a picture.
    photo = re.search(r"文|报道|整理|撰", text) is None and (tail is not None or not writer)
    return Byline(tuple(dict.fromkeys(names)), photo)


def _english(fold: str) -> Byline | None:
    if "?" in fold or fold.endswith("."):
        return None
    fields = list(_EN_FIELD.finditer(fold))
    if fields and fields[0].start() == 0:
        names: list[str] = []
        for at, field in enumerate(fields):
            stop = fields[at + 1].start() if at + 1 < len(fields) else len(fold)
            if field[1].lower() in ("author", "reporter", "correspondent", "by"):
                value = fold[field.end() : stop].strip()
                if len(value.split()) > 12 or re.search(r"(?<!\S)[a-z]", value):
                    return None
                names.extend(latin_names(_EN_SPLIT.sub(",", value)) or chinese_names(value))
        return Byline(tuple(names))
    match = _EN_BYLINE.match(fold)
    if match is None:
        return None
    words = re.findall(r"[A-Za-z'’-]+", _EN_SPLIT.sub(" ", fold))
    small = sum(word[0].islower() for word in words if word != "and")
    if small or not 1 <= len(words) <= 16:
        return None
    return Byline(tuple(latin_names(_EN_SPLIT.sub(",", fold))), bool(re.match(r"[\s(□]*photo", fold, re.IGNORECASE)))


def tail_byline(fold: str) -> tuple[int, Byline] | None:
    """Find the byline or photo credit that ends a paragraph: where it begins, and whom it names."""
    tail_at = max(0, len(fold) - 100)
    tail = fold[tail_at:]
    match = _TAIL_BRACKET.search(tail) if ")" in fold[-3:] or "]" in fold[-3:] else None
    if match is not None:
        byline = _credit(match[1].strip())
        if byline is None and (match.start() == 0 or tail[match.start() - 1] in '。!?…”" '):
            byline = _bare_names(match[1])
        if byline is None and _EN_TAIL.search(tail):
            inner = _EN_SPLIT.sub(",", match[1])
            photo = re.search(r"photo", match[1], re.IGNORECASE) is not None
            byline = Byline(tuple(latin_names(inner)), photo)
        return (tail_at + match.start(), byline) if byline is not None else None
    match = _EN_PHOTO_TAIL.search(tail)
    if match is not None:
        return tail_at + match.start(1), Byline(tuple(latin_names(_EN_SPLIT.sub(",", match[1]))), True)
    match = _TAIL_ROLE.search(tail) if tail[-1:] not in "。!?;," else None
    if match is not None:
        byline = _credit(match[1].strip())
        if byline is not None and byline.names:
            return tail_at + match.start(1), byline
    return None


def _bare_names(text: str) -> Byline | None:
    """Read what brackets at the end of a text may hold without a role: names, or an office and names."""
    tokens = text.split()
    names = " ".join(tokens[1:]) if len(tokens) > 1 and _OFFICE.fullmatch(tokens[0]) else text.strip()
    return names_only(names) if len(names) <= 16 else None


def dateline_of(fold: str) -> Dateline | None:
    """Read the dateline that opens a paragraph, together with a byline in brackets behind it."""
    head = fold[:160]
    match = (_EN_DATELINE if head[:1].isascii() and head[:1].isalpha() else _DATELINE).match(head)
    if match is None:
        return None
    end = match.end()
    if head[:1] in "[(" and match[0][-1] not in "])":
        return None
    names: list[str] = []
    body = end
    bracket = _AFTER_BRACKET.match(head, end)
    if bracket is not None:
        inner = bracket[1]
        byline = _credit(inner) or _bare_names(inner)
        if byline is None and _EN_BYLINE.match(inner):
            byline = Byline(tuple(latin_names(_EN_SPLIT.sub(",", inner))))
        if byline is not None:
            names.extend(byline.names)
            body = bracket.end()
    else:
        bare = _AFTER_BARE.match(head, end) or _AFTER_NAMES.match(head, end)
        byline = _credit(bare[1].strip()) if bare else None
        if bare is not None and byline is not None and byline.names:
            names.extend(byline.names)
            body = bare.end()
    while body < len(fold) and fold[body] in " :,—-":
        body += 1
    return Dateline(end, body, tuple(names))
