"""From a subject as printed to the id of a registered indicator.

A subject matches whole or not at all: 高新技术产业投资 is a part of 固定资产投资 and must not take its id.  Only words
that leave the meaning as it is (全省, 实现, 增长, 目标) are taken off before the look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from govtrends.facts.literals import any_of
from govtrends.facts.squeeze import fold
from govtrends.registry import IndicatorEntry, Registry

# Words before a subject that do not narrow it.  Names of other places, 人均, 年均, 累计, 新 and the like do.
_BEFORE = re.compile(
    r"^(?:\d{1,2}\.|全[省市区县旗州镇乡年域]|[我本该](?:省|市|区|县|旗|州|镇|街道)|全自治区|今年|去年|上年|当年|本年|年末|20\d\d年|上半年|前三季度|一季度"
    r"|初步(?:统计|核算)|据统计|预计|预期|提出|力争|确保|争取|其中|实现|完成|保持|推动|促进|达成|主要(?:预期)?目标|[和与及、，,:：\s])+(?!均)"
)
# Words behind it, cut off one by one: that it reached a level, or that it is a sum ...
_REACHED = (
    r"预期|目标|总量|总额|总值|达到?|突破|超过?|完成|实现|保持|稳定|控制|首次|连续\d+年|继续|同口径|历史性|迈上|创(?:历史)?新高|人数|为|是|约"
    r"|[在至到、，,:：\s]"
)
# ... and how it moved, which belongs to a percentage and would turn an amount into a change.
_MOVED = (
    r"同比|比上年|较上年|按(?:不变|可比)价格?(?:计算)?|名义|实际|平稳|稳步|持续|增长率?|增加|增速|增幅|涨幅|降幅|幅度"
    r"|上涨|上升|下降|降低|回落|提高|提升|变化|微|按"
)
_AFTER_LEVEL = re.compile(rf"(?:{_REACHED})$")
_AFTER_CHANGE = re.compile(rf"(?:{_REACHED}|{_MOVED})$")
_SPEED = re.compile(r"[增涨降][长速幅]|growth|increase")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_ENGLISH_WORD = re.compile(r"[a-z0-9&.]+(?:'s)?")
# Words that say nothing about what is measured: articles, prepositions, 'total', times, the giving of the thing.
_FUNCTION_WORDS = frozenset(
    re.split(
        r"\s+",
        """a an the of in on at to for from by with and or its this that all total totals various types kinds whole
        annual yearly cumulative city province district county january february march april may june july august
        september october november december year half first quarter month since beginning now currently issued
        distributed""",
    )
)
_GROWTH_WORDS = frozenset({"growth", "rate", "increase", "increased", "grew", "rose", "reached", "rise", "up"})
_FRACTION = {"个百分点", "百分点", "千分点", "percentage points", "percentage point"}


def indicator_id(subject: str, unit: str, measure: str, registry: Registry) -> str | None:
    """Return the id of the registered indicator that ``subject`` names, or ``None``.

    ``unit`` decides between a level and its change: 地区生产总值 in 元 is ``gdp``, in % ``gdp_growth``; a difference in
    percentage points is neither, and ``measure`` tells a change from a level in percent (完成预算的102%).  English
    subjects match the registry's English names.
    """
    return id_among(registered_names(registry), subject, unit, measure)


def id_among(names_by_unit: Mapping[str, Names], subject: str, unit: str, measure: str) -> str | None:
    """Return what :func:`indicator_id` does, of the names of a registry that were looked up before."""
    names = names_by_unit.get(unit)
    if names is None or unit in _FRACTION:
        return None
    as_printed = names.entries.get(subject)
    if as_printed is None and not names.may_name(subject):
        return None
    if as_printed is not None and subject.isalnum() and not subject.isascii():  # the first reading of such a one
        for entry in as_printed:
            if _measures(entry, subject, measure):
                return entry.id
    for name in _readings(subject, unit):
        for entry in names.entries.get(name, ()):
            if _measures(entry, subject, measure):
                return entry.id
    return None


def _measures(entry: IndicatorEntry, subject: str, measure: str) -> bool:
    """Say whether a figure of this measure can be the entry's: 增速5% may be printed as a level, yet is a change."""
    if entry.measure == measure:
        return True
    return entry.measure == "percent" and measure == "rate" and _SPEED.search(subject) is not None


def out_of_range(indicator: str | None, value: float, registry: Registry, unit: str | None = None) -> str | None:
    """Return a note when ``value`` lies outside the typical range of the indicator, else ``None``.

    The range is given in the entry's usual unit; a value in another ``unit`` is not judged.
    """
    entry = registry.indicators.get(indicator) if indicator is not None else None
    if entry is None or entry.typical is None or unit not in (None, entry.unit):
        return None
    low, high = entry.typical
    if low <= value <= high:
        return None
    return f"{entry.name} {value:g}{entry.unit} lies outside the typical range {low:g} to {high:g}; check the page"


def _readings(subject: str, unit: str) -> Iterator[str]:
    """Yield the forms of a subject to look up, the printed one first.

    A count's classifier may end its subject (宣传资料份数, 检查企业家次); words of change only go with a percentage.
    """
    text = fold(subject).strip()
    if text.isascii():
        yield _english_key(text, frozenset())
        if not _GROWTH_WORDS.isdisjoint(_ENGLISH_WORD.findall(text.lower())):
            yield _english_key(text, _GROWTH_WORDS)
        return
    squeezed = text if text.isalnum() else _BRACKETS.sub("", "".join(text.split())).strip("\"'《》")
    after = _AFTER_CHANGE if unit == "%" else _AFTER_LEVEL
    forms: list[str] = []
    for start in dict.fromkeys((squeezed, _BEFORE.sub("", squeezed))):
        for form in _shorter(start, after):
            yield _key(form)
            forms.append(form)
    shorter = [form.removesuffix(f"{unit}数").removesuffix("数") for form in forms if form.endswith("数")]
    yield from (_key(form) for form in shorter if form)
    forms += shorter
    if unit.endswith("次"):
        yield from (_key(form.removesuffix(unit)) for form in forms)


def _shorter(text: str, after: re.Pattern[str]) -> Iterator[str]:
    """Yield ``text`` and what is left of it after each word cut off its end."""
    while text:
        yield text
        cut = after.search(text)
        text = text[: cut.start()] if cut else ""


def _english_key(text: str, dropped: frozenset[str]) -> str:
    """Return the content words of an English subject, singular and sorted: translation shuffles the rest."""
    return " ".join(sorted({_singular(word) for word in _english_words(text) if word not in dropped}))


def _english_words(text: str) -> Iterator[str]:
    """Yield the content words of an English subject."""
    for printed in _ENGLISH_WORD.findall(text.lower()):
        word = printed.removesuffix("'s").rstrip("'")
        if word not in _FUNCTION_WORDS:
            yield word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _key(name: str) -> str:
    if name.isascii():
        return _english_key(name, frozenset())
    return name.lower().replace("、", "")


@dataclass(frozen=True, slots=True)
class Names:
    """Entries of one unit by every name they answer to; what tells at once that a subject holds none of them.

    ``chinese`` finds a Chinese name, ``pairs`` holds the first two characters of each (``None``: one has less), and
    ``english`` the words of the English ones.
    """

    entries: Mapping[str, tuple[IndicatorEntry, ...]]
    chinese: re.Pattern[str]
    pairs: frozenset[str] | None
    english: frozenset[str]

    def may_name(self, subject: str) -> bool:
        """Say whether the look-up is worth its while: nine subjects in ten hold no registered name."""
        if subject.isascii():
            for word in _english_words(subject):
                if _singular(word) not in self.english and word not in _GROWTH_WORDS:
                    return False
            return True
        plain = (subject if subject.isalnum() else _key("".join(fold(subject).split()))).lower()
        if self.pairs is not None:
            for at in range(len(plain) - 1):
                if plain[at : at + 2] in self.pairs:
                    return self.chinese.search(plain, at) is not None
            return False
        return self.chinese.search(plain) is not None


@lru_cache(maxsize=8)
def registered_names(registry: Registry) -> Mapping[str, Names]:
    """Collect the names of a registry once, by unit."""
    units = dict.fromkeys(unit for entry in registry.indicators.values() for unit in entry.units)
    return {unit: _names_in(unit, registry) for unit in units}


def _names_in(unit: str, registry: Registry) -> Names:
    entries: dict[str, list[IndicatorEntry]] = {}
    spoken: set[str] = set()
    for entry in registry.indicators.values():
        if unit not in entry.units:
            continue
        base = registry.indicators.get(entry.growth_of) if entry.growth_of is not None else None
        for source in (entry, base) if base is not None else (entry,):
            spoken |= {_key(fold(name)) for name in (source.name, *source.aliases)}
            for name in (source.name, *source.aliases, *source.english):
                same = entries.setdefault(_key(fold(name)), [])
                if entry not in same:
                    same.append(entry)
    english = frozenset(word for name in entries if name.isascii() for word in name.split())
    pairs = None if any([len(name) == 1 for name in spoken]) else frozenset([name[:2] for name in spoken])
    return Names({name: tuple(found) for name, found in entries.items()}, any_of(spoken), pairs, english)
