"""Which of the lines above a text is the headline: main line against kicker, deck, slogan and column badge."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govtrends.corpus.headline_rows import ATTENDS, DASH, TOWN_ALONE, acts, compact, fold_of, rows_of, text_of
from govtrends.corpus.lines import Line
from govtrends.corpus.speakers import speaker
from govtrends.corpus.trade import (
    ACTORS,
    ENGLISH_ACTORS,
    ENGLISH_EVENTS,
    ENGLISH_PURPOSES,
    ENGLISH_VERBS,
    EVENTS,
    PURPOSES,
    RESULTS,
    STRONG_EVENTS,
    TOWNS,
    TRANSITIVES,
    any_of,
    branch,
)
from govtrends.corpus.turns import asks
from govtrends.text.spans import MappedText

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
_HAN = re.compile("[\u3400-\u9fff]")
_ENGLISH_OPENS = re.compile(r"^(?:[-—]{1,2}\s*)?[\"'“‘]?\s*")
_VISIT = r"来.{1,6}[区县市镇]"
_STRONG_EVENT = re.compile(rf"{any_of(STRONG_EVENTS)}|{_VISIT}|\b{any_of(ENGLISH_EVENTS)}\b")
_EVENT = re.compile(rf"{any_of(STRONG_EVENTS + ' ' + EVENTS)}|{_VISIT}")
_ACTOR = re.compile(rf"{any_of(ACTORS)}|\b{any_of(ENGLISH_ACTORS)}\b")
_ENGLISH_TAG = re.compile(r"\[[A-Z][A-Za-z ,'’-]{2,60}\]\s*(?=[A-Z\"“])")
# Xingda Subdistrict holds, Zhu County launched: who it is, by name, and what is done.
_ENGLISH_DOES = re.compile(
    rf"(?:[A-Z][\w'’-]+,? ){{1,5}}{any_of(ENGLISH_ACTORS)}(?:'s|’s)?,? (?:[A-Z][a-z]+ ){{0,4}}"
    r"(?:[a-z]+ly )?[a-z]{3,}(?:s|ed)\b"
)
# Old town tries, vaccination points extend: a subject of a few words and its verb, and more behind it.
_ENGLISH_CLAUSE = re.compile(
    rf"[A-Z][\w'’-]*(?: (?!to\b|of\b|by\b)[\w'’,-]+){{0,7}}? (?:{branch(ENGLISH_VERBS)})(?:e?s|e?d|ies|ied)? \S+ \S"
)
_PURPOSE = re.compile(
    rf"{any_of(PURPOSES)}|{any_of(ENGLISH_PURPOSES)}\b|以.{{2,20}}(?:推|促|助|谱|开创)|为.{{2,20}}(?:贡献|提供|保驾|注入|赋能)"
)
# A line in which something is brought about (小店撑起大民生) is a kicker or a headline, never the name of a column.
_RESULT = re.compile(any_of(" ".join(word for word in f"{RESULTS} {TRANSITIVES}".split() if len(word) > 1)))
# What a lively line is made of: it lets, it brings about, something small does something great, something is done.
_LIVELY = re.compile(
    rf"^让|小[^大,]{{1,6}}大|(?<!为)了(?![解不])|{any_of(RESULTS)}|"
    r"[\u4e00-\u9fff](?:进|起|出|满|响|暖)[\u4e00-\u9fff“]"
)
_TRANSITIVE = re.compile(any_of(TRANSITIVES))
# 在某镇调研时, but 正当时, 进行时, 倒计时.
_KICKER_END = re.compile(
    r"(?:强调|指出|要求|提出|(?<![当行计小及按准定现新])时|之际|以来|会上|侧记|纪实|综述|闻思录|见闻|掠影|走笔|巡礼|回眸|扫描|(?<=[^讲好])的故事|\((?:摘要|摘登|节选|实录)\))[,:]?$"
)
# A meeting that "opens" is the occasion, set above what it was about; whoever "holds" a meeting is the news.
_MEETING = re.compile(r"[会节](?:议|展)?(?:开幕|闭幕|召开|举行|举办)$")
_TOWN = re.compile(rf"[\u4e00-\u9fff]{{1,8}}{any_of(TOWNS)}(?=\s+\S)")
_UNIT = re.compile(r"[\u4e00-\u9fff]{4,18}(?:[局委办会厅部院队]|公司|中心|政府|集团|办公室|办事处|工会)")
_PLACE_COLON = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:{any_of(TOWNS)}|[区县市局院校]):")
_SUBJECT = re.compile(
    r"(?![全我各])[\u4e00-\u9fff]{1,6}?(?:[区县市镇乡村局院校]|街道|社区)(?![域内情民长委])"
    r"(?:[\u4e00-\u9fff]{3}|[“\"][^”\"]{2,10}[”\"][\u4e00-\u9fff]{2})"
)
# The name of a campaign in quotation marks runs above the news of each town.
_CAMPAIGN = re.compile(r"[”\"].{0,6}(?:活动|行动|进行时|在路上|教育)$")
# 从“等活干”到“抢活干”: the change that the main line below tells of.
_FROM_TO = re.compile(r"从[“\"].{2,8}[”\"]到[“\"].{2,8}[”\"]")
# The label of a section in capitals above an English head: AGRICULTURE.
_SECTION_LABEL = re.compile(r"[A-Z]{4,}(?: (?:& )?[A-Z]{3,}){0,2}")
# A column and its part: 新春走基层·茶乡篇, Walking the terraces · People.
_RUBRIC = re.compile(
    r"[\u4e00-\u9fff]{3,12}\s?[·•]\s?[\u4e00-\u9fff]{2,8}|[A-Z][A-Za-z' ]{3,40} [·•|] [A-Z][A-Za-z' ]{2,30}"
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
    if fold[0] == "•":  # an item of a list
        return False
    if fold[0] == "[" and (tag := _ENGLISH_TAG.match(fold)) is not None:
        fold = fold[tag.end() :]
    if fold[0].isascii() and fold[0] not in "([" and re.search("[a-z]{2}", fold) and not _HAN.search(fold):
        bare = _ENGLISH_OPENS.sub("", fold)  # quotation marks, or the dash of a deck
        return bare[:1].isascii() and _is_english_title(bare)
    if not 2 <= len(fold) <= 64 or "。" in fold or ";" in fold or (fold[-1] in ",、" and not _quotes(fold)):
        return False
    if _TURN.match(fold) or asks(fold):
        return False
    # Prose set line by line: a headline with commas is short, and none begins with "近日,".
    if "," in fold and (len(fold) > 36 or _OPENER.match(fold)):
        return False
    if fold[-1] == ":" and speaker(fold) is None and not TOWN_ALONE.fullmatch(fold[:-1]):
        return False
    if re.search(r"[\u3400-\u9fffA-Za-z]", fold) is None:
        return False
    return not (fold[-1] in "!?" and len(fold) > 36)


def _quotes(fold: str) -> bool:
    """Whether a short line opens a quotation that the next one closes (“吃了冬至圆, / 又长一岁”)."""
    return fold[0] in '“"' and len(fold) <= 16 and fold.count("“") + fold.count('"') % 2 > fold.count("”")


def _is_english_title(fold: str) -> bool:
    if _TURN.match(fold):
        return False
    words = fold.split()
    if not 2 <= len(words) <= 32 or len(fold) > 220 or fold[-1] in ".,;:!" or fold.endswith("..."):
        return False
    return not fold[0].islower() and ". " not in fold.replace("No. ", "No ").replace("St. ", "St ")


def is_numbered(fold: str) -> bool:
    """Return whether a line opens with the number of a section: 一、 (二) 03."""
    return _NUMBERED.match(fold) is not None


def headline_like(fold: str, alone: bool = False) -> bool:
    """Return whether a line reads as a headline by itself: somebody does something.

    ``alone``: on a page that names no writer, English heads need not say which office or place it is.
    """
    if fold[0] < "\x7f":
        found = _ENGLISH_DOES.match(fold) or (_ENGLISH_CLAUSE.match(fold) if alone else None)
        return len(fold) <= 120 and found is not None
    return 8 <= len(fold) <= 50 and bool(_EVENT.search(fold)) and bool(_ACTOR.search(fold) or _TOWN.match(fold))


def starts_with_subject(fold: str) -> bool:
    """Return whether a line begins with a place or an office and goes on to say what it does."""
    return _SUBJECT.match(fold) is not None or _TOWN.match(fold) is not None or _PLACE_COLON.match(fold) is not None


def is_rubric(fold: str) -> bool:
    """Return whether a line is a column and its part (新春走基层·茶乡篇, Happy City | Grassroots)."""
    return _RUBRIC.fullmatch(fold) is not None


def is_office(fold: str) -> bool:
    """Return whether a line is the name of an office, a place or a school and nothing else."""
    return len(fold) <= 20 and (TOWN_ALONE.fullmatch(fold) is not None or _UNIT.fullmatch(fold) is not None)


def is_slogan(fold: str) -> bool:
    """Return whether a line is parallel parts without an actor: 深化放管服 优化营商环境 is a banner, no news."""
    halves = fold.split()
    if not 2 <= len(halves) <= 4 or len(set(map(len, halves))) > 1 or not 4 <= len(halves[0]) <= 12:
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
    rows = rows_of(lines)
    if not rows:
        return Head(None)
    known = next((n for n, row in enumerate(rows) if compact(fold_of(row)) in listed), None) if listed else None
    if known is None and len(rows) > 1 and _is_badge(rows):
        spare, rows = list(rows[0]), rows[1:]
        badge = spare[0].text.text.lstrip("■◆●▲★◎▶►□ ")
    if known is None and len(rows) > 1:
        # A banner of the page stands off from the head; right above it a slogan is its kicker.
        top = min((row[0].level for row in rows if row[0].level), default=0)
        mains = [row for n, row in enumerate(rows) if _belongs(rows, n, top)]
        if mains and any(_TOWN.match(fold_of(row)) or row[0].level for row in mains):
            spare += [line for row in rows if row not in mains for line in row]
            rows = mains
    best = max(range(len(rows)), key=lambda n: (_weight(rows[n]), -n)) if known is None else known
    if known is None and best + 1 < len(rows) and _is_occasion(rows[best], rows[best + 1]):
        best += 1
    others = tuple(text_of(row) for n, row in enumerate(rows) if n != best)
    return Head(text_of(rows[best]), others, tuple(spare), badge)


def _is_occasion(row: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a line that tells an event is the occasion, set as a kicker above a lively main line.

    A line below that begins with what was done or is to be done (部署…, 确保…) is a deck and leaves it the headline.
    """
    above, fold = fold_of(row), fold_of(below)
    if row[0].level != below[0].level or below[0].blanks > 0 or _TOWN.match(above) or _PLACE_COLON.match(above):
        return False
    if not (_EVENT.search(above) and (_ACTOR.search(above) or _SUBJECT.match(above))) or not 6 <= len(fold) <= 22:
        return False
    begins_dull = fold[0] != "让" and (_PURPOSE.match(fold) or _EVENT.match(fold) or _TRANSITIVE.match(fold))
    dull = begins_dull or ATTENDS.fullmatch(fold) or DASH.match(fold) or _KICKER_END.search(fold) or is_slogan(fold)
    return not dull and _LIVELY.search(fold) is not None and _STRONG_EVENT.search(fold) is None


def _belongs(rows: Sequence[Sequence[Line]], at: int, top: int) -> bool:
    """Whether a row is no slogan of the page: it is set as the head is, or right above the head, as its kicker."""
    row = rows[at]
    if not is_slogan(fold_of(row)) or (top and row[0].level == top):
        return True
    return at + 1 < len(rows) and not rows[at + 1][0].blanks


def _is_badge(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether the first line is the name of a column: a few characters that say nothing happened."""
    first = fold_of(rows[0])
    fold = compact(first).lstrip("■◆●▲★◎▶►□○ ")
    below = fold_of(rows[1])
    # As long as the line below it, it is a slogan's first half.
    if len(fold) > 8 or not fold.isalpha() or DASH.match(below) or len(below) == len(fold):
        return False
    told = _EVENT.search(fold) or _RESULT.search(fold) or acts(fold)
    return not (told or is_slogan(first) or TOWN_ALONE.fullmatch(fold))


def _weight(row: Sequence[Line]) -> float:
    fold = fold_of(row)
    if DASH.match(fold) or (fold[-1] == ":" and TOWN_ALONE.fullmatch(fold[:-1])):
        return -10.0
    weight = 0.0
    level = row[0].level
    if level:
        weight += 12.0 - level
    if _TOWN.match(fold) or _PLACE_COLON.match(fold):
        weight += 4
    if _CAMPAIGN.search(fold):
        weight -= 2
    if _RUBRIC.fullmatch(fold):
        weight -= 3
    if _FROM_TO.fullmatch(fold):
        weight -= 2
    if _SECTION_LABEL.fullmatch(fold):
        weight -= 4
    if _STRONG_EVENT.search(fold) and _ACTOR.search(fold):
        weight += 4
    elif _EVENT.search(fold) and _ACTOR.search(fold):
        weight += 1.5
    if _KICKER_END.search(fold):
        weight -= 7
    if ATTENDS.fullmatch(fold):
        weight -= 9
    if _MEETING.search(fold):
        weight -= 5
    if _SUBJECT.match(fold):  # 某区, 某镇 … and what they do
        weight += 0.5
    if _PURPOSE.match(fold):
        weight -= 1
    if TOWN_ALONE.fullmatch(fold):  # whose news it is, and no news
        weight -= 3
    if is_slogan(fold) or _parallel(fold):
        weight -= 2
    return weight - (1 if len(fold) < 6 else 0)


def _parallel(fold: str) -> bool:
    sizes = [len(part) for part in re.split(r"[、,\s]+", fold) if part]
    pair = (
        len(sizes) >= 3 and fold[0] > "\x7f" and any(one == two >= 4 for one, two in pairwise(sizes))
    )  # 以快制快 以严制严 守好大门
    return pair or (len(sizes) >= 2 and max(sizes) - min(sizes) <= 2)
