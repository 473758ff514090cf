"""Quantities in Chinese prose: value, unit and how exact the print claims to be.  One pass of one expression.

What counts as a measurement and what is only a date, a name or a rule is decided in
:mod:`govtrends.facts.quantities_noise`.
"""

from __future__ import annotations

import re

from govtrends.facts.quantities_noise import OF_DATES as _OF_DATES
from govtrends.facts.quantities_noise import Number, is_noise, is_noise_chinese, unit_of_bare
from govtrends.facts.quantities_rules import QUORUM
from govtrends.facts.quantities_units import PART, Unit, Units, load_units
from govtrends.text.numerals import LARGEST, normal, parse, power_of, scale


class Quantity:
    """A number with its unit: ``text[start:end]``; ``value_max`` for a range; ``unit_printed`` false where lost."""

    __slots__ = ("approx", "end", "per", "start", "unit", "unit_printed", "value", "value_max")

    def __init__(
        self,
        start: int,
        end: int,
        value: float,
        unit: Unit,
        approx: str | None = None,
        value_max: float | None = None,
        unit_printed: bool = True,
        per: str = "",
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.unit = unit
        self.approx = approx
        self.value_max = value_max
        self.unit_printed = unit_printed
        self.per = per

    @property
    def unit_name(self) -> str:
        """The unit as the table writes it, with what it is per (吨/日)."""
        return f"{self.unit.name}/{self.per}" if self.per else self.unit.name


_TENTHS = "成"
_FOLDS = Unit("番", "percent", "")
# 签约13个, 预约90次, 节约5吨: 约 ends a word and says nothing of the number; 持续约9天, 30条约5公里 do.
_PACT = re.compile(
    r"(?:[签履预违邀契缔]|(?<!办)公|(?<![手陆持继连延后])续|(?<![0-9多余几])条|(?<![春环细季时佳])节)约\s?$"
)
# Alternatives that each begin with characters, to which the search skips.
_BEFORE = re.compile(
    r"(?:(?P<about>大约|约|大概)|(?P<nearly>[将接](?<![附最临邻就].)近|近(?<![附最临邻就].))|(?P<at_least>超(?<!赶超)过?了?"
    r"|逾|突破了?|跨越|[跨越迈]过|至少|不[少低小]于|高于|[达已]上|上)"
    r"|(?P<at_most>不(?:超过|高于|多于|大于|到|足)|最多|至多|低于))\s?$"
)
_LAST_OF_BEFORE = frozenset("约概近超过了逾破少于上足到多越 ")
_AFTER = {
    "以上": "at_least",
    "之多": "at_least",
    "左右": "about",
    "上下": "about",
    "以内": "at_most",
    "以下": "at_most",
}
_FIRST_OF_AFTER = frozenset("/／每多以之左上")
_JOINER = re.compile(r"\s?(?:[-—–~～－]{1,2}|[至到])\s?")
_JOINING = frozenset("-—–~～－至到 ")
_PER = re.compile(
    r"\s?[/／每]\s?(日|天|年|月|小时|人|户|亩|吨|平方米|立方米|公里|平方公里|万人|次|元|秒|台|套|标准箱"
    r"|千瓦时|升)"
)


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of ``text`` in order, offsets into ``text``; ranges are one quantity."""
    return find_in_normal(normal(text))


def find_in_normal(text: str) -> list[Quantity]:
    """Return the quantities of a text whose digits are half-width and simplified (:func:`normal`)."""
    table = load_units()
    found: list[Quantity] = []
    open_range: tuple[int, Number] | None = None
    bare: list[Number] = []
    length = len(text)
    for match in table.number.finditer(text):
        start, end = match.span()
        digits, few, scaled, more, printed, share, numeral, over, counted = match.groups()
        if digits is None:
            open_range = None
            word = text[start] + (numeral if share is None else share)
            if share is not None:
                quantity = _share(text, start, end, word, table)
            else:
                quantity = _counted(text, start, end, word, table.printed[counted], table, vague=over is not None)
            if quantity is not None:
                bare = []
                found.append(quantity)
            continue
        until = end if printed is None else end - len(printed)
        number = Number(
            start,
            until,
            text[start] + digits,
            few is not None or more is not None,
            "" if scaled is None else scaled.strip(),
        )
        if printed is not None:
            quantity = _arabic(text, number, table.printed[printed], end, table, printed=True)
        elif until < length and text[until] in _OF_DATES:
            quantity = None
        else:
            quantity = _bare(text, number, table)
        if open_range is not None and quantity is not None and open_range[0] == start:
            quantity = _with_lower_end(quantity, number, open_range[1], found, text)
        stop = quantity.end if quantity is not None else until
        joiner = _JOINER.match(text, stop) if stop < length and text[stop] in _JOINING else None
        open_range = (joiner.end(), number) if joiner is not None else None
        if bare and bare[-1].end + 1 != start:
            bare = []
        if quantity is None:
            bare = [*bare, number]
            continue
        if found and quantity.unit.name.endswith("分点"):
            _share_points(text, found, quantity)
        if bare:
            if quantity.unit.name in _SHARED_UNITS:
                found.extend(_sharing(text, bare, quantity))
            bare = []
        found.append(quantity)
    return found


def _bare(text: str, number: Number, table: Units) -> Quantity | None:
    """Read a number that prints no unit: 3万群众, 拘留614〔缺〕."""
    unit = unit_of_bare(text, number, table)
    if unit is None:
        return None
    stop = number.start + len(text[number.start : number.end].rstrip())
    return _arabic(text, number, unit, stop, table, printed=False)


def _arabic(text: str, number: Number, unit: Unit, stop: int, table: Units, *, printed: bool) -> Quantity | None:
    """Read 25.20万份, 10 万余份, 近900个; ``None`` for a date, a code, the name of a scheme."""
    start, digits = number.start, number.digits
    if is_noise(text, number, unit, stop, table):
        return None
    if "," in digits:
        digits = digits.replace(",", "")
    value = float(digits)
    if value > LARGEST:
        return None
    if number.scale:  # 10.36百亿亿次/秒: multipliers are no code, however many
        value = scale(digits, power_of(number.scale))
    if unit.name == _TENTHS:
        unit, value = table.printed["%"], value * 10
    return _finish(text, Quantity(start, stop, value, unit, "at_least" if number.vague else None, None, printed))


def _share(text: str, start: int, end: int, word: str, table: Units) -> Quantity | None:
    """Read 三分之二, 百分之五, 翻一番."""
    if text.startswith("以上", end) and QUORUM.match(text, end):
        return None
    if word[0] == "翻":
        times = parse(word[1:-1]) if len(word) > 2 else 1.0
        return None if times is None else Quantity(start, end, times, _FOLDS)
    value = parse(word)
    if value is None:
        return None
    percent = word.startswith("百分之")
    unit = table.printed["%"] if percent else PART
    return _finish(text, Quantity(start, end, round(value * 100, 9) if percent else value, unit))


def _counted(text: str, start: int, end: int, word: str, unit: Unit, table: Units, *, vague: bool) -> Quantity | None:
    """Read 三百户, 百余名, 六成; ``None`` where the numeral only names or enumerates."""
    if is_noise_chinese(text, start, word, unit, end, table, vague=vague):
        return None
    value = parse(word)
    if value is None:
        return None
    if unit.name == _TENTHS:  # 六成 is 60 %
        return _finish(text, Quantity(start, end, value * 10, table.printed["%"]))
    return _finish(text, Quantity(start, end, value, unit, "at_least" if vague else None))


_PER_SECOND = "每秒"
_FRAMING = _LAST_OF_BEFORE | {"秒"}


def _finish(text: str, quantity: Quantity) -> Quantity:
    """Add the approximator before or after, 多 after the unit, and a per-unit (吨/日)."""
    start, end = quantity.start, quantity.end
    if start and text[start - 1] in _FRAMING:
        return _framed(text, quantity)
    return _framed(text, quantity) if end < len(text) and text[end] in _FIRST_OF_AFTER else quantity


def _framed(text: str, quantity: Quantity) -> Quantity:
    start, end, approx, per = quantity.start, quantity.end, quantity.approx, ""
    follower = text[end : end + 2]
    if follower[:1] in "/／每" and quantity.unit_printed and (share := _PER.match(text, end)) is not None:
        per, end = share[1], share.end()
        follower = text[end : end + 2]
    if follower in _AFTER:
        approx = _AFTER[follower]
    elif follower[:1] == "多" and quantity.unit_printed:
        approx = approx or "at_least"
    if start and text[start - 1] in _LAST_OF_BEFORE:
        before = _BEFORE.search(text, max(0, start - 5), start)
        if before is not None and before["about"] == "约" and _PACT.search(text, max(0, start - 4), start):
            before = None
        if before is not None and (text[start - 1] != "上" or text[start] in "百千万亿"):
            approx, start = before.lastgroup, before.start()
    if not per and quantity.unit_printed and text.startswith(_PER_SECOND, max(0, start - 2), start):
        per = "秒"  # 每秒900立方米
    quantity.start, quantity.end, quantity.approx, quantity.per = start, end, approx, per
    return quantity


def _with_lower_end(upper: Quantity, number: Number, lower: Number, found: list[Quantity], text: str) -> Quantity:
    """Make 3—5个 and 10%至15% one quantity; a from–to (由82%到95%) stays two."""
    previous = found[-1] if found and found[-1].start <= lower.start < found[-1].end else None
    if previous is not None and (previous.unit != upper.unit or text[max(0, previous.start - 1)] in "由从"):
        return upper
    power = lower.scale or ("" if previous is not None or upper.start != number.start else number.scale)
    low = scale(lower.digits.replace(",", ""), power_of(power))
    if low >= upper.value:
        return upper
    upper.start = lower.start
    if previous is not None:
        found.pop()
        upper.start = previous.start
        upper.approx = upper.approx or previous.approx
    upper.value, upper.value_max = low, upper.value
    return upper


_SHARED_UNITS = frozenset(("%", "百分点", "千分点", "元", "亩", "吨", "公里"))


def _sharing(text: str, bare: list[Number], last: Quantity) -> list[Quantity]:
    """Return the numbers of a list whose unit is printed once, at its end (提高20.9、36.2、54个百分点)."""
    return [
        Quantity(number.start, number.end, float(number.digits), last.unit, None, last.value_max, False, last.per)
        for number in bare
        if "," not in number.digits
        and not number.scale
        and text[number.end] in "、和"
        and (number is not bare[0] or text[number.start - 1] not in "第.、年")
    ]


def _share_points(text: str, found: list[Quantity], last: Quantity) -> None:
    """Give 百分点 to the number before as well, where one word serves both (高3.4个、1个百分点)."""
    before = found[-1]
    if before.unit.name == "个" and text[before.end : last.start].strip() in ("、", "和"):
        before.unit = last.unit
