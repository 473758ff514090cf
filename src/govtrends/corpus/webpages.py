"""Saved web pages of newspapers → headline and text without navigation, footers and scripts (trafilatura)."""

from __future__ import annotations

import copy
import logging
import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from govtrends.corpus.decode import has_words
from govtrends.corpus.files import Unreadable, library
from govtrends.corpus.webtrees import make_plain, paragraphs
from govtrends.text.written_dates import iso_date

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_HEAD = 4096
# What a browser takes these names for: the larger set that writes the same bytes.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252", "latin1": "cp1252"}
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,12}?报(?=$|\s|数字|电子|官网|社)")
_SITE = re.compile(r"(?:报|网|社|版|数字报|电子报|客户端|门户|政府|频道|首页|\.com|\.cn)$")
_SEPARATOR = re.compile(r"\s*[-–—_|｜·>»]+\s*")
# The line below a site's headline: 2023-05-16 08:30 来源：…; 2023年05月16日 浏览次数：…
_META = re.compile(
    r"((?:19|20)\d\d[年/.-]\d{1,2}[月/.-]\d{1,2})日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?\s*[|｜]?\s*"
    r"(?:(?:文章)?来源|(?:浏览|阅读)(?:次数|量)?)\s*[:：]"
)
_ISSUE = re.compile(r"((?:19|20)\d\d)年\s*(\d{1,2})月\s*(\d{1,2})日\s*[（(]?\s*(?:星期|周|礼拜)([一二三四五六日天])")
_HEAD_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,300})</title>", re.IGNORECASE)
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_ENDS = re.compile(r"[。！？；]|[a-z][.!?](?:\s|$)")
_SIZE_LIMIT = 5_000_000
# Chinese says in 20 characters what the default of 250 is meant for; below it trafilatura takes the whole page.
_SHORTEST = "20"


@dataclass(frozen=True, slots=True)
class WebPage:
    """The text of an article as a reader sees it, headline first, and what the page says of it where it is sure.

    ``left_out`` is running text that the page prints too but that was not taken for the article's.
    """

    text: str
    title: str | None
    date: str | None
    paper: str | None
    left_out: tuple[str, ...] = ()


def declared_encoding(data: bytes) -> str | None:
    """Return the codec that the head of an HTML file names, in the wider form that browsers read it in."""
    match = _CHARSET.search(data, 0, _HEAD)
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    return _WIDER.get(name, name)


def read_html(html: str) -> WebPage:
    """Extract the article; raises :class:`Unreadable` where the page holds none."""
    trafilatura = library("trafilatura", ".html")
    etree = library("lxml.etree", ".html")
    # It logs what it gives up on; that is a row of problems here, not a line on the screen.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    if len(html) > _SIZE_LIMIT:
        raise Unreadable("page too large", f"{len(html)} characters of HTML, more than {_SIZE_LIMIT}; split it")
    tree = trafilatura.load_html(html)
    if tree is None:
        raise Unreadable("no article", "the file holds no HTML that can be parsed; save the page again")
    found_body = tree.find("body")
    body = tree if found_body is None else found_body
    for element in list(body.iter("script", "style", "noscript", etree.Comment, etree.PI, etree.Entity)):
        if element.getparent() is not None:
            element.drop_tree()
    make_plain(body)
    running = list(paragraphs(body))
    printed = "".join(body.itertext())
    text, found = _extract(trafilatura, tree)
    title = _title(found.title, printed)
    if title and _compact(title) not in _compact(text[: 20 + 4 * len(title)]):
        text = f"{title}\n{text}"
    day = _issue_date(printed) or iso_date(found.date) or _published(printed)
    kept = _compact(text)
    left_out = tuple(paragraph for paragraph in running if paragraph not in kept)
    return WebPage(text, title, day, _paper(found.sitename, found.title, _head_title(html)), left_out)


def _extract(trafilatura: Any, tree: Any) -> tuple[str, Any]:
    """Return the article's text, a paragraph a line, and trafilatura's document with the title, date and site."""
    config = copy.deepcopy(trafilatura.settings.DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _SHORTEST
    found = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        config=config,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    lines = (line.strip() for line in (found.text or "").split("\n")) if found else ()
    text = "\n".join(line for line in lines if line)
    if not has_words(text) or not _ENDS.search(text):
        detail = "no running text on the web page; save the page of an article, not a list of links"
        raise Unreadable("no article", detail)
    return text, found


def _title(title: str | None, printed: str) -> str | None:
    """Return the headline without the names of the paper and its site; ``None`` unless the page prints it too."""
    if not title:
        return None
    pieces = [piece for piece in _SEPARATOR.split(title.strip()) if piece and not _SITE.search(piece)]
    body = _compact(printed)
    for candidate in (title.strip(), *sorted(pieces, key=len, reverse=True)):
        if len(candidate) >= 4 and not _SITE.search(candidate) and _compact(candidate) in body:
            return candidate
    return None


def _issue_date(printed: str) -> str | None:
    """Return the one day that the page prints with its right weekday, as newspapers print the day of issue."""
    days = set()
    for year, month, day, weekday in _ISSUE.findall(printed):
        try:
            value = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if value.weekday() == _WEEKDAYS[weekday]:
            days.add(value.isoformat())
    return days.pop() if len(days) == 1 else None


def _published(printed: str) -> str | None:
    """Return the one day behind which a site says whence a text comes or how often it was read, or ``None``."""
    days = {day for match in _META.finditer(printed) if (day := iso_date(match[1])) is not None}
    return days.pop() if len(days) == 1 else None


def _paper(*names: str | None) -> str | None:
    """Return the newspaper that a site's name or the title of the page begins or ends with."""
    for name in names:
        for piece in _SEPARATOR.split(name or ""):
            match = _PAPER.match(piece.strip())
            if match:
                return match[0]
    return None


def _head_title(html: str) -> str | None:
    match = _HEAD_TITLE.search(html, 0, 100_000)
    return unescape(match[1]).strip() if match else None


def _compact(text: str) -> str:
    return "".join(text.split())
