"""What publishers call the columns of their tables: one list for tables of texts and for the catalogue of a folder."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

# The most telling name first.  Written as they are compared: without case, blanks and signs between words.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *("fulltext", "content", "text", "body", "article", "pagetext", "ocr", "ocrtext"),
        *("全文", "正文", "文章内容", "新闻内容", "稿件内容", "报道内容", "文章正文", "新闻正文", "稿件正文"),
        *("内容", "文本"),
    ),
    "title": (
        *("title", "headline", "标题", "题目", "篇名", "题名", "主标题", "文章标题", "新闻标题", "稿件标题"),
        *("报道标题", "文章题目", "名称"),
    ),
    "district": (
        *("districtcode", "district", "county", "区县", "县区", "县市区", "市县区", "区县代码", "区县名称"),
        *("所属区县", "所在区县", "行政区", "行政区划", "行政区划代码", "区划代码", "区", "县"),
        *("地区", "所属地区", "所在地区", "地区名称", "地区代码", "属地"),
    ),
    "city": ("city", "prefecture", "地市", "地级市", "城市", "所属城市", "所在城市", "市州", "市"),
    "province": ("province", "省份", "所属省份", "所在省份", "省", "省市"),
    "date": (
        *("issuedate", "dateofissue", "见报日期", "刊发日期", "刊登日期", "刊载日期", "出版日期", "报纸日期"),
        *("publishdate", "publicationdate", "pubdate", "published", "publishedat", "publishtime", "pubtime", "date"),
        *("发布日期", "发表日期", "发文日期", "公布日期", "日期", "见报时间", "刊发时间", "刊登时间", "刊载时间"),
        *("出版时间", "发布时间", "发表时间", "发文时间", "公布时间", "见报日", "时间"),
        *("year", "年份", "年度", "年"),
    ),
    "paper": (
        *("paper", "newspaper", "papername", "newspapername", "报纸", "报刊", "报纸名称", "报刊名称", "报纸名"),
        *("来源报纸", "来源报刊", "刊发报纸", "文献来源", "媒体", "媒体名称", "来源媒体", "刊发媒体", "刊载媒体"),
        *("发布媒体", "报名", "刊名"),
    ),
}
ROLES = tuple(NAMES)
# What columns of other use are called: their being left over says nothing of a date, a place or a paper.
_OTHER = re.compile(
    r"(?:.*id|no|n|index|key|url|link|链接|网址|.*编号|序号|号|版次|版面|版号|page|pages|页码|期号|字数|.*count|words|"
    r"author|byline|作者|记者|通讯员|编辑|editor|来稿单位|备注|note|notes|remark|文件|文件名|file|filename|path|"
    r"栏目|section|类别|分类|体裁|category|type|关键词|keywords?|tags?|摘要|summary|abstract|副标题|subtitle|引题)"
)
# Parts of a name that hint at a role, where the name as a whole is not known.
_HINTS = (
    ("date", re.compile(r"日期|时间|见报|刊发|刊登|刊载|发布|出版|发表|年月|day|date|time|year|publish|issue")),
    ("paper", re.compile(r"报纸|报刊|媒体|报社|来源|刊物|paper|media|press|source")),
    ("district", re.compile(r"区县|县区|地区|区划|区域|地域|地方|辖区|[区县市]$|district|county|region|place|area")),
    ("title", re.compile(r"题|title|head")),
    ("text", re.compile(r"正文|全文|内容|原文|text|content")),
)
_BRACKET = re.compile(r"[(\[【].*?[)\]】]")
_DAY = re.compile(r"(?:19|20)\d\d(?:\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|[01]\d[0-3]\d(?!\d))")


def plain(name: str) -> str:
    """Return a name as it is compared: full width as half, lower case, without what brackets add, blanks and signs."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "", _BRACKET.sub("", folded))


def by_name(names: Sequence[str], words: Mapping[str, Sequence[str]] = NAMES) -> dict[str, str]:
    """Return role → column for the columns whose names are known, the most telling name of each role."""
    there = {plain(name): name for name in reversed(names)}
    return {role: there[word] for role, known in words.items() for word in reversed(known) if word in there}


def meant(role: str) -> str | None:
    """Return the role that a misspelt one is likely to be (txt, 正文: text), or ``None``."""
    known = {plain(word): name for name, words in NAMES.items() for word in (name, *words)}
    close = difflib.get_close_matches(plain(role), known, n=1, cutoff=0.6)
    return known[close[0]] if close else None


def left_over(names: Sequence[str], taken: Iterable[str], sample: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """Return the columns that are taken for nothing and may say something: name → likely role, or ``""``."""
    used = set(taken)
    free = [name for name in names if name and name not in used and not _OTHER.fullmatch(plain(name))]
    return {name: _likely(name, [record.get(name) for record in sample]) for name in dict.fromkeys(free)}


def _likely(name: str, values: Sequence[object]) -> str:
    said = [str(value).strip() for value in values if value not in (None, "")]
    if said and 2 * sum(bool(_DAY.match(value)) for value in said) > len(said):
        return "date"
    return next((role for role, hint in _HINTS if hint.search(plain(name))), "")


def listed(unused: Mapping[str, str]) -> str:
    """Return unused columns as words to print: ``见报 (date?), 备考``."""
    return ", ".join(f"{name} ({role}?)" if role else name for name, role in unused.items())


def doubts(
    columns: Mapping[str, str], unused: Mapping[str, str], wrong: Sequence[str], known: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield (reason, detail) of what to doubt in how a table's columns are read, ``known`` being what its card says.

    Columns are left over in vain only where date, place or paper is said by none, nor by the card.
    """
    for what in wrong:
        yield "source card", f"{what}; the rows are read without it"
    roles = _unfilled(columns, known)
    if unused and roles:
        what = f"columns not used: {listed(unused)}, and none is taken for {', '.join(roles)}"
        yield "unused columns", f"{what}; name them in the source card: {_remedy(roles, unused)}"


def _unfilled(columns: Mapping[str, str], known: Mapping[str, str]) -> list[str]:
    filled = {
        "date": "date" in columns or "issue_date" in known,
        "district": bool({"district", "city", "province"} & {*columns, *known}),
        "paper": "paper" in columns or "paper" in known,
    }
    return [role for role, is_filled in filled.items() if not is_filled]


def _remedy(roles: Sequence[str], unused: Mapping[str, str]) -> str:
    likely = {role: name for name, role in reversed(list(unused.items())) if role in roles}
    wanted = likely or dict.fromkeys(roles[:1], "NAME")
    return f"columns: {{{', '.join(f'{role}: {name}' for role, name in wanted.items())}}}"
