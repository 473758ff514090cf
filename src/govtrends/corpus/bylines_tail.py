"""Bylines and photo credits that end a paragraph, in brackets or bare.

All functions take *folded* text (see :mod:`govtrends.corpus.lines`), so that places in it are places in the line.
"""

from __future__ import annotations

import re

from govtrends.corpus.bylines import BLANKS, BOTH, EDITOR_ROLES, OFFICE, WRITER, Byline, credit, names_only
from govtrends.corpus.bylines_english import english_tail
from govtrends.corpus.names import chinese_names, could_be_name, is_common_name, is_name
from govtrends.corpus.trade import OUTLETS, any_of, branch

_CAMERA = re.compile(r"[📷📸]\s?(?:摄影?[:/]?\s?)?([\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3}){0,2})$")
_AUTHOR_INSIDE = re.compile(
    rf"[\s,](?:作者|撰稿人?)\s?:?\s?([\u4e00-\u9fff 、]{{2,20}}?)(?:\s+(?:{branch(EDITOR_ROLES)}|审稿\s?:).{{2,40}})?$"
)
_TAIL_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]\s*$")
# Behind the author a site names its editor: (张三) (责任编辑:李四)
_TAIL_EDITOR = re.compile(rf"\s*[(\[]\s?(?:{branch(EDITOR_ROLES)})[^()\[\]\n]{{2,30}}[)\]]\s*$")
# Whom a text comes from, without a name: (区水务局供稿), (据云溪发布), (本报综合), (作者系某局局长).
_SOURCE = re.compile(
    r"[\u4e00-\u9fff、 ]{2,24}(?:供稿|供图|提供|报送)|"
    r"(?:供稿|供图|来源|稿件来源|摄影|图片)\s?[:/]?\s?[^。,:]{2,24}|"
    rf"(?:综合)?据[^。,]{{2,20}}?(?:{any_of(OUTLETS)}|[报网社台刊电讯]|报道|消息|电)[》”]?(?:报道|消息|整理)?|"
    r"(?:本报|本刊|本台|本网|综合|记者)(?:综合|整理|报道)(?:报道|整理)?|(?:转自|摘自|选自|原载|转载自)[^。]{2,24}|"
    r"作者(?:系|为|单位)[^。]{2,30}"
)
_PHOTO_SOURCE = re.compile("供图|摄影|图片")
_TAIL_ROLE = re.compile(
    rf"[。!?…”\"]\s*[●■□◆▲]?\s?((?:{WRITER})[:/\s]+[^。!?,;\n]{{2,50}}|"
    rf"(?:{BOTH}|[文图])\s?[:/|]\s?[^。!?,;\n]{{2,40}}|(?:{BOTH}|文)\s[^。!?,;\n]{{2,24}}|"
    r"[\u4e00-\u9fff]{2,3}/文 [\u4e00-\u9fff]{2,3}/[图摄]|"
    r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,3}| {1,2}[\u4e00-\u9fff])(?:[ 、][\u4e00-\u9fff]{1,4}){0,3}"
    r"\s?[/·]?\s?(?:摄影报道|摄影|航拍|摄|文/图|图/文))$"
)
# 志愿者在擦栏杆 寻霄 摄: what a picture shows, without a stop.
_TAIL_SHOT = re.compile(
    r"[\u4e00-\u9fff”]\s{1,3}([\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,2}| {1,2}[\u4e00-\u9fff]))\s{1,3}(?:摄影|[摄攝])$"
)
_SHOWN = 6
_WORDS = frozenset("连全来由从因单解应时和")
# A name alone behind the last full stop signs the text.
_TAIL_NAME = re.compile(r"[。!?][”\"]?\s*(?P<at>[■□◆●▲◎]?\s?)([\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3}){0,2})$")


def tail_byline(fold: str) -> tuple[int, Byline] | None:
    """Find the byline or photo credit that ends a paragraph: where it begins, and whom it names."""
    if fold.endswith("|"):  # the rule of a table that the page was set in
        fold = fold.rstrip("| ")
    if fold[-1:] in (")", "]") and (editor := _TAIL_EDITOR.search(fold, max(0, len(fold) - 40))) is not None:
        own = tail_byline(fold[: editor.start()])
        return own if own is not None else (editor.start(), Byline(()))
    if not fold or fold[-1] in "。!?;,":
        return None
    tail_at = max(0, len(fold) - 100)
    tail = fold[tail_at:]
    match = _TAIL_BRACKET.search(tail) if ")" in fold[-3:] or "]" in fold[-3:] else None
    if match is not None:
        inside = _AUTHOR_INSIDE.search(match[1])  # (摘自《某报》 作者:张三)
        byline = Byline(tuple(chinese_names(inside[1]))) if inside is not None else credit(match[1].strip())
        if byline is None and (match.start() == 0 or tail[match.start() - 1] in '。!?…”" '):
            byline = bare_names(match[1])
        if byline is None and _SOURCE.fullmatch(match[1].strip()):
            byline = Byline((), photo=_PHOTO_SOURCE.search(match[1]) is not None)
        if byline is None and (english := english_tail(tail)) is not None:
            byline = Byline(*english[1:])
        return (tail_at + match.start(), byline) if byline is not None else None
    if tail[-1:].isascii():
        found = english_tail(tail)
        return None if found is None else (tail_at + found[0], Byline(*found[1:]))
    camera = _CAMERA.search(tail) if "📷" in tail or "📸" in tail else None
    if camera is not None and (named := names_only(camera[1])) is not None:
        return tail_at + camera.start(), Byline(named.names, photo=True)
    match = _TAIL_ROLE.search(tail)
    if match is not None:
        byline = credit(match[1].strip())
        if byline is not None and byline.names:
            return tail_at + match.start(1), byline
    shot = _TAIL_SHOT.search(tail) if fold[-1] in "摄攝影" else None
    if shot is not None and tail_at + shot.start() >= _SHOWN and could_be_name("".join(shot[1].split())):
        return tail_at + shot.start(1), Byline(("".join(shot[1].split()),), photo=True)
    match = _TAIL_NAME.search(tail) if tail[-4:-1].strip() else None
    byline = names_only(match[2]) if match is not None else None
    return (tail_at + match.start("at"), byline) if match is not None and byline is not None else None


def bare_names(text: str) -> Byline | None:
    """Read what brackets at the end of a text may hold without a role: names, or an office and names."""
    tokens = text.split()
    names = " ".join(tokens[1:]) if len(tokens) > 1 and OFFICE.fullmatch(tokens[0]) else text.strip()
    tokens = BLANKS.split(names)
    # One name that is surely one answers for those beside it.
    if 2 <= len(tokens) <= 4 and all(map(could_be_name, tokens)) and any(map(is_common_name, tokens)):
        return Byline(tuple(tokens))
    apart = chinese_names(names) if min(map(len, tokens)) == 1 else []  # 鲍 霞 李 飞, 刘 慧 萨日娜
    if 2 <= len(apart) <= 4 and all(map(could_be_name, apart)) and any(map(is_common_name, apart)):
        return Byline(tuple(apart))
    if len(names) == 2 and is_name(names) and names[0] not in _WORDS:  # (卫琦)
        return Byline((names,))
    return names_only(names, expected=True) if len(names) <= 16 else None
