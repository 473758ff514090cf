"""Numerals as newspapers print them, and back: Arabic, Chinese, mixed and English.

Values are floats that are exact wherever the printed number is (``25.20万`` is 252000.0): scaling goes through
:class:`decimal.Decimal`.  Vague numbers (``数十``, ``若干``) have no value.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

HALF_WIDTH = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "０１２３４５６７８９．％＋－"}
"""Full-width digits and their signs to ASCII, one character for one, so that offsets stay."""

TRADITIONAL = str.maketrans("萬億點兩個畝噸戶餘來", "万亿点两个亩吨户余来")
"""Traditional forms of numerals and of the commonest units, one character for one."""

_NORMAL = HALF_WIDTH | TRADITIONAL
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _NORMAL)))}]")
_WIDE_CHARS = "０１２３４５６７８９．％萬億點兩個畝噸戶餘"
_WIDE = re.compile(f"[{_WIDE_CHARS}]")
# From so many characters on, looking for each wide one by itself takes half as long as one search for all.
_LONG = 1000
_WIDE_COMMA = re.compile(r"，(?<=[0-9]，)(?=[0-9]{3}(?![0-9]))")

SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
"""Powers of ten of the Chinese multipliers."""

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2, "幺": 1}

ENGLISH_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH_WORDS = (
    {word: i for i, word in enumerate(_UNITS.split())}
    | {"seventeen": 17, "eighteen": 18, "nineteen": 19}
    | {word: 10 * i for i, word in enumerate(_TENS.split(), start=2)}
)

ENGLISH_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}

_ARABIC = re.compile(r"(\d+(?:\.\d+)?)([十百千万亿]*)")
_CHINESE = re.compile(r"[零〇○一二两俩三四五六七八九十百千万亿]+")
_PER = re.compile(r"(百|千|万)分之(.+)|(.+)分之(.+)")
_SPACE_OR_COMMA = re.compile(r"[\s,，]")


def normal(text: str) -> str:
    """Return ``text`` with half-width digits and simplified numerals, character for character (offsets stay)."""
    if text.isascii() or not _holds_wide(text):
        return text
    # str.translate would look up every character of a text in which few need it.
    return _WIDE_COMMA.sub(",", _ODD.sub(lambda odd: odd.group().translate(_NORMAL), text))


def _holds_wide(text: str) -> bool:
    if len(text) < _LONG:
        return _WIDE.search(text) is not None
    return any([char in text for char in _WIDE_CHARS])


def parse(text: str) -> float | None:
    """Return the value of a numeral without its unit, or ``None`` where it has none.

    Takes ``1,495``, ``25.20万``, ``3千``, ``10 万``, ``二百零五``, ``两千``, ``零点五``, ``三分之二``; ``百分之五``
    is 0.05.
    Approximators (余, 多, 几) must be cut away before; a vague word gives ``None``.
    """
    plain = _SPACE_OR_COMMA.sub("", normal(text))
    arabic = _ARABIC.fullmatch(plain)
    if arabic is not None:
        return scale(arabic[1], power_of(arabic[2]))
    share = _PER.fullmatch(plain)
    if share is not None:
        whole = 10.0 ** SCALES[share[1]] if share[1] else parse(share[3])
        part = parse(share[2] or share[4])
        return part / whole if part is not None and whole else None
    head, point, tail = plain.partition("点")
    if point:
        return _decimal(head, tail)
    return _chinese(plain) if _CHINESE.fullmatch(plain) else None


LARGEST = 1e17
"""No published count or sum is larger (the money supply of China is 3×10¹⁴ yuan); longer runs of digits are codes."""


@cache
def power_of(multipliers: str) -> int:
    """Return the power of ten of a run of Chinese multipliers: 8 for 亿, 7 for 千万."""
    return sum(SCALES[c] for c in multipliers)


def scale(number: str, power: int) -> float:
    """Return ``number`` (digits, at most one dot) times ten to the ``power``, without binary rounding on the way."""
    return float(f"{number}e{power}")


def parse_english(text: str) -> float | None:
    """Return the value of ``1,495``, ``68.76 million``, ``twenty-five thousand`` or ``two-thirds``, else ``None``."""
    power, number, plain = 0, 0.0, text.replace(",", "")
    if plain.isdecimal():  # most numbers
        return float(plain)
    words = plain.lower().replace("-", " ").split()
    while words and words[-1] in ENGLISH_SCALES:
        power += ENGLISH_SCALES[words.pop()]
    if not words:
        return None
    if len(words) == 1 and words[0] not in ENGLISH_WORDS:
        try:
            return float(f"{words[0]}e{power}")
        except ValueError:
            return None
    parts = ENGLISH_PARTS.get(words[-1].removesuffix("s"), 1) if len(words) > 1 else 1
    for word in words if parts == 1 else words[:-1]:
        if word not in ENGLISH_WORDS:
            return None
        number += ENGLISH_WORDS[word]
    return number * 10.0**power / parts


def render(value: float) -> str:
    """Return ``value`` as a newspaper prints it, in 万 or 亿 where that loses no digit: 252000.0 is ``25.2万``."""
    exact = Decimal(repr(value))
    for sign, power in (("亿", 8), ("万", 4)):
        short = exact.scaleb(-power)
        if short >= 1 and -int(short.normalize().as_tuple().exponent) <= 2:
            return f"{short.normalize():f}{sign}"
    return f"{exact.normalize():f}"


def render_chinese(value: int) -> str:
    """Return a whole number below 10**16 in Chinese numerals: 205 is ``二百零五``."""
    if not 0 <= value < 10**16:
        raise ValueError(f"render_chinese takes 0 to 10**16 - 1, not {value}")
    if value == 0:
        return "零"
    for sign, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if value >= size:
            head, rest = divmod(value, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return f"{render_chinese(head)}{sign}{gap}{render_chinese(rest) if rest else ''}"
    return "零一二三四五六七八九"[value]


def _decimal(head: str, tail: str) -> float | None:
    """Read ``三点一四`` (the digits after 点 one by one, an optional multiplier last)."""
    whole = _chinese(head) if _CHINESE.fullmatch(head) else None
    power = 0
    while tail and tail[-1] in SCALES:
        power += SCALES[tail[-1]]
        tail = tail[:-1]
    if whole is None or not tail or any(c not in DIGITS for c in tail):
        return None
    return scale(f"{int(whole)}.{''.join(str(DIGITS[c]) for c in tail)}", power)


def _chinese(text: str) -> float | None:
    """Read 一百二十三: sections closed by 万 and 亿, a bare leading 十/百/千 counting one."""
    if len(text) > 1 and not any(c in SCALES for c in text):
        # 二〇二二, 三四: digits in a row are a year, a code or a vague "three or four".
        return float("".join(str(DIGITS[c]) for c in text)) if "〇" in text or "零" in text else None
    total, section, digit = 0, 0, -1
    for c in text:
        if c in DIGITS:
            if digit > 0:
                return None
            digit = DIGITS[c]
        elif c in "十百千":
            section += (digit if digit > 0 else 1) * 10 ** SCALES[c]
            digit = -1
        else:
            section += max(digit, 0)
            total = (total + section or 1) * 10 ** SCALES[c] if c == "亿" else total + (section or 1) * 10**4
            section, digit = 0, -1
    return float(total + section + max(digit, 0))
