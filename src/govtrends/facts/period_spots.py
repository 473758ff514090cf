"""Where a Chinese period may begin: one look ahead, so that the many forms are tried in few places."""

from __future__ import annotations

import re

# Where a form may begin, by its first character, and what must follow there, because most of these (一, 中, 年) are
# everyday words.  Alternatives that each begin with one character let the search skip to them.
_D = "0-9０-９〇零○ＯO一二三四五六七八九十"
_LATER = rf"[{_D}\s]{{0,9}}(?:[年月季至到—–~～－-]|(?<=\d\d\d\d)[./]|[、和,]第?[二三四2-4]季)"
_AHEAD = (
    ("０１２３４５６７８９〇零○ＯO一二三四五六七八九十", _LATER),
    *((digit, rf"(?<!\d{digit}){_LATER}") for digit in "0123456789"),  # the rest of a number begins nothing
    ("十", "[一二三四五六]?五"),
    ("今去前明本全", "年"),
    ("今昨", "[天日]"),
    ("本上下", "个?月"),
    ("本这", "学期"),
    ("上下", "半年|一?年"),
    ("前头", rf"\s?[{_D}两]|不久"),
    ("第", "[一二三四1-4](?:季|[、和,至—-])|十[一二三四五六]?个五年"),
    ("首", "个?季"),
    ("“\"「'‘", "十|五一"),
    ("目当日", "前"),
    ("现", "阶段|已|在|如今"),
    ("如而迄至", "今"),
    ("近", rf"[日期年段些两{_D}\s]"),
    ("过", "去"),
    ("最", "近"),
    ("年月", "[底末初]"),
    ("连", "日"),
    ("不", "久前"),
    ("党", "的[十二]"),
    ("春夏秋冬", "[季节运]"),
    ("疫国中端清元五双节假暑寒汛防两", "情期|庆|秋|午|明|旦|一|节|日|期|假|汛|会"),
    ("劳", "动节"),
    ("启开实成运投入", "[动展施立通行用春夏秋冬汛学]以[来來]"),
)

# Every form holds one of these, most as a part of two characters, because each alone is an everyday word: 2022年, 3月,
# 一季度, 十四五, 目前, 现已, 近日, 暑假, 黄金周, 成立以来, 2022-03-01.
HELD = (
    "年|月|季|五(?:(?<=十五)|(?<=十[一二三四五六]五))|党(?=的)|昨|近|暑|寒|假|黄|来(?<=以来)|來(?<=以來)"
    "|前(?:(?<=[目当日久]前)|(?=不久))|今(?:(?<=[如而迄至]今)|(?=[天日]))|现(?=[阶已如在])|日(?:(?<=连日)|(?=前))"
    "|期(?:(?<=学期)|(?=间))|1(?=9[0-9０-９]{2}[-./])|2(?=0[0-9０-９]{2}[-./])"
)

# The forms that begin with these characters, where they are few; with any other, all are tried.
FEW = {
    "目当现如而迄至": ("now",),
    "近过最": ("last", "loose"),
    "昨": ("day",),
    "连不日": ("loose",),
    "启开实成运投入": ("since",),
    "党": ("congress",),
    "节假疫汛防两": ("event",),
    "年月": ("edge",),
    "五": ("date", "months", "month", "break", "last", "event"),
    "三": ("date", "months", "quarter", "month", "last"),
    "四": ("date", "months", "quarter", "month"),
    "六七八九": ("date", "months", "month"),
    "十": ("date", "months", "month", "plan", "last"),
    "“": ("plan", "break", "event"),
    "第": ("quarter", "plan"),
    "夏秋冬": ("seasonal",),
}


def spot() -> str:
    """Return the expression of the characters that may begin a period."""
    ahead: dict[str, list[str]] = {}
    for firsts, following in _AHEAD:
        for first in firsts:
            ahead.setdefault(first, []).append(following)
    return "|".join(f"{re.escape(first)}(?={'|'.join(following)})" for first, following in ahead.items())
