"""Datelines: where the news comes from, together with the byline that stands behind them.

All functions take *folded* text (see :mod:`govtrends.corpus.lines`), so that places in it are places in the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govtrends.corpus.bylines import WRITER, Byline, credit, names_only
from govtrends.corpus.bylines_english import ENGLISH_DATELINE, english_inner, english_lead
from govtrends.corpus.bylines_tail import bare_names
from govtrends.corpus.names import is_name
from govtrends.corpus.trade import AGENCIES, any_of

_DAY = r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日)"
_DATELINE = re.compile(
    rf"[\[(]?(?:{any_of(AGENCIES)}|[\u4e00-\u9fff]{{2,4}}[社网报])\s?[\u4e00-\u9fff]{{0,8}}?\s?"
    rf"{_DAY}?(?:综合|专)?[讯电][\])]?"
    # 通讯, 资讯, 喜讯 … are words and no datelines
    rf"|[\u4e00-\u9fff]{{1,8}}?(?<![通资喜短简快音问闻审传提])讯(?=\s|[(\[:]|{_DAY}|记者|通讯员)"
    rf"|[\u4e00-\u9fff]{{0,8}}{_DAY}[讯电]"
    r"|本 ?报 ?讯|[\u4e00-\u9fff]{2,6}(?:新闻讯|专电)(?=[\s(:])"
    r"|\[[\u4e00-\u9fff]{1,8}(?<![通资喜短简快音问闻审传提])讯\]|讯(?=\s?\((?:本报|通讯员|记者|全媒体|融媒))"
    r"|(?:本台|[\u4e00-\u9fff]{2,6}(?<![好据新有该个假])(?<!市场)(?<!通知))消息(?=\s?[(:])"
)
_AFTER_BRACKET = re.compile(r"[\s:]*[(\[]([^()\[\]\n]{2,60})[)\]]\s*")
# Between dateline and byline may stand the paper that had the news first: 据某日报报道(记者 …)
# (云溪县融媒体中心讯 记者张三): dateline and byline in one pair of brackets.
_WHOLE = re.compile(r"[(\[]([\u4e00-\u9fff]{2,16}(?<![通资喜短简快音问闻审传提])讯)[\s,:]+([^()\[\]\n]{2,50})[)\]]\s*")
# 云溪7月20日讯 本报讯近期: the paper's own behind it.
_OWN = re.compile(r"[\s]*本报讯(?![记通员])[\s:]*")
_VIA = re.compile(r"\s*据[^。,;()\n]{2,24}?(?:报道|消息|讯|网)[,:]?\s*(?=[(\[])")
_AFTER_BARE = re.compile(rf"\s*((?:{WRITER})\s+[^。!?,;:()\n]{{2,40}}?(?:报道|摄影报道|文/图|摄))(?=[:\s])\s*:?\s*")
_NAMES = r"[\u4e00-\u9fff]{2,3}(?:[、 ][\u4e00-\u9fff]{2,3}){0,3}"
# 云溪新闻网讯 张某某 近日: a correspondent without a role, set off by blanks on both sides.
_AFTER_NAME_REPORTS = re.compile(rf"\s?({_NAMES})\s?报道\s?[:,]\s?")
_AFTER_NAME_ALONE = re.compile(r"(?<=讯)\s([\u4e00-\u9fff]{3}(?:[ 、][\u4e00-\u9fff]{2,3}){0,2})\s+(?=[^\s,。]{2})")
_AFTER_NAMES = re.compile(rf"\s*((?:{WRITER})\s*{_NAMES}(?:\s+(?:{WRITER})\s*{_NAMES})?)(?:\s+|$)")
_BARE_LEAD = re.compile(
    rf"((?:{WRITER})\s*{_NAMES}(?:\s+(?:{WRITER})\s*{_NAMES})?)\s+"
    r"(?=近日|日前|近期|近年来|连日来|今年|去年|截至|当前|(?:\d{4}年)?\d{1,2}月|为了?[\u4e00-\u9fff]{4})"
)
_OPENS = re.compile(WRITER)
_AGENCY = re.compile(r"Xinhua|(?:[A-Z][\w']* ){1,2}(?:Daily|News|Net|Online)")
_ENGLISH_BRACKET = re.compile(
    r"\[[A-Z]\w+\s?-{1,2}\s?[A-Z][a-z]+\]\s*|\[(?:[A-Z][\w']* ){1,3}(?:News|Dispatch|Report)\]\s*"
)
_REPORTS = re.compile(rf"((?:{WRITER})\s*{_NAMES}(?:[\s、]+(?:{WRITER})\s*{_NAMES}){{0,3}})\s?(?:报道|采写)\s?:\s?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline ends, where the body begins behind it and its byline, and whom that byline names."""

    end: int
    body: int
    names: tuple[str, ...] = ()


def dateline_of(fold: str) -> Dateline | None:
    """Read the dateline that opens a paragraph, together with a byline in brackets behind it."""
    head = fold[:160]
    if head[:1].isascii() and head[:1].isalpha():
        match = ENGLISH_DATELINE.match(head)
    else:
        match = _DATELINE.match(head) if "讯" in head or "电" in head or "消息" in head else None
    if match is None and head[:1] == "[" and (english := _ENGLISH_BRACKET.match(head)) is not None:
        return Dateline(len(english[0].rstrip()), english.end())
    if match is None:
        return _bracket_lead(fold) if head[:1] in "([" else _bare_lead(head)
    end = match.end()
    if head[:1] in "[(" and match[0][-1] not in "])":
        return None
    names: list[str] = []
    body = end
    via = _VIA.match(head, end)
    bracket = _AFTER_BRACKET.match(head, via.end() if via else end)
    if bracket is not None:
        byline = _inner(bracket[1])
        if byline is not None:
            names.extend(byline.names)
            body = bracket.end()
        elif _AGENCY.fullmatch(bracket[1]):
            body = bracket.end()
    else:
        bare = (
            _REPORTS.match(head, end + head[end : end + 1].isspace())
            or _AFTER_BARE.match(head, end)
            or _AFTER_NAMES.match(head, end)
        )
        byline = credit(bare[1].strip()) if bare else None
        if bare is not None and byline is not None and byline.names and all(map(is_name, byline.names)):
            names.extend(byline.names)
            body = bare.end()
        elif alone := _AFTER_NAME_REPORTS.match(head, end) or _AFTER_NAME_ALONE.match(head, end):
            byline = names_only(alone[1])
            if byline is not None:
                names.extend(byline.names)
                body = alone.end()
    if names and fold.startswith(("报道,", "报道:"), body):
        body += 2
    if body == end and match[0] != "本报讯" and (own := _OWN.match(head, end)) is not None:
        body = own.end()
    while body < len(fold) and fold[body] in " :,—-":
        body += 1
    return Dateline(end, body, tuple(names))


def _inner(text: str) -> Byline | None:
    """Read what stands in brackets behind a dateline."""
    byline = credit(text) or bare_names(text)
    names = english_inner(text) if byline is None else None
    return Byline(names) if names is not None else byline


def _bracket_lead(fold: str) -> Dateline | None:
    """Read a byline in brackets that opens a text without a dateline."""
    whole = _WHOLE.match(fold[:80])
    byline = credit(whole[2]) if whole is not None else None
    if whole is not None and byline is not None and byline.names:
        return Dateline(whole.end(1), whole.end(), byline.names)
    bracket = _AFTER_BRACKET.match(fold[:80])
    byline = _inner(bracket[1]) if bracket is not None and len(fold) > bracket.end() + 20 else None
    return Dateline(0, bracket.end(), byline.names) if bracket and byline and byline.names else None


def _bare_lead(head: str) -> Dateline | None:
    """Read a role and names that open a text without brackets, before the word that says when."""
    if head[:1].isascii() and (english := english_lead(head)):
        return Dateline(0, *english)
    match = (_BARE_LEAD.match(head) or _REPORTS.match(head)) if _OPENS.match(head) else None
    byline = credit(match[1].strip()) if match is not None else None
    if match is None or byline is None or not byline.names:
        return None
    return Dateline(0, match.end(), byline.names)


# 5月9日,本报记者张三从区水务局获悉: the reporter of a text without a byline.
_TOLD_BY = re.compile(
    rf"(?:[^,。;:!?]{{0,16}},)?(?:(?:本报|本台|本网)(?:全媒体|融媒体?)?|全媒体|融媒体?)记者\s?({_NAMES}?)"
    r"(?=从|在|来到|走进|跟随|获悉|了解到|采访)"
)


def told_by(fold: str) -> tuple[str, ...]:
    """Return whom the first sentence of a text names as its reporter, where no byline does."""
    match = _TOLD_BY.match(fold[:60])
    names = names_only(match[1]) if match is not None else None
    return names.names if names is not None else ()
