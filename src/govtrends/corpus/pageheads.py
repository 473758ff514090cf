"""Lines put together from the labels of a page: page heads, meta lines of web pages, navigation, site imprints.

Such a line has no fixed order (``第3版:县区 2024年5月29日 星期三 责任编辑:某某``), so it is read piece by piece: it is
furniture if something in it can stand in nothing else and what is left over is no more than the name of a section.
All functions take folded text (see :mod:`govtrends.corpus.lines`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govtrends.corpus.lines import Line
from govtrends.corpus.pageheads_english import Label, english_label, is_english_issue
from govtrends.corpus.trade import (
    BAR,
    BUTTONS,
    CHANNELS,
    EDITORS,
    ENGLISH_BAR,
    EVENTS,
    LABELS,
    META_LABELS,
    NAVIGATION,
    PAPERS,
    RELATED,
    RIGHTS,
    SECTIONS,
    SITE,
    STRONG_EVENTS,
    any_of,
    branch,
)

_DAY = (
    r"(?:19|20)\d\d(?:\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?|(?P<sep>[-./])\s?\d{1,2}(?P=sep)\s?\d{1,2})(?!\d)"
    r"(?P<time>[T\s]*\d{1,2}:\d\d(?::\d\d)?)?"
)
_HAN = "[\u4e00-\u9fff]"
_NAMES = rf"{_HAN}(?:{_HAN}{{1,3}}|\s{{1,2}}{_HAN}(?!{_HAN}))(?:[、/ ]{_HAN}{{2,3}}(?=[\s、/]|$)){{0,3}}"
# Pieces that stand in no sentence; what is named "weak" says nothing by itself.
_PIECE = re.compile(
    "|".join(
        (
            rf"(?P<day>{_DAY})",
            rf"(?P<meta>[\[【]?{any_of(META_LABELS)}\s*:(?:\s*[\[(]?\s*(?!{any_of(META_LABELS)})[^\s:|]{{1,20}})?)",
            rf"(?P<editor>(?:本版|本期)?{any_of(EDITORS)}\s*[:/·\s]\s*{_NAMES})",
            r"(?P<page>第\s?[A-D]{0,2}\d{1,3}\s?版|第\s?[一二三四五六七八九十]{1,3}\s?版|(?<![A-Za-z\d])[A-D]{1,2}\d{1,2}(?=[\s:|/·版,]|$)"
            r"|(?<![\d.])0{0,4}\d{1,2}\s?版(?!本))",
            rf"(?P<navigation>\d?\s?{any_of(NAVIGATION)}\s?[34]?)",
            r"(?P<tail>\d?\s?[上下]一[篇条][34]?(?:\s?:.{0,60})?)",
            r"(?P<phone>(?:电话|热线|邮箱|E-?mail)\s?:?\s*(?:\(?\d{3,4}\)?[-\s]?)?(?:\d{7,8}|1\d{10}|\S{2,20}@\S{4,20}))",
            r"(?P<issue>总?第\s?\d{1,6}\s?期|\bCN\s?\d{2}-\d{4}|国内统一\S{2,8}:?)",
            r"(?P<week>(?:星期|周|礼拜)[一二三四五六日天](?![\u4e00-\u9fff]))",
            r"(?P<weak>农历\S{2,12}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{0,8}|(?<!\d)\d{1,2}(?![\d.%万亿])"
            rf"|(?<!\S){any_of(BUTTONS)}(?!\S))",
        )
    )
)
_STRONG = ("meta", "editor", "page", "navigation", "tail", "phone", "issue")
_LOOK = re.compile(rf"[\d:]|星期|版|返回|上一|下一|{branch(EDITORS)}")
_BETWEEN = re.compile(r"[\x00\s|/>·:\[\]()、,—\-@]+")
_NAME_OF_PAGE = re.compile(
    rf".{{0,8}}(?:{any_of(PAPERS)}|{any_of(CHANNELS)}|[网版社台刊])|{_HAN}{{0,4}}{any_of(SECTIONS)}(?:新闻|专版|专刊|特刊|动态|在线|视点|之窗|版)?"
)
_NAME_OF_PAPER = re.compile(rf"{_HAN}{{2,8}}|[A-Z][A-Za-z']+(?: [A-Z][a-z']+){{1,3}}")
_CAPITALS = re.compile(rf"(?:{_HAN}{{2,8}}\s*)?[A-Z]{{3,}}(?:[\s·]+[A-Z]{{2,}}){{0,3}}(?:\s*{_HAN}{{2,8}})?")
_HAPPENS = re.compile(any_of(STRONG_EVENTS + " " + EVENTS))

_CRUMBS = re.compile(
    rf"首页(?:\s?-\s?{_HAN}{{2,8}}){{1,4}}|{_HAN}{{3,16}}\s+首页(?:\s+{_HAN}{{2,8}}){{0,12}}|"
    rf"(?:{_HAN}{{3,16}}(?:网|网站|门户|频道)\s+)?(?:(?:您|你)?(?:当前|现在)?的?(?:位置|位于)?\s?:?\s*(?:(?:{_HAN}{{2,10}}\s)?首页(?:\s{_HAN}{{2,8}}){{0,3}}|{_HAN}{{2,12}}))"
    rf"(?:\s?(?:>{{1,2}}|»|›|-{{1,2}}>|/ ?>)\s?(?:{_HAN}|[·()、]){{2,20}})+(?:\s?(?:>{{1,2}}|»|›)\s?.{{0,40}})?"
)
_ENGLISH_CRUMBS = re.compile(
    r"(?:(?:You are here|(?:Current |Your )?(?:[Ll]ocation|[Pp]osition))\s?:?\s*)?(?:Home(?: ?page)?|Index)"
    r"(?:\s?(?:>{1,2}|»|›|/|-{1,2}>)\s?[A-Z][A-Za-z&'’, -]{1,50}){1,5}"
    # Without a first step called Home only the arrow tells a path: Taiping Media Center > Town news.
    r"|[A-Z][A-Za-z&'’ -]{1,50}(?:\s?(?:>{1,2}|»|›)\s[A-Za-z][A-Za-z&'’, -]{1,50}){1,4}"
    rf"|(?:China|World|Regional|{any_of(ENGLISH_BAR)})(?: / [A-Z][A-Za-z&' -]{{1,30}}){{1,3}}"
    # The name of a place's site: Dalian, China.
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}, (?:P\.?R\.? ?)?China"
)
# The path to a page whose last step is missing.
_OPEN_PATH = re.compile(rf"{_HAN}{{2,12}}(?:\s?[>»›]\s?{_HAN}{{2,12}})*\s?[>»›]")
_BULLET = re.compile(r"[•·]\s?\S")
_ROW_OF_CHANNELS = re.compile(rf"(?:\S{{0,2}}{any_of(BAR)}|{any_of(BUTTONS)}|{any_of(LABELS)}\S{{0,4}})")
_ENGLISH_ROW = re.compile(
    rf"Home(?: (?:page|{any_of(ENGLISH_BAR)})){{2,14}}|{any_of(ENGLISH_BAR)}|About(?: [A-Z][a-z]+)?"
)
_CELLS = re.compile(r"\s{2,}|\s?\|\s?")
_ENGLISH_LINKS = re.compile(r"(?:[A-Z][A-Za-z '&]{1,24}\|\s*){2,12}[A-Z][A-Za-z '&]{1,24}")
_LINKS = re.compile(r"(?:[^|。,]{0,10}\|){3,12}[^|。,]{0,10}")
_SITE = re.compile(branch(SITE))
_RIGHTS = re.compile(rf"(?:\d{{1,2}}[、.]\s?|[\[(★※*]\s?)?{any_of(RIGHTS)}")
_RELATED = re.compile(rf"[\[■◆●]?\s?{any_of(RELATED)}\s?:?\]?", re.IGNORECASE)
_RIGHTS_OPEN = frozenset("0123456789[(★※*" + "".join(word[0] for word in RIGHTS.split()))
# A row of the site's data base, or its calendar of issues, that the crawler took for text.
_ROW = re.compile(r"\d{5,}\s+(?:19|20)\d\d-\d\d-\d\d|(?:(?:19|20)\d\d-\d\d-\d\d,\d+\|\s*){2}")
_LANGUAGES = re.compile(
    r"(?:(?:Mobile|English|中文|双语|简体|繁體|简体中文|繁體中文|Français|Español|Deutsch|日本語|한국어|Русский|RSS|App|"
    r"Global Edition|US|EUROPE|AFRICA|ASIA|UK|CHINA|HK)\s*[|/]?\s*){2,9}"
)
# A bulletin's head: the office that edits it, and the day.
_ISSUED = re.compile(
    rf"{_HAN}{{4,30}}(?:编印?|主办|编发|印发)\s+(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日|\(?总第\s?\d+\s?期\)?|第\s?\d+\s?期"
)
# … and its foot: 报: 送: 发: 共印150份.
_SENT = re.compile(r"(?:[主抄]?[报送发]|抄送)\s?:\s?.{2,80}|\(?共印\s?\d+\s?份\)?")
# A post of a platform: who, when and from what device; and how often it was passed on.
_POST = re.compile(
    r"@\S{2,20}\s+(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s+\d{1,2}:\d\d)?.{0,40}|"
    r"(?:(?:转发|评论|点?赞|收藏|阅读|在看|分享)\s*[:：]?\s*\d[\d.万+]*\s*){2,6}|\S{2,16} 的(?:微博|博客|主页)|"
    r"第\s?\d+\s?页\s?[/,共]?\s?共\s?\d+\s?页"
)
_BAR = tuple(NAVIGATION.split())
_LONGEST = 160
_HEAD_OF_PAGE = 45
"""Lines that the navigation of an electronic paper takes at most."""


def label_of(fold: str) -> Label | None:
    """Return what sort of furniture a line is, or ``None`` for a line that may be text or title."""
    if _BULLET.match(fold):  # a list of labels
        fold = fold[1:].lstrip()
    first = fold[0]
    if len(fold) <= 60 and first in "MEFGUAC中双简繁日" and _LANGUAGES.fullmatch(fold):
        return "site"
    if first in "报送发主抄共(" and _SENT.fullmatch(fold):
        return "tail"
    if len(fold) <= 60 and ("期" in fold or fold[-1] == "日") and _ISSUED.fullmatch(fold):
        return "head"
    if len(fold) <= 90 and (first == "@" or fold[-1] in "博客页" or fold[-1].isdigit()) and _POST.fullmatch(fold):
        return "post"
    if first in _RIGHTS_OPEN and (_RIGHTS.match(fold) or _ROW.match(fold)):
        return "tail"
    if len(fold) <= 18 and _RELATED.fullmatch(fold):
        return "tail"
    if len(fold) > _LONGEST or "。" in fold or fold[-1] in ";,":
        return None
    if first < "\x80" and first not in "|>" and (english := english_label(fold)) is not None:
        return english
    if _SITE.search(fold) or _is_bar(fold):
        return "navigation" if any(word in fold for word in _BAR) else "site"
    return _pieces(fold) if _LOOK.search(fold) else None


def _pieces(fold: str) -> Label | None:
    found = list(_PIECE.finditer(fold))
    kinds = {match.lastgroup for match in found}
    kinds |= {"clock"} if any(match["time"] for match in found) else set()
    strong = kinds.intersection(_STRONG) or len(kinds & {"day", "week", "clock"}) > 1
    if not strong and "day" not in kinds:
        return None
    rest = [chunk for chunk in _BETWEEN.split(_PIECE.sub("\x00", fold)) if chunk]
    if len(rest) > (6 if {"day", "week"} <= kinds else 4) or any(
        len(chunk) > 10 or _HAPPENS.search(chunk) for chunk in rest
    ):
        return None
    # A date alone, or a single label, may open a title: what stands beside it must be the name of a page.
    alone = not strong or (len(kinds) == 1 and bool(rest))
    if alone and not all(len(chunk) <= 4 or _NAME_OF_PAGE.fullmatch(chunk) for chunk in rest):
        return None
    if "navigation" in kinds or "page" in kinds:
        return "navigation" if "navigation" in kinds and "page" not in kinds else "head"
    if "tail" in kinds:
        return "tail"
    return "meta" if kinds & {"meta", "clock"} else "head"


def _is_bar(fold: str) -> bool:
    """Whether a line is a row of links, or the path to the page (首页 > 要闻 > 街道)."""
    if fold.startswith("Home") and len(cells := _CELLS.split(fold)) > 3:
        return cells[0] in ("Home", "Homepage", "Home page") and all(len(cell) <= 24 for cell in cells)
    if "|" in fold:
        return bool(_LINKS.fullmatch(fold) or _ENGLISH_LINKS.fullmatch(fold))
    if _ENGLISH_CRUMBS.fullmatch(fold) or _ENGLISH_ROW.fullmatch(fold) or _is_row_of_channels(fold):
        return True
    steps = ">" in fold or "»" in fold or "›" in fold or " 首页" in fold or fold.startswith("首页 -")
    return steps and bool(_CRUMBS.fullmatch(fold) or _OPEN_PATH.fullmatch(fold))


def is_path(fold: str) -> bool:
    """Return whether a line is the path to the page: what stands above it is the site's."""
    return "位置:" in fold or (any(mark in fold for mark in ">»›") and _is_bar(fold))


def is_issue(fold: str) -> bool:
    """Return whether the head of a page names the weekday, the issue or the page: a date alone may date an article."""
    found = (match.lastgroup for match in _PIECE.finditer(fold))
    return any(kind in ("week", "issue", "page") for kind in found) or is_english_issue(fold)


def is_paper(fold: str) -> bool:
    """Return whether a line may be the name of a paper (今日某地): a few characters, and nothing happens in them."""
    return not _HAPPENS.search(fold) and _NAME_OF_PAPER.fullmatch(fold) is not None


def in_capitals(fold: str) -> bool:
    """Return whether a line is the name of a paper in capitals, beside its Chinese name or alone (HUNAN TODAY)."""
    return len(fold) <= 40 and _CAPITALS.fullmatch(fold) is not None


def _is_row_of_channels(fold: str) -> bool:
    """Whether a line sets channels or buttons of a site side by side (首页 要闻 街镇 专题); one may be new."""
    words = fold.split()
    if not 2 <= len(words) <= 16 or max(map(len, words)) > 8:
        return False
    known = sum(_ROW_OF_CHANNELS.fullmatch(word) is not None for word in words)
    return known == len(words) if len(words) < 4 else known >= len(words) - 1


def navigation(lines: Sequence[Line], labels: Sequence[str | None], dated: Sequence[bool]) -> set[int]:
    """Return the lines of an electronic paper's navigation: from the page's head down to its bar of links.

    The titles of all articles of the printed page stand in it, whole captions too, whatever they look like; only a
    line that opens with a dateline (``dated``) says that an article began.
    """
    found: set[int] = set()
    size = sum(len(line.fold) for line in lines)
    for start, label in enumerate(labels):
        if start in found or (start and label != "head"):
            continue
        end = 0
        for n in range(start, min(len(lines), start + _HEAD_OF_PAGE)):
            if dated[n] or (end and n > end + 2):
                break
            if labels[n] == "navigation":
                end = n + 1
        # Without the page's own head above it, a bar may as well be the foot of a short page.
        if end and (label == "head" or 2 * sum(len(line.fold) for line in lines[start:end]) <= size):
            found.update(range(start, end))
    return found
