"""Bylines and photo credits: who wrote and who photographed.

All functions take *folded* text (see :mod:`govtrends.corpus.lines`), so that places in it are places in the line.
Patterns are anchored and bounded: none of them walks through a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govtrends.corpus.bylines_english import english_byline
from govtrends.corpus.names import chinese_names, could_be_name, is_common_name, is_name, is_plain_name
from govtrends.corpus.trade import (
    CREDITS,
    DESKS,
    EDITORS,
    MEDIA,
    META_LABELS,
    OFFICES,
    ORGANISATIONS,
    OUTLETS,
    PHOTO_CREDITS,
    RANKS,
    WRITERS,
    any_of,
    branch,
)

_PREFIX = (
    rf"(?:[\u4e00-\u9fff]{{2,6}}·)?(?:{any_of(DESKS)}|[\u4e00-\u9fff]{{1,6}}[报网社台]|[\u4e00-\u9fff]{{0,6}}{any_of(OUTLETS)})?{any_of(MEDIA)}?"
    rf"(?:{any_of(RANKS)}|驻[\u4e00-\u9fff]{{1,4}})?"
)
WRITER = rf"(?:{_PREFIX}(?:摄影|文字)?{any_of(WRITERS)}|{any_of(CREDITS)})"
BOTH = r"(?:文[/、·\s]?图|图[/、·\s]?文|文并摄)"
# 文 and 图 are parts of names too (徐文浩): they are roles where they stand apart or before a stroke.
# Nor is it one where it is the surname of a name set apart (通讯员 文 静).
_TEXT = (
    r"(?:文字(?=\s*[:/])|(?<![\u4e00-\u9fff])文(?=[\s/:·、|]|$)(?!\s{1,2}[\u4e00-\u9fff](?:[\s、]|$))|"
    r"文(?=/|\s?[\u4e00-\u9fff]{2,4}\s?图$))"
)
_PICTURE = r"(?:(?<![\u4e00-\u9fff])图(?=[\s/:·、|]|$)|(?<=[\u4e00-\u9fff]{2})图$|图(?=/))"
_PHOTO = rf"(?:{BOTH}|{any_of(PHOTO_CREDITS)}|{_TEXT}|{_PICTURE})"
_ROLE = re.compile(rf"(?:{WRITER}|{_PHOTO})")
# 统筹, 策划 and 整理 are common verbs too (统筹兼顾 科学防控): they are roles where they stand apart from the name.
_WORD_ROLE = re.compile(r"(?:报道(?!员)|策划|统筹|整理|采访(?!组)|执笔(?!人))(?![\s:/·])")
_LEAD_ROLE = re.compile(
    rf"(?:{WRITER}|{BOTH}|(?:文字|文|图片|图|摄影报道|摄影|拍摄|航拍|摄像|供图|摄)(?=\s*[/:·|])"
    r"|文(?=\s[\u4e00-\u9fff]{2,3}\s+图\s))\s*[/:·|]?"
)
EDITOR_ROLES = " ".join(rf"{word}\s*[:/·|\s]" for word in f"{EDITORS} 值班\\S{{0,4}}".split())
_EDITOR = re.compile(branch(EDITOR_ROLES))
_EDITOR_LINE = re.compile(rf"[□■◎●○(\[\s]*(?:本版|本期)?(?:{branch(EDITOR_ROLES)}|(?:指导|辅导)(?:老师|教师)\s?[:\s])")
# OCR reads the box before a correspondent's name as the character 口 or as a letter.
_MARK = re.compile(r"(?:[□■◎◆◇●○▲△☆★▪◻▢]|[口曰O0](?=\s?(?:本报|特约|记者|通讯员|实习|见习|全媒体|融媒)))\s*")
OFFICE = re.compile(rf"[\u3400-\u9fff·]{{2,22}}{any_of(ORGANISATIONS)}")
# A pupil signs with school and class: 某某小学三(2)班 张三.
_SCHOOL = r"[一二三四五六七八九十\d][中小]|实验[中小]|[小中大]学|年级|班"
_SHORT_OFFICE = re.compile(rf"[\u3400-\u9fff][\u3400-\u9fff()\d]{{0,13}}(?:{any_of(ORGANISATIONS)}|{_SCHOOL})")
_SCHOOL_NAME = re.compile(rf"..(?:{_SCHOOL})$")
_AT_OFFICE = re.compile(r"\s?\([^()]{3,20}\)?$")
_SPEAKER = re.compile(
    rf"[\u3400-\u9fff、·]{{2,20}}{any_of(OFFICES)}\s+([\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff]\s{{1,2}}[\u4e00-\u9fff])"
)
_OFFICE_NAMES = re.compile(
    rf"[\u3400-\u9fff][\u3400-\u9fff()\d]{{0,13}}(?:{any_of(ORGANISATIONS)}|{any_of(OUTLETS)}|{_SCHOOL})"
    r"\s?[ ·/|:]\s?([\u4e00-\u9fff 、]{2,14}?)"
    r"(?:\s+(?:指导|辅导)(?:老师|教师).{2,12})?"
)
# What a web page sets above its text: 来源:某网 作者:张三 编辑:李四
_FIELD = re.compile(
    rf"(?<![\u4e00-\u9fff])作者\s?:(?!\s*{any_of(META_LABELS)}\s?:)\s?([\u4e00-\u9fff 、·]{{2,24}}?)"
    rf"(?=\s*\||/\s?[文图摄]|\s*\(|\s+(?:来源|编辑|责编|责任编辑|时间|发布|\d)|\s*{any_of(META_LABELS)}\s?:|$)"
)
_BOXED = re.compile(r"\[\s*([^\[\]\s:]{2,6})\s*\]\s*:?\s*(?=\S)")
# Whose a picture is, on a line of its own and without a person's name.
_PICTURED_BY = re.compile(
    r"(?:本(?:版|组|文))?(?:图片|照片|图文|配图)(?:均)?由[\u4e00-\u9fff]{2,20}提供|资料(?:图片|图|照片)|"
    rf"[\u4e00-\u9fff]{{2,16}}(?:{any_of(ORGANISATIONS)}|{any_of(OUTLETS)})\s?供图"
)
_MAX_LINE, _MAX_LATIN = 90, 140
# OCR sets blanks into words; those of a role are known.
_SPACED_ROLE = re.compile(r"本 ?报 ?记 ?者|记 者|通 讯 ?员|通讯 员")
_PHOTO_LEAD = re.compile(r"摄|航拍|图(?!\s?/?\s?文)|供图")
_CREDIT_TAIL = re.compile(rf"(?:{_PHOTO}|报道|整理|辑录|摘编|采编)$")
# What kind of report it is, and nobody's name.
_NO_CREDIT = re.compile(r"(?:特别|专题|系列|连续|深度|跟踪|追踪|现场|集中|主题)报道$")
# 文 or 报道 anywhere makes it the byline of a text; a credit that only photographs belongs to a picture.
_WRITES = re.compile(rf"{BOTH}|{_TEXT}|报道|整理|撰|辑录|摘编|采编")
BLANKS = re.compile(r"[\s、,/;]")
# Names, and only then a role: the role of the first is not printed (陈某 徐某 记者 蔡某).
_LATE_ROLE = re.compile(rf"\s(?={_PREFIX}{any_of(WRITERS)}[\s:])")

_WRITER_OF_LETTER = re.compile(
    r"[\u4e00-\u9fff]{0,12}(?:村民|居民|市民|读者|教师|学生|家长|职工|工人|业主|干部|志愿者|网友|退休老人)\s+"
    r"([\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff])"
)
# Neighbours who sign together, or an office with the day of its answer.
_GROUP_OF_LETTER = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:部分|全体|一群|众)(?:村民|居民|业主|读者|市民|家长|职工)"
    rf"|[\u4e00-\u9fff]{{3,20}}{any_of(ORGANISATIONS)}\s+(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日"
)
_PLACE_NAME = re.compile(r"(?:[镇乡村县区局]|街道|社区)$")
_GLUED_ROLE = re.compile("图|图片|航拍|摄像|报道|整理")
# 本报特派记者 张三 发自某地
_SENT_FROM = re.compile(r"\s+发自[\u4e00-\u9fff]{2,6}$")


@dataclass(frozen=True, slots=True)
class Byline:
    """Names as printed, whether the credit is a photographer's alone, and whether a mark (□) opens it."""

    names: tuple[str, ...]
    photo: bool = False
    marked: bool = False


def byline_of(fold: str) -> Byline | None:
    """Read a line that is a byline and nothing else, or return ``None``."""
    if not 2 <= len(fold) <= (_MAX_LINE if fold[0] > "\x7f" else _MAX_LATIN) or "。" in fold or fold[-1] in ",;?!":
        return None
    mark = _MARK.match(fold)
    rest = fold[mark.end() :] if mark else fold
    rest = unboxed(rest).strip("()[] ")
    if rest[:1] in "—–-" and (bare := rest.lstrip("—–- "))[:1].isascii():
        rest = fold = bare
    if rest[:1].isascii() and rest[:1].isalpha():
        found = english_byline(fold)
        return Byline(*found, marked=mark is not None) if found is not None else None
    if rest[-1:] in ("供", "图", "片") and _PICTURED_BY.fullmatch(rest):
        return Byline((), photo=True)
    field = _FIELD.search(rest) if "作者" in rest else None
    byline = Byline(tuple(chinese_names(field[1]))) if field else credit(rest) or _late_role(rest)
    if byline is None and mark:
        bare = _AT_OFFICE.sub("", rest)  # 张三(某某一中)
        names = chinese_names(bare)
        if not all(map(_is_whole_name, names)):
            names = _beside_offices(bare)
        if names and all(map(_is_whole_name, names)) and len(rest) <= 24:
            byline = Byline(tuple(names))
    return Byline(byline.names, byline.photo, True) if byline and mark else byline


def unboxed(fold: str) -> str:
    """Return a line with a label in square brackets as one with a colon: [记者]张三 is 记者:张三."""
    match = _BOXED.match(fold)
    return f"{match[1]}:{fold[match.end() :]}" if match is not None else fold


def _is_whole_name(name: str) -> bool:
    return is_name(name) or (name.count("·") == 1 and name[0] != "·" != name[-1])


def _late_role(text: str) -> Byline | None:
    role = _LATE_ROLE.search(text, 2, 24)
    first = names_only(text[: role.start()]) if role else None
    second = credit(text[role.end() :].strip()) if role and first else None
    return Byline((*first.names, *second.names)) if first and second else None


def names_only(fold: str, expected: bool = False) -> Byline | None:
    """Read a line that holds nothing but one to four plausible names: a byline where one is expected.

    ``expected``: brackets or the place on the page say that names stand here, so that one name may be less common.
    """
    fold = fold.strip("()[] ")
    if not 2 <= len(fold) <= 20 or re.search(r"[^\u3400-\u9fff\s、·]", fold):
        return None
    names = chinese_names(fold)
    whole = sum(map(len, names)) == len(re.sub(r"[\s、]", "", fold))
    if _PLACE_NAME.search(fold):  # 孟庄镇 is nobody
        return None
    sure = all(map(is_common_name, names)) or (expected and len(names) == 1 and is_plain_name(names[0]))
    return Byline(tuple(names)) if names and whole and len(names) <= 4 and sure else None


def office_and_name(fold: str) -> Byline | None:
    """Read the line below the title of a speech: an office, a blank and the speaker's name."""
    match = _SPEAKER.fullmatch(fold) if len(fold) <= 30 else None
    names = names_only(match[1]) if match is not None else None
    return names if names is not None and len(names.names) == 1 else None


def office_and_names(fold: str) -> Byline | None:
    """Read an office or outlet with names behind it (区水务局 张三; 云溪融媒·张三), where a byline is expected."""
    match = _OFFICE_NAMES.fullmatch(fold) if len(fold) <= 30 else None
    return names_only(match[1]) if match is not None else None


def letter_writer(fold: str) -> Byline | None:
    """Read the line that signs a reader's letter below its last sentence: 某镇村民 张三."""
    if len(fold) <= 30 and _GROUP_OF_LETTER.fullmatch(fold):
        return Byline(())
    match = _WRITER_OF_LETTER.fullmatch(fold) if len(fold) <= 24 else None
    return names_only(match[1], expected=True) if match is not None else None


def is_editorial(fold: str) -> bool:
    """Return whether a line credits editors, proof-readers and layout, who are no authors."""
    return len(fold) <= _MAX_LINE and _EDITOR_LINE.match(unboxed(fold)) is not None


def credit(text: str) -> Byline | None:
    """Read ``记者 张三 通讯员 李四 文/图``: roles with names between them and nothing else."""
    if " " in text:
        text = _SPACED_ROLE.sub(lambda match: match[0].replace(" ", ""), text)
    text = _SENT_FROM.sub("", text)
    editor = _EDITOR.search(text)
    if editor and editor.start() > 0:
        text = text[: editor.start()]
    lead = _LEAD_ROLE.match(text)
    tail = _CREDIT_TAIL.search(text, max(0, len(text) - 6))
    if (lead is None and tail is None) or _NO_CREDIT.search(text, max(0, len(text) - 6)):
        return None
    writer = lead is not None and not _PHOTO_LEAD.match(lead[0])
    if writer and _WORD_ROLE.match(text):
        return None
    pieces = [piece.strip(" :/·、,|") for piece in _ROLE.split(text)]
    names: list[str] = []
    office = False
    for piece in filter(None, pieces):
        found = chinese_names(piece)
        size = sum(map(len, found))
        whole = size == len(BLANKS.sub("", piece))
        # Beside the names may stand an office (区融媒体中心 张三); prose makes it no byline.
        if not whole and (len(piece) > 24 or not found or not all(map(is_name, found))):
            if writer and (some := _beside_offices(piece)):
                names.extend(some)
                continue
            if not OFFICE.fullmatch(piece):
                return None
            office = True
            continue
        names.extend(found)
    if not names and (lead is None or office):
        return None
    if lead is None and tail is not None and len(text) > 40:
        return None
    # 春耕图 is the title of a picture, 资料图片 and 本报综合报道 name nobody.
    if tail and lead is None and _is_glued(text, tail.start()) and not all(map(is_name, names)):
        return None
    photo = _WRITES.search(text) is None and (tail is not None or not writer)
    return Byline(tuple(dict.fromkeys(names)), photo)


def _is_glued(text: str, role: int) -> bool:
    """Whether the role at the end of a credit stands right behind a character that need not be a name's."""
    return role > 0 and text[role - 1] not in " /:·|" and _GLUED_ROLE.fullmatch(text, role) is not None


def _beside_offices(piece: str) -> list[str]:
    """Read what follows a role token by token: whatever is no office is a name, be its surname listed or not."""
    tokens = BLANKS.split(piece)
    names = [token for token in tokens if could_be_name(token) and not _SCHOOL_NAME.search(token)]
    rest = [token for token in tokens if token and token not in names]
    return names if len(tokens) > 1 and all(map(_SHORT_OFFICE.fullmatch, rest)) else []
