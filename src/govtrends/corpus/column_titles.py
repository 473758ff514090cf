"""Columns (专栏) of a paper: their titles, the paragraphs that introduce them, editors' notes."""

from __future__ import annotations

import re

from govtrends.corpus.trade import DIGESTS, ENGLISH_DIGESTS, any_of

_COLUMN = re.compile(
    r"[《〈\"“<\[][^。;!?》\]]{2,30}[》〉\"”>\]]\s?(?:专栏|专题|栏目|系列报道|专刊)|(?!.*[开推])[^。,;!?\s]{2,12}(?:专栏|专题|系列报道)|"
    r"《[^》]{2,30}》|\[[\u4e00-\u9fff·]{2,10}\]"
)
_OPENS, _CLOSES = '《〈"“<[', ("专栏", "专题", "报道", "olumn")
_ENGLISH_COLUMN = re.compile(r"(?:Column: )?[\"“][^\"”\n]{4,90}[\"”] (?:special )?[Cc]olumn")
_INTRO = re.compile(
    r"开[辟设]|推出|开栏|编者按|专栏|栏目|敬请关注|陆续(?:刊发|推出|播发)|"
    r"今日起|从今天起|即日起|Editor's note|this column|special column|[Ff]rom today|[Oo]pens? (?:up )?(?:a|the) column",
    re.IGNORECASE,
)
_EDITOR_NOTE = re.compile(r"\[?(?:编者按|编者的话|编后语?|开栏语|开栏的话|前言|Editor's note)\]?\s*:?", re.IGNORECASE)

_DIGEST = re.compile(
    rf"(?:.* )?[\u4e00-\u9fff()]{{0,10}}{any_of(DIGESTS)}(?:\([^()]{{2,12}}\))?|(?:.* )?{any_of(ENGLISH_DIGESTS)}",
    re.IGNORECASE,
)


def is_digest(fold: str) -> bool:
    """Return whether a line names a column of short items (镇街简讯, news in brief), alone or at the end of a path."""
    if len(fold) == 3 and fold[1] == " ":  # 简 讯
        fold = fold.replace(" ", "")
    return len(fold) <= 60 and _DIGEST.fullmatch(fold) is not None


# What stands in a box beside an article: links, background, tips, a table of dates or numbers.
_BOX = re.compile(
    r"[■●◆▲]?\s?[\[(]?\s?(?:(?:新闻|相关|知识)?(?:链接|背景|资料)|名词解释|小贴士|小提示|温馨提示|友情提示|时间轴|数说|数读|数字看\S{2,6}"
    r"|By the numbers|At a glance|Fast facts|Background|Tips|Timeline)(?:\s?[\])]\s?.{0,20}|\s?:?)",
    re.IGNORECASE,
)
# What the reporter adds under a head of his own.
_NOTE = re.compile(
    r"[■●◆▲]?\s?\[?(?:(?:记者|采访|编辑|采编|现场)(?:手记|札记|感言|观察|点评|絮语)|短评|编后语?|Reporter's notes?)\]?"
)


def is_box(fold: str) -> bool:
    """Return whether a line heads a box that belongs to no article's text (新闻链接, 小贴士, 【时间轴】…)."""
    return len(fold) <= 36 and _BOX.fullmatch(fold) is not None


def is_note(fold: str) -> bool:
    """Return whether a line is the label above a reporter's own remarks (记者手记)."""
    return len(fold) <= 20 and _NOTE.fullmatch(fold) is not None


def is_column(fold: str) -> bool:
    """Return whether a line is the title of a column: 《…》专栏."""
    if fold[0] not in _OPENS and not fold.endswith(_CLOSES):
        return False
    return (len(fold) <= 44 and _COLUMN.fullmatch(fold) is not None) or _ENGLISH_COLUMN.fullmatch(fold) is not None


def is_intro(fold: str) -> bool:
    """Return whether a paragraph introduces a column: it opens, launches or names one, or is an editor's note."""
    return _INTRO.search(fold[:600]) is not None


def opens_column(fold: str) -> bool:
    """Return whether an editor's note says that it opens a column (开栏语)."""
    return fold.lstrip("[").startswith("开栏")


def is_editor_note(fold: str) -> bool:
    """Return whether a paragraph opens as an editor's note (编者按)."""
    return _EDITOR_NOTE.match(fold) is not None
