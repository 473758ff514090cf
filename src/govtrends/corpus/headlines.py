"""Which of the lines above a text is the headline: main line against kicker, deck, slogan and column badge."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from govtrends.corpus.lines import Line
from govtrends.corpus.trade import (
    ACTORS,
    ENGLISH_ACTORS,
    ENGLISH_EVENTS,
    ENGLISH_OFFICES,
    ENGLISH_PURPOSES,
    ENGLISH_SAYING,
    EVENTS,
    OFFICES,
    PURPOSES,
    RESULTS,
    SAYING,
    STRONG_EVENTS,
    TOWNS,
    any_of,
)
from govtrends.text.spans import MappedText

_OFFICE = any_of(OFFICES)
# An official and a name, then a colon: the whole headline of a talk (某局党组书记、局长王某:).
_SPEAKER = re.compile(rf"[^。,;:!?\s]{{0,50}}{_OFFICE}\s?[\u4e00-\u9fff·]{{0,4}}(?:\s?[\u4e00-\u9fff]{{1,2}})?\s?:?")
_SPEECH_VERB = re.compile(rf"{any_of(SAYING)}\s*:?$")
_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.:]|[(\[][一二三四五六七八九十\d]{1,3}[)\]]|\d{1,2}[、.](?!\d)|"
    r"第[一二三四五六七八九十]{1,3}[章节部]|0\d\s|[①-⑳])\s*\S"
)
_OPENER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}以来|近日|日前|近期|近年来|连日来|今年|去年|截至[\u4e00-\u9fff\d]{0,6}|下一步|目前|同时|此外|据|为了?|"
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日)[^,]{0,12},"
)
_TURN = re.compile(
    r"谢谢.{0,4}[!.]?$|(?:记者|主持人|提问|问|答|[QA])\s?:|(?:Reporter|Journalist|Question|Answer)[^:]{0,12}:"
)
_ENGLISH_SPEAKER = re.compile(r"[A-Z][^.!?;:]{4,180}:")
_ENGLISH_OFFICE = re.compile(rf"\b{any_of(ENGLISH_OFFICES)}\b")
_ENGLISH_SAID = re.compile(rf"\b{any_of(ENGLISH_SAYING)}\b", re.IGNORECASE)
_SUBMARK = re.compile(r"[■◆●▲★◎▶►□]\s*\S")
_VISIT = r"来.{1,6}[区县市镇]"
_STRONG_EVENT = re.compile(rf"{any_of(STRONG_EVENTS)}|{_VISIT}|\b{any_of(ENGLISH_EVENTS)}\b")
_EVENT = re.compile(rf"{any_of(STRONG_EVENTS + ' ' + EVENTS)}|{_VISIT}")
_ACTOR = re.compile(rf"{any_of(ACTORS)}|\b{any_of(ENGLISH_ACTORS)}\b")
_PURPOSE = re.compile(
    rf"{any_of(PURPOSES)}|{any_of(ENGLISH_PURPOSES)}\b|以.{{2,20}}(?:推|促|助|谱|开创)|为.{{2,20}}(?:贡献|提供|保驾|注入|赋能)"
)
_KICKER_END = re.compile(r"(?:强调|指出|要求|提出|时|之际|以来|会上|侧记|纪实|综述|闻思录)[,:]?$")
# A meeting that "opens" is the occasion, set above what it was about; whoever "holds" a meeting is the news.
_MEETING = re.compile(r"[会节](?:议|展)?(?:开幕|闭幕|召开|举行|举办)$")
_TOWN = re.compile(rf"[\u4e00-\u9fff]{{1,8}}{any_of(TOWNS)}(?=\s+\S)")
_TOWN_ALONE = re.compile(
    r"[\u4e00-\u9fff]{1,10}(?:街道办事处|街道|镇|乡|县|区|市|局|开发区|管委会|社区|村|学校|小学|中学|医院)"
)
_PLACE_COLON = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:{any_of(TOWNS)}|[区县市局院校]):")
# The name of a campaign in quotation marks runs above the news of each town.
_CAMPAIGN = re.compile(r"[”\"].{0,6}(?:活动|行动|进行时|在路上|教育)$")
_DASH = re.compile(r"(?:—{1,2}|--|─{1,2}|――|-)\s*\S")
_OPEN_END = re.compile(
    r"(?:[的和与及在对为把将、,—(“《]|召开|举行|举办|开展|推进|启动|of|the|and|to|for|in|on|with|at|by|from|a|an)\s*$",
    re.IGNORECASE,
)


# 让, 把, 为, 与 … open what a verb must close; if none did, the next line brings it.
_LACKS_VERB = re.compile(rf"(?:让|使|把|将|为|给|向|从|由|助|促)(?!.*{any_of(RESULTS)})[^,。!?\s]{{2,10}}$")
_VERB_FIRST = re.compile(any_of(RESULTS))


# 开展“某某” / 主题活动: a name in quotation marks, and on the next line what it names.
_NAMED = re.compile(rf"(?:{any_of(STRONG_EVENTS + ' ' + EVENTS)})\s?[“\"《][^”\"》]{{2,20}}[”\"》]$")
_CALLED = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:活动|行动|会|会议|大会|工作|工程|培训|比赛|大赛|仪式|讲座|演练|整治|项目|评选|课堂)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an article: its main line, its kickers and decks, and lines above that belong to the page."""

    headline: MappedText | None
    subheads: tuple[MappedText, ...] = ()
    spare: tuple[Line, ...] = ()
    badge: str | None = None


def is_title(line: Line) -> bool:
    """Return whether a line is built like one of a head: short, one clause or a few, no full stop."""
    fold = line.fold
    if fold[0].isascii() and fold[0] not in "\"'([0123456789" and re.search("[a-z]{2}", fold):
        return _is_english_title(fold)
    if not 2 <= len(fold) <= 64 or "。" in fold or ";" in fold or fold[-1] in ",、":
        return False
    if _TURN.match(fold):
        return False
    # Prose set line by line: a headline with commas is short, and none begins with "近日,".
    if "," in fold and (len(fold) > 36 or _OPENER.match(fold)):
        return False
    if fold[-1] == ":" and _speaker(fold) is None and not _TOWN_ALONE.fullmatch(fold[:-1]):
        return False
    if re.search(r"[\u3400-\u9fffA-Za-z]", fold) is None:
        return False
    return not (fold[-1] in "!?" and len(fold) > 36)


def _is_english_title(fold: str) -> bool:
    if _TURN.match(fold):
        return False
    words = fold.split()
    if not 2 <= len(words) <= 32 or len(fold) > 220 or fold[-1] in ".,;:!" or fold.endswith("..."):
        return False
    return not fold[0].islower() and ". " not in fold.replace("No. ", "No ").replace("St. ", "St ")


def _speaker(fold: str) -> re.Match[str] | None:
    match = _SPEAKER.fullmatch(fold)
    return None if match is None or _SPEECH_VERB.search(fold) else match


def is_speaker(fold: str) -> bool:
    """Return whether a line is a speaker's line: office, name and colon, and no verb of saying."""
    if not fold.endswith(":"):
        return False
    if _ENGLISH_SPEAKER.fullmatch(fold):
        return _ENGLISH_OFFICE.search(fold) is not None and _ENGLISH_SAID.search(fold) is None
    return len(fold) <= 60 and _speaker(fold) is not None


_COLON = re.compile(":")
_EMBEDDED = re.compile(rf"[^。,;:!?\s]{{2,50}}{_OFFICE}[\u4e00-\u9fff]{{2,3}}:$")
_OPENING = re.compile(rf"[^。,;:!?\s]{{2,40}}{_OFFICE}[\u4e00-\u9fff]{{0,3}}:")


def find_speaker(fold: str) -> tuple[int, int] | None:
    """Find the speaker's line that opens a text, or stands inside a torn one after a space or a full stop."""
    opening = _OPENING.match(fold)
    if opening is not None and not _SPEECH_VERB.search(opening[0]):
        return opening.span()
    for colon in _COLON.finditer(fold):
        at = colon.start()
        window = fold[max(0, at - 60) : at + 1]
        start = max(window.rfind(mark) for mark in " 。;!?,\n") + 1
        piece = window[start:]
        if len(piece) >= 8 and _EMBEDDED.fullmatch(piece) and not _SPEECH_VERB.search(piece):
            return at + 1 - len(piece), at + 1
    return None


def is_deck(fold: str) -> bool:
    """Return whether a line opens with the dash of a deck."""
    return _DASH.match(fold) is not None


def is_numbered(fold: str) -> bool:
    """Return whether a line opens with the number of a section: 一、 (二) 03."""
    return _NUMBERED.match(fold) is not None


def is_marked(fold: str) -> bool:
    """Return whether a line opens with a subhead's mark (■ ◆ ●)."""
    return _SUBMARK.match(fold) is not None


def headline_like(fold: str) -> bool:
    """Return whether a line reads as a headline by itself: somebody does something."""
    return 8 <= len(fold) <= 50 and bool(_EVENT.search(fold)) and bool(_ACTOR.search(fold) or _TOWN.match(fold))


def is_slogan(fold: str) -> bool:
    """Return whether a line is two parallel halves without an actor: 深化放管服 优化营商环境 is a banner, no news."""
    halves = fold.split()
    if len(halves) != 2 or len(halves[0]) != len(halves[1]) or not 4 <= len(halves[0]) <= 12:
        return False
    return not _TOWN.match(fold) and not _STRONG_EVENT.search(fold) and re.search(r"[\d\"“”‘’?!]", fold) is None


def choose_head(lines: Sequence[Line], listed: Collection[str] = ()) -> Head:
    """Split the lines of a head into the main line, kickers and decks, and slogans that belong to the page.

    Rules of the trade: a deck opens with a dash; a kicker ends on a verb of saying or is a slogan of parallel halves;
    the main line names who does what; a line that cannot end there goes on in the next.  ``listed`` are the titles
    that the page's navigation lists: a line that stands there is the main line.
    """
    spare: list[Line] = []
    badge = None
    rows = _merge(lines)
    if not rows:
        return Head(None)
    known = next((n for n, row in enumerate(rows) if _compact(_fold(row)) in listed), None) if listed else None
    if known is None and len(rows) > 1 and _is_badge(rows):
        spare, rows = list(rows[0]), rows[1:]
        badge = spare[0].text.text.lstrip("■◆●▲★◎▶►□ ")
    if known is None and len(rows) > 1:
        mains = [row for row in rows if not is_slogan(_fold(row))]
        if mains and any(_TOWN.match(_fold(row)) or row[0].level for row in mains):
            spare += [line for row in rows if row not in mains for line in row]
            rows = mains
    best = max(range(len(rows)), key=lambda n: (_weight(rows[n]), -n)) if known is None else known
    others = tuple(_text(row) for n, row in enumerate(rows) if n != best)
    return Head(_text(rows[best]), others, tuple(spare), badge)


def _is_badge(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether the first line is the name of a column: a few characters that say nothing happened."""
    fold = _fold(rows[0]).lstrip("■◆●▲★◎▶►□ ")
    return len(fold) <= 8 and fold.isalpha() and not _EVENT.search(fold) and not _DASH.match(_fold(rows[1]))


def _merge(lines: Sequence[Line]) -> list[list[Line]]:
    """Join what is one headline set on two lines: an open end, an open quotation mark, or a town above its news."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and line.blanks <= 1 and not _DASH.match(line.fold):
            above = _fold(rows[-1])
            quotes = above.count("“") > above.count("”") or above.count("《") > above.count("》")
            same = rows[-1][-1].level == line.level
            if same and (quotes or _OPEN_END.search(above) or _TOWN_ALONE.fullmatch(above)):
                rows[-1].append(line)
                continue
            if same and not line.blanks and _NAMED.search(above) and _CALLED.fullmatch(line.fold):
                rows[-1].append(line)
                continue
            if same and not line.blanks and len(line.fold) <= len(above) and _goes_on(above, line.fold):
                rows[-1] = [*rows[-1][:-1], _glued(rows[-1][-1], line)]
                continue
        rows.append([line])
    return rows


def _goes_on(above: str, below: str) -> bool:
    """Whether a head that lacks its verb finds it at the start of the next line: 某某让老旧小区 / 焕发新生机."""
    return _LACKS_VERB.search(above) is not None and _VERB_FIRST.match(below) is not None


def _glued(first: Line, second: Line) -> Line:
    return replace(first, text=MappedText.join([first.text, second.text]), fold=first.fold + second.fold)


def _compact(fold: str) -> str:
    return fold.replace(" ", "")


def titles_of(lines: Sequence[Line]) -> frozenset[str]:
    """Return the titles that a navigation lists, as :func:`choose_head` compares them."""
    return frozenset(_compact(line.fold) for line in lines if len(line.fold) >= 3)


def _fold(row: Sequence[Line]) -> str:
    return " ".join(line.fold for line in row)


def _text(row: Sequence[Line]) -> MappedText:
    first = row[0].cut(1) if is_marked(row[0].fold) else row[0]
    row = [first, *row[1:]]
    parts: list[MappedText] = []
    for line in row:
        parts += [MappedText.inserted(" "), line.text] if parts else [line.text]
    return MappedText.join(parts)


def _weight(row: Sequence[Line]) -> float:
    fold = _fold(row)
    if _DASH.match(fold) or (fold[-1] == ":" and _TOWN_ALONE.fullmatch(fold[:-1])):
        return -10.0
    weight = 0.0
    level = row[0].level
    if level:
        weight += 12.0 - level
    if _TOWN.match(fold) or _PLACE_COLON.match(fold):
        weight += 4
    if _CAMPAIGN.search(fold):
        weight -= 2
    if _STRONG_EVENT.search(fold) and _ACTOR.search(fold):
        weight += 4
    elif _EVENT.search(fold) and _ACTOR.search(fold):
        weight += 1.5
    if _KICKER_END.search(fold):
        weight -= 7
    if _MEETING.search(fold):
        weight -= 5
    if _PURPOSE.match(fold):
        weight -= 1
    if is_slogan(fold) or _parallel(fold):
        weight -= 2
    return weight - (1 if len(fold) < 6 else 0)


def _parallel(fold: str) -> bool:
    parts = [part for part in re.split(r"[、,\s]+", fold) if part]
    return len(parts) >= 2 and max(map(len, parts)) - min(map(len, parts)) <= 2
