"""What stands on a page and belongs to no article: mastheads, section labels, page numbers, web buttons, editors."""

from __future__ import annotations

import re

from govtrends.corpus.bylines import is_editorial
from govtrends.corpus.pageheads import label_of
from govtrends.corpus.trade import (
    BUTTONS,
    CHANNELS,
    ENGLISH_NOTICES,
    IMPRINT,
    IMPRINT_LABELS,
    LABELS,
    MONTHS,
    NOTICES,
    PAPERS,
    SECTIONS,
    any_of,
    branch,
)

_IMPRINT_LABELS = " ".join(rf"{word}\s*[:/]" for word in IMPRINT_LABELS.split())
_MASTHEAD = re.compile(
    branch(IMPRINT, _IMPRINT_LABELS) + r"|CN\s?\d{2}-\d{4}|总第\s?\d+\s?期|第\s?\d+\s?期(?:$|\s)|今日\s?\S{1,2}\s?版"
)
# A masthead's date: perhaps the paper's name before it, the weekday, the issue or the page behind it, and no prose.
_DATE = r"(?:19|20)\d\d(?:\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[-./]\d{1,2}[-./]\d{1,2})"
_DATE_TAIL = (
    r"(?:[\s/,·|]{0,4}(?:星期.|周[一二三四五六日]|农历\S{2,12}|第?\s?\S{1,5}\s?[期版]|今日\s?\S{1,3}\s?版|[\u4e00-\u9fff]{2,4}|"
    r"总第\S{1,8}|\d+:\d\d(?::\d\d)?)){0,5}"
)
_DATE_LINE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,10}}[\s/·|]*)?{_DATE}{_DATE_TAIL}|星期[一二三四五六日天](?:\s.{{0,30}})?|农历[\u4e00-\u9fff]{{2}}年.{{0,20}}"
)
_DAY_FIRST = re.compile(r"\d\d\.\d\d\.(?:19|20)\d\d(?:\s+\d{1,2}:\d\d)?")
_ENGLISH_DATE = re.compile(
    rf"(?:[A-Z][a-z]+day,? )?{any_of(MONTHS)}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d(?:,? [A-Z][a-z]+day)?"
)
# 2023-03-09 10:00 Source: … Editor: …
_FIELDS = re.compile(
    rf"(?:{_DATE}(?:\s+\d+:\d\d(?::\d\d)?)?\s*)?(?:(?:Source|Editors?|Time|Date|Views?|Clicks?|来源|编辑|时间|发布时间)\s*:[^:]{{1,40}}){{1,5}}"
    r"(?::\d\d){0,2}"
)
# Only what can be nothing else: a torn text has lines like 13所学校, which are no page numbers.
_PAGE = re.compile(
    r"第?\s?(?:0{0,3}\d{1,3}|[A-D]\d{1,2}|[一二三四五六七八九十]{1,3})\s?版(?:[\s/·|:]*[\u4e00-\u9fff·]{2,8})?|[A-D]?\d{1,2}|"
    r"[-—·]\s?\d{1,3}\s?[-—·]|[\u4e00-\u9fff]{2,8}[\s/·|:]+(?:[A-D]?\d{1,2}|[A-D]?\d{1,2}\s?版)|"
    r"[A-D]\d{1,2}[\s/·|:]+[\u4e00-\u9fff·]{2,8}|Page\s?\d+(?:\s?of\s?\d+)?",
    re.IGNORECASE,
)
_PAPER = re.compile(rf"[\u4e00-\u9fff]{{2,6}}{any_of(PAPERS)}|[\u4e00-\u9fff]{{2,8}}(?:报|新闻|信息|政府|门户|文明)网")
_CHANNEL = re.compile(rf"\S{{0,12}}{any_of(CHANNELS)}(?:二维码|号|平台)?", re.IGNORECASE)
_SECTION = re.compile(rf"(?:今日|本版|本期)?{any_of(SECTIONS)}(?:新闻|版|周刊|专刊)?")
# Buttons and labels that a saved web page leaves behind, one to a line.
_WEB = re.compile(
    rf"{any_of(BUTTONS)}\s*:?|[\[\]]|{any_of(LABELS)}(?:\s*[:/|].{{0,60}})?|(?:公有领域)?(?:Public domain)+(?:false)*|"
    r"Related (?:links?|articles?|reading).{0,10}|Responsible editor.{0,60}|Copyright.{0,90}|"
    r"Scan the (?:QR )?code.{0,60}",
    re.IGNORECASE,
)
# What the reader of an English page may do with it: Print Mail Large Medium Small 0
_TOOLBAR = re.compile(
    r"(?:Small|Large|Medium) font size|"
    r"(?:(?:Print|E?-?[Mm]ail|Large|Medium|Small|Save|Close|Share|Font|Comments?|分享按钮|\(?\d+\)?)[\s|]*){3,9}"
)
# The name of a picture's file, and how many have read.
_FILE = re.compile(
    r"\S{3,80}\.(?:png|jpe?g|gif|webp|bmp)(?:_\w+_?\.\w{3,4})?|.{0,6}\d+人已(?:围观|阅读|浏览|参与)", re.IGNORECASE
)
_BOXED_BUTTONS = re.compile(rf"(?:\[\s?{any_of(BUTTONS)}\s?\]\s*){{1,6}}")
_END = re.compile(r"[-—(\[<·\s]*(?:END|完|全文完|本文完|The end)[-—)\]>·\s.。]*", re.IGNORECASE)
# A remark on a picture that is not on the page, and the link to what readers said.
_REMARK = re.compile(r"[\[(](?=[^()]*图)(?:资料|网络|图片|配图|示意|效果|图文|图源|图)[^()。]{0,16}[)\]]")
_MORE = re.compile(
    r"(?:[-—]\s?)?(?:查看|展开|显示|点击查看)(?:全部|更多|所有|剩余).{0,10}>?|.{0,6}条(?:回复|评论)\s?>|"
    # the pages of a long text (< 1 2 3 ... 下一页 尾页), and how long it takes to read
    r"[<«\s]*\d{1,3}(?:[\s|]+(?:\d{1,3}|[.…]+|[上下]一?页|[首尾末]页|共\d+页|Next|Last|[>»]+)){2,9}|"
    r"(?:本文|本篇文章|全文)共?约?\d+字.{0,12}"
)
_CONTINUED = re.compile(
    r"[(\[>→▶\s]*(?:[上下紧]|接)\s?[转接]\s?第?\s?[0-9A-D一二三四五六七八]{1,3}\s?版[^)\]]{0,16}[)\]]?"
)
_NOTICES = tuple(NOTICES.split())
_NOTICE = re.compile(rf"(?:关于.{{2,50}}的)?.{{0,24}}{any_of(NOTICES)}")
# 民生资金发放情况公示, 财政预算执行情况的公告: what is made public there are results, as in a report.
_DISCLOSURE = re.compile(r"(?:情况|数据|收支|[预决]算)的?公[示告]$")
_ENGLISH_NOTICE = re.compile(rf"{any_of(ENGLISH_NOTICES)}\b.{{0,60}}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WEATHER = re.compile(r"(?:今[天日]|明[天日]|今夜|夜间|白天).{0,40}(?:℃|°C|度|级|转|阴|晴|雨)")


def furniture_of(fold: str) -> str | None:
    """Return what sort of furniture a line is (see :func:`label_of`; ``line`` for a single label), else ``None``."""
    return label_of(fold) or ("line" if _single(fold) else None)


def _single(fold: str) -> bool:
    """Whether a line is one label; each search is tried only on lines that can hold what it looks for."""
    if fold[0] in "•·" and len(fold) > 1:
        fold = fold[1:].lstrip()
    size = len(fold)
    if size > 110 or (size > 30 and "。" in fold):
        return False
    if size == 1 and (fold == "版" or not fold.isalpha()):
        return True
    if size <= 24 and (_REMARK.fullmatch(fold) or _MORE.fullmatch(fold)):
        return True
    if size <= 80 and (_TOOLBAR.fullmatch(fold) or (fold[0] == "[" and _BOXED_BUTTONS.fullmatch(fold))):
        return True
    if size <= 90 and (fold[-1] in "gGfpP" or "人已" in fold) and _FILE.fullmatch(fold):
        return True
    latin, digit, colon = fold[0] < "\x80", _DIGIT.search(fold) is not None, ":" in fold
    if digit and (_PAGE.fullmatch(fold) or _ENGLISH_DATE.fullmatch(fold) or _DAY_FIRST.fullmatch(fold)):
        return True
    if size <= 24 and (_SECTION.fullmatch(fold) or _PAPER.fullmatch(fold) or _CHANNEL.fullmatch(fold)):
        return True
    if colon and _FIELDS.fullmatch(fold):
        return True
    if (latin or colon or size <= 8 or "/" in fold or "|" in fold or "公有" in fold) and _WEB.fullmatch(fold):
        return True
    if is_editorial(fold):
        return True
    if size > 60 or fold[-1] in "。!?":
        return False
    dated = (digit or "星期" in fold or "农历" in fold) and _DATE_LINE.fullmatch(fold) is not None
    return dated or _MASTHEAD.search(fold) is not None


def is_end(fold: str) -> bool:
    """Return whether a line says that the text above it is over (``- END -``)."""
    return len(fold) <= 16 and _END.fullmatch(fold) is not None


def continuation(fold: str) -> tuple[int, int] | None:
    """Return where a paragraph says that it goes on, or came from, another page (``(下转第3版)``)."""
    low = max(0, len(fold) - 40)
    if "版" not in fold[:24] and fold.find("版", low) < 0:
        return None
    match = _CONTINUED.match(fold) or _CONTINUED.search(fold, low)
    return match.span() if match else None


def is_notice(fold: str) -> bool:
    """Return whether a title line heads a notice: 公告, 启事, 更正, the weather."""
    if len(fold) > 70 or fold[-1] in "。,;":
        return False
    if fold[0] < "\x80" and _ENGLISH_NOTICE.fullmatch(fold):
        return True
    if len(fold) <= 12:
        # 公 告, 启 事: short heads are spaced out.
        fold = fold.replace(" ", "")
    return fold.endswith(_NOTICES) and not _DISCLOSURE.search(fold) and _NOTICE.fullmatch(fold) is not None


def is_weather(fold: str) -> bool:
    """Return whether a line is a weather report of a box on the page."""
    return len(fold) <= 120 and ("℃" in fold or "°C" in fold or "级" in fold) and _WEATHER.match(fold) is not None
