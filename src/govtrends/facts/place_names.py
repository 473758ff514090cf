"""Where a text names administrative units: full and short names, towns, pinyin; and the level it speaks from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from govtrends.registry.document import packaged_yaml
from govtrends.registry.places import Gazetteer, gazetteer, level_of

Sort = Literal["full", "short", "town"]


class Named(NamedTuple):
    """A name at ``start:end`` of a text and the units it may mean.

    ``pinned``: the unit above stands right before it; ``pins``: it is that unit (枣庄市 in 枣庄市薛城区).
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    sort: Sort
    pinned: bool = False
    pins: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """``places_words.yml``: names that are also common words, English names, what makes a name another thing's."""

    full: frozenset[str]
    short: frozenset[str]
    towns: frozenset[str]
    english: dict[str, str]
    not_after: dict[str, frozenset[str]]
    continued: frozenset[str]


@cache
def words() -> Words:
    """Return the word lists that ship with the package, read once."""
    data = packaged_yaml("places_words.yml")
    return Words(
        frozenset(data["common_full"]),
        frozenset(data["common_short"]),
        frozenset(data["common_towns"]),
        {key.lower(): name for key, name in data["english"].items()},
        {name: frozenset(before) for name, before in data["not_after"].items()},
        frozenset(data["continued"]),
    )


class _Pattern(NamedTuple):
    """A name of the automaton: what it may mean, and what of :class:`Words` holds for it.

    ``common``, ``word``: also a word of its own, as a short name and in any form; ``brief``: a full name of two
    characters; ``counties``: of ``codes`` those that are counties.
    """

    name: str
    sort: Sort
    codes: tuple[str, ...]
    counties: tuple[str, ...]
    not_after: frozenset[str]
    common: bool
    word: bool
    brief: bool


def _pattern(name: str, sort: Sort, codes: tuple[str, ...]) -> _Pattern:
    known = words()
    counties = tuple(code for code in codes if level_of(code) == "county")
    before = known.not_after.get(name, frozenset())
    brief = sort == "full" and len(name) <= 2
    return _Pattern(name, sort, codes, counties, before, name in known.short, name in known.full, brief)


class NameFinder:
    """All names of a gazetteer as one automaton; towns are looked up from their last character backwards."""

    def __init__(self, table: Gazetteer) -> None:
        self.table = table
        names: dict[str, tuple[Sort, tuple[str, ...]]] = {}
        for name, codes in table.shorts.items():
            names[name] = ("short", tuple(codes))
        for name, codes in table.names.items():
            names[name] = ("full", tuple(codes))
            for code in codes:
                popular = _popular(table, code)
                if popular is not None and popular not in table.names:
                    names[popular] = ("full", (*names.get(popular, ("full", ()))[1], code))
            if name.startswith("市"):  # 枣庄市中区 is how papers shorten 枣庄市市中区
                for code in codes:
                    city = table.unit(code[:4] + "00")
                    if city is not None:
                        names[city.short + name] = ("full", (code,))
        self._patterns = [_pattern(name, *meant) for name, meant in names.items()]
        self._automaton = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)

    def names_within(self, prefix: str) -> list[str]:
        """Return the names, towns' apart, that may mean a unit whose code begins with ``prefix``."""
        return [p.name for p in self._patterns if any(code.startswith(prefix) for code in p.codes)]

    def find(self, text: str) -> list[Named]:
        """Return the names of provinces, cities, counties and towns in ``text``, in order, not overlapping."""
        return list(_found(self, text))

    def read(self, text: str) -> list[Named]:
        """Return what :meth:`find` returns, read anew."""
        found: list[Named] = []
        last: Named | None = None
        continued = words().continued
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            pattern = self._patterns[index]
            after, codes, sort = text[end : end + 1], pattern.codes, pattern.sort
            if after in _CONTINUES and pattern.name[-1] in "区市县":
                continue
            if pattern.not_after and start and text[start - 1] in pattern.not_after:
                continue
            if sort == "short":
                if after in continued and not text.startswith(_PAPERS, end):
                    continue
                if after in _QUARTERS_OPEN and text.startswith(_QUARTERS, end):
                    continue
                sort, codes = _in_full(pattern, text, start, end)
                if sort == "short" and pattern.common:
                    continue
            pinned = False
            if last is not None and last.end == start:
                below = tuple(c for c in codes if any(_within(c, above) for above in last.codes))
                if below:
                    codes, pinned = below, True
                    found[-1] = last._replace(pins=True)
            runs_on = pattern.word or (pattern.brief and _runs_on(text, start, end))
            if not pinned and runs_on and not (pattern.brief and self._before_own_town(text, end, codes)):
                continue
            last = Named(start, end, pattern.name, codes, sort, pinned)
            found.append(last)
        towns = self._towns(text)
        return list(without_overlap(found + towns)) if towns else found

    def _before_own_town(self, text: str, end: int, codes: tuple[str, ...]) -> bool:
        """Whether a town of one of the units stands right behind its name (在莒县库山乡)."""
        towns = [self.table.towns_of(code) for code in codes]
        return any(text[end : end + size] in own for own in towns for size in range(3, 7))

    def _towns(self, text: str) -> list[Named]:
        found = []
        towns, common = self.table.towns, words().towns
        for match in _TOWN_END.finditer(text):
            last, end = match.span()
            if text.startswith("镇街", last):  # 各镇街
                continue
            for start in range(max(0, end - 8), last):
                name = text[start:end]
                if name in towns and name not in common:
                    found.append(Named(start, end, name, tuple(towns[name]), "town"))
                    break
        return found


# A short name with one of these is a paper or a channel, which carries its place in its name: 荥阳时报, 上城融媒.
_PAPERS = tuple(["日报", "晚报", "时报", "晨报", "周报", "报社", "周刊", "融媒", "电视台", "广播", "新闻", "发布"])


# 丽水社区, 扬州小区: what stands in any town and is named after another.
_QUARTERS = ("社区", "小区", "花园", "广场", "新村", "大街", "大道", "公寓", "大厦")
_QUARTERS_OPEN = frozenset(word[0] for word in _QUARTERS)

# So is a short name before one of these a district's: 东丽公安分局, 滕州警方.
_OFFICES = tuple(
    ["公安", "警方", "交警", "法院", "检察院", "税务局", "市监局", "教育局", "教体局", "住建局", "团委", "妇联", "文旅"]
)


def _in_full(pattern: _Pattern, text: str, start: int, end: int) -> tuple[Sort, tuple[str, ...]]:
    """Return what a short name is beside a paper or an office: as good as a full one, of a county before an office."""
    after = text[end : end + 1]
    beside = after in _BESIDE
    if (beside and text.startswith(_PAPERS, end)) or (text[start - 2 : start] == "今日" and not after.isalpha()):
        return "full", pattern.codes
    if beside and pattern.counties and text.startswith(_OFFICES, end):
        return "full", pattern.counties
    return "short", pattern.codes


_BESIDE = frozenset(word[0] for word in (*_PAPERS, *_OFFICES))


# Two characters with 县 are a county's name only on their own: 召开县政府, 和县直单位, 代县长 hold three that exist.
_BEFORE_PLACES = frozenset("在为到对从由向赴往距")
_OFFICE = frozenset("长委直政人级域城里")


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether a full name of two characters is part of a longer word, or an office follows it."""
    before = text[start - 1 : start]
    return ("一" <= before <= "鿿" and before not in _BEFORE_PLACES) or text[end : end + 1] in _OFFICE


def _popular(table: Gazetteer, code: str) -> str | None:
    """Return the name that people use for an autonomous unit: 管城区 for 管城回族区, 玉龙县 for 玉龙纳西族自治县."""
    unit = table.unit(code)
    if unit is None or level_of(code) != "county" or unit.name[-1] not in "区县旗":
        return None
    popular = unit.short + unit.name[-1]
    return popular if popular != unit.name and unit.short != unit.name else None


_TOWN_END = re.compile("镇|乡|街道|苏木")
# A name that goes on like this is a word: 区域, 区别, 县域, 市场, 市民, 市区.
_CONTINUES = frozenset(("域", "别", "间", "场", "民"))


def _within(code: str, above: str) -> bool:
    level = level_of(above)
    return code != above and code.startswith(above[: {"province": 2, "city": 4}.get(level, 6)])


@lru_cache(maxsize=64)
def _found(finder: NameFinder, text: str) -> tuple[Named, ...]:
    """Return the names in a text; the body of an article is asked for by its place and by its figures."""
    return tuple(finder.read(text))


def without_overlap(found: list[Named]) -> Iterator[Named]:
    """Yield names that no longer one covers: 光明路街道 hides the 光明 in it."""
    end = -1
    for named in sorted(found, key=lambda n: (n.start, -n.end)):
        if named.start >= end:
            yield named
            end = named.end


def shipped_names() -> NameFinder:
    """Return the finder over the divisions of :func:`gazetteer`."""
    return _finder(gazetteer())


@lru_cache(maxsize=4)
def _finder(table: Gazetteer) -> NameFinder:
    return NameFinder(table)


# Words by which a text says what level it speaks from: 全区, 我县, 市委, 区直, 县教体局.  社区, 园区 and 地区 are no
# districts, and in a text full of 自治区 全区 means the province.
# The pattern begins with a set of characters, which lets the search skip to them.
_LEVEL = re.compile(
    r"[全我区县市州旗省盟](?:(?<=[全我])(?P<own>[区县市州旗省盟])(?!域|场)"
    r"|(?<=[区县市州旗省盟])(?<![治社园地校景山辖灾小院库片林牧厂矿城场街][区县市州旗省盟])"
    r"(?:委|政府|长(?!江|沙|春|期)|直|人大|政协|纪委|融媒体|[一-鿿]{1,4}局(?!面|部|限|势)))"
)
_LEVEL_EN = re.compile(
    r"\b(?:the|our|whole|entire)\s+(?P<own>city|district|county|province)\b(?!['’]s\s+(?:central|south|north))"
    r"|\b(?P<body>municipal|city|district|county|provincial)\s+(?:party|people|committee|government|bureau)",
    re.IGNORECASE,
)
_LEVEL_NAMES = {"city": "市", "municipal": "市", "district": "区", "county": "县", "province": "省", "provincial": "省"}
_NATIONAL = ("国务院", "我国", "全国", "國務院", "我國", "全國", "State Council")


def national_words(text: str) -> int:
    """Return how often a text speaks for the country."""
    return sum(map(text.count, _NATIONAL))


def level_words(text: str, language: str) -> Counter[str]:
    """Return how often the text speaks as 区, 县, 市, 州, 旗, 省; 全区 counts twice, 我区 four times."""
    counts: Counter[str] = Counter()
    bodies = 0
    for match in _LEVEL.finditer(text):
        counts[match["own"] or match[0][0]] += 1 if not match["own"] else 4 if match[0][0] == "我" else 2
        bodies += not match["own"] and match[0][0] == "区"
    regions = text.count("自治区")
    if regions > 3 and regions > bodies:
        counts["省"] += counts.pop("区", 0) + regions
    if language != "zh":
        for match in _LEVEL_EN.finditer(text):
            counts[_LEVEL_NAMES[(match["own"] or match["body"]).lower()]] += 2 if match["own"] else 1
    return counts
