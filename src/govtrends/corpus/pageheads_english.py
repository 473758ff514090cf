"""Lines put together from the labels of a translated page: its head, meta lines, what sites print around a text.

All functions take folded text (see :mod:`govtrends.corpus.lines`).
"""

from __future__ import annotations

import re
from typing import Literal

from govtrends.corpus.trade import (
    ENGLISH_LABELS,
    ENGLISH_PAPERS,
    ENGLISH_SECTIONS,
    ENGLISH_SITES,
    MONTHS,
    any_of,
)

Label = Literal["head", "meta", "navigation", "tail", "site", "post"]

_DAY = (
    r"(?:\d{1,2}:\d\d(?::\d\d)?(?:\s(?:UTC[+-]\d{1,2}|GMT[+-]\d{1,2}|CST))?,?\s)?"
    r"(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}/\d{1,2}/(?:19|20)\d\d"
    rf"|{any_of(MONTHS)}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d(?=\s+\d{{1,2}}:\d\d)"
    rf"|(?<=:\d\d, ){any_of(MONTHS)}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
    r"(?:[T\s]+\d{1,2}:\d\d(?::\d\d)?)?"
)
_META = re.compile(
    r"(?:\([A-Za-z]+\.[A-Za-z.]{2,25}\)\s*|\([A-Z][A-Za-z .']{2,25}\)\s+(?=\d)|(?:[A-Z][\w.']* ){1,3}\|\s*(?=\w+\s?:))?"
    rf"(?:{_DAY}\s*(?:(?:[A-Z][\w']* ){{1,3}}(?:Daily|News|Net|Online|Times|Evening News)\s*)?)?"
    rf"(?:[\[(|]?\s?\b{any_of(ENGLISH_LABELS)}\s*:\s*(?:{_DAY}|[^:]{{0,70}})(?::\d\d){{0,2}}\s*){{0,5}}",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[\[\]]")
# What a site prints around its texts in English: its own name, a section's, the switch for readers of the screen.
_WEBSITE = re.compile(
    r"(?:The )?(?:Official )?(?:Web ?[Ss]ite|Portal) of .{4,80}|\d{1,2} \| [A-Z][A-Z :&]{3,40}|"
    r"(?:[A-Z][a-z]+ ){0,2}(?:[Ll]ocal|[Cc]ity|[Cc]ounty|[Dd]istrict) [Nn]ews|"
    r"(?:(?:Skip|Go) to (?:main )?(?:[Cc]ontent|[Nn]avigation|[Mm]enu)s?\s?){1,2}|Comments are closed\.?|"
    r"date (?:19|20)\d\d-\d\d-\d\d|\((?:Xinhua|China Daily|(?:[A-Z][a-z]+ ){1,2}(?:Daily|News|Net|Online|Times))\)|"
    r"This article is (?:from|reprinted).{4,80}|Chinese source: .{2,60}"
)
# What stands behind a text on a web page: Previous: …, Next article: …, Related: …
_NEIGHBOUR = re.compile(
    r"(?:Previous|Next|Last|Related)(?: (?:article|page|post|news|stor(?:y|ie)|link|reading|report)s?)?\s*:\s*\S"
)
_PIECE = re.compile(
    rf"(?P<day>{any_of(MONTHS)}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|{_DAY})|"
    r"(?P<week>\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)|"
    r"(?P<page>\b(?:Page|Edition|Version) ?[A-D]?\d{1,2}\b|\b[A-D]?\d{1,2}(?:st|nd|rd|th)? (?:page|edition|version)\b)|"
    r"(?P<issue>\b(?:Issue|No\.|Number|Total) ?\d{1,5}\b|\b\d{1,5}(?:st|nd|rd|th)? issue\b)|"
    r"(?P<editor>\b(?:Editors?|Proofread(?:er|ing)?|Layout|Art editor|Duty editor)(?: in charge)?\s*[:/]\s*"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})",
    re.IGNORECASE,
)
_SECTION = re.compile(rf"{any_of(ENGLISH_SECTIONS)}|(?:[A-Z][A-Za-z']+ ){{1,4}}{any_of(ENGLISH_SITES)}", re.IGNORECASE)
# Below the paper's name: the day, perhaps the place, and who puts the paper together.
_ISSUED = re.compile(
    rf"(?:{any_of(MONTHS)}\.? \d{{1,2}},? (?:19|20)\d\d|{_DAY})[\s,|·]*(?:[A-Z][a-z]+[\s,|·]*){{0,3}}"
    r"(?:Compiled|Edited|Published|Issued|Produced|Sponsored|Organi[sz]ed|Hosted|Presented) by (?:the )?[A-Z].{2,80}"
)
_PAPER = re.compile(rf"(?:The )?(?:[A-Z][\w'’-]+ ){{1,3}}{any_of(ENGLISH_PAPERS)}")
_LETTER = re.compile("[A-Za-z]")


def english_label(fold: str) -> Label | None:
    """Return what sort of furniture a line of a translated page is, or ``None``: it opens with an ASCII character."""
    if fold[0] == "[":
        boxed = fold[-1] == "]" and ":" in fold and _META.fullmatch(_BRACKETS.sub("", fold))
        return "meta" if boxed else None
    if _WEBSITE.fullmatch(fold):
        return "head"
    if _META.fullmatch(fold):
        return "meta"
    if _NEIGHBOUR.match(fold):
        return "tail"
    return "head" if _LETTER.search(fold) and _is_head(fold) else None


def _is_head(fold: str) -> bool:
    """Whether a line is the head of a translated page: two kinds of piece, and at most the paper's name besides."""
    if fold.endswith(".") or len(fold) > 120:
        return False
    if _SECTION.fullmatch(fold) or _ISSUED.fullmatch(fold):
        return True
    kinds = {match.lastgroup for match in _PIECE.finditer(fold)}
    rest = _PIECE.sub(" ", fold).replace("The ", " ").split()
    return len(kinds) > 1 and len(rest) <= 5 and not any(word[0].islower() for word in rest)


def is_weekly(fold: str) -> bool:
    """Return whether a line may be the name of an English paper: a word or three and what papers are called."""
    return fold[0] < "\x7f" and len(fold) <= 50 and _PAPER.fullmatch(fold) is not None


def is_english_issue(fold: str) -> bool:
    """Return whether the head of a translated page names the weekday, the issue or the page, or who puts it out."""
    found = (match.lastgroup for match in _PIECE.finditer(fold))
    return any(kind in ("week", "issue", "page") for kind in found) or _ISSUED.fullmatch(fold) is not None
