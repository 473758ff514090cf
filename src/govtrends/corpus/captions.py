"""Photo captions: how they begin (图为, 图一), how they end (… 摄), and how they stand inside an article."""

from __future__ import annotations

import re

from govtrends.corpus.bylines_tail import tail_byline
from govtrends.corpus.lines import Line

_NUMBER = r"[一二三四五六七八九十①-⑳\d]{1,3}"
_LABEL = re.compile(
    rf"(?:组)?图{_NUMBER}(?:[、,和至~-]\s?图?{_NUMBER})*(?=\s|:|为|,|\.)\s*[:,.]?\s*|"
    r"(?:Picture|Photo|Figure)s? (?:\d+|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[A-Z]\b)[:.]?\s+"
)
_START = re.compile(
    rf"图(?:为|中|{_NUMBER}|片)|[上下左右]图|组图|▲|△|▼|◀|▶|本组图片|资料图|"
    r"The (?:aerial |file |undated )?(?:picture|photo|image)|(?:Picture|Photo|Pictured)\b|In the picture"
)
_SCENE = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日|近日|日前|连日来|昨日|今日|[上下]午|清晨|傍晚|周末|盛夏|金秋|初[春夏秋冬]|"
    r"[\u4e00-\u9fff]{2,16}(?:工作人员|志愿者|学生|村民|民警|群众|工人|医护人员)?正?在|"
    r"(?:On|In|Recently|A few days ago)\b"
)
# A picture with its story tells at the end what it shows, whoever "photographed and reported" it.
_SHOWS = re.compile(r"[。!?]\s*(?:[上下左右]?图(?:为|是|中)|图片为)[^。]{1,40}。?\s*$")
_CREDIT_ONLY = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]\s*\.?")


def caption_start(fold: str) -> int:
    """Return the length of a caption's label (图一、图二), 0 where there is none."""
    match = _LABEL.match(fold)
    return match.end() if match else 0


def is_credit(fold: str) -> bool:
    """Return whether a line is a byline or photo credit in brackets and nothing else."""
    if fold[0] not in "([" or not _CREDIT_ONLY.fullmatch(fold):
        return False
    found = tail_byline(fold)
    return found is not None and found[0] == 0


def points(fold: str) -> bool:
    """Return whether a paragraph opens by pointing at a picture (图为 …)."""
    return _START.match(fold) is not None


def shows_picture(fold: str) -> bool:
    """Return whether a paragraph ends by saying what the picture shows (……图为活动现场。)."""
    return len(fold) <= 400 and _SHOWS.search(fold, max(0, len(fold) - 50)) is not None


def is_caption(line: Line, above: Line | None, usual: int = 1) -> bool:
    """Return whether a paragraph points at a picture, or sets a scene apart from the text above it.

    ``usual``: the empty lines between the paragraphs of the page.
    """
    size = len(line.fold) // (1 if line.fold[0] > "\x7f" else 2)  # English takes more than twice the characters
    if size > 400:
        return False
    if points(line.fold):
        return True
    apart = above is None or not above.finished or line.blanks > max(usual, above.blanks)
    return (apart and size <= 260) or _SCENE.match(line.fold) is not None
